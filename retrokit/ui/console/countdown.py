"""A countdown as the facilitator sees it, and what its buttons want. The ring itself counts on between views."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from retrokit.facilitation.commands import AddMinutes, Command, EndTimer, PauseTimer, StartTimer
from retrokit.facilitation.faces import TimerView
from retrokit.ui.facts import Facts, fact


def digits(left_ms: int) -> str:
    """``m:ss``, rounded up, so that 0:00 means over."""
    seconds = max(0, -(-left_ms // 1000))
    return f"{seconds // 60}:{seconds % 60:02d}"


class Countdown(Facts):
    """``state`` is idle, running, paused, asleep or over; ``stamp`` differs with every view; ``digits`` are as of the view."""

    changed = Signal()
    state = fact("state", str, changed)
    leftMs = fact("leftMs", int, changed)
    totalMs = fact("totalMs", int, changed)
    stamp = fact("stamp", int, changed)
    digits = fact("digits", str, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent, state="idle", leftMs=0, totalMs=0, stamp=0, digits="0:00")
        self._send = send

    def update(self, view: TimerView) -> None:
        """Show ``view``, which was made just now."""
        self.show(
            state=view.state,
            leftMs=view.left_ms,
            totalMs=view.total_ms,
            stamp=self.fact("stamp") + 1,
            digits=digits(view.left_ms),
        )

    @Slot()
    def startOrPause(self) -> None:
        self._send(PauseTimer() if self.fact("state") == "running" else StartTimer())

    @Slot(int)
    def add(self, minutes: int) -> None:
        self._send(AddMinutes(minutes))

    @Slot()
    def end(self) -> None:
        self._send(EndTimer())
