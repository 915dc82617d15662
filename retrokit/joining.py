"""How phones find the open room: which address it listens on, and what board and console say about it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from retrokit import securing
from retrokit.clock import PATIENCE_S
from retrokit.facilitation.errors import Trouble
from retrokit.solitude import Solitude

if TYPE_CHECKING:
    from retrokit.lan.address import Address
    from retrokit.lan.certificate import Secured
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
    """``url`` is what the QR carries, "" when nobody can join; then ``trouble`` says why.

    ``secured`` is the name that the certificate proves, "" without one; ``caution`` what is doubtful about it;
    ``spare``: it is the certificate that keeps the room shut, and the room could do without it. ``alone``: it has been
    open for a while and nobody has ever come.
    """

    url: str = ""
    short_url: str = ""
    code: str = ""
    addresses: tuple[Address, ...] = ()
    chosen: str = ""
    trouble: Trouble | None = None
    secured: str = ""
    caution: Trouble | None = None
    spare: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """What a test may shorten or replace. ``secured`` says with which certificate to open (None: plain http)."""

    secured: Callable[[], Secured | None] = lambda: None
    leads_to: Callable[[str], Awaitable[tuple[str, ...]]] = securing.leads_to
    patience_s: float = PATIENCE_S


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
        ways: Ways = Ways(),
    ) -> None:
        self._live, self._find, self._port, self._wanted, self._tell = live, find, port, wanted, tell
        self._ways = ways
        self._bare = False
        self._hotspot = False
        self._watching: asyncio.Task[None] | None = None
        self._asking: asyncio.Task[None] | None = None
        self._missed = 0
        self._solitude = Solitude(live.room, self._show_alone, ways.patience_s)
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
            self._say(replace(info, trouble=trouble, spare=trouble.code.startswith("certificate")))

    async def open_bare(self) -> None:
        """Open without the certificate, this time only."""
        self._bare = True
        await self.open()

    async def use_hotspot(self, on: bool) -> None:
        """``on``: phones come over this laptop's own hotspot, so the room is opened at its address once it is there."""
        self._hotspot = on
        await self.look()

    def watch(self) -> None:
        """Follow the laptop from network to network until ``close``."""
        self._watching = asyncio.get_running_loop().create_task(self._watch())

    async def close(self) -> None:
        self._solitude.close()
        for task in (self._watching, self._asking):
            if task is not None:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)

    async def look(self) -> None:
        """One look at the addresses. A network that blinks moves nobody: phones come back to the same address."""
        found = self._find()
        there = {a.ip for a in found}
        lost = self.info.trouble is _NO_NETWORK
        own = next((a.ip for a in found if a.shared), "") if self._hotspot else ""
        if own and self.info.chosen != own:
            await self.open(own)
            return
        if self._live.server is None:
            if lost and there:
                await self.open()
            return
        if self.info.chosen in there:
            self._missed = 0
            if lost or found != self.info.addresses:
                self._say(self._served(replace(self.info, addresses=found)))
            elif self.info.caution is not None:
                self._ask_for_name()
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
        await self._live.hush("moved")
        secured = None if self._bare else self._ways.secured()
        await self._live.listen(info.chosen, self._port, secured)
        self._missed = 0
        if secured is not None:
            self._ask_for_name()
        served = self._served(replace(info, secured=secured.name if secured else ""))
        # What phones keep belongs to address and port: the next time it is this port again, if that can be.
        self._port = int(served.short_url.rpartition(":")[2])
        return served

    def _ask_for_name(self) -> None:
        if self._asking is None or self._asking.done():
            self._asking = asyncio.get_running_loop().create_task(self._look_up())

    async def _look_up(self) -> None:
        """Whether the certificate's name leads here; asked on the side, for phones may know what the laptop does not."""
        there = await self._ways.leads_to(self.info.secured)
        info = self.info
        if info.url and info.secured:
            doubt = securing.caution(info.secured, info.chosen, there)
            if str(doubt) != str(info.caution):
                self._say(replace(info, caution=doubt))

    def _served(self, info: JoinInfo) -> JoinInfo:
        server = self._live.server
        assert server is not None
        short = server.url.removeprefix("http://").rstrip("/")
        return replace(info, url=server.join_url, short_url=short, trouble=None)

    def _show_alone(self, alone: bool) -> None:
        if alone != self.info.alone:
            self._say(replace(self.info, alone=alone))

    def _say(self, info: JoinInfo) -> None:
        self.info = replace(info, alone=self._solitude.alone) if info.url else replace(info, alone=False)
        self._tell(self.info)
        self._solitude.open(bool(info.url))
