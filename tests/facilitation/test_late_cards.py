"""The reveal with few writers asks first; cards that come after it join together; paper goes the same way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrokit.facilitation import commands as c
from retrokit.facilitation.changes import CardsRevealed
from retrokit.facilitation.formats import KINDS
from retrokit.facilitation.session import Collect, Presence
from retrokit.facilitation.summary import summarize
from tests.facilitation.desk import CARDS, Desk, refused

SLIPS = (("wind", "slip one"), ("rocks", "slip two"), ("wind", "slip three"))


def writing(writers: int, cards: int = 4) -> Desk:
    desk = Desk().phones(5).go("collect").write(*(("wind", f"card {n}") for n in range(cards)))
    return desk.do(c.SetPresence(Presence(phones=5, wrote=writers, fresh=writers)))


def revealed() -> Desk:
    return writing(3).do(c.RevealCards())


def late(desk: Desk, *texts: str) -> Desk:
    return desk.do(*(c.AddCard(f"late {text}", f"op {text}", "rocks", text) for text in texts))


def texts(desk: Desk) -> set[str]:
    return {card.text for card in desk.session.cards}


@pytest.mark.parametrize(("writers", "asks"), [(0, True), (1, True), (2, True), (3, False), (5, False)])
def test_with_fewer_than_three_writers_the_reveal_asks_first(writers: int, asks: bool) -> None:
    desk = writing(writers)
    if asks:
        assert refused(desk, c.RevealCards()) == "few_writers"
        assert not desk.session.cards
    desk.do(c.RevealCards(anyway=asks))
    assert len(desk.session.cards) == 4


@pytest.mark.parametrize(
    "way",
    [c.GoNext(), c.GoToStage(KINDS.index("vote")), c.EndSession(), c.EndTimer(), c.Tick(), c.SampleCounts()],
)
def test_no_other_way_turns_the_cards_of_two_writers_over(way: c.Command) -> None:
    desk = writing(2).do(c.StartTimer())
    desk.now += 3600
    if isinstance(way, c.GoNext | c.GoToStage | c.EndSession):
        assert refused(desk, way) == "not_revealed"
    else:
        desk.do(way)
    assert not desk.session.cards and desk.public.body.kind == "collect"


def test_a_later_round_with_fewer_than_three_cards_asks_as_well() -> None:
    desk = revealed().do(c.ReopenWriting())
    assert refused(late(desk, "a", "b"), c.RevealCards()) == "few_writers"
    assert len(late(desk, "x").do(c.RevealCards()).session.cards) == 7


@pytest.mark.parametrize(
    ("fresh", "slips", "asks"), [(1, 0, True), (2, 0, True), (3, 0, False), (1, 3, True), (2, 3, False)]
)
def test_who_wrote_in_the_first_round_does_not_count_in_the_second(
    fresh: int, slips: int, asks: bool
) -> None:
    """Three cards of one person would stand there as the cards of one person. Slips may all be one person's."""
    desk = writing(3).do(c.EnterPaper(SLIPS, 2), c.RevealCards(), c.ReopenWriting())
    late(desk, "a", "b", "c").do(c.SetPresence(Presence(phones=5, wrote=4, fresh=fresh)))
    if slips:
        desk.do(c.EnterPaper(SLIPS[:slips], 2))
    if asks:
        assert refused(desk, c.RevealCards()) == "few_writers"
        assert len(desk.session.cards) == 7
    desk.do(c.RevealCards(anyway=asks))
    assert len(desk.session.cards) == 10 + slips
    assert summarize(desk.session).wrote == 4 + 2


def test_people_on_paper_count_as_writers() -> None:
    desk = writing(2).do(c.EnterPaper(SLIPS[:1], 1), c.RevealCards())
    assert len(desk.session.cards) == 5
    body = desk.public.body
    assert body.kind == "collect" and body.wrote == 3
    summary = summarize(desk.session)
    assert (summary.wrote, summary.on_paper) == (3, 1)


def test_late_cards_join_on_a_tick_when_three_wait_and_never_by_themselves() -> None:
    desk = revealed()
    for n, text in enumerate(("a", "b", "c", "d")):
        assert not any(isinstance(change, CardsRevealed) for change in late(desk, text).changes)
        if n < 2:
            desk.do(c.SampleCounts())
            assert texts(desk).isdisjoint("abcd") and desk.console.late
    desk.do(c.SampleCounts())
    assert texts(desk) >= set("abcd") and not desk.console.late
    joined = [card.id for card in desk.session.cards[4:]]
    assert joined == sorted(joined)
    work = desk.session.work["collect"]
    assert isinstance(work, Collect) and work.batch == 2
    assert refused(desk, c.EditCard("late a", "o", "rocks", "other")) == "revealed"


def test_the_order_of_arrival_does_not_decide_the_order_of_a_batch() -> None:
    orders = set()
    for shift in range(12):
        desk = revealed()
        desk.ids = 1000 * shift
        late(desk, "a", "b", "c", "d").do(c.SampleCounts())
        orders.add(tuple(card.text for card in desk.session.cards[4:]))
    assert len(orders) > 4


