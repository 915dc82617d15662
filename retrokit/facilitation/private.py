"""What is held in private until a stage opens it, sealed on the disk. Part of ``session.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeldCard:
    """``op`` is "" for a card from paper: nobody sends it again. ``when`` and ``mood`` as in ``Dated``."""

    op: str
    stage: str
    column: str
    text: str
    when: str = ""
    mood: int = 0


@dataclass(frozen=True, slots=True)
class HeldBallot:
    op: str
    stage: str
    choices: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class HeldRating:
    op: str
    stage: str
    value: int


@dataclass(frozen=True, slots=True)
class HeldPlacing:
    """One whole sheet: topic id -> steps 1 to 5, one for each axis."""

    op: str
    stage: str
    places: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class HeldThumb:
    """``value`` is "more" or "next"."""

    op: str
    stage: str
    value: str


@dataclass(frozen=True, slots=True)
class HeldHands:
    """Raised hands as the facilitator counted them: topic id -> hands. Many topics take several entries."""

    stage: str
    hands: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class HeldAnswers:
    """Answers on paper: ``counts[i]`` people answered ``i + 1``."""

    stage: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HeldAnswer:
    """The whole sheet of one phone: item (its place, from "0", or a topic id) -> choice (from 0)."""

    op: str
    stage: str
    answers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class HeldCounts:
    """Sheets on paper or raised hands: item -> how many people answered each choice."""

    stage: str
    counts: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Seat:
    """An admitted phone: its key is a hash of the phone's own secret."""


@dataclass(frozen=True, slots=True)
class UsedTicket:
    """A one-time ticket that has given a seat. Its key is the ticket's hash; whose seat it was is kept nowhere."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Hashes of acts that were acknowledged and whose entries are gone: a re-sent act is acknowledged again, not done again."""

    ops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldWriters:
    """At least ``people`` people wrote the cards that ``stage`` held when early writing was closed last.

    One less for each card that was withdrawn since: nobody may know whose it was, and it may have been somebody's only one.
    """

    stage: str
    people: int


Held = (
    HeldCard
    | HeldBallot
    | HeldRating
    | HeldPlacing
    | HeldHands
    | HeldAnswers
    | Seat
    | UsedTicket
    | Seen
    | HeldAnswer
    | HeldCounts
    | HeldThumb
    | HeldWriters
)
