"""The way through a session: from the lobby through the stages, back again without loss, to the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from retrokit.facilitation import agenda, early, late, past
from retrokit.facilitation.changes import (
    BoxSet,
    Change,
    CountsSampled,
    PresenceSet,
    RoomOpened,
    SessionEnded,
    StageEntered,
    TimerSet,
    WorkSet,
)
from retrokit.facilitation.commands import (
    EndSession,
    GoBack,
    GoNext,
    GoToStage,
    OpenRoom,
    SampleCounts,
    SetPresence,
)
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.formats import Stage
from retrokit.facilitation.held import held_in
from retrokit.facilitation.session import (
    Ask,
    Collect,
    Discuss,
    HeldAnswer,
    HeldBallot,
    HeldCard,
    HeldPlacing,
    HeldRating,
    HeldThumb,
    Place,
    Rating,
    Run,
    Sampled,
    Session,
    Timer,
    Vote,
    Work,
)
from retrokit.facilitation.stages import ask, boxes, discuss, place, rate, rounds, vote
from retrokit.facilitation.stages.moment import Moment, Rules


def open_room(session: Session, command: OpenRoom, moment: Moment) -> Iterable[Change]:
    return (RoomOpened(command.session),)


def set_presence(session: Session, command: SetPresence, moment: Moment) -> Iterable[Change]:
    return () if command.presence == session.presence else (PresenceSet(command.presence),)


def sample_counts(session: Session, command: SampleCounts, moment: Moment) -> Iterable[Change]:
    """The tick: late cards join if enough wait, then what is left is counted."""
    joined = tuple(late.joining(session, moment.new_id, late.BATCH))
    stage = session.current.id if session.current else ""
    cards = Counter(e.column for _, e in held_in(session, stage, HeldCard)) if not joined else Counter[str]()
    work = session.work.get(stage)
    sampled = Sampled(
        wrote=max(session.presence.wrote, early.writers(session, stage)),
        done=session.presence.done,
        cards=dict(cards),
        ballots=sum(1 for _ in held_in(session, stage, HeldBallot))
        + (work.hands if isinstance(work, Vote) else 0),
        answers=sum(1 for _ in held_in(session, stage, HeldRating))
        + sum(1 for _ in held_in(session, stage, HeldPlacing))
        + sum(1 for _ in held_in(session, stage, HeldAnswer))
        + (work.paper if isinstance(work, Rating | Ask) else 0),
        thumbs=sum(1 for _ in held_in(session, stage, HeldThumb)),
    )
    return joined if sampled == session.sampled else (*joined, CountsSampled(sampled))


def go_next(session: Session, command: GoNext, moment: Moment) -> Iterable[Change]:
    following = next_stage(session)
    if following is None:
        raise Refused("last_stage", "This is the last stage. End the session instead.")
    return _go(session, following, moment)


def go_back(session: Session, command: GoBack, moment: Moment) -> Iterable[Change]:
    before = stage_before(session)
    if before is None:
        raise Refused("first_stage", "This is the first stage.")
    return _go(session, before, moment)


def go_to_stage(session: Session, command: GoToStage, moment: Moment) -> Iterable[Change]:
    if not 0 <= command.stage < len(session.format.stages):
        raise Refused("unknown_stage", "The session has no such stage.")
    return () if command.stage == session.stage else _go(session, command.stage, moment)


def end_session(session: Session, command: EndSession, moment: Moment) -> Iterable[Change]:
    if session.state == "closed":
        return ()
    waiting = [s for s in session.format.stages if _held(session, HeldCard, s)]
    if any(not late.is_late(session, stage.id) for stage in waiting):
        raise Refused("not_revealed", "Cards are still hidden. Go back to their stage and reveal them first.")
    changes: list[Change] = [*late.joining(session, moment.new_id)]
    for stage in session.format.stages:
        work = session.work.get(stage.id)
        if isinstance(work, Vote) and work.open and vote.votes_in(session, stage.id):
            raise Refused("vote_open", "A vote is still open. Go back and close it first.")
        if place.places_in(session, stage.id):
            raise Refused(
                "placing_open",
                "Places of topics are still secret. Go back to their stage and show them first.",
            )
        if isinstance(work, Rating) and work.open:
            changes.append(WorkSet(stage.id, rate.closed(session, stage.id)))
        if isinstance(work, Ask) and work.open:
            changes.append(WorkSet(stage.id, ask.closed(session, stage)))
    changes.extend(discuss.left(session, moment))
    return (*changes, SessionEnded(booked(session, moment.now)))


RULES: Rules = {
    OpenRoom: open_room,
    SetPresence: set_presence,
    SampleCounts: sample_counts,
    GoNext: go_next,
    GoBack: go_back,
    GoToStage: go_to_stage,
    EndSession: end_session,
}


def next_stage(session: Session) -> int | None:
    """The one after the current stage that is not skipped."""
    ahead = range(session.stage + 1, len(session.format.stages))
    return next((i for i in ahead if not session.runs[i].skipped), None)


def stage_before(session: Session) -> int | None:
    """The one before the current stage that is not skipped."""
    return next((i for i in reversed(range(max(session.stage, 0))) if not session.runs[i].skipped), None)


def _go(session: Session, index: int, moment: Moment) -> Iterable[Change]:
    if session.state == "closed":
        raise Refused("session_over", "This session is over.")
    return (past.remembered(session, "stage"), *entering(session, index, booked(session, moment.now), moment))


def entering(
    session: Session, index: int, runs: Sequence[Run], moment: Moment, *, again: bool = False
) -> Iterable[Change]:
    """``index`` becomes the current stage, with ``runs`` as they are then. A skipped stage is taken up again.

    ``again``: undo goes there, and finds the work as it was left. -1 is the lobby.
    """
    for stage in session.format.stages[max(session.stage, 0) : max(index, 0)]:
        may_leave(session, stage)
    first = session.stage < 0
    runs = [
        replace(run, skipped=run.skipped and i != index, first_s=run.planned_s if first else run.first_s)
        for i, run in enumerate(runs)
    ]
    return (
        *early.noted(session),
        *late.joining(session, moment.new_id),
        *discuss.left(session, moment),
        StageEntered(index, tuple(runs), moment.now),
        TimerSet(_clock(session, index, runs[index].planned_s) if index >= 0 else Timer()),
        CountsSampled(Sampled()),
        *(_begin(session, session.format.stages[index], again) if index >= 0 else ()),
    )


def _clock(session: Session, index: int, planned_s: int) -> Timer:
    stage = session.format.stages[index]
    work = session.work.get(stage.id, Collect())
    if stage.rounds and isinstance(work, Collect):
        return rounds.clock(stage, work.round, planned_s)
    return agenda.fresh(planned_s)


def may_leave(session: Session, stage: Stage) -> None:
    """Whatever is still secret must be opened before the session goes on, or it would be forgotten."""
    if _held(session, HeldCard, stage) and not late.is_late(session, stage.id):
        raise Refused("not_revealed", "Cards are still hidden here. Reveal them first.")
    if vote.votes_in(session, stage.id):
        raise Refused("vote_open", "Votes are in. Close the vote first.")
    if place.places_in(session, stage.id):
        raise Refused("placing_open", "Topics have been placed. Show where before you go on.")


def _begin(session: Session, stage: Stage, again: bool) -> Iterable[Change]:
    """What a stage starts with when it is entered for the first time; later it goes on where it was."""
    work = session.work.get(stage.id)
    if stage.kind == "discuss":
        talking = work if work is not None else discuss.opened(session, stage)
        assert isinstance(talking, Discuss)
        return (WorkSet(stage.id, talking), BoxSet(boxes.first(talking) if talking.current else Timer()))
    if isinstance(work, Vote) and work.open and not again and not vote.votes_in(session, stage.id):
        if work.before is not None:
            return ()
        anew = vote.opened(session)
        kept = replace(anew, round=work.round, entries=work.entries, earlier=work.earlier)
        return (WorkSet(stage.id, kept),)
    fresh = _fresh(session, stage) if work is None else None
    return () if fresh is None else (WorkSet(stage.id, fresh),)


def _fresh(session: Session, stage: Stage) -> Work | None:
    match stage.kind:
        case "collect":
            return Collect()
        case "vote":
            return vote.opened(session)
        case "place":
            return Place()
        case "rate":
            return Rating()
        case "ask":
            return Ask()
    return None


def _held(session: Session, kind: type[HeldCard], stage: Stage) -> bool:
    return any(isinstance(e, kind) and e.stage == stage.id for e in session.held.values())


def booked(session: Session, now: float) -> tuple[Run, ...]:
    """The runs with the time since the stage was entered booked on it."""
    if session.current is None:
        return session.runs
    spent = max(round(now - session.entered), 0)
    return tuple(
        replace(run, spent_s=run.spent_s + spent) if i == session.stage else run
        for i, run in enumerate(session.runs)
    )
