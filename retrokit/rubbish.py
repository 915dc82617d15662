"""Python collects its rubbish in the one thread that owns the windows. ``windows.py`` keeps it so while there are any.

Left alone, Python collects in whichever thread happens to allocate, its own ones that wait for a child process among them,
and rubbish may hold windows: Qt ends the process when those are taken apart in any thread but their own.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QTimer

EVERY_MS = 500


class Tidy:
    """From now on nothing is collected but in ``tidy``, which runs twice a second once ``begin`` was called."""

    def __init__(self) -> None:
        gc.disable()
        self._timer = QTimer()
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(tidy)

    def begin(self) -> None:
        """Needs a loop of Qt. Safe to call again."""
        if not self._timer.isActive():
            self._timer.start()

    def end(self) -> None:
        self._timer.stop()


def tidy() -> int:
    """Collect what Python would by now have collected by itself. Returns the generation, or -1 if nothing was due."""
    for generation in (2, 1, 0):
        if all(
            have > enough > 0
            for have, enough in zip(gc.get_count()[: generation + 1], gc.get_threshold(), strict=False)
        ):
            gc.collect(generation)
            return generation
    return -1
