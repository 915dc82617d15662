"""What somebody wants. Phones may send the ones in ``PHONE``; all others come from the facilitator or the app itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from retrokit.facilitation.card_commands import (
    CountAnswers as CountAnswers,
    CountHands as CountHands,
    DateCard as DateCard,
    DissolveGroup as DissolveGroup,
    EnterPaper as EnterPaper,
    GroupCards as GroupCards,
    MergeGroups as MergeGroups,
    NameGroup as NameGroup,
    NextRound as NextRound,
    RemoveCard as RemoveCard,
    SplitCard as SplitCard,
)
from retrokit.facilitation.door_commands import (
    Knock as Knock,
    LetOneIn as LetOneIn,
    LockRoom as LockRoom,
    UseTickets as UseTickets,
    VoidSeats as VoidSeats,
)
from retrokit.facilitation.early_commands import (
    CloseEarly as CloseEarly,
    ComeBack as ComeBack,
    OpenEarly as OpenEarly,
)
from retrokit.facilitation.outcome_commands import (
    AgreeExperiment as AgreeExperiment,
    ConcludeExperiment as ConcludeExperiment,
    DraftExperiment as DraftExperiment,
    DraftLearning as DraftLearning,
    DropExperiment as DropExperiment,
    DropLearning as DropLearning,
    EditExperiment as EditExperiment,
    EditLearning as EditLearning,
    KeepLearning as KeepLearning,
)
from retrokit.facilitation.phone_commands import (
    AddCard as AddCard,
    AnswerItems as AnswerItems,
    CastBallot as CastBallot,
    EditCard as EditCard,
    GiveThumb as GiveThumb,
    PhoneCommand as PhoneCommand,
    PlaceTopics as PlaceTopics,
    RateSession as RateSession,
    TakeSeat as TakeSeat,
    WithdrawCard as WithdrawCard,
)
from retrokit.facilitation.plan_commands import (
    PlanStage as PlanStage,
    RepeatStage as RepeatStage,
    ShortenRest as ShortenRest,
    SkipStage as SkipStage,
    UseTimeLeft as UseTimeLeft,
)
from retrokit.facilitation.session import Presence, Session
from retrokit.facilitation.talk_commands import (
    AskRoom as AskRoom,
    ClearTurns as ClearTurns,
    CloseThumbs as CloseThumbs,
    DrawTurns as DrawTurns,
    ExtendTopic as ExtendTopic,
    NextTurn as NextTurn,
    ParkTopic as ParkTopic,
    TalkCommand as TalkCommand,
)

# --- from the app ---


@dataclass(frozen=True, slots=True)
class OpenRoom:
    """``session`` is a fresh one in the lobby, made by ``rules.new_session``."""

    session: Session


@dataclass(frozen=True, slots=True)
class SetPresence:
    presence: Presence


@dataclass(frozen=True, slots=True)
class SampleCounts:
    """The tick on which counts may be seen."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time passed: ends timers that ran out. ``at`` is when the beat was; a laptop may sleep between it and the rules."""

    at: float | None = None


@dataclass(frozen=True, slots=True)
class NoticeSleep:
    """The laptop slept or its clock jumped: timers pause, with what was left when it was last awake."""

    awake_until: float


# --- from the facilitator ---


@dataclass(frozen=True, slots=True)
class GoNext:
    pass


@dataclass(frozen=True, slots=True)
class GoBack:
    pass


@dataclass(frozen=True, slots=True)
class GoToStage:
    stage: int


@dataclass(frozen=True, slots=True)
class SetHeadcount:
    """With more than 0 no more seats than that are given; 0 leaves the room open."""

    headcount: int


@dataclass(frozen=True, slots=True)
class StartTimer:
    pass


@dataclass(frozen=True, slots=True)
class PauseTimer:
    pass


@dataclass(frozen=True, slots=True)
class AddMinutes:
    minutes: int


@dataclass(frozen=True, slots=True)
class EndTimer:
    pass


@dataclass(frozen=True, slots=True)
class RevealCards:
    """``anyway``: also with so few writers that nobody is anonymous, which the rules otherwise ask about first."""

    anyway: bool = False


@dataclass(frozen=True, slots=True)
class ReopenWriting:
    """Another round: new cards, and late ones that wait, stay hidden until the next reveal."""


@dataclass(frozen=True, slots=True)
class Undo:
    pass


@dataclass(frozen=True, slots=True)
class Redo:
    pass


@dataclass(frozen=True, slots=True)
class SetBudget:
    budget: int


@dataclass(frozen=True, slots=True)
class CloseVote:
    pass


@dataclass(frozen=True, slots=True)
class ReopenVote:
    """A new, empty round."""


@dataclass(frozen=True, slots=True)
class RunOff:
    """Another round, among the ``keep`` topics with the most votes; those with as many as the last of them stay in."""

    keep: int = 3


@dataclass(frozen=True, slots=True)
class ClosePlacing:
    pass


@dataclass(frozen=True, slots=True)
class ReopenPlacing:
    """A new, empty round."""


@dataclass(frozen=True, slots=True)
class OpenTopic:
    topic: str


@dataclass(frozen=True, slots=True)
class NextTopic:
    pass


@dataclass(frozen=True, slots=True)
class NoteTopic:
    topic: str
    notes: str


@dataclass(frozen=True, slots=True)
class Park:
    text: str


@dataclass(frozen=True, slots=True)
class Unpark:
    index: int


@dataclass(frozen=True, slots=True)
class WriteNotes:
    notes: str


@dataclass(frozen=True, slots=True)
class CloseRating:
    pass


@dataclass(frozen=True, slots=True)
class DrawQuestion:
    """Another icebreaker for that stage, one of ``questions``."""

    stage: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CloseAsk:
    pass


@dataclass(frozen=True, slots=True)
class ReopenAsk:
    """A new, empty round."""


@dataclass(frozen=True, slots=True)
class CountItems:
    """Sheets on paper or raised hands: item -> people for each choice. Replaces earlier ones; empty takes them back."""

    counts: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class EndSession:
    pass


Command = (
    PhoneCommand
    | OpenRoom
    | SetPresence
    | Knock
    | SampleCounts
    | Tick
    | NoticeSleep
    | GoNext
    | GoBack
    | GoToStage
    | PlanStage
    | ShortenRest
    | UseTimeLeft
    | SkipStage
    | RepeatStage
    | SetHeadcount
    | LetOneIn
    | LockRoom
    | UseTickets
    | VoidSeats
    | StartTimer
    | PauseTimer
    | AddMinutes
    | EndTimer
    | RevealCards
    | ReopenWriting
    | DateCard
    | NextRound
    | EnterPaper
    | CountHands
    | CountAnswers
    | GroupCards
    | MergeGroups
    | SplitCard
    | NameGroup
    | DissolveGroup
    | RemoveCard
    | Undo
    | Redo
    | SetBudget
    | CloseVote
    | ReopenVote
    | ClosePlacing
    | ReopenPlacing
    | OpenTopic
    | NextTopic
    | NoteTopic
    | DraftExperiment
    | EditExperiment
    | AgreeExperiment
    | DropExperiment
    | ConcludeExperiment
    | DraftLearning
    | EditLearning
    | KeepLearning
    | DropLearning
    | Park
    | Unpark
    | WriteNotes
    | CloseRating
    | DrawQuestion
    | EndSession
    | OpenEarly
    | CloseEarly
    | ComeBack
    | RunOff
    | CloseAsk
    | ReopenAsk
    | CountItems
    | TalkCommand
)
