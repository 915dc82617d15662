"""The machine's clocks, and whether it slept in between. ``app.py`` makes one; tests bring their own."""

from __future__ import annotations

import datetime
import sys
import time

# The tick on which counts of what is hidden may be seen, in seconds.
SAMPLE_S = 15.0

# How long an open room may be empty before the console says what to try. Scanning and joining take well under half of this.
PATIENCE_S = 60.0


class SystemClock:
    """``now`` is monotonic and stands still while the laptop sleeps on Linux and macOS; ``through_sleep`` does not.

    The difference of the two tells sleep from a clock that somebody set by hand (which changes neither).
    """

    def now(self) -> float:
        return time.monotonic()

    def today(self) -> str:
        return datetime.date.today().isoformat()

    def through_sleep(self) -> float:
        """Seconds that go on during sleep. On Windows ``now`` does so already."""
        if sys.platform == "linux":
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        if sys.platform == "darwin":
            return time.clock_gettime(time.CLOCK_MONOTONIC)
        return time.monotonic()
