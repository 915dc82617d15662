"""Nothing hidden reaches a view: every view of every stage is searched for canaries planted in every hidden place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrokit.facilitation import commands as c
from retrokit.facilitation.formats import KINDS
from retrokit.facilitation.session import Presence
from retrokit.facilitation.topics import topics
from tests.facilitation.desk import Desk

CANARY = "canary"
CANARY_PEOPLE = 600
CANARY_HANDS = 987
CANARY_PLACE = (4, 2)


def planted(kind: str, round: str = "late") -> Desk:
    """A session that came to ``kind`` in the usual way, with a canary in everything that is hidden there.

    Cards have turned over already; those of ``round`` "again" belong to another round of writing, else they are late.
    """
    desk = Desk().phones(4).go("collect")
    desk.do(
        c.AddCard("seen1", "op1", "wind", "open one"),
        c.AddCard("seen2", "op2", "wind", "open two"),
        c.RevealCards(anyway=True),
    )
    if kind in ("vote", "place", "discuss", "decide", "rate"):
        desk.go("vote")
        one = topics(desk.session)[0].id
        desk.do(c.CastBallot(f"{CANARY}-b", f"{CANARY}-bo", "vote", {one: 1}))
        if kind != "vote":
            desk.do(c.CloseVote())
    if kind in ("discuss", "decide", "rate"):
        desk.go("place")
        desk.do(c.PlaceTopics(f"{CANARY}-p", f"{CANARY}-po", "place", {one: CANARY_PLACE}), c.ClosePlacing())
    desk.go(kind)
    if kind == "collect":
        if round == "again":
            desk.do(c.ReopenWriting())
        desk.do(c.AddCard(f"{CANARY}-k", f"{CANARY}-o", "rocks", f"{CANARY} text"))
        desk.do(c.EnterPaper((("wind", f"{CANARY} slip"),), 1))
    if kind == "vote":
        desk.do(c.SetBudget(2), c.CountHands(CANARY_PEOPLE, {topics(desk.session)[0].id: CANARY_HANDS}))
    if kind == "place":
        one, two = (topic.id for topic in topics(desk.session))
        for n in range(3):
            desk.do(c.PlaceTopics(f"{CANARY}-p{n}", f"{CANARY}-po{n}", "place", {one: CANARY_PLACE}))
        desk.do(c.PlaceTopics(f"{CANARY}-p0", f"{CANARY}-po9", "place", {one: CANARY_PLACE, two: (1, 1)}))
    if kind == "rate":
        desk.do(c.RateSession(f"{CANARY}-r", f"{CANARY}-ro", "rate", 2))
        desk.do(c.CountAnswers((0, 0, CANARY_HANDS, 0, 0)))
    if kind == "ask":
        desk.do(c.AnswerItems(f"{CANARY}-a", f"{CANARY}-ao", "ask", {"0": 2, "1": 0}))
        desk.do(c.CountItems({"0": (CANARY_HANDS, 0, 1)}))
    desk.do(c.TakeSeat(f"{CANARY}-seat"), c.SampleCounts())
    return desk


@pytest.mark.parametrize("round", ["late", "again"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_hidden_word_reaches_any_view(kind: str, round: str) -> None:
    desk = planted(kind, round)
    assert CANARY in repr(desk.session), "the canary must be there to be found"
    assert CANARY not in repr(desk.public)
    assert CANARY not in repr(desk.console)
    # How many people have no phone is known to who entered it; what they raised or answered is hidden from all.
    assert str(CANARY_HANDS) not in repr(desk.public)
    assert kind == "rate" or str(CANARY_HANDS) not in repr(desk.console)


@pytest.mark.parametrize("kind", KINDS)
def test_script_and_notes_are_the_consoles_alone(kind: str) -> None:
    desk = planted(kind).do(c.WriteNotes("private note"))
    if kind == "discuss":
        desk.do(c.NoteTopic(topics(desk.session)[0].id, "private note"))
    stage = desk.session.current
    assert stage
    for words in (stage.say, stage.watch, "private note"):
        assert words in repr(desk.console)
        assert words not in repr(desk.public)


@pytest.mark.parametrize("kind", ["collect", "vote", "place", "rate", "ask"])
def test_who_acted_makes_no_difference_to_anything_that_is_shown(kind: str) -> None:
    """The same act by another phone gives the same views, and one act more gives none at all before the tick."""
    shown = []
    for who in ("ann", "bob"):
        desk = Desk().phones(2).go("collect")
        desk.do(c.AddCard("one", "op1", "wind", "open one"), c.RevealCards(anyway=True))
        desk.go(kind)
        if kind == "collect":
            desk.do(c.ReopenWriting(), c.AddCard(f"{who}-k", f"{who}-o", "wind", "a card"))
        elif kind == "vote":
            desk.do(c.CastBallot(f"{who}-k", f"{who}-o", "vote", {desk.card("open one"): 1}))
        elif kind == "place":
            desk.do(c.PlaceTopics(f"{who}-k", f"{who}-o", "place", {desk.card("open one"): (2, 5)}))
        elif kind == "rate":
            desk.do(c.RateSession(f"{who}-k", f"{who}-o", "rate", 4))
        else:
            desk.do(c.AnswerItems(f"{who}-k", f"{who}-o", "ask", {"1": 2}))
        desk.do(c.SetPresence(Presence(2, 1, 1)), c.SampleCounts())
        shown.append((desk.public, desk.console))
    assert shown[0] == shown[1]


@pytest.mark.parametrize("kind", ["collect", "vote", "place", "rate", "ask"])
def test_no_act_of_a_phone_shows_before_the_tick(kind: str) -> None:
    desk = Desk().phones(3).go("collect")
    desk.do(c.AddCard("one", "op1", "wind", "open one"), c.RevealCards(anyway=True)).go(kind)
    if kind == "collect":
        desk.do(c.ReopenWriting())
    before = (desk.public, desk.console)
    if kind == "collect":
        desk.do(c.AddCard("k", "o", "wind", "a card"))
    elif kind == "vote":
        desk.do(c.CastBallot("k", "o", "vote", {desk.card("open one"): 1}))
    elif kind == "place":
        desk.do(c.PlaceTopics("k", "o", "place", {desk.card("open one"): (2, 5)}))
    elif kind == "rate":
        desk.do(c.RateSession("k", "o", "rate", 4))
    else:
        desk.do(c.AnswerItems("k", "o", "ask", {"1": 2}))
    assert (desk.public, desk.console) == before
    assert desk.do(c.SampleCounts()).console != before[1]


def test_votes_are_not_in_the_view_until_the_vote_has_closed() -> None:
    desk = planted("vote")
    body = desk.public.body
    assert body.kind == "vote" and body.ballots == 0
    assert [t.votes for t in body.topics] == [-1, -1]
    closed = desk.do(c.CloseVote()).public.body
    assert closed.kind == "vote" and closed.ballots == 1 + CANARY_PEOPLE
    assert [t.votes for t in closed.topics] == [1 + CANARY_HANDS, 0]


def test_places_are_not_in_the_view_until_shown_and_then_not_of_topics_that_few_placed() -> None:
    desk = planted("place")
    body = desk.public.body
    assert body.kind == "place" and body.open and body.answers == 0
    assert not any(placed.spans or placed.answers or placed.corner for placed in body.topics)
    shown = desk.do(c.ClosePlacing()).public.body
    assert shown.kind == "place" and not shown.open and shown.answers == 3
    enough, few = shown.topics
    assert [span.mid for span in enough.spans] == [10 * step for step in CANARY_PLACE]
    assert enough.answers == 3
    # Who placed it there alone must not be found by going without a place either.
    assert (few.spans, few.answers, few.corner) == ((), 0, "")
    assert "(10, 10, 10)" not in repr(desk.session.work["place"]) and "low=10" not in repr(desk.console)


def test_rating_counts_are_not_in_the_view_until_the_rating_has_closed() -> None:
    desk = planted("rate").do(*(c.RateSession(f"r{n}", f"o{n}", "rate", 5) for n in range(3)))
    body = desk.public.body
    assert body.kind == "rate" and body.open and body.counts == () and body.answers == 0
    closed = desk.do(c.CloseRating()).public.body
    assert closed.kind == "rate" and closed.counts == (0, 1, CANARY_HANDS, 0, 3)


def test_answers_to_items_are_not_in_the_view_until_they_are_shown() -> None:
    desk = planted("ask").do(*(c.AnswerItems(f"a{n}", f"o{n}", "ask", {"0": 1, "1": 2}) for n in range(2)))
    body = desk.do(c.SampleCounts()).public.body
    assert body.kind == "ask" and body.open and body.answers == CANARY_HANDS + 1 + 3
    assert [(item.counts, item.answers, item.mean, item.ends) for item in body.items] == 2 * [((), 0, "", ())]
    closed = desk.do(c.CloseAsk()).public.body
    assert closed.kind == "ask" and closed.answers == CANARY_HANDS + 1 + 3
    assert [item.counts for item in closed.items] == [(CANARY_HANDS, 2, 2), (1, 0, 2)]


def test_the_public_view_of_the_same_state_is_the_same_whatever_is_held() -> None:
    desk = planted("collect")
    assert replace(desk.public, body=desk.public.body) == desk.public
    bare = replace(desk.session, held={})
    other = Desk(desk.session)
    other.session = bare
    assert other.public == desk.public
