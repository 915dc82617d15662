"""The frozen input of every report: what a session ended with, and nothing that says who or when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from retrokit.facilitation.columns import topical
from retrokit.facilitation.early import gathered_early
from retrokit.facilitation.session import Ask, Collect, Experiment, Learning, Place, Rating, Run, Session
from retrokit.facilitation.stages import place
from retrokit.facilitation.stages.ask import scaled
from retrokit.facilitation.topics import closed_vote, ranked, talk_of, talks


@dataclass(frozen=True, slots=True)
class ColumnSummary:
    """``aside``: its cards are no topics, and its colour may be that of another column."""

    name: str
    prompt: str
    color: int
    cards: tuple[str, ...]
    aside: bool = False


@dataclass(frozen=True, slots=True)
class MomentSummary:
    """A card of a timeline: its ISO date or "", its mood 1 (hard) to 5 (good) or 0."""

    when: str
    mood: int
    text: str


@dataclass(frozen=True, slots=True)
class TopicSummary:
    """``votes`` is -1 where nothing was voted. ``cards`` are (column colour, text), alphabetical.

    ``spent_s`` seconds were talked about it, ``extensions`` minutes of it given on top of the first time box.
    """

    name: str
    votes: int
    tied: bool
    notes: str
    cards: tuple[tuple[int, str], ...]
    spent_s: int = 0
    extensions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StageSummary:
    """``planned_min`` when the session began, whatever was changed on the way. ``skipped``: it was left out."""

    name: str
    planned_min: int
    spent_min: int
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class RatingSummary:
    """``counts[i]`` people answered ``i + 1`` of 5, 5 is best. ``median`` in halves. ``paper`` of the answers came on paper."""

    counts: tuple[int, ...]
    answers: int
    median: float
    below_three: int
    paper: int = 0


@dataclass(frozen=True, slots=True)
class PlacedSummary:
    """Where ``answers`` people put a topic: (low, middle, high) for each axis, in tenths of a step (10 to 50)."""

    name: str
    spans: tuple[tuple[int, int, int], ...]
    answers: int
    corner: str = ""
    side: int = 0


@dataclass(frozen=True, slots=True)
class PlacingSummary:
    """``axes`` are (name, low end, high end): with two the first runs right and the second up, one is the strength of forces.

    ``sides`` and their ``totals`` (in tenths) are there for forces only. ``topics`` are in the order that counts; ``few``
    more were placed by fewer than three and are not shown.
    """

    heading: str
    axes: tuple[tuple[str, str, str], ...]
    corners: tuple[str, ...]
    sides: tuple[str, ...]
    totals: tuple[int, ...]
    topics: tuple[PlacedSummary, ...]
    few: int
    answers: int


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """``counts[i]`` people chose the question's choice ``i``; empty with too few ``answers``. ``mean`` is "" without a scale."""

    text: str
    counts: tuple[int, ...]
    answers: int
    mean: str


@dataclass(frozen=True, slots=True)
class AskSummary:
    """One question of the session, with its items; a single one without a text is ``heading`` itself.

    ``numbers`` has one for each choice, or none. ``paper`` of the ``answers`` (people) came without a phone.
    """

    name: str
    heading: str
    choices: tuple[str, ...]
    numbers: tuple[int, ...]
    items: tuple[ItemSummary, ...]
    answers: int
    paper: int


@dataclass(frozen=True, slots=True)
class Summary:
    """``state`` is "closed" for a finished session, else the report says that it is not finished.

    ``looked_back`` are experiments of earlier sessions that were concluded in this one; ``still_running`` the others.
    ``date`` is ISO. Counts are -1 where the session did not get that far. ``on_paper`` of those who wrote had no phone, and
    ``by_hand`` of those who voted. ``early``: cards could be written before the session.
    """

    title: str
    team: str
    date: str
    format: str
    state: str
    planned_min: int
    spent_min: int
    headcount: int
    phones: int
    wrote: int
    voted: int
    budget: int
    experiments: tuple[Experiment, ...]
    learnings: tuple[Learning, ...]
    topics: tuple[TopicSummary, ...]
    columns: tuple[ColumnSummary, ...]
    stages: tuple[StageSummary, ...]
    looked_back: tuple[Experiment, ...]
    still_running: tuple[Experiment, ...]
    parked: tuple[str, ...]
    rating: RatingSummary | None
    on_paper: int = 0
    by_hand: int = 0
    early: bool = False
    moments: tuple[MomentSummary, ...] = ()
    placings: tuple[PlacingSummary, ...] = ()
    asked: tuple[AskSummary, ...] = ()


