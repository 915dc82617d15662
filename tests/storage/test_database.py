"""Opening: the settings that anonymity and safety rest on, and files that are not what they should be."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from retrokit.facilitation.changes import RoomOpened
from retrokit.facilitation.errors import Trouble
from retrokit.storage.database import open_database
from retrokit.storage.migrations import APPLICATION_ID, VERSION
from retrokit.storage.store import SqliteStore
from tests.storage.disks import read_only
from tests.storage.samples import Kept, as_loaded, put, reveal

EXPECTED = {
    "page_size": 4096,
    "auto_vacuum": 0,
    "journal_mode": "truncate",
    "synchronous": 3,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "foreign_keys": 1,
    "application_id": APPLICATION_ID,
    "user_version": VERSION,
}


def trouble(path: Path) -> Trouble:
    with pytest.raises(Trouble) as caught:
        SqliteStore(path)
    assert caught.value.remedy
    assert "{" not in str(caught.value)
    return caught.value


def test_every_setting_is_in_force_on_every_open(path: Path) -> None:
    for _ in range(3):
        db = open_database(path)
        assert {name: db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in EXPECTED} == EXPECTED
        assert db.conn.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 1_000_000
        assert db.conn.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 1
        db.conn.close()


def test_no_table_counts_its_rows_or_keeps_a_time(kept: Kept) -> None:
    conn = kept.store._db.conn
    tables = conn.execute(
        "SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    with_rowid = [name for name, without_rowid in tables if not without_rowid]
    assert len(with_rowid) == 1, "only the boxes, whose rowid is drawn at random"
    assert with_rowid[0].startswith("intake_")
    columns = conn.execute(
        "SELECT p.name FROM pragma_table_list t JOIN pragma_table_info(t.name) p WHERE t.type = 'table'"
    )
    names = {name for (name,) in columns}
    assert not {
        name for name in names if any(word in name for word in ("time_", "_at", "created", "updated", "seat"))
    }


def test_a_file_that_another_program_turned_to_a_log_is_turned_back(kept: Kept) -> None:
    kept.store.close()
    conn = sqlite3.connect(kept.path)
    assert conn.execute("PRAGMA journal_mode = wal").fetchone() == ("wal",)
    conn.execute("UPDATE session SET notes = 'from elsewhere'")
    conn.commit()
    conn.close()
    assert kept.reopen().session.notes == "from elsewhere"
    assert kept.store._db.conn.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
    assert not kept.path.with_name("retrokit.db-wal").exists()


def made_newer(kept: Kept, least_reader: int) -> bytes:
    kept.store.close()
    conn = sqlite3.connect(kept.path)
    conn.execute(f"PRAGMA user_version = {VERSION + 1}")
    conn.execute("ALTER TABLE session ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
    conn.execute("UPDATE about SET min_reader = ?", (least_reader,))
    conn.commit()
    conn.close()
    return kept.path.read_bytes()


def test_a_file_for_newer_readers_is_refused_and_left_to_the_byte(kept: Kept) -> None:
    content, stamp = made_newer(kept, VERSION + 1), kept.path.stat().st_mtime_ns
    assert trouble(kept.path).code == "newer"
    assert (kept.path.read_bytes(), kept.path.stat().st_mtime_ns) == (content, stamp)


def test_a_newer_file_that_older_readers_understand_is_read_and_left_to_the_byte(kept: Kept) -> None:
    kept.do(put(1, "on the board")).do(*reveal(kept.session)).do(put(2, "hidden"))
    content, stamp = made_newer(kept, VERSION), kept.path.stat().st_mtime_ns
    store = SqliteStore(kept.path)
    assert [row.title for row in store.sessions()] == ["Sprint 31"]
    assert store.load("s1") == as_loaded(kept.session)
    assert store.check().startswith("ok, 1 sessions")
    for write in (
        lambda: store.commit(kept.session, kept.session, [RoomOpened(kept.session)]),
        lambda: store.delete("s1"),
        lambda: store.restore("retrokit-2026-11-24.db"),
        store.writable,
    ):
        with pytest.raises(Trouble) as caught:
            write()
        assert caught.value.code == "only_reading"
        assert caught.value.remedy
    store.close()
    assert (kept.path.read_bytes(), kept.path.stat().st_mtime_ns) == (content, stamp)


def _text(path: Path) -> None:
    path.write_text("Dear diary, " * 100)


def _short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def _foreign(path: Path) -> None:
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE bookmarks (url TEXT)")
    conn.close()


@pytest.mark.parametrize("make", [_text, _short, _foreign])
def test_what_is_not_ours_is_left_to_the_byte(path: Path, make: Callable[[Path], None]) -> None:
    path.parent.mkdir()
    make(path)
    content = path.read_bytes()
    assert trouble(path).code == "not_a_database"
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_in_the_place_of_the_file(path: Path) -> None:
    path.mkdir(parents=True)
    assert trouble(path).code == "not_a_database"


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    Kept(path).store.close()


def test_a_folder_that_may_only_be_read(kept: Kept) -> None:
    kept.do(put(1, "text"))
    kept.store.close()
    content = kept.path.read_bytes()
    with read_only(kept.path.parent):
        assert trouble(kept.path).code == "read_only"
        assert trouble(kept.path.with_name("new.db")).code == "read_only"
        assert trouble(kept.path.parent / "new folder" / "new.db").code == "read_only"
    assert kept.path.read_bytes() == content
    assert len(kept.reopen().session.held) == 1


def test_a_file_that_another_program_writes_to(kept: Kept) -> None:
    kept.store.close()
    other = sqlite3.connect(kept.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert trouble(kept.path).code == "busy"
    other.execute("ROLLBACK")
    other.close()
    kept.reopen()


def test_the_doctor_hears_of_damage_and_of_health(kept: Kept) -> None:
    kept.do(put(1, "text")).do(*reveal(kept.session))
    assert kept.store.check().startswith("ok, 1 sessions")
    conn = sqlite3.connect(kept.path)
    conn.execute("UPDATE card SET group_id = 'nowhere'")
    conn.commit()
    conn.close()
    with pytest.raises(Trouble) as caught:
        kept.store.check()
    assert caught.value.code == "damaged"
