"""The state of a running session: frozen values, made only by rules, kept by storage, shown through views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from retrokit.facilitation.formats import Format, Stage

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


@dataclass(frozen=True, slots=True)
class Dated:
    """When what a revealed card tells of happened, and how it felt.

    ``when`` is an ISO date or "", ``mood`` 1 (hard) to 5 (good) or 0.
    """

    card: str
    when: str = ""
    mood: int = 0


# What a stage has done so far, by kind. Kinds without an entry here need none.


@dataclass(frozen=True, slots=True)
class Collect:
    """``wrote`` is how many phones had contributed when cards were last revealed; ``paper`` people on paper come on top.

    ``slips`` cards were entered from paper. ``batch`` grows whenever cards turn over or join. Once ``revealed`` and not
    ``open``, a card that still comes is late: it waits for others. ``early``: cards could be written before the session.
    ``round`` counts through the stage's ``rounds``.
    ``dated`` are days and moods of a timeline, in the order of the cards' random ids.
    """

    open: bool = True
    revealed: bool = False
    wrote: int = 0
    paper: int = 0
    slips: int = 0
    batch: int = 0
    early: bool = False
    round: int = 0
    dated: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes of one topic, with the cards it had: should groups change later, the votes stay with its first card."""

    topic: str
    votes: int
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vote:
    """``tallies`` and ``ballots`` are filled when the vote closes, never before. ``round`` grows when it starts anew.

    ``hands`` people voted by raised hand, and ``ballots`` counts them in. ``entries``: how often hands were entered.
    ``before`` is the closed round that this one follows as a run-off, among the topics with ``least`` votes in it or more.
    ``earlier`` is the result of the round before, for as long as this one is open.
    """

    budget: int = 3
    per_topic: int = 3
    open: bool = True
    tallies: tuple[Tally, ...] = ()
    ballots: int = 0
    round: int = 0
    hands: int = 0
    entries: int = 0
    before: Vote | None = None
    least: int = 0
    earlier: Vote | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """What the discussion of one topic left behind; ``cards`` are those it had (see ``Tally``)."""

    topic: str
    cards: tuple[str, ...]
    notes: str = ""
    spent_s: int = 0
    done: bool = False


@dataclass(frozen=True, slots=True)
class Discuss:
    current: str = ""
    box_minutes: int = 5
    talks: tuple[Talk, ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """Return on time invested, 1 (wasted) to 5 (well spent). ``counts[i]`` answers of ``i + 1``, filled at the close.

    With fewer than three answers only ``answers`` is kept: counts would say who answered what. ``paper`` of them came on
    paper; who entered these knows them, so one or two answers from phones beside them give no counts either. ``round``
    grows when it starts anew.
    """

    open: bool = True
    counts: tuple[int, ...] = ()
    answers: int = 0
    paper: int = 0
    entries: int = 0
    round: int = 0


@dataclass(frozen=True, slots=True)
class Icebreaker:
    """The questions that were drawn for a stage; the last one is asked. The team does not get them again too soon."""

    drawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Where the answers to one axis lie, in tenths of a step (10 to 50): at least half of them from ``low`` to ``high``."""

    low: int
    mid: int
    high: int


@dataclass(frozen=True, slots=True)
class Placed:
    """Where ``answers`` people put a topic: a span for each axis. ``cards`` are those it had (see ``Tally``).

    With fewer than three answers there are no spans, and ``answers`` is 0: they would say who put it where.
    """

    topic: str
    cards: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Spread:
    """What one item has come to: ``counts[i]`` answers of the stage's choice ``i``, and what the item said.

    ``counts`` is empty where so few answered that it would say who answered what.
    """

    item: str
    text: str
    counts: tuple[int, ...] = ()
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """``places`` and ``answers`` (how many people placed anything) are filled when it closes, never before.

    ``round`` grows when it starts anew.
    """

    open: bool = True
    places: tuple[Placed, ...] = ()
    answers: int = 0
    round: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """``spreads`` and ``answers`` are filled when the stage closes; ``answers`` counts people, not items.

    ``paper`` of them answered without a phone; ``entries``: how often those were entered. ``round`` grows when it
    starts anew.
    """

    open: bool = True
    spreads: tuple[Spread, ...] = ()
    answers: int = 0
    paper: int = 0
    entries: int = 0
    round: int = 0


Work = Collect | Vote | Place | Discuss | Rating | Icebreaker | Ask


# What is held in private until a stage opens it. Keys are hashes made from secrets that only a phone has.


@dataclass(frozen=True, slots=True)
class HeldCard:
    """``op`` is "" for a card from paper: nobody sends it again. ``when`` and ``mood`` as in ``Dated``."""

    op: str
    stage: str
    column: str
    text: str
    when: str = ""
    mood: int = 0


@dataclass(frozen=True, slots=True)
class HeldBallot:
    op: str
    stage: str
    choices: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class HeldRating:
    op: str
    stage: str
    value: int


@dataclass(frozen=True, slots=True)
class HeldPlacing:
    """One whole sheet: topic id -> steps 1 to 5, one for each axis."""

    op: str
    stage: str
    places: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class HeldHands:
    """Raised hands as the facilitator counted them: topic id -> hands. Many topics take several entries."""

    stage: str
    hands: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class HeldAnswers:
    """Answers on paper: ``counts[i]`` people answered ``i + 1``."""

    stage: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HeldAnswer:
    """The whole sheet of one phone: item (its place, from "0", or a topic id) -> choice (from 0)."""

    op: str
    stage: str
    answers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class HeldCounts:
    """Sheets on paper or raised hands: item -> how many people answered each choice."""

    stage: str
    counts: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Seat:
    """An admitted phone: its key is a hash of the phone's own secret."""


@dataclass(frozen=True, slots=True)
class UsedTicket:
    """A one-time ticket that has given a seat. Its key is the ticket's hash; whose seat it was is kept nowhere."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Hashes of acts that were acknowledged and whose entries are gone: a re-sent act is acknowledged again, not done again."""

    ops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldWriters:
    """At least ``people`` people wrote the cards that ``stage`` held when early writing was closed last.

    One less for each card that was withdrawn since: nobody may know whose it was, and it may have been somebody's only one.
    """

    stage: str
    people: int


Held = (
    HeldCard
    | HeldBallot
    | HeldRating
    | HeldPlacing
    | HeldHands
    | HeldAnswers
    | Seat
    | UsedTicket
    | Seen
    | HeldAnswer
    | HeldCounts
    | HeldWriters
)


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
