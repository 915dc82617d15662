"""The rules of a session as tables: given what was done, when somebody wants something, then this follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrokit.facilitation import commands as c
from retrokit.facilitation.changes import CardsRevealed, HeldSealed
from retrokit.facilitation.session import Collect, Discuss, Rating, Vote
from retrokit.facilitation.topics import ranked, topics
from tests.facilitation.desk import CARDS, Desk, gathered, refused


def test_cards_stay_hidden_until_the_reveal_and_then_lie_in_the_order_of_random_ids() -> None:
    desk = Desk().phones(3).go("collect").write(*CARDS)
    assert not desk.session.cards
    desk.do(c.RevealCards())
    assert {card.text for card in desk.session.cards} == {text for _, text in CARDS}
    assert [card.id for card in desk.session.cards] == sorted(card.id for card in desk.session.cards)
    assert any(isinstance(change, CardsRevealed) for change in desk.changes)
    assert any(isinstance(change, HeldSealed) for change in desk.changes)
    assert desk.session.work["collect"] == Collect(open=False, revealed=True, wrote=3, batch=1)


def test_the_order_of_arrival_does_not_decide_the_order_on_the_board() -> None:
    orders = set()
    for shift in range(12):
        desk = Desk()
        desk.ids = 1000 * shift
        desk.phones(3).go("collect").write(*CARDS).do(c.RevealCards())
        orders.add(tuple(card.text for card in desk.session.cards))
    assert len(orders) > 4


def test_an_act_that_is_sent_twice_is_done_once_before_and_after_the_reveal() -> None:
    add = c.AddCard("card", "op", "wind", "once")
    desk = Desk().phones(3).go("collect").do(add, add)
    assert sum(key == "card" for key in desk.session.held) == 1
    desk.do(c.RevealCards(anyway=True), add)
    assert [card.text for card in desk.session.cards] == ["once"]


def test_a_card_is_edited_and_withdrawn_by_its_key_only() -> None:
    desk = Desk().phones(3).go("collect").do(c.AddCard("k", "o1", "wind", "first"))
    desk.do(c.EditCard("k", "o2", "rocks", "second"), c.AddCard("k2", "o3", "wind", "other"))
    desk.do(c.WithdrawCard("k2", "o4"), c.WithdrawCard("k2", "o4"), c.RevealCards(anyway=True))
    assert [(card.column, card.text) for card in desk.session.cards] == [("rocks", "second")]
    assert refused(desk, c.EditCard("k", "o5", "wind", "third")) == "revealed"
    assert refused(desk, c.WithdrawCard("k", "o6")) == "revealed"


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (c.AddCard("k", "o", "nowhere", "text"), "unknown_column"),
        (c.AddCard("k", "o", "wind", "   "), "empty_text"),
        (c.AddCard("k", "o", "wind", "x" * 501), "too_long"),
        (c.EditCard("nobody", "o", "wind", "text"), "unknown_card"),
        (c.RevealCards(anyway=True), "nothing_written"),
        (c.CastBallot("b", "o", "vote", {"t": 1}), "vote_closed"),
        (c.RateSession("r", "o", "rate", 4), "rating_closed"),
        (c.AnswerItems("a", "o", "ask", {"0": 1}), "ask_closed"),
        (c.CloseAsk(), "ask_closed"),
        (c.ReopenAsk(), "ask_closed"),
        (c.CountItems({"0": (1, 0, 0)}), "ask_closed"),
        (c.GroupCards("a", "b"), "not_grouping"),
        (c.Redo(), "nothing_to_redo"),
        (c.OpenTopic("t"), "not_discussing"),
        (c.SetBudget(3), "vote_closed"),
        (c.GoToStage(99), "unknown_stage"),
        (c.AddMinutes(0), "bad_minutes"),
        (c.SetHeadcount(-1), "bad_headcount"),
        (c.AgreeExperiment("none"), "unknown_experiment"),
        (c.KeepLearning("none"), "unknown_learning"),
        (c.ConcludeExperiment("none", "saw", "keep"), "unknown_experiment"),
        (c.Park("  "), "empty_text"),
    ],
)
def test_what_does_not_fit_while_gathering_is_refused_with_a_sentence(command: c.Command, code: str) -> None:
    assert refused(Desk().phones(3).go("collect"), command) == code


def test_a_card_after_the_stage_closed_is_refused() -> None:
    desk = gathered()
    assert refused(desk, c.AddCard("late", "o", "wind", "late")) == "closed"
    assert refused(Desk().phones(1), c.AddCard("early", "o", "wind", "early")) == "closed"


def test_writing_can_be_opened_again_and_the_new_cards_join_the_old() -> None:
    desk = gathered().do(c.GoBack(), c.ReopenWriting(), c.AddCard("k", "o", "wind", "one more"))
    assert "one more" not in {card.text for card in desk.session.cards}
    desk.do(c.RevealCards(anyway=True))
    assert len(desk.session.cards) == 5


def test_hidden_cards_and_secret_ballots_keep_the_session_from_going_on() -> None:
    desk = Desk().phones(3).go("collect").write(*CARDS)
    assert refused(desk, c.GoNext()) == "not_revealed"
    assert refused(desk, c.EndSession()) == "not_revealed"
    desk.do(c.RevealCards(), c.GoNext(), c.GoNext()).vote({topics(desk.session)[0].id: 1})
    assert refused(desk, c.GoNext()) == "vote_open"
    assert refused(desk, c.EndSession()) == "vote_open"


def test_going_back_keeps_cards_groups_votes_and_notes() -> None:
    desk = gathered()
    desk.do(c.GroupCards(desk.card("rebased"), desk.card("staging down"))).go("vote")
    first = topics(desk.session)[0].id
    desk.vote({first: 1}, {first: 1}).do(c.CloseVote()).go("discuss").do(c.NoteTopic(first, "said"))
    kept = desk.session
    desk.go("collect").go("discuss")
    assert (desk.session.cards, desk.session.groups) == (kept.cards, kept.groups)
    assert desk.session.work["vote"] == kept.work["vote"]
    assert desk.session.work["discuss"] == kept.work["discuss"]


def test_grouping_splitting_naming_dissolving_merging() -> None:
    desk = gathered()
    staging, rebased, pairing = desk.card("staging down"), desk.card("rebased"), desk.card("pairing")
    desk.do(c.GroupCards(rebased, staging))
    (group,) = desk.session.groups
    desk.do(c.NameGroup(group.id, "  Waiting "), c.GroupCards(pairing, group.id))
    assert desk.session.groups[0].name == "Waiting"
    assert {card.id for card in desk.session.cards if card.group == group.id} == {staging, rebased, pairing}
    desk.do(c.SplitCard(pairing), c.GroupCards(pairing, desk.card("migration")))
    second = desk.session.groups[1]
    desk.do(c.MergeGroups(second.id, group.id))
    assert [g.id for g in desk.session.groups] == [group.id]
    assert all(card.group == group.id for card in desk.session.cards)
    desk.do(c.DissolveGroup(group.id))
    assert desk.session.groups == () and not any(card.group for card in desk.session.cards)


def test_a_group_that_loses_its_last_card_is_gone() -> None:
    desk = gathered()
    desk.do(c.GroupCards(desk.card("rebased"), desk.card("staging down")))
    desk.do(c.SplitCard(desk.card("rebased")), c.SplitCard(desk.card("staging down")))
    assert desk.session.groups == ()


def test_undo_and_redo_bring_back_every_arrangement() -> None:
    desk = gathered()
    past = [(desk.session.cards, desk.session.groups)]
    for command in (
        c.GroupCards(desk.card("rebased"), desk.card("staging down")),
        c.GroupCards(desk.card("pairing"), desk.card("migration")),
        c.RemoveCard(desk.card("pairing")),
    ):
        desk.do(command)
        past.append((desk.session.cards, desk.session.groups))
    for expected in reversed(past[:-1]):
        desk.do(c.Undo())
        assert (desk.session.cards, desk.session.groups) == expected
    for expected in past[1:]:
        desk.do(c.Redo())
        assert (desk.session.cards, desk.session.groups) == expected
    desk.do(c.Undo()).do(c.GroupCards(desk.card("pairing"), desk.card("rebased")))
    assert refused(desk, c.Redo()) == "nothing_to_redo"


@pytest.mark.parametrize(
    ("topic_count", "budget"), [(0, 1), (1, 1), (2, 1), (3, 2), (6, 2), (9, 3), (12, 4), (18, 6), (60, 6)]
)
def test_the_suggested_budget_is_a_third_of_the_topics(topic_count: int, budget: int) -> None:
    desk = Desk().phones(3).go("collect").write(*(("wind", f"card {n}") for n in range(topic_count)))
    if topic_count:
        desk.do(c.RevealCards(anyway=True))
    desk.go("vote")
    work = desk.session.work["vote"]
    assert isinstance(work, Vote) and work.budget == budget
    assert (desk.console.suggestion, desk.console.suggestion_topics) == (budget, topic_count)


def voting(*, headcount: int = 8) -> Desk:
    return gathered().do(c.SetHeadcount(headcount)).go("vote")


def test_a_second_ballot_replaces_the_first_and_an_empty_one_takes_it_back() -> None:
    desk = voting()
    one, two = (topic.id for topic in topics(desk.session)[:2])
    desk.do(c.CastBallot("me", "o1", "vote", {one: 2}), c.CastBallot("me", "o2", "vote", {two: 1}))
    desk.do(c.CastBallot("you", "o3", "vote", {one: 1}), c.CastBallot("you", "o4", "vote", {}))
    desk.do(c.CloseVote())
    work = desk.session.work["vote"]
    assert isinstance(work, Vote) and work.ballots == 1
    assert {t.topic: t.votes for t in work.tallies if t.votes} == {two: 1}


@pytest.mark.parametrize(
    ("choices", "code"),
    [({0: 3}, "over_budget"), ({0: 1, 1: 1, 2: 1}, "over_budget"), ({99: 1}, "unknown_topic")],
)
def test_a_ballot_over_budget_or_for_no_topic_is_refused(choices: dict[int, int], code: str) -> None:
    desk = voting()
    ids = [topic.id for topic in topics(desk.session)]
    named = {ids[n] if n < len(ids) else "nowhere": votes for n, votes in choices.items()}
    assert refused(desk, c.CastBallot("me", "o", "vote", named)) in (code, "over_topic")


def test_in_a_small_team_one_topic_takes_two_votes_of_one_ballot() -> None:
    desk = voting(headcount=4).do(c.SetBudget(5))
    topic = topics(desk.session)[0].id
    assert refused(desk, c.CastBallot("me", "o", "vote", {topic: 3})) == "over_topic"
    desk.do(c.CastBallot("me", "o", "vote", {topic: 2}))


def test_the_budget_grows_at_any_time_and_shrinks_only_before_the_first_ballot() -> None:
    desk = voting().do(c.SetBudget(4), c.SetBudget(2))
    desk.vote({topics(desk.session)[0].id: 1})
    assert refused(desk, c.SetBudget(1)) == "ballots_in"
    desk.do(c.SetBudget(6))


def test_votes_sort_the_topics_and_equal_ones_are_ties() -> None:
    desk = voting().do(c.SetBudget(3))
    a, b, x, y = (topic.id for topic in topics(desk.session))
    desk.vote({a: 1}, {b: 2}, {x: 1}).do(c.CloseVote())
    order = ranked(desk.session)
    assert [t.votes for t in order] == [2, 1, 1, 0]
    assert [t.tied for t in order] == [False, True, True, False]
    assert order[0].id == b and order[-1].id == y


def test_votes_stay_with_their_cards_when_groups_change_afterwards() -> None:
    desk = voting().do(c.SetBudget(3))
    desk.vote(dict.fromkeys((desk.card("rebased"), desk.card("staging down")), 1)).do(c.CloseVote())
    desk.go("group").do(c.GroupCards(desk.card("rebased"), desk.card("staging down")))
    assert ranked(desk.session)[0].votes == 2
    desk.do(c.DissolveGroup(desk.session.groups[0].id))
    assert [t.votes for t in ranked(desk.session)] == [1, 1, 0, 0]


def test_topics_are_discussed_one_by_one_with_their_own_box_and_notes() -> None:
    desk = voting()
    desk.vote({desk.card("rebased"): 2}, {desk.card("pairing"): 1}).do(c.CloseVote()).go("discuss")
    assert desk.public.body.current == desk.card("rebased")  # type: ignore[union-attr]
    desk.do(c.StartTimer())
    desk.now += 90
    desk.do(c.NoteTopic(desk.card("rebased"), "ask for slots"), c.NextTopic())
    work = desk.session.work["discuss"]
    assert isinstance(work, Discuss) and work.current == desk.card("pairing")
    assert (work.talks[0].spent_s, work.talks[0].done, work.talks[0].notes) == (90, True, "ask for slots")
    assert desk.session.box.state == "running" and desk.session.box.left_ms == 5 * 60_000


def test_an_experiment_is_agreed_only_when_it_can_be_judged_later() -> None:
    desk = Desk().go("decide").do(c.DraftExperiment("Waiting"))
    (draft,) = desk.session.experiments
    for field, code in (
        ("change", "missing_change"),
        ("expected", "missing_expected"),
        ("measure", "missing_measure"),
        ("owner", "missing_owner"),
        ("review", "missing_review"),
    ):
        assert refused(desk, c.AgreeExperiment(draft.id)) == code
        desk.do(c.EditExperiment(draft.id, field, "soon"))
    assert refused(desk, c.AgreeExperiment(draft.id)) == "bad_date"
    desk.do(c.EditExperiment(draft.id, "review", "2026-12-08"), c.AgreeExperiment(draft.id))
    assert desk.session.experiments[0].state == "agreed"
    assert refused(desk, c.EditExperiment(draft.id, "state", "concluded")) == "unknown_field"


def test_looking_back_concludes_an_experiment_and_leaves_one_learning() -> None:
    earlier = Desk().go("decide").do(c.DraftExperiment("Waiting"))
    old = replace(
        earlier.session.experiments[0],
        session="s0",
        state="agreed",
        expected="short waits",
        review="2026-11-20",
    )
    desk = Desk(replace(earlier.session, experiments=(), carried=(old,), state="lobby", stage=-1)).go(
        "look_back"
    )
    assert desk.public.body.experiments[0].overdue_days == 4  # type: ignore[union-attr]
    assert refused(desk, c.ConcludeExperiment(old.id, " ", "keep")) == "missing_observed"
    assert refused(desk, c.ConcludeExperiment(old.id, "saw", "")) == "missing_decision"
    desk.do(c.ConcludeExperiment(old.id, "waits halved", "keep", "slots help"))
    desk.do(c.ConcludeExperiment(old.id, "waits halved", "adapt", "slots help a little"))
    assert desk.session.carried[0].decision == "adapt"
    assert [e.learned for e in desk.session.learnings] == ["slots help a little"]


def test_ratings_are_counted_when_they_close_and_fewer_than_three_show_nothing() -> None:
    desk = (
        Desk()
        .go("rate")
        .do(*(c.RateSession(f"r{n}", f"o{n}", "rate", v) for n, v in enumerate((4, 5, 2, 4))))
    )
    desk.do(c.RateSession("r0", "o9", "rate", 3), c.RateSession("r1", "o8", "rate", 0), c.CloseRating())
    assert desk.session.work["rate"] == Rating(open=False, counts=(0, 1, 1, 1, 0), answers=3)
    few = Desk().go("rate").do(c.RateSession("r", "o", "rate", 4), c.CloseRating())
    assert few.session.work["rate"] == Rating(open=False, counts=(), answers=1)


def test_a_new_round_is_another_round_and_a_new_budget_is_not() -> None:
    desk = voting().do(c.SetBudget(4))
    assert desk.public.body.round == 0  # type: ignore[union-attr]
    desk.vote({desk.card("rebased"): 1}).do(c.CloseVote(), c.ReopenVote(), c.SetBudget(5))
    body = desk.public.body
    assert body.kind == "vote" and (body.open, body.round, body.budget) == (True, 1, 5)
