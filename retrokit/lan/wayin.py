"""How a simulated phone comes in: with what it has scanned or typed, up to the sealed channel. ``phone.py`` asks it."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import msgspec

from retrokit.lan.channel import Channel, Knock, greeted
from retrokit.lan.invitation import Invitation, scanned_psk, typed_psk
from retrokit.lan.messages import VERSION
from retrokit.lan.noise import Broken

Bye = dict[str, Any]
"""A ``bye`` as plain JSON values."""


class WayIn:
    """``ticket`` is the one in the QR, "" without."""

    def __init__(self, key: str) -> None:
        """``key`` is what stands behind # in the QR, or the code as somebody types it."""
        self._scanned = Invitation.read(key) if key.startswith("1.") else None
        self._code = key
        self._stretched: dict[bytes, bytes] = {}
        self.ticket = self._scanned.ticket if self._scanned else ""

    async def channel(self, socket: aiohttp.ClientWebSocketResponse) -> Channel | Bye:
        """The channel to the room's own laptop, or why there is none. Raises ``Broken``."""
        version, public = greeted(await _frame(socket))
        if version != VERSION:
            return _bye("old_page", "This page belongs to another version of retrokit. Load it again.")
        if self._scanned and self._scanned.public != public:
            return _bye("wrong_key", "This code does not open the room. Scan the one on the board.")
        knock = Knock(public, await self._psk(public), typed=self._scanned is None)
        await socket.send_bytes(knock.frame)
        answer = knock.enter(await _frame(socket))
        return answer if isinstance(answer, Channel) else dict(msgspec.json.decode(answer))

    async def _psk(self, public: bytes) -> bytes:
        if self._scanned:
            return scanned_psk(self._scanned.secret)
        if public not in self._stretched:
            self._stretched[public] = await asyncio.to_thread(typed_psk, self._code, public)
        return self._stretched[public]


def _bye(code: str, sentence: str) -> Bye:
    return {"t": "bye", "code": code, "sentence": sentence, "again": False}


async def _frame(socket: aiohttp.ClientWebSocketResponse) -> bytes:
    """The next frame. Raises ``Broken`` when the laptop closes instead."""
    received = await socket.receive()
    if received.type is not aiohttp.WSMsgType.BINARY:
        raise Broken("closed")
    return bytes(received.data)
