"""Which changes can be heard: the time is up, the cards turn over. ``sounds.py`` has them played on the laptop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from retrokit.facilitation.changes import BoxSet, CardsRevealed, Change, TimerSet
from retrokit.facilitation.session import Collect, Session

Cue = Literal["time_up", "reveal"]
CUES: tuple[Cue, ...] = get_args(Cue)


def cues(before: Session, changes: Sequence[Change]) -> tuple[Cue, ...]:
    """What ``changes`` to ``before`` sound like, each at most once, however many clocks run out together.

    Late cards that join others make no sound: it would say when the third of them came.
    """
    heard = set[Cue]()
    for change in changes:
        match change:
            case TimerSet(rang=True) | BoxSet(rang=True):
                heard.add("time_up")
            case CardsRevealed(stage=stage) if _writing(before, stage):
                heard.add("reveal")
    return tuple(cue for cue in CUES if cue in heard)


def _writing(session: Session, stage: str) -> bool:
    work = session.work.get(stage)
    return isinstance(work, Collect) and work.open
