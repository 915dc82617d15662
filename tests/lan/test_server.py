"""The server below the page: the threshold and its time limits, ports and addresses."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from retrokit.facilitation.errors import Trouble
from retrokit.lan.roomkey import RoomKey
from retrokit.lan.server import PhoneServer
from tests.lan.house import House, a_house, played, until
from tests.lan.raw import a_socket, ask


@played
async def test_a_tls_hello_is_hung_up_on_at_once(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        place = house.server.url.removeprefix("http://").strip("/").split(":")
        reader, writer = await asyncio.open_connection(place[0], int(place[1]))
        start = time.perf_counter()
        writer.write(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500))
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await reader.readexactly(1)
        assert time.perf_counter() - start < 1
        writer.close()


@played
async def test_slow_headers_are_hung_up_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrokit.lan.door.HEADER_TIMEOUT", 0.3)
    async with a_house(tmp_path) as house:
        place = house.server.url.removeprefix("http://").strip("/").split(":")
        reader, writer = await asyncio.open_connection(place[0], int(place[1]))
        writer.write(b"GET / HTTP/1.1\r\nHost: ")
        async with asyncio.timeout(3):
            with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
                await reader.readexactly(1)
        writer.close()


@played
async def test_garbage_gets_a_bare_status(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        for head in (
            "x",
            "GET",
            "GET / HTTP/9.9",
            "\x00\x01\x02",
            "GET / HTTP/1.1\nHost : a",
            "GET /" + "a" * 9000,
        ):
            status, headers, body = await ask(house.server.url, head)
            assert status == 400, head[:20]
            assert body == b""
            assert headers["Server"] == ""


@played
async def test_a_crowd_from_one_address_does_not_keep_the_others_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrokit.lan.door.STRANGERS_MOST", 20)
    async with a_house(tmp_path) as house:
        place = house.server.url.removeprefix("http://").strip("/").split(":")
        async with a_socket(house.server.url, source="127.0.0.9") as waiting:
            crowd = [await asyncio.open_connection(place[0], int(place[1])) for _ in range(60)]
            phone = await house.phone("127.0.0.8")
            await waiting.come_in(house.key)
            await waiting.hear_until("welcome")
            await until(lambda: sum(reader.at_eof() for reader, _ in crowd) >= 40)
            assert phone.bye is None
            for _, writer in crowd:
                writer.close()
            await phone.leave()
        await until(lambda: house.server._doorway.admitted == 0)


@played
async def test_a_taken_port_moves_on_to_the_next(tmp_path: Path) -> None:
    async with a_house(tmp_path) as first:
        port = int(first.server.url.split(":")[2].strip("/"))
        (tmp_path / "second").mkdir()
        second = House(tmp_path / "second")
        got = await second.server.start("127.0.0.1", port)
        assert port < got <= port + 10
        assert second.server.url == f"http://127.0.0.1:{got}/"
        assert second.server.join_url == f"http://127.0.0.1:{got}/#{second.key.fragment}"
        await second.server.stop("quit")
        assert second.server.url == ""
        await second.server.stop("quit")


@played
async def test_all_ports_taken_or_no_such_address_is_trouble(tmp_path: Path) -> None:
    house = House(tmp_path)

    async def ignore(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    first = await asyncio.start_server(ignore, "127.0.0.1", 0)
    port = first.sockets[0].getsockname()[1]
    taken = [first]
    for n in range(port + 1, port + 11):
        try:
            taken.append(await asyncio.start_server(ignore, "127.0.0.1", n))
        except OSError:
            continue  # somebody else's: taken as well
    with pytest.raises(Trouble) as trouble:
        await house.server.start("127.0.0.1", port)
    assert trouble.value.code == "port_taken"
    assert str(port) in str(trouble.value)
    for server in taken:
        server.close()
        await server.wait_closed()
    with pytest.raises(Trouble) as gone:
        await PhoneServer(house.room, RoomKey.make(), tmp_path / "page", house.language, house.clock).start(
            "127.0.0.1%nowhere", 0
        )
    assert gone.value.code == "address_gone"
