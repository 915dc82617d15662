"""The agenda down the side: stages with planned and spent minutes, and how the whole keeps to its plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot

from retrokit.facilitation.commands import Command, GoToStage
from retrokit.facilitation.faces import ConsoleView
from retrokit.ui.facts import Facts, fact
from retrokit.ui.lists import RowsModel


@dataclass(frozen=True, slots=True)
class StageRow:
    """``place`` is done, now or ahead; ``minutes`` is "13 / 10" once the stage was open, else "10"."""

    id: str
    number: int
    name: str
    minutes: str
    place: str


class Agenda(Facts):
    """``fraction`` of the planned minutes is spent; ``behind`` minutes, negative when ahead."""

    changed = Signal()
    spent = fact("spent", int, changed)
    planned = fact("planned", int, changed)
    behind = fact("behind", int, changed)
    fraction = fact("fraction", float, changed)
    live = fact("live", bool, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent, spent=0, planned=0, behind=0, fraction=0.0, live=False)
        self._send = send
        self._rows = RowsModel(StageRow, self)

    rows = Property(QObject, lambda self: self._rows, constant=True)

    def update(self, view: ConsoleView) -> None:
        self._rows.update(
            [
                StageRow(
                    id=str(row.index),
                    number=row.index,
                    name=row.name,
                    minutes=str(row.planned_min)
                    if row.state == "ahead"
                    else f"{row.spent_min} / {row.planned_min}",
                    place=row.state,
                )
                for row in view.agenda
            ]
        )
        planned = view.public.minutes
        self.show(
            spent=view.spent_min,
            planned=planned,
            behind=view.behind_min,
            fraction=min(1.0, view.spent_min / planned) if planned else 0.0,
            live=view.public.state == "running",
        )

    @Slot(int)
    def goTo(self, number: int) -> None:
        self._send(GoToStage(number))
