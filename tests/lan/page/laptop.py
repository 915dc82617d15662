"""A laptop of the tests' own: serves the built page as the door does, speaks the protocol, and does what a test wants of it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from aiohttp import WSCloseCode, WSMsgType, web
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from retrokit.facilitation.faces import PublicView
from retrokit.lan.channel import FILLER, Channel, admit, greeting, is_typed, pieces, refusal
from retrokit.lan.invitation import as_text, scanned_psk, typed_psk
from retrokit.lan.messages import (
    VERSION,
    Ack,
    Add,
    Answer as Answered,
    Ballot,
    Bye,
    Edit,
    FromPhone,
    Hello,
    Message,
    Nack,
    Placing,
    Rate,
    View,
    Welcome,
    Withdraw,
)
from retrokit.lan.noise import Broken
from retrokit.lan.site import HEADERS, Site
from tests.lan.page import scenes

Act = Add | Edit | Withdraw | Ballot | Rate | Placing | Answered
Answer = Callable[[Act], Message | None]
PATIENCE = 20.0
WRONG_KEY = "This code does not open the room."
_M = TypeVar("_M")


def taken(act: Act) -> Message:
    return Ack(act.op)


class Phone:
    """One phone's connection after the handshake."""

    def __init__(self, socket: web.WebSocketResponse, channel: Channel) -> None:
        self.socket = socket
        self.channel = channel

    async def say(self, message: Message) -> None:
        for piece in pieces(msgspec.json.encode(message)):
            await self.send(self.channel.seal(piece))

    async def send(self, frame: bytes) -> None:
        with suppress(ConnectionError):  # the phone may leave at any moment
            await self.socket.send_bytes(frame)


class Laptop:
    """``heard`` is everything phones said, in order; ``answer`` says what comes back for an act (None: nothing).

    ``on_the_way`` is what becomes of a frame before it arrives here, ``refuses`` what is said, in the clear, to whoever
    knocks. ``frames`` counts what came after the handshakes, ``typed`` how many came with a typed code. While ``deaf`` it takes
    frames and says nothing.
    """

    def __init__(self, page: Path) -> None:
        self._site = Site(page)
        self._decoder = msgspec.json.Decoder(FromPhone)
        self._runner: web.AppRunner | None = None
        self._phones: set[Phone] = set()
        self.pair = X25519PrivateKey.generate()
        self.version = VERSION
        self.port = 0
        self.key = secrets.token_urlsafe(16)
        self.code = "7Q4KWXRT"
        self.welcome = Welcome(VERSION, "s-" + secrets.token_hex(6), "en", {})
        self.view: PublicView = scenes.lobby()
        self.answer: Answer = taken
        self.deaf = False
        self.turning_away: Bye | None = None
        self.refuses: Bye | None = None
        self.on_the_way: Callable[[bytes], bytes] = bytes
        self.frames = 0
        self.typed = 0
        self.heard: list[FromPhone] = []
        self.requests: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def join_url(self) -> str:
        return f"{self.url}#1.{as_text(self.public)}{self.key}"

    @property
    def public(self) -> bytes:
        return self.pair.public_key().public_bytes_raw()

    @property
    def phones(self) -> int:
        return len(self._phones)

    async def start(self) -> None:
        """Listen; a second time on the same port, as after a restart."""
        self._runner = web.AppRunner(web.Application(), access_log=None, shutdown_timeout=0.1)
        self._runner.app.router.add_get("/ws", self._talk)
        self._runner.app.router.add_get("/{rest:.*}", self._fetch)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True)
        await site.start()
        self.port = int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        self.cut()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def cut(self) -> None:
        """Every connection ends without a goodbye."""
        for phone in tuple(self._phones):
            transport = phone.socket._req.transport if phone.socket._req else None
            if transport is not None:
                transport.abort()
        self._phones.clear()

    async def show(self, view: PublicView) -> None:
        self.view = view
        await self.say(View(view))

    async def say(self, message: Message) -> None:
        for phone in tuple(self._phones):
            await phone.say(message)

    async def send(self, damage: Callable[[bytes], bytes]) -> None:
        """Every phone gets a good frame with something done to it."""
        for phone in tuple(self._phones):
            await phone.send(damage(phone.channel.seal(FILLER)))

    def acts(self, kind: type[_M]) -> list[_M]:
        """What was heard of one kind, the same act only once."""
        found: dict[object, _M] = {}
        for message in self.heard:
            if isinstance(message, kind):
                found.setdefault(getattr(message, "op", id(message)), message)
        return list(found.values())

    async def until(self, true: Callable[[], object]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not true():
                await asyncio.sleep(0.01)

    async def _fetch(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request.path)
        return self._site.file(request.path) or web.Response(status=404, headers=HEADERS)

    async def _talk(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        await socket.send_bytes(self._greeting())
        channel = await self._opened(socket)
        if channel is None:
            return socket
        phone = Phone(socket, channel)
        async for frame in socket:
            if frame.type is not WSMsgType.BINARY:
                break
            try:
                text = channel.open(self.on_the_way(frame.data))
            except Broken:
                await socket.close(code=WSCloseCode.POLICY_VIOLATION)
                break
            self.frames += 1
            await self._hear(phone, text)
        self._phones.discard(phone)
        return socket

    def _greeting(self) -> bytes:
        frame = greeting(self.public)
        return frame[:1] + bytes([self.version]) + frame[2:]

    async def _opened(self, socket: web.WebSocketResponse) -> Channel | None:
        knock = await socket.receive()
        if knock.type is not WSMsgType.BINARY:
            return None
        typed = is_typed(knock.data)
        self.typed += typed
        psk = typed_psk(self.code, self.public) if typed else scanned_psk(self.key)
        try:
            frame, channel = admit(knock.data, self.pair, psk)
        except Broken:
            await self._refuse(socket, Bye("wrong_key", WRONG_KEY, again=False))
            return None
        if self.refuses:
            await self._refuse(socket, self.refuses)
            return None
        await socket.send_bytes(frame)
        return channel

    async def _refuse(self, socket: web.WebSocketResponse, bye: Bye) -> None:
        await socket.send_bytes(refusal(msgspec.json.encode(bye)))
        await socket.close(code=WSCloseCode.POLICY_VIOLATION)

    async def _hear(self, phone: Phone, text: bytes | None) -> None:
        """Every frame but the hello is answered with one frame, as on the wire; here without the pause."""
        message = None if text is None else self._decoder.decode(text)
        if message is not None:
            self.heard.append(message)
        if self.deaf:
            return
        if isinstance(message, Hello):
            if self.turning_away:
                await phone.say(self.turning_away)
                await phone.socket.close()
                return
            self._phones.add(phone)
            await phone.say(self.welcome)
            await phone.say(View(self.view))
            return
        answer = self.answer(message) if isinstance(message, Act) else None
        if answer is not None:
            await phone.say(answer)
        else:
            await phone.send(phone.channel.seal(FILLER))


def refusing(code: str, sentence: str, *, keep: bool) -> Answer:
    return lambda act: Nack(act.op, code, sentence, keep)
