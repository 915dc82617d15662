"""Gather: columns with stepped counts until the reveal, with their cards afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot

from retrokit.facilitation.commands import Command, DateCard, RemoveCard, ReopenWriting
from retrokit.facilitation.faces import CardView, CollectBody, ConsoleView, DatedView
from retrokit.ui.facts import Facts, fact
from retrokit.ui.lists import RowsModel


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """``hue`` is the column's colour, 1..6. ``cards`` are the revealed ones, ``dated`` their days and
    moods, one for each on a timeline."""

    id: str
    name: str
    prompt: str
    hue: int
    about: int
    cards: tuple[CardView, ...]
    dated: tuple[DatedView, ...] = ()


class Collect(Facts):
    """``late``: cards wait that came after the reveal, as of the last tick."""

    changed = Signal()
    open = fact("open", bool, changed)
    revealed = fact("revealed", bool, changed)
    about = fact("about", int, changed)
    wrote = fact("wrote", int, changed)
    done = fact("done", int, changed)
    late = fact("late", bool, changed)
    timeline = fact("timeline", bool, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(
            parent, open=True, revealed=False, about=0, wrote=0, done=0, late=False, timeline=False
        )
        self._send = send
        self._rows = RowsModel(ColumnRow, self)

    rows = Property(QObject, lambda self: self._rows, constant=True)

    def update(self, view: ConsoleView, body: CollectBody) -> None:
        self._rows.update(
            [
                ColumnRow(c.id, c.name, c.prompt, c.color, c.about, c.cards, _dated(c.cards, body.dated))
                for c in body.columns
            ]
        )
        self.show(
            open=body.open,
            revealed=body.revealed,
            about=body.about,
            wrote=body.wrote,
            done=body.done,
            late=view.late,
            timeline=body.timeline,
        )

    @Slot()
    def reopen(self) -> None:
        self._send(ReopenWriting())

    @Slot(str, str, int)
    def date(self, card: str, when: str, mood: int) -> None:
        self._send(DateCard(card, when.strip(), mood))

    @Slot(str)
    def remove(self, card: str) -> None:
        self._send(RemoveCard(card))


def _dated(cards: Sequence[CardView], dated: Sequence[DatedView]) -> tuple[DatedView, ...]:
    known = {each.card: each for each in dated}
    return tuple(known.get(card.id, DatedView(card.id, "", 0)) for card in cards)
