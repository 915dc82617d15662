"""A seal that was begun and could not be finished: which key may go, which must stay, and what the next start makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.session import Session
from retrokit.storage.base import transaction
from retrokit.storage.rows import keep
from retrokit.storage.seal import Intakes, Step
from tests.storage.samples import Kept, applied, as_loaded, digest, put, reveal


def keys(path: Path) -> list[Path]:
    return sorted(path.parent.glob("intake-*.key"))


def begun(kept: Kept) -> tuple[Intakes, Session, Step]:
    """Two cards are written; their reveal has its new key and nothing else yet."""
    kept.do(put(1, "one"), put(2, "two"))
    changes = reveal(kept.session)
    after = applied(kept.session, changes)
    intakes = kept.store._intakes
    step = intakes.prepare(after, changes)
    assert step is not None
    assert len(keys(kept.path)) == 2
    return intakes, after, step


def test_a_commit_that_did_not_happen_leaves_no_new_key(kept: Kept) -> None:
    (before,) = keys(kept.path)
    intakes, _, step = begun(kept)
    intakes.abandon("s1", step)
    assert keys(kept.path) == [before]
    expected = as_loaded(kept.session)
    assert kept.reopen().session == expected


def test_a_commit_that_failed_and_yet_is_on_the_disk_keeps_its_key(kept: Kept) -> None:
    """The disk complained only after it had written: the new key is the one that counts now."""
    (before,) = keys(kept.path)
    intakes, after, step = begun(kept)
    db = kept.store._db
    with transaction(db):
        keep(db, kept.session, after)
        intakes.write(after, step)
    intakes.abandon("s1", step)
    assert len(keys(kept.path)) == 2
    assert kept.reopen().session == as_loaded(after)
    assert len(keys(kept.path)) == 1
    assert before not in keys(kept.path), "the start has finished the seal"


@pytest.mark.logs("a new key is left for the next start")
def test_a_disk_that_does_not_answer_loses_neither_key(kept: Kept) -> None:
    (before,) = keys(kept.path)
    intakes, _, step = begun(kept)
    expected = as_loaded(kept.session)
    kept.store.close()
    intakes.abandon("s1", step)
    assert len(keys(kept.path)) == 2
    assert kept.reopen().session == expected
    assert keys(kept.path) == [before]


def test_a_whole_key_of_another_phase_opens_nothing(kept: Kept) -> None:
    """Right in length and mark, and yet not the one: no box opens, and that is said instead of an empty room shown."""
    kept.do(put(1, "hidden"))
    (key,) = keys(kept.path)
    content = key.read_bytes()
    key.write_bytes(bytes(32) + content[32:])
    with pytest.raises(Trouble) as caught:
        kept.store.load("s1")
    assert caught.value.code == "key_missing"
    key.write_bytes(content)
    assert kept.reopen().session.held.keys() == {digest(1)}
