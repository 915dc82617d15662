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
    key: str
    op: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class EditCard:
    key: str
    op: str
    column: str
    text: str


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
class GiveThumb:
    """``value`` is "more", "next", or "" to take the thumb back. ``round``: of which question. ``seat`` as in ``CastBallot``."""

    key: str
    op: str
    stage: str
    round: int
    value: str
    seat: str = ""


PhoneCommand = TakeSeat | AddCard | EditCard | WithdrawCard | CastBallot | RateSession | GiveThumb
