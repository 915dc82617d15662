"""What a facilitator does next, from what the session shows: every stage with something to open or close, then the end."""

from __future__ import annotations

import random

from retrokit.facilitation import commands as c
from retrokit.facilitation.session import (
    Collect,
    HeldBallot,
    HeldCard,
    HeldRating,
    Rating,
    Session,
    Vote,
)

FORMAT = "start-stop-continue"
ENOUGH = {Collect: 6, Vote: 3, Rating: 3}


def worth_waiting(session: Session) -> bool:
    """Whether enough came in from phones for the next step to be interesting."""
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if stage is None or not isinstance(work, Collect | Vote | Rating) or not work.open:
        return True
    came = [e for e in session.held.values() if isinstance(e, HeldCard | HeldBallot | HeldRating)]
    return sum(entry.stage == stage.id for entry in came) >= ENOUGH[type(work)]


def next_command(session: Session, chance: random.Random, stuck: bool) -> c.Command:
    """``stuck``: the rules said no to the last one, so go on to the next stage."""
    stage = session.current
    work = session.work.get(stage.id) if stage and not stuck else None
    if session.state == "running" and chance.random() < 0.2:
        return c.WriteNotes(f"notes {chance.random()}")
    match work:
        case Collect(open=True):
            return c.RevealCards(anyway=True)
        case Collect() if chance.random() < 0.4:
            return c.ReopenWriting()
        case Vote(open=True):
            return c.CloseVote()
        case Rating(open=True):
            return c.CloseRating()
        case _:
            pass
    if stage is not None and stage.kind == "group" and len(session.cards) > 2 and chance.random() < 0.6:
        one, other = chance.sample(session.cards, 2)
        if not one.group or one.group != other.group:
            return c.GroupCards(one.id, other.id)
    ahead = [
        at
        for at, stage in enumerate(session.format.stages)
        if at > session.stage and stage.kind in ("collect", "group", "vote", "rate")
    ]
    return c.GoToStage(ahead[0]) if ahead else c.EndSession()
