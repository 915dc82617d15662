"""How phones find the open room: which address it listens on, and what board and console say about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from retrokit.facilitation.errors import Trouble
from retrokit.lan.address import addresses

if TYPE_CHECKING:
    from retrokit.app import App
    from retrokit.lan.address import Address
    from retrokit.live import Live

LOOPBACK = "127.0.0.1"


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
    """Opens the room at the best address, and at another when the facilitator chooses one."""

    def __init__(self, live: Live, app: App) -> None:
        self._live = live
        self._app = app
        self.info = JoinInfo()

    async def open(self, ip: str = "") -> None:
        """Listen on ``ip``, or on the address of the settings, or on the best there is. Tells the windows."""
        setup = self._app.setup
        found = () if setup.loopback else addresses()
        reachable = tuple(a for a in found if a.kind != "loopback")
        chosen = self._chosen(ip, tuple(a.ip for a in reachable))
        self.info = JoinInfo(code=self._live.key.shown_code, addresses=reachable, chosen=chosen)
        if not chosen:
            await self._live.hush("moved")
            self._tell(replace(self.info, trouble=_no_network()))
            return
        try:
            await self._live.listen(chosen, setup.port if setup.loopback else self._app.settings.port)
        except Trouble as trouble:
            self._tell(replace(self.info, trouble=trouble))
            return
        server = self._live.server
        assert server is not None
        short = server.url.removeprefix("http://").rstrip("/")
        self._tell(replace(self.info, url=server.join_url, short_url=short))

    def _chosen(self, ip: str, there: tuple[str, ...]) -> str:
        if self._app.setup.loopback:
            return LOOPBACK
        for wanted in (ip, self._app.settings.address):
            if wanted in there:
                return wanted
        return there[0] if there else ""

    def _tell(self, info: JoinInfo) -> None:
        self.info = info
        if self._app.windows is not None:
            self._app.windows.show_join(info)


def _no_network() -> Trouble:
    return Trouble(
        "no_network",
        "This laptop is in no network, so no phone can reach it yet.",
        "Connect to the room's Wi-Fi, or open a hotspot on this laptop, then choose the address here.",
    )
