"""Ask: sheets of answers in private, the spread at the close, a new round, topics as items, and people without a phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from retrokit.facilitation import commands as c
from retrokit.facilitation.faces import AskBody
from retrokit.facilitation.session import Ask, HeldAnswer, Presence, Spread
from retrokit.facilitation.stages.ask import MOST_TOPICS, scaled
from retrokit.facilitation.summary import summarize
from retrokit.facilitation.topics import topics
from tests.facilitation.desk import CARDS, Desk, a_format, refused

FINISH, EARLY = "We finish what we start", "We ask early"


def asking(**changes: object) -> Desk:
    """In a stage of kind ask with ``changes``, behind four cards on the board."""
    shape = a_format()
    stages = tuple(replace(s, **changes) if s.kind == "ask" else s for s in shape.stages)  # type: ignore[arg-type]
    desk = Desk()
    desk.session = replace(desk.session, format=replace(shape, stages=stages))
    return desk.phones(3).go("collect").write(*CARDS).do(c.RevealCards()).go("ask")


def sheet(phone: int, op: object, answers: Mapping[str, int]) -> c.AnswerItems:
    return c.AnswerItems(f"a{phone}", f"op {op}", "ask", answers)


def work(desk: Desk) -> Ask:
    found = desk.session.work["ask"]
    assert isinstance(found, Ask)
    return found


def body(desk: Desk) -> AskBody:
    found = desk.public.body
    assert isinstance(found, AskBody)
    return found


def test_the_newest_sheet_of_each_phone_counts_whole() -> None:
    desk = asking().do(*(sheet(n, n, {"0": 2, "1": n % 2}) for n in range(4)))
    desk.do(sheet(0, "changed", {"0": 0}), sheet(3, "taken back", {}), sheet(3, "again nothing", {}))
    assert sum(isinstance(e, HeldAnswer) for e in desk.session.held.values()) == 3
    desk.do(c.CloseAsk())
    assert work(desk) == Ask(
        open=False,
        spreads=(Spread("0", FINISH, (1, 0, 2), 3), Spread("1", EARLY, (), 2)),
        answers=3,
    )
    assert not any(isinstance(e, HeldAnswer) for e in desk.session.held.values())
    shown = body(desk).items
    assert [(item.text, item.counts, item.answers, item.mean, item.ends) for item in shown] == [
        (FINISH, (1, 0, 2), 3, "1.3", (0, 2)),
        (EARLY, (), 2, "", ()),
    ]


def test_a_sheet_that_is_sent_twice_is_done_once_and_after_the_close_it_is_as_good_as_done() -> None:
    first = sheet(0, 1, {"0": 1})
    desk = asking().do(first, sheet(0, 2, {"0": 2}), sheet(1, 3, {"0": 2}), sheet(2, 4, {"0": 2}))
    desk.do(c.CloseAsk(), sheet(1, 3, {"0": 2}))
    assert work(desk).spreads[0].counts == (0, 0, 3)
    assert refused(desk, sheet(1, 5, {"0": 0})) == "ask_closed"


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"2": 0}, "unknown_item"),
        ({"x": 0}, "unknown_item"),
        ({"0": 3}, "bad_answer"),
        ({"0": -1}, "bad_answer"),
    ],
)
def test_what_is_no_answer_is_refused(answers: Mapping[str, int], code: str) -> None:
    assert refused(asking(), sheet(0, 1, answers)) == code


def test_another_stage_and_a_lost_seat_are_refused() -> None:
    desk = asking()
    assert refused(desk, c.AnswerItems("a", "o", "elsewhere", {"0": 1})) == "ask_closed"
    assert refused(desk, c.AnswerItems("a", "o", "ask", {"0": 1}, "nobody's seat")) == "no_seat"
    assert refused(Desk().go("rate"), sheet(0, 1, {"0": 1})) == "ask_closed"


def test_all_seats_void_starts_the_answers_anew() -> None:
    desk = asking().do(c.AnswerItems("a", "o", "ask", {"0": 1}, "seat0"), c.SampleCounts())
    assert body(desk).answers == 1
    desk.do(c.VoidSeats())
    assert (body(desk).round, body(desk).answers) == (1, 0)
    assert not any(isinstance(e, HeldAnswer) for e in desk.session.held.values())


def test_a_second_round_is_empty_also_on_the_board() -> None:
    desk = asking().do(*(sheet(n, n, {"0": 0}) for n in range(3)), c.SampleCounts(), c.CloseAsk())
    assert desk.console.step.action == "end_session"
    desk.do(c.ReopenAsk(), c.ReopenAsk())
    assert (body(desk).open, body(desk).round, body(desk).answers) == (True, 1, 0)
    assert (desk.console.step.action, desk.console.answers_in) == ("close_ask", 0)
    desk.do(*(sheet(n, f"again {n}", {"0": 2}) for n in range(4)), c.CloseAsk(), c.CloseAsk())
    assert (work(desk).spreads[0].counts, work(desk).round) == ((0, 0, 4), 1)


def test_heading_and_script_follow_the_close() -> None:
    desk = asking(after="This is where we stand", say_after="Who chose low?")
    assert desk.public.heading == "Ask!"
    desk.do(c.CloseAsk())
    assert (desk.public.heading, desk.console.say) == ("This is where we stand", "Who chose low?")


def test_without_items_the_heading_is_the_question() -> None:
    desk = asking(items=(), numbers=())
    assert [(item.id, item.text) for item in body(desk).items] == [("0", "")]
    desk.do(*(sheet(n, n, {"0": 1}) for n in range(3)), c.CloseAsk())
    assert (body(desk).items[0].counts, body(desk).items[0].mean) == ((0, 3, 0), "")


def test_topics_are_asked_about_in_their_neutral_order_and_keep_what_was_said() -> None:
    desk = asking(items=(), ask_about="topics")
    ids = [topic.id for topic in topics(desk.session)]
    assert [item.id for item in body(desk).items] == ids
    desk.do(*(sheet(n, n, {ids[0]: 2, ids[1]: 0}) for n in range(3)))
    desk.go("group").do(c.GroupCards(ids[1], ids[0])).go("ask")
    left = [topic.id for topic in topics(desk.session)]
    assert not set(ids[:2]) & set(left), "grouped, both are another topic now"
    desk.do(c.CloseAsk())
    assert [spread.item for spread in work(desk).spreads] == left
    shown = body(desk)
    desk.go("group").do(c.NameGroup(desk.session.groups[0].id, "renamed")).go("ask")
    assert body(desk) == shown


def test_of_many_topics_as_many_as_a_sheet_holds() -> None:
    desk = asking(items=(), ask_about="topics")
    desk.go("collect").do(c.ReopenWriting(), c.SetPresence(Presence(9, 9, 9, 9)))
    desk.write(*(("wind", f"card {n}") for n in range(40))).do(c.RevealCards()).go("ask")
    ids = [topic.id for topic in topics(desk.session)]
    asked = [item.id for item in body(desk).items]
    assert len(asked) == MOST_TOPICS and asked == [id for id in ids if id in asked]
    desk.do(sheet(0, 1, dict.fromkeys(asked, 1)))


@pytest.mark.parametrize(
    ("phones", "paper", "counts"),
    [
        ((0, 1, 1), (0, 1, 2), (1, 3, 2)),
        ((), (1, 1, 1), (1, 1, 1)),
        ((), (0, 1, 1), ()),
        ((2,), (0, 0, 2), ()),
        ((2, 0), (2, 2, 2), ()),
    ],
)
def test_people_without_a_phone_count_and_never_give_the_few_with_one_away(
    phones: tuple[int, ...], paper: tuple[int, ...], counts: tuple[int, ...]
) -> None:
    desk = asking().do(*(sheet(n, n, {"0": choice}) for n, choice in enumerate(phones)))
    desk.do(c.CountItems({"0": (9, 0, 0)}), c.CountItems({"0": paper, "1": (0, 0, 0)}))
    assert (desk.console.by_hand, desk.console.entries) == (sum(paper), 2)
    desk.do(c.CloseAsk())
    first = work(desk).spreads[0]
    assert (first.counts, first.answers) == (counts, len(phones) + sum(paper))
    assert (work(desk).answers, work(desk).paper) == (len(phones) + sum(paper), sum(paper))


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ({"0": (1, 1)}, "bad_answer"),
        ({"0": (1, -1, 0)}, "bad_answer"),
        ({"7": (1, 0, 0)}, "unknown_item"),
        ({"0": (1000, 1, 0)}, "bad_people"),
    ],
)
def test_counts_that_cannot_be_are_refused(counts: Mapping[str, tuple[int, ...]], code: str) -> None:
    desk = asking()
    assert refused(desk, c.CountItems(counts)) == code
    desk.do(c.CountItems({"0": (1, 1, 1)}), c.CountItems({}), c.CloseAsk())
    assert work(desk).answers == 0
    assert refused(desk, c.CountItems({"0": (1, 1, 1)})) == "ask_closed"


def test_what_is_still_open_at_the_end_is_counted_and_summed_up() -> None:
    desk = asking(numbers=(2, 1, 0)).do(
        *(sheet(n, n, {"0": n % 3}) for n in range(3)), c.GoBack(), c.EndSession()
    )
    (asked,) = summarize(desk.session).asked
    assert (asked.heading, asked.choices, asked.answers) == ("Ask!", ("No", "Hardly", "Yes"), 3)
    assert [(i.text, i.counts, i.mean) for i in asked.items] == [(FINISH, (1, 1, 1), "1.0"), (EARLY, (), "")]


def test_nobody_was_asked_before_the_answers_are_shown() -> None:
    desk = asking().do(sheet(0, 1, {"0": 1}))
    assert summarize(desk.session).asked == ()
    assert summarize(desk.do(c.CloseAsk(), c.ReopenAsk()).session).asked == ()


@given(st.lists(st.integers(0, 50), min_size=2, max_size=7).filter(any), st.booleans())
def test_the_mean_lies_between_the_ends_and_a_scale_may_run_either_way(
    counts: list[int], falling: bool
) -> None:
    numbers = tuple(range(len(counts)))
    mean, (low, high) = scaled(counts, numbers)
    assert low - 0.05 <= float(mean) <= high + 0.05
    assert counts[low] and counts[high] and not any(counts[:low]) and not any(counts[high + 1 :])
    if falling:
        assert scaled(counts[::-1], numbers[::-1]) == (mean, (low, high))
