"""What each phone sent and what it was told, and whether a session that was found explains all of it.

Acknowledged is in, sent may be in, nothing else is, nothing is in twice. ``kills.py`` writes histories and asks.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from retrokit.facilitation.held import held_in
from retrokit.facilitation.session import (
    Discuss,
    HeldBallot,
    HeldCard,
    HeldRating,
    HeldThumb,
    Rating,
    Seat,
    Session,
    Thumbs,
    Vote,
)
from retrokit.facilitation.stages.thumbs import counted

_V = TypeVar("_V")
Outcome = Literal["sent", "acknowledged", "refused"]


@dataclass(slots=True)
class Act(Generic[_V]):
    """One act, and what the phone was told of it so far."""

    value: _V
    outcome: Outcome = "sent"


class Register(Generic[_V]):
    """Something one phone sets again and again, one act after the other: a card's text, a ballot, a rating."""

    def __init__(self) -> None:
        self.acts: list[Act[_V]] = []

    def send(self, value: _V) -> Act[_V]:
        self.acts.append(Act(value))
        return self.acts[-1]

    def allowed(self) -> list[_V | None]:
        """What may be found: the last acknowledged value (None: nothing), or that of the act still on its way."""
        found: list[_V | None] = [None]
        for act in self.acts:
            if act.outcome == "acknowledged":
                found = [act.value]
            elif act.outcome == "sent":
                found.append(act.value)
        return found


@dataclass(slots=True)
class History:
    """One phone in one session. A card's value is its text, None once it is withdrawn; every text is used once."""

    joined: bool = False
    cards: list[Register[str | None]] = field(default_factory=list)
    ballots: dict[str, Register[Mapping[str, int]]] = field(default_factory=dict)
    ratings: dict[str, Register[int]] = field(default_factory=dict)
    thumbs: dict[tuple[str, int], Register[str]] = field(default_factory=dict)

    def acts(self) -> Iterator[Act[Any]]:
        registers: list[Register[Any]] = [*self.cards, *self.ballots.values(), *self.ratings.values()]
        registers += self.thumbs.values()
        return (act for register in registers for act in register.acts)

    def gone_texts(self) -> Iterator[str]:
        """Texts that acknowledged edits and withdrawals have replaced: nowhere may they be found again."""
        for card in self.cards:
            sent = {act.value for act in card.acts if act.value is not None}
            yield from sent - set(card.allowed())


def wrong(histories: Iterable[History], session: Session) -> list[str]:
    """Everything in ``session`` that the histories do not explain, in words; nothing if all is well."""
    everybody = list(histories)
    return [*_cards(everybody, session), *_seats(everybody, session), *_counts(everybody, session)]


def texts(session: Session) -> Counter[str]:
    hidden = [entry.text for entry in session.held.values() if isinstance(entry, HeldCard)]
    return Counter([*hidden, *(card.text for card in session.cards)])


def _cards(histories: list[History], session: Session) -> Iterator[str]:
    found = texts(session)
    for history in histories:
        for card in history.cards:
            here = [text for act in card.acts if act.value for text in [act.value] * found.pop(act.value, 0)]
            allowed = card.allowed()
            if len(here) > 1:
                yield f"doubled: {here}"
            elif (here[0] if here else None) not in allowed:
                yield f"{f'came back: found {here[0]}' if here else 'lost: a card'}, sent {card.acts}"
    for text in found:
        yield f"invented: {text}"


def _seats(histories: list[History], session: Session) -> Iterator[str]:
    if session.state == "closed":
        return
    seats = sum(isinstance(entry, Seat) for entry in session.held.values())
    if not sum(history.joined for history in histories) <= seats <= len(histories):
        yield f"seats: {seats} for {len(histories)} phones"


def _counts(histories: list[History], session: Session) -> Iterator[str]:
    """Ballots and ratings, hidden or counted: some choice among what each phone may have in force explains them."""
    for stage, work in session.work.items():
        match work:
            case Vote(open=True):
                held = _sorted(dict(e.choices) for _, e in held_in(session, stage, HeldBallot))
                ways = (
                    _sorted(b for b in way if b) for way in _ways(h.ballots.get(stage) for h in histories)
                )
                right = held in ways
            case Vote():
                tally = {t.topic: t.votes for t in work.tallies if t.votes}
                ways_of = _ways(h.ballots.get(stage) for h in histories)
                right = any(
                    (_sum(way), len([b for b in way if b])) == (tally, work.ballots) for way in ways_of
                )
            case Rating(open=True):
                values = sorted(e.value for _, e in held_in(session, stage, HeldRating))
                right = any(
                    sorted(v for v in way if v) == values
                    for way in _ways(h.ratings.get(stage) for h in histories)
                )
            case Rating():
                right = any(_rated(way, work) for way in _ways(h.ratings.get(stage) for h in histories))
            case Discuss(thumbs=Thumbs() as thumbs, round=round):
                given = _ways(h.thumbs.get((stage, round)) for h in histories)
                thumbs_in = sorted(e.value for _, e in held_in(session, stage, HeldThumb))
                right = _thumbs_right(thumbs, thumbs_in, given)
            case _:
                continue
        if not right:
            sent = [(h.ballots.get(stage) or h.ratings.get(stage) or Register[Any]()).acts for h in histories]
            yield f"miscounted: {stage} {work}, sent {sent}"


def _ways(registers: Iterable[Register[_V] | None]) -> Iterator[tuple[_V | None, ...]]:
    return itertools.product(*(register.allowed() if register else [None] for register in registers))


def _sorted(ballots: Iterable[Mapping[str, int]]) -> list[list[tuple[str, int]]]:
    return sorted(sorted(ballot.items()) for ballot in ballots)


def _sum(way: tuple[Mapping[str, int] | None, ...]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for ballot in way:
        total.update(ballot or {})
    return dict(total)


def _thumbs_right(thumbs: Thumbs, held: list[str], ways: Iterable[tuple[str | None, ...]]) -> bool:
    if thumbs.open:
        return any(sorted(value for value in way if value) == held for way in ways)
    return any(counted(value for value in way if value) == thumbs for way in ways)


def _rated(way: tuple[int | None, ...], work: Rating) -> bool:
    times = Counter(value for value in way if value)
    counts = tuple(times[value] for value in range(1, 6))
    return times.total() == work.answers and (not work.counts or counts == work.counts)
