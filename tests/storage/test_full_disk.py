"""The disk says no in the middle of a session: nothing half done, nothing lost, and on it goes when the disk is well again."""

from __future__ import annotations

import itertools
import os
import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from retrokit.facilitation.changes import Change, NotesSet, RoomOpened, SessionEnded
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.session import Session
from retrokit.storage.ballast import Ballast
from retrokit.storage.store import SqliteStore
from tests.storage.disks import SmallDisk, small_disk
from tests.storage.samples import Kept, a_session, as_loaded, put, reveal
from tests.storage.worker import NEXT

Act = Callable[[Session], tuple[Change, ...]]

ACTS: dict[str, Act] = {
    "reveal": reveal,
    "notes": lambda session: (NotesSet("n" * 200_000),),
    "grow": lambda session: tuple(put(f"more {n}", f"more {n}") for n in range(600)),
    "open": lambda session: (RoomOpened(a_session()),),
}


def refused(kept: Kept, act: Act, code: str) -> None:
    with pytest.raises(Trouble) as caught:
        kept.do(*act(kept.session))
    assert caught.value.code == code
    assert caught.value.remedy


@pytest.mark.parametrize("name", ACTS)
def test_a_full_disk_changes_nothing_and_space_brings_it_back(tmp_path: Path, name: str) -> None:
    with small_disk(tmp_path / "disk") as disk:
        kept = Kept(disk.folder / "retrokit.db")
        kept.do(*(put(n, f"text {n}") for n in range(20)))
        before, keys = as_loaded(kept.session), sorted(disk.folder.glob("*.key"))
        disk.fill(kept.store)
        for _ in range(2):
            refused(kept, ACTS[name], "disk_full")
        assert kept.store.load("s1") == before
        assert sorted(disk.folder.glob("*.key")) == keys
        disk.make_room(kept.store)
        kept.do(*ACTS[name](kept.session))
        expected = as_loaded(kept.session)
        assert kept.reopen().session == expected
        assert len(list(disk.folder.glob("*.key"))) == 1
        assert kept.store.check().startswith("ok")
        kept.store.close()


def test_a_card_needs_next_to_no_space(tmp_path: Path) -> None:
    """The boxes are there: with room for the journal of two pages, cards are still taken."""
    with small_disk(tmp_path / "disk") as disk:
        kept = Kept(disk.folder / "retrokit.db")
        size = kept.path.stat().st_size
        if disk.mounted:
            disk.fill(kept.store)
            ballast = disk.folder / "ballast"
            with ballast.open("r+b") as file:
                file.truncate(ballast.stat().st_size - 16 * 1024)
        else:
            disk.fill(kept.store)
        for number in range(100):
            kept.do(put(number, "x" * 400))
        assert kept.path.stat().st_size == size
        kept.store.close()


@pytest.mark.logs("clean-up put off")
def test_a_reveal_that_can_be_kept_but_not_tidied_is_tidied_at_the_next_start(tmp_path: Path) -> None:
    """The commit fits and the rewriting does not: what was acknowledged stays, the old key goes later."""
    kept = Kept(tmp_path / "retrokit.db")
    kept.do(*(put(n, f"text {n}") for n in range(20)))
    reader = sqlite3.connect(kept.path, isolation_level=None)

    def read_on(sql: str) -> None:
        """Another program begins to read as soon as the commit is done: VACUUM cannot have the file to itself."""
        if sql == "VACUUM":
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM team").fetchall()

    kept.store._db.conn.set_trace_callback(read_on)
    kept.do(*reveal(kept.session))
    kept.store._db.conn.set_trace_callback(None)
    assert len(list(tmp_path.glob("*.key"))) == 2
    reader.close()
    kept.do(NotesSet("the session goes on"))
    expected = as_loaded(kept.session)
    assert kept.reopen().session == expected
    assert len(list(tmp_path.glob("*.key"))) == 1
    assert kept.store._db.conn.execute("PRAGMA freelist_count").fetchone() == (0,)
    kept.store.close()


