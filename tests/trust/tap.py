"""Somebody who listens on the wire: passes every byte on between phones and laptop, and keeps all of them with their times."""

from __future__ import annotations

import asyncio
import base64
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

DATA = (0, 1, 2)
"""WebSocket opcodes that carry data."""


@dataclass(frozen=True, slots=True)
class Frame:
    """``at`` in seconds of the monotonic clock; ``payload`` unmasked."""

    at: float
    opcode: int
    payload: bytes


@dataclass(slots=True)
class Way:
    """One direction of one connection: the bytes as they were, and the WebSocket frames in them."""

    chunks: list[tuple[float, bytes]] = field(default_factory=list)

    @property
    def raw(self) -> bytes:
        return b"".join(chunk for _, chunk in self.chunks)

    def frames(self) -> list[Frame]:
        """Each with the time at which its last byte passed."""
        raw, ends, total = self.raw, [], 0
        for at, chunk in self.chunks:
            total += len(chunk)
            ends.append((total, at))
        found, place, times = [], raw.find(b"\r\n\r\n") + 4, iter(ends)
        end, at = next(times)
        while (size := _size(raw, place)) and place + size[0] + size[1] <= len(raw):
            head, length = size
            start = place + head
            payload = raw[start : start + length]
            if raw[place + 1] & 0x80:
                payload = _unmasked(payload, raw[start - 4 : start])
            while end < start + length:
                end, at = next(times)
            found.append(Frame(at, raw[place] & 0x0F, payload))
            place = start + length
        return found

    def data(self) -> list[Frame]:
        return [frame for frame in self.frames() if frame.opcode in DATA]


@dataclass(slots=True)
class Tapped:
    """One connection. ``source`` is the address the phone came from."""

    source: str
    up: Way = field(default_factory=Way)
    down: Way = field(default_factory=Way)

    def everything(self) -> Iterator[bytes]:
        """All that can be read of it: the streams as they were, and what the frames held."""
        for way in (self.up, self.down):
            yield way.raw
            yield b"".join(frame.payload for frame in way.data())


class Tap:
    """``connections`` in the order in which they began."""

    def __init__(self, laptop: str) -> None:
        """``laptop`` is the address of the page."""
        place = urlsplit(laptop)
        assert place.hostname and place.port
        self._ip, self._port = place.hostname, place.port
        self.connections: list[Tapped] = []
        self.port = 0
        self._passing: set[asyncio.Task[None]] = set()

    def through(self, url: str) -> str:
        """``url`` of the laptop, so that it leads through here."""
        return url.replace(f":{self._port}/", f":{self.port}/")

    async def pass_on(self, phone: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._passing.add(task)
        source = str(back.get_extra_info("peername")[0])
        tapped = Tapped(source)
        self.connections.append(tapped)
        laptop, forth = await asyncio.open_connection(self._ip, self._port, local_addr=(source, 0))
        try:
            head = await phone.readuntil(b"\r\n\r\n")
            tapped.up.chunks.append((time.monotonic(), head))
            # The laptop answers to its own name only.
            forth.write(head.replace(b":%d" % self.port, b":%d" % self._port))
            await asyncio.gather(_pour(phone, forth, tapped.up), _pour(laptop, back, tapped.down))
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # it ends, whoever ended it
        finally:
            forth.close()
            back.close()
            self._passing.discard(task)


@asynccontextmanager
async def tapping(laptop: str) -> AsyncIterator[Tap]:
    tap = Tap(laptop)
    server = await asyncio.start_server(tap.pass_on, "127.0.0.1", 0)
    tap.port = int(server.sockets[0].getsockname()[1])
    try:
        yield tap
    finally:
        server.close()
        await server.wait_closed()
        for passing in tuple(tap._passing):
            passing.cancel()
        await asyncio.gather(*tap._passing)


async def _pour(source: asyncio.StreamReader, into: asyncio.StreamWriter, way: Way) -> None:
    with suppress(ConnectionError):
        while chunk := await source.read(65536):
            way.chunks.append((time.monotonic(), chunk))
            into.write(chunk)
            await into.drain()
    into.close()


def _size(raw: bytes, place: int) -> tuple[int, int] | None:
    """Bytes of the head and of the payload of the frame at ``place``; None when the head is not whole."""
    if len(raw) < place + 2:
        return None
    mask, length = 4 * (raw[place + 1] >> 7), raw[place + 1] & 0x7F
    more = {126: 2, 127: 8}.get(length, 0)
    if len(raw) < place + 2 + more:
        return None
    if more:
        length = int.from_bytes(raw[place + 2 : place + 2 + more], "big")
    return 2 + more + mask, length


def _unmasked(payload: bytes, mask: bytes) -> bytes:
    whole = (mask * (len(payload) // 4 + 1))[: len(payload)]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(whole, "big")).to_bytes(len(payload), "big")


def forms(word: bytes) -> dict[str, bytes]:
    """Everything that ``word`` could look like on the wire."""
    found = {"raw": word, "hex": word.hex().encode(), "HEX": word.hex().upper().encode()}
    with suppress(UnicodeDecodeError):
        found |= {name: word.decode().encode(name) for name in ("utf-16-le", "utf-16-be")}
    for before in range(3):
        for name, encode in (("base64", base64.b64encode), ("base64url", base64.urlsafe_b64encode)):
            whole = encode(bytes(before) + word)
            # Without the characters in which a neighbour has a part.
            found[f"{name}+{before}"] = whole[-(-before * 8 // 6) : (before + len(word)) * 8 // 6]
    return found


def hits(words: Iterable[tuple[str, bytes]], contents: Iterable[bytes]) -> set[str]:
    """Which words are anywhere in ``contents``, as "what as form"."""
    looked = list(contents)
    return {
        f"{what} as {form}"
        for what, word in words
        for form, data in forms(word).items()
        if any(data in content for content in looked)
    }
