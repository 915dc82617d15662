"""Backups: when there is one, what is in it and what never is, how many are kept, and the way back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from retrokit.facilitation.changes import Change, NotesSet, RoomOpened, SessionEnded, StageEntered
from retrokit.facilitation.errors import Trouble
from retrokit.storage.store import SqliteStore
from tests.storage.disks import read_only, small_disk
from tests.storage.samples import Kept, a_session, as_loaded, digest, put, raw, reveal


def back_up(store: SqliteStore, day: str = "2026-11-24") -> None:
    store.backups.keep(store.copy_after_seal(), day)


def names(kept: Kept) -> list[str]:
    return sorted(path.name for path in kept.store.backups.folder.iterdir())


def test_in_the_middle_of_a_phase_there_is_none(kept: Kept) -> None:
    middle: dict[str, tuple[Change, ...]] = {
        "the room has just opened": (),
        "a stage begins": (StageEntered(1, kept.session.runs, 0.0),),
        "a card came": (put(1, "text"),),
    }
    for what, changes in middle.items():
        if changes:
            kept.do(*changes)
        with pytest.raises(ValueError, match="after a seal"):
            back_up(kept.store)
        assert not kept.store.backups.folder.exists(), what
    kept.do(*reveal(kept.session))
    back_up(kept.store)
    kept.do(NotesSet("nothing private"))
    back_up(kept.store)
    kept.do(put(2, "late"))
    with pytest.raises(ValueError, match="after a seal"):
        back_up(kept.store)
    with pytest.raises(ValueError, match="after a seal"):
        back_up(kept.reopen().store)
    kept.do(SessionEnded(kept.session.runs))
    back_up(kept.store)


def test_what_is_hidden_is_not_in_it_nor_any_key(kept: Kept) -> None:
    other = Kept.__new__(Kept)
    other.path, other.store, other.session = kept.path, kept.store, a_session("s2", "Quay")
    other.do(RoomOpened(other.session)).do(put("theirs", "canary of another session"))
    kept.do(put(1, "on the board"), put(2, "canary withdrawn")).do(put(2, "edited"))
    boxes = [
        bytes(box)
        for (table,) in kept.store._db.conn.execute("SELECT 'intake_' || phase FROM intake").fetchall()
        for (box,) in kept.store._db.conn.execute(f"SELECT box FROM {table}")
    ]
    kept.do(*reveal(kept.session))
    back_up(kept.store)
    content = raw(kept.store.backups.folder)
    assert b"on the board" in content and b"edited" in content
    keys = [path.read_bytes()[:32] for path in kept.path.parent.glob("*.key")]
    assert len(keys) == 2
    for secret in (b"canary", digest("theirs").encode(), *keys, *boxes):
        assert secret not in content
    assert b"intake_" not in content
    (name,) = names(kept)
    with closing(sqlite3.connect(kept.store.backups.folder / name)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert conn.execute("SELECT count(*) FROM intake").fetchone() == (0,)


def test_one_a_day_and_three_in_all_and_nothing_tells_the_hour(kept: Kept) -> None:
    for number, day in enumerate(("2026-11-10", "2026-11-12", "2026-11-12", "2026-11-17", "2026-11-24")):
        kept.do(put(number, f"text {number}")).do(*reveal(kept.session))
        back_up(kept.store, day)
    assert names(kept) == [f"retrokit-2026-11-{day}.db" for day in (12, 17, 24)]
    for path in kept.store.backups.folder.iterdir():
        stamp = path.stat()
        assert stamp.st_mtime == stamp.st_atime
        assert date.fromtimestamp(stamp.st_mtime).isoformat() in path.name
        assert stamp.st_mtime % 60 == 0
        assert os.name != "posix" or stamp.st_mode & 0o777 == 0o600
    counts = [len(backup.titles or ()) for backup in kept.store.backups.listed()]
    assert counts == [1, 1, 1]


def test_a_clock_that_was_ahead_once_does_not_cost_the_newest(kept: Kept) -> None:
    kept.do(*reveal(kept.session))
    for day in ("2031-01-01", "2031-01-02", "2031-01-03", "2026-11-24"):
        back_up(kept.store, day)
    assert "retrokit-2026-11-24.db" in names(kept)


def test_a_backup_is_put_back_and_the_present_database_is_kept(kept: Kept) -> None:
    kept.do(put(1, "first")).do(*reveal(kept.session)).do(NotesSet("as it was"))
    back_up(kept.store)
    expected = as_loaded(kept.session)
    kept.do(put(2, "hidden"), NotesSet("as it is"))
    present = as_loaded(kept.session)
    folder = kept.store.restore("retrokit-2026-11-24.db")
    found = kept.store.load("s1")
    assert (found.notes, found.cards, dict(found.held)) == ("as it was", expected.cards, {})
    assert kept.store.check().startswith("ok, 1 sessions")
    assert not list(kept.path.parent.glob("intake-*.key"))
    # The session goes on from there, and what was kept is whole, with what it hides.
    kept.session = found
    kept.do(put(3, "new")).do(*reveal(kept.session))
    assert sorted(card.text for card in kept.reopen().session.cards) == ["first", "new"]
    beside = SqliteStore(folder / kept.path.name)
    assert beside.load("s1") == present
    beside.close()
    assert kept.store.restore("retrokit-2026-11-24.db").name == "replaced-2"


def test_a_deleted_session_is_gone_from_backups_too(kept: Kept) -> None:
    other = Kept.__new__(Kept)
    other.path, other.store, other.session = kept.path, kept.store, a_session("s2", "Quay")
    other.do(RoomOpened(other.session))
    kept.do(put(1, "canary card"), NotesSet("canary note")).do(*reveal(kept.session))
    back_up(kept.store, "2026-11-10")
    back_up(kept.store, "2026-11-24")
    damaged = kept.store.backups.folder / "retrokit-2026-11-24.db"
    content = bytearray(damaged.read_bytes())
    content[8192:12288] = bytes(4096)
    damaged.write_bytes(content)
    kept.store.delete("s1")
    assert b"canary" not in raw(kept.path.parent)
    (left,) = kept.store.backups.listed()
    assert (left.date, left.titles) == ("2026-11-10", ("Sprint 31",))
    kept.store.restore(left.name)
    assert [row.id for row in kept.store.sessions()] == ["s2"]


@pytest.mark.parametrize("harm", ["zeroed", "gone", "foreign", "newer"])
def test_a_backup_that_is_no_good_changes_nothing(kept: Kept, harm: str) -> None:
    kept.do(put(1, "first")).do(*reveal(kept.session))
    back_up(kept.store)
    expected = as_loaded(kept.do(put(2, "hidden"), NotesSet("as it is")).session)
    file = kept.store.backups.folder / "retrokit-2026-11-24.db"
    content = bytearray(file.read_bytes())
    if harm == "gone":
        file.unlink()
    else:
        content[8192:12288] = bytes(4096) if harm == "zeroed" else content[8192:12288]
        content[60:64] = b"\0\0\0\x63" if harm == "newer" else content[60:64]
        content[68:72] = b"mine" if harm == "foreign" else content[68:72]
        file.write_bytes(content)
    with pytest.raises(Trouble) as caught:
        kept.store.restore("retrokit-2026-11-24.db")
    codes = {"zeroed": "bad_backup", "gone": "no_backup", "foreign": "not_a_database", "newer": "newer"}
    assert caught.value.code == codes[harm]
    assert caught.value.remedy
    assert kept.store.load("s1") == expected
    assert not list(kept.path.parent.glob("replaced-*"))
    assert kept.reopen().session == expected


def test_a_backup_finds_no_room_and_the_rest_goes_on(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        kept = Kept(disk.folder / "retrokit.db")
        kept.do(put(1, "first")).do(*reveal(kept.session))
        back_up(kept.store, "2026-11-10")
        copy = kept.store.copy_after_seal()
        if disk.mounted:
            disk.fill(kept.store)
            code = "disk_full"
        else:
            shutil.rmtree(kept.store.backups.folder)
            kept.store.backups.folder.write_text("in the way")
            code = "disk_error"
        with pytest.raises(Trouble) as caught:
            kept.store.backups.keep(copy, "2026-11-24")
        assert caught.value.code == code
        if disk.mounted:
            assert names(kept) == ["retrokit-2026-11-10.db"]
            disk.make_room(kept.store)
            back_up(kept.store)
            assert len(names(kept)) == 2
        kept.store.close()


def test_a_folder_that_may_not_be_written(kept: Kept) -> None:
    kept.do(*reveal(kept.session))
    kept.store.backups.folder.mkdir()
    with read_only(kept.store.backups.folder), pytest.raises(Trouble) as caught:
        back_up(kept.store)
    assert caught.value.code == "read_only"
    back_up(kept.store)
