"""People without a phone vote by raised hand and answer on paper: hidden until the close, counted exactly."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from retrokit.facilitation import commands as c
from retrokit.facilitation.session import HeldHands, Rating, Vote
from retrokit.facilitation.summary import summarize
from retrokit.facilitation.topics import ranked, topics
from tests.facilitation.desk import Desk, gathered, refused


def voting(budget: int = 3, headcount: int = 8) -> tuple[Desk, list[str]]:
    desk = gathered().do(c.SetHeadcount(headcount)).go("vote").do(c.SetBudget(budget))
    return desk, [topic.id for topic in topics(desk.session)]


def closed(desk: Desk) -> Vote:
    work = desk.do(c.CloseVote()).session.work["vote"]
    assert isinstance(work, Vote)
    return work


def test_hands_are_added_to_the_ballots_when_the_vote_closes_and_hidden_before() -> None:
    desk, (a, b, *_) = voting()
    desk.vote({a: 1}, {b: 2}).do(c.CountHands(2, {a: 3, b: 1}), c.SampleCounts())
    body = desk.public.body
    assert body.kind == "vote" and body.ballots == 0 and all(topic.votes == -1 for topic in body.topics)
    assert (desk.console.by_hand, desk.console.ballots_in) == (2, 4)
    work = closed(desk)
    assert (work.ballots, work.hands) == (4, 2)
    assert {t.topic: t.votes for t in work.tallies if t.votes} == {a: 4, b: 3}
    assert not any(isinstance(entry, HeldHands) for entry in desk.session.held.values())
    summary = summarize(desk.session)
    assert (summary.voted, summary.by_hand) == (4, 2)


def test_hands_that_are_counted_again_replace_the_first_and_can_be_taken_back() -> None:
    desk, (a, b, *_) = voting()
    desk.do(c.CountHands(2, {a: 3, b: 1}), c.CountHands(1, {b: 2}))
    again, _ = voting()
    assert closed(desk).ballots == 1 and next(t.votes for t in ranked(desk.session)) == 2
    again.do(c.CountHands(1, {a: 1}), c.CountHands(0, {}), c.GoNext())
    assert again.console.by_hand == 0


def test_hands_keep_the_session_from_going_on_like_ballots() -> None:
    desk, (a, b, *_) = voting()
    desk.do(c.CountHands(1, {a: 1}))
    assert refused(desk, c.GoNext()) == "vote_open" and refused(desk, c.EndSession()) == "vote_open"
    assert refused(desk, c.SetBudget(2)) == "ballots_in"
    desk.do(c.SetBudget(4), c.GoToStage(3))
    assert refused(desk, c.GroupCards(a, b)) == "vote_open"
    assert closed(desk.do(c.GoNext())).ballots == 1
    work = desk.do(c.ReopenVote()).session.work["vote"]
    assert isinstance(work, Vote) and work.hands == 0 and closed(desk).ballots == 0


@pytest.mark.parametrize(
    ("people", "hands", "code"),
    [
        (0, {0: 1}, "bad_people"),
        (-1, {0: 1}, "bad_people"),
        (2, {0: 1}, "few_hands"),
        (2, {}, "few_hands"),
        (2, {0: 5}, "over_topic"),
        (2, {0: 4, 1: 3}, "over_budget"),
        (2, {99: 2}, "unknown_topic"),
        (2, {0: -1, 1: 3}, "unknown_topic"),
    ],
)
def test_hands_that_so_many_people_cannot_have_are_refused(
    people: int, hands: dict[int, int], code: str
) -> None:
    """Three votes each, at most two of them on one topic."""
    desk, ids = voting(budget=3, headcount=4)
    named = {ids[n] if n < len(ids) else "nowhere": count for n, count in hands.items()}
    assert refused(desk, c.CountHands(people, named)) == code


def test_hands_for_very_many_topics_fit() -> None:
    desk = Desk().phones(3).go("collect").write(*(("wind", f"card {n}") for n in range(150)))
    desk.do(c.RevealCards()).go("vote").do(c.SetBudget(20))
    ids = [topic.id for topic in topics(desk.session)]
    desk.do(c.CountHands(20, dict.fromkeys(ids, 2)), c.CountHands(10, dict.fromkeys(ids[:100], 1)))
    assert len([k for k in desk.session.held if k.startswith("hands/")]) == 3
    assert sum(t.votes for t in closed(desk).tallies) == 100


def test_tallies_are_exact_in_a_thousand_random_votes() -> None:
    """Ballots that replace and take back, hands that are counted again, a vote that goes a second round."""
    rnd = random.Random(31)
    desk = gathered(Desk().phones(3)).go("vote")
    begun = desk.session
    for run in range(1000):
        if run % 10 == 0:
            desk.session = begun  # what was acknowledged is remembered, and would make later runs slower
        work = desk.session.work["vote"]
        assert isinstance(work, Vote)
        if not work.open:
            desk.do(c.ReopenVote())
        desk.do(c.SetBudget(rnd.randint(2, 6)))
        work = desk.session.work["vote"]
        assert isinstance(work, Vote)
        ids = [topic.id for topic in topics(desk.session)]
        wanted: dict[str, dict[str, int]] = {}
        for n in range(rnd.randint(0, 12)):
            who = f"b{rnd.randint(0, 5)}"
            wanted[who] = spent(rnd, ids, work.budget, work.per_topic)
            desk.do(c.CastBallot(who, f"o{n}-{desk.ids}-{rnd.random()}", "vote", wanted[who]))
        people: list[dict[str, int]] = []
        for _ in range(rnd.randint(0, 2)):
            people = [spent(rnd, ids, work.budget, work.per_topic, 1) for _ in range(rnd.randint(0, 4))]
            total: Counter[str] = Counter()
            for hands in people:
                total.update(hands)
            desk.do(c.CountHands(len(people), dict(total)))
        expected: Counter[str] = Counter()
        for ballot in (*wanted.values(), *people):
            expected.update(ballot)
        result = closed(desk)
        assert {t.topic: t.votes for t in result.tallies if t.votes} == {
            t: n for t, n in expected.items() if n
        }
        assert result.ballots == sum(any(ballot.values()) for ballot in wanted.values()) + len(people)


def spent(rnd: random.Random, ids: list[str], budget: int, per_topic: int, least: int = 0) -> dict[str, int]:
    """One person's votes, within the rules."""
    choices: Counter[str] = Counter()
    for _ in range(rnd.randint(least, budget)):
        topic = rnd.choice(ids)
        if choices[topic] < per_topic:
            choices[topic] += 1
    return dict(choices)


