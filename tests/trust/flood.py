"""People who want to bring the room down, all at once: ``python -m tests.trust.flood URL KNOCKS SILENT SECONDS``.

They know the address on the board and not its secret. Prints one JSON line: how many tried what, and what came of it.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit

import aiohttp

from retrokit.lan.channel import Channel, Knock, greeted
from retrokit.lan.noise import Broken

KNOCKING = 100
BIG = 65_536
GIVEN_UP_S = 30.0
OVER = (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSING, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR)

Socket = aiohttp.ClientWebSocketResponse


async def knock(socket: Socket) -> bool:
    """Ask for entry without the room's secret. True when the laptop lets this one in. The only place that knows the wire."""
    answer = await socket.receive()
    if answer.type in OVER:
        return False
    _, public = greeted(answer.data)
    guess = Knock(public, secrets.token_bytes(32), typed=False)
    await socket.send_bytes(guess.frame)
    while (answer := await socket.receive()).type not in OVER:
        try:
            if isinstance(guess.enter(answer.data), Channel):
                return True
        except Broken:
            return True  # neither a word in the clear nor the other side of this handshake
    return False


class Flood:
    """``came`` counts by kind who tried, ``cut`` whom the laptop let go of, ``longest`` after how many seconds at most."""

    def __init__(self, url: str) -> None:
        self._url, self._place = url, urlsplit(url)
        self.came: Counter[str] = Counter()
        self.cut: Counter[str] = Counter()
        self.longest: dict[str, float] = {}
        self.accepted = 0

    async def knocks(self, count: int) -> None:
        """``count`` handshakes without the secret, KNOCKING at a time, from many addresses."""
        todo = iter(range(count))

        async def knocker(n: int) -> None:
            async with self._browser(f"127.0.1.{n + 2}") as http:
                for _ in todo:
                    async with (
                        self._one("knock"),
                        http.ws_connect(
                            f"ws://{self._place.netloc}/ws",
                            origin=f"http://{self._place.netloc}",
                            compress=0,
                            max_msg_size=0,
                        ) as socket,
                    ):
                        self.accepted += await knock(socket)

        await asyncio.gather(*(knocker(n) for n in range(KNOCKING)))

    async def silent(self, count: int) -> None:
        """``count`` connections at once that never say a word."""
        await self._crowd("silent", count, self._listen)

    async def slow(self, count: int) -> None:
        """Headers that come one letter at a time."""

        async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            for letter in b"GET / HTTP/1.1\r\n" + b"X-Slow: " + b"a" * 1000:
                writer.write(bytes([letter]))
                await writer.drain()
                with suppress(TimeoutError):
                    async with asyncio.timeout(0.2):
                        if not await reader.read(1):
                            return

        await self._crowd("slow", count, speak)

    async def garbage(self, count: int) -> None:
        """Bytes without sense, before and after a good upgrade."""

        async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            if secrets.randbits(1):
                writer.write(self._upgrade())
            writer.write(os.urandom(2000))
            await self._listen(reader, writer)

        await self._crowd("garbage", count, speak)

    async def big(self, count: int) -> None:
        """Frames of 64 KB instead of a greeting."""

        async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(self._upgrade())
            kind = b"\x81" if secrets.randbits(1) else b"\x82"
            for _ in range(8):
                writer.write(kind + b"\xff" + BIG.to_bytes(8) + bytes(4) + b"x" * BIG)
                await writer.drain()
            await self._listen(reader, writer)

        await self._crowd("big", count, speak)

    async def until_over(self, seconds: float) -> None:
        """Slow headers, garbage and big frames, over and over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            await asyncio.gather(self.garbage(20), self.big(10), asyncio.sleep(0.5))

    async def _listen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(4096):
            pass

    async def _crowd(
        self,
        kind: str,
        count: int,
        speak: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
    ) -> None:
        async def one(n: int) -> None:
            source = f"127.0.2.{n % 200 + 2}"
            async with self._one(kind):
                reader, writer = await asyncio.open_connection(
                    self._place.hostname, self._place.port, local_addr=(source, 0)
                )
                try:
                    await speak(reader, writer)
                finally:
                    writer.close()

        await asyncio.gather(*(one(n) for n in range(count)))

    @asynccontextmanager
    async def _one(self, kind: str) -> AsyncIterator[None]:
        """One attempt; when the body ends by itself or is reset, the laptop has let go of it."""
        self.came[kind] += 1
        start = time.monotonic()
        with suppress(TimeoutError):
            async with asyncio.timeout(GIVEN_UP_S):
                with suppress(OSError, aiohttp.ClientError):
                    yield
                self.cut[kind] += 1
        self.longest[kind] = max(self.longest.get(kind, 0.0), round(time.monotonic() - start, 2))

    def _browser(self, source: str) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(connector=aiohttp.TCPConnector(local_addr=(source, 0), limit=0))

    def _upgrade(self) -> bytes:
        here = self._place.netloc
        return (
            f"GET /ws HTTP/1.1\r\nHost: {here}\r\nOrigin: http://{here}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        ).encode()


async def main(url: str, knocks: int, silent: int, seconds: float) -> None:
    flood = Flood(url)
    await asyncio.gather(
        flood.silent(silent), flood.slow(silent // 10), flood.knocks(knocks), flood.until_over(seconds)
    )
    sys.stdout.write(
        json.dumps(
            {"accepted": flood.accepted, "came": flood.came, "cut": flood.cut, "longest_s": flood.longest}
        )
        + "\n"
    )


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])))
