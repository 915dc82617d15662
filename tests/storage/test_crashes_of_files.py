"""Real processes, killed at every step of a backup, an update, a recovery and a restore: exactly before or exactly after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from retrokit.facilitation.session import Session
from retrokit.storage.failpoint import POINTS
from retrokit.storage.migrations import SCHEMA
from retrokit.storage.store import SqliteStore
from tests.storage.disks import small_disk
from tests.storage.samples import Kept, as_loaded, put, raw
from tests.storage.test_crashes import killed, run
from tests.storage.worker import NEXT, open_room

DAY, LATER = "2026-11-10", "2026-11-24"


def points(name: str) -> tuple[str, ...]:
    return tuple(point for point in POINTS if point.startswith(f"{name}-"))


@contextmanager
def opened(path: Path, schema: object = SCHEMA) -> Iterator[SqliteStore]:
    store = SqliteStore(path, schema)  # type: ignore[arg-type]
    try:
        yield store
        assert store.check().startswith("ok, 1 sessions")
    finally:
        store.close()
    assert not (path.parent / "workshop").exists()


def loaded(path: Path) -> Session:
    with opened(path) as store:
        return store.load("s1")


@pytest.mark.parametrize("at", points("backup"))
def test_a_kill_in_a_backup_leaves_the_old_ones_and_the_session(path: Path, at: str) -> None:
    open_room(path)
    assert run("back-up", path, DAY).stdout == "ack\n"
    before = loaded(path)
    assert killed(run("back-up", path, LATER, at=at))
    with opened(path) as store:
        after = store.load("s1")
        assert (after.notes, after.cards) == ("after", before.cards), "the seal was committed"
        found = {backup.date: backup.titles for backup in store.backups.listed()}
        done = at in ("backup-renamed", "backup-done")
        assert found == {DAY: ("Sprint 31",), **({LATER: ("Sprint 31",)} if done else {})}
        assert len(list(store.backups.folder.iterdir())) == len(found), "nothing half written is left"
    assert run("back-up", path, LATER).stdout == "ack\n"


@pytest.mark.parametrize("at", points("migrate"))
def test_a_kill_in_an_update_leaves_the_old_file_or_the_new_one(path: Path, at: str) -> None:
    open_room(path)
    before = loaded(path)
    content = path.read_bytes()
    assert killed(run("update", path, at=at))
    assert (path.read_bytes()[100:] == content[100:]) is (at != "migrate-swapped")
    assert killed(run("update", path, at=at)) is (at != "migrate-swapped")
    with opened(path, NEXT) as store:
        assert store.load("s1") == before
        assert store._db.conn.execute("SELECT mood FROM session").fetchone() == ("calm",)
        assert [backup.titles for backup in store.backups.listed()] == [("Sprint 31",)]


def damaged(path: Path) -> Session:
    """A session with a backup, cards that are hidden since, and a bad page in an index."""
    open_room(path)
    assert run("back-up", path, DAY).stdout == "ack\n"
    kept = Kept.__new__(Kept)
    kept.path, kept.store = path, SqliteStore(path)
    kept.session = kept.store.load("s1")
    kept.do(put("hidden", "hidden since"))
    root = kept.store._db.conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'learning_session'")
    page = int(root.fetchone()[0])
    kept.store.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))
    return as_loaded(kept.session)


@pytest.mark.parametrize("at", points("recover"))
def test_a_kill_in_a_recovery_and_in_the_recovery_after_it(path: Path, at: str) -> None:
    expected = damaged(path)
    content = path.read_bytes()
    assert killed(run("start", path, at=at))
    swapped = at in ("recover-swapped", "recover-done")
    again = run("start", path, at="recover-ready")
    assert again.stdout == "ack\n" if swapped else killed(again)
    assert loaded(path) == expected
    (aside,) = path.parent.glob("damaged-*")
    assert (aside / path.name).read_bytes() == content, "the damaged file is kept as it was"
    assert len(list(path.parent.glob("intake-*.key"))) == 1
    assert run("write", path).stdout == "ack\n"


@pytest.mark.parametrize("at", points("restore"))
def test_a_kill_in_a_restore_leaves_the_present_or_the_backup(path: Path, at: str) -> None:
    open_room(path)
    assert run("back-up", path, DAY).stdout == "ack\n"
    sealed = loaded(path)
    assert run("write", path).stdout == "ack\n"
    present = loaded(path)
    assert present.held != sealed.held
    name = f"retrokit-{DAY}.db"
    assert killed(run("restore", path, name, at=at))
    found = loaded(path)
    if at == "restore-swapped":
        assert (found.cards, dict(found.held)) == (sealed.cards, {})
    else:
        assert found == present
    assert run("restore", path, name).stdout == "ack\n"
    assert loaded(path).cards == sealed.cards
    assert b"hidden since" not in raw(path.parent)


@pytest.mark.parametrize("at", points("ballast"))
def test_a_kill_around_the_ballast_loses_nothing(tmp_path: Path, at: str) -> None:
    with small_disk(tmp_path / "disk", 48) as disk:
        path = disk.folder / "retrokit.db"
        open_room(path)
        before = loaded(path)
        if at == "ballast-made" or not disk.mounted:
            assert killed(run("refill", path, at="ballast-made"))
        else:
            assert run("refill", path).stdout == "ack\n"
            with opened(path) as store:
                disk.fill(store)
            assert killed(run("write", path, at=at))
        assert loaded(path) == before
        assert run("write", path).stdout == "ack\n"


def test_every_place_has_its_name_in_the_list() -> None:
    """And none is named that is passed nowhere."""
    code = "".join(file.read_text("utf-8") for file in (Path(__file__).parents[2] / "retrokit").rglob("*.py"))
    assert len(set(POINTS)) == len(POINTS)
    assert [
        point for point in POINTS if f'failpoint("{point}")' not in code.replace("failpoint, ", "failpoint(")
    ] == []
