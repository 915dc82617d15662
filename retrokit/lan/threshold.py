"""One TCP connection before its TLS handshake is through. ``server.py`` makes one for each when there is a certificate.

asyncio's own TLS server takes any number of connections into a handshake at once, a third of a megabyte each, and tells
nobody: a thousand that say nothing would cost 300 MB. Here each is counted from its first moment.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable

from retrokit.lan.door import HEADER_TIMEOUT, Door, Doorway

STRANGERS_MOST = 100


class Threshold(asyncio.Protocol):
    """Shakes hands, then hands the connection over to a ``Door`` as if it had been there from the beginning."""

    def __init__(
        self,
        context: ssl.SSLContext,
        doorway: Doorway,
        door: Callable[[], Door],
        shaking: set[asyncio.Task[None]],
    ) -> None:
        """``shaking`` holds the handshakes under way, for whoever closes the door to cancel."""
        self._context, self._doorway, self._door, self._shaking = context, doorway, door, shaking
        self._line: asyncio.Transport | None = None
        self._waiting = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        # Nothing may be read before TLS is there to read it.
        transport.pause_reading()
        self._line = transport
        self._waiting = True
        task = asyncio.get_running_loop().create_task(self._shake(transport))
        self._shaking.add(task)
        task.add_done_callback(self._shaking.discard)
        self._doorway.enter(self, str((transport.get_extra_info("peername") or ("",))[0]))

    def abort(self) -> None:
        """There is no room for one more who has not said anything."""
        self._leave()
        if self._line is not None:
            self._line.abort()

    def _leave(self) -> None:
        if self._waiting:
            self._waiting = False
            self._doorway.leave(self)

    async def _shake(self, transport: asyncio.Transport) -> None:
        early = _Early()
        try:
            if not self._waiting:
                return
            secret = await asyncio.get_running_loop().start_tls(
                transport, early, self._context, server_side=True, ssl_handshake_timeout=HEADER_TIMEOUT
            )
        except (OSError, asyncio.CancelledError):
            transport.abort()
            return
        finally:
            self._leave()
        if secret is None:  # gone in the very moment it was through
            return
        door = self._door()
        secret.set_protocol(door)
        door.connection_made(secret)
        early.give(door)


class _Early(asyncio.Protocol):
    """Keeps what arrives between the end of the handshake and the moment the door stands."""

    def __init__(self) -> None:
        self._data = b""
        self._lost: tuple[Exception | None] | None = None

    def data_received(self, data: bytes) -> None:
        self._data += data

    def connection_lost(self, exc: Exception | None) -> None:
        self._lost = (exc,)

    def give(self, door: Door) -> None:
        if self._data:
            door.data_received(self._data)
        if self._lost is not None:
            door.connection_lost(self._lost[0])
