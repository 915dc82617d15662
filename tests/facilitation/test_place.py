"""Placing topics: the middle and the spread, what is too few, rounds, acts sent twice, and what other rules make of it."""

from __future__ import annotations

from dataclasses import replace
from math import dist

import pytest
from hypothesis import given, strategies as st

from retrokit.facilitation import commands as c
from retrokit.facilitation.faces import PlaceBody
from retrokit.facilitation.format_file import read_format
from retrokit.facilitation.formats import CORNERS, Corner
from retrokit.facilitation.scatter import apart
from retrokit.facilitation.session import HeldPlacing, Place, Placed, Session, Span
from retrokit.facilitation.stages.place import MOST_PLACED, span
from retrokit.facilitation.summary import summarize
from retrokit.facilitation.topics import ranked, topics
from tests.facilitation.broken_stages import AXES, ONE_AXIS, placing
from tests.facilitation.desk import CARDS, Desk, a_format, gathered, refused

STEPS = st.integers(1, 5)


def placed(session: Session) -> dict[str, Placed]:
    work = session.work["place"]
    assert isinstance(work, Place)
    return {place.topic: place for place in work.places}


def shown(desk: Desk) -> PlaceBody:
    body = desk.public.body
    assert isinstance(body, PlaceBody)
    return body


def at(desk: Desk, text: str, *steps: int) -> dict[str, tuple[int, ...]]:
    return {desk.card(text): steps}


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ((3, 3, 3), Span(30, 30, 30)),
        ((1, 2, 5), Span(10, 20, 50)),
        ((1, 2, 4, 5), Span(10, 30, 50)),
        ((2, 2, 3, 5), Span(20, 25, 50)),
        ((1, 3, 3, 3, 5), Span(30, 30, 30)),
        ((5, 4, 3, 2, 1), Span(20, 30, 40)),
        ((1, 1, 1, 1, 5, 5, 5, 5), Span(10, 30, 50)),
    ],
)
def test_the_middle_and_the_spread(answers: tuple[int, ...], wanted: Span) -> None:
    assert span(answers) == wanted


@given(st.lists(STEPS, min_size=3, max_size=40))
def test_half_of_the_answers_lie_within_the_spread_and_no_order_shows(answers: list[int]) -> None:
    found = span(answers)
    assert found == span(sorted(answers))
    assert found.low <= found.mid <= found.high
    inside = sum(found.low <= 10 * step <= found.high for step in answers)
    assert 2 * inside >= len(answers)
    # Nobody alone makes the spread, once five people have placed it.
    if len(answers) >= 5:
        assert found.low >= 10 * sorted(answers)[1] and found.high <= 10 * sorted(answers)[-2]


def test_a_sheet_replaces_the_earlier_one_and_an_empty_one_takes_it_back() -> None:
    desk = gathered().go("place").place(*(at(gathered(), "rebased", 1, 1) for _ in range(4)))
    topic = desk.card("rebased")
    desk.do(
        c.PlaceTopics("sheet0", "again", "place", {topic: (5, 4)}),
        c.PlaceTopics("sheet1", "gone", "place", {}),
        c.ClosePlacing(),
    )
    assert placed(desk.session)[topic] == Placed(topic, (topic,), (Span(10, 10, 50), Span(10, 10, 40)), 3)
    assert shown(desk).answers == 3 and not any(
        isinstance(e, HeldPlacing) for e in desk.session.held.values()
    )


def test_an_act_that_is_sent_again_after_the_close_changes_nothing() -> None:
    desk = gathered().go("place")
    sheet = at(desk, "rebased", 2, 5)
    desk.place(sheet, sheet, sheet).do(c.ClosePlacing())
    before = desk.session
    desk.do(c.PlaceTopics("sheet0", "place0", "place", at(desk, "rebased", 1, 1)))
    assert desk.session == before
    assert refused(desk, c.PlaceTopics("sheet0", "anew", "place", sheet)) == "placing_closed"


