"""Cards before the session: the room is opened for writing, closed, and opened again, on other days as well.

How many people wrote is known only while they are here. When writing is closed that number is held beside the cards, sealed
like them and never more than is certain: by the reveal the phones may be gone, or be others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from retrokit.facilitation.changes import (
    Change,
    CountsSampled,
    DateSet,
    EarlySet,
    HeldPut,
    HeldSealed,
    WorkSet,
)
from retrokit.facilitation.early_commands import CloseEarly, ComeBack, OpenEarly
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.held import held_in
from retrokit.facilitation.session import Collect, HeldCard, HeldWriters, Sampled, Seat, Session, UsedTicket
from retrokit.facilitation.stages.moment import Moment, Rules


def open_early(session: Session, command: OpenEarly, moment: Moment) -> Iterable[Change]:
    if session.state == "early":
        return ()
    if session.state != "lobby":
        raise Refused("begun", "The session has begun. Cards are written when their stage is open.")
    stage = session.gather
    if stage is None:
        raise Refused("no_gathering", "This format has no stage in which cards are written.")
    work = session.work.get(stage.id, Collect())
    assert isinstance(work, Collect)
    if not work.open:
        raise Refused(
            "begun", "The cards of this stage have turned over already. Start the session to add more."
        )
    return (WorkSet(stage.id, replace(work, early=True)), EarlySet(True), CountsSampled(Sampled()))


def close_early(session: Session, command: CloseEarly, moment: Moment) -> Iterable[Change]:
    if session.state != "early":
        return ()
    return (*noted(session), EarlySet(False), CountsSampled(Sampled()))


def come_back(session: Session, command: ComeBack, moment: Moment) -> Iterable[Change]:
    """Seats of people who wrote early are given back: on another day their phones may come from elsewhere.

    In a locked room they stay: nobody new comes in there.
    """
    if session.state not in ("lobby", "early"):
        return
    if command.date != session.date:
        yield DateSet(command.date)
    if session.held and gathered_early(session):
        seats = (key for key, held in session.held.items() if isinstance(held, Seat | UsedTicket))
        # Also with no seat to give back: what is hidden goes into other boxes under another key, so that copies of the
        # disk from two days tell nothing together.
        yield HeldSealed(() if session.door.locked else tuple(seats), {})


RULES: Rules = {OpenEarly: open_early, CloseEarly: close_early, ComeBack: come_back}


def gathered_early(session: Session) -> bool:
    """Whether cards could be written before the session."""
    return any(isinstance(work, Collect) and work.early for work in session.work.values())


def noted(session: Session) -> Iterable[Change]:
    """What is known now of how many people wrote the hidden cards, when early writing is over."""
    stage = session.current
    if session.state != "early" or stage is None:
        return
    cards = sum(1 for _ in held_in(session, stage.id, HeldCard))
    people = min(cards, max(session.presence.fresh, writers(session, stage.id)))
    if people != writers(session, stage.id):
        yield HeldPut(_key(stage.id), HeldWriters(stage.id, people))


def writers(session: Session, stage: str) -> int:
    """How many people at least wrote the early cards that ``stage`` holds."""
    held = session.held.get(_key(stage))
    return held.people if isinstance(held, HeldWriters) else 0


def one_less(session: Session, stage: str) -> Iterable[Change]:
    """A card is withdrawn."""
    people = writers(session, stage)
    if people:
        yield HeldPut(_key(stage), HeldWriters(stage, people - 1))


def note_of(session: Session, stage: str) -> tuple[str, ...]:
    """The key under which ``writers`` is held, if it is."""
    return (_key(stage),) if _key(stage) in session.held else ()


def _key(stage: str) -> str:
    return f"writers/{stage}"
