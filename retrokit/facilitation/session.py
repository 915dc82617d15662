"""The state of a running session: frozen values, made only by rules, kept by storage, shown through views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from retrokit.facilitation.formats import Format, Stage
from retrokit.facilitation.private import (
    Held as Held,
    HeldAnswer as HeldAnswer,
    HeldAnswers as HeldAnswers,
    HeldBallot as HeldBallot,
    HeldCard as HeldCard,
    HeldCounts as HeldCounts,
    HeldHands as HeldHands,
    HeldPlacing as HeldPlacing,
    HeldRating as HeldRating,
    HeldThumb as HeldThumb,
    HeldWriters as HeldWriters,
    Seat as Seat,
    Seen as Seen,
    UsedTicket as UsedTicket,
)
from retrokit.facilitation.work import (
    Ask as Ask,
    Collect as Collect,
    Dated as Dated,
    Discuss as Discuss,
    Icebreaker as Icebreaker,
    Place as Place,
    Placed as Placed,
    Rating as Rating,
    Span as Span,
    Spread as Spread,
    Talk as Talk,
    Tally as Tally,
    Thumbs as Thumbs,
    Vote as Vote,
    Work as Work,
)

TimerState = Literal["idle", "running", "paused", "asleep", "over"]
SessionState = Literal["lobby", "early", "running", "closed"]
Decision = Literal["", "keep", "adapt", "stop"]


@dataclass(frozen=True, slots=True)
class Timer:
    """A countdown. ``left_ms`` is what was left at ``since`` (monotonic seconds), and only shrinks while running."""

    state: TimerState = "idle"
    total_ms: int = 0
    left_ms: int = 0
    since: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """How long a stage is planned and how long it has been open so far, in seconds.

    ``skipped``: it is left out. ``first_s`` is what was planned for it when the session began, or None before that.
    """

    planned_s: int
    spent_s: int = 0
    skipped: bool = False
    first_s: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A revealed card. Its id is random and says nothing of when or by whom it was written."""

    id: str
    column: str
    text: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Experiment:
    """What the team tries. ``topic`` is the topic's name; ``review`` an ISO date; ``session`` where it was agreed."""

    id: str
    session: str
    topic: str = ""
    belief: str = ""
    change: str = ""
    expected: str = ""
    measure: str = ""
    guardrail: str = ""
    scope: str = ""
    undo: str = ""
    owner: str = ""
    review: str = ""
    state: Literal["draft", "agreed", "concluded"] = "draft"
    observed: str = ""
    decision: Decision = ""


@dataclass(frozen=True, slots=True)
class Learning:
    """We expected, we saw, we learned, so we will. ``experiment`` is the id of the experiment it came from, or ""."""

    id: str
    session: str
    topic: str = ""
    experiment: str = ""
    expected: str = ""
    saw: str = ""
    learned: str = ""
    will_do: str = ""
    state: Literal["draft", "kept"] = "draft"


# What is held in private until a stage opens it. Keys are hashes made from secrets that only a phone has.


@dataclass(frozen=True, slots=True)
class Door:
    """Who may still take a seat. ``locked``: nobody new. ``tickets``: hashes, sorted; with any, a new seat needs one of them.

    ``epoch`` grows when all seats were voided: everybody then comes in anew, under a new key of the room.
    """

    locked: bool = False
    epoch: int = 0
    tickets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Presence:
    """Counts only. ``phones`` are connected now; ``wrote`` and ``done`` are seats in the current stage.

    ``fresh`` are seats with cards that have not turned over yet: in a second round of writing not the same as ``wrote``.
    """

    phones: int = 0
    wrote: int = 0
    done: int = 0
    fresh: int = 0


@dataclass(frozen=True, slots=True)
class Sampled:
    """The counts people see while a stage collects: refreshed on a tick, so that no act shows at the moment it happens."""

    wrote: int = 0
    done: int = 0
    cards: Mapping[str, int] = field(default_factory=dict)
    ballots: int = 0
    answers: int = 0
    thumbs: int = 0


@dataclass(frozen=True, slots=True)
class Turns:
    """Who speaks when, in memory only. ``order`` is this round's, ``at`` an index into it.

    ``starts`` is everybody, in the order in which they start a round: ``round`` of them have.
    """

    order: tuple[str, ...] = ()
    at: int = 0
    starts: tuple[str, ...] = ()
    round: int = 0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What undo brings back: the cards with their groups."""

    cards: tuple[Card, ...]
    groups: tuple[Group, ...]


Step = Literal["plan", "skip", "stage", "repeat", "park", "run_off"]


@dataclass(frozen=True, slots=True)
class Course:
    """What undo brings back of the way through the session, as it was before (for redo: after) ``what`` was done.

    Minutes follow for ``plan`` only, parked topics for ``park`` only. ``round``: a stage, and whether its writing or
    voting was open.
    """

    what: Step
    stage: int
    minutes: int
    runs: tuple[Run, ...]
    parked: tuple[str, ...]
    round: tuple[str, bool] | None = None


Past = Arrangement | Course


@dataclass(frozen=True, slots=True)
class Session:
    """Everything about one session. ``stage`` indexes ``format.stages``; -1 in the lobby and while cards come early.

    ``knocked`` is when a new phone was turned away last (monotonic seconds), or None; never which.
    """

    id: str
    team: str
    title: str
    date: str
    format: Format
    minutes: int
    headcount: int = 0
    door: Door = Door()
    state: SessionState = "lobby"
    stage: int = -1
    runs: tuple[Run, ...] = ()
    entered: float = 0.0
    timer: Timer = Timer()
    box: Timer = Timer()
    work: Mapping[str, Work] = field(default_factory=dict)
    cards: tuple[Card, ...] = ()
    groups: tuple[Group, ...] = ()
    experiments: tuple[Experiment, ...] = ()
    carried: tuple[Experiment, ...] = ()
    learnings: tuple[Learning, ...] = ()
    parked: tuple[str, ...] = ()
    notes: str = ""
    phones_most: int = 0
    # Below: held in the intake or in memory only; storage never writes them beside the rest.
    held: Mapping[str, Held] = field(default_factory=dict)
    presence: Presence = Presence()
    sampled: Sampled = Sampled()
    knocked: float | None = None
    undo: tuple[Past, ...] = ()
    redo: tuple[Past, ...] = ()
    turns: Turns = Turns()
    asking: Timer = Timer()

    @property
    def current(self) -> Stage | None:
        """The open stage, or None in the lobby and after the end. Early it is the one that cards are written for."""
        if self.state == "early":
            return self.gather
        if self.state != "running":
            return None
        return self.format.stages[self.stage]

    @property
    def gather(self) -> Stage | None:
        """The stage that cards can be written for early, or None: the first that is not left out, not aside and has no rounds.

        Rounds build on one another and need a room that goes through them together.
        """
        out = {stage.id for stage, run in zip(self.format.stages, self.runs, strict=False) if run.skipped}
        return next(
            (
                s
                for s in self.format.stages
                if s.kind == "collect" and not (s.id in out or s.aside or s.rounds)
            ),
            None,
        )
