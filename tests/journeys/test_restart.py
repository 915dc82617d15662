"""The laptop goes down while people write, in order or without a word, and comes up again on the same home.

Phones stay open meanwhile, in Chromium and simulated ones that never stop writing. Whatever was acknowledged, and
whatever waited on a phone, is on the board exactly once.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Page, expect

from retrokit.facilitation.commands import GoToStage
from retrokit.lan.phone import Phone
from tests.journeys.conftest import Play
from tests.journeys.hands import PATIENCE_S, Key
from tests.journeys.pages import kept, stage, write
from tests.journeys.world import World

ROOT = Path(__file__).parents[2]
GATHER = 2
CARDS_EACH = 60


class Writers:
    """Simulated phones that write one card after the other and count what was acknowledged."""

    def __init__(self, phones: list[Phone]) -> None:
        self.acknowledged: list[str] = []
        self._tasks = [asyncio.create_task(self._write(n, phone)) for n, phone in enumerate(phones)]

    async def _write(self, number: int, phone: Phone) -> None:
        for n in range(CARDS_EACH):
            text = f"thought {number}.{n}"
            await phone.add(("start", "stop", "continue")[n % 3], text)
            self.acknowledged.append(text)

    async def end(self) -> None:
        async with asyncio.timeout(PATIENCE_S):
            await asyncio.gather(*self._tasks)


async def before(world: World, writer: Page, other: Page, writers: Writers) -> None:
    """Cards on the disk, a change begun, a draft; and the laptop is busy."""
    await write(writer, "safe before", "Start")
    await kept(writer, 1)
    await write(other, "first words", "Stop")
    await kept(other, 1)
    await other.get_by_role("button", name="Edit: first words").click()
    await other.locator(".own textarea").fill("other words")
    await world.until(lambda: len(writers.acknowledged) > 20, "a busy room")


async def meanwhile(writer: Page, other: Page) -> None:
    """The laptop is away."""
    for page in (writer, other):
        await expect(page.locator(".link.away")).to_have_text("No connection, your words are safe here")
    await write(writer, "while nobody listened", "Continue")
    await expect(writer.locator(".own .state", has_text="on your phone")).to_have_count(1)
    await writer.locator("textarea#card").fill("a half a thou")


async def resumed(world: World, session: str) -> None:
    """From home, by a click."""
    await world.main.click(f"resume:{session}")
    await world.until(lambda: world.app.live and world.join_url, "the room")
    assert world.session.id == session
    assert world.kind == "collect"


async def after(world: World, writer: Page, other: Page, writers: Writers) -> None:
    """Phones come back by themselves, with everything; nothing is on the board twice."""
    await kept(writer, 2)
    assert await writer.locator("textarea#card").input_value() == "a half a thou"
    await expect(other.locator(".own textarea")).to_have_value("other words")
    await other.get_by_role("button", name="Save").click()
    await kept(other, 1)
    await writers.end()
    await writer.reload()
    await kept(writer, 2)
    await expect(writer.locator("textarea#card")).to_have_value("a half a thou")
    await world.primary("Reveal the cards")
    await expect(writer.get_by_text("other words")).to_be_visible()
    wanted = ["safe before", "while nobody listened", "other words", *writers.acknowledged]
    assert len(writers.acknowledged) == 2 * CARDS_EACH
    assert sorted(card.text for card in world.session.cards) == sorted(wanted)
    await world.primary("Next: Group")
    for page in (writer, other):
        await stage(page, "Group")


def test_the_app_is_closed_and_opened_again_while_people_write(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start(people=4)
        await world.do(GoToStage(GATHER))
        session = world.session.id
        writer, other = await world.phone(), await world.phone()
        writers = Writers(await world.simulated(2))
        await before(world, writer, other, writers)
        await world.main.press(Key.Key_Space)
        await world.close_app()
        assert len(writers.acknowledged) < 2 * CARDS_EACH, "it closed in the middle"
        await meanwhile(writer, other)
        world.open_app()
        await resumed(world, session)
        await after(world, writer, other, writers)

    play(journey)


@asynccontextmanager
async def another_laptop(home: Path, *more: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """The app in a process of its own, and the address in its code."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.journeys.laptop",
        str(home),
        *more,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    try:
        async with asyncio.timeout(PATIENCE_S):
            url = (await process.stdout.readline()).decode().strip()
        assert url.startswith("http://127.0.0.1:"), url
        yield process, url
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def test_the_app_is_killed_while_people_write(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.close_app()
        async with another_laptop(world.home.home) as (process, url):
            writer, other = await world.phone(url), await world.phone(url)
            writers = Writers(await world.simulated(2, url))
            await before(world, writer, other, writers)
            process.kill()
            await process.wait()
            assert len(writers.acknowledged) < 2 * CARDS_EACH, "it died in the middle"
        await meanwhile(writer, other)
        world.port = urlsplit(url).port or 0
        world.open_app()
        (row,) = world.app.store.sessions()
        await resumed(world, row.id)
        assert world.join_url == url
        await after(world, writer, other, writers)

    play(journey)
