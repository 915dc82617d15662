"""One TCP connection before it is a phone: time limits, room for honest visitors, and no word about them in any log."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from typing import Any, Protocol

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

from retrokit.lan.site import plain

log = logging.getLogger(__name__)

HEADER_TIMEOUT = 5.0
ANSWER_TIMEOUT = 20.0
STRANGERS_MOST = 300
PHONES_MOST = 1200

_TLS_HELLO = b"\x16"


class Stranger(Protocol):
    """Whoever is connected and may be hung up on."""

    def abort(self) -> None: ...


class Doorway:
    """Everybody on the threshold: connected, not yet admitted. Addresses are kept only that long, to be fair."""

    def __init__(self) -> None:
        self._strangers: dict[Stranger, str] = {}
        self.most = 0
        self.admitted = 0

    def enter(self, door: Stranger, ip: str) -> None:
        """When it is crowded, the one who waited longest goes, of those who come from the most crowded address."""
        self._strangers[door] = ip
        if len(self._strangers) > (self.most or STRANGERS_MOST):
            crowd = Counter(self._strangers.values()).most_common(1)[0][0]
            next(d for d, other in self._strangers.items() if other == crowd).abort()

    def admit(self, door: Door) -> bool:
        """``door`` has shown the room's key. False when the house is full."""
        if door not in self._strangers or self.admitted >= PHONES_MOST:
            return False
        del self._strangers[door]
        self.admitted += 1
        return True

    def leave(self, door: Stranger) -> None:
        if self._strangers.pop(door, None) is None:
            self.admitted -= 1


class Door(RequestHandler):
    """aiohttp's connection, with limits it does not have: one request each, headers within 5 s, TLS hung up on at once."""

    def __init__(self, server: web.Server, doorway: Doorway, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(
            server,
            loop=loop,
            access_log=None,  # type: ignore[arg-type]
            keepalive_timeout=HEADER_TIMEOUT,
            lingering_time=0,
            max_line_size=4096,
            max_headers=64,
        )
        self._doorway = doorway
        self._line: asyncio.Transport | None = None
        self._limit: asyncio.TimerHandle | None = None
        self._fresh = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._line = transport
        super().connection_made(transport)
        self._give(HEADER_TIMEOUT)
        self._doorway.enter(self, str((transport.get_extra_info("peername") or ("",))[0]))

    def data_received(self, data: bytes) -> None:
        if self._fresh and data:
            self._fresh = False
            if data.startswith(_TLS_HELLO):
                # A browser that tries https first falls back to http as soon as it is hung up on.
                self.abort()
                return
        super().data_received(data)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._give(None)
        if self._line is not None:
            self._line = None
            self._doorway.leave(self)
        super().connection_lost(exc)

    def asked(self) -> None:
        """The request is complete; its answer has to be through in time."""
        self._give(ANSWER_TIMEOUT)

    def admit(self) -> bool:
        """This connection belongs to a phone of the room from now on and may last. False when there is no room."""
        self._give(None)
        return self._doorway.admit(self)

    def abort(self) -> None:
        if self._line is not None:
            self._line.abort()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """The bare status, and no address in the log, which aiohttp would write there."""
        # A phone that hangs up before its answer is no fault of the laptop.
        if status >= 500 and not isinstance(exc, ConnectionError):
            log.error("a request failed: %s", type(exc).__name__)
        answer = plain(status, "")
        answer.force_close()
        return answer

    def log_exception(self, *args: Any, **kw: Any) -> None:
        log.error("a connection failed: %s", type(kw.get("exc_info")).__name__)

    def _give(self, seconds: float | None) -> None:
        if self._limit is not None:
            self._limit.cancel()
        self._limit = None if seconds is None else self._loop.call_later(seconds, self.abort)
