"""What the facilitator does to the clock. In a discussion that means the topic's box, and the stage's clock follows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from retrokit.facilitation import agenda
from retrokit.facilitation.changes import BoxSet, Change, TimerSet
from retrokit.facilitation.commands import AddMinutes, EndTimer, NoticeSleep, PauseTimer, StartTimer, Tick
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.session import Session, Timer
from retrokit.facilitation.stages import thumbs
from retrokit.facilitation.stages.moment import Moment, Rules


def start(session: Session, command: StartTimer, moment: Moment) -> Iterable[Change]:
    _running(session)
    return _both(session, lambda timer: agenda.started(timer, moment.now))


def pause(session: Session, command: PauseTimer, moment: Moment) -> Iterable[Change]:
    return _both(session, lambda timer: agenda.paused(timer, moment.now))


def add_minutes(session: Session, command: AddMinutes, moment: Moment) -> Iterable[Change]:
    _running(session)
    if not 1 <= command.minutes <= 60:
        raise Refused("bad_minutes", "Add 1 to 60 minutes at a time.")
    if session.box.total_ms:
        # The facilitator has decided, so the room is not asked any more.
        more = BoxSet(agenda.extended(session.box, moment.now, command.minutes))
        return (*thumbs.dropped(session), more)
    return (TimerSet(agenda.extended(session.timer, moment.now, command.minutes)),)


def end(session: Session, command: EndTimer, moment: Moment) -> Iterable[Change]:
    if session.box.total_ms:
        # What was not used is not booked on the topic; a box of nothing at all would be none.
        used = max(1, session.box.total_ms - agenda.left_ms(session.box, moment.now))
        over = BoxSet(replace(agenda.ended(session.box), total_ms=used))
        return (over, *thumbs.ran_out(session, (over,), moment.now))
    return (TimerSet(agenda.ended(session.timer)),)


def tick(session: Session, command: Tick, moment: Moment) -> Iterable[Change]:
    now = moment.now if command.at is None else command.at
    # A tick changes nothing but a timer that has run out.
    ended = _both(session, lambda timer: agenda.ticked(timer, now))
    timers = tuple(replace(change, rang=True) for change in ended)
    asked = tuple(thumbs.ran_out(session, timers, moment.now))
    return (*timers, *(asked or thumbs.ticked(session, now)))


def notice_sleep(session: Session, command: NoticeSleep, moment: Moment) -> Iterable[Change]:
    timers = tuple(_both(session, lambda timer: agenda.slept(timer, command.awake_until)))
    return (*timers, *thumbs.slept(session), *thumbs.ran_out(session, timers, moment.now))


RULES: Rules = {
    StartTimer: start,
    PauseTimer: pause,
    AddMinutes: add_minutes,
    EndTimer: end,
    Tick: tick,
    NoticeSleep: notice_sleep,
}


def _both(session: Session, turn: Callable[[Timer], Timer]) -> Iterable[TimerSet | BoxSet]:
    timer = turn(session.timer)
    box = turn(session.box) if session.box.total_ms else session.box
    if timer != session.timer:
        yield TimerSet(timer)
    if box != session.box:
        yield BoxSet(box)


def _running(session: Session) -> None:
    if session.state != "running":
        raise Refused("no_stage", "The clock starts with the first stage.")
