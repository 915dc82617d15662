"""Who may still come in: the lock, a phone too many, tickets, and everybody anew. Counts, never who."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from retrokit.facilitation.commands import Command, LetOneIn, LockRoom
from retrokit.facilitation.faces import ConsoleView
from retrokit.ui.console.callbacks import Callbacks
from retrokit.ui.facts import Facts, fact

FEW = 8


class Door(Facts):
    """``tickets`` that hold, of which ``used`` have given a seat; ``wanted`` how many to print, as far as one can guess.

    ``knocking``: a phone without a seat was turned away a moment ago. ``asking``: whether to drop every seat.
    """

    changed = Signal()
    locked = fact("locked", bool, changed)
    knocking = fact("knocking", bool, changed)
    headcount = fact("headcount", int, changed)
    seats = fact("seats", int, changed)
    tickets = fact("tickets", int, changed)
    used = fact("used", int, changed)
    wanted = fact("wanted", int, changed)
    asking = fact("asking", bool, changed)

    def __init__(
        self, send: Callable[[Command], None], callbacks: Callbacks, parent: QObject | None = None
    ) -> None:
        counts = {"headcount": 0, "seats": 0, "tickets": 0, "used": 0, "wanted": FEW}
        super().__init__(parent, locked=False, knocking=False, asking=False, **counts)
        self._send, self._callbacks = send, callbacks

    def update(self, view: ConsoleView) -> None:
        door, headcount = view.door, view.public.headcount
        self.show(
            locked=door.locked,
            knocking=door.knocking,
            headcount=headcount,
            seats=door.seats,
            tickets=door.tickets,
            used=door.used,
            wanted=headcount or FEW,
            asking=self.fact("asking") and view.public.state != "closed",
        )

    @Slot()
    def letOneIn(self) -> None:
        self._send(LetOneIn())

    @Slot()
    def toggleLock(self) -> None:
        self._send(LockRoom(not self.fact("locked")))

    @Slot()
    def askVoid(self) -> None:
        self.show(asking=True)

    @Slot()
    def keepSeats(self) -> None:
        self.show(asking=False)

    @Slot()
    def voidSeats(self) -> None:
        self.show(asking=False)
        self._callbacks.void()

    @Slot(int)
    def printTickets(self, count: int) -> None:
        """0: no tickets any more."""
        self._callbacks.tickets(count)
