"""Close: was it worth the time? Answers are secret until the rating closes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from retrokit.facilitation import experiments
from retrokit.facilitation.changes import Change, HeldGone, HeldPut, WorkSet
from retrokit.facilitation.commands import CloseRating, RateSession
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import RateBody
from retrokit.facilitation.formats import Stage
from retrokit.facilitation.held import held_in, must_sit, sealed, was_seen
from retrokit.facilitation.session import HeldRating, Rating, Session
from retrokit.facilitation.stages.moment import Moment, Rules

SCALE = 5
FEWEST_SHOWN = 3


def rate_session(session: Session, command: RateSession, moment: Moment) -> Iterable[Change]:
    must_sit(session, command.seat)
    if was_seen(session, command.op):
        return ()
    stage, work = _rating(session)
    if stage.id != command.stage or not work.open:
        raise Refused("rating_closed", "The rating is closed.")
    if command.value == 0:
        return (HeldGone(command.key),) if command.key in session.held else ()
    if not 1 <= command.value <= SCALE:
        raise Refused("bad_rating", "A rating is 1 to 5.")
    return (HeldPut(command.key, HeldRating(command.op, stage.id, command.value)),)


def close_rating(session: Session, command: CloseRating, moment: Moment) -> Iterable[Change]:
    stage, work = _rating(session)
    if not work.open:
        return ()
    answers = dict(held_in(session, stage.id, HeldRating))
    return (WorkSet(stage.id, counted(e.value for e in answers.values())), sealed(session, answers))


RULES: Rules = {RateSession: rate_session, CloseRating: close_rating}


def counted(values: Iterable[int]) -> Rating:
    """The closed rating. Fewer than three answers give no counts: they would say who answered what."""
    times = Counter(values)
    answers = times.total()
    if answers < FEWEST_SHOWN:
        return Rating(open=False, answers=answers)
    return Rating(open=False, counts=tuple(times[v] for v in range(1, SCALE + 1)), answers=answers)


def body(session: Session, stage: Stage, today: str) -> RateBody:
    work = session.work.get(stage.id, Rating())
    assert isinstance(work, Rating)
    agreed = tuple(experiments.view(e, today) for e in session.experiments if e.state == "agreed")
    return RateBody(work.open, work.counts, work.answers, agreed, work.round)


def _rating(session: Session) -> tuple[Stage, Rating]:
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if stage is None or not isinstance(work, Rating):
        raise Refused("rating_closed", "The rating is closed.")
    return stage, work
