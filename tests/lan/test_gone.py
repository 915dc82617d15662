"""Phones whose connection goes in the middle of something: nobody can act on that, so no log speaks of it. Bugs it names."""

from __future__ import annotations

import asyncio
import socket
import struct
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import web
from aiohttp.abc import AbstractStreamWriter

from retrokit.facilitation.room import Room
from retrokit.lan.line import Line
from retrokit.lan.reception import Reception
from tests.lan.house import House, a_house, played, until
from tests.lan.raw import a_socket, ask, upgrade

PING = 9
SAID = "Ann wrote this"


def vanish(writer: asyncio.StreamWriter) -> None:
    """As a phone does that loses its network or its page: reset, and not a word more."""
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


@played
@pytest.mark.parametrize("late", [False, True], ids=["going", "gone"])
async def test_a_phone_that_goes_while_it_asks_is_not_spoken_of(
    late: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fates: list[BaseException] = []
    prepare = Line.prepare

    async def prepared(line: Line, request: web.BaseRequest) -> AbstractStreamWriter:
        """Its request is in, and its answer comes when it has just gone; ``late``: when aiohttp knows it."""
        transport = request.transport
        assert transport is not None
        while request.transport is not None if late else not transport.is_closing():
            await asyncio.sleep(0)
        try:
            return await prepare(line, request)
        except BaseException as fate:
            fates.append(fate)
            raise

    monkeypatch.setattr(Line, "prepare", prepared)
    async with a_house(tmp_path) as house:
        place = urlsplit(house.server.url)
        _, writer = await asyncio.open_connection(place.hostname, place.port)
        writer.write(upgrade(place.netloc).encode())
        asyncio.get_running_loop().call_later(0.05, vanish, writer)
        await until(lambda: bool(fates))
        assert isinstance(fates[0], ConnectionResetError)
        monkeypatch.undo()
        await still_open(house)
    assert "failed" not in caplog.text


@played
async def test_a_phone_that_goes_while_it_is_answered_is_not_spoken_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fates: list[BaseException] = []
    lines: list[Line] = []
    frame = Line.frame

    async def read(line: Line) -> bytes | None:
        """Only when the phone has gone does the laptop come to what it sent, and to its answer."""
        lines.append(line)
        transport = line._transport
        assert transport is not None
        await until(transport.is_closing)
        try:
            return await frame(line)
        except BaseException as fate:
            fates.append(fate)
            raise

    monkeypatch.setattr(Line, "frame", read)
    async with a_house(tmp_path) as house:
        async with a_socket(house.server.url) as phone:
            await phone.frame()
            await phone.send(b"", opcode=PING)
            await until(lambda: any(line._reader is not None and line._reader._buffer for line in lines))
            vanish(phone.writer)
            await until(lambda: bool(fates))
        assert isinstance(fates[0], ConnectionResetError)
        monkeypatch.undo()
        await still_open(house)
    assert "failed" not in caplog.text


@played
@pytest.mark.logs("a request failed: RuntimeError$")
async def test_a_bug_in_a_request_is_named_by_its_kind_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def receive(*_: object) -> web.StreamResponse:
        raise RuntimeError(SAID)

    async with a_house(tmp_path) as house:
        monkeypatch.setattr(Reception, "receive", receive)
        place = urlsplit(house.server.url)
        status, _, _ = await ask(house.server.url, upgrade(place.netloc).strip())
        assert status == 500
    assert SAID not in caplog.text


@played
@pytest.mark.logs("a connection failed: OSError$")
async def test_what_only_looks_like_a_lost_connection_is_a_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_house(tmp_path) as house:

        def broken(*_: object) -> None:
            raise OSError(SAID)

        monkeypatch.setattr(Room, "handle", broken)
        async with a_socket(house.server.url) as phone:
            await phone.come_in(house.key)
            assert (await phone.hear_until("bye"))["code"] == "bug"
        monkeypatch.undo()
    assert SAID not in caplog.text


async def still_open(house: House) -> None:
    """The next phone comes in."""
    phone = await house.phone()
    await until(lambda: house.server.connections == 1)
    await phone.leave()
