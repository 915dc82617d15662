"""Notices that a room is open and nobody comes, so that the console can say what to try. ``joining.py`` has one per room."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from retrokit.clock import PATIENCE_S
from retrokit.facilitation.changes import Change, HeldPut, PresenceSet
from retrokit.facilitation.room import Room
from retrokit.facilitation.session import Seat, Session


class Solitude:
    """``tell(True)`` when the room has been open for ``patience_s`` and no phone has ever come, ``tell(False)`` with the first.

    Somebody who came and left has shown that the way in works: after that it stays silent for good.
    """

    def __init__(self, room: Room, tell: Callable[[bool], None], patience_s: float = PATIENCE_S) -> None:
        self.alone = False
        self._tell = tell
        self._patience_s = patience_s
        self._timer: asyncio.TimerHandle | None = None
        self._over = visited(room.session)
        self._closed = False
        self._unsubscribe = room.subscribe(self._heard)

    def open(self, opened: bool) -> None:
        """The room can be joined from now on, or cannot: then there is no sense in waiting for anybody."""
        if not opened or self._over:
            self._stop()
        elif self._timer is None and not self.alone:
            self._timer = asyncio.get_running_loop().call_later(self._patience_s, self._waited)

    def close(self) -> None:
        self._stop()
        if not self._closed:
            self._closed = True
            self._unsubscribe()

    def _stop(self) -> None:
        self.alone = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _waited(self) -> None:
        self._timer = None
        self.alone = True
        self._tell(True)

    def _heard(self, session: Session, changes: Sequence[Change]) -> None:
        if self._over or not any(isinstance(change, HeldPut | PresenceSet) for change in changes):
            return
        self._over = visited(session)
        if self._over:
            self._stop()
            self._tell(False)


def visited(session: Session) -> bool:
    """Whether any phone has ever joined, also before the laptop was started again."""
    return session.phones_most > 0 or any(isinstance(entry, Seat) for entry in session.held.values())
