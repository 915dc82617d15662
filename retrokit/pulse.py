"""The heartbeat of a running session: ends timers, samples counts, notices sleep. ``app.py`` starts and stops it."""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol

from retrokit.clock import SAMPLE_S
from retrokit.facilitation.commands import Command, NoticeSleep, SampleCounts, Tick
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.room import Room

log = logging.getLogger(__name__)

BEAT_S = 0.25
ASLEEP_S = 2.0


class SleepClock(Protocol):
    def now(self) -> float: ...

    def through_sleep(self) -> float: ...


class Pulse:
    """Beats four times a second. A gap of more than two seconds means nobody was there: timers pause and ask."""

    def __init__(self, room: Room, clock: SleepClock, sample_s: float = SAMPLE_S) -> None:
        self._room = room
        self._clock = clock
        self._sample_s = sample_s
        self._awake = (clock.now(), clock.through_sleep())
        self._sampled = clock.now()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._awake = (self._clock.now(), self._clock.through_sleep())
        self._task = asyncio.get_running_loop().create_task(self._beat())

    def end(self) -> None:
        """Beat no more. Safe to call from inside a beat."""
        if self._task:
            self._task.cancel()

    async def stop(self) -> None:
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def due(self) -> tuple[Command, ...]:
        """The commands of this beat."""
        now, whole = self._clock.now(), self._clock.through_sleep()
        before, whole_before = self._awake
        self._awake = (now, whole)
        if max(now - before, whole - whole_before) > ASLEEP_S:
            return (NoticeSleep(before),)
        if now - self._sampled >= self._sample_s:
            self._sampled = now
            return (Tick(now), SampleCounts())
        return (Tick(now),)

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT_S)
            for command in self.due():
                try:
                    await self._room.handle(command)
                except Trouble:
                    # The disk refused to keep a timer that ended. The next beat tries again.
                    continue
                except Exception as bug:  # a bug must not stop the clock of a running session
                    log.error("a beat failed: %s", type(bug).__name__)
