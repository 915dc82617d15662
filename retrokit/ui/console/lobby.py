"""Lobby: the room is open, people join, the facilitator says how many are expected, or collects cards early."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from retrokit.facilitation.commands import CloseEarly, Command, OpenEarly, SetHeadcount
from retrokit.facilitation.faces import ConsoleView
from retrokit.ui.facts import Facts, fact


class Lobby(Facts):
    """``early`` as in ``ConsoleView``: "", possible, open or gathered."""

    changed = Signal()
    early = fact("early", str, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent, early="")
        self._send = send

    def update(self, view: ConsoleView) -> None:
        self.show(early=view.early)

    @Slot()
    def openEarly(self) -> None:
        self._send(OpenEarly())

    @Slot()
    def closeEarly(self) -> None:
        self._send(CloseEarly())

    @Slot(int)
    def setHeadcount(self, people: int) -> None:
        self._send(SetHeadcount(max(0, people)))