def rating(phones: tuple[int, ...], paper: tuple[int, ...]) -> Rating:
    desk = Desk().go("rate").do(*(c.RateSession(f"r{n}", f"o{n}", "rate", v) for n, v in enumerate(phones)))
    desk.do(c.CountAnswers((0, 0, 0, 0, 9)), c.CountAnswers(paper))
    body = desk.public.body
    assert body.kind == "rate" and body.counts == () and body.answers == 0
    work = desk.do(c.CloseRating()).session.work["rate"]
    assert isinstance(work, Rating)
    return work


@pytest.mark.parametrize(
    ("phones", "paper", "counts"),
    [
        ((4, 5, 3), (0, 1, 0, 1, 0), (0, 1, 1, 2, 1)),
        ((), (0, 0, 1, 1, 1), (0, 0, 1, 1, 1)),
        ((4, 4, 4), (0, 0, 0, 0, 0), (0, 0, 0, 3, 0)),
        ((), (0, 0, 1, 1, 0), ()),
        ((5,), (0, 0, 0, 1, 0), ()),
        ((5, 1), (0, 0, 2, 2, 2), ()),
    ],
)
def test_answers_on_paper_are_counted_and_never_give_the_few_from_phones_away(
    phones: tuple[int, ...], paper: tuple[int, ...], counts: tuple[int, ...]
) -> None:
    """Who entered the paper can take it off again: one or two answers that are left would be an open book."""
    work = rating(phones, paper)
    assert (work.counts, work.answers, work.paper) == (counts, len(phones) + sum(paper), sum(paper))


def test_an_open_rating_is_counted_with_its_paper_when_the_session_ends() -> None:
    desk = Desk().go("rate").do(c.CountAnswers((0, 0, 1, 2, 0)), c.EndSession())
    assert desk.session.work["rate"] == Rating(False, (0, 0, 1, 2, 0), 3, 3)
    found = summarize(desk.session).rating
    assert found is not None and (found.answers, found.paper) == (3, 3)


@pytest.mark.parametrize("counts", [(1, 1), (0, 0, 0, 0, -1), (0, 0, 0, 0, 1001), (0, 0, 0, 0, 0, 1)])
def test_answers_that_cannot_be_are_refused(counts: tuple[int, ...]) -> None:
    assert refused(Desk().go("rate"), c.CountAnswers(counts)) == "bad_rating"


def test_hands_and_answers_are_taken_only_while_their_stage_is_open() -> None:
    desk, (a, *_) = voting()
    closed(desk)
    assert refused(desk, c.CountHands(1, {a: 1})) == "vote_closed"
    assert refused(Desk(), c.CountHands(1, {})) == "vote_closed"
    assert refused(Desk(), c.CountAnswers((0, 0, 0, 0, 1))) == "rating_closed"
    rated = Desk().go("rate").do(c.CloseRating())
    assert refused(rated, c.CountAnswers((0, 0, 0, 0, 1))) == "rating_closed"
