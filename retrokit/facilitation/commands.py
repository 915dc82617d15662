"""What somebody wants. Phones may send the ones in ``PHONE``; all others come from the facilitator or the app itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
from retrokit.facilitation.phone_commands import (
    AddCard as AddCard,
    AnswerItems as AnswerItems,
    CastBallot as CastBallot,
    EditCard as EditCard,
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
from retrokit.facilitation.session import Decision, Presence, Session

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
class DateCard:
    """When what a revealed card tells of happened, and how it felt; ``when`` and ``mood`` as in ``Dated``."""

    card: str
    when: str
    mood: int


@dataclass(frozen=True, slots=True)
class NextRound:
    """The next step of a stage that gathers in several rounds."""


@dataclass(frozen=True, slots=True)
class EnterPaper:
    """Cards handed in on paper, as (column, text). ``people``: from how many, in this stage and all told."""

    cards: tuple[tuple[str, str], ...]
    people: int


@dataclass(frozen=True, slots=True)
class CountHands:
    """Raised hands in the open vote: topic id -> hands, of ``people`` people. Replaces earlier ones; 0 takes them back."""

    people: int
    hands: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CountAnswers:
    """Answers on paper in the open rating: ``counts[i]`` people answered ``i + 1``. Replaces earlier ones."""

    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GroupCards:
    """Put ``card`` where ``onto`` is: into the group of that card (made if there is none) or into that group."""

    card: str
    onto: str


@dataclass(frozen=True, slots=True)
class MergeGroups:
    group: str
    into: str


@dataclass(frozen=True, slots=True)
class SplitCard:
    """Take a card out of its group."""

    card: str


@dataclass(frozen=True, slots=True)
class NameGroup:
    group: str
    name: str


@dataclass(frozen=True, slots=True)
class DissolveGroup:
    group: str


@dataclass(frozen=True, slots=True)
class RemoveCard:
    """Take a revealed card off the board."""

    card: str


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
class DraftExperiment:
    topic: str


@dataclass(frozen=True, slots=True)
class EditExperiment:
    """``field`` is one of ``stages.decide.EXPERIMENT_FIELDS``."""

    id: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class AgreeExperiment:
    id: str


@dataclass(frozen=True, slots=True)
class DropExperiment:
    id: str


@dataclass(frozen=True, slots=True)
class ConcludeExperiment:
    """Look back: what was seen and what follows. ``learned`` becomes a learning when it is not empty.

    ``will_do`` is what the decision means in the words of the room's language; "" stands for English.
    """

    id: str
    observed: str
    decision: Decision
    learned: str = ""
    will_do: str = ""


@dataclass(frozen=True, slots=True)
class DraftLearning:
    topic: str


@dataclass(frozen=True, slots=True)
class EditLearning:
    """``field`` is one of ``stages.decide.LEARNING_FIELDS``."""

    id: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class KeepLearning:
    id: str


@dataclass(frozen=True, slots=True)
class DropLearning:
    id: str


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
)
