"""Nothing lost, as people see it: a disk that fills up, backups by themselves, one put back, a database that was damaged."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from playwright.async_api import expect
from shiboken6 import isValid

from retrokit.facilitation.changes import Change, SessionEnded, apply
from retrokit.facilitation.commands import GoToStage, RevealCards
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.session import Session
from retrokit.lan.phone import Phone
from retrokit.paths import Paths
from retrokit.windows import stay
from tests.journeys.conftest import Play
from tests.journeys.pages import kept, write
from tests.journeys.world import World
from tests.storage.disks import SmallDisk, small_disk

GATHER = 2
FULL = "The disk is full. Cards stay on the phones until there is room."


async def close(world: World) -> None:
    """The app, and its windows for good: they must not outlive what they show."""
    windows = world.windows
    await world.close_app()
    await world.until(lambda: not isValid(windows.engine), "the end of the windows")


async def room_on(world: World, disk: SmallDisk) -> None:
    """A room that gathers, on a disk of its own, with ballast where there is room for it."""
    await close(world)
    world.home = Paths(disk.folder / "home")
    world.open_app()
    world.app.keeper.begin()
    if disk.mounted:
        await world.until(world.app.store.ballast.made, "ballast")
    await world.start()
    await world.do(GoToStage(GATHER))


def banner(world: World) -> str:
    return world.main.text("spaceSentence") if world.main.has("spaceSentence") else ""


def test_a_full_disk_keeps_cards_on_the_phones_and_says_so(play: Play, tmp_path: Path) -> None:
    async def journey(world: World) -> None:
        await room_on(world, disk)
        store = world.app.store
        page = await world.phone()
        await write(page, "before", "Start")
        await kept(page, 1)
        assert banner(world) == ""
        if disk.mounted:
            disk.fill(store)
            await write(page, "in the room of the ballast", "Stop")
            await kept(page, 2)
            assert not store.ballast.made()
            await world.until(
                lambda: banner(world).startswith("The disk is nearly full."), "a word of warning"
            )
        disk.fill(store)
        await write(page, "on a full disk", "Stop")
        await world.until(lambda: banner(world) == FULL, "the banner")
        await expect(page.locator(".own .state", has_text="on your phone")).to_have_count(1)
        await world.picture("full-disk")
        disk.make_room(store)
        await kept(page, 3 if disk.mounted else 2)
        await world.until(lambda: banner(world) == "", "no banner")
        await world.do(RevealCards(anyway=True))
        if disk.mounted:
            await world.until(store.ballast.made, "the ballast again")
        wanted = {"before", "on a full disk"} | ({"in the room of the ballast"} if disk.mounted else set())
        assert {card.text for card in world.session.cards} == wanted
        await world.until(lambda: len(store.backups.listed()) == 1, "a backup")

    with small_disk(tmp_path / "disk", 64) as disk:
        play(journey)


def ended(world: World, session_id: str) -> tuple[Session, Session, list[Change]]:
    """What came after the backup."""
    before = world.app.store.load(session_id)
    changes: list[Change] = [SessionEnded(before.runs)]
    return before, apply(before, changes[0]), changes


async def reveal(world: World, phones: list[Phone], text: str) -> None:
    await world.do(GoToStage(GATHER))
    await asyncio.gather(*(phone.until(lambda view: view["name"] == "Gather") for phone in phones))
    await asyncio.gather(*(phone.add("start", f"{text} {n}") for n, phone in enumerate(phones)))
    await world.do(RevealCards(anyway=True))
    await world.until(lambda: any(card.text == f"{text} 0" for card in world.session.cards), "the cards")


def test_a_backup_is_made_by_itself_and_put_back_by_two_clicks(play: Play) -> None:
    async def journey(world: World) -> None:
        in_the_way = world.home.backups
        in_the_way.write_text("no folder can be made here")
        await world.start()
        phones = await world.simulated(3)
        await reveal(world, phones, "first")
        await world.until(lambda: world.main.has("problemSentence"), "a calm word")
        assert world.main.text("problemSentence").startswith("The session is safe on the disk")
        await world.main.click("dismissProblem")
        in_the_way.unlink()
        await world.primary("Next: Group")
        await world.primary("Next: Vote")
        await world.primary("Close the vote")
        await world.until(lambda: world.app.store.backups.listed(), "the next seal makes it")
        (file,) = in_the_way.iterdir()
        assert file.name == f"retrokit-{world.app.clock.today()}.db"
        await asyncio.gather(*(phone.leave() for phone in phones))
        await world.app.leave()
        (row,) = world.app.store.sessions()
        world.app.store.commit(*ended(world, row.id))
        world.windows.show_home()
        assert [row.state for row in world.app.store.sessions()] == ["closed"]
        await world.main.click("nav:settings")
        await world.main.click(f"restore:{file.name}")
        await world.until(lambda: world.main.has("restoreYes"), "the question")
        await world.main.click("restoreYes")
        await world.until(lambda: world.main.has("problemSentence"), "the news")
        assert "is kept in" in world.main.text("problemSentence")
        assert (world.home.home / "replaced-1" / "retrokit.db").exists()
        await world.main.click("nav:sessions")
        await world.main.click(f"resume:{row.id}")
        await world.until(lambda: world.app.live, "the room")
        assert sorted(card.text for card in world.session.cards) == ["first 0", "first 1", "first 2"]

    play(journey)


def test_a_damaged_database_is_told_at_the_start_with_what_came_back(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start()
        phones = await world.simulated(3)
        await reveal(world, phones, "kept")
        await world.until(lambda: world.app.store.backups.listed(), "a backup")
        await asyncio.gather(*(phone.leave() for phone in phones))
        await close(world)
        with world.home.database.open("r+b") as file:
            file.write(os.urandom(20_000))
        world.open_app()
        running = asyncio.create_task(stay(world.app, world.windows, None))
        await world.until(lambda: world.main.has("problemSentence"), "the news")
        assert world.main.text("problemSentence").startswith("The database was damaged.")
        assert world.app.clock.today() in world.main.text("problemRemedy")
        (row,) = world.app.store.sessions()
        await world.main.click(f"resume:{row.id}")
        await world.until(lambda: world.app.live, "the room")
        assert len(world.session.cards) == 3
        world.app.over.set()
        assert await running == 0
        assert world.app.store.ballast.made(), "the app that runs has ballast"

    play(journey)


def test_no_session_starts_without_room_for_it(play: Play) -> None:
    async def journey(world: World) -> None:
        await close(world)
        world.least_free_mb = 10**9
        world.open_app()
        with pytest.raises(Trouble) as caught:
            await world.start()
        assert caught.value.code == "little_room"
        assert "{" not in str(caught.value)
        assert world.app.store.sessions() == () and world.app.live is None

    play(journey)
