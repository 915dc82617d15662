"""Lobby: the room is open, people join, the facilitator says how many are expected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from retrokit.facilitation.commands import Command, SetHeadcount


class Lobby(QObject):
    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send

    @Slot(int)
    def setHeadcount(self, people: int) -> None:
        self._send(SetHeadcount(max(0, people)))
