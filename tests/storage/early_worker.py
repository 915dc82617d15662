"""A room in early writing, to be killed: ``python -m tests.storage.early_worker DATABASE NUMBER`` goes on from that act."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable
from pathlib import Path

from retrokit.facilitation import commands as c
from retrokit.facilitation.changes import UNSTORED, Change
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.rules import Decided, decide
from retrokit.facilitation.session import Presence, Session
from retrokit.storage.store import SqliteStore
from tests.storage.samples import digest
from tests.storage.worker import say


def wanted(number: int) -> Iterable[c.Command]:
    """The ``number``-th act, the same whoever asks; one that the rules refuse changes nothing."""
    chance = random.Random(number)
    kind, key = chance.random(), digest("card", chance.randrange(40))
    op = digest("op", number)[:16]
    if kind < 0.12:
        return (c.OpenEarly(),)
    if kind < 0.2:
        writers = chance.randrange(6)
        return (c.SetPresence(Presence(writers, writers, 0, writers)), c.CloseEarly())
    if kind < 0.26:
        return (c.ComeBack(f"2026-11-{chance.randint(10, 28)}"),)
    if kind < 0.36:
        return (c.TakeSeat(digest("seat", chance.randrange(8))),)
    if kind < 0.46:
        return (c.WithdrawCard(key, op),)
    if kind < 0.6:
        return (c.EditCard(key, op, "stop", f"edited thought {number}"),)
    return (c.AddCard(key, op, "start", f"hidden thought {number}"),)


def done(session: Session, number: int) -> Decided:
    """The session after that act."""
    changes: list[Change] = []
    for command in wanted(number):
        try:
            decided = decide(session, command, 0.0, lambda: digest("id", number)[:24])
        except Refused:
            continue
        session = decided.session
        changes += decided.changes
    return Decided(session, tuple(changes))


def go_on(path: Path, number: int) -> None:
    store = SqliteStore(path)
    session = store.load("s1")
    while True:
        decided = done(session, number)
        if any(not isinstance(change, UNSTORED) for change in decided.changes):
            store.commit(session, decided.session, decided.changes)
        session = decided.session
        say(str(number))
        number += 1


if __name__ == "__main__":
    go_on(Path(sys.argv[1]), int(sys.argv[2]))
