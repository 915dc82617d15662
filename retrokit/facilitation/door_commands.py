"""What somebody wants of the door: who may still come in. ``commands.py`` lists them among all others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Knock:
    """The door has turned a new phone away. It does not say which."""


@dataclass(frozen=True, slots=True)
class LetOneIn:
    """One phone more than were counted."""


@dataclass(frozen=True, slots=True)
class LockRoom:
    """Locked, nobody new comes in; phones that have a seat come and go."""

    locked: bool


@dataclass(frozen=True, slots=True)
class UseTickets:
    """From now on a new seat needs one of these (hashes); none: tickets are over. Those from before hold no longer."""

    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VoidSeats:
    """Drop every seat and whatever is still secret and goes by seats: ballots and answers. Cards stay."""
