"""Bare HTTP and WebSocket to one's own server, for what no honest page would send."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import msgspec


async def ask(url: str, head: str, *, source: str = "127.0.0.1") -> tuple[int, dict[str, str], bytes]:
    """Send ``head`` (lines without the end of line) and read the answer to its end; status 0 when there is none."""
    place = urlsplit(url)
    reader, writer = await asyncio.open_connection(place.hostname, place.port, local_addr=(source, 0))
    writer.write(("\r\n".join(head.splitlines()) + "\r\n\r\n").encode("latin-1"))
    async with asyncio.timeout(8):
        answer = await reader.read()
    writer.close()
    top, _, body = answer.partition(b"\r\n\r\n")
    lines = top.decode("latin-1").split("\r\n")
    headers = {name: value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    return int(lines[0].split()[1]) if answer else 0, headers, body


class Socket:
    """A WebSocket made by hand: any opcode, any length, masked or not."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def send(self, payload: bytes | str, *, opcode: int = 1, fin: bool = True, rsv: int = 0) -> None:
        data = payload.encode() if isinstance(payload, str) else payload
        mask = os.urandom(4)
        first = (0x80 if fin else 0) | rsv | opcode
        if len(data) < 126:
            head = struct.pack("!BB", first, 0x80 | len(data))
        elif len(data) < 65536:
            head = struct.pack("!BBH", first, 0x80 | 126, len(data))
        else:
            head = struct.pack("!BBQ", first, 0x80 | 127, len(data))
        masked = (int.from_bytes(data) ^ int.from_bytes((mask * (len(data) // 4 + 1))[: len(data)])).to_bytes(
            len(data)
        )
        self.writer.write(head + mask + masked)
        await self.writer.drain()

    async def say(self, message: dict[str, Any]) -> None:
        await self.send(msgspec.json.encode(message))

    async def hear(self) -> dict[str, Any] | None:
        """The next message, or None when the laptop has closed the connection."""
        async with asyncio.timeout(8):
            while True:
                try:
                    opcode, payload = await self._frame()
                except (asyncio.IncompleteReadError, ConnectionError):
                    return None
                if opcode == 1:
                    return dict(msgspec.json.decode(payload))
                if opcode == 8:
                    return None

    async def hear_until(self, kind: str) -> dict[str, Any]:
        """The next message of this kind; fails when the laptop hangs up before."""
        while (message := await self.hear()) is not None:
            if message["t"] == kind:
                return message
        raise AssertionError(f"closed without a {kind}")

    async def _frame(self) -> tuple[int, bytes]:
        first, length = await self.reader.readexactly(2)
        if length == 126:
            (length,) = struct.unpack("!H", await self.reader.readexactly(2))
        elif length == 127:
            (length,) = struct.unpack("!Q", await self.reader.readexactly(8))
        return first & 0x0F, await self.reader.readexactly(length)


@asynccontextmanager
async def a_socket(url: str, *, source: str = "127.0.0.1", narrow: bool = False) -> AsyncIterator[Socket]:
    """Through the handshake, nothing said yet. ``narrow``: next to nothing is buffered on this side."""
    place = urlsplit(url)
    plug = socket.socket()
    plug.setblocking(False)
    plug.bind((source, 0))
    if narrow:
        plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    await asyncio.get_running_loop().sock_connect(plug, (place.hostname, place.port))
    reader, writer = await asyncio.open_connection(sock=plug, limit=1024 if narrow else 2**16)
    writer.write(upgrade(place.netloc).encode())
    assert b" 101 " in (await reader.readuntil(b"\r\n\r\n")).splitlines()[0]
    try:
        yield Socket(reader, writer)
    finally:
        writer.close()


def upgrade(netloc: str, *, host: str | None = None, origin: str | None = None, more: str = "") -> str:
    """The request that opens a WebSocket; ``host`` and ``origin`` default to the right ones, "" leaves them out."""
    host = netloc if host is None else host
    origin = f"http://{netloc}" if origin is None else origin
    lines = ["GET /ws HTTP/1.1", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"]
    lines.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
    lines += [f"Host: {host}"] * bool(host) + [f"Origin: {origin}"] * bool(origin) + [more] * bool(more)
    return "\r\n".join(lines) + "\r\n\r\n"


def hello(secret: str, **changed: Any) -> dict[str, Any]:
    return {"t": "hello", "v": 1, "key": secret, "seat": secrets.token_urlsafe(16)} | changed


def op() -> str:
    return secrets.token_urlsafe(16)
