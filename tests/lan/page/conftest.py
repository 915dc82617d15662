"""The built page in a real Chromium, beside a laptop that does what the test wants."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

import hatch_build
from tests.lan.page.laptop import Laptop

ROOT = Path(__file__).parents[3]
ARGUMENTS = (
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
SMALL = {"width": 360, "height": 740}
PATIENCE_MS = 20_000
BEAT_MS = 2_000

expect.set_options(timeout=PATIENCE_MS)


class Room:
    """One laptop, one browser. ``faults`` are the page's errors and what its own rules (CSP) refused."""

    def __init__(self, laptop: Laptop, browser: Browser, stack: AsyncExitStack) -> None:
        self.laptop = laptop
        self.browser = browser
        self._stack = stack
        self.faults: list[str] = []

    async def phone(self, *, join: bool = True, clock: bool = True, **settings: object) -> Page:
        """A phone of its own (own storage), on the page and with its first view unless ``join`` is False.

        Its clock goes as any clock and can be put forward as well (see ``beat``), unless ``clock`` is False.
        """
        options = {"viewport": SMALL, "reduced_motion": "reduce", **settings}
        context: BrowserContext = await self.browser.new_context(**options)  # type: ignore[arg-type]
        self._stack.push_async_callback(context.close)
        if clock:
            await context.clock.install()
        page = await self.tab(context)
        if join:
            await page.goto(self.laptop.join_url)
            await page.wait_for_selector("header")
        return page

    async def tab(self, context: BrowserContext) -> Page:
        page = await context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on(
            "console", lambda said: self.faults.append(said.text) if "Security Policy" in said.text else None
        )
        return page


async def beat(page: Page) -> None:
    """What waits on this phone for the next beat of its rhythm goes out now."""
    await page.clock.run_for(BEAT_MS)


Play = Callable[[Callable[[Room], Awaitable[None]]], None]


@pytest.fixture(scope="session")
def built_page() -> Path:
    """The folder of the built page, made anew when its sources have changed."""
    hatch_build.build(ROOT)
    return ROOT / "retrokit" / "lan" / "page" / "dist"


@asynccontextmanager
async def a_browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        await browser.close()


@asynccontextmanager
async def a_room(browser: Browser, page: Path) -> AsyncIterator[Room]:
    async with AsyncExitStack() as stack:
        laptop = Laptop(page)
        await laptop.start()
        stack.push_async_callback(laptop.stop)
        yield Room(laptop, browser, stack)


@pytest.fixture(scope="session")
def browsing(chromium: str) -> Iterator[tuple[asyncio.Runner, Browser]]:
    """One browser for all tests of the page, and the loop it lives on: starting it takes longer than most tests."""
    with asyncio.Runner() as runner:
        context = a_browser(chromium)
        browser = runner.run(context.__aenter__())
        yield runner, browser
        runner.run(context.__aexit__(None, None, None))


@pytest.fixture
def play(browsing: tuple[asyncio.Runner, Browser], built_page: Path) -> Play:
    """Runs one journey and fails it when the page had an error or broke its own security rules."""
    runner, browser = browsing

    def run(journey: Callable[[Room], Awaitable[None]]) -> None:
        async def whole() -> None:
            async with a_room(browser, built_page) as room:
                await journey(room)
                assert room.faults == []

        runner.run(whole())

    return run
