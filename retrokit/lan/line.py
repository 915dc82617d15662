"""What goes out to one phone: answers one by one in their time, of the views only the newest, and a last word.

One pump task per phone. Made by ``reception.py``; ``channel.py`` says what a frame is.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import Literal

import msgspec
from aiohttp import WSCloseCode, WSMsgType, web
from aiohttp.abc import AbstractStreamWriter

from retrokit.lan.channel import FILLER, Channel, Piece, goes_on, pieces, refusal
from retrokit.lan.messages import FRAME, Bye, ToPhone
from retrokit.lan.noise import Broken
from retrokit.lan.pace import REPLY_S

WAITING_MOST = 64
TOGETHER = 8
HEARTBEAT = 15.0

_encoder = msgspec.json.Encoder()


def encoded(message: ToPhone) -> bytes:
    return _encoder.encode(message)


class Line(web.WebSocketResponse[Literal[False]]):
    """A WebSocket whose sending never holds up whoever has something to say.

    Every frame of the phone is answered by one frame of the same size after the same time, with an answer in it if
    there is one: who listens cannot tell an act from a filler. A phone that reads slowly misses older views; one that
    does not even take its answers is cut off and will find them again, because it sends once more what was not answered.
    """

    def __init__(self, reply_s: float = REPLY_S) -> None:
        """``reply_s`` 0 gives up that likeness: answers then go out as soon as they exist."""
        super().__init__(
            compress=False, max_msg_size=FRAME + 1, decode_text=False, heartbeat=HEARTBEAT, timeout=2.0
        )
        self.reply_s = reply_s
        self._channel: Channel | None = None
        self._clear: deque[bytes] = deque()
        self._owed: deque[asyncio.TimerHandle] = deque()
        self._due = 0
        self._unsent = 0
        self._half = False
        self._answers: deque[Piece] = deque()
        self._pushed: deque[Piece] = deque()
        self._view: Sequence[Piece] = ()
        self._last: tuple[Bye | None, int] | None = None
        self._wake = asyncio.Event()
        self._transport: asyncio.Transport | None = None

    @property
    def ending(self) -> bool:
        """Whether the last word is on its way or said."""
        return self._last is not None

    async def frame(self) -> bytes | None:
        """The phone's next frame; None when it has gone. Raises ``Broken`` for what is no frame."""
        received = await self.receive()
        if received.type is WSMsgType.TEXT or (
            received.type is WSMsgType.BINARY and len(received.data) != FRAME
        ):
            raise Broken("not a frame")
        return received.data if received.type is WSMsgType.BINARY else None

    def say_clear(self, frame: bytes) -> None:
        """Send ``frame`` as it is. Only until the line is sealed."""
        self._clear.append(frame)
        self._wake.set()

    def use(self, channel: Channel) -> None:
        """From now on everything goes through ``channel``."""
        self._channel = channel

    def owe(self, answered: bool) -> None:
        """A frame has arrived and must be answered in its time. ``answered``: it was an act, which has an answer of its own."""
        if not self.reply_s:
            if not answered:
                self._fall_due()
        elif len(self._owed) + self._due >= WAITING_MOST:
            self.cut()
        else:
            self._owed.append(asyncio.get_running_loop().call_later(self.reply_s, self._pay))

    def answer(self, message: bytes) -> None:
        """``message`` takes the place of a filler as soon as one is owed."""
        if self._unsent >= WAITING_MOST:
            self.cut()
            return
        self._unsent += 1
        for piece in pieces(message):
            self._answers.append(piece)
            if not self.reply_s:
                self._fall_due()  # without the likeness there is nothing to wait for

    def push(self, message: bytes) -> None:
        """``message`` is sent at once."""
        self._pushed.extend(pieces(message))
        self._wake.set()

    def show(self, view: Sequence[Piece]) -> None:
        """``view`` is sent next, in the place of one that still waits."""
        self._view = view
        self._wake.set()

    def say_bye(self, bye: Bye, code: int = WSCloseCode.OK) -> None:
        """Close after what waits already has been sent."""
        if self._last is None:
            self._last = (bye, code)
            self._forget_owed(due=True)
            self._wake.set()

    def break_off(self) -> None:
        """Close without a word: what came was not made by this phone or not for this line."""
        if self._last is None:
            self._last = (None, WSCloseCode.POLICY_VIOLATION)
            self._forget_owed(due=False)
            self._due = 0
            self._view = ()
            for waiting in (self._clear, self._answers, self._pushed):
                waiting.clear()
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
            while self._last is None:
                await self._wake.wait()
                self._wake.clear()
                await self._send_waiting()
            await self._send_waiting()
            bye, code = self._last
            for frame in self._last_frames(bye):
                await self.send_frame(frame, WSMsgType.BINARY)
            await self.close(code=code)
        except ConnectionError:
            return  # the reading side notices and cleans up
        finally:
            self._forget_owed(due=False)

    async def close(self, *, code: int = WSCloseCode.OK, message: bytes = b"", drain: bool = True) -> bool:
        """As aiohttp's, which calls it by itself on what it cannot read: for us that is one kind of broken line."""
        unreadable = (WSCloseCode.MESSAGE_TOO_BIG, WSCloseCode.PROTOCOL_ERROR, WSCloseCode.INVALID_TEXT)
        code = WSCloseCode.POLICY_VIOLATION if code in unreadable else code
        return await super().close(code=code, message=message, drain=drain)

    async def _send_waiting(self) -> None:
        sent = 0
        while (frame := self._next()) is not None:
            await self.send_frame(frame, WSMsgType.BINARY)
            sent += 1
            if not sent % TOGETHER:
                await asyncio.sleep(0)  # a long view for 200 phones would hold everything else up

    def _next(self) -> bytes | None:
        """The frame to send now. It is sealed only here, in the order in which frames leave."""
        if self._clear:
            return self._clear.popleft()
        if self._channel is None:
            return None
        piece = self._next_piece()
        return None if piece is None else self._channel.seal(piece)

    def _next_piece(self) -> Piece | None:
        """The pieces of one message follow each other, and nothing comes between."""
        if self._pushed:
            return self._pushed.popleft()
        if self._due:
            self._due -= 1
            return self._answer_piece() if self._answers else FILLER
        if self._answers and (self._last is not None or (self._half and self._view)):
            return self._answer_piece()  # its time has not come, but no other frame will bring it
        if self._view and not self._half:
            self._pushed.extend(self._view)
            self._view = ()
            return self._pushed.popleft()
        return None

    def _answer_piece(self) -> Piece:
        piece = self._answers.popleft()
        self._half = goes_on(piece)
        self._unsent -= not self._half
        return piece

    def _last_frames(self, bye: Bye | None) -> list[bytes]:
        if bye is None:
            return []
        if self._channel is None:
            return [refusal(encoded(bye))]
        return [self._channel.seal(piece) for piece in pieces(encoded(bye))]

    def _pay(self) -> None:
        self._owed.popleft()
        self._fall_due()

    def _fall_due(self) -> None:
        self._due += 1
        self._wake.set()

    def _forget_owed(self, *, due: bool) -> None:
        """No timer runs any longer; with ``due`` what they stood for is sent now."""
        for timer in self._owed:
            timer.cancel()
        self._due += len(self._owed) if due else 0
        self._owed.clear()
