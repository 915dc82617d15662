"""How the whole session keeps to its plan, and what to shorten or lengthen: for the rules and for the console."""

from __future__ import annotations

from retrokit.facilitation import agenda
from retrokit.facilitation.faces import MinutesOffer, PaceOffer
from retrokit.facilitation.minutes import LEAST, most_for, shortened
from retrokit.facilitation.session import Session

# From so many minutes on, behind or ahead, it is worth a word.
WORTH_MIN = 2


def planned(session: Session) -> tuple[int, ...]:
    """Whole minutes of each stage."""
    return tuple(run.planned_s // 60 for run in session.runs)


def out(session: Session) -> tuple[int, ...]:
    """The stages that are left out."""
    return tuple(i for i, run in enumerate(session.runs) if run.skipped)


def spent_s(session: Session, now: float) -> list[int]:
    """Seconds each stage has been open, the current one up to ``now``."""
    spent = [run.spent_s for run in session.runs]
    if session.stage >= 0 and session.current:
        spent[session.stage] += max(round(now - session.entered), 0)
    return spent


def behind_min(session: Session, now: float) -> int:
    """Whole minutes by which the session will end late (> 0) or early (< 0)."""
    if session.stage < 0 or session.current is None:
        return 0
    here = spent_s(session, now)[session.stage]
    return int(agenda.behind_s(session.runs, session.stage, here, session.minutes * 60) / 60)


def least_for(session: Session, index: int, now: float) -> int:
    """No stage has less than a minute, nor less than it has taken already, unless its plan was that short."""
    if index != session.stage:
        return LEAST
    taken = -(-spent_s(session, now)[index] // 60)
    return max(LEAST, min(taken, planned(session)[index]))


def most_of(session: Session, index: int) -> int:
    """What it can have without making the session longer."""
    return most_for(planned(session), index, out(session))


def without(session: Session, minutes: int) -> tuple[int, ...]:
    """The plan with up to ``minutes`` less in the stages ahead."""
    plan = list(planned(session))
    ahead = _ahead(session)
    for i, left in zip(ahead, shortened([plan[i] for i in ahead], minutes), strict=True):
        plan[i] = left
    return tuple(plan)


def _ahead(session: Session) -> list[int]:
    return [i for i, run in enumerate(session.runs) if i > session.stage and not run.skipped]


def time_used(session: Session, minutes: int) -> tuple[int, ...]:
    """The plan with ``minutes`` more for the discussion, if one is open or ahead."""
    stages = session.format.stages
    ahead = range(max(session.stage, 0), len(stages))
    talk = next((i for i in ahead if stages[i].kind == "discuss" and not session.runs[i].skipped), None)
    return tuple(m + minutes if i == talk else m for i, m in enumerate(planned(session)))


def offer(session: Session, now: float) -> PaceOffer:
    """What to do about it, in minutes, stage by stage; nothing while the session keeps to its plan."""
    behind = behind_min(session, now)
    if abs(behind) < WORTH_MIN:
        return PaceOffer()
    before = planned(session)
    after = without(session, behind) if behind > 0 else time_used(session, -behind)
    parts = tuple(
        MinutesOffer(stage.name, was, then)
        for stage, was, then in zip(session.format.stages, before, after, strict=True)
        if was != then
    )
    if not parts and (behind < 0 or not _ahead(session)):
        return PaceOffer("", abs(behind))
    if behind < 0:
        return PaceOffer("give", -behind, parts)
    return PaceOffer("shorten", behind, parts, behind - (sum(before) - sum(after)))
