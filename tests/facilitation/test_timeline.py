"""A timeline: days and moods are as hidden as their cards, and stay with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from retrokit.facilitation import commands as c
from retrokit.facilitation.faces import CardView, CollectBody, ColumnView, DatedView
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.session import Collect
from retrokit.facilitation.summary import summarize
from retrokit.report.stages.timeline import line
from retrokit.ui.days import days, moods
from tests.facilitation.desk import TODAY, Desk, a_format, refused

# Days a test would not meet by chance.
DAY, OTHER = "2031-03-07", "2031-03-09"


def desk(timeline: bool = True) -> Desk:
    plain = a_format()
    stages = tuple(replace(s, timeline=timeline) if s.kind == "collect" else s for s in plain.stages)
    format = replace(plain, stages=stages)
    fresh = new_session(id="s1", team="Harbour", title="Sprint", date=TODAY, format=format, minutes=40)
    return Desk(fresh).phones(4).go("collect")


def body(at: Desk) -> CollectBody:
    found = at.public.body
    assert isinstance(found, CollectBody)
    return found


def written(at: Desk) -> Desk:
    return at.do(
        c.AddCard("k1", "o1", "wind", "release", DAY, 5),
        c.AddCard("k2", "o2", "anchors", "outage", OTHER, 1),
        c.AddCard("k3", "o3", "rocks", "no idea when", "", 2),
        c.AddCard("k4", "o4", "rocks", "bare"),
    )


def test_days_are_hidden_until_the_cards_turn_over() -> None:
    at = written(desk()).do(c.SampleCounts())
    assert DAY not in repr(at.public) + repr(at.console)
    at.do(c.RevealCards())
    told = {each.card: (each.when, each.mood) for each in body(at).dated}
    assert told == {
        at.card("release"): (DAY, 5),
        at.card("outage"): (OTHER, 1),
        at.card("no idea when"): ("", 2),
    }
    work = at.session.work["collect"]
    assert isinstance(work, Collect)
    assert [each.card for each in work.dated] == sorted(each.card for each in work.dated)


def test_late_cards_do_not_stand_at_the_end() -> None:
    at = written(desk()).do(c.RevealCards())
    for n in range(5, 25):
        at.do(c.AddCard(f"k{n}", f"o{n}", "wind", f"late {n}", DAY, 3))
    at.do(c.SampleCounts())
    work = at.session.work["collect"]
    assert isinstance(work, Collect)
    assert len(work.dated) == 23
    assert [each.card for each in work.dated] == sorted(each.card for each in work.dated)


def test_an_edit_changes_the_day_too() -> None:
    at = written(desk()).do(c.EditCard("k1", "o9", "wind", "release", OTHER, 4)).do(c.RevealCards())
    assert DatedView(at.card("release"), OTHER, 4) in body(at).dated


def test_the_facilitator_moves_a_card_to_another_day() -> None:
    at = written(desk()).do(c.RevealCards())
    at.do(c.DateCard(at.card("bare"), DAY, 0), c.DateCard(at.card("outage"), "", 0))
    assert DatedView(at.card("bare"), DAY, 0) in body(at).dated
    assert at.card("outage") not in [each.card for each in body(at).dated]
    assert refused(at, c.DateCard("gone", DAY, 1)) == "unknown_card"


@pytest.mark.parametrize(
    ("when", "mood", "code"),
    [
        ("2031-02-30", 0, "bad_date"),
        ("1850-01-01", 0, "bad_date"),
        ("9999-01-01", 0, "bad_date"),
        ("yesterday", 0, "bad_date"),
        (DAY, 6, "bad_mood"),
        (DAY, -1, "bad_mood"),
    ],
)
def test_what_is_no_day_or_no_mood(when: str, mood: int, code: str) -> None:
    at = desk()
    assert refused(at, c.AddCard("k", "o", "wind", "text", when, mood)) == code
    written(at).do(c.RevealCards())
    assert refused(at, c.DateCard(at.card("bare"), when, mood)) == code


def test_elsewhere_nothing_of_it_is_kept() -> None:
    at = written(desk(timeline=False))
    assert DAY not in repr(at.session)
    at.do(c.RevealCards())
    assert body(at).dated == ()
    assert refused(at, c.DateCard(at.card("bare"), DAY, 1)) == "no_timeline"


def test_the_summary_goes_by_day() -> None:
    at = written(desk()).do(c.RevealCards())
    moments = summarize(at.session).moments
    assert [(m.when, m.mood, m.text) for m in moments] == [
        (DAY, 5, "release"),
        (OTHER, 1, "outage"),
        ("", 2, "no idea when"),
    ]
    assert line(moments) == [(DAY, 5), (OTHER, 1)]


some_days = st.dates().map(lambda day: day.replace(year=2031, day=min(day.day, 28)).isoformat())


@given(st.lists(st.tuples(st.one_of(st.just(""), some_days), st.integers(0, 5)), max_size=40))
def test_every_card_lies_in_one_column_and_time_runs_to_the_right(dated: list[tuple[str, int]]) -> None:
    cards = tuple(CardView(str(n), "wind", 1, f"card {n}") for n in range(len(dated)))
    views = tuple(DatedView(str(n), when, mood) for n, (when, mood) in enumerate(dated))
    column = ColumnView("wind", "Wind", "", 1, 0, cards)
    shown = days(CollectBody(False, True, 0, 0, 0, (column,), timeline=True, dated=views))
    assert len(shown) <= 7
    assert sorted(card.id for each in shown for card in each.cards) == sorted(card.id for card in cards)
    order = [day for each in shown for day in each.days]
    assert order == sorted(set(order))
    assert all(each.cards for each in shown)
    for x, y in moods(CollectBody(False, True, 0, 0, 0, (column,), timeline=True, dated=views), shown):
        assert 0 < x < 1
        assert 0 <= y <= 1


def test_neighbours_share_a_column() -> None:
    when = ["2031-01-01", "2031-01-20", "2031-01-21", *(f"2031-0{n}-01" for n in range(2, 8))]
    cards = tuple(CardView(str(n), "wind", 1, "x") for n in range(len(when)))
    column = ColumnView("wind", "Wind", "", 1, 0, cards)
    views = tuple(DatedView(str(n), day, 3) for n, day in enumerate(when))
    shown = days(CollectBody(False, True, 0, 0, 0, (column,), timeline=True, dated=views))
    assert ("2031-01-20", "2031-01-21", "2031-02-01") in [each.days for each in shown]
    assert [each.name for each in shown][:2] == ["1 January", "20 January to 1 February"]
