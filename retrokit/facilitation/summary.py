"""The frozen input of every report: what a session ended with, and nothing that says who or when."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from retrokit.facilitation.early import gathered_early
from retrokit.facilitation.session import Collect, Experiment, Learning, Rating, Session
from retrokit.facilitation.topics import closed_vote, ranked, talk_of, talks


@dataclass(frozen=True, slots=True)
class ColumnSummary:
    name: str
    prompt: str
    color: int
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicSummary:
    """``votes`` is -1 where nothing was voted. ``cards`` are (column colour, text), alphabetical."""

    name: str
    votes: int
    tied: bool
    notes: str
    cards: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class StageSummary:
    name: str
    planned_min: int
    spent_min: int


@dataclass(frozen=True, slots=True)
class RatingSummary:
    """``counts[i]`` people answered ``i + 1`` of 5, 5 is best. ``median`` in halves. ``paper`` of the answers came on paper."""

    counts: tuple[int, ...]
    answers: int
    median: float
    below_three: int
    paper: int = 0


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
        planned_min=session.minutes,
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
            StageSummary(stage.name, run.planned_s // 60, round(run.spent_s / 60))
            for stage, run in zip(session.format.stages, session.runs, strict=True)
        ),
        looked_back=tuple(e for e in session.carried if e.state == "concluded"),
        still_running=tuple(e for e in session.carried if e.state == "agreed"),
        parked=session.parked,
        rating=_rating(session),
        on_paper=on_paper,
        by_hand=vote.hands if vote else 0,
        early=gathered_early(session),
    )


def _writers(session: Session) -> tuple[int, int]:
    """Who wrote in the stage in which most did, and how many of them on paper; (-1, 0) before any reveal."""
    works = [w for w in session.work.values() if isinstance(w, Collect)]
    if not any(work.revealed for work in works):
        return -1, 0
    return max((work.wrote + work.paper, work.paper) for work in works)


def _topics(session: Session) -> tuple[TopicSummary, ...]:
    """Everything that was voted on or discussed or grouped; lone cards that nobody touched stay with the columns."""
    left = talks(session)
    colors = {column.id: column.color for column in session.format.columns}
    rows = []
    for topic in ranked(session):
        notes = "\n".join(talk.notes for talk in talk_of(topic, left) if talk.notes)
        if topic.votes > 0 or notes or len(topic.cards) > 1:
            cards = sorted(((colors[c.column], c.text) for c in topic.cards), key=lambda c: c[1].casefold())
            rows.append(TopicSummary(topic.name, topic.votes, topic.tied, notes, tuple(cards)))
    return tuple(rows)


def _columns(session: Session) -> tuple[ColumnSummary, ...]:
    return tuple(
        ColumnSummary(
            column.name,
            column.prompt,
            column.color,
            tuple(sorted((c.text for c in session.cards if c.column == column.id), key=str.casefold)),
        )
        for column in session.format.columns
    )


def _rating(session: Session) -> RatingSummary | None:
    """The last closed rating with enough answers to be shown."""
    for stage in reversed(session.format.stages):
        work = session.work.get(stage.id)
        if isinstance(work, Rating) and not work.open and work.counts:
            values = [value for value, times in enumerate(work.counts, 1) for _ in range(times)]
            below = sum(value < 3 for value in values)
            return RatingSummary(work.counts, work.answers, median(values), below, work.paper)
    return None
