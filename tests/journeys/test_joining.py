"""The room follows the laptop: another address chosen, no network at all, a network that blinks, one that changes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from retrokit import catalogue
from retrokit.app import App, Setup, opened
from retrokit.joining import Joining, Ways
from retrokit.lan.address import Address
from retrokit.lan.phone import Phone, TurnedAway
from retrokit.paths import Paths, assets
from retrokit.settings import Settings

WIFI = Address("127.0.0.2", "wlan0", "wifi", "")
CABLE = Address("127.0.0.3", "eth0", "ethernet", "")


@asynccontextmanager
async def joined(home: Path, there: list[Address], ways: Ways | None = None) -> AsyncIterator[Joining]:
    """A room whose laptop has the addresses in ``there``, which the test may change."""
    with opened(Paths(home)) as store:
        setup = Setup(Paths(home), Settings(), catalogue.load(assets(), "en"), loopback=True)
        app = App(setup, store)
        await app.start("Harbour", "On the move", "sailboat", 60, 3)
        assert app.live
        await app.live.hush("moved")
        joining = Joining(app.live, lambda: tuple(there), 0, "", lambda info: None, ways or Ways())
        await joining.open()
        try:
            yield joining
        finally:
            await joining.close()
            await app.close()


def test_the_best_address_is_taken_and_another_can_be_chosen(tmp_path: Path) -> None:
    async def play() -> None:
        async with joined(tmp_path, [WIFI, CABLE]) as joining:
            assert joining.info.chosen == WIFI.ip and joining.info.url.startswith(f"http://{WIFI.ip}:")
            phone = Phone.by_join_url(joining.info.url)
            await phone.join()
            await joining.open(CABLE.ip)
            assert joining.info.short_url.startswith(f"{CABLE.ip}:")
            with pytest.raises(TurnedAway, match="Scan the code") as moved:
                await phone.until(lambda view: False)
            assert moved.value.code == "moved"
            again = Phone.by_join_url(joining.info.url)
            await again.join()
            await again.leave()
            await phone.leave()

    asyncio.run(play())


def test_no_network_is_a_state_with_advice_that_ends_by_itself(tmp_path: Path) -> None:
    async def play() -> None:
        there: list[Address] = []
        async with joined(tmp_path, there) as joining:
            assert joining.info.url == ""
            assert joining.info.trouble and joining.info.trouble.code == "no_network"
            await joining.look()
            there.append(WIFI)
            await joining.look()
            assert joining.info.url and joining.info.trouble is None

    asyncio.run(play())


def test_a_network_that_blinks_moves_nobody(tmp_path: Path) -> None:
    async def play() -> None:
        there = [WIFI]
        async with joined(tmp_path, there) as joining:
            url = joining.info.url
            phone = Phone.by_join_url(url)
            await phone.join()
            there.clear()
            await joining.look()
            assert joining.info.trouble and joining.info.url == ""
            there.append(WIFI)
            await joining.look()
            assert joining.info.url == url and joining.info.trouble is None
            assert phone.welcomes == 1 and phone.bye is None
            await phone.leave()

    asyncio.run(play())


def test_another_network_moves_the_room_once_it_is_sure(tmp_path: Path) -> None:
    async def play() -> None:
        there = [WIFI]
        async with joined(tmp_path, there) as joining:
            there[:] = [CABLE]
            await joining.look()
            assert joining.info.chosen == WIFI.ip
            await joining.look()
            assert joining.info.chosen == CABLE.ip and joining.info.url.startswith(f"http://{CABLE.ip}:")

    asyncio.run(play())
