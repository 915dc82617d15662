"""Takes care of what is kept: a backup after every seal, room on the disk before a session and while it runs.

``app.py`` makes it and lets it hear of every change of the open room.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from retrokit.clock import SAMPLE_S
from retrokit.facilitation.errors import Trouble
from retrokit.storage.ballast import free_bytes

if TYPE_CHECKING:
    from retrokit.facilitation.changes import Change
    from retrokit.facilitation.session import Session
    from retrokit.storage.store import Space, SqliteStore

LEAST_FREE_MB = 200


class Keeper:
    """``show`` is told when space gets short and when it is enough again, ``spawn`` brings what could not be done.

    Space is told on a tick of ``tick_s`` seconds: its moment would show that somebody has just sent something.
    A backup never holds anybody up: it is copied in memory, in a few milliseconds, and written by another thread.
    """

    def __init__(
        self,
        store: SqliteStore,
        today: Callable[[], str],
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        show: Callable[[Space], None],
        *,
        least_free_mb: int = LEAST_FREE_MB,
        tick_s: float = SAMPLE_S,
    ) -> None:
        self._store = store
        self._today = today
        self._spawn = spawn
        self._least_free_mb = least_free_mb
        self._ballast = False
        self._one_by_one = asyncio.Lock()
        self._show = show
        self._tick_s = tick_s
        self._due: asyncio.TimerHandle | None = None
        store.watch = self._tell_on_tick

    def begin(self) -> None:
        """The app has started: from now on there is ballast."""
        self._ballast = True
        self._spawn(self._refill())

    def require_room(self) -> None:
        """Raises ``Trouble`` where no session may be started."""
        self._store.writable()
        folder = self._store.path.parent
        free = free_bytes(folder) // 1_000_000
        if free < self._least_free_mb:
            raise Trouble(
                "little_room",
                "Only {free} MB are free on the disk that holds {folder}, so no session is started.",
                "Free some space, until there are {least} MB: whatever people write must find its place.",
                free=free,
                folder=folder,
                least=self._least_free_mb,
            )

    def heard(self, session: Session, changes: Sequence[Change]) -> None:
        """A room committed ``changes``: after a seal there is a backup."""
        from retrokit.facilitation.changes import HeldSealed, SessionEnded

        if any(isinstance(change, HeldSealed | SessionEnded) for change in changes):
            try:
                copy = self._store.copy_after_seal()
            except Trouble as trouble:
                self._spawn(_calmly(trouble))
            else:
                self._spawn(self._after_seal(copy))

    def _tell_on_tick(self, space: Space) -> None:
        if self._due is None:
            loop = asyncio.get_running_loop()
            ticks = loop.time() // self._tick_s + 1
            self._due = loop.call_at(ticks * self._tick_s, self._tell)

    def _tell(self) -> None:
        self._due = None
        self._show(self._store.space)

    async def _after_seal(self, copy: sqlite3.Connection) -> None:
        async with self._one_by_one:
            if self._ballast:
                await self._refill()
            try:
                await asyncio.to_thread(self._store.backups.keep, copy, self._today())
            except Trouble as trouble:
                await _calmly(trouble)

    async def _refill(self) -> None:
        await asyncio.to_thread(self._store.refill)
        self._store.settle_space()


async def _calmly(trouble: Trouble) -> None:
    """There is no backup, and nothing of the session is in danger."""
    raise Trouble(
        f"backup.{trouble.code}",
        "The session is safe on the disk, but no backup of it could be made.",
        "Look at the disk that holds {folder}. The next reveal tries again.",
        folder=trouble.values.get("folder") or trouble.values.get("file", ""),
    ) from trouble
