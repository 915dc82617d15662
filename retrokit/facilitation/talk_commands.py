"""What the facilitator wants of a discussion: more time, the room's thumbs, a fair order of speaking."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskRoom:
    """More time for this topic, or the next? Phones answer in secret."""


@dataclass(frozen=True, slots=True)
class CloseThumbs:
    pass


@dataclass(frozen=True, slots=True)
class ExtendTopic:
    """The next, shorter extension of the topic's time box."""


@dataclass(frozen=True, slots=True)
class ParkTopic:
    """The open topic goes to the parking lot, and the next one is up."""


@dataclass(frozen=True, slots=True)
class DrawTurns:
    """First names, as the facilitator typed them."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextTurn:
    """The next name is up, also when somebody passes; after the last one a new round begins."""


@dataclass(frozen=True, slots=True)
class ClearTurns:
    pass


TalkCommand = AskRoom | CloseThumbs | ExtendTopic | ParkTopic | DrawTurns | NextTurn | ClearTurns
