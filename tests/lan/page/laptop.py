"""A laptop of the tests' own: serves the built page as the door does, speaks the protocol, and does what a test wants of it."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from aiohttp import WSMsgType, web

from retrokit.facilitation.faces import PublicView
from retrokit.lan.messages import (
    VERSION,
    Ack,
    Add,
    Ballot,
    Bye,
    Edit,
    FromPhone,
    Hello,
    Message,
    Nack,
    Ping,
    Pong,
    Rate,
    View,
    Welcome,
    Withdraw,
)
from retrokit.lan.site import HEADERS, Site
from tests.lan.page import scenes

Act = Add | Edit | Withdraw | Ballot | Rate
Answer = Callable[[Act], Message | None]
PATIENCE = 20.0
_M = TypeVar("_M")


def taken(act: Act) -> Message:
    return Ack(act.op)


class Laptop:
    """``heard`` is everything phones said, in order; ``answer`` says what comes back for an act (None: nothing)."""

    def __init__(self, page: Path) -> None:
        self._site = Site(page)
        self._decoder = msgspec.json.Decoder(FromPhone)
        self._runner: web.AppRunner | None = None
        self._sockets: set[web.WebSocketResponse] = set()
        self.port = 0
        self.key = secrets.token_urlsafe(16)
        self.code = "7Q4KWXRT"
        self.welcome = Welcome(VERSION, "s-" + secrets.token_hex(6), "en", {})
        self.view: PublicView = scenes.lobby()
        self.answer: Answer = taken
        self.deaf = False
        self.turning_away: Bye | None = None
        self.heard: list[FromPhone] = []
        self.requests: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def join_url(self) -> str:
        return f"{self.url}#1.{self.key}"

    @property
    def phones(self) -> int:
        return len(self._sockets)

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
        for socket in tuple(self._sockets):
            transport = socket._req.transport if socket._req else None
            if transport is not None:
                transport.abort()
        self._sockets.clear()

    async def show(self, view: PublicView) -> None:
        self.view = view
        await self.say(View(view))

    async def say(self, message: Message) -> None:
        for socket in tuple(self._sockets):
            await _send(socket, message)

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
        socket = web.WebSocketResponse(max_msg_size=4096, compress=False)
        await socket.prepare(request)
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            message = self._decoder.decode(frame.data)
            self.heard.append(message)
            if not self.deaf:
                await self._reply(socket, message)
        self._sockets.discard(socket)
        return socket

    async def _reply(self, socket: web.WebSocketResponse, message: FromPhone) -> None:
        if isinstance(message, Hello):
            if message.key not in (self.key, self.code):
                await _send(socket, Bye("wrong_key", "This code does not open the room.", again=False))
                return
            if self.turning_away:
                await _send(socket, self.turning_away)
                await socket.close()
                return
            self._sockets.add(socket)
            await _send(socket, self.welcome)
            await _send(socket, View(self.view))
        elif isinstance(message, Ping):
            await _send(socket, Pong())
        elif isinstance(message, Act):
            answer = self.answer(message)
            if answer is not None:
                await _send(socket, answer)


async def _send(socket: web.WebSocketResponse, message: Message) -> None:
    with suppress(ConnectionError):  # the phone may leave at any moment
        await socket.send_str(msgspec.json.encode(message).decode())


def refusing(code: str, sentence: str, *, keep: bool) -> Answer:
    return lambda act: Nack(act.op, code, sentence, keep)
