"""What can be undone, newest last: every step of the facilitator puts the state before it on one pile. Rules call it."""

from __future__ import annotations

from retrokit.facilitation.changes import Stepped
from retrokit.facilitation.columns import written_in
from retrokit.facilitation.session import Arrangement, Collect, Course, Past, Session, Step, Vote
from retrokit.facilitation.topics import result_before

UNDO_STEPS = 100


def course(session: Session, what: Step, round: tuple[str, bool] | None = None) -> Course:
    """The way as it is now."""
    return Course(what, session.stage, session.minutes, session.runs, session.parked, round)


def remembered(session: Session, what: Step, round: tuple[str, bool] | None = None) -> Stepped:
    """The change that lets undo come back to how it is now, before ``what``."""
    return Stepped((*session.undo, course(session, what, round))[-UNDO_STEPS:], ())


def matters(session: Session, past: Past) -> bool:
    """Whether going there would change anything: a round that has been closed since, say, is not opened again.

    Asks nothing of what is hidden: whether the button is there may not show that a card has come.
    """
    if isinstance(past, Arrangement):
        return _in_sight(session, past)
    return (
        past.stage != session.stage
        or any(then.skipped != now.skipped for then, now in zip(past.runs, session.runs, strict=True))
        or (past.what == "plan" and _planned(past) != (session.minutes, *(r.planned_s for r in session.runs)))
        or (past.what == "park" and past.parked != session.parked)
        or round_differs(session, past)
    )


def round_differs(session: Session, past: Course) -> bool:
    """Whether the round of writing or voting that ``past`` speaks of has to be closed again, or opened."""
    if past.round is None:
        return False
    stage, open = past.round
    work = session.work.get(stage)
    if isinstance(work, Vote):
        return work.open != open and (open or result_before(work) is not None)
    return isinstance(work, Collect) and work.open != open and work.revealed


def _in_sight(session: Session, past: Arrangement) -> bool:
    """Whether people would see it happen: a stage aside only shows its own cards."""
    stage = session.current
    if stage is None or not stage.aside:
        return True
    here = {column.id for column in written_in(session.format, stage)}
    then, now = ({c for c in cards if c.column not in here} for cards in (past.cards, session.cards))
    return then == now and past.groups == session.groups


def newest(session: Session, pile: tuple[Past, ...]) -> Past | None:
    """What undo or redo would bring back, or None."""
    return next((past for past in reversed(pile) if matters(session, past)), None)


def _planned(past: Course) -> tuple[int, ...]:
    return (past.minutes, *(run.planned_s for run in past.runs))
