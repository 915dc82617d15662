"""How phones find the open room: which address it listens on, and what board and console say about it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from retrokit.facilitation.errors import Trouble

if TYPE_CHECKING:
    from retrokit.lan.address import Address
    from retrokit.live import Live

# How often the laptop's addresses are looked at: a Wi-Fi that was joined shows its code by itself.
LOOK_S = 3.0

_NO_NETWORK = Trouble(
    "no_network",
    "This laptop is in no network, so no phone can reach it yet.",
    "Connect to the room's Wi-Fi, or open a hotspot on this laptop. The code appears by itself.",
)


@dataclass(frozen=True, slots=True)
class JoinInfo:
    """``url`` is what the QR carries, "" when nobody can join; then ``trouble`` says why."""

    url: str = ""
    short_url: str = ""
    code: str = ""
    addresses: tuple[Address, ...] = ()
    chosen: str = ""
    trouble: Trouble | None = None


class Joining:
    """Opens the room at the best address, at another when the facilitator chooses one, and again when the network changes.

    ``find`` gives the addresses phones could reach, best first; ``port`` 0 means any; ``wanted`` is preferred.
    """

    def __init__(
        self,
        live: Live,
        find: Callable[[], tuple[Address, ...]],
        port: int,
        wanted: str,
        tell: Callable[[JoinInfo], None],
    ) -> None:
        self._live, self._find, self._port, self._wanted, self._tell = live, find, port, wanted, tell
        self._watching: asyncio.Task[None] | None = None
        self._missed = 0
        self.info = JoinInfo()

    async def open(self, ip: str = "") -> None:
        """Listen on ``ip``, or on the wanted address, or on the best there is. Every outcome is told, none raised."""
        self._wanted = ip or self._wanted
        found = self._find()
        there = tuple(a.ip for a in found)
        chosen = self._wanted if self._wanted in there else next(iter(there), "")
        info = JoinInfo(code=self._live.key.shown_code, addresses=found, chosen=chosen)
        try:
            self._say(await self._listening(info) if chosen else replace(info, trouble=_NO_NETWORK))
        except Trouble as trouble:
            self._say(replace(info, trouble=trouble))

    def watch(self) -> None:
        """Follow the laptop from network to network until ``close``."""
        self._watching = asyncio.get_running_loop().create_task(self._watch())

    async def close(self) -> None:
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)

    async def look(self) -> None:
        """One look at the addresses. A network that blinks moves nobody: phones come back to the same address."""
        found = self._find()
        there = {a.ip for a in found}
        lost = self.info.trouble is _NO_NETWORK
        if self._live.server is None:
            if lost and there:
                await self.open()
            return
        if self.info.chosen in there:
            self._missed = 0
            if lost or found != self.info.addresses:
                self._say(self._served(replace(self.info, addresses=found)))
        elif not there:
            if not lost:
                self._say(replace(self.info, url="", addresses=(), trouble=_NO_NETWORK))
        else:
            self._missed += 1
            if self._missed > 1:
                await self.open()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(LOOK_S)
            await self.look()

    async def _listening(self, info: JoinInfo) -> JoinInfo:
        await self._live.listen(info.chosen, self._port)
        self._missed = 0
        served = self._served(info)
        # What phones keep belongs to address and port: the next time it is this port again, if that can be.
        self._port = int(served.short_url.rpartition(":")[2])
        return served

    def _served(self, info: JoinInfo) -> JoinInfo:
        server = self._live.server
        assert server is not None
        short = server.url.removeprefix("http://").rstrip("/")
        return replace(info, url=server.join_url, short_url=short, trouble=None)

    def _say(self, info: JoinInfo) -> None:
        self.info = info
        self._tell(info)
