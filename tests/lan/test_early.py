"""Phones that wrote before the session: who they are nobody knows, how many came back the door can count."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrokit.facilitation.commands import CloseEarly, OpenEarly
from retrokit.facilitation.session import HeldCard
from retrokit.lan.phone import TurnedAway
from tests.lan.house import House, a_house, played, until


async def restarted(house: House) -> None:
    """The server forgets all that was in memory only, and the phones come back."""
    port = int(house.server.url.rstrip("/").rpartition(":")[2])
    welcomes = [phone.welcomes for phone in house.phones]
    await house.server.stop("quit")
    await house.server.start("127.0.0.1", port)
    await until(lambda: all(p.welcomes > w for p, w in zip(house.phones, welcomes, strict=True)))


@played
async def test_cards_come_early_are_changed_later_and_their_writers_count_again(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.do(OpenEarly())
        one, two = await house.phone(), await house.phone()
        view = await one.until(lambda view: view["state"] == "early")
        assert (view["index"], view["stage"], view["body"]["kind"]) == (0, "collect", "collect")
        cap = await one.add("wind", "an early thought")
        await two.add("rocks", "another")
        await house.do(CloseEarly())
        await one.until(lambda view: view["state"] == "lobby")
        with pytest.raises(TurnedAway, match="Writing is closed"):
            await one.edit(cap, "wind", "too late")
        await restarted(house)
        assert house.room.session.presence.fresh == 0, "in the lobby nobody counts who wrote"
        await house.go("look_back")
        await house.go("collect")
        await until(lambda: house.room.session.presence.fresh == 2)
        await one.edit(cap, "rocks", "a better thought")
        held = [e.text for e in house.room.session.held.values() if isinstance(e, HeldCard)]
        assert sorted(held) == ["a better thought", "another"]
        await one.withdraw(cap)
        await until(lambda: house.room.session.presence.fresh == 1)


@played
async def test_who_tells_of_cards_that_lie_on_the_board_is_not_believed(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.do(OpenEarly())
        one = await house.phone()
        await one.add("wind", "an early thought")
        await house.go("collect")
        await house.reveal()
        await house.go("group")
        await restarted(house)
        await house.go("collect")
        await until(lambda: house.room.session.presence.phones == 1)
        assert (house.room.session.presence.wrote, house.room.session.presence.fresh) == (0, 0)
