"""A simulated phone: speaks the protocol over a real socket as the page does. For the demo, the tests and the bench.

What it says and hears is here; ``beat.py`` is when it says it.
"""

from __future__ import annotations

import asyncio
import random
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, Literal
from urllib.parse import urlsplit

import aiohttp
import msgspec

from retrokit.lan.acts import Act
from retrokit.lan.beat import Beat
from retrokit.lan.channel import Channel, pieces
from retrokit.lan.messages import (
    VERSION,
    Add,
    Answer,
    Ballot,
    Done,
    Edit,
    FromPhone,
    Hello,
    Placing,
    Rate,
    Thumb,
    Withdraw,
)
from retrokit.lan.noise import Broken
from retrokit.lan.wayin import WayIn

FIRST_PAUSE = 0.1
LONGEST_PAUSE = 2.0
KEPT_PAUSE = 0.5

View = dict[str, Any]
_encoder = msgspec.json.Encoder()


class TurnedAway(Exception):
    """The laptop said no: to an act (``Nack`` without keep), or to the whole phone (``Bye`` without again)."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class Phone:
    """Joins, acts, and keeps what was not acknowledged to send it again after a lost connection.

    ``view`` is the newest public view as plain JSON values, ``welcomes`` how often the room let this phone in,
    ``nacks`` how often an act was not taken, ``byes`` how often the room sent it away, by code.
    """

    def __init__(
        self, url: str, key: str, *, source: str = "", ticket: str = "", rhythm_s: float | None = None
    ) -> None:
        """``url`` is the page's, ``key`` what stands behind # in the QR, or the code as somebody types it.

        ``source`` is an own address to come from (127.x.x.x). ``rhythm_s``: send one frame every so many seconds while
        something is secret, as the page does with 2; None sends at once. ``ticket`` stands in the place of the QR's own.
        """
        self._url = url
        self._way_in = WayIn(key)
        self._source = source
        self._ticket = ticket
        self._rhythm_s = rhythm_s
        self._seat = secrets.token_urlsafe(16)
        self._outbox: dict[str, tuple[Act, asyncio.Future[None]]] = {}
        self._cards: dict[str, tuple[str, int]] = {}
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._beat: Beat | None = None
        self._running: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()
        self.view: View | None = None
        self.views_seen = 0
        self.welcomes = 0
        self.nacks: Counter[str] = Counter()
        self.byes: Counter[str] = Counter()
        self.session = ""
        self.bye: TurnedAway | None = None

    @staticmethod
    def by_join_url(join_url: str, *, source: str = "", rhythm_s: float | None = None) -> Phone:
        """The phone of somebody who scanned the code."""
        url, _, fragment = join_url.partition("#")
        return Phone(url, fragment, source=source, rhythm_s=rhythm_s)

    async def join(self) -> View:
        """Connect and wait for the first view. Raises ``TurnedAway``."""
        self._running = asyncio.create_task(self._run())
        self._running.add_done_callback(lambda _: self._changed.set())
        return await self.until(lambda view: True)

    async def leave(self) -> None:
        """Close the page."""
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
            self._running = None

    async def lose_connection(self) -> None:
        """The Wi-Fi drops; the phone comes back by itself."""
        if self._socket is not None:
            await self._socket.close()

    async def until(self, wanted: Callable[[View], bool]) -> View:
        """The newest view as soon as it is ``wanted``. Raises ``TurnedAway`` when the phone is sent away before."""
        while self.view is None or not wanted(self.view):
            if self.bye is not None:
                raise self.bye
            if self._running is None or self._running.done():
                raise ConnectionError("this phone's page is closed")
            self._changed.clear()
            await self._changed.wait()
        return self.view

    async def add(self, column: str, text: str, when: str = "", mood: int = 0) -> str:
        """A new card; returns its capability once the card is on the laptop's disk. Raises ``TurnedAway``."""
        cap = secrets.token_urlsafe(16)
        self._cards[cap] = self._where
        await self.act(Add(_op(), cap, column, text, when, mood))
        return cap

    async def edit(self, cap: str, column: str, text: str) -> None:
        await self.act(Edit(_op(), cap, column, text))

    async def withdraw(self, cap: str) -> None:
        await self.act(Withdraw(_op(), cap))
        self._cards.pop(cap, None)

    async def vote(self, stage: str, choices: Mapping[str, int]) -> None:
        """The whole ballot: topic id -> votes."""
        await self.act(Ballot(_op(), stage, {topic: n for topic, n in choices.items() if n}))

    async def rate(self, stage: str, value: int) -> None:
        await self.act(Rate(_op(), stage, value))

    async def place(self, stage: str, places: Mapping[str, Sequence[int]]) -> None:
        """The whole sheet: topic id -> a step from 1 to 5 for each axis."""
        await self.act(Placing(_op(), stage, {topic: tuple(steps) for topic, steps in places.items()}))

    async def answer(self, stage: str, answers: Mapping[str, int]) -> None:
        """The whole sheet: item -> choice (from 0)."""
        await self.act(Answer(_op(), stage, dict(answers)))

    async def thumb(self, value: Literal["more", "next", ""]) -> None:
        """Answer the open question: more time for the topic, or the next one; "" takes it back."""
        view = self.view or {"stage": "", "body": {}}
        await self.act(Thumb(_op(), str(view["stage"]), int(view["body"]["thumbs"]["round"]), value))

    async def done(self, done: bool = True) -> None:
        """Say so once; nothing comes back."""
        self._send(Done(done))

    async def act(self, act: Act) -> None:
        """Send ``act`` until it is acknowledged, over as many connections as it takes. Raises ``TurnedAway``."""
        answered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._outbox[act.op] = (act, answered)
        try:
            self._send(act)
            await answered
        finally:
            self._outbox.pop(act.op, None)

    @property
    def _where(self) -> tuple[str, int]:
        """The stage, and how often its cards have turned over: what was written before lies on the board."""
        view = self.view or {"stage": "", "body": {}}
        return str(view["stage"]), int(view["body"].get("batch", 0))

    def _wrote_in(self) -> str:
        """A stage in which this phone has cards that may be hidden, or ""; the room knows which have turned over."""
        if self.view is None:
            return ""
        places = self._cards.values()
        return self._where[0] if self._where in places else next((s for s, batch in places if batch == 0), "")

    def _send(self, message: FromPhone) -> None:
        if self._beat is not None:  # what is lost is sent again from the outbox
            self._beat.say(_encoder.encode(message))

    async def _run(self) -> None:
        pause = FIRST_PAUSE
        local = (self._source, 0) if self._source else None
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(local_addr=local)) as client:
            while self.bye is None:
                before = self.welcomes
                with suppress(aiohttp.ClientError, ConnectionError, TimeoutError, Broken):
                    await self._connect(client)
                pause = FIRST_PAUSE if self.welcomes > before else min(pause * 2, LONGEST_PAUSE)
                if self.bye is None:
                    await asyncio.sleep(pause * random.uniform(0.5, 1.0))
        for _, answered in self._outbox.values():
            if not answered.done():
                answered.set_exception(self.bye)

    async def _connect(self, client: aiohttp.ClientSession) -> None:
        place = urlsplit(self._url)
        origin = f"http://{place.netloc}"
        async with client.ws_connect(
            f"ws://{place.netloc}/ws", origin=origin, compress=0, max_msg_size=0, autoclose=True
        ) as socket:
            channel = await self._way_in.channel(socket)
            if not isinstance(channel, Channel):
                self._hear(channel, socket, None)
                return
            stage = self._wrote_in()
            hello = Hello(VERSION, self._seat, bool(stage), self._ticket or self._way_in.ticket, stage)
            for piece in pieces(_encoder.encode(hello)):
                await socket.send_bytes(channel.seal(piece))
            async with self._beating(socket, channel) as beat:
                async for received in socket:
                    if received.type is not aiohttp.WSMsgType.BINARY:
                        return
                    message = channel.open(received.data)
                    if message is not None:
                        self._hear(msgspec.json.decode(message), socket, beat)

    @asynccontextmanager
    async def _beating(
        self, socket: aiohttp.ClientWebSocketResponse, channel: Channel
    ) -> AsyncIterator[Beat]:
        beat = Beat(socket, channel, self._rhythm_s, self._is_secret, lambda: bool(self._outbox))
        running = asyncio.create_task(beat.run())
        try:
            yield beat
        finally:
            self._socket = self._beat = None
            running.cancel()
            with suppress(asyncio.CancelledError, ConnectionError):
                await running

    def _is_secret(self) -> bool:
        """Whether phones give now what nobody may see yet: where cards are gathered always, for late ones may come."""
        body = self.view["body"] if self.view else {}
        return body.get("kind") == "collect" or bool(body.get("open"))

    def _hear(
        self, message: dict[str, Any], socket: aiohttp.ClientWebSocketResponse, beat: Beat | None
    ) -> None:
        match message["t"]:
            case "welcome":
                self._socket, self._beat = socket, beat
                self.welcomes += 1
                self.session = message["session"]
                for act, _ in list(self._outbox.values()):
                    self._send(act)
            case "view":
                self.view = message["view"]
                self.views_seen += 1
                if beat is not None:
                    beat.look()
            case "ack":
                self._settle(message["op"], None)
            case "nack":
                self.nacks[message["code"]] += 1
                if message["keep"]:
                    asyncio.get_running_loop().call_later(KEPT_PAUSE, self._again, message["op"])
                else:
                    self._settle(message["op"], TurnedAway(message["code"], message["sentence"]))
            case "bye":
                self.byes[message["code"]] += 1
                if not message["again"]:
                    self.bye = TurnedAway(message["code"], message["sentence"])
        self._changed.set()

    def _settle(self, op: str, refusal: TurnedAway | None) -> None:
        _, answered = self._outbox.get(op, (None, None))
        if answered is None or answered.done():
            return
        if refusal is None:
            answered.set_result(None)
        else:
            answered.set_exception(refusal)

    def _again(self, op: str) -> None:
        if op in self._outbox:
            self._send(self._outbox[op][0])


def _op() -> str:
    return secrets.token_urlsafe(16)
