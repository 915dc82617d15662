"""What follows from a command: values in the past tense, applied to a session by ``apply`` and kept by storage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from retrokit.facilitation.session import (
    Arrangement,
    Card,
    Door,
    Experiment,
    Group,
    Held,
    HeldAnswer,
    HeldBallot,
    HeldCard,
    HeldPlacing,
    HeldRating,
    HeldThumb,
    Learning,
    Past,
    Presence,
    Run,
    Sampled,
    Seen,
    Session,
    Timer,
    Turns,
    Work,
)


@dataclass(frozen=True, slots=True)
class RoomOpened:
    """The session exists from here on; storage makes its rows and its intake."""

    session: Session


@dataclass(frozen=True, slots=True)
class StageEntered:
    """``stage`` -1: back in the lobby."""

    stage: int
    runs: tuple[Run, ...]
    entered: float


@dataclass(frozen=True, slots=True)
class TimerSet:
    """``rang``: it ran out just now, while somebody was there. One that was ended by hand, or slept through, did not."""

    timer: Timer
    rang: bool = False


@dataclass(frozen=True, slots=True)
class BoxSet:
    """The time box of the topic under discussion. ``rang`` as above."""

    box: Timer
    rang: bool = False


@dataclass(frozen=True, slots=True)
class PlanSet:
    """Minutes of stages, what is left out, or the length of the whole session."""

    minutes: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class HeadcountSet:
    headcount: int


@dataclass(frozen=True, slots=True)
class DoorSet:
    door: Door


@dataclass(frozen=True, slots=True)
class Knocked:
    """A new phone was turned away at this moment (monotonic seconds); None: that is settled."""

    at: float | None


@dataclass(frozen=True, slots=True)
class HeldPut:
    """One private entry came or was replaced. Storage writes one intake slot."""

    key: str
    entry: Held


@dataclass(frozen=True, slots=True)
class HeldGone:
    """One private entry was withdrawn. Storage overwrites its slot."""

    key: str


@dataclass(frozen=True, slots=True)
class HeldSealed:
    """Private entries were opened or dropped: storage makes the intake anew without them, under a new key.

    ``seen`` are the hashes of their acts, kept so that a re-sent act is acknowledged and not done twice.
    """

    keys: tuple[str, ...]
    seen: Mapping[str, Seen]


@dataclass(frozen=True, slots=True)
class CardsRevealed:
    """Cards of one stage turned over, already in the order of their new random ids. No undo takes them away again."""

    stage: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class WorkSet:
    stage: str
    work: Work


@dataclass(frozen=True, slots=True)
class Arranged:
    """Cards and groups after something the facilitator did, with what undo and redo would bring back."""

    cards: tuple[Card, ...]
    groups: tuple[Group, ...]
    undo: tuple[Past, ...]
    redo: tuple[Past, ...]


@dataclass(frozen=True, slots=True)
class Stepped:
    """What undo and redo would bring back from here on. Comes before a reveal of the same moment, which adds its cards."""

    undo: tuple[Past, ...]
    redo: tuple[Past, ...]


@dataclass(frozen=True, slots=True)
class ExperimentSet:
    """An experiment came or changed: one of this session, or one carried over from an earlier one."""

    experiment: Experiment


@dataclass(frozen=True, slots=True)
class ExperimentDropped:
    id: str


@dataclass(frozen=True, slots=True)
class LearningSet:
    learning: Learning


@dataclass(frozen=True, slots=True)
class LearningDropped:
    id: str


@dataclass(frozen=True, slots=True)
class ParkedSet:
    parked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotesSet:
    notes: str


@dataclass(frozen=True, slots=True)
class PresenceSet:
    presence: Presence


@dataclass(frozen=True, slots=True)
class CountsSampled:
    sampled: Sampled


@dataclass(frozen=True, slots=True)
class AskingSet:
    """The short countdown in which phones answer."""

    asking: Timer


@dataclass(frozen=True, slots=True)
class TurnsSet:
    turns: Turns


@dataclass(frozen=True, slots=True)
class SessionEnded:
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class EarlySet:
    """Cards may be written before the session from here on, or no longer."""

    open: bool


@dataclass(frozen=True, slots=True)
class DateSet:
    """The session has not begun yet, and this is another day (ISO)."""

    date: str


Change = (
    RoomOpened
    | StageEntered
    | TimerSet
    | BoxSet
    | PlanSet
    | HeadcountSet
    | DoorSet
    | Knocked
    | HeldPut
    | HeldGone
    | HeldSealed
    | CardsRevealed
    | WorkSet
    | Arranged
    | Stepped
    | ExperimentSet
    | ExperimentDropped
    | LearningSet
    | LearningDropped
    | ParkedSet
    | NotesSet
    | PresenceSet
    | CountsSampled
    | SessionEnded
    | AskingSet
    | TurnsSet
    | EarlySet
    | DateSet
)

_Row = TypeVar("_Row", Experiment, Learning)

# Changes that live in memory only: nothing is written for them.
UNSTORED: tuple[type[Change], ...] = (PresenceSet, CountsSampled, Knocked, Stepped, AskingSet, TurnsSet)


def apply(session: Session, change: Change) -> Session:
    """The session after ``change``."""
    match change:
        case RoomOpened(opened):
            return opened
        case StageEntered(stage, runs, entered):
            there = replace(session, stage=stage, runs=runs, entered=entered, box=Timer())
            return replace(there, state="running" if stage >= 0 else "lobby")
        case TimerSet(timer=timer):
            return replace(session, timer=timer)
        case BoxSet(box=box):
            return replace(session, box=box)
        case HeadcountSet(headcount):
            return replace(session, headcount=headcount)
        case DoorSet(door):
            return replace(session, door=door)
        case Knocked(at):
            return replace(session, knocked=at)
        case HeldPut(key, entry):
            return replace(session, held={**session.held, key: entry})
        case HeldGone(key):
            return replace(session, held={k: e for k, e in session.held.items() if k != key})
        case HeldSealed(keys, seen):
            gone = set(keys)
            kept = {k: e for k, e in session.held.items() if k not in gone}
            return replace(session, held={**kept, **seen})
        case CardsRevealed(_, cards):
            undo = tuple(_with_cards(past, cards) for past in session.undo)
            redo = tuple(_with_cards(past, cards) for past in session.redo)
            return replace(session, cards=session.cards + cards, undo=undo, redo=redo)
        case WorkSet(stage_id, work):
            return replace(session, work={**session.work, stage_id: work})
        case Arranged(cards, groups, undo, redo):
            return replace(session, cards=cards, groups=groups, undo=undo, redo=redo)
        case PresenceSet(presence):
            most = max(session.phones_most, presence.phones)
            return replace(session, presence=presence, phones_most=most)
        case CountsSampled(sampled):
            return replace(session, sampled=sampled)
        case ParkedSet(parked):
            return replace(session, parked=parked)
        case NotesSet(notes):
            return replace(session, notes=notes)
        case SessionEnded(runs):
            held = _done(session)
            over = replace(
                session, state="closed", runs=runs, held=held, timer=Timer(), box=Timer(), undo=(), redo=()
            )
            return replace(over, asking=Timer(), turns=Turns())
        case _:
            return _apply_outcome(session, change)


def _with_cards(past: Past, cards: tuple[Card, ...]) -> Past:
    """``past`` with cards that turned over since: undo never hides them again."""
    return replace(past, cards=past.cards + cards) if isinstance(past, Arrangement) else past


def _done(session: Session) -> dict[str, Held]:
    """What is left of the private entries after the end, in memory only: which acts were done.

    A phone that missed its answer sends an act again, and must not hear that a card on the board was not taken.
    """
    acts = set[str]()
    for entry in session.held.values():
        match entry:
            case (
                HeldCard(op=op)
                | HeldBallot(op=op)
                | HeldRating(op=op)
                | HeldPlacing(op=op)
                | HeldAnswer(op=op)
                | HeldThumb(op=op)
            ):
                acts.add(op)
            case Seen(ops=ops):
                acts.update(ops)
            case _:
                pass
    return {"seen/0000": Seen(tuple(sorted(acts - {""})))} if acts - {""} else {}


def _apply_outcome(session: Session, change: Change) -> Session:
    match change:
        case EarlySet(opened):
            return replace(session, state="early" if opened else "lobby")
        case DateSet(date):
            return replace(session, date=date)
        case ExperimentSet(experiment) if experiment.session != session.id:
            return replace(session, carried=_put(session.carried, experiment))
        case ExperimentSet(experiment):
            return replace(session, experiments=_put(session.experiments, experiment))
        case ExperimentDropped(gone):
            return replace(session, experiments=tuple(e for e in session.experiments if e.id != gone))
        case PlanSet(minutes, runs):
            return replace(session, minutes=minutes, runs=runs)
        case Stepped(undo, redo):
            return replace(session, undo=undo, redo=redo)
        case LearningSet(learning):
            return replace(session, learnings=_put(session.learnings, learning))
        case LearningDropped(gone):
            return replace(session, learnings=tuple(e for e in session.learnings if e.id != gone))
        case AskingSet(asking):
            return replace(session, asking=asking)
        case TurnsSet(turns):
            return replace(session, turns=turns)
    raise TypeError(change)


def _put(rows: tuple[_Row, ...], row: _Row) -> tuple[_Row, ...]:
    """``rows`` with ``row`` in the place of the one with its id, or at the end."""
    if any(r.id == row.id for r in rows):
        return tuple(row if r.id == row.id else r for r in rows)
    return rows + (row,)  # noqa: RUF005 (unpacking loses the type)
