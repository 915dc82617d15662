"""What a facilitator does next, from what the session shows: every stage with something to open or close, then the end."""

from __future__ import annotations

import random

from retrokit.facilitation import commands as c
from retrokit.facilitation.session import (
    Collect,
    Discuss,
    HeldBallot,
    HeldCard,
    HeldRating,
    HeldThumb,
    Rating,
    Session,
    Vote,
)
from retrokit.facilitation.stages import thumbs

FORMAT = "start-stop-continue"
ENOUGH = {Collect: 6, Vote: 3, Rating: 3, Discuss: 3}


def worth_waiting(session: Session) -> bool:
    """Whether enough came in from phones for the next step to be interesting."""
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if stage is None or not isinstance(work, Collect | Vote | Rating | Discuss) or not _is_open(work):
        return True
    secret = HeldCard | HeldBallot | HeldRating | HeldThumb
    came = [e for e in session.held.values() if isinstance(e, secret)]
    return sum(entry.stage == stage.id for entry in came) >= ENOUGH[type(work)]


def _is_open(work: Collect | Vote | Rating | Discuss) -> bool:
    return thumbs.is_open(work) if isinstance(work, Discuss) else work.open


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
        case Discuss() if thumbs.is_open(work):
            return c.CloseThumbs()
        case Discuss(thumbs=asked) if asked is None or chance.random() < 0.4:
            return c.AskRoom()
        case _:
            pass
    if stage is not None and stage.kind == "group" and len(session.cards) > 2 and chance.random() < 0.6:
        one, other = chance.sample(session.cards, 2)
        if not one.group or one.group != other.group:
            return c.GroupCards(one.id, other.id)
    ahead = [
        at
        for at, stage in enumerate(session.format.stages)
        if at > session.stage and stage.kind in ("collect", "group", "vote", "discuss", "rate")
    ]
    return c.GoToStage(ahead[0]) if ahead else c.EndSession()
