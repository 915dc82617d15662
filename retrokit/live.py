"""One open room: the rules, the store, the door for phones and the heartbeat, joined. ``app.py`` opens and closes it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from retrokit.clock import SAMPLE_S
from retrokit.facilitation import views
from retrokit.facilitation.changes import Change, CountsSampled, HeldGone, HeldPut, PresenceSet, SessionEnded
from retrokit.facilitation.faces import ConsoleView
from retrokit.facilitation.language import Language
from retrokit.facilitation.room import Room, Store
from retrokit.facilitation.session import Session
from retrokit.lan.pace import REPLY_S
from retrokit.pulse import Pulse
from retrokit.storage.failpoint import armed, failpoint

if TYPE_CHECKING:
    from retrokit.clock import SystemClock
    from retrokit.facilitation.coaching import Hint
    from retrokit.lan.certificate import Secured
    from retrokit.lan.roomkey import RoomKey
    from retrokit.lan.server import PhoneServer, Reason

# How often windows follow what phones do. What the facilitator does is shown at once.
SHOW_S = 0.1

# Spent minutes and the whole plan move on also when nobody does anything.
IDLE_S = 20.0


@dataclass(frozen=True, slots=True)
class Around:
    """What every room of this app shares. ``sample_s`` is the tick on which counts may be seen, ``reply_s``: see ``lan.line``.

    ``hints`` are what the console says to do when.
    """

    store: Store
    language: Language
    clock: SystemClock
    page: Path
    new_id: Callable[[], str]
    sample_s: float = SAMPLE_S
    reply_s: float = REPLY_S
    hints: tuple[Hint, ...] = ()


class Live:
    """``show`` is called with the newest view; ``bug`` with what went wrong in it, for the session goes on.

    What phones do in private shows in no view before the next tick, so it causes none.
    """

    def __init__(
        self,
        session: Session,
        around: Around,
        key: RoomKey,
        show: Callable[[ConsoleView], None],
        bug: Callable[[Exception], None],
    ) -> None:
        self.room = Room(session, around.store, around.clock, around.new_id)
        self.key = key
        self.server: PhoneServer | None = None
        self._around = around
        self._show = show
        self._bug = bug
        self._due: asyncio.TimerHandle | asyncio.Handle | None = None
        self._idle: asyncio.TimerHandle | None = None
        self._phones = session.presence.phones
        self._pulse = Pulse(self.room, around.clock, around.sample_s)
        self._unsubscribe = self.room.subscribe(self._heard)

    def begin(self) -> None:
        """Let the clock tick and show what there is, before any phone can come."""
        self._pulse.start()
        self.show()

    async def listen(self, ip: str, port: int, secured: Secured | None = None) -> None:
        """Take phones at this address from now on, and no longer at another. Raises ``Trouble``."""
        from retrokit.lan.server import PhoneServer

        await self.hush("moved")
        around = self._around
        server = PhoneServer(self.room, self.key, around.page, around.language, around.clock, around.reply_s)
        await server.start(ip, port, secured)
        self.server = server

    async def hush(self, reason: Reason) -> None:
        """Take no phones for now, and tell those that are here why."""
        if self.server is not None:
            server, self.server = self.server, None
            await server.stop(reason)

    async def close(self) -> None:
        """Nothing ticks, listens or shows any longer. The session itself stays as it is."""
        self._unsubscribe()
        for later in (self._due, self._idle):
            if later is not None:
                later.cancel()
        await self._pulse.stop()
        await self.hush("over" if self.room.session.state == "closed" else "quit")

    def show(self) -> None:
        self._due = None
        if self._idle is not None:
            self._idle.cancel()
        self._idle = asyncio.get_running_loop().call_later(IDLE_S, self.show)
        clock, hints = self._around.clock, self._around.hints
        try:
            self._show(views.console(self.room.session, clock.now(), clock.today(), hints))
        except Exception as bug:
            self._bug(bug)

    def _heard(self, session: Session, changes: Sequence[Change]) -> None:
        failpoint("ack-begun")
        if armed("ack-handed"):
            # Two turns of the loop later the answers to the phones have been handed over.
            loop = asyncio.get_running_loop()
            loop.call_soon(loop.call_soon, failpoint, "ack-handed")
        if any(isinstance(change, SessionEnded) for change in changes):
            self._pulse.end()
        # That somebody wrote or is done shows on the tick: until then not even a window is drawn anew.
        if all(isinstance(change, HeldPut | HeldGone) or self._is_known(change) for change in changes):
            return
        self._phones = session.presence.phones
        # Counts go to the phones now and to the windows a moment later: both at once would be one long block.
        patient = all(
            isinstance(change, CountsSampled | HeldPut | HeldGone | PresenceSet) for change in changes
        )
        if self._due is not None:
            if patient:
                return
            self._due.cancel()
        loop = asyncio.get_running_loop()
        self._due = loop.call_later(SHOW_S, self.show) if patient else loop.call_soon(self.show)

    def _is_known(self, change: Change) -> bool:
        return isinstance(change, PresenceSet) and change.presence.phones == self._phones