def test_a_late_card_is_changed_and_taken_back_while_it_waits() -> None:
    desk = late(revealed(), "a", "b", "c")
    desk.do(c.EditCard("late a", "o1", "wind", "better"), c.WithdrawCard("late b", "o2"), c.SampleCounts())
    assert texts(desk).isdisjoint({"a", "b", "c", "better"})
    late(desk, "d").do(c.SampleCounts())
    assert texts(desk) >= {"better", "c", "d"} and "b" not in texts(desk)


@pytest.mark.parametrize("way", [c.GoNext(), c.GoBack(), c.GoToStage(KINDS.index("vote")), c.EndSession()])
def test_late_cards_that_wait_join_when_the_stage_is_left(way: c.Command) -> None:
    desk = late(revealed(), "a").do(way)
    assert "a" in texts(desk) and not any(key.startswith("late") for key in desk.session.held)
    if not isinstance(way, c.EndSession):
        assert refused(desk, c.AddCard("k", "o", "wind", "later still")) == "closed"


def test_opening_writing_again_takes_the_waiting_cards_into_the_new_round() -> None:
    desk = late(revealed(), "a").do(c.ReopenWriting())
    late(desk, "b", "c").do(c.SampleCounts())
    body = desk.public.body
    assert body.kind == "collect" and body.about == 3 and texts(desk).isdisjoint("abc")
    assert refused(desk, c.GoNext()) == "not_revealed"
    assert texts(desk.do(c.RevealCards())) >= set("abc")


def test_undo_and_redo_keep_the_late_cards() -> None:
    desk = revealed()
    gone = desk.session.cards[0]
    desk.do(c.RemoveCard(gone.id))
    late(desk, "a", "b", "c").do(c.SampleCounts(), c.Undo())
    assert texts(desk) >= {gone.text, "a", "b", "c"} and len(desk.session.cards) == 7
    desk.do(c.Redo())
    assert gone.text not in texts(desk) and len(desk.session.cards) == 6


def test_paper_is_held_and_turns_over_with_the_rest_in_the_order_of_random_ids() -> None:
    desk = writing(3).do(c.EnterPaper(SLIPS, 2))
    assert desk.console.by_hand == 2 and not desk.session.cards
    desk.do(c.SampleCounts())
    body = desk.public.body
    assert body.kind == "collect" and body.about == 5 and body.wrote == 5
    desk.do(c.RevealCards())
    ids = [card.id for card in desk.session.cards]
    assert len(ids) == 7 and ids == sorted(ids)
    assert summarize(desk.session).wrote == 5 and summarize(desk.session).on_paper == 2


def test_paper_that_comes_late_waits_like_all_late_cards() -> None:
    desk = revealed().do(c.EnterPaper(SLIPS[:2], 2), c.SampleCounts())
    assert len(desk.session.cards) == 4 and desk.console.late
    late(desk, "a").do(c.SampleCounts())
    assert texts(desk) >= {"slip one", "slip two", "a"}
    assert summarize(desk.session).wrote == 5


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.EnterPaper((), 1), "no_cards"),
        (c.EnterPaper((("wind", "  "),), 1), "no_cards"),
        (c.EnterPaper((("nowhere", "a"),), 1), "unknown_column"),
        (c.EnterPaper((("wind", "x" * 501),), 1), "too_long"),
        (c.EnterPaper(SLIPS, 0), "bad_people"),
        (c.EnterPaper(SLIPS, 7), "more_people"),
        (c.EnterPaper((("wind", "a"),) * 3000, 2), "full"),
    ],
)
def test_paper_that_cannot_be_is_refused(command: c.Command, code: str) -> None:
    assert refused(writing(3).do(c.EnterPaper(SLIPS, 2)), command) == code


def test_people_on_paper_are_counted_all_told() -> None:
    desk = writing(1).do(c.EnterPaper(SLIPS, 2))
    assert refused(desk, c.EnterPaper(SLIPS, 1)) == "fewer_people"
    work = desk.do(c.EnterPaper(SLIPS, 3)).session.work["collect"]
    assert isinstance(work, Collect) and (work.paper, work.slips) == (3, 6)


def test_paper_is_taken_while_cards_are_written_only() -> None:
    assert refused(Desk(), c.EnterPaper(SLIPS, 1)) == "not_gathering"
    assert refused(revealed().do(c.GoNext()), c.EnterPaper(SLIPS, 1)) == "not_gathering"


def test_writers_are_counted_right_when_phones_come_back_after_a_restart() -> None:
    """Phones that have not come back yet do not make those on paper vanish, nor the other way round."""
    desk = writing(5).do(c.RevealCards())
    desk.session = replace(desk.session, presence=Presence())
    late(desk.do(c.EnterPaper(SLIPS[:2], 2)), "a").do(c.SampleCounts())
    assert summarize(desk.session).wrote == 7


def test_cards_of_the_demo_set_are_all_there() -> None:
    desk = Desk().phones(3).go("collect").write(*CARDS).do(c.EnterPaper(SLIPS, 3), c.RevealCards())
    assert texts(desk) == {text for _, text in (*CARDS, *SLIPS)}
