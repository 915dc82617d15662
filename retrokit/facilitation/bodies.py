"""What the board and the phones show of each kind of stage. ``faces.py`` puts it into the whole view.

``kind`` tags a body, so that pages and windows can pick the right picture. Colours are 1..6, times milliseconds, dates ISO.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from retrokit.facilitation.session import Decision, TimerState


@dataclass(frozen=True, slots=True)
class TimerView:
    """``left_ms`` at the moment the view was made; whoever shows it counts on from there while running."""

    state: TimerState
    left_ms: int
    total_ms: int


@dataclass(frozen=True, slots=True)
class CardView:
    id: str
    column: str
    color: int
    text: str


@dataclass(frozen=True, slots=True)
class ColumnView:
    """``about`` is the stepped count of hidden cards; ``cards`` are the revealed ones.

    ``examples`` are cards as somebody might write them, while nothing has been revealed yet.
    """

    id: str
    name: str
    prompt: str
    color: int
    about: int
    cards: tuple[CardView, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupView:
    id: str
    name: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A group or a lone card. ``votes`` is -1 until the vote has closed. ``tied``: another topic has as many.

    ``before``: what it had in the round before a run-off, -1 where there was none.
    """

    id: str
    name: str
    cards: tuple[CardView, ...]
    votes: int = -1
    tied: bool = False
    done: bool = False
    before: int = -1


@dataclass(frozen=True, slots=True)
class AxisView:
    """Steps from 1, in words ``low``, to 5, in words ``high``."""

    name: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class SpanView:
    """In tenths of a step, 10 to 50: the middle, and from where to where at least half of the answers lie."""

    low: int
    mid: int
    high: int


@dataclass(frozen=True, slots=True)
class PlacedView:
    """A topic and where people put it: a span for each axis; none while that is secret, and where fewer than three put it.

    ``corner`` is the name of the field it lies in, or "". ``side`` is 0 for a topic of the first column, else 1.
    """

    topic: TopicView
    spans: tuple[SpanView, ...] = ()
    answers: int = 0
    corner: str = ""
    side: int = 0


@dataclass(frozen=True, slots=True)
class ExperimentView:
    id: str
    topic: str
    belief: str
    change: str
    expected: str
    measure: str
    guardrail: str
    scope: str
    undo: str
    owner: str
    review: str
    state: Literal["draft", "agreed", "concluded"]
    observed: str
    decision: Decision
    overdue_days: int


@dataclass(frozen=True, slots=True)
class LearningView:
    id: str
    topic: str
    expected: str
    saw: str
    learned: str
    will_do: str
    state: Literal["draft", "kept"]


@dataclass(frozen=True, slots=True)
class LobbyBody:
    kind: Literal["lobby"] = "lobby"


@dataclass(frozen=True, slots=True)
class LookBackBody:
    experiments: tuple[ExperimentView, ...]
    kind: Literal["look_back"] = "look_back"


@dataclass(frozen=True, slots=True)
class WelcomeBody:
    points: tuple[str, ...]
    kind: Literal["welcome"] = "welcome"


@dataclass(frozen=True, slots=True)
class DatedView:
    """When what ``card`` tells of happened, and how it felt: an ISO date or "", and 1 (hard) to 5 (good) or 0."""

    card: str
    when: str
    mood: int


@dataclass(frozen=True, slots=True)
class CollectBody:
    """``about`` is the stepped count over all columns; ``wrote`` and ``done`` are as of the last tick.

    Once ``revealed`` and not ``open``, a card may still be written: it waits until ``batch`` grows, that is until late
    cards have joined the others. Before the session ``wrote`` counts in threes and ``about`` begins with the third.
    ``round`` of ``rounds`` counts from 1; both are 0 where all is gathered at once. In a round
    with ``pad`` phones keep what is written to themselves, in one with ``build`` they show cards to go on from.
    With ``timeline`` a card may carry a day and a mood; ``dated`` are those of the revealed ones, by day.
    """

    open: bool
    revealed: bool
    about: int
    wrote: int
    done: int
    columns: tuple[ColumnView, ...]
    batch: int = 0
    round: int = 0
    rounds: int = 0
    pad: bool = False
    build: bool = False
    timeline: bool = False
    dated: tuple[DatedView, ...] = ()
    kind: Literal["collect"] = "collect"


@dataclass(frozen=True, slots=True)
class GroupBody:
    groups: tuple[GroupView, ...]
    loose: tuple[CardView, ...]
    kind: Literal["group"] = "group"


