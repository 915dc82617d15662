"""Real processes, killed at every step of a backup, an update, a recovery and a restore: exactly before or exactly after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from retrokit.facilitation.changes import NotesSet
from retrokit.facilitation.session import Session
from retrokit.storage.failpoint import POINTS
from retrokit.storage.migrations import SCHEMA, Schema
from retrokit.storage.store import SqliteStore
from tests.storage.disks import small_disk
from tests.storage.samples import Kept, as_loaded, put, raw, reveal
from tests.storage.test_crashes import killed, run
from tests.storage.test_recovery import page_of, zero_page
from tests.storage.worker import NEXT, open_room

DAY, LATER = "2026-11-10", "2026-11-24"


def points(name: str) -> tuple[str, ...]:
    return tuple(point for point in POINTS if point.startswith(f"{name}-"))


def go_on(path: Path) -> Kept:
    """The session as the disk has it, in this process."""
    kept = Kept.__new__(Kept)
    kept.path, kept.store = path, SqliteStore(path)
    kept.session = kept.store.load("s1")
    return kept


def sealed_room(path: Path) -> Session:
    """A session after its first reveal, with a backup of it."""
    open_room(path)
    kept = go_on(path)
    kept.do(*reveal(kept.session), NotesSet("after"))
    kept.store.backups.keep(kept.store.copy_after_seal(), DAY)
    kept.store.close()
    return as_loaded(kept.session)


@contextmanager
def opened(path: Path, schema: Schema = SCHEMA) -> Iterator[SqliteStore]:
    store = SqliteStore(path, schema)
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
    before = sealed_room(path)
    assert killed(run("back-up", path, LATER, at=at))
    with opened(path) as store:
        after = store.load("s1")
        assert (after.notes, after.cards) == ("after", before.cards), "the seal was committed"
        found = {backup.date: backup.titles for backup in store.backups.listed()}
        done = at in ("backup-renamed", "backup-done")
        assert found == {DAY: ("Sprint 31",), **({LATER: ("Sprint 31",)} if done else {})}
        assert len(list(store.backups.folder.iterdir())) == len(found), "nothing half written is left"
    kept = go_on(path)
    kept.do(put("more", "more")).do(*reveal(kept.session))
    kept.store.backups.keep(kept.store.copy_after_seal(), LATER)
    kept.store.close()


@pytest.mark.parametrize("at", points("migrate"))
def test_a_kill_in_an_update_leaves_the_old_file_or_the_new_one(path: Path, at: str) -> None:
    open_room(path)
    before = loaded(path)
    content = path.read_bytes()
    assert killed(run("update", path, at=at))
    assert (path.read_bytes()[100:] == content[100:]) is (at != "migrate-swapped")
    with opened(path, NEXT) as store:
        assert store.load("s1") == before
        assert store._db.conn.execute("SELECT mood FROM session").fetchone() == ("calm",)
        assert [backup.titles for backup in store.backups.listed()] == [("Sprint 31",)]


def damaged(path: Path) -> Session:
    """A session with a backup, cards that are hidden since, and a bad page in an index."""
    sealed_room(path)
    return gone_bad(path, "hidden since")


def gone_bad(path: Path, text: str) -> Session:
    """One more card, and then a bad page in an index."""
    kept = go_on(path).do(put(text, text))
    kept.store.close()
    zero_page(path, page_of(path, "learning_session"))
    return as_loaded(kept.session)


@pytest.mark.parametrize("at", points("recover"))
def test_a_kill_in_a_recovery_and_in_the_recovery_after_it(path: Path, at: str) -> None:
    expected = damaged(path)
    content = path.read_bytes()
    assert killed(run("start", path, at=at))
    if at not in ("recover-swapped", "recover-done"):
        assert killed(run("start", path, at="recover-ready"))
    assert loaded(path) == expected
    (aside,) = path.parent.glob("damaged-*")
    assert (aside / path.name).read_bytes() == content, "the damaged file is kept as it was"
    assert len(list(path.parent.glob("intake-*.key"))) == 1
    go_on(path).do(put("more", "and on it goes")).store.close()


@pytest.mark.parametrize("at", points("recover"))
def test_what_an_earlier_recovery_left_unfinished_is_not_taken_for_this_one(path: Path, at: str) -> None:
    damaged(path)
    assert killed(run("start", path, at="recover-swapped"))
    expected = gone_bad(path, "after the first damage")
    assert killed(run("start", path, at=at))
    assert loaded(path) == expected


def test_a_file_that_is_moved_away_after_a_recovery_is_not_recovered_again(path: Path) -> None:
    damaged(path)
    assert killed(run("start", path, at="recover-swapped"))
    go_on(path).store.close()
    path.unlink()
    store = SqliteStore(path)
    assert store.news is not None
    assert (store.news.code, store.sessions()) == ("gone", ())
    store.close()


@pytest.mark.parametrize("at", points("restore"))
def test_a_kill_in_a_restore_leaves_the_present_or_the_backup(path: Path, at: str) -> None:
    sealed = sealed_room(path)
    kept = go_on(path).do(put("hidden", "hidden since"))
    kept.store.close()
    present = as_loaded(kept.session)
    name = f"retrokit-{DAY}.db"
    assert killed(run("restore", path, name, at=at))
    found = loaded(path)
    if at == "restore-swapped":
        assert (found.cards, dict(found.held)) == (sealed.cards, {})
    else:
        assert found == present
    with opened(path) as store:
        store.restore(name)
        assert store.load("s1").cards == sealed.cards
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
            with opened(path) as store:
                store.refill()
                disk.fill(store)
            assert killed(run("write", path, at=at))
        assert loaded(path) == before
        go_on(path).do(put("more", "and on it goes")).store.close()


def test_every_place_has_its_name_in_the_list() -> None:
    """And none is named that is passed nowhere."""
    code = "".join(file.read_text("utf-8") for file in (Path(__file__).parents[2] / "retrokit").rglob("*.py"))
    assert len(set(POINTS)) == len(POINTS)
    assert [
        point for point in POINTS if f'failpoint("{point}")' not in code.replace("failpoint, ", "failpoint(")
    ] == []
