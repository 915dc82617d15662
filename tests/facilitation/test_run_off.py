"""A vote in several rounds: another one among the strongest topics, equal ones stay in, the round before stays readable."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrokit.facilitation import commands as c
from retrokit.facilitation.faces import VoteBody
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.session import Vote
from retrokit.facilitation.summary import summarize
from retrokit.facilitation.topics import ranked
from tests.facilitation.desk import TODAY, Desk, a_format, gathered, refused

TOPICS = ("pairing", "staging down", "rebased", "migration")


def voted(*votes: int, desk: Desk | None = None) -> Desk:
    """A closed vote in which the topics got so many votes, each from a phone of its own."""
    desk = gathered(desk).go("vote").do(c.SetBudget(4))
    ballots = [{desk.card(name): 1} for name, n in zip(TOPICS, votes, strict=True) for _ in range(n)]
    return desk.vote(*ballots).do(c.CloseVote())


def body(desk: Desk) -> VoteBody:
    shown = desk.public.body
    assert isinstance(shown, VoteBody)
    return shown


def names(desk: Desk) -> set[str]:
    return {topic.name for topic in body(desk).topics}


@pytest.mark.parametrize(
    ("votes", "keep", "stay"),
    [
        ((4, 3, 2, 1), 2, {"pairing", "staging down"}),
        ((4, 3, 2, 1), 3, {"pairing", "staging down", "rebased"}),
        ((4, 2, 2, 1), 2, {"pairing", "staging down", "rebased"}),
        ((2, 2, 1, 0), 1, {"pairing", "staging down"}),
        ((1, 1, 0, 0), 3, {"pairing", "staging down"}),
        ((1, 1, 1, 0), 3, {"pairing", "staging down", "rebased"}),
    ],
)
def test_the_strongest_stay_in_and_equal_ones_with_them(
    votes: tuple[int, ...], keep: int, stay: set[str]
) -> None:
    desk = voted(*votes).do(c.RunOff(keep))
    shown = body(desk)
    assert names(desk) == stay and shown.open and shown.run_off and shown.round == 1
    assert {topic.name: topic.before for topic in shown.topics} == {
        name: n for name, n in zip(TOPICS, votes, strict=True) if name in stay
    }
    assert all(topic.votes == -1 for topic in shown.topics)
    other = next(name for name in TOPICS if name not in stay)
    assert refused(desk, c.CastBallot("b", "o", "vote", {desk.card(other): 1})) == "unknown_topic"
    assert refused(desk, c.CountHands(1, {desk.card(other): 1})) == "unknown_topic"


@pytest.mark.parametrize(
    ("votes", "keep"),
    [((0, 0, 0, 0), 3), ((3, 0, 0, 0), 3), ((2, 2, 2, 2), 2), ((4, 3, 2, 1), 1), ((4, 3, 2, 1), 0)],
)
def test_where_nothing_would_be_left_out_or_left_to_choose_there_is_none(
    votes: tuple[int, ...], keep: int
) -> None:
    assert refused(voted(*votes), c.RunOff(keep)) == "no_run_off"


def test_the_round_before_stays_readable_beside_and_breaks_no_tie_in_secret() -> None:
    desk = voted(4, 3, 2, 1).do(c.RunOff(2))
    for n, name in enumerate(("staging down", "staging down", "pairing")):
        desk.do(c.CastBallot(f"again{n}", f"again{n}", "vote", {desk.card(name): 1}))
    assert "before=4" in repr(desk.public) and not any(topic.votes > 0 for topic in body(desk).topics)
    desk.do(c.CloseVote())
    shown = [(topic.name, topic.votes, topic.before) for topic in body(desk).topics]
    assert shown == [("staging down", 2, 3), ("pairing", 1, 4), ("rebased", 0, 2), ("migration", 0, 1)]
    assert body(desk).ballots == 3
    desk.go("discuss")
    assert [topic.name for topic in ranked(desk.session)][:2] == ["staging down", "pairing"]


def test_a_run_off_that_nobody_votes_in_is_left_and_the_round_before_counts() -> None:
    desk = voted(1, 3, 2, 0).do(c.RunOff(2)).go("discuss")
    assert [topic.name for topic in ranked(desk.session)][:2] == ["staging down", "rebased"]
    assert summarize(desk.session).voted == 6
    assert names(desk.go("vote")) == {"staging down", "rebased"}


def test_all_again_is_a_round_of_all() -> None:
    desk = voted(4, 3, 2, 1).do(c.RunOff(2), c.CloseVote(), c.ReopenVote())
    assert names(desk) == set(TOPICS) and not body(desk).run_off and body(desk).round == 2


def test_an_open_vote_has_no_run_off() -> None:
    assert refused(gathered().go("vote"), c.RunOff()) == "vote_open"


def test_a_format_offers_as_many_rounds_as_it_says() -> None:
    shape = a_format()
    stages = tuple(replace(s, run_offs=2) if s.kind == "vote" else s for s in shape.stages)
    fresh = new_session(
        id="s", team="T", title="", date=TODAY, format=replace(shape, stages=stages), minutes=40
    )
    desk = voted(4, 3, 2, 1, desk=Desk(fresh))
    offered = desk.console
    assert offered.step.action == "run_off" and offered.run_off == 3
    done = desk.do(c.RunOff(), c.CloseVote()).console
    assert done.step.action == "next"
    assert voted(4, 3, 2, 1).console.step.action == "next"


def test_the_budget_of_a_run_off_goes_by_what_is_left_and_may_be_changed() -> None:
    desk = voted(4, 3, 2, 1).do(c.RunOff(2))
    assert body(desk).budget == 1 and desk.console.suggestion_topics == 2
    desk.do(c.SetBudget(2))
    work = desk.session.work["vote"]
    assert isinstance(work, Vote) and work.before is not None and names(desk) == {"pairing", "staging down"}


def newest(desk: Desk) -> tuple[str, str]:
    """What undo and redo would bring back."""
    shown = desk.console
    return shown.undoes, shown.redoes


def test_a_run_off_and_a_round_of_all_are_undone_and_done_again_each_as_it_was() -> None:
    desk = voted(4, 3, 2, 1)
    first = desk.session.work["vote"]
    desk.do(c.RunOff())
    top = names(desk)
    assert len(top) == 3 and newest(desk)[0] == "run_off"
    desk.do(c.Undo())
    assert desk.session.work["vote"] == first and newest(desk)[1] == "run_off"
    desk.do(c.Redo())
    assert names(desk) == top and body(desk).run_off and body(desk).open
    desk.do(c.CastBallot("mine", "op-mine", "vote", {desk.card("pairing"): 1}))
    assert refused(desk, c.Undo()) == "vote_open"
    desk.do(c.CloseVote())
    second = desk.session.work["vote"]
    desk.do(c.ReopenVote())
    assert names(desk) == set(TOPICS) and newest(desk)[0] == "repeat"
    desk.do(c.Undo())
    assert desk.session.work["vote"] == second and newest(desk)[0] not in ("repeat", "run_off")
    desk.do(c.Redo())
    assert names(desk) == set(TOPICS) and not body(desk).run_off
    # The result that counts while the round of all is open is that of the run-off.
    assert [topic.before for topic in ranked(desk.session)] == [4, 3, 2, 1]
