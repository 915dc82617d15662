"""What phones may want. Keys and ops are hex hashes made by the door, never the secrets themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TakeSeat:
    """``ticket`` is the hash of the one-time ticket that was scanned, or ""."""

    key: str
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class AddCard:
    """``when`` (an ISO date or "") and ``mood`` (1 to 5, or 0) count in a timeline only."""

    key: str
    op: str
    column: str
    text: str
    when: str = ""
    mood: int = 0


@dataclass(frozen=True, slots=True)
class EditCard:
    key: str
    op: str
    column: str
    text: str
    when: str = ""
    mood: int = 0


@dataclass(frozen=True, slots=True)
class WithdrawCard:
    key: str
    op: str


@dataclass(frozen=True, slots=True)
class CastBallot:
    """The whole ballot: topic id -> votes. It replaces an earlier one with the same key.

    ``seat`` is the key of the phone's seat, checked and forgotten; "" where no phone is behind it.
    """

    key: str
    op: str
    stage: str
    choices: Mapping[str, int]
    seat: str = ""


@dataclass(frozen=True, slots=True)
class RateSession:
    """1 to 5; 0 takes the answer back. ``seat`` as in ``CastBallot``."""

    key: str
    op: str
    stage: str
    value: int
    seat: str = ""


@dataclass(frozen=True, slots=True)
class PlaceTopics:
    """The whole sheet: topic id -> a step from 1 to 5 for each axis. It replaces an earlier one with the same key.

    An empty one takes it back. ``seat`` as in ``CastBallot``.
    """

    key: str
    op: str
    stage: str
    places: Mapping[str, tuple[int, ...]]
    seat: str = ""


@dataclass(frozen=True, slots=True)
class AnswerItems:
    """The whole sheet: item -> choice (from 0). It replaces an earlier one with the same key; empty takes it back.

    An item is its place (from "0"), or the id of a topic. ``seat`` as in ``CastBallot``.
    """

    key: str
    op: str
    stage: str
    answers: Mapping[str, int]
    seat: str = ""


PhoneCommand = (
    TakeSeat | AddCard | EditCard | WithdrawCard | CastBallot | RateSession | PlaceTopics | AnswerItems
)
