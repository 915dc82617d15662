"""What the facilitator wants of the plan and of the way through the stages. ``commands.py`` gathers them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanStage:
    """So many ``minutes`` for a stage that has not ended: from or for the stages after it, or ``longer``: the whole session
    gets longer or shorter by as much.
    """

    stage: int
    minutes: int
    longer: bool = False


@dataclass(frozen=True, slots=True)
class ShortenRest:
    """Take ``minutes`` off the stages ahead, as the console offers when the session is behind."""

    minutes: int


@dataclass(frozen=True, slots=True)
class UseTimeLeft:
    """Give ``minutes`` that were saved to the discussion."""

    minutes: int


@dataclass(frozen=True, slots=True)
class SkipStage:
    """Leave a stage out, the current one by going on to the next; ``skip`` False takes it up again."""

    stage: int
    skip: bool = True


@dataclass(frozen=True, slots=True)
class RepeatStage:
    """Another round of an earlier stage or the current one. Nothing that is there goes."""

    stage: int
