"""Close: was it worth the time? Answers are secret until the rating closes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from retrokit.facilitation import experiments
from retrokit.facilitation.changes import Change, HeldGone, HeldPut, WorkSet
from retrokit.facilitation.commands import CloseRating, RateSession
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import RateBody
from retrokit.facilitation.formats import Stage
from retrokit.facilitation.held import held_in, must_sit, sealed, was_seen
from retrokit.facilitation.session import HeldAnswers, HeldRating, Rating, Session
from retrokit.facilitation.stages.moment import Moment, Rules

SCALE = 5
FEWEST_SHOWN = 3


def rate_session(session: Session, command: RateSession, moment: Moment) -> Iterable[Change]:
    must_sit(session, command.seat)
    if was_seen(session, command.op):
        return ()
    stage, work = rating(session)
    if stage.id != command.stage or not work.open:
        raise Refused("rating_closed", "The rating is closed.")
    if command.value == 0:
        return (HeldGone(command.key),) if command.key in session.held else ()
    if not 1 <= command.value <= SCALE:
        raise Refused("bad_rating", "A rating is 1 to 5.")
    return (HeldPut(command.key, HeldRating(command.op, stage.id, command.value)),)


def close_rating(session: Session, command: CloseRating, moment: Moment) -> Iterable[Change]:
    stage, work = rating(session)
    if not work.open:
        return ()
    gone = (*dict(held_in(session, stage.id, HeldRating)), *dict(held_in(session, stage.id, HeldAnswers)))
    done = replace(closed(session, stage.id), round=work.round)
    return (WorkSet(stage.id, done), sealed(session, gone))


RULES: Rules = {RateSession: rate_session, CloseRating: close_rating}


def closed(session: Session, stage: str) -> Rating:
    """What the rating of ``stage`` has come to, from phones and on paper."""
    paper = next((e.counts for _, e in held_in(session, stage, HeldAnswers)), ())
    return counted((e.value for _, e in held_in(session, stage, HeldRating)), paper)


def counted(values: Iterable[int], paper: Sequence[int] = ()) -> Rating:
    """The closed rating. Fewer than three answers give no counts: they would say who answered what.

    Nor do one or two from phones beside some on paper: who entered those could take them off again.
    """
    times = Counter(values)
    phones = times.total()
    times.update(dict(enumerate(paper, 1)))
    answers, on_paper = times.total(), sum(paper)
    if answers < FEWEST_SHOWN or 0 < phones < FEWEST_SHOWN:
        return Rating(open=False, answers=answers, paper=on_paper)
    counts = tuple(times[v] for v in range(1, SCALE + 1))
    return Rating(open=False, counts=counts, answers=answers, paper=on_paper)


def body(session: Session, stage: Stage, today: str) -> RateBody:
    work = session.work.get(stage.id, Rating())
    assert isinstance(work, Rating)
    agreed = tuple(experiments.view(e, today) for e in session.experiments if e.state == "agreed")
    return RateBody(work.open, work.counts, work.answers, agreed, work.round)


def rating(session: Session) -> tuple[Stage, Rating]:
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if stage is None or not isinstance(work, Rating):
        raise Refused("rating_closed", "The rating is closed.")
    return stage, work
