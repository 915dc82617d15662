"""The same act twice, one seat twice, and too many acts at once."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from retrokit.facilitation.session import HeldBallot, HeldCard
from retrokit.lan.phone import Phone
from tests.lan.house import a_house, played
from tests.lan.raw import a_socket, op

ADD = {"t": "add", "op": op(), "cap": op(), "column": "wind", "text": "x"}


def changed(**values: Any) -> str:
    return json.dumps(ADD | values)


@played
async def test_two_sockets_racing_one_ballot_count_once(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        phone = await house.phone()
        await house.go("collect")
        await phone.add("wind", "a topic")
        await phone.add("wind", "another")
        await house.reveal()
        await house.go("vote")
        topics = [
            t["id"] for t in (await phone.until(lambda v: v["body"]["kind"] == "vote"))["body"]["topics"]
        ]
        seat = op()
        async with a_socket(house.server.url) as one, a_socket(house.server.url) as two:
            for socket in (one, two):
                await socket.come_in(house.key, seat=seat)
                await socket.hear_until("view")
            votes = [{"t": "ballot", "op": op(), "stage": "vote", "choices": {topic: 1}} for topic in topics]
            await asyncio.gather(one.say(votes[0]), two.say(votes[1]))
            acks = {(await one.hear_until("ack"))["op"], (await two.hear_until("ack"))["op"]}
            assert acks == {vote["op"] for vote in votes}
        ballots = [e.choices for e in house.room.session.held.values() if isinstance(e, HeldBallot)]
        assert len(ballots) == 1
        assert dict(ballots[0]) in ({topics[0]: 1}, {topics[1]: 1})
        # Both were of one seat: two phones in the room, not three.
        assert house.server.presence.phones <= 2


@played
async def test_a_card_sent_again_is_acknowledged_again_and_is_one_card(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.go("collect")
        seat = op()
        for _ in range(3):
            async with a_socket(house.server.url) as socket:
                await socket.come_in(house.key, seat=seat)
                await socket.say(changed())
                await socket.say(changed())
                assert (await socket.hear_until("ack"))["op"] == ADD["op"]
                assert (await socket.hear_until("ack"))["op"] == ADD["op"]
        assert sum(isinstance(e, HeldCard) for e in house.room.session.held.values()) == 1
        await house.reveal()
        async with a_socket(house.server.url) as socket:
            await socket.come_in(house.key, seat=seat)
            await socket.say(changed())
            await socket.hear_until("ack")
        assert [card.text for card in house.room.session.cards] == ["x"]


@played
async def test_who_is_too_fast_is_slowed_and_keeps_the_act(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.go("collect")
        honest = await house.phone()
        async with a_socket(house.server.url) as socket:
            await socket.come_in(house.key)
            for n in range(30):
                await socket.say(changed(op=op(), cap=op(), text=f"card {n}"))
            answers = [await socket.hear() for _ in range(32)]
            kinds = [a["t"] for a in answers if a and a["t"] in ("ack", "nack")]
            assert kinds.count("ack") >= 20
            nack = next(a for a in answers if a and a["t"] == "nack")
            assert (nack["code"], nack["keep"]) == ("slow_down", True)
            await honest.add("wind", "still here")


@played
async def test_a_fifth_page_of_one_seat_closes_the_oldest(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        seat = op()
        async with a_socket(house.server.url) as oldest:
            await oldest.come_in(house.key, seat=seat)
            await oldest.hear_until("welcome")
            for _ in range(3):
                phone = Phone.by_join_url(house.server.join_url)
                phone._seat = seat
                house.phones.append(phone)
                await phone.join()
            assert house.server.presence.phones == 1
            assert house.server.connections == 4
            last = Phone.by_join_url(house.server.join_url)
            last._seat = seat
            house.phones.append(last)
            await last.join()
            assert (await oldest.hear_until("bye"))["code"] == "elsewhere"
        assert all(phone.bye is None for phone in house.phones)