@pytest.mark.parametrize(
    ("places", "code"),
    [
        ({"nobody": (1, 1)}, "unknown_topic"),
        ({"rebased": (1,)}, "bad_place"),
        ({"rebased": (1, 1, 1)}, "bad_place"),
        ({"rebased": (0, 3)}, "bad_place"),
        ({"rebased": (3, 6)}, "bad_place"),
        ({f"t{n}": (1, 1) for n in range(MOST_PLACED + 1)}, "many_places"),
    ],
)
def test_what_is_no_place(places: dict[str, tuple[int, ...]], code: str) -> None:
    desk = gathered().go("place")
    known = {desk.card(name) if name == "rebased" else name: steps for name, steps in places.items()}
    assert refused(desk, c.PlaceTopics("k", "o", "place", known)) == code


def test_a_new_round_is_empty_and_says_so() -> None:
    desk = gathered().go("place")
    desk.place(*[at(desk, "rebased", 2, 5)] * 3).do(c.ClosePlacing(), c.ReopenPlacing())
    body = shown(desk)
    assert (body.open, body.round, body.answers) == (True, 1, 0) and not any(t.spans for t in body.topics)
    desk.do(c.SampleCounts())
    assert desk.console.answers_in == 0
    desk.do(c.ClosePlacing())
    assert shown(desk).round == 1 and shown(desk).answers == 0


def test_nobody_goes_on_or_rearranges_while_places_are_secret() -> None:
    desk = gathered().go("place")
    desk.place(at(desk, "rebased", 2, 5))
    assert refused(desk, c.GoNext()) == "placing_open"
    assert refused(desk, c.EndSession()) == "placing_open"
    desk.go("group")
    assert refused(desk, c.GroupCards(desk.card("rebased"), desk.card("pairing"))) == "placing_open"
    desk.go("place").do(c.ClosePlacing(), c.GoNext())
    assert desk.console.step.action == "next_topic"


def test_a_place_stays_with_its_first_card_when_groups_change() -> None:
    desk = gathered().go("place")
    one, two = desk.card("rebased"), desk.card("pairing")
    desk.place(*[{one: (1, 5), two: (5, 1)}] * 3).do(c.ClosePlacing())
    desk.go("group").do(c.GroupCards(one, desk.card("migration"))).go("place")
    by_name = {t.topic.name: t for t in shown(desk).topics}
    together = next(t for t in shown(desk).topics if len(t.topic.cards) == 2)
    assert [s.mid for s in together.spans] == [10, 50] and together.corner == "Do now"
    assert by_name["pairing"].corner == "Leave"


@pytest.mark.parametrize(
    ("first", "order"),
    [
        ("top-left", ["rebased", "staging down", "migration", "pairing"]),
        ("top-right", ["staging down", "migration", "rebased", "pairing"]),
        ("bottom-right", ["pairing", "migration", "staging down", "rebased"]),
    ],
)
def test_the_corner_that_comes_first_leads_the_list(first: Corner, order: list[str]) -> None:
    plain = a_format()
    stages = tuple(replace(s, first=first) if s.kind == "place" else s for s in plain.stages)
    desk = gathered()
    desk.session = replace(desk.session, format=replace(plain, stages=stages))
    desk.go("place")
    sheet = {
        **at(desk, "rebased", 1, 5),
        **at(desk, "staging down", 4, 5),
        **at(desk, "migration", 4, 4),
        **at(desk, "pairing", 3, 2),
    }
    desk.place(sheet, sheet, sheet).do(c.ClosePlacing())
    found = [t.topic.name for t in shown(desk).topics]
    assert found == order
    assert [t.topic.name for t in shown(desk).topics if t.corner == "Plan"] == [
        name for name in found if name in ("staging down", "migration")
    ]
    assert next(t for t in shown(desk).topics if t.topic.name == "pairing").corner == ""


