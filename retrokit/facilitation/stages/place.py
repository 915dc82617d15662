"""Place: everybody puts every topic somewhere on one or two axes, in secret; the board shows where the group puts it.

The middle and the spread are made once, when the placing closes. A topic that fewer than three placed shows neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from retrokit.facilitation.changes import Change, HeldGone, HeldPut, WorkSet
from retrokit.facilitation.commands import ClosePlacing, PlaceTopics, ReopenPlacing
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import AxisView, PlaceBody, PlacedView, SpanView
from retrokit.facilitation.formats import Stage
from retrokit.facilitation.held import held_in, must_sit, sealed, was_seen
from retrokit.facilitation.session import HeldPlacing, Place, Placed, Session, Span
from retrokit.facilitation.stages.moment import Moment, Rules
from retrokit.facilitation.stages.vote import topic_view
from retrokit.facilitation.topics import Topic, card_ids, homes, topics

STEPS = 5
CENTRE = 30
"""The middle of an axis, in tenths of a step."""
FEWEST_SHOWN = 3
# As many topics as fit into one intake box.
MOST_PLACED = 60


def place_topics(session: Session, command: PlaceTopics, moment: Moment) -> Iterable[Change]:
    must_sit(session, command.seat)
    if was_seen(session, command.op):
        return ()
    stage, work = placing(session)
    if stage.id != command.stage or not work.open:
        raise Refused("placing_closed", "It is closed. Where things are on the board now counts.")
    if not command.places:
        return (HeldGone(command.key),) if command.key in session.held else ()
    _check(session, stage, command.places)
    return (HeldPut(command.key, HeldPlacing(command.op, stage.id, command.places)),)


def close_placing(session: Session, command: ClosePlacing, moment: Moment) -> Iterable[Change]:
    stage, work = placing(session)
    if not work.open:
        return ()
    sheets = dict(held_in(session, stage.id, HeldPlacing))
    places = tuple(
        placed(topic, [sheet.places[topic.id] for sheet in sheets.values() if topic.id in sheet.places])
        for topic in topics(session)
    )
    closed = Place(open=False, places=places, answers=len(sheets), round=work.round)
    return (WorkSet(stage.id, closed), sealed(session, sheets))


def reopen_placing(session: Session, command: ReopenPlacing, moment: Moment) -> Iterable[Change]:
    stage, work = placing(session)
    return () if work.open else (WorkSet(stage.id, Place(round=work.round + 1)),)


RULES: Rules = {PlaceTopics: place_topics, ClosePlacing: close_placing, ReopenPlacing: reopen_placing}


def placed(topic: Topic, answers: Sequence[Sequence[int]]) -> Placed:
    """Where ``answers`` (steps on each axis, one for each person) put ``topic``."""
    if len(answers) < FEWEST_SHOWN:
        return Placed(topic.id, card_ids(topic))
    spans = tuple(span(steps) for steps in zip(*answers, strict=True))
    return Placed(topic.id, card_ids(topic), spans, len(answers))


def span(steps: Sequence[int]) -> Span:
    """The median, and the steps between which at least half of the answers lie: a quarter at most on either side of them."""
    tenths = sorted(10 * step for step in steps)
    aside = (len(tenths) - 1) // 4
    return Span(tenths[aside], round(median(tenths)), tenths[-1 - aside])


def places_in(session: Session, stage: str) -> bool:
    """Whether anybody has placed something in ``stage`` that has not been shown yet."""
    return any(held_in(session, stage, HeldPlacing))


def body(session: Session, stage: Stage) -> PlaceBody:
    work = session.work.get(stage.id, Place())
    assert isinstance(work, Place)
    shown = in_order(session, stage, work)
    return PlaceBody(
        open=work.open,
        axes=tuple(AxisView(axis.name, axis.low, axis.high) for axis in stage.axes),
        picture=stage.picture,
        corners=stage.corners,
        topics=shown,
        answers=work.answers,
        round=work.round,
        totals=() if work.open or stage.picture == "grid" else totals(shown),
    )


def in_order(session: Session, stage: Stage, work: Place) -> tuple[PlacedView, ...]:
    """While open in the neutral order; afterwards as they come first, those without a place last."""
    plain = topics(session)
    found = _found(plain, work)
    shown = [_view(session, stage, topic, found.get(topic.id)) for topic in plain]
    if work.open:
        return tuple(shown)
    return tuple(
        sorted(
            shown,
            key=lambda t: (not t.spans, -weight(stage, t), t.topic.name.casefold(), t.topic.id),
        )
    )


def weight(stage: Stage, shown: PlacedView) -> int:
    """How near a topic is to the corner that comes first, or how strong it is; in tenths, greater is nearer."""
    if not shown.spans:
        return 0
    if stage.picture == "forces":
        return shown.spans[0].mid
    right, up = (axis.mid - CENTRE for axis in shown.spans)
    return (right if "right" in stage.first else -right) + (up if "top" in stage.first else -up)


def totals(shown: Iterable[PlacedView]) -> tuple[int, int]:
    """What each side weighs together, in tenths."""
    sums = [0, 0]
    for topic in shown:
        sums[topic.side] += topic.spans[0].mid if topic.spans else 0
    return sums[0], sums[1]


def placing(session: Session) -> tuple[Stage, Place]:
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if stage is None or not isinstance(work, Place):
        raise Refused("placing_closed", "It is closed. Where things are on the board now counts.")
    return stage, work


def _found(plain: Sequence[Topic], work: Place) -> dict[str, Placed]:
    """A place stays with its topic, or with the first card that is still there of those the topic had."""
    at = homes(plain)
    found: dict[str, Placed] = {}
    for place in work.places:
        home = next((at[id] for id in (place.topic, *place.cards) if id in at), "")
        # Places of topics that were put together since cannot be added up: the topic's own stays, or the best founded.
        if home and (home not in found or place.topic == home or _firmer(place, found[home], home)):
            found[home] = place
    return found


def _firmer(place: Placed, other: Placed, home: str) -> bool:
    return other.topic != home and place.answers > other.answers


def _view(session: Session, stage: Stage, topic: Topic, place: Placed | None) -> PlacedView:
    spans = tuple(SpanView(s.low, s.mid, s.high) for s in place.spans) if place else ()
    return PlacedView(
        topic=topic_view(session, topic),
        spans=spans,
        answers=place.answers if place else 0,
        corner=_corner(stage, spans),
        side=_side(session, topic) if stage.picture == "forces" else 0,
    )


def _corner(stage: Stage, spans: Sequence[SpanView]) -> str:
    """The name of the field; on a line between two fields there is none."""
    if len(stage.corners) != 4 or len(spans) != 2 or any(axis.mid == CENTRE for axis in spans):
        return ""
    right, up = (axis.mid > CENTRE for axis in spans)
    return stage.corners[2 * (not up) + right]


def _side(session: Session, topic: Topic) -> int:
    """0 where at least half of the cards are of the first column."""
    first = session.format.columns[0].id
    return int(2 * sum(card.column == first for card in topic.cards) < len(topic.cards))


def _check(session: Session, stage: Stage, places: Mapping[str, Sequence[int]]) -> None:
    if len(places) > MOST_PLACED:
        raise Refused(
            "many_places", "One phone places {most} topics at most. Leave some out.", most=MOST_PLACED
        )
    if not set(places) <= {topic.id for topic in topics(session)}:
        raise Refused("unknown_topic", "The topics have changed. Look again and place them again.")
    for steps in places.values():
        if len(steps) != len(stage.axes) or not all(1 <= step <= STEPS for step in steps):
            raise Refused("bad_place", "A place is a step from 1 to 5 on each axis.")
