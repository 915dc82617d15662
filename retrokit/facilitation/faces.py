"""The shapes of what people see. ``PublicView`` is what board and phones share; ``ConsoleView`` adds the facilitator's own.

``views.py`` fills them. ``kind`` tags a body, so that pages and windows can pick the right picture.
Colours are 1..6, times milliseconds, dates ISO.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from retrokit.facilitation.bodies import (
    AskBody as AskBody,
    AxisView as AxisView,
    Body as Body,
    CardView as CardView,
    ClosedBody as ClosedBody,
    CollectBody as CollectBody,
    ColumnView as ColumnView,
    DatedView as DatedView,
    DecideBody as DecideBody,
    DiscussBody as DiscussBody,
    ExperimentView as ExperimentView,
    GroupBody as GroupBody,
    GroupView as GroupView,
    ItemView as ItemView,
    LearningView as LearningView,
    LobbyBody as LobbyBody,
    LookBackBody as LookBackBody,
    PlaceBody as PlaceBody,
    PlacedView as PlacedView,
    RateBody as RateBody,
    SpanView as SpanView,
    ThumbsView as ThumbsView,
    TimerView as TimerView,
    TopicView as TopicView,
    VoteBody as VoteBody,
    WelcomeBody as WelcomeBody,
)
from retrokit.facilitation.session import SessionState, Step

Again = Literal["", "cards", "votes", "clock"]
LeaveOut = Literal["", "out", "on", "back"]
Undoes = Literal["", "cards"] | Step


@dataclass(frozen=True, slots=True)
class ColumnName:
    name: str
    color: int


@dataclass(frozen=True, slots=True)
class PublicView:
    """What the board and every phone may see, the same for all. ``index`` counts from 1; 0 before the session begins.

    ``legend`` says which colour is which column, in the stages where cards lie outside their columns. ``door``: whether
    somebody new comes in with the code, with a ticket, or not for now.
    """

    state: SessionState
    team: str
    title: str
    format: str
    minutes: int
    index: int
    count: int
    stage: str
    name: str
    heading: str
    prompt: str
    timer: TimerView
    phones: int
    headcount: int
    body: Body
    legend: tuple[ColumnName, ...] = ()
    door: Literal["open", "locked", "tickets"] = "open"


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """``state``: done, now or ahead. Minutes are whole.

    ``least_min`` to ``most_min`` it can have without making the session longer, 0 once it is over. ``skipped``: left out.
    ``again`` and ``leave_out``: what repeating it would be, and skipping it or taking it up again (see ``hints.py``).
    """

    index: int
    name: str
    kind: str
    planned_min: int
    spent_min: int
    state: Literal["done", "now", "ahead"]
    least_min: int = 0
    most_min: int = 0
    skipped: bool = False
    again: Again = ""
    leave_out: LeaveOut = ""


@dataclass(frozen=True, slots=True)
class MinutesOffer:
    """A stage that would have ``after`` minutes in place of ``before``."""

    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class PaceOffer:
    """What to do about a session that is ``minutes`` behind (shorten) or ahead (give). ``rest`` remain behind even then."""

    what: Literal["", "shorten", "give"] = ""
    minutes: int = 0
    parts: tuple[MinutesOffer, ...] = ()
    rest: int = 0


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one primary action. ``label`` is a catalogue source that may hold ``{stage}`` (it is ``into``) or ``{minutes}``."""

    action: Literal[
        "next",
        "reveal",
        "next_round",
        "close_vote",
        "close_placing",
        "next_topic",
        "close_rating",
        "end_session",
        "report",
        "close_ask",
        "close_thumbs",
        "extend",
        "run_off",
    ]
    label: str
    into: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class TalkView:
    topic: str
    notes: str


@dataclass(frozen=True, slots=True)
class DoorView:
    """``seats`` are given; of ``tickets`` that hold ``used`` have given one. ``knocking``: a new phone wants in, never which."""

    locked: bool = False
    knocking: bool = False
    seats: int = 0
    tickets: int = 0
    used: int = 0


@dataclass(frozen=True, slots=True)
class HintView:
    """What to do when ``title``. ``fires``: counts or clocks say that it is so now."""

    id: str
    title: str
    say: str
    do: str
    fires: bool = False


@dataclass(frozen=True, slots=True)
class ConsoleView:
    """The facilitator's own. ``behind_min`` > 0 when the whole session is behind its plan, < 0 when ahead.

    ``suggestion`` is the suggested vote budget, a third of ``suggestion_topics`` within 2 to 6; 0 outside a vote.
    ``topics`` are what may become an experiment or a learning, filled while deciding only.
    ``question`` is the icebreaker of this stage, or of the next one that has one; "" where there is none to come.
    ``offer``: what to do about being behind or ahead. ``undoes`` and ``redoes``: what that would take back or do again.
    ``earlier``: the result of the round before, while a vote is open again.
    ``late``: cards that came after the reveal wait, as of the last tick. ``by_hand`` people of this stage handed in paper or
    raised hands; ``entries`` grows with each time the facilitator entered some. ``thumbs_in`` as of the last tick;
    ``time_for`` so many topics the planned minutes of a discussion are enough, 0 elsewhere.

    ``early``: whether cards may be written before the session, are being written, or were; "" once it has begun.
    ``run_off``: so many topics are strong enough for another round among them, 0 for none.
    """

    public: PublicView
    say: str
    watch: str
    agenda: tuple[AgendaRow, ...]
    spent_min: int
    behind_min: int
    step: NextStep
    can_go_back: bool
    can_undo: bool
    can_redo: bool
    notes: str
    parked: tuple[str, ...]
    experiments: tuple[ExperimentView, ...]
    learnings: tuple[LearningView, ...]
    talks: tuple[TalkView, ...]
    suggestion: int
    suggestion_topics: int
    ballots_in: int
    answers_in: int
    asleep: bool
    topics: tuple[TopicView, ...] = ()
    late: bool = False
    by_hand: int = 0
    entries: int = 0
    door: DoorView = DoorView()
    early: Literal["", "possible", "open", "gathered"] = ""
    run_off: int = 0
    hints: tuple[HintView, ...] = ()
    question: str = ""
    offer: PaceOffer = PaceOffer()
    undoes: Undoes = ""
    redoes: Undoes = ""
    earlier: tuple[TopicView, ...] = ()
    thumbs_in: int = 0
    time_for: int = 0
