"""Lost connections, slow readers, a server that goes away and comes back; and what is left in the logs afterwards."""

from __future__ import annotations

import asyncio
import logging
import secrets
from dataclasses import replace
from pathlib import Path

import pytest

from retrokit.facilitation.commands import EndSession, SetHeadcount
from retrokit.facilitation.session import Card, HeldCard, Presence, Seat
from retrokit.lan.line import WAITING_MOST
from retrokit.lan.phone import Phone, TurnedAway
from retrokit.lan.roomkey import RoomKey
from tests.lan.house import House, a_house, a_session, played, until
from tests.lan.raw import a_socket


def texts(house: House) -> list[str]:
    return sorted(e.text for e in house.room.session.held.values() if isinstance(e, HeldCard))


@played
async def test_a_lost_connection_loses_and_doubles_nothing(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        phone = await house.phone()
        await house.go("collect")
        await phone.until(lambda v: v["body"]["kind"] == "collect")
        adding = [asyncio.create_task(phone.add("wind", f"card {n:02}")) for n in range(15)]
        await asyncio.sleep(0)
        await phone.lose_connection()
        await asyncio.gather(*adding)
        assert phone.welcomes == 2
        assert texts(house) == [f"card {n:02}" for n in range(15)]
        await until(lambda: house.room.session.presence == Presence(1, 1, 0, 1))


@played
async def test_phones_come_back_to_a_server_that_was_started_again(tmp_path: Path) -> None:
    async with a_house(tmp_path) as first:
        port = int(first.server.url.split(":")[2].strip("/"))
        phones = [await first.phone() for _ in range(3)]
        await first.go("collect")
        for phone in phones:
            await phone.until(lambda v: v["body"]["kind"] == "collect")
            await phone.add("wind", "before")
        await first.server.stop("quit")
        assert all(phone.bye is None for phone in phones)
        late = [asyncio.create_task(phone.add("wind", "while away")) for phone in phones]
        # The app comes back with what the store kept and the same key file.
        again = House(tmp_path, first.room.session)
        again.phones = phones
        assert again.key.secret == first.key.secret
        assert await again.server.start("127.0.0.1", port) == port
        await asyncio.gather(*late)
        assert texts(again) == ["before"] * 3 + ["while away"] * 3
        assert sum(isinstance(e, Seat) for e in again.room.session.held.values()) == 3
        await until(lambda: again.room.session.presence == Presence(3, 3, 0, 3))
        await asyncio.gather(*(phone.leave() for phone in phones))
        await again.server.stop("over")


@played
async def test_who_wrote_before_a_restart_still_counts(tmp_path: Path) -> None:
    async with a_house(tmp_path) as first:
        port = int(first.server.url.split(":")[2].strip("/"))
        phone = await first.phone()
        await first.go("collect")
        await phone.until(lambda v: v["body"]["kind"] == "collect")
        await phone.add("wind", "before")
        await first.server.stop("quit")
        again = House(tmp_path, first.room.session)
        await again.server.start("127.0.0.1", port)
        await until(lambda: again.room.session.presence == Presence(1, 1, 0, 1))
        await phone.leave()
        await again.server.stop("quit")


@played
async def test_the_end_is_shown_before_the_goodbye(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        phone = await house.phone()
        await house.go("rate")
        await house.do(EndSession())
        await house.server.stop("over")
        view = await phone.until(lambda v: v["state"] == "closed")
        assert view["body"]["kind"] == "closed"
        await until(lambda: phone.bye is not None)
        assert phone.bye is not None
        assert phone.bye.code == "over"


@played
async def test_a_room_that_moved_says_so(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        phone = await house.phone()
        acting = asyncio.create_task(phone.until(lambda v: False))
        await house.server.stop("moved")
        with pytest.raises(TurnedAway) as moved:
            await acting
        assert "new address" in moved.value.sentence


@played
async def test_a_phone_that_reads_slowly_gets_the_newest_view_and_holds_up_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrokit.lan.fanout.INTERVAL", 0.01)
    cards = tuple(Card(f"c{n}", "wind", f"{n} " + "x" * 480) for n in range(400))
    async with a_house(tmp_path, replace(a_session(), cards=cards)) as house:
        quick = await house.phone()
        await house.go("group")
        async with a_socket(house.server.url, narrow=True) as slow:
            await slow.come_in(house.key)
            await slow.hear_until("welcome")
            # Far more than the buffers between the two can hold, nothing of it read.
            for n in range(1, 61):
                await house.do(SetHeadcount(n))
                await quick.until(lambda v, n=n: v["headcount"] == n)  # type: ignore[misc]
            seen = [0]
            while seen[-1] < 60:
                seen.append((await slow.hear_until("view"))["view"]["headcount"])
            assert quick.views_seen > 60
            assert len(seen) < 40


@played
async def test_a_phone_that_never_takes_its_answers_is_cut_off(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.phone()
        line = next(iter(house.server._reception.fanout.lines))  # type: ignore[union-attr]
        for _ in range(WAITING_MOST + 1):
            line.answer(b"{}")
        await until(lambda: house.phones[0].welcomes == 2)


@pytest.mark.parametrize("name", ["retrokit", "aiohttp", "asyncio"])
def test_no_secret_no_text_and_no_address_in_any_log(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    source = "127.9.8.7"
    canary = f"canary-{secrets.token_hex(4)}"

    @played
    async def play() -> None:
        async with a_house(tmp_path) as house:
            phone = await house.phone(source)
            known.extend(
                [house.key.secret, house.key.fragment, house.key.code, house.key.shown_code, phone._seat]
            )
            await house.go("collect")
            known.append(await phone.add("wind", canary))
            with pytest.raises(TurnedAway):
                await phone.add("nowhere", canary)
            async with a_socket(house.server.url, source=source) as socket:
                await socket.frame()
                await socket.send(canary * 8)
                assert await socket.hear_until_closed() == 1008
            async with a_socket(house.server.url, source=source) as socket:
                with pytest.raises(AssertionError, match="wrong_key"):
                    await socket.knock(RoomKey.make())
            async with a_socket(house.server.url, source=source) as socket:
                await socket.come_in(house.key)
                await socket.say(canary)
                await socket.hear_until("bye")
            house.room._new_id = lambda: canary  # a bug in the room
            bug = Phone(house.server.url, canary, source=source)
            with pytest.raises(TurnedAway):
                await bug.join()
            await bug.leave()

    known = [canary, source]
    with caplog.at_level(logging.DEBUG, logger=name):
        play()
    said = "\n".join(f"{record.getMessage()} {record.exc_text or ''}" for record in caplog.records)
    assert [secret for secret in known if secret in said] == []


@pytest.mark.logs("failed: ZeroDivisionError")
def test_a_bug_is_told_as_a_plain_sentence_and_logged_without_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    @played
    async def play() -> None:
        async with a_house(tmp_path) as house:
            phone = await house.phone()
            await house.go("collect")

            def broken(*_: object) -> None:
                raise ZeroDivisionError("canary in the text")

            monkeypatch.setattr("retrokit.facilitation.stages.collect.canonical", broken)
            adding = asyncio.create_task(phone.add("wind", "x"))
            await until(lambda: phone.nacks["bug"] >= 1)
            monkeypatch.undo()
            await adding
            monkeypatch.setattr("retrokit.lan.connection.command_for", broken)
            adding = asyncio.create_task(phone.add("wind", "y"))
            await until(lambda: phone.welcomes >= 2)
            monkeypatch.undo()
            await adding
            assert texts(house) == ["x", "y"]

    play()
    assert "canary" not in caplog.text
