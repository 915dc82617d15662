"""Who the door lets in: a headcount, a lock, tickets on paper, and a room whose seats were voided. Real sockets throughout."""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientConnectionResetError

from retrokit.facilitation import commands as c
from retrokit.facilitation.session import HeldBallot, HeldCard, Seat, UsedTicket
from retrokit.lan.acts import ticket_key
from retrokit.lan.door import Door
from retrokit.lan.phone import Phone, TurnedAway
from tests.lan.house import House, a_house, played, until


def seats(house: House) -> int:
    return sum(isinstance(e, Seat) for e in house.room.session.held.values())


def knocking(house: House) -> tuple[Phone, asyncio.Task[object]]:
    """A new phone that tries to come in and goes on trying; the task ends when it is in."""
    phone = Phone.by_join_url(house.server.join_url)
    house.phones.append(phone)
    return phone, asyncio.create_task(phone.join())


@played
async def test_a_phone_too_many_waits_politely_until_it_is_let_in(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.do(c.SetHeadcount(2))
        one, two = await house.phone(), await house.phone()
        late, coming = knocking(house)
        await until(lambda: late.byes["locked"] > 0 and house.room.session.knocked is not None)
        assert late.bye is None, "it may come back by itself"
        assert late.view is None, "it sees nothing of the room"
        await one.lose_connection()
        await until(lambda: one.welcomes == 2)
        assert seats(house) == 2
        await house.do(c.LetOneIn())
        await coming
        assert (seats(house), house.room.session.headcount) == (3, 3)
        assert house.room.session.knocked is None
        assert two.byes == {}


@played
async def test_a_locked_room_takes_nobody_new_and_everybody_back(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        one = await house.phone()
        await house.do(c.LockRoom(True))
        assert (await one.until(lambda v: v["door"] == "locked"))["headcount"] == 0
        late, coming = knocking(house)
        await until(lambda: late.byes["locked"] > 0)
        await one.lose_connection()
        await until(lambda: one.welcomes == 2)
        await house.do(c.LockRoom(False))
        await coming
        assert seats(house) == 2


@played
async def test_a_knock_reaches_no_phone(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.do(c.SetHeadcount(1))
        one = await house.phone()
        await until(lambda: house.room.session.presence.phones == 1)
        await one.until(lambda v: v["phones"] == 1)
        seen = one.views_seen
        late, coming = knocking(house)
        await until(lambda: late.byes["locked"] > 1)
        assert one.views_seen == seen
        await house.do(c.LetOneIn())
        await coming


@played
async def test_one_ticket_one_seat(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        tickets = [secrets.token_urlsafe(16) for _ in range(2)]
        await house.do(c.UseTickets(tuple(ticket_key("s1", t) for t in tickets)))

        async def scan(ticket: str) -> Phone:
            phone = Phone.by_join_url(house.server.join_url + (f".{ticket}" if ticket else ""))
            house.phones.append(phone)
            await phone.join()
            return phone

        one = await scan(tickets[0])
        for ticket, code in (("", "no_ticket"), (tickets[0], "used_ticket"), ("f" * 22, "bad_ticket")):
            with pytest.raises(TurnedAway) as sent_away:
                await scan(ticket)
            assert sent_away.value.code == code
            assert sent_away.value.sentence
        await one.lose_connection()
        await until(lambda: one.welcomes == 2)
        await scan(tickets[1])
        held = house.room.session.held
        assert sum(isinstance(e, UsedTicket) for e in held.values()) == seats(house) == 2
        assert house.room.session.knocked is None, (
            "a phone without a ticket is nothing the facilitator must hear of"
        )
        assert not any(ticket in repr((held, house.room.session.door)) for ticket in tickets), (
            "only hashes are kept"
        )


@played
async def test_after_all_is_void_old_connections_vote_no_more_and_cards_stay_with_their_phones(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path) as house:
        await house.do(c.SetHeadcount(2))
        one, two = await house.phone(), await house.phone()
        await house.go("collect")
        await one.until(lambda v: v["body"]["kind"] == "collect")
        cap = await one.add("wind", "mine")
        await house.reveal()
        await house.go("vote")
        topic = (await one.until(lambda v: v["body"]["kind"] == "vote"))["body"]["topics"][0]["id"]
        await one.vote("vote", {topic: 1})
        await two.vote("vote", {topic: 1})
        await house.do(c.VoidSeats())
        # Between the rules' answer and the goodbye the old connections are still open.
        with pytest.raises(TurnedAway) as refused:
            await one.vote("vote", {topic: 1})
        assert refused.value.code == "no_seat"
        assert not any(isinstance(e, HeldBallot | Seat) for e in house.room.session.held.values())
        await house.server.stop("rejoin")
        await until(lambda: one.bye is not None and two.bye is not None)
        assert one.bye is not None
        assert one.bye.code == "rejoin"
        assert "Scan the new code" in one.bye.sentence
        assert cap


@played
async def test_the_same_secret_is_another_seat_once_all_is_void(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        one = await house.phone()
        await house.go("collect")
        await one.until(lambda v: v["body"]["kind"] == "collect")
        cap = await one.add("wind", "first words")
        before = {k for k, e in house.room.session.held.items() if isinstance(e, Seat)}
        await house.do(c.VoidSeats())
        await one.lose_connection()
        await until(lambda: one.welcomes == 2 and seats(house) == 1)
        after = {k for k, e in house.room.session.held.items() if isinstance(e, Seat)}
        assert not before & after
        await one.edit(cap, "wind", "better words")
        assert [e.text for e in house.room.session.held.values() if isinstance(e, HeldCard)] == [
            "better words"
        ]


@pytest.mark.logs("a request failed: ValueError")
def test_who_hangs_up_before_the_answer_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    door: Any = object.__new__(Door)
    for error in (ClientConnectionResetError("Cannot write to closing transport"), ValueError()):
        assert door.handle_error(None, 500, error).status == 500
    assert [record.getMessage() for record in caplog.records] == ["a request failed: ValueError"]
