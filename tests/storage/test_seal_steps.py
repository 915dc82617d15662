"""The steps of a seal one by one: what is dropped, what is rewritten, which key goes when, and what is said of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from retrokit.facilitation.changes import Change, SessionEnded
from retrokit.storage.base import transaction
from retrokit.storage.rows import keep
from retrokit.storage.seal import Step
from tests.storage.disks import small_disk
from tests.storage.samples import Kept, applied, as_loaded, put, reveal


def keys(kept: Kept) -> list[Path]:
    return sorted(kept.path.parent.glob("intake-*.key"))


def free_pages(kept: Kept) -> int:
    return int(kept.store._db.conn.execute("PRAGMA freelist_count").fetchone()[0])


def tables(kept: Kept) -> list[str]:
    with closing(sqlite3.connect(kept.path)) as conn:
        found = conn.execute("SELECT name FROM sqlite_schema WHERE name GLOB 'intake_*'").fetchall()
        return [row[0] for row in found] + [row[0] for row in conn.execute("SELECT phase FROM intake")]


def committed(kept: Kept, *changes: Change) -> Step:
    """Up to the commit and no further: what comes after it has not been done."""
    intakes, after = kept.store._intakes, applied(kept.session, changes)
    step = intakes.prepare(after, changes)
    assert step is not None
    with transaction(kept.store._db):
        keep(kept.store._db, kept.session, after)
        intakes.write(after, step)
    kept.session = after
    return step


def test_a_card_leaves_nothing_to_tidy(kept: Kept) -> None:
    kept.do(put(1, "one"))
    step = committed(kept, put(2, "two"))
    assert (step.fresh, step.seals) == (False, False)
    assert kept.store._intakes.settle("s1", step)


def test_a_reveal_seals_and_is_tidied_at_once(kept: Kept) -> None:
    kept.do(put(1, "one"), put(2, "two"))
    step = committed(kept, *reveal(kept.session))
    assert (step.fresh, step.grown, step.seals) == (True, False, True)
    assert (len(keys(kept)), free_pages(kept) > 0) == (2, True)
    assert kept.store._intakes.settle("s1", step)
    assert (len(keys(kept)), free_pages(kept)) == (1, 0)


def test_the_end_seals_and_forgets_the_key_in_memory_too(kept: Kept) -> None:
    kept.do(put(1, "never revealed"))
    step = committed(kept, SessionEnded(kept.session.runs))
    assert step.intake is None and step.seals
    assert kept.store._intakes.settle("s1", step)
    assert (keys(kept), free_pages(kept), tables(kept)) == ([], 0, [])
    assert kept.store._intakes._live == {}


def test_a_start_rewrites_the_file_before_a_left_key_goes(kept: Kept) -> None:
    kept.do(put(1, "one"))
    committed(kept, *reveal(kept.session))
    expected = as_loaded(kept.session)
    assert kept.reopen().session == expected
    assert (len(keys(kept)), free_pages(kept)) == (1, 0)


def test_growing_rewrites_nothing_unless_an_earlier_key_is_left(kept: Kept) -> None:
    """Cards would have to wait for it. The key of the small intake goes: SQLite has wiped its pages."""

    def grow() -> Step:
        intakes = kept.store._intakes
        intakes._live["s1"].free.clear()
        return committed(kept, put(f"more {len(kept.session.held)}", "one more"))

    kept.do(put(1, "one"))
    step = grow()
    assert (step.fresh, step.grown, step.seals) == (True, True, False)
    assert kept.store._intakes.settle("s1", step)
    assert (len(keys(kept)), free_pages(kept) > 0) == (1, True)

    kept.store._intakes._keys.write("s1", "f" * 32, bytes(32))
    assert kept.store._intakes.settle("s1", grow())
    assert (len(keys(kept)), free_pages(kept)) == (1, 0)


def test_a_session_that_is_deleted_takes_its_intake_its_key_and_its_pages_along(kept: Kept) -> None:
    kept.do(put(1, "hidden"))
    kept.store.delete("s1")
    assert (keys(kept), free_pages(kept), tables(kept)) == ([], 0, [])
    assert kept.store._intakes._live == {}


@pytest.mark.logs("clean-up put off")
def test_only_a_full_disk_is_worth_another_try_at_once(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        kept = Kept(disk.folder / "retrokit.db")
        kept.do(put(1, "one"))
        committed(kept, *reveal(kept.session))
        intakes = kept.store._intakes
        if disk.mounted:
            disk.fill(kept.store)
            assert not intakes.tidy()
            disk.make_room(kept.store)
        kept.store._db.conn.execute("BEGIN")
        assert intakes.tidy(), "SQLite rewrites nothing within a transaction, and more room would not help"
        kept.store._db.conn.execute("COMMIT")
        assert len(keys(kept)) == 2
        assert intakes.tidy()
        assert len(keys(kept)) == 1
        kept.store.close()
