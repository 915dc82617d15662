"""More time for a topic, or the next one? Each phone says so in secret; what the room wants is counted once, at the close.

A box that runs out asks by itself where so many phones are here that the answer may be shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from retrokit.facilitation import agenda
from retrokit.facilitation.changes import AskingSet, BoxSet, Change, CountsSampled, HeldGone, HeldPut, WorkSet
from retrokit.facilitation.commands import AskRoom, CloseThumbs, GiveThumb
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import ThumbsView, TimerView
from retrokit.facilitation.formats import Stage
from retrokit.facilitation.held import held_in, must_sit, sealed, was_seen
from retrokit.facilitation.session import Discuss, HeldThumb, Session, Thumbs, Timer
from retrokit.facilitation.stages.boxes import discussing, extension
from retrokit.facilitation.stages.moment import Moment, Rules

COUNTDOWN_S = 30
# A phone sends what was pressed at the last moment up to two seconds later, so that its moment tells nothing.
GRACE_S = 3
FEWEST_SHOWN = 3
WAYS = ("more", "next")


def ask_room(session: Session, command: AskRoom, moment: Moment) -> Iterable[Change]:
    stage, work = _talking(session)
    if not work.current:
        raise Refused("no_topic", "No topic is open. Open one first.")
    if is_open(work):
        return ()
    if not extension(stage, work):
        raise Refused(
            "no_extension", "No extension is left for this topic. Park it, take it on, or add a minute."
        )
    return asked(session, stage, work, moment.now)


def give_thumb(session: Session, command: GiveThumb, moment: Moment) -> Iterable[Change]:
    must_sit(session, command.seat)
    if was_seen(session, command.op):
        return ()
    found = discussing(session)
    if (
        found is None
        or not is_open(found[1])
        or (command.stage, command.round) != (found[0].id, found[1].round)
    ):
        raise Refused("thumbs_closed", "The thumbs are closed. The board shows what the room wants.")
    if command.value == "":
        return (HeldGone(command.key),) if command.key in session.held else ()
    if command.value not in WAYS:
        raise Refused("bad_thumb", "A thumb is for more time or for the next topic.")
    return (HeldPut(command.key, HeldThumb(command.op, command.stage, command.value)),)


def close_thumbs(session: Session, command: CloseThumbs, moment: Moment) -> Iterable[Change]:
    found = discussing(session)
    return closed(session, *found) if found and is_open(found[1]) else ()


RULES: Rules = {AskRoom: ask_room, GiveThumb: give_thumb, CloseThumbs: close_thumbs}


def is_open(work: Discuss) -> bool:
    return work.thumbs is not None and work.thumbs.open


def asked(session: Session, stage: Stage, work: Discuss, now: float) -> tuple[Change, ...]:
    """A new question, with a short countdown."""
    fresh = replace(work, thumbs=Thumbs(), round=work.round + 1)
    return (WorkSet(stage.id, fresh), AskingSet(_countdown(now)))


def closed(session: Session, stage: Stage, work: Discuss) -> tuple[Change, ...]:
    """The thumbs are counted. Fewer than three give no counts: they would say who wanted what."""
    given = dict(held_in(session, stage.id, HeldThumb))
    after = replace(work, thumbs=counted(entry.value for entry in given.values()))
    return (WorkSet(stage.id, after), *_sealed(session, given), AskingSet(Timer()))


def counted(values: Iterable[str]) -> Thumbs:
    times = Counter(values)
    if times.total() < FEWEST_SHOWN:
        return Thumbs(open=False, answers=times.total())
    return Thumbs(False, times["more"], times["next"], times.total())


def dropped(session: Session) -> tuple[Change, ...]:
    """The question goes, answered or not, and with it whatever phones have said to it."""
    found = discussing(session)
    if found is None or found[1].thumbs is None:
        return ()
    stage, work = found
    given = dict(held_in(session, stage.id, HeldThumb))
    return (WorkSet(stage.id, replace(work, thumbs=None)), *_sealed(session, given), AskingSet(Timer()))


def ran_out(session: Session, changes: Iterable[Change], now: float) -> Iterable[Change]:
    """What follows when ``changes`` have just ended the box of a topic: the room is asked, unless there is no more to give."""
    found = discussing(session)
    over = (
        any(isinstance(c, BoxSet) and c.box.state == "over" for c in changes) and session.box.state != "over"
    )
    if found is None or not over or not found[1].current or is_open(found[1]):
        return ()
    if not extension(*found):
        return dropped(session)
    return asked(session, *found, now) if session.presence.phones >= FEWEST_SHOWN else ()


def ticked(session: Session, now: float) -> Iterable[Change]:
    """The countdown: it closes the question, and begins anew where the laptop was restarted or slept in between."""
    found = discussing(session)
    if found is None or not is_open(found[1]):
        return ()
    if session.asking.state != "running":
        return (AskingSet(_countdown(now)),)
    return closed(session, *found) if now - session.asking.since >= COUNTDOWN_S + GRACE_S else ()


def slept(session: Session) -> Iterable[Change]:
    return () if session.asking == Timer() else (AskingSet(Timer()),)


def wish(work: Discuss) -> str:
    """What most want: "more" or "next", which a tie means too; "" before the close and with too few answers."""
    thumbs = work.thumbs
    if thumbs is None or thumbs.open or thumbs.answers < FEWEST_SHOWN:
        return ""
    return "more" if thumbs.more > thumbs.next else "next"


def view(session: Session, work: Discuss, now: float) -> ThumbsView:
    thumbs = work.thumbs
    if thumbs is None:
        return ThumbsView(round=work.round)
    asking = session.asking
    countdown = TimerView(asking.state, agenda.left_ms(asking, now), asking.total_ms)
    if thumbs.open:
        return ThumbsView("open", work.round, countdown)
    return ThumbsView(
        "shown" if wish(work) else "few",
        work.round,
        more=thumbs.more,
        next=thumbs.next,
        answers=thumbs.answers,
        wish=wish(work),  # type: ignore[arg-type]
    )


def _countdown(now: float) -> Timer:
    return agenda.started(agenda.fresh(COUNTDOWN_S), now)


def _sealed(session: Session, given: dict[str, HeldThumb]) -> tuple[Change, ...]:
    """Also the count of the last tick goes: it belongs to this question."""
    if not given:
        return ()
    return (sealed(session, given), CountsSampled(replace(session.sampled, thumbs=0)))


def _talking(session: Session) -> tuple[Stage, Discuss]:
    found = discussing(session)
    if found is None:
        raise Refused("not_discussing", "Topics are discussed in another stage.")
    return found
