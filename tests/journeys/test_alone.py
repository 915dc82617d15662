"""Nobody comes: said after a while, gone with the first phone, and never again once somebody has been there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from retrokit import catalogue
from retrokit.app import App, Setup, opened
from retrokit.joining import Joining, Ways
from retrokit.lan.address import Address
from retrokit.lan.phone import Phone
from retrokit.paths import Paths, assets
from retrokit.settings import Settings
from tests.journeys.test_joining import CABLE, WIFI, joined

SOON = Ways(patience_s=0.05)
HOTSPOT = Address("127.0.0.4", "ap0", "hotspot", "")


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.01)


async def long_enough() -> None:
    """Many times the patience of these rooms."""
    await asyncio.sleep(10 * SOON.patience_s)


def test_the_ladder_comes_and_goes_with_the_first_phone_for_good(tmp_path: Path) -> None:
    async def play() -> None:
        async with joined(tmp_path, [WIFI, CABLE], SOON) as joining:
            assert not joining.info.alone
            await until(lambda: joining.info.alone)
            await joining.open(CABLE.ip)
            assert joining.info.alone, "another address alone brings nobody"
            phone = Phone.by_join_url(joining.info.url)
            await phone.join()
            await until(lambda: not joining.info.alone)
            await phone.leave()
            await joining.open(WIFI.ip)
            await long_enough()
            assert not joining.info.alone

    asyncio.run(play())


def test_without_a_network_nobody_is_waited_for(tmp_path: Path) -> None:
    async def play() -> None:
        there = [WIFI]
        async with joined(tmp_path, there, SOON) as joining:
            await until(lambda: joining.info.alone)
            there.clear()
            await joining.look()
            assert not joining.info.alone and joining.info.url == ""
            await long_enough()
            assert not joining.info.alone
            there.append(WIFI)
            await joining.look()
            await until(lambda: joining.info.alone)

    asyncio.run(play())


def test_who_was_there_before_a_restart_counts(tmp_path: Path) -> None:
    async def play() -> None:
        async with joined(tmp_path, [WIFI]) as joining:
            phone = Phone.by_join_url(joining.info.url)
            await phone.join()
            await phone.leave()
        with opened(Paths(tmp_path)) as store:
            words = catalogue.load(assets(), "en")
            app = App(Setup(Paths(tmp_path), Settings(), words, loopback=True, patience_s=0.05), store)
            await app.resume(store.sessions()[0].id)
            assert app.joining and app.joining.info.url
            await long_enough()
            assert not app.joining.info.alone
            await app.close()

    asyncio.run(play())


def test_the_room_moves_to_the_hotspot_when_it_is_there(tmp_path: Path) -> None:
    async def play() -> None:
        there = [WIFI]
        async with joined(tmp_path, there) as joining:
            await joining.use_hotspot(True)
            assert joining.info.chosen == WIFI.ip, "the facilitator has not switched it on yet"
            there.append(HOTSPOT)
            await joining.look()
            assert joining.info.chosen == HOTSPOT.ip and HOTSPOT.ip in joining.info.url
            await joining.use_hotspot(False)
            assert joining.info.chosen == HOTSPOT.ip, "phones that came this way stay"

    asyncio.run(play())


def test_hotspots_are_known_by_their_numbers() -> None:
    shared = {"10.42.0.1": True, "192.168.137.1": True, "192.168.1.20": False, "10.0.0.7": False}
    assert {ip: Address(ip, "wlan0", "wifi", "").shared for ip in shared} == shared
    assert Address("192.168.2.1", "bridge100", "hotspot", "").shared


def test_nothing_is_left_behind_that_waits(tmp_path: Path) -> None:
    async def play() -> None:
        kept: list[Joining] = []
        async with joined(tmp_path, [WIFI], SOON) as joining:
            kept.append(joining)
        told = kept[0].info
        await long_enough()
        assert kept[0].info is told

    asyncio.run(play())
