"""What the console can say of a stage before somebody repeats or skips it: what would happen to the work."""

from __future__ import annotations

from retrokit.facilitation.faces import Again, LeaveOut
from retrokit.facilitation.flow import next_stage
from retrokit.facilitation.session import Collect, Rating, Session, Vote


def again(session: Session, index: int) -> Again:
    """What another round of the stage is: of writing, of voting, or only its clock; "" where there can be none."""
    if session.state != "running" or index > session.stage or session.runs[index].skipped:
        return ""
    match session.work.get(session.format.stages[index].id):
        case Rating(open=False):
            return ""
        case Collect(open=False):
            return "cards"
        case Vote(open=False):
            return "votes"
    return "clock"


def leave_out(session: Session, index: int) -> LeaveOut:
    """What skipping it is: leaving it out, going on from it, taking it up again; "" where it can be none of these."""
    if session.state == "closed":
        return ""
    if session.runs[index].skipped:
        return "back"
    if index == session.stage:
        return "on" if next_stage(session) is not None else ""
    others = session.stage >= 0 or sum(not run.skipped for run in session.runs) > 1
    return "out" if index > session.stage and others else ""
