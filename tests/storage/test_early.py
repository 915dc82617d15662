"""Cards before the session on a real disk: kills in the middle, days in between, and what files and backups tell of them."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from retrokit.facilitation import commands as c
from retrokit.facilitation.changes import EarlySet, HeldPut, WorkSet
from retrokit.facilitation.rules import decide
from retrokit.facilitation.session import Collect, HeldCard, HeldWriters, Session
from retrokit.storage.store import SqliteStore
from tests.storage.early_worker import done
from tests.storage.samples import Kept, a_session, as_loaded, digest, put, raw

TEXTS = [f"a thought for later {n}" for n in range(5)]


def opened(path: Path) -> Kept:
    kept = Kept(path).do(WorkSet("the-collect", Collect(early=True)), EarlySet(True))
    return kept.do(*(put(n, text) for n, text in enumerate(TEXTS)))


def obey(kept: Kept, *commands: c.Command) -> Kept:
    for command in commands:
        changes = decide(kept.session, command, 0.0, lambda: digest(len(kept.session.cards))[:24]).changes
        kept.do(*changes)
    return kept


def hidden(session: Session) -> list[str]:
    return sorted(e.text for e in session.held.values() if isinstance(e, HeldCard))


def test_kills_in_early_writing_lose_nothing_and_leave_no_other_state(path: Path) -> None:
    """Opened, closed, left for another day, written in, over and over, and killed at any moment."""
    chance = random.Random(20261124)
    Kept(path).store.close()
    model, number, states = a_session(), 0, set()
    for _ in range(15):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.early_worker", str(path), str(number)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(chance.randint(5, 40))]
        process.kill()
        said += process.stdout.readlines()
        process.stdout.close()
        process.wait()
        last = int([line for line in said if line.endswith("\n")][-1])
        texts = set()
        while number <= last:
            model = done(model, number).session
            states.add((model.state, bool(hidden(model))))
            number += 1
        files = raw(path.parent)
        found = SqliteStore(path)
        session = found.load("s1")
        found.close()
        if as_loaded(model) != replace(session, phones_most=model.phones_most):
            model, number = done(model, number).session, number + 1
        assert as_loaded(model) == replace(session, phones_most=model.phones_most), "at most one act more"
        texts.update(hidden(model))
        assert not [text for text in texts if text.encode() in files]
    assert number > 150 and states >= {("early", True), ("lobby", True)}


def test_neither_files_nor_backups_tell_what_or_how_many_wrote_early(path: Path) -> None:
    kept = opened(path)
    kept.do(HeldPut("writers/the-collect", HeldWriters("the-collect", 4)), EarlySet(False))
    assert kept.reopen().session.state == "lobby"
    obey(kept, c.TakeSeat("a"), c.ComeBack("2026-11-27"))
    kept.store.backups.keep(kept.store.copy_after_seal(), "2026-11-27")
    (backup,) = kept.store.backups.listed()
    kept.store.close()
    assert not [text for text in TEXTS if text.encode() in raw(path.parent)]
    assert b"HeldWriters" not in raw(path.parent)
    copy = SqliteStore(kept.store.backups.file(backup.name))
    found = copy.load("s1")
    copy.close()
    assert found.held == {} and found.date == "2026-11-27"
    work = found.work["the-collect"]
    assert isinstance(work, Collect) and work.early


def test_another_sessions_seal_leaves_the_early_cards_and_their_key(path: Path) -> None:
    kept = opened(path)
    other = a_session("s2")
    facts = decide(other, c.OpenRoom(other), 0.0, lambda: "x").changes
    kept.store.commit(other, other, facts)
    ended = decide(other, c.EndSession(), 0.0, lambda: "x")
    kept.store.commit(other, ended.session, ended.changes)
    kept.store.backups.keep(kept.store.copy_after_seal(), "2026-11-25")
    assert hidden(kept.reopen().session) == sorted(TEXTS)
    kept.store.close()


@pytest.mark.parametrize("locked", [False, True])
def test_another_day_begins_with_another_key_and_other_boxes(path: Path, locked: bool) -> None:
    """Copies of the disk from two days cannot be laid beside each other to see which box has changed."""
    kept = obey(opened(path), c.TakeSeat("a"), c.LockRoom(locked), c.CloseEarly())
    before = {file.name for file in path.parent.glob("intake-*.key")}
    obey(kept.reopen(), c.ComeBack("2026-11-25"))
    after = {file.name for file in path.parent.glob("intake-*.key")}
    assert len(before) == len(after) == 1 and before != after
    assert hidden(kept.reopen().session) == sorted(TEXTS)
    kept.store.close()
