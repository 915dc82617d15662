"""What the app does at the door of an open room: keeps its key, prints tickets, and lets everybody come in anew.

``app.py`` makes one for each session that is open.
"""

from __future__ import annotations

import asyncio
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from retrokit.facilitation.commands import UseTickets, VoidSeats
from retrokit.facilitation.errors import Refused
from retrokit.lan.roomkey import RoomKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrokit.facilitation.session import Session
    from retrokit.joining import Joining
    from retrokit.live import Live


def room_key(keys: Path, session: Session) -> RoomKey:
    """The key of the room as it is now; keys from before its seats were voided are destroyed. Raises ``Trouble``."""
    key = RoomKey.load_or_make(_file(keys, session.id, session.door.epoch))
    _destroy(keys, session.id, session.door.epoch)
    return key


class Doorkeeper:
    """``tickets`` is the file that tickets to print are in; it goes when they hold no more or the room is left.

    ``save`` writes a file whole or raises ``Trouble``.
    """

    def __init__(
        self, live: Live, joining: Joining, keys: Path, tickets: Path, save: Callable[[Path, bytes], None]
    ) -> None:
        self._live, self._joining, self._keys, self._tickets = live, joining, keys, tickets
        self._save = save

    async def void(self) -> None:
        """Drop all seats and open ballots; everybody scans a new code. Raises ``Refused`` or ``Trouble``, nothing changed then.

        A key has a file for each time that seats were voided, and the session says which time it is: wherever this is cut
        off, the room either was not voided or opens with its new key.
        """
        session = self._live.room.session
        fresh = RoomKey.load_or_make(_file(self._keys, session.id, session.door.epoch + 1))
        await self._live.room.handle(VoidSeats())
        await self._live.hush("rejoin")
        self._live.key = fresh
        await self._joining.open(self._joining.info.chosen)
        _destroy(self._keys, session.id, session.door.epoch + 1)
        self.clear()

    async def print_tickets(self, count: int, pages: Callable[[tuple[str, ...], Session], bytes]) -> Path:
        """Make ``count`` tickets; from now on a new seat needs one. ``pages`` makes the PDF of their links.

        The file holds the tickets themselves, the store only their hashes. Raises ``Refused`` or ``Trouble``.
        """
        from retrokit.lan.acts import ticket_key

        session, url = self._live.room.session, self._joining.info.url
        if not url:
            raise Refused(
                "no_address", "No phone can reach this laptop yet. Join a Wi-Fi before you print tickets."
            )
        made = tuple(secrets.token_urlsafe(16) for _ in range(count))
        # Pages are pure long work: the phones must not wait for them.
        pdf = await asyncio.to_thread(pages, tuple(f"{url}.{ticket}" for ticket in made), session)
        self._save(self._tickets, pdf)
        try:
            await self._live.room.handle(UseTickets(tuple(ticket_key(session.id, ticket) for ticket in made)))
        except BaseException:
            self.clear()
            raise
        return self._tickets

    async def stop_tickets(self) -> None:
        """The code on the board opens the room again."""
        await self._live.room.handle(UseTickets(()))
        self.clear()

    def clear(self) -> None:
        """The printed tickets go from this laptop. A viewer that holds the file on Windows keeps it a while."""
        with suppress(OSError):
            RoomKey.destroy(self._tickets)

    def forget(self) -> None:
        """The session is over: nobody joins with its key again."""
        _destroy(self._keys, self._live.room.session.id, None)


def _file(keys: Path, session: str, epoch: int) -> Path:
    return keys / (f"room-{session}-{epoch}.key" if epoch else f"room-{session}.key")


def _destroy(keys: Path, session: str, but: int | None) -> None:
    """Every key of ``session``, except the one of epoch ``but``."""
    kept = None if but is None else _file(keys, session, but)
    for file in (keys / f"room-{session}.key", *keys.glob(f"room-{session}-*.key")):
        if file != kept:
            RoomKey.destroy(file)
