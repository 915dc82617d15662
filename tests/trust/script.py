"""A whole scripted evening on a store: rooms opened, cards, edits, withdrawals, reveals, growth, votes, an end, a deletion.

``Evening`` commits like the room does and remembers after each answer what a later start must find.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from retrokit.facilitation.changes import (
    Change,
    HeldPut,
    NotesSet,
    RoomOpened,
    SessionEnded,
    StageEntered,
    WorkSet,
)
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.held import held_in, sealed
from retrokit.facilitation.session import HeldBallot, Seat, Session, Tally, Vote
from retrokit.storage.store import SqliteStore
from tests.storage.samples import a_session, applied, as_loaded, digest, gone, put, reveal

Sessions = dict[str, Session]


class Evening:
    """``sessions`` as the store last said yes to them."""

    def __init__(self, store: SqliteStore, sessions: Sessions | None = None) -> None:
        self.store = store
        self.sessions = dict(sessions or {})

    def do(self, id: str, *changes: Change) -> None:
        before = self.sessions[id]
        self._commit(before, applied(before, changes), changes)

    def open(self, id: str) -> None:
        session = replace(a_session(id), title=f"Sprint {id}")
        self._commit(session, session, (RoomOpened(session),))

    def delete(self, id: str) -> None:
        self.store.delete(id)
        del self.sessions[id]

    def loaded(self) -> Sessions:
        return as_found(self.sessions)

    def _commit(self, before: Session, after: Session, changes: tuple[Change, ...]) -> None:
        self.store.commit(before, after, changes)
        self.sessions[after.id] = after


def as_found(sessions: Sessions) -> Sessions:
    return {id: as_loaded(session) for id, session in sessions.items()}


def found(store: SqliteStore) -> Sessions:
    """Everything a store has."""
    return {row.id: store.load(row.id) for row in store.sessions()}


def opened(path: Path) -> Sessions | str:
    """What a start finds with the real SQLite, or how it fails."""
    try:
        store = SqliteStore(path)
        try:
            assert store.check().startswith("ok")
            return found(store)
        finally:
            store.close()
    except Trouble as trouble:
        return trouble.code


Step = Callable[[Evening], None]


def steps() -> tuple[Step, ...]:
    return (
        lambda e: e.open("s1"),
        lambda e: e.do("s1", HeldPut(digest("seat", 1), Seat()), HeldPut(digest("seat", 2), Seat())),
        lambda e: e.do("s1", StageEntered(1, e.sessions["s1"].runs, 0.0)),
        *(_card(n) for n in range(4)),
        lambda e: e.do("s1", put(1, "edited"), NotesSet("in the middle")),
        lambda e: e.do("s1", gone(2)),
        lambda e: e.do("s1", *reveal(e.sessions["s1"])),
        lambda e: e.do("s1", put("late", "came late")),
        lambda e: e.do("s1", *reveal(e.sessions["s1"])),
        lambda e: e.do("s1", WorkSet("the-vote", Vote(budget=2))),
        lambda e: e.do("s1", *(_ballot(n) for n in range(3))),
        lambda e: e.do("s1", _ballot(1, votes=2)),
        lambda e: e.do("s1", *_close(e.sessions["s1"])),
        lambda e: e.do("s1", *(put(("more", n), f"more {n}") for n in range(600))),
        lambda e: e.do("s1", *reveal(e.sessions["s1"])),
        lambda e: e.do("s1", NotesSet("the end"), SessionEnded(e.sessions["s1"].runs)),
        lambda e: e.open("s2"),
        lambda e: e.do("s2", put("next", "the next session")),
        lambda e: e.delete("s1"),
        lambda e: e.do("s2", *reveal(e.sessions["s2"]), NotesSet("over")),
    )


def _card(n: int) -> Step:
    return lambda e: e.do("s1", put(n, f"text {n}"))


def _ballot(phone: int, votes: int = 1) -> HeldPut:
    key = digest("ballot", phone)
    return HeldPut(key, HeldBallot(digest("op", phone, votes)[:16], "the-vote", {"topic": votes}))


def _close(session: Session) -> tuple[Change, ...]:
    ballots = dict(held_in(session, "the-vote", HeldBallot))
    votes = sum(ballot.choices["topic"] for ballot in ballots.values())
    work = Vote(budget=2, open=False, tallies=(Tally("topic", votes, ("topic",)),), ballots=len(ballots))
    return (WorkSet("the-vote", work), sealed(session, ballots))