@contextmanager
def broken_writes(beyond: int) -> Iterator[None]:
    """Every write behind this place of any file fails, as on a disk with a bad patch."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (beyond, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(
    ("name", "beyond"),
    [("card", 0), ("card", 600), ("card", 5000), *itertools.product(ACTS, (0, 600, 5000, 100_000))],
)
def test_a_disk_that_fails_changes_nothing(kept: Kept, name: str, beyond: int) -> None:
    acts: dict[str, Act] = {"card": lambda session: (put("new", "new"),), **ACTS}
    kept.do(*(put(n, f"text {n}") for n in range(20)))
    before = as_loaded(kept.session)
    with broken_writes(beyond):
        refused(kept, acts[name], "disk_error")
    assert kept.store.load("s1") == before
    kept.do(*acts[name](kept.session))
    expected = as_loaded(kept.session)
    assert kept.reopen().session == expected
    assert kept.store.check().startswith("ok")


def test_another_program_in_the_way_is_told_from_a_broken_disk(kept: Kept) -> None:
    other = sqlite3.connect(kept.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused(kept, lambda session: (put(1, "text"),), "busy")
    other.execute("ROLLBACK")
    other.close()
    assert len(kept.do(put(1, "text")).reopen().session.held) == 1


def test_text_beyond_all_bounds_is_refused(kept: Kept) -> None:
    refused(kept, lambda session: (NotesSet("n" * 2_000_000),), "too_long")
    kept.do(NotesSet("short"), SessionEnded(kept.session.runs))
    store = SqliteStore(kept.path)
    assert store.load("s1").notes == "short"
    store.close()


def full_at(disk: SmallDisk, kept: Kept, acts: dict[str, Act], name: str) -> list[str]:
    """What was told of the space while the act was done on a full disk with ballast."""
    told: list[str] = []
    kept.store.watch = told.append
    kept.store.refill()
    assert kept.store.ballast.made()
    disk.fill(kept.store)
    kept.do(*acts[name](kept.session))
    return told


@pytest.mark.parametrize("name", ["card", *ACTS])
def test_the_ballast_makes_room_for_what_is_under_way(tmp_path: Path, name: str) -> None:
    acts: dict[str, Act] = {"card": lambda session: (put("new", "new"),), **ACTS}
    with small_disk(tmp_path / "disk", 48) as disk:
        kept = Kept(disk.folder / "retrokit.db")
        kept.do(*(put(n, f"text {n}") for n in range(20)))
        if disk.mounted:
            assert full_at(disk, kept, acts, name) == ["short"]
            assert not kept.store.ballast.made()
            kept.store.refill()
            assert not kept.store.ballast.made(), "there is no room for it yet"
            disk.make_room(kept.store)
            kept.do(NotesSet("there is room"))
            assert kept.store.space == "enough"
            kept.store.refill()
            assert kept.store.ballast.made()
        else:
            kept.do(*acts[name](kept.session))
        expected = as_loaded(kept.session)
        assert kept.reopen().session == expected
        assert len(list(disk.folder.glob("*.key"))) == 1, "also the old key went, for VACUUM had room"
        kept.store.close()


def test_without_ballast_every_failure_and_every_success_is_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        kept = Kept(disk.folder / "retrokit.db")
        kept.store.ballast = Ballast(disk.folder, 4)
        told: list[str] = []
        kept.store.watch = told.append
        disk.fill(kept.store)
        for _ in range(2):
            refused(kept, ACTS["notes"], "disk_full")
        assert told == ["full"]
        disk.make_room(kept.store)
        kept.do(NotesSet("there is room"))
        assert told == ["full", "enough"]
        kept.store.close()


def test_an_update_on_a_full_disk_has_the_room_of_the_ballast(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 48) as disk:
        kept = Kept(disk.folder / "retrokit.db")
        kept.do(put(1, "hidden"))
        kept.store.refill()
        made = kept.store.ballast.made()
        if disk.mounted:
            disk.fill(kept.store)
        kept.store.close()
        store = SqliteStore(kept.path, NEXT)
        assert store.load("s1") == as_loaded(kept.session)
        assert made and (not disk.mounted or not store.ballast.made())
        store.close()


def test_ballast_is_room_and_not_only_a_name(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path, 2)
    (tmp_path / "ballast.bin").touch()
    os.truncate(tmp_path / "ballast.bin", 2_000_000)
    assert not ballast.made()
    ballast.make()
    assert ballast.made()
    assert (tmp_path / "ballast.bin").stat().st_blocks * 512 >= 2_000_000
    assert ballast.drop()
    assert not ballast.drop()
    greedy = Ballast(tmp_path, 10**9)
    greedy.make()
    assert list(tmp_path.iterdir()) == []
