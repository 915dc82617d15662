"""The parking lot: what is kept for another time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Slot

from retrokit.facilitation.commands import Command, Park, Unpark
from retrokit.ui.lists import RowsModel


@dataclass(frozen=True, slots=True)
class ParkedRow:
    id: str
    text: str


class Parking(QObject):
    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._rows = RowsModel(ParkedRow, self)

    rows = Property(QObject, lambda self: self._rows, constant=True)

    def update(self, parked: tuple[str, ...]) -> None:
        seen: dict[str, int] = {}
        rows = []
        for text in parked:
            seen[text] = seen.get(text, 0) + 1
            rows.append(ParkedRow(f"{seen[text]} {text}", text))
        self._rows.update(rows)

    @Slot(str)
    def park(self, text: str) -> None:
        if text.strip():
            self._send(Park(text.strip()))

    @Slot(int)
    def unpark(self, index: int) -> None:
        self._send(Unpark(index))
