"""What goes out to one phone: answers in order, of the views only the newest, and a last word. One pump task per phone."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping
from typing import Literal

import msgspec
from aiohttp import WSCloseCode, WSMsgType, web
from aiohttp.abc import AbstractStreamWriter

from retrokit.lan.messages import MAX_FRAME, Bye, ToPhone

WAITING_MOST = 64
HEARTBEAT = 15.0
LINGER = 0.5

_encoder = msgspec.json.Encoder()


def encoded(message: ToPhone) -> bytes:
    return _encoder.encode(message)


class Line(web.WebSocketResponse[Literal[False]]):
    """A WebSocket whose sending never holds up whoever has something to say.

    A phone that reads slowly misses older views; one that does not even take its answers is cut off and will find
    them again, because it sends what was not answered once more.
    """

    def __init__(self, byes: Mapping[int, Bye]) -> None:
        """``byes``: by WebSocket close code, what is said before aiohttp closes over a frame it cannot read."""
        super().__init__(
            compress=False, max_msg_size=MAX_FRAME, decode_text=False, heartbeat=HEARTBEAT, timeout=2.0
        )
        self._byes = byes
        self._broken = False
        self._answers: deque[bytes] = deque()
        self._view: bytes | None = None
        self._last: tuple[bytes, int] | None = None
        self._wake = asyncio.Event()
        self._transport: asyncio.Transport | None = None

    @property
    def ending(self) -> bool:
        """Whether the last word is on its way or said."""
        return self._last is not None

    def answer(self, message: bytes) -> None:
        if len(self._answers) >= WAITING_MOST:
            self.cut()
            return
        self._answers.append(message)
        self._wake.set()

    def show(self, view: bytes) -> None:
        """``view`` is sent next, in the place of one that still waits."""
        self._view = view
        self._wake.set()

    def say_bye(self, bye: Bye, code: int = WSCloseCode.OK) -> None:
        """Close after what waits already has been sent."""
        if self._last is None:
            self._last = (encoded(bye), code)
            self._wake.set()

    def cut(self) -> None:
        """Close at once, unsent frames and all."""
        if self._transport is not None:
            self._transport.abort()

    def rest(self) -> None:
        """Nothing more is said or heard. aiohttp's heartbeat, which the other side's goodbye starts once more, would hold
        on to the whole connection for 15 s, and a crowd that knocks could fill the memory with that."""
        self._heartbeat = None
        self._cancel_heartbeat()

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter:
        self._transport = request.transport
        return await super().prepare(request)

    async def pump(self) -> None:
        """Send until the last word is said or the phone is gone."""
        try:
            while self._last is None or self._answers or self._view is not None:
                await self._wake.wait()
                self._wake.clear()
                await self._send_waiting()
            message, code = self._last
            await self.send_frame(message, WSMsgType.TEXT)
            if not self._broken:
                await self.close(code=code)
        except ConnectionError:
            return  # the reading side notices and cleans up

    async def _send_waiting(self) -> None:
        while self._answers or self._view is not None:
            while self._answers:
                await self.send_frame(self._answers.popleft(), WSMsgType.TEXT)
            if self._view is not None:
                view, self._view = self._view, None
                await self.send_frame(view, WSMsgType.TEXT)

    async def close(self, *, code: int = WSCloseCode.OK, message: bytes = b"", drain: bool = True) -> bool:
        """As aiohttp's, which calls it by itself on a bad frame: then the phone hears a sentence first."""
        bye = self._byes.get(code)
        if bye is not None and not self.ending:
            self._broken = True
            self.say_bye(bye, code)
            # What the phone is still sending is read and dropped for a moment: closing over unread bytes would reset
            # the connection and the sentence with it.
            await asyncio.sleep(LINGER)
        return await super().close(code=code, message=message, drain=drain)
