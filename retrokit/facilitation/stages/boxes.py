"""A topic's time boxes: the first one, then extensions that shrink, then a stop. Which comes next, and how many topics fit."""

from __future__ import annotations

from retrokit.facilitation.formats import Stage
from retrokit.facilitation.session import Discuss, Session, Timer

USUAL = (5, 3, 2)


def boxes_of(stage: Stage) -> tuple[int, ...]:
    """Minutes of a topic's first box and of its extensions."""
    return stage.boxes or USUAL


def discussing(session: Session) -> tuple[Stage, Discuss] | None:
    """The open stage and its work, if topics are discussed now."""
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    return (stage, work) if stage is not None and isinstance(work, Discuss) else None


def first(work: Discuss) -> Timer:
    """A fresh time box for one topic."""
    whole = work.box_minutes * 60_000
    return Timer("idle", whole, whole)


def extension(stage: Stage, work: Discuss) -> int:
    """Minutes of the extension that the open topic may have next; 0 when there is none."""
    if not work.current:
        return 0
    given = next((len(talk.extensions) for talk in work.talks if talk.topic == work.current), 0)
    left = boxes_of(stage)[1 + given :]
    return left[0] if left else 0


def stopped(session: Session, stage: Stage, work: Discuss) -> bool:
    """Whether the last box of the open topic is over. Nothing is blocked: the facilitator may add a minute by hand."""
    return bool(work.current) and session.box.state == "over" and not extension(stage, work)


def fitting(planned_s: int, stage: Stage, topics: int) -> int:
    """For about how many of ``topics`` the planned time is enough when each takes its first box; one at least."""
    return min(topics, max(1, planned_s // (boxes_of(stage)[0] * 60)))
