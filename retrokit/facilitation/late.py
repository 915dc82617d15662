"""Cards that come after the reveal: held like all others until enough wait to join together, or until the stage is left.

The tick lets them join, never a card's own arrival: the moment of the third would show who wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from retrokit.facilitation.changes import CardsRevealed, Change, WorkSet
from retrokit.facilitation.early import note_of, writers
from retrokit.facilitation.held import held_in, sealed
from retrokit.facilitation.session import Card, Collect, Dated, HeldCard, Session

BATCH = 3


def is_late(session: Session, stage: str) -> bool:
    """Whether a card that comes to ``stage`` now is late: its cards have turned over and no new round is open."""
    work = session.work.get(stage)
    return isinstance(work, Collect) and work.revealed and not work.open


def joining(session: Session, new_id: Callable[[], str], least: int = 1) -> Iterable[Change]:
    """All late cards of the current stage join the board, if at least ``least`` wait."""
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if stage is None or not isinstance(work, Collect) or not is_late(session, stage.id):
        return ()
    if sum(1 for _ in held_in(session, stage.id, HeldCard)) < max(least, 1):
        return ()
    return turned_over(session, stage.id, work, new_id)


def turned_over(session: Session, stage: str, work: Collect, new_id: Callable[[], str]) -> tuple[Change, ...]:
    """Whatever ``stage`` holds lies on the board, in the order of ids drawn only now; writing is closed."""
    hidden = dict(held_in(session, stage, HeldCard))
    # Sorting by ids drawn now is the shuffle: nothing of the order of arrival is left.
    drawn = sorted(((Card(new_id(), e.column, e.text), e) for e in hidden.values()), key=lambda c: c[0].id)
    cards = tuple(card for card, _ in drawn)
    dated = (Dated(card.id, e.when, e.mood) for card, e in drawn if e.when or e.mood)
    after = replace(
        work,
        open=False,
        revealed=True,
        wrote=max(work.wrote, session.presence.wrote, writers(session, stage)),
        batch=work.batch + 1,
        # All of them anew by their ids: what came late must not stand at the end.
        dated=tuple(sorted((*work.dated, *dated), key=lambda d: d.card)),
    )
    return (
        CardsRevealed(stage, cards),
        sealed(session, (*hidden, *note_of(session, stage))),
        WorkSet(stage, after),
    )
