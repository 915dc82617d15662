"""Time boxes of a topic, the room's thumbs when one runs out, parking a topic, and what the clock and the report make of it."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from retrokit.facilitation import commands as c
from retrokit.facilitation.faces import DiscussBody
from retrokit.facilitation.formats import KINDS
from retrokit.facilitation.session import Discuss, HeldThumb, Presence, Seen
from retrokit.facilitation.stages.boxes import fitting
from retrokit.facilitation.stages.decide import MOST_PARKED
from retrokit.facilitation.stages.thumbs import COUNTDOWN_S, FEWEST_SHOWN, GRACE_S
from retrokit.facilitation.summary import summarize
from tests.facilitation.desk import Desk, gathered, refused

MORE, NEXT = "more", "next"


def talking(boxes: tuple[int, ...] = (), phones: int = 5) -> Desk:
    """In the discussion with the clock running, four topics on the board."""
    desk = Desk()
    at = KINDS.index("discuss")
    stages = list(desk.session.format.stages)
    stages[at] = replace(stages[at], boxes=boxes)
    desk.session = replace(desk.session, format=replace(desk.session.format, stages=tuple(stages)))
    gathered(desk).go("discuss")
    return desk.do(c.SetPresence(Presence(phones=phones)), c.StartTimer())


def body(desk: Desk) -> DiscussBody:
    shown = desk.public.body
    assert isinstance(shown, DiscussBody)
    return shown


def wait(desk: Desk, seconds: float) -> Desk:
    desk.now += seconds
    return desk.do(c.Tick())


def thumb(desk: Desk, who: int, value: str, round: int | None = None) -> c.GiveThumb:
    at = body(desk).thumbs.round if round is None else round
    return c.GiveThumb(f"t{who}/{at}", f"op {who} {value} {at}", "discuss", at, value)


def answer(desk: Desk, *values: str) -> Desk:
    return desk.do(*(thumb(desk, who, value) for who, value in enumerate(values) if value))


@pytest.mark.parametrize("boxes", [(), (5,), (4, 4, 1), (5, 4, 3, 2, 1)])
def test_boxes_shrink_until_a_stop_that_blocks_nothing(boxes: tuple[int, ...]) -> None:
    desk = talking(boxes)
    first, *extensions = boxes or (5, 3, 2)
    assert body(desk).box.total_ms == first * 60_000
    length = first
    for minutes in extensions:
        assert (body(desk).extension, body(desk).stopped) == (minutes, False)
        wait(desk, length * 60)
        assert body(desk).open and body(desk).box.state == "over"
        answer(desk, MORE, MORE, MORE).do(c.CloseThumbs(), c.ExtendTopic())
        assert (body(desk).box.state, body(desk).box.left_ms) == ("running", minutes * 60_000)
        assert not body(desk).open and body(desk).thumbs.state == ""
        length = minutes
    wait(desk, length * 60)
    assert body(desk).stopped and not body(desk).open and body(desk).extension == 0
    assert refused(desk, c.ExtendTopic()) == refused(desk, c.AskRoom()) == "no_extension"
    desk.do(c.AddMinutes(1))
    assert (body(desk).stopped, body(desk).box.left_ms) == (False, 60_000)
    wait(desk, 60)
    assert body(desk).stopped and not body(desk).open
    spent = desk.do(c.NextTopic()).session.work["discuss"]
    assert isinstance(spent, Discuss)
    assert [(t.spent_s, t.extensions) for t in spent.talks] == [
        (60 * (first + sum(extensions) + 1), tuple(extensions))
    ]
    assert body(desk).box.total_ms == first * 60_000, "the next topic starts from the first box"


@pytest.mark.parametrize(
    ("values", "state", "wish", "action"),
    [
        ((MORE, MORE, NEXT), "shown", MORE, "extend"),
        ((MORE, NEXT, NEXT), "shown", NEXT, "next_topic"),
        ((MORE, MORE, NEXT, NEXT), "shown", NEXT, "next_topic"),
        ((NEXT,) * 5, "shown", NEXT, "next_topic"),
        ((MORE,) * 5, "shown", MORE, "extend"),
        ((MORE, MORE), "few", "", "next_topic"),
        ((NEXT,), "few", "", "next_topic"),
        ((), "few", "", "next_topic"),
    ],
)
def test_the_majority_decides_what_is_offered(
    values: tuple[str, ...], state: str, wish: str, action: str
) -> None:
    desk = answer(talking().do(c.AskRoom()), *values)
    assert desk.console.step.label == "Show the thumbs"
    desk.do(c.CloseThumbs())
    shown = body(desk).thumbs
    assert (shown.state, shown.wish, shown.answers) == (state, wish, len(values))
    few = len(values) < FEWEST_SHOWN
    assert (shown.more, shown.next) == ((0, 0) if few else (values.count(MORE), values.count(NEXT)))
    assert (desk.console.step.action, desk.console.step.minutes) == (action, 3 if action == "extend" else 0)


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from([MORE, NEXT, ""])), max_size=20), st.booleans())
@settings(deadline=None, max_examples=60)
def test_one_thumb_for_each_seat_changeable_and_nothing_of_it_shows(
    given: list[tuple[int, str]], by_clock: bool
) -> None:
    desk = talking().do(c.AskRoom())
    before, last = (desk.public, desk.console), dict[int, str]()
    for n, (who, value) in enumerate(given):
        act = replace(thumb(desk, who, value), op=f"thumb {n}")
        desk.do(act)
        last[who] = value
        assert (desk.public, desk.console) == before
        once = desk.session
        assert desk.do(act).session == once
    counts = [value for value in last.values() if value]
    assert sorted(e.value for e in held(desk)) == sorted(counts)
    if by_clock:
        wait(desk, COUNTDOWN_S + GRACE_S)
    else:
        desk.do(c.CloseThumbs())
    shown = body(desk).thumbs
    enough = len(counts) >= FEWEST_SHOWN
    assert (shown.more, shown.next) == ((counts.count(MORE), counts.count(NEXT)) if enough else (0, 0))
    assert held(desk) == [] and "HeldThumb" not in repr(desk.session)


def held(desk: Desk) -> list[HeldThumb]:
    return [entry for entry in desk.session.held.values() if isinstance(entry, HeldThumb)]


def test_a_thumb_that_is_sent_again_is_done_once_also_after_the_close() -> None:
    desk = talking().do(c.AskRoom())
    acts = [thumb(desk, who, MORE) for who in range(3)]
    desk.do(*acts, c.CloseThumbs())
    closed = desk.session
    desk.do(*acts)
    assert desk.session == closed
    assert any(isinstance(entry, Seen) for entry in closed.held.values())
    late = thumb(desk, 4, NEXT)
    assert refused(desk, late) == "thumbs_closed"
    desk.do(c.AskRoom())
    assert refused(desk, late) == "thumbs_closed", "a thumb for the question before is not one for this"
    assert refused(desk, thumb(desk, 4, "sideways")) == "bad_thumb"
    assert refused(desk, replace(thumb(desk, 4, MORE), seat="voided")) == "no_seat"


def test_counts_come_on_a_tick_and_go_with_the_question() -> None:
    desk = answer(talking().do(c.AskRoom()), MORE, NEXT, NEXT)
    assert desk.console.thumbs_in == 0
    desk.do(c.SampleCounts())
    assert desk.console.thumbs_in == 3
    desk.do(c.CloseThumbs(), c.AskRoom())
    assert desk.console.thumbs_in == 0


LEAVE: dict[str, c.Command] = {
    "the next topic": c.NextTopic(),
    "more time at once": c.ExtendTopic(),
    "a minute by hand": c.AddMinutes(1),
    "parked": c.ParkTopic(),
    "the next stage": c.GoNext(),
    "a stage before": c.GoBack(),
    "the end": c.EndSession(),
}


@pytest.mark.parametrize("way", LEAVE)
def test_whoever_goes_on_drops_the_question_and_every_thumb(way: str) -> None:
    desk = answer(talking().do(c.AskRoom()), MORE, MORE, NEXT)
    again = thumb(desk, 0, MORE)
    desk.do(LEAVE[way])
    work = desk.session.work["discuss"]
    assert isinstance(work, Discuss) and work.thumbs is None and held(desk) == []
    assert desk.session.asking.state == "idle"
    desk.do(again)


def test_another_topic_by_hand_drops_it_too() -> None:
    desk = talking().do(c.AskRoom())
    other = next(t.id for t in body(desk).topics if t.id != body(desk).current)
    assert not body(desk.do(c.OpenTopic(other))).open


def test_voided_seats_answer_anew() -> None:
    desk = answer(talking().do(c.AskRoom()), MORE, MORE, NEXT)
    round = body(desk).thumbs.round
    desk.do(c.VoidSeats())
    assert held(desk) == [] and body(desk).open and body(desk).thumbs.round == round + 1


def test_the_room_is_asked_only_where_the_answer_could_be_shown() -> None:
    for phones in range(5):
        desk = wait(talking(phones=phones), 300)
        assert body(desk).open == (phones >= FEWEST_SHOWN)
        assert body(desk.do(c.AskRoom())).open


def test_the_end_of_a_box_asks_however_it_comes() -> None:
    assert body(talking().do(c.EndTimer())).open
    desk = talking()
    desk.now += 900
    assert body(desk.do(c.NoticeSleep(desk.now - 300))).open
    assert not body(talking().do(c.PauseTimer())).open
    assert not body(wait(talking().do(c.PauseTimer()), 999)).open


def test_the_countdown_begins_anew_after_sleep_or_restart() -> None:
    desk = answer(talking().do(c.AskRoom()), MORE, MORE, MORE)
    wait(desk, COUNTDOWN_S)
    assert body(desk).open and body(desk).thumbs.countdown.left_ms == 0, "what was pressed last still comes"
    desk.do(c.NoticeSleep(desk.now))
    wait(desk, 500)
    assert body(desk).open and body(desk).thumbs.countdown.left_ms == COUNTDOWN_S * 1000
    assert body(wait(desk, COUNTDOWN_S + GRACE_S)).thumbs.more == 3


def test_a_parked_topic_is_in_the_lot_once_and_the_next_one_is_up() -> None:
    desk = talking()
    first, second = (t.name for t in body(desk).topics[:2])
    desk.do(c.ParkTopic())
    assert desk.session.parked == (first,)
    assert [t.done for t in body(desk).topics] == [True, False, False, False]
    assert next(t.name for t in body(desk).topics if t.id == body(desk).current) == second
    desk.do(c.OpenTopic(body(desk).topics[0].id), c.ParkTopic())
    assert desk.session.parked == (first,)
    assert desk.do(c.Unpark(0)).session.parked == ()
    desk.do(*itertools.repeat(c.ParkTopic(), 3))
    assert refused(desk, c.ParkTopic()) == "unknown_topic"
    assert refused(desk, c.AskRoom()) == "no_topic"
    assert refused(Desk().go("group"), c.ParkTopic()) == "not_discussing"


def test_a_full_lot_keeps_the_topic_open() -> None:
    desk = talking().do(*(c.Park(f"p{n}") for n in range(MOST_PARKED)))
    assert refused(desk, c.ParkTopic()) == "lot_full"


@pytest.mark.parametrize(
    ("minutes", "boxes", "topics", "expected"),
    [
        (25, (5, 3, 2), 7, 5),
        (25, (5,), 3, 3),
        (4, (5,), 3, 1),
        (29, (), 9, 5),
        (9, (3, 2), 9, 3),
        (9, (), 0, 0),
    ],
)
def test_time_for_about_so_many_topics(
    minutes: int, boxes: tuple[int, ...], topics: int, expected: int
) -> None:
    stage = replace(Desk().session.format.stages[KINDS.index("discuss")], boxes=boxes)
    assert fitting(minutes * 60, stage, topics) == expected


def test_the_console_hears_how_many_topics_fit() -> None:
    assert talking((2, 1)).console.time_for == 2  # five minutes, two each
    assert Desk().go("group").console.time_for == 0


def test_a_box_that_was_ended_early_counts_what_was_used_of_it() -> None:
    desk = talking()
    name = body(desk).topics[0].name
    wait(desk, 70).do(c.NoteTopic(body(desk).current, "said"), c.EndTimer(), c.EndTimer(), c.ExtendTopic())
    assert body(desk).box.left_ms == 180_000
    wait(desk, 20).do(c.EndTimer(), c.NextTopic(), c.EndTimer(), c.NextTopic())
    assert next(t.spent_s for t in summarize(desk.session).topics if t.name == name) == 90


def test_the_report_has_the_time_of_each_topic_also_of_the_one_that_was_left_open() -> None:
    desk = talking()
    names = [t.name for t in body(desk).topics]
    for topic in body(desk).topics:
        desk.do(c.NoteTopic(topic.id, "said"))
    wait(desk, 140).do(c.ExtendTopic())
    wait(desk, 60).do(c.NextTopic())
    wait(desk, 90).do(c.GoNext(), c.GoBack(), c.GoNext())
    rows = {t.name: (t.spent_s, t.extensions) for t in summarize(desk.session).topics}
    assert [rows[name] for name in names] == [(200, (3,)), (90, ()), (0, ()), (0, ())]
