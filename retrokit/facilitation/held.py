"""The private entries of a session: finding them, and sealing them away so that a re-sent act is not done twice."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from retrokit.facilitation.changes import HeldSealed
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.session import (
    HeldAnswer,
    HeldAnswers,
    HeldBallot,
    HeldCard,
    HeldCounts,
    HeldHands,
    HeldPlacing,
    HeldRating,
    Seen,
    Session,
)

_Entry = TypeVar(
    "_Entry", HeldCard, HeldBallot, HeldRating, HeldPlacing, HeldHands, HeldAnswers, HeldAnswer, HeldCounts
)

# As many hashes as fit into one intake box.
_SEEN_CHUNK = 24


def held_in(session: Session, stage: str, kind: type[_Entry]) -> Iterator[tuple[str, _Entry]]:
    """The entries of one kind that one stage holds."""
    for key, entry in session.held.items():
        if isinstance(entry, kind) and entry.stage == stage:
            yield key, entry


def was_seen(session: Session, *hashes: str) -> bool:
    """Whether an act or entry with one of these hashes was acknowledged and has been sealed since.

    Asked for every act of every phone: each entry has its hashes sorted, so that most say no after two comparisons.
    """
    for entry in session.held.values():
        if type(entry) is Seen:
            ops = entry.ops
            for h in hashes:
                if ops[0] <= h <= ops[-1] and h in ops:
                    return True
    return False


def must_sit(session: Session, seat: str) -> None:
    """A phone that voted, or answered, has a seat: a ballot of a seat that was voided is not counted any more."""
    if session.state != "closed" and seat and seat not in session.held:
        raise Refused("no_seat", "Everybody comes in anew. Scan the new code on the board.")


def done_acts(session: Session) -> Iterator[str]:
    """The hashes of all acts that a session remembers, of entries that are there and of those that were sealed away."""
    for entry in session.held.values():
        if isinstance(entry, HeldCard | HeldBallot | HeldRating | HeldPlacing | HeldAnswer):
            yield entry.op
        elif isinstance(entry, Seen):
            yield from entry.ops


def sealed(session: Session, keys: Iterable[str]) -> HeldSealed:
    """The change that takes ``keys`` out of the held entries and remembers, sorted, the hashes of their acts."""
    gone = tuple(keys)
    hashes = sorted(set(_hashes(session, gone)))
    taken = sum(k.startswith("seen/") for k in session.held)
    chunks = (tuple(hashes[i : i + _SEEN_CHUNK]) for i in range(0, len(hashes), _SEEN_CHUNK))
    seen: Mapping[str, Seen] = {f"seen/{n:04}": Seen(c) for n, c in zip(itertools.count(taken), chunks)}
    return HeldSealed(gone, seen)


def _hashes(session: Session, keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        entry = session.held[key]
        if isinstance(entry, HeldCard) and not entry.op:
            continue
        if isinstance(entry, HeldCard):
            # The card's own key as well: its phone may still ask to withdraw it and deserves a true answer.
            yield key
        if isinstance(entry, HeldCard | HeldBallot | HeldRating | HeldPlacing | HeldAnswer):
            yield entry.op
