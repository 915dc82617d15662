"""Discuss: topics by votes, one at a time, each with its own time box and notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from retrokit.facilitation import agenda
from retrokit.facilitation.changes import BoxSet, Change, ParkedSet, WorkSet
from retrokit.facilitation.commands import ExtendTopic, NextTopic, NoteTopic, OpenTopic, ParkTopic
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import DiscussBody, TimerView
from retrokit.facilitation.formats import Stage
from retrokit.facilitation.session import Discuss, Session, Talk, Timer
from retrokit.facilitation.stages import boxes, thumbs
from retrokit.facilitation.stages.decide import MOST_PARKED
from retrokit.facilitation.stages.moment import Moment, Rules
from retrokit.facilitation.stages.vote import topic_view
from retrokit.facilitation.texts import notes
from retrokit.facilitation.topics import Topic, card_ids, ranked, talk_of

NOTES_LIMIT = 4000


def opened(session: Session, stage: Stage) -> Discuss:
    """The first topic is up; nothing has been said yet."""
    first = ranked(session)[:1]
    return Discuss(current=first[0].id if first else "", box_minutes=boxes.boxes_of(stage)[0])


def open_topic(session: Session, command: OpenTopic, moment: Moment) -> Iterable[Change]:
    stage, work = _discuss(session)
    topic = _topic(session, command.topic)
    if topic.id == work.current:
        return ()
    return _turn(session, stage, _left(session, work, moment, done=False), topic.id, moment)


def next_topic(session: Session, command: NextTopic, moment: Moment) -> Iterable[Change]:
    stage, work = _discuss(session)
    left = _left(session, work, moment, done=True)
    following = next((t.id for t in ranked(session) if not is_done(t, left) and t.id != work.current), "")
    return _turn(session, stage, left, following, moment)


def note_topic(session: Session, command: NoteTopic, moment: Moment) -> Iterable[Change]:
    stage, work = _discuss(session)
    topic = _topic(session, command.topic)
    talk = replace(_talk(topic, work), notes=notes(command.notes, NOTES_LIMIT))
    return (WorkSet(stage.id, _with_talk(work, talk)),)


def extend_topic(session: Session, command: ExtendTopic, moment: Moment) -> Iterable[Change]:
    """One click gives the extension and lets it run, where the box was over."""
    stage, work = _discuss(session)
    minutes = boxes.extension(stage, work)
    if not minutes:
        raise Refused(
            "no_extension", "No extension is left for this topic. Park it, take it on, or add a minute."
        )
    talk = _talk(_topic(session, work.current), work)
    given = replace(talk, extensions=(*talk.extensions, minutes))
    return (
        *thumbs.dropped(session),
        WorkSet(stage.id, replace(_with_talk(work, given), thumbs=None)),
        BoxSet(agenda.extended(session.box, moment.now, minutes)),
    )


def park_topic(session: Session, command: ParkTopic, moment: Moment) -> Iterable[Change]:
    _, work = _discuss(session)
    topic = _topic(session, work.current)
    if topic.name in session.parked:
        return next_topic(session, NextTopic(), moment)
    if len(session.parked) >= MOST_PARKED:
        raise Refused("lot_full", "The parking lot is full. Take something out first.")
    return (ParkedSet((*session.parked, topic.name)), *next_topic(session, NextTopic(), moment))


RULES: Rules = {
    OpenTopic: open_topic,
    NextTopic: next_topic,
    NoteTopic: note_topic,
    ExtendTopic: extend_topic,
    ParkTopic: park_topic,
}


def body(session: Session, stage: Stage, now: float) -> DiscussBody:
    work = session.work.get(stage.id, Discuss())
    assert isinstance(work, Discuss)
    box_view = TimerView(session.box.state, agenda.left_ms(session.box, now), session.box.total_ms)
    shown = tuple(topic_view(session, topic, is_done(topic, work)) for topic in ranked(session))
    current = work.current if any(t.id == work.current for t in shown) else ""
    return DiscussBody(
        current,
        box_view,
        shown,
        open=thumbs.is_open(work),
        thumbs=thumbs.view(session, work, now),
        extension=boxes.extension(stage, work),
        stopped=boxes.stopped(session, stage, work),
        turns=session.turns.order,
        turn=session.turns.at,
    )


def left(session: Session, moment: Moment) -> tuple[Change, ...]:
    """What leaving the stage does: the open topic's time is booked, and a question to the room goes."""
    found = boxes.discussing(session)
    if found is None:
        return ()
    stage, work = found
    booked = replace(_left(session, work, moment, done=False), thumbs=None)
    spent = sum(talk.spent_s for talk in booked.talks) - sum(talk.spent_s for talk in work.talks)
    return (*thumbs.dropped(session), *((WorkSet(stage.id, booked),) if spent else ()))


def is_done(topic: Topic, work: Discuss) -> bool:
    return any(talk.done for talk in talk_of(topic, work.talks))


def topics_left(session: Session, work: Discuss) -> int:
    """Topics that nobody has closed yet, the open one not counted."""
    return sum(not is_done(t, work) and t.id != work.current for t in ranked(session))


def notes_on(topic: Topic, left: Iterable[Talk]) -> str:
    return "\n".join(talk.notes for talk in talk_of(topic, left) if talk.notes)


def _turn(session: Session, stage: Stage, work: Discuss, topic: str, moment: Moment) -> Iterable[Change]:
    """``topic`` is up with a fresh box, which runs at once where the stage's own clock runs."""
    work = replace(work, current=topic, thumbs=None)
    fresh = boxes.first(work) if topic else Timer()
    if topic and session.timer.state == "running":
        fresh = agenda.started(fresh, moment.now)
    return (*thumbs.dropped(session), WorkSet(stage.id, work), BoxSet(fresh))


def _left(session: Session, work: Discuss, moment: Moment, *, done: bool) -> Discuss:
    """``work`` with the time of the box booked on the topic that is left now."""
    topic = next((t for t in ranked(session) if t.id == work.current), None)
    if topic is None:
        return work
    talk = _talk(topic, work)
    spent_s = (session.box.total_ms - agenda.left_ms(session.box, moment.now)) // 1000
    return _with_talk(work, replace(talk, spent_s=talk.spent_s + spent_s, done=talk.done or done))


def _talk(topic: Topic, work: Discuss) -> Talk:
    own = next((talk for talk in work.talks if talk.topic == topic.id), None)
    return own or Talk(topic.id, card_ids(topic))


def _with_talk(work: Discuss, talk: Talk) -> Discuss:
    if any(t.topic == talk.topic for t in work.talks):
        return replace(work, talks=tuple(talk if t.topic == talk.topic else t for t in work.talks))
    return replace(work, talks=(*work.talks, talk))


def _discuss(session: Session) -> tuple[Stage, Discuss]:
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if stage is None or not isinstance(work, Discuss):
        raise Refused("not_discussing", "Topics are discussed in another stage.")
    return stage, work


def _topic(session: Session, id: str) -> Topic:
    for topic in ranked(session):
        if topic.id == id:
            return topic
    raise Refused("unknown_topic", "This topic is not on the board any more.")
