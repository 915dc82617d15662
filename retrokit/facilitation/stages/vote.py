"""Vote: each phone spends a budget in secret; the tally is made once, when the vote closes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from retrokit.facilitation import past
from retrokit.facilitation.changes import Change, HeldGone, HeldPut, WorkSet
from retrokit.facilitation.commands import CastBallot, CloseVote, ReopenVote, RunOff, SetBudget
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import TopicView, VoteBody
from retrokit.facilitation.formats import Stage
from retrokit.facilitation.held import held_in, must_sit, sealed, was_seen
from retrokit.facilitation.session import HeldBallot, HeldHands, Session, Tally, Vote
from retrokit.facilitation.stages.collect import card_view
from retrokit.facilitation.stages.moment import Moment, Rules
from retrokit.facilitation.topics import Topic, card_ids, ranked, topics, votable, votes_of

LEAST_BUDGET, MOST_BUDGET = 2, 6
SMALL_TEAM = 5
KEPT = RunOff().keep


def suggested_budget(topic_count: int) -> int:
    """A third of the topics, between 2 and 6: enough to show a spread, too few to please everybody.

    With two topics or fewer it is one vote, or a vote would say nothing.
    """
    if topic_count <= LEAST_BUDGET:
        return 1
    return min(max(topic_count // 3, LEAST_BUDGET), MOST_BUDGET)


def per_topic(budget: int, people: int) -> int:
    """How many votes of one ballot a topic may take: in a small team two, so that one voice cannot decide alone."""
    return min(budget, 2) if people <= SMALL_TEAM else budget


def opened(session: Session) -> Vote:
    """A fresh round with the suggested budget."""
    return with_budget(session, suggested_budget(len(topics(session))))


def with_budget(session: Session, budget: int, round: int = 0) -> Vote:
    people = session.headcount or session.phones_most
    return Vote(budget=budget, per_topic=per_topic(budget, people), round=round)


def anew(session: Session, work: Vote) -> Vote:
    """A new, empty round. The result so far can be read until it closes."""
    opened = with_budget(session, work.budget, work.round + 1)
    return replace(opened, entries=work.entries, earlier=work)


def cast_ballot(session: Session, command: CastBallot, moment: Moment) -> Iterable[Change]:
    must_sit(session, command.seat)
    if was_seen(session, command.op):
        return ()
    stage, work = voting(session)
    if stage.id != command.stage or not work.open:
        raise Refused("vote_closed", "This vote is closed. What is on the board now counts.")
    choices = {topic: votes for topic, votes in command.choices.items() if votes}
    if not choices:
        return (HeldGone(command.key),) if command.key in session.held else ()
    _check_choices(session, work, choices)
    return (HeldPut(command.key, HeldBallot(command.op, stage.id, choices)),)


def set_budget(session: Session, command: SetBudget, moment: Moment) -> Iterable[Change]:
    stage, work = voting(session)
    if not work.open:
        raise Refused("vote_closed", "The vote is closed. Start a new round to change the budget.")
    if not 1 <= command.budget <= 20:
        raise Refused("bad_budget", "A budget is 1 to 20 votes.")
    if command.budget < work.budget and votes_in(session, stage.id):
        raise Refused("ballots_in", "Some have voted already. The budget can only grow now.")
    anew = with_budget(session, command.budget, work.round)
    return (WorkSet(stage.id, replace(work, budget=anew.budget, per_topic=anew.per_topic)),)


def close_vote(session: Session, command: CloseVote, moment: Moment) -> Iterable[Change]:
    stage, work = voting(session)
    if not work.open:
        return ()
    ballots = dict(held_in(session, stage.id, HeldBallot))
    hands = dict(held_in(session, stage.id, HeldHands))
    total: Counter[str] = Counter()
    for ballot in ballots.values():
        total.update(ballot.choices)
    for chunk in hands.values():
        total.update(chunk.hands)
    tallies = tuple(Tally(topic.id, total[topic.id], card_ids(topic)) for topic in votable(session, work))
    # Hands whose entries were lost with the key of the intake count as nobody's.
    raised = work.hands if hands else 0
    closed = replace(
        work, open=False, tallies=tallies, ballots=len(ballots) + raised, hands=raised, earlier=None
    )
    return (WorkSet(stage.id, closed), sealed(session, (*ballots, *hands)))


def reopen_vote(session: Session, command: ReopenVote, moment: Moment) -> Iterable[Change]:
    stage, work = voting(session)
    if work.open:
        return ()
    return (
        past.remembered(session, "repeat", (stage.id, False)),
        WorkSet(stage.id, anew(session, work)),
    )


def run_off(session: Session, command: RunOff, moment: Moment) -> Iterable[Change]:
    stage, work = voting(session)
    if work.open:
        raise Refused("vote_open", "Votes are in. Close the vote first.")
    return (
        past.remembered(session, "run_off", (stage.id, False)),
        WorkSet(stage.id, among(session, work, command.keep)),
    )


def among(session: Session, work: Vote, keep: int = KEPT) -> Vote:
    """A new, empty round after ``work``, among its topics with the most votes."""
    least, kept = strongest(session, work, keep)
    if not kept:
        raise Refused(
            "no_run_off",
            "A vote among the top ones needs two of them with votes, and others to leave out. Vote again on all instead.",
        )
    anew = with_budget(session, suggested_budget(kept), work.round + 1)
    return replace(anew, entries=work.entries, before=work, least=least)


def strongest(session: Session, work: Vote, keep: int = KEPT) -> tuple[int, int]:
    """For a run-off after ``work``: the fewest votes that stay in, and how many topics have them; (0, 0) where none makes sense.

    Equal ones stay in together.
    """
    there = votable(session, work)
    votes = sorted((v for v in votes_of(topics(session), work).values() if v > 0), reverse=True)
    if keep < 1 or not votes:
        return 0, 0
    least = votes[min(keep, len(votes)) - 1]
    kept = sum(v >= least for v in votes)
    return (least, kept) if 2 <= kept < len(there) else (0, 0)


def rounds(work: Vote) -> int:
    """How many rounds this one and those it follows are."""
    return 1 + (rounds(work.before) if work.before else 0)


RULES: Rules = {
    RunOff: run_off,
    CastBallot: cast_ballot,
    SetBudget: set_budget,
    CloseVote: close_vote,
    ReopenVote: reopen_vote,
}


def votes_in(session: Session, stage: str) -> bool:
    """Whether anybody has voted in ``stage``, by phone or by raised hand, and the vote has not closed."""
    return any(held_in(session, stage, HeldBallot)) or any(held_in(session, stage, HeldHands))


def body(session: Session, stage: Stage) -> VoteBody:
    work = session.work.get(stage.id, Vote())
    assert isinstance(work, Vote)
    shown = votable(session, work) if work.open else ranked(session)
    return VoteBody(
        open=work.open,
        budget=work.budget,
        per_topic=work.per_topic,
        ballots=work.ballots,
        topics=tuple(topic_view(session, topic) for topic in shown),
        round=work.round,
        run_off=work.before is not None,
    )


def topic_view(session: Session, topic: Topic, done: bool = False) -> TopicView:
    cards = tuple(card_view(session.format, card) for card in topic.cards)
    return TopicView(topic.id, topic.name, cards, topic.votes, topic.tied, done, topic.before)


def voting(session: Session) -> tuple[Stage, Vote]:
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if stage is None or not isinstance(work, Vote):
        raise Refused("vote_closed", "This vote is closed. What is on the board now counts.")
    return stage, work


def _check_choices(session: Session, work: Vote, choices: Mapping[str, int]) -> None:
    known = {topic.id for topic in votable(session, work)}
    if not set(choices) <= known:
        raise Refused("unknown_topic", "The topics have changed. Look again and vote again.")
    if any(not 1 <= votes <= work.per_topic for votes in choices.values()):
        raise Refused("over_topic", "A topic takes at most {most} of your votes.", most=work.per_topic)
    spent = sum(choices.values())
    if spent > work.budget:
        raise Refused(
            "over_budget", "You have {budget} votes, this is {spent}.", budget=work.budget, spent=spent
        )
