"""When a simulated phone sends its frames: at once, or one every few seconds whether or not there is anything to say."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Callable

import aiohttp

from retrokit.lan.channel import FILLER, Channel, Piece, pieces

HEARTBEAT_S = 10.0
ASK_S = 2.0


class Beat:
    """One connection's sending. ``run`` until the connection ends.

    While ``secret()`` exactly one frame goes out every ``rhythm_s`` seconds, from a moment that chance chooses: who
    listens cannot tell who writes. Otherwise, and without ``rhythm_s``, everything goes at once, and a filler when
    nothing was said for a while, sooner while something is ``unanswered()``: its answer may need a frame to ride on.
    """

    def __init__(
        self,
        socket: aiohttp.ClientWebSocketResponse,
        channel: Channel,
        rhythm_s: float | None,
        secret: Callable[[], bool],
        unanswered: Callable[[], bool],
    ) -> None:
        self._socket = socket
        self._channel = channel
        self._rhythm_s = rhythm_s
        self._secret = secret
        self._unanswered = unanswered
        self._waiting: deque[Piece] = deque()
        self._wake = asyncio.Event()

    def say(self, message: bytes) -> None:
        self._waiting.extend(pieces(message))
        self._wake.set()

    def look(self) -> None:
        """There is a new view: what was secret may not be any longer."""
        self._wake.set()

    async def run(self) -> None:
        while True:
            if self._rhythm_s and self._secret():
                await self._in_rhythm(self._rhythm_s)
            else:
                await self._at_once()

    async def _in_rhythm(self, rhythm_s: float) -> None:
        loop = asyncio.get_running_loop()
        due = loop.time() + random.uniform(0, rhythm_s)
        while True:
            await asyncio.sleep(due - loop.time())
            if not self._secret():
                return
            await self._send(self._waiting.popleft() if self._waiting else FILLER)
            due += rhythm_s

    async def _at_once(self) -> None:
        while self._waiting:
            await self._send(self._waiting.popleft())
        try:
            async with asyncio.timeout(ASK_S if self._unanswered() else HEARTBEAT_S):
                await self._wake.wait()
        except TimeoutError:
            await self._send(FILLER)
        self._wake.clear()

    async def _send(self, piece: Piece) -> None:
        await self._socket.send_frame(self._channel.seal(piece), aiohttp.WSMsgType.BINARY)
