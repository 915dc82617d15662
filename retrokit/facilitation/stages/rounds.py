"""Gathering in rounds: alone, then in pairs; or writing on from what is on the board. A part of the kind ``collect``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from retrokit.facilitation import agenda
from retrokit.facilitation.changes import Change, TimerSet, WorkSet
from retrokit.facilitation.commands import NextRound
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.formats import Round, Stage
from retrokit.facilitation.held import held_in
from retrokit.facilitation.late import is_late
from retrokit.facilitation.session import Collect, HeldCard, Session, Timer
from retrokit.facilitation.stages.moment import Moment, Rules


def next_round(session: Session, command: NextRound, moment: Moment) -> Iterable[Change]:
    """The cards of a round turn over before the next one begins; a round of thinking leaves none."""
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if stage is None or not isinstance(work, Collect) or following(stage, work) is None:
        raise Refused("last_round", "There is no further round here.")
    hidden = any(held_in(session, stage.id, HeldCard))
    if work.open and not silent(stage, work) and (hidden or not work.revealed):
        raise Refused("not_revealed", "Cards are still hidden here. Reveal them first.")
    after = replace(work, open=True, round=work.round + 1)
    timer = clock(stage, after.round, session.runs[session.stage].planned_s)
    return (WorkSet(stage.id, after), TimerSet(agenda.started(timer, moment.now)))


RULES: Rules = {NextRound: next_round}


def now(stage: Stage, work: Collect) -> Round | None:
    """The round that is on, or None where all is gathered at once."""
    return stage.rounds[min(work.round, len(stage.rounds) - 1)] if stage.rounds else None


def following(stage: Stage, work: Collect) -> Round | None:
    return stage.rounds[work.round + 1] if work.round + 1 < len(stage.rounds) else None


def silent(stage: Stage, work: Collect) -> bool:
    """Whether nothing is sent in this round."""
    step = now(stage, work)
    return work.open and step is not None and step.pad


def over(session: Session, stage: Stage, work: Collect) -> bool:
    """Whether the next round may begin: this one was for thinking, or its cards lie on the board."""
    return silent(stage, work) or (work.revealed and not work.open) or is_late(session, stage.id)


def clock(stage: Stage, index: int, planned_s: int) -> Timer:
    """The timer of one round: its part of what the stage is planned for, whole seconds."""
    share = planned_s * stage.rounds[index].minutes // sum(step.minutes for step in stage.rounds)
    return agenda.fresh(share)
