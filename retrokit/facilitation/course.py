"""The plan while the session goes on, stages left out and repeated, and undo of all of it: nothing is lost by going back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from retrokit.facilitation import agenda, flow, past
from retrokit.facilitation.changes import Arranged, Change, ParkedSet, PlanSet, Stepped, TimerSet, WorkSet
from retrokit.facilitation.commands import (
    PlanStage,
    Redo,
    RepeatStage,
    ShortenRest,
    SkipStage,
    Undo,
    UseTimeLeft,
)
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.formats import Stage
from retrokit.facilitation.held import held_in
from retrokit.facilitation.late import is_late
from retrokit.facilitation.minutes import LONGEST, handed_on
from retrokit.facilitation.pace import least_for, out, planned, time_used, without
from retrokit.facilitation.session import (
    Arrangement,
    Collect,
    Course,
    HeldCard,
    Past,
    Rating,
    Run,
    Session,
    Timer,
    Vote,
)
from retrokit.facilitation.stages import collect, group, vote
from retrokit.facilitation.stages.moment import Moment, Rules
from retrokit.facilitation.topics import result_before


def plan_stage(session: Session, command: PlanStage, moment: Moment) -> Iterable[Change]:
    stage = _not_ended(session, command.stage)
    if session.runs[command.stage].skipped:
        raise Refused("skipped", "{stage} is left out. Take it up again first.", stage=stage.name)
    minutes = planned(session)
    least = least_for(session, command.stage, moment.now)
    if not least <= command.minutes <= LONGEST:
        raise Refused(
            "bad_minutes",
            "{stage} can have {least} to {most} minutes.",
            stage=stage.name,
            least=least,
            most=LONGEST,
        )
    if command.minutes == minutes[command.stage]:
        return ()
    if command.longer:
        more = command.minutes - minutes[command.stage]
        changed = tuple(m + more if i == command.stage else m for i, m in enumerate(minutes))
        return _planned(session, changed, moment, longer=more)
    moved = handed_on(minutes, command.stage, command.minutes, out(session))
    if moved is None:
        raise Refused(
            "no_minutes_left",
            "The stages after {stage} have no such minutes to give or take. Change the length of the session instead.",
            stage=stage.name,
        )
    return _planned(session, moved, moment)


def shorten_rest(session: Session, command: ShortenRest, moment: Moment) -> Iterable[Change]:
    _must_run(session)
    changed = without(session, max(command.minutes, 0))
    if changed == planned(session):
        raise Refused(
            "nothing_to_shorten",
            "The stages ahead have one minute each. Skip one, or let the session take longer.",
        )
    return _planned(session, changed, moment)


def use_time_left(session: Session, command: UseTimeLeft, moment: Moment) -> Iterable[Change]:
    _must_run(session)
    changed = time_used(session, min(max(command.minutes, 0), LONGEST))
    if changed == planned(session):
        raise Refused("nothing_to_discuss", "No discussion is ahead. Give the minutes to another stage.")
    return _planned(session, changed, moment)


def skip_stage(session: Session, command: SkipStage, moment: Moment) -> Iterable[Change]:
    stage = _not_ended(session, command.stage) if command.skip else _stage(session, command.stage)
    if session.runs[command.stage].skipped == command.skip:
        return ()
    step = past.remembered(session, "skip")
    runs = _marked(session.runs, command)
    _must_not_move_early(session, runs)
    if not command.skip:
        return (step, PlanSet(session.minutes, runs))
    if _hidden(session, stage):
        raise Refused(
            "not_revealed",
            "{stage} holds cards or votes that nobody has seen yet. Open them first, then skip it.",
            stage=stage.name,
        )
    if command.stage != session.stage:
        if all(run.skipped for run in runs):
            raise Refused("only_stage", "One stage has to stay.")
        return (step, PlanSet(session.minutes, runs))
    following = flow.next_stage(session)
    if following is None:
        raise Refused("last_stage", "This is the last stage. End the session instead.")
    left = _marked(flow.booked(session, moment.now), command)
    return (step, *flow.entering(session, following, left, moment))


def repeat_stage(session: Session, command: RepeatStage, moment: Moment) -> Iterable[Change]:
    _must_be_open(session)
    stage = _stage(session, command.stage)
    if command.stage > session.stage:
        raise Refused("still_ahead", "{stage} is still ahead. Go there first.", stage=stage.name)
    work = session.work.get(stage.id)
    if isinstance(work, Rating) and not work.open:
        raise Refused(
            "asked_once", "A rating is asked once. Asked again, it could show who has changed an answer."
        )
    again: Collect | Vote | None = None
    if isinstance(work, Collect) and not work.open:
        again = collect.anew(work)
    elif isinstance(work, Vote) and not work.open:
        again = vote.anew(session, work)
    round = (WorkSet(stage.id, again),) if again else ()
    step = past.remembered(session, "repeat", (stage.id, False) if again else None)
    if command.stage != session.stage:
        return (
            step,
            *flow.entering(session, command.stage, flow.booked(session, moment.now), moment),
            *round,
        )
    whole = session.runs[session.stage].planned_s * 1000
    return (*((step,) if again else ()), *round, TimerSet(Timer("idle", whole, whole)))


def undo(session: Session, command: Undo, moment: Moment) -> Iterable[Change]:
    wanted = past.newest(session, session.undo)
    if wanted is None:
        raise Refused("nothing_to_undo", "There is nothing to undo.")
    rest = session.undo[: _last(session.undo, wanted)]
    return _back(session, wanted, rest, (*session.redo, _here(session, wanted)), moment)


def redo(session: Session, command: Redo, moment: Moment) -> Iterable[Change]:
    wanted = past.newest(session, session.redo)
    if wanted is None:
        raise Refused("nothing_to_redo", "There is nothing to redo.")
    rest = session.redo[: _last(session.redo, wanted)]
    return _back(session, wanted, (*session.undo, _here(session, wanted)), rest, moment)


RULES: Rules = {
    PlanStage: plan_stage,
    ShortenRest: shorten_rest,
    UseTimeLeft: use_time_left,
    SkipStage: skip_stage,
    RepeatStage: repeat_stage,
    Undo: undo,
    Redo: redo,
}


def replanned(session: Session, headcount: int) -> Iterable[Change]:
    """In the lobby the plan follows the number of people, until somebody has changed it."""
    was = agenda.plan(session.format, session.minutes, session.headcount)
    if session.state not in ("lobby", "early") or was != tuple(run.planned_s for run in session.runs):
        return
    now = agenda.plan(session.format, session.minutes, headcount)
    if now != was:
        runs = tuple(replace(run, planned_s=s) for run, s in zip(session.runs, now, strict=True))
        yield PlanSet(session.minutes, runs)


def _back(
    session: Session, wanted: Past, undo: tuple[Past, ...], redo: tuple[Past, ...], moment: Moment
) -> Iterable[Change]:
    if isinstance(wanted, Arrangement):
        group.must_arrange(session)
        return (Arranged(wanted.cards, wanted.groups, undo, redo),)
    return (Stepped(undo, redo), *_restored(session, wanted, moment))


def _restored(session: Session, wanted: Course, moment: Moment) -> Iterable[Change]:
    """The way as ``wanted`` has it. What has been revealed, and what phones did since, stays."""
    yield from _round(session, wanted)
    minutes = wanted.minutes if wanted.what == "plan" else session.minutes
    runs = tuple(
        replace(
            now, skipped=then.skipped, planned_s=then.planned_s if wanted.what == "plan" else now.planned_s
        )
        for then, now in zip(wanted.runs, session.runs, strict=True)
    )
    _must_not_move_early(session, runs)
    if (minutes, runs) != (session.minutes, session.runs):
        yield PlanSet(minutes, runs)
        yield from _clock(session, runs, moment)
    if wanted.what == "park" and wanted.parked != session.parked:
        yield ParkedSet(wanted.parked)
    if wanted.stage != session.stage:
        spent = flow.booked(session, moment.now)
        now = tuple(replace(run, spent_s=s.spent_s) for run, s in zip(runs, spent, strict=True))
        yield from flow.entering(session, wanted.stage, now, moment, again=True)


def _round(session: Session, wanted: Course) -> Iterable[Change]:
    """A round of writing or voting that is undone closes again, if nobody has used it; one that is redone opens."""
    if wanted.round is None or not past.round_differs(session, wanted):
        return
    id, open = wanted.round
    stage = next(stage for stage in session.format.stages if stage.id == id)
    if not open:
        flow.may_leave(session, stage)
    match session.work[id]:
        case Collect() as work:
            yield WorkSet(id, replace(work, open=open))
        case Vote() as work if open:
            again = vote.among if wanted.what == "run_off" else vote.anew
            yield WorkSet(id, again(session, work))
        case Vote() as work if (before := result_before(work)) is not None:
            yield WorkSet(id, before)


def _here(session: Session, wanted: Past) -> Past:
    """What leads back from ``wanted`` to how it is now."""
    if isinstance(wanted, Arrangement):
        return group.now(session)
    round = wanted.round and (wanted.round[0], not wanted.round[1])
    return past.course(session, wanted.what, round)


def _last(pile: tuple[Past, ...], wanted: Past) -> int:
    return next(i for i in reversed(range(len(pile))) if pile[i] is wanted)


def _planned(session: Session, minutes: Sequence[int], moment: Moment, longer: int = 0) -> Iterable[Change]:
    runs = tuple(replace(run, planned_s=60 * m) for run, m in zip(session.runs, minutes, strict=True))
    return (
        past.remembered(session, "plan"),
        PlanSet(session.minutes + longer, runs),
        *_clock(session, runs, moment),
    )


def _clock(session: Session, runs: Sequence[Run], moment: Moment) -> Iterable[Change]:
    """The clock of the current stage follows its minutes. One that was put away stays away."""
    if session.stage < 0 or not session.timer.total_ms:
        return ()
    more = (runs[session.stage].planned_s - session.runs[session.stage].planned_s) // 60
    return (TimerSet(agenda.extended(session.timer, moment.now, more)),) if more else ()


def _marked(runs: Sequence[Run], command: SkipStage) -> tuple[Run, ...]:
    return tuple(
        replace(run, skipped=command.skip) if i == command.stage else run for i, run in enumerate(runs)
    )


def _hidden(session: Session, stage: Stage) -> bool:
    late = is_late(session, stage.id)
    return (any(held_in(session, stage.id, HeldCard)) and not late) or vote.votes_in(session, stage.id)


def _not_ended(session: Session, index: int) -> Stage:
    stage = _stage(session, index)
    if index < session.stage:
        raise Refused("stage_over", "{stage} is over. Only what is still ahead can change.", stage=stage.name)
    return stage


def _stage(session: Session, index: int) -> Stage:
    _must_be_open(session)
    if not 0 <= index < len(session.format.stages):
        raise Refused("unknown_stage", "The session has no such stage.")
    return session.format.stages[index]


def _must_not_move_early(session: Session, runs: tuple[Run, ...]) -> None:
    """While cards are written early, the stage they are written for stays the same."""
    if session.state == "early" and replace(session, runs=runs).gather != session.gather:
        raise Refused("early_open", "Cards are being written for a stage. Close early writing first.")


def _must_be_open(session: Session) -> None:
    if session.state == "closed":
        raise Refused("session_over", "This session is over.")


def _must_run(session: Session) -> None:
    _must_be_open(session)
    if session.stage < 0:
        raise Refused("no_stage", "The clock starts with the first stage.")