def summarize(session: Session) -> Summary:
    """What the session has come to, for a report: finished or not."""
    vote = closed_vote(session)
    wrote, on_paper = _writers(session)
    return Summary(
        title=session.title,
        team=session.team,
        date=session.date,
        format=session.format.name,
        state=session.state,
        planned_min=sum(map(_planned_s, session.runs)) // 60,
        spent_min=round(sum(run.spent_s for run in session.runs) / 60),
        headcount=session.headcount,
        phones=session.phones_most,
        wrote=wrote,
        voted=vote.ballots if vote else -1,
        budget=vote.budget if vote else -1,
        experiments=tuple(e for e in session.experiments if e.state == "agreed"),
        learnings=tuple(e for e in session.learnings if e.state == "kept"),
        topics=_topics(session),
        columns=_columns(session),
        stages=tuple(
            StageSummary(
                stage.name,
                _planned_s(run) // 60,
                round(run.spent_s / 60),
                run.skipped and not run.spent_s,
            )
            for stage, run in zip(session.format.stages, session.runs, strict=True)
        ),
        looked_back=tuple(e for e in session.carried if e.state == "concluded"),
        still_running=tuple(e for e in session.carried if e.state == "agreed"),
        parked=session.parked,
        rating=_rating(session),
        on_paper=on_paper,
        by_hand=vote.hands if vote else 0,
        early=gathered_early(session),
        moments=_moments(session),
        placings=_placings(session),
        asked=tuple(_asked(session)),
    )


def _planned_s(run: Run) -> int:
    """The plan that the session began with: what was shortened on the way is what it was behind by."""
    return run.planned_s if run.first_s is None else run.first_s


def _writers(session: Session) -> tuple[int, int]:
    """Who wrote in the stage in which most did, and how many of them on paper; (-1, 0) before any reveal.

    A word at the start or a thank you at the end says nothing of that.
    """
    aside = {stage.id for stage in session.format.stages if stage.aside}
    works = [w for id, w in session.work.items() if isinstance(w, Collect) and id not in aside]
    if not any(work.revealed for work in works):
        return -1, 0
    return max((work.wrote + work.paper, work.paper) for work in works)


def _topics(session: Session) -> tuple[TopicSummary, ...]:
    """Everything that was voted on or discussed or grouped; lone cards that nobody touched stay with the columns."""
    left = talks(session)
    colors = {column.id: column.color for column in session.format.columns}
    rows = []
    for topic in ranked(session):
        said = talk_of(topic, left)
        notes = "\n".join(talk.notes for talk in said if talk.notes)
        spent, given = sum(t.spent_s for t in said), tuple(m for t in said for m in t.extensions)
        if topic.votes > 0 or notes or len(topic.cards) > 1 or spent:
            cards = sorted(((colors[c.column], c.text) for c in topic.cards), key=lambda c: c[1].casefold())
            rows.append(TopicSummary(topic.name, topic.votes, topic.tied, notes, tuple(cards), spent, given))
    return tuple(rows)


def _columns(session: Session) -> tuple[ColumnSummary, ...]:
    known = topical(session.format)
    return tuple(
        ColumnSummary(
            column.name,
            column.prompt,
            column.color,
            tuple(sorted((c.text for c in session.cards if c.column == column.id), key=str.casefold)),
            aside=column.id not in known,
        )
        for column in session.format.columns
    )


def _moments(session: Session) -> tuple[MomentSummary, ...]:
    """The cards that have a day or a mood, by day; those without a day at the end."""
    texts = {card.id: card.text for card in session.cards}
    dated = (each for work in session.work.values() if isinstance(work, Collect) for each in work.dated)
    rows = (MomentSummary(each.when, each.mood, texts[each.card]) for each in dated if each.card in texts)
    return tuple(sorted(rows, key=lambda row: (row.when or "9", -row.mood, row.text.casefold())))


def _rating(session: Session) -> RatingSummary | None:
    """The last closed rating with enough answers to be shown."""
    for stage in reversed(session.format.stages):
        work = session.work.get(stage.id)
        if isinstance(work, Rating) and not work.open and work.counts:
            values = [value for value, times in enumerate(work.counts, 1) for _ in range(times)]
            below = sum(value < 3 for value in values)
            return RatingSummary(work.counts, work.answers, median(values), below, work.paper)
    return None


def _placings(session: Session) -> tuple[PlacingSummary, ...]:
    """Every placing that was shown, with the topics that have a place in it."""
    rows = []
    for stage in session.format.stages:
        work = session.work.get(stage.id)
        if not isinstance(work, Place) or work.open:
            continue
        body = place.body(session, stage)
        shown = tuple(
            PlacedSummary(
                t.topic.name, tuple((s.low, s.mid, s.high) for s in t.spans), t.answers, t.corner, t.side
            )
            for t in body.topics
            if t.spans
        )
        axes = tuple((axis.name, axis.low, axis.high) for axis in stage.axes)
        few = len(body.topics) - len(shown)
        sides = tuple(column.name for column in session.format.columns) if body.totals else ()
        rows.append(
            PlacingSummary(
                stage.after or stage.heading,
                axes,
                stage.corners,
                sides,
                body.totals,
                shown,
                few,
                body.answers,
            )
        )
    return tuple(rows)


def _asked(session: Session) -> Iterator[AskSummary]:
    """Every question whose answers were shown and that anybody answered, in the order of the stages."""
    for stage in session.format.stages:
        work = session.work.get(stage.id)
        if isinstance(work, Ask) and not work.open and work.answers:
            items = tuple(
                ItemSummary(s.text, s.counts, s.answers, scaled(s.counts, stage.numbers)[0])
                for s in work.spreads
            )
            yield AskSummary(
                stage.name, stage.heading, stage.choices, stage.numbers, items, work.answers, work.paper
            )
