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

from retrokit.lan.channel import Channel, Knock, greeted, pieces
from retrokit.lan.messages import VERSION
from retrokit.lan.roomkey import RoomKey


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
    """A WebSocket made by hand: any opcode, any length; and by hand into the room.

    ``closed`` is the code with which the laptop hung up, 0 while it has not or when it did without one.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer
        self.channel: Channel | None = None
        self.closed = 0

    async def knock(self, key: RoomKey, *, typed: bool = False) -> None:
        """Up to the sealed channel; nothing said in it yet."""
        _, public = greeted(await self.frame())
        knock = Knock(public, await key.psk(typed=typed), typed=typed)
        await self.send(knock.frame)
        channel = knock.enter(await self.frame())
        assert isinstance(channel, Channel), channel
        self.channel = channel

    async def come_in(self, key: RoomKey, **changed: Any) -> None:
        """The handshake and a hello; ``changed`` are its fields. What comes back is still to be heard."""
        await self.knock(key)
        await self.say(hello(**changed))

    async def send(self, payload: bytes | str, *, opcode: int = 2, fin: bool = True, rsv: int = 0) -> None:
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

    async def say(self, message: dict[str, Any] | bytes | str) -> None:
        """A message through the channel, or any bytes in the place of one."""
        if isinstance(message, str):
            message = message.encode()
        assert self.channel
        for piece in pieces(message if isinstance(message, bytes) else msgspec.json.encode(message)):
            await self.send(self.channel.seal(piece))

    async def hear(self) -> dict[str, Any] | None:
        """The next message, fillers left out, or None when the laptop has closed the connection."""
        while True:
            frame = await self.frame()
            if not frame:
                return None
            if self.channel is None:  # a last word in the clear
                return dict(msgspec.json.decode(frame[3 : 3 + int.from_bytes(frame[1:3], "big")]))
            message = self.channel.open(frame)
            if message is not None:
                return dict(msgspec.json.decode(message))

    async def hear_until_closed(self) -> int:
        """The code with which the laptop hangs up; fails when it has something to say first."""
        assert await self.hear() is None
        return self.closed

    async def frame(self) -> bytes:
        """The next frame of data as it came, b"" when the laptop has closed the connection."""
        async with asyncio.timeout(8):
            while True:
                try:
                    opcode, payload = await self._frame()
                except (asyncio.IncompleteReadError, ConnectionError):
                    return b""
                if opcode == 2:
                    return payload
                if opcode == 8:
                    self.closed = int.from_bytes(payload[:2], "big")
                    return b""

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


def hello(**changed: Any) -> dict[str, Any]:
    return {"t": "hello", "v": VERSION, "seat": secrets.token_urlsafe(16)} | changed


def op() -> str:
    return secrets.token_urlsafe(16)
