"""Every rule of a session: a command comes in, the changes that follow go out, or ``Refused`` is raised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from retrokit.facilitation import agenda, by_hand, course, early, entry, flow, icebreakers, timers
from retrokit.facilitation.changes import Change, apply
from retrokit.facilitation.commands import Command
from retrokit.facilitation.formats import Format
from retrokit.facilitation.session import Experiment, Run, Session
from retrokit.facilitation.stages import (
    ask,
    collect,
    decide as deciding,
    discuss,
    group,
    look_back,
    place,
    rate,
    rounds,
    thumbs,
    timeline,
    turns,
    vote,
)
from retrokit.facilitation.stages.moment import Moment, Rules
from retrokit.facilitation.texts import canonical

_ROOMS = (
    flow,
    course,
    entry,
    timers,
    look_back,
    collect,
    rounds,
    timeline,
    group,
    vote,
    place,
    discuss,
    deciding,
    rate,
    ask,
    by_hand,
    icebreakers,
    thumbs,
    turns,
    early,
)
_RULES: Rules = {kind: rule for room in _ROOMS for kind, rule in room.RULES.items()}

NAME_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Decided:
    """The session after ``changes``, which storage keeps."""

    session: Session
    changes: tuple[Change, ...]


def decide(session: Session, command: Command, now: float, new_id: Callable[[], str]) -> Decided:
    """What follows from ``command``. Raises ``Refused``; nothing has changed then."""
    changes = tuple(_RULES[type(command)](session, command, Moment(now, new_id)))
    for change in changes:
        session = apply(session, change)
    return Decided(session, changes)


def new_session(
    *,
    id: str,
    team: str,
    title: str,
    date: str,
    format: Format,
    minutes: int,
    headcount: int = 0,
    carried: tuple[Experiment, ...] = (),
) -> Session:
    """A session in its lobby. ``carried`` are the experiments the team agreed earlier and has not concluded."""
    planned = agenda.plan(format, minutes, headcount)
    return Session(
        id=id,
        team=canonical(team, NAME_LIMIT),
        title=canonical(title, NAME_LIMIT) if title.strip() else format.name,
        date=date,
        format=format,
        minutes=minutes,
        headcount=headcount,
        runs=tuple(Run(seconds) for seconds in planned),
        carried=carried,
    )
