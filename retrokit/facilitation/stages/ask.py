"""Ask: each phone answers one or several items in private, each with one of a few choices; the spread shows at the close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from retrokit.facilitation.changes import Change, CountsSampled, HeldGone, HeldPut, WorkSet
from retrokit.facilitation.commands import AnswerItems, CloseAsk, ReopenAsk
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import AskBody, ItemView
from retrokit.facilitation.formats import Stage
from retrokit.facilitation.held import held_in, must_sit, sealed, was_seen
from retrokit.facilitation.session import Ask, HeldAnswer, HeldCounts, Session, Spread
from retrokit.facilitation.stages.moment import Moment, Rules
from retrokit.facilitation.stages.rate import FEWEST_SHOWN
from retrokit.facilitation.topics import ranked, topics

# As many as fit on one sheet, and a sheet into one intake box. Of more topics those with most votes are asked about.
MOST_TOPICS = 24


@dataclass(frozen=True, slots=True)
class Item:
    """``id`` is its place, from "0", or that of a topic. ``text`` is "" where the heading is the question."""

    id: str
    text: str


def items(session: Session, stage: Stage) -> tuple[Item, ...]:
    """What is asked about in ``stage``, topics in their neutral order."""
    if stage.ask_about == "topics":
        asked = {topic.id for topic in ranked(session)[:MOST_TOPICS]}
        return tuple(Item(topic.id, topic.name) for topic in topics(session) if topic.id in asked)
    return tuple(Item(str(at), text) for at, text in enumerate(stage.items or ("",)))


def answer_items(session: Session, command: AnswerItems, moment: Moment) -> Iterable[Change]:
    must_sit(session, command.seat)
    if was_seen(session, command.op):
        return ()
    stage, work = asking(session)
    if stage.id != command.stage or not work.open:
        raise is_closed()
    if not command.answers:
        return (HeldGone(command.key),) if command.key in session.held else ()
    if not set(command.answers) <= {item.id for item in items(session, stage)}:
        raise Refused("unknown_item", "The questions have changed. Look again and answer again.")
    if any(not 0 <= choice < len(stage.choices) for choice in command.answers.values()):
        raise Refused("bad_answer", "This is not one of the answers. Look again.")
    return (HeldPut(command.key, HeldAnswer(command.op, stage.id, dict(command.answers))),)


def close_ask(session: Session, command: CloseAsk, moment: Moment) -> Iterable[Change]:
    stage, work = asking(session)
    if not work.open:
        return ()
    gone = (*dict(held_in(session, stage.id, HeldAnswer)), *dict(held_in(session, stage.id, HeldCounts)))
    return (WorkSet(stage.id, closed(session, stage)), sealed(session, gone))


def reopen_ask(session: Session, command: ReopenAsk, moment: Moment) -> Iterable[Change]:
    """The counts of the tick were those of the last round."""
    stage, work = asking(session)
    if work.open:
        return ()
    anew = Ask(round=work.round + 1, entries=work.entries)
    return (WorkSet(stage.id, anew), CountsSampled(replace(session.sampled, answers=0)))


RULES: Rules = {AnswerItems: answer_items, CloseAsk: close_ask, ReopenAsk: reopen_ask}


def closed(session: Session, stage: Stage) -> Ask:
    """What the answers of ``stage`` have come to, from phones and by hand."""
    work = session.work.get(stage.id, Ask())
    assert isinstance(work, Ask)
    asked = items(session, stage)
    known = {item.id for item in asked}
    # What was answered about a topic that has gone since counts no more.
    sheets = [
        {item: choice for item, choice in held.answers.items() if item in known}
        for _, held in held_in(session, stage.id, HeldAnswer)
    ]
    paper = {
        item: counts
        for _, held in held_in(session, stage.id, HeldCounts)
        for item, counts in held.counts.items()
        if item in known
    }
    spreads = tuple(
        spread(item, len(stage.choices), [s[item.id] for s in sheets if item.id in s], paper.get(item.id, ()))
        for item in asked
    )
    by_hand = people_in(paper)
    return replace(work, open=False, spreads=spreads, answers=sum(map(bool, sheets)) + by_hand, paper=by_hand)


def spread(item: Item, choices: int, phones: Sequence[int], paper: Sequence[int] = ()) -> Spread:
    """The answers to one item. Fewer than three give no counts: they would say who answered what.

    Nor do one or two from phones beside some entered by hand: who entered those could take them off again.
    """
    times = Counter(phones)
    times.update(dict(enumerate(paper)))
    answers = times.total()
    if answers < FEWEST_SHOWN or 0 < len(phones) < FEWEST_SHOWN:
        return Spread(item.id, item.text, answers=answers)
    return Spread(item.id, item.text, tuple(times[choice] for choice in range(choices)), answers)


def people_in(counts: Mapping[str, Sequence[int]]) -> int:
    """How many people counts by hand come from: each answers an item once, and may leave some out."""
    return max(map(sum, counts.values()), default=0)


def scaled(counts: Sequence[int], numbers: Sequence[int]) -> tuple[str, tuple[int, ...]]:
    """The mean with one digit behind the point, and the lowest and highest number chosen; ("", ()) without a scale."""
    if not numbers or not any(counts):
        return "", ()
    total = sum(number * times for number, times in zip(numbers, counts, strict=True))
    chosen = [number for number, times in zip(numbers, counts, strict=True) if times]
    return f"{total / sum(counts):.1f}", (min(chosen), max(chosen))


def body(session: Session, stage: Stage) -> AskBody:
    work = session.work.get(stage.id, Ask())
    assert isinstance(work, Ask)
    if work.open:
        shown = tuple(ItemView(item.id, item.text) for item in items(session, stage))
    else:
        shown = tuple(
            ItemView(s.item, s.text, s.counts, s.answers, *scaled(s.counts, stage.numbers))
            for s in work.spreads
        )
    return AskBody(
        open=work.open,
        items=shown,
        choices=stage.choices,
        numbers=stage.numbers,
        answers=session.sampled.answers if work.open else work.answers,
        round=work.round,
        pass_allowed=stage.pass_allowed,
    )


def asking(session: Session) -> tuple[Stage, Ask]:
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if stage is None or not isinstance(work, Ask):
        raise is_closed()
    return stage, work


def is_closed() -> Refused:
    return Refused("ask_closed", "The answers are shown already. Nothing can be added now.")
