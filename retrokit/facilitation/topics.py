"""What can be voted on and discussed: every group with a card in it, and every card without a group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from retrokit.facilitation.columns import topical
from retrokit.facilitation.session import Card, Discuss, Session, Talk, Vote


@dataclass(frozen=True, slots=True)
class Topic:
    """``id`` is the group's or the lone card's. ``votes`` is -1 where no vote has closed, ``before`` where no run-off was."""

    id: str
    name: str
    cards: tuple[Card, ...]
    votes: int = -1
    tied: bool = False
    before: int = -1


def topics(session: Session) -> tuple[Topic, ...]:
    """All topics in a neutral order: groups as they were made, then lone cards as they lie."""
    known = topical(session.format)
    cards = [card for card in session.cards if card.column in known]
    members: dict[str, list[Card]] = {}
    for card in cards:
        if card.group:
            members.setdefault(card.group, []).append(card)
    grouped = (
        Topic(group.id, group.name or members[group.id][0].text, tuple(members[group.id]))
        for group in session.groups
        if group.id in members
    )
    lone = (Topic(card.id, card.text, (card,)) for card in cards if not card.group)
    return (*grouped, *lone)


def ranked(session: Session) -> tuple[Topic, ...]:
    """Topics by votes of the newest closed vote, most first, equal ones by name and marked as tied."""
    vote = closed_vote(session)
    plain = topics(session)
    if vote is None:
        return plain
    votes = votes_of(plain, vote)
    counts = list(votes.values())
    counted = (
        replace(t, votes=votes[t.id], tied=votes[t.id] > 0 and counts.count(votes[t.id]) > 1)
        for t in with_before(plain, vote)
    )
    return tuple(sorted(counted, key=lambda t: (-t.votes, -t.before, t.name.casefold(), t.id)))


def with_before(plain: tuple[Topic, ...], vote: Vote) -> tuple[Topic, ...]:
    """The topics with what they had in the round before a run-off."""
    if vote.before is None:
        return plain
    votes = votes_of(plain, vote.before)
    return tuple(replace(topic, before=votes[topic.id]) for topic in plain)


def votable(session: Session, vote: Vote) -> tuple[Topic, ...]:
    """What can be voted on in this round: everything, or in a run-off what was strong enough in the round before."""
    return tuple(
        t for t in with_before(topics(session), vote) if vote.before is None or t.before >= vote.least
    )


def card_ids(topic: Topic) -> tuple[str, ...]:
    """Sorted, so that what is kept does not tell which reveal a card came in."""
    return tuple(sorted(card.id for card in topic.cards))


def closed_vote(session: Session) -> Vote | None:
    for stage in reversed(session.format.stages):
        work = session.work.get(stage.id)
    """The last vote of the format that has closed; while a new round of it is open, the round before."""
    for stage in reversed(session.format.stages):
        work = session.work.get(stage.id)
        if isinstance(work, Vote) and (result := result_before(work) if work.open else work):
            return result
    return None


def result_before(work: Vote) -> Vote | None:
    """The round that an open one follows, whether it votes on everything again or is a run-off."""
    return work.earlier or work.before


def talks(session: Session) -> tuple[Talk, ...]:
    """What was left behind by every discussion of the session, in the order of the stages."""
    works = (session.work.get(stage.id) for stage in session.format.stages)
    return tuple(talk for work in works if isinstance(work, Discuss) for talk in work.talks)


def talk_of(topic: Topic, left: Iterable[Talk]) -> tuple[Talk, ...]:
    """The talks that belong to ``topic`` now: of its own id, or of cards it has taken in since."""
    ids = {card.id for card in topic.cards}
    return tuple(t for t in left if t.topic == topic.id or _home(t.cards, ids))


def homes(plain: Iterable[Topic]) -> dict[str, str]:
    """Where every topic and every card is now: its id -> the id of the topic."""
    rows = tuple(plain)
    return {card.id: t.id for t in rows for card in t.cards} | {t.id: t.id for t in rows}


def votes_of(plain: tuple[Topic, ...], vote: Vote) -> dict[str, int]:
    """Votes stay with the first card that is still there of those the topic had when it was voted on."""
    home = {card.id: topic.id for topic in plain for card in topic.cards}
    votes = dict.fromkeys((topic.id for topic in plain), 0)
    for tally in vote.tallies:
        at = tally.topic if tally.topic in votes else next((home[c] for c in tally.cards if c in home), "")
        if at:
            votes[at] += tally.votes
    return votes


def _home(cards: tuple[str, ...], ids: set[str]) -> bool:
    return bool(cards) and cards[0] in ids
