"""Does something at once, and then at most once per interval however often it is asked. For views and counts.

And the pace at which phones are answered, which the app may choose.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

# From a phone's frame to the one frame that answers it, in seconds: longer than a card takes to the disk.
REPLY_S = 0.25


class Pace:
    """Call it when ``action`` is due. The first call acts at once; those within ``interval`` seconds merge into one."""

    def __init__(self, interval: float, action: Callable[[], None]) -> None:
        self._interval = interval
        self._action = action
        self._timer: asyncio.TimerHandle | None = None
        self._due = False

    @property
    def due(self) -> bool:
        """Whether something waits to be done."""
        return self._due

    def __call__(self) -> None:
        if self._timer is not None:
            self._due = True
            return
        self._act()

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._due = False

    def _act(self) -> None:
        self._due = False
        self._timer = asyncio.get_running_loop().call_later(self._interval, self._again)
        self._action()

    def _again(self) -> None:
        self._timer = None
        if self._due:
            self._act()