@dataclass(frozen=True, slots=True)
class VoteBody:
    """While ``open`` topics keep their neutral order; once closed they are sorted by votes.

    A phone that meets another ``round`` than the one it voted in forgets its ballot. ``run_off``: this round is among the
    strongest topics of the one before only.
    """

    open: bool
    budget: int
    per_topic: int
    ballots: int
    topics: tuple[TopicView, ...]
    round: int = 0
    run_off: bool = False
    kind: Literal["vote"] = "vote"


@dataclass(frozen=True, slots=True)
class PlaceBody:
    """While ``open`` topics keep their neutral order; once closed the corner that comes first, or the strongest, leads.

    The first axis runs to the right, the second up; with picture ``forces`` there is only one, and ``totals`` are the sums
    of what each side weighs, in tenths. ``corners``: top left, top right, bottom left, bottom right, or none.
    A phone that meets another ``round`` than the one it placed in forgets its places.
    """

    open: bool
    axes: tuple[AxisView, ...]
    picture: Literal["grid", "forces"]
    corners: tuple[str, ...]
    topics: tuple[PlacedView, ...]
    answers: int
    round: int = 0
    totals: tuple[int, ...] = ()
    kind: Literal["place"] = "place"


@dataclass(frozen=True, slots=True)
class ThumbsView:
    """More time, or the next topic? ``state``: "" is not asked, then open, then shown; few: too few answers to be shown.

    ``more``, ``next`` and ``wish`` are filled when shown; a tie is a wish for the next. ``countdown`` runs while open.
    A phone that meets another ``round`` than the one it answered in forgets its thumb.
    """

    state: Literal["", "open", "shown", "few"] = ""
    round: int = 0
    countdown: TimerView = TimerView("idle", 0, 0)
    more: int = 0
    next: int = 0
    answers: int = 0
    wish: Literal["", "more", "next"] = ""


@dataclass(frozen=True, slots=True)
class DiscussBody:
    """``current`` is the id of the topic under discussion, or "". ``open``: phones are asked for their thumbs.

    ``extension``: minutes that the topic may have next, 0 for none; ``stopped``: its last box is over. ``turns`` are first
    names in the order in which people speak, ``turn`` an index into it; empty where none was drawn.
    """

    current: str
    box: TimerView
    topics: tuple[TopicView, ...]
    open: bool = False
    thumbs: ThumbsView = ThumbsView()
    extension: int = 0
    stopped: bool = False
    turns: tuple[str, ...] = ()
    turn: int = 0
    kind: Literal["discuss"] = "discuss"


@dataclass(frozen=True, slots=True)
class DecideBody:
    experiments: tuple[ExperimentView, ...]
    learnings: tuple[LearningView, ...]
    parked: tuple[str, ...]
    kind: Literal["decide"] = "decide"


@dataclass(frozen=True, slots=True)
class RateBody:
    """``counts`` is empty while open; afterwards ``counts[i]`` people answered ``i + 1``.

    It stays empty with so few ``answers`` that counts would say who answered what. A phone that meets another
    ``round`` than the one it answered in forgets its answer.
    """

    open: bool
    counts: tuple[int, ...]
    answers: int
    experiments: tuple[ExperimentView, ...]
    round: int = 0
    kind: Literal["rate"] = "rate"


@dataclass(frozen=True, slots=True)
class ItemView:
    """One thing that is asked about; with an empty ``text`` the heading is the question.

    ``counts`` and ``answers`` are those of this item, filled once the stage has closed; ``counts`` stays empty with so few
    answers that it would say who answered what. On a scale of numbers ``mean`` has one digit behind the point, and
    ``ends`` are the lowest and the highest number that was chosen; else both are empty.
    """

    id: str
    text: str
    counts: tuple[int, ...] = ()
    answers: int = 0
    mean: str = ""
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AskBody:
    """Each of ``items`` is answered with one of ``choices``, or left out. ``numbers`` has one for each choice, or none.

    ``answers`` is how many people answered anything: as of the last tick while ``open``. A phone that meets another
    ``round`` than the one it answered in forgets its answers. ``pass_allowed``: say that items may be left out.
    """

    open: bool
    items: tuple[ItemView, ...]
    choices: tuple[str, ...]
    numbers: tuple[int, ...]
    answers: int
    round: int = 0
    pass_allowed: bool = False
    kind: Literal["ask"] = "ask"


@dataclass(frozen=True, slots=True)
class ClosedBody:
    experiments: tuple[ExperimentView, ...]
    learnings: tuple[LearningView, ...]
    kind: Literal["closed"] = "closed"


Body = (
    LobbyBody
    | LookBackBody
    | WelcomeBody
    | CollectBody
    | GroupBody
    | VoteBody
    | PlaceBody
    | DiscussBody
    | DecideBody
    | RateBody
    | ClosedBody
    | AskBody
)
