"""A whole room: the real app with its windows, its store on a real disk, and phones in a real Chromium."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from playwright.async_api import Browser, Page, async_playwright
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

import hatch_build
from retrokit import catalogue
from retrokit.app import App, Setup, opened
from retrokit.facilitation.commands import Command
from retrokit.facilitation.session import Session
from retrokit.lan.phone import Phone
from retrokit.paths import Paths, assets
from retrokit.settings import Settings
from retrokit.windows import Windows

ROOT = Path(__file__).parents[2]
BROWSER = (
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
SMALL = {"width": 360, "height": 740}
PATIENCE_S = 20.0


class World:
    """What a journey needs: ``app`` with open windows, phones in browsers and simulated ones."""

    def __init__(self, app: App, windows: Windows, qtbot: QtBot, stack: AsyncExitStack, chromium: str) -> None:
        self.app, self.windows, self.qtbot = app, windows, qtbot
        self._stack, self._chromium = stack, chromium
        self._browser: Browser | None = None
        self.faults: list[str] = []

    @property
    def session(self) -> Session:
        assert self.app.live
        return self.app.live.room.session

    @property
    def join_url(self) -> str:
        assert self.app.joining
        return self.app.joining.info.url

    async def do(self, *commands: Command) -> None:
        """What the facilitator does without a hand on the console."""
        assert self.app.live
        for command in commands:
            await self.app.live.room.handle(command)

    async def phone(self, url: str = "", **settings: object) -> Page:
        """A phone in a browser of its own, in the room."""
        if self._browser is None:
            playwright = await self._stack.enter_async_context(async_playwright())
            self._browser = await playwright.chromium.launch(executable_path=self._chromium, args=BROWSER)
            self._stack.push_async_callback(self._browser.close)
        context = await self._browser.new_context(
            **{"viewport": SMALL, "reduced_motion": "reduce", **settings}  # type: ignore[arg-type]
        )
        self._stack.push_async_callback(context.close)
        page = await context.new_page()
        page.set_default_timeout(PATIENCE_S * 1000)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self.faults.append(said.text) if "Security Policy" in said.text else None)
        await page.goto(url or self.join_url)
        await page.wait_for_selector("header")
        return page

    async def simulated(self, count: int) -> list[Phone]:
        phones = [Phone.by_join_url(self.join_url, source=f"127.0.0.{n + 2}") for n in range(count)]
        for phone in phones:
            self._stack.push_async_callback(phone.leave)
        await asyncio.gather(*(phone.join() for phone in phones))
        return phones

    async def until(self, true: Callable[[], object], what: str = "") -> None:
        """Wait for a condition, never for a time."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                while not true():
                    await asyncio.sleep(0.01)
        except TimeoutError:
            raise AssertionError(f"it never came to {what or true}") from None

    def item(self, name: str, window: QQuickWindow | None = None) -> QQuickItem:
        """The visible control with this ``objectName``."""
        window = window or self.windows.main.window
        found = [i for i in _below(window.contentItem()) if i.objectName() == name and i.isVisible()]
        assert found, f"no visible {name}: {sorted({i.objectName() for i in _below(window.contentItem()) if i.objectName() and i.isVisible()})}"
        return found[0]

    def click(self, name: str, window: QQuickWindow | None = None) -> None:
        window = window or self.windows.main.window
        item = self.item(name, window)
        at = item.mapToScene(item.boundingRect().center()).toPoint()
        self.qtbot.mouseClick(window, Qt.MouseButton.LeftButton, pos=at)

    def key(self, key: Qt.Key, window: QQuickWindow | None = None) -> None:
        self.qtbot.keyClick(window or self.windows.main.window, key)


def _below(item: QQuickItem) -> list[QQuickItem]:
    children = item.childItems()
    return [*children, *(deeper for child in children for deeper in _below(child))]


Journey = Callable[[World], Awaitable[None]]
Play = Callable[..., None]


@pytest.fixture(scope="session")
def built_page() -> None:
    hatch_build.build(ROOT)


@pytest.fixture
def play(qapp: QGuiApplication, qtbot: QtBot, chromium: str, built_page: None, tmp_path: Path) -> Play:
    """Run a journey in the one loop that Qt, the server and the browsers share."""
    qapp.setQuitOnLastWindowClosed(False)

    def run(journey: Journey, *, home: Path | None = None, settings: Settings | None = None, language: str = "en") -> None:
        async def all_of_it() -> None:
            paths = Paths(home or tmp_path / "home")
            words = catalogue.load(assets(), language)
            chosen = settings or Settings(theme="light", reduced_motion=True)
            with opened(paths) as store:
                app = App(Setup(paths, chosen, words, loopback=True, sample_s=0.2), store)
                windows = app.windows = Windows(app)
                windows.show_home()
                windows.main.window.show()
                async with AsyncExitStack() as stack:
                    world = World(app, windows, qtbot, stack, chromium)
                    try:
                        await journey(world)
                        assert world.faults == []
                    finally:
                        await app.close()
                        windows.close()

        with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
            runner.run(all_of_it())

    return run