def test_forces_push_from_the_side_of_their_column_and_are_added_up() -> None:
    text = placing(ONE_AXIS)()
    format = read_format(text, "small.toml")
    desk = Desk(replace(Desk().session, format=format, runs=Desk().session.runs[:4]))
    desk.phones(3).do(c.GoToStage(1)).write(("good", "wind"), ("odd", "stone"), ("odd", "mud"))
    desk.do(c.RevealCards(), c.GoToStage(3))
    body = shown(desk)
    assert body.picture == "forces" and body.totals == ()
    sheets = ((5, 2, 1), (4, 2, 1), (4, 4, 1))
    cards = [desk.card(name) for name in ("wind", "stone", "mud")]
    desk.place(*({card: (n,) for card, n in zip(cards, sheet, strict=True)} for sheet in sheets))
    body = shown(desk.do(c.ClosePlacing()))
    assert [(t.topic.name, t.side, t.spans[0].mid) for t in body.topics] == [
        ("wind", 0, 40),
        ("stone", 1, 20),
        ("mud", 1, 10),
    ]
    assert body.totals == (40, 30)
    (summary,) = summarize(desk.session).placings
    assert (summary.sides, summary.totals, summary.few) == (("Good", "Odd"), (40, 30), 0)


def test_the_order_of_a_vote_stays_what_it_is() -> None:
    desk = gathered().go("vote")
    desk.vote({desk.card("pairing"): 1}).do(c.CloseVote())
    before = [t.id for t in ranked(desk.session)]
    desk.go("place").place(*[at(desk, "rebased", 1, 5)] * 3).do(c.ClosePlacing())
    assert [t.id for t in ranked(desk.session)] == before
    without = gathered().go("place")
    without.place(*[at(without, "rebased", 1, 5)] * 3).do(c.ClosePlacing())
    assert ranked(without.session) == topics(without.session)


def test_voiding_all_seats_takes_the_sheets_and_begins_anew() -> None:
    desk = gathered().go("place")
    sheet = at(desk, "rebased", 1, 5)
    desk.do(*(c.PlaceTopics(f"s{n}", f"o{n}", "place", sheet, f"seat{n}") for n in range(3)), c.VoidSeats())
    assert shown(desk).round == 1 and not any(isinstance(e, HeldPlacing) for e in desk.session.held.values())
    assert refused(desk, c.PlaceTopics("s0", "o9", "place", sheet, "seat0")) == "no_seat"


def test_the_summary_has_what_was_shown_and_nothing_else() -> None:
    desk = gathered().go("place")
    desk.place(*[at(desk, "rebased", 1, 5)] * 3, at(desk, "pairing", 2, 2))
    assert summarize(desk.session).placings == ()
    (found,) = summarize(desk.do(c.ClosePlacing()).session).placings
    assert [t.name for t in found.topics] == ["rebased"] and found.few == len(CARDS) - 1
    assert (found.answers, found.heading, found.topics[0].corner) == (4, "Place!", "Do now")


def test_a_format_says_how_topics_are_placed() -> None:
    read = read_format(placing(AXES, 'corners = ["a", "b", "c", "d"]', 'first = "top-right"')(), "small.toml")
    stage = read.stages[-1]
    assert [axis.name for axis in stage.axes] == ["Effort", "Impact"]
    assert (stage.picture, stage.corners, stage.first) == ("grid", ("a", "b", "c", "d"), "top-right")
    forces = read_format(placing(ONE_AXIS, 'picture = "forces"')(), "small.toml").stages[-1]
    assert (forces.picture, forces.corners, forces.first) == ("forces", (), CORNERS[0])


@given(st.lists(st.tuples(STEPS, STEPS), min_size=1, max_size=20))
def test_no_two_marks_lie_on_one_another(steps: list[tuple[int, int]]) -> None:
    points = [((x - 1) * 187.5, (y - 1) * 90.0) for x, y in steps]
    marks = apart(points, 50, 750, 360)
    assert marks == apart(points, 50, 750, 360)
    assert all(0 <= x <= 750 and 0 <= y <= 360 for x, y in marks)
    pairs = [dist(a, b) for i, a in enumerate(marks) for b in marks[:i]]
    assert min(pairs, default=50) >= 44, "a dot is 46 units wide and has an edge"
    if len(set(points)) == len(points):
        assert marks == tuple(points)
