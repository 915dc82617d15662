"""The server phones talk to: the page and one WebSocket at one address. Built, started and stopped by app.py."""

from __future__ import annotations

import asyncio
import errno
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aiohttp import web

from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.language import Language
from retrokit.facilitation.room import Clock, Room
from retrokit.facilitation.session import Presence
from retrokit.lan.door import Door, Doorway
from retrokit.lan.messages import Bye
from retrokit.lan.pace import REPLY_S
from retrokit.lan.reception import Reception
from retrokit.lan.roomkey import RoomKey
from retrokit.lan.site import Site, host_is_own, literal, origin_is_own, own_names, plain

if TYPE_CHECKING:
    from retrokit.lan.certificate import Secured

log = logging.getLogger(__name__)

PORTS_TRIED = 11
BACKLOG = 512

Reason = Literal["over", "moved", "rejoin", "quit"]
_REASONS: dict[Reason, tuple[str, bool]] = {
    "over": ("The session is over. Thank you for taking part.", False),
    "moved": ("The room has a new address. Scan the code on the board again.", False),
    "rejoin": ("Everybody comes in anew. Scan the new code on the board. Your cards stay yours.", False),
    "quit": ("The laptop has paused the room. This page comes back by itself.", True),
}


class PhoneServer:
    """Serves the room to phones on one address. Facilitator powers do not exist here at all."""

    def __init__(
        self,
        room: Room,
        key: RoomKey,
        page: Path,
        language: Language,
        clock: Clock,
        reply_s: float = REPLY_S,
    ) -> None:
        """``page`` is the folder of the built page. Raises ``Trouble`` when it is missing. ``reply_s``: see ``Line``."""
        self._room = room
        self._key = key
        self._language = language
        self._clock = clock
        self._reply_s = reply_s
        self._site = Site(page)
        self._doorway = Doorway()
        self._shaking: set[asyncio.Task[None]] = set()
        self._reception: Reception | None = None
        self._http: web.Server | None = None
        self._socket: asyncio.Server | None = None
        self._own: frozenset[str] = frozenset()
        self._ip = ""
        self._name = ""
        self._scheme = "http"
        self._port = 0

    @property
    def url(self) -> str:
        """What a person may type: ``http://192.168.1.20:8777/``. Empty while stopped."""
        return f"{self._scheme}://{literal(self._name)}:{self._port}/" if self._ip else ""

    @property
    def join_url(self) -> str:
        """What the QR carries. The part behind # never leaves the phone with a request."""
        return f"{self.url}#{self._key.fragment}" if self._ip else ""

    @property
    def presence(self) -> Presence:
        """The counts of this moment; the room hears of them a little later."""
        return self._reception.seats.presence() if self._reception else Presence()

    @property
    def connections(self) -> int:
        """How many sockets of admitted phones are open."""
        return len(self._reception.fanout.lines) if self._reception else 0

    async def start(self, ip: str, port: int, secured: Secured | None = None) -> int:
        """Listen on ``ip``, on ``port`` or one of the ten after it (0: any). Returns the port.

        ``secured``: only TLS is spoken, and only to whoever asks for the name that it proves.
        Raises ``Trouble`` when no port is free or the address is not this laptop's any more.
        """
        loop = asyncio.get_running_loop()
        http = web.Server(self._answer)
        factory = self._factory(http, secured, loop)
        for wanted in [port] if port == 0 else range(port, min(port + PORTS_TRIED, 65536)):
            try:
                self._socket = await loop.create_server(factory, ip, wanted, backlog=BACKLOG)
                break
            except OSError as error:
                if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                    raise _unreachable(ip) from error
        else:
            raise Trouble(
                "port_taken",
                "The ports {first} to {last} of this laptop are taken.",
                "Close the other program that uses them, or choose another port.",
                first=port,
                last=port + PORTS_TRIED - 1,
            )
        self._http = http
        self._ip, self._port = ip, int(self._socket.sockets[0].getsockname()[1])
        self._name, self._scheme = (secured.name, "https") if secured else (ip, "http")
        self._own = own_names(self._name, self._port, self._scheme)
        self._reception = Reception(self._room, self._key, self._language, self._clock, self._reply_s)
        log.info("phones may come")
        return self._port

    async def stop(self, reason: Reason) -> None:
        """Say goodbye to every phone, then close. Fine to call twice."""
        if self._socket is None or self._http is None or self._reception is None:
            return
        socket, http, reception = self._socket, self._http, self._reception
        self._socket = self._http = None
        socket.close()
        for task in tuple(self._shaking):
            task.cancel()
        sentence, again = _REASONS[reason]
        reception.fanout.stop()
        log.info("phones leave: %d", len(reception.fanout.lines))
        await reception.say_bye(Bye(reason, self._language.text(sentence), again))
        # Only now: from here on aiohttp does not read any more, not even the phones' own goodbye.
        await http.shutdown(1.0)
        await socket.wait_closed()
        self._reception = None
        self._ip, self._port, self._own = "", 0, frozenset()

    def _factory(
        self, http: web.Server, secured: Secured | None, loop: asyncio.AbstractEventLoop
    ) -> Callable[[], asyncio.Protocol]:
        """What stands behind each new connection: a door, with TLS a threshold before it."""

        def door() -> Door:
            return Door(http, self._doorway, loop)

        if secured is None:
            self._doorway.most = 0
            return door
        from retrokit.lan import threshold

        context = secured.context
        self._doorway.most = threshold.STRANGERS_MOST
        return lambda: threshold.Threshold(context, self._doorway, door, self._shaking)

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        door = request.protocol
        assert isinstance(door, Door)
        door.asked()
        answer = await self._answered(request, door)
        answer.force_close()
        return answer

    async def _answered(self, request: web.BaseRequest, door: Door) -> web.StreamResponse:
        text, headers = self._language.text, request.headers
        if not host_is_own(headers.getall("Host", []), self._own):
            return plain(421, text("This is not the address of the room. Scan the code on the board."))
        if request.method != "GET":
            return plain(405, text("Only pages can be fetched here."))
        if request.raw_path != "/ws":
            return self._site.file(request.raw_path) or plain(404, text("There is nothing here."))
        if not origin_is_own(headers.getall("Origin", []), self._own, self._scheme):
            return plain(403, text("Only the room's own page may connect."))
        # Asked for sub-protocols, aiohttp would log the phone's address; none are ours.
        if "Sec-WebSocket-Protocol" in headers or not web.WebSocketResponse().can_prepare(request):
            return plain(400, text("Only the room's own page may connect."))
        if self._reception is None:
            return plain(503, text("The room is closed."))
        return await self._reception.receive(request, door)


def _unreachable(ip: str) -> Trouble:
    return Trouble(
        "address_gone",
        "This laptop does not have the address {ip} any more.",
        "Connect to the Wi-Fi again and choose the address in the lobby.",
        ip=ip,
    )
