"""What a journey has: the real app on a home of its own, its windows, and phones in a real Chromium or simulated ones."""

from __future__ import annotations

import asyncio
import os
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, Page, async_playwright

from retrokit import catalogue
from retrokit.app import App, Setup, opened
from retrokit.clock import SystemClock
from retrokit.facilitation.commands import Command
from retrokit.facilitation.cues import Cue
from retrokit.facilitation.session import Session
from retrokit.facilitation.topics import Topic, topics
from retrokit.lan.phone import Phone
from retrokit.paths import Paths, assets
from retrokit.settings import Settings
from retrokit.windows import Windows
from tests.journeys.hands import PATIENCE_S, Hands, Key, knows, until

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
CONSOLE = (1440, 900)
BOARD = (1280, 720)
SAMPLE_S = 0.2
# On the wire everything is sealed; what a phone was sent is read where its page does.
LISTEN = """const parse = JSON.parse;
JSON.parse = (text, ...more) => { window.heard(String(text)); return parse(text, ...more); };"""

FROM_LAPTOP = tuple(f'{{"t":"{kind}"' for kind in ("welcome", "view", "ack", "nack", "bye"))


class World:
    """``faults`` are errors of pages, what their own rules (CSP) refused, and requests to anybody but the laptop.

    ``frames`` is what each phone was sent, as its page took it out of the sealed channel; ``port`` where the app listens
    when it is opened the next time (0: any). ``heard`` are the sounds the laptop was asked for, all runs of the app together.
    """

    def __init__(
        self, home: Path, settings: Settings, language: str, stack: AsyncExitStack, chromium: str
    ) -> None:
        self.home = Paths(home)
        self.faults: list[str] = []
        self.frames: dict[Page, list[str]] = {}
        self._settings, self._language = settings, language
        self._stack, self._chromium = stack, chromium
        self._browser: Browser | None = None
        self._app: App | None = None
        self._closing = ExitStack()
        self.port = 0
        self.least_free_mb = 1
        self.heard: list[Cue] = []

    @property
    def app(self) -> App:
        assert self._app, "the app is not open"
        return self._app

    @property
    def windows(self) -> Windows:
        assert self.app.windows
        return self.app.windows

    @property
    def main(self) -> Hands:
        """Home and console."""
        return Hands(self.windows.main.window)

    @property
    def board(self) -> Hands:
        assert self.windows.board
        return Hands(self.windows.board.window)

    @property
    def session(self) -> Session:
        assert self.app.live
        return self.app.live.room.session

    @property
    def kind(self) -> str:
        """The kind of the stage that is open, "lobby" before the first and "closed" after the end."""
        current = self.session.current
        return current.kind if current else self.session.state

    @property
    def join_url(self) -> str:
        assert self.app.joining
        return self.app.joining.info.url

    @property
    def host(self) -> str:
        """Where the laptop listens: ``127.0.0.1:port``."""
        assert self.app.joining
        return self.app.joining.info.short_url

    def open_app(self, clock: SystemClock | None = None) -> None:
        """Store, app and windows on this home; after a ``close_app`` on the same port, as on the same laptop."""
        words = catalogue.load(assets(), self._language)
        self._closing = ExitStack()
        store = self._closing.enter_context(opened(self.home))
        setup = Setup(
            self.home,
            self._settings,
            words,
            loopback=True,
            port=self.port,
            sample_s=SAMPLE_S,
            reply_s=0,
            least_free_mb=self.least_free_mb,
            player=self,
        )
        self._app = app = App(setup, store)
        if clock is not None:
            app.clock = clock
        app.windows = Windows(app)
        app.windows.show_home()
        app.windows.main.window.resize(*CONSOLE)
        app.windows.main.window.show()

    def play(self, cue: Cue) -> None:
        """The laptop's loudspeaker."""
        self.heard.append(cue)

    async def close_app(self) -> None:
        """Everything goes down in order, as when somebody quits. Fine to call twice."""
        app, self._app = self._app, None
        if app is None:
            return
        if app.live is not None and app.joining is not None and app.joining.info.url:
            self.port = int(app.joining.info.short_url.rpartition(":")[2])
        await app.close()
        assert app.windows
        app.windows.close()
        # The engine goes while Qt still runs, and not whenever Python happens to collect it.
        app.windows.engine.deleteLater()
        self._closing.close()

    async def start(self, format_id: str = "start-stop-continue", people: int = 3) -> None:
        """A room in its lobby, without a hand on home."""
        await self.app.start("Harbour", "Sprint 31", format_id, 60, people)
        self.board.window.resize(*BOARD)

    async def do(self, *commands: Command) -> None:
        """What the facilitator does without a hand on the console."""
        assert self.app.live
        for command in commands:
            await self.app.live.room.handle(command)

    async def phone(self, url: str = "", *, enter: bool = True, **settings: Any) -> Page:
        """A phone in a browser of its own: on the page, and with ``enter`` in the room."""
        context = await (await self.browser()).new_context(
            **{"viewport": SMALL, "reduced_motion": "reduce", **settings}
        )
        self._stack.push_async_callback(context.close)
        await context.expose_binding("heard", self._heard)
        await context.add_init_script(LISTEN)
        page = await context.new_page()
        page.set_default_timeout(PATIENCE_S * 1000)
        self._watch(page, urlsplit(url or self.join_url).netloc)
        await page.goto(url or self.join_url)
        if enter:
            await page.wait_for_selector("header")
        return page

    def _heard(self, source: dict[str, Any], text: str) -> None:
        if text.startswith(FROM_LAPTOP):  # a page reads back what it keeps for itself in the same way
            self.frames[source["page"]].append(text)

    def _watch(self, page: Page, host: str) -> None:
        self.frames[page] = []

        def asked(url: str) -> None:
            if urlsplit(url).netloc not in (host, ""):
                self.faults.append(f"asked {url}")

        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on(
            "console", lambda said: self.faults.append(said.text) if "Security Policy" in said.text else None
        )
        page.on("request", lambda request: asked(request.url))
        page.on("websocket", lambda line: asked(line.url))

    async def simulated(self, count: int, url: str = "") -> list[Phone]:
        url = url or self.join_url
        phones = [Phone.by_join_url(url, source=f"127.0.0.{n + 2}") for n in range(count)]
        for phone in phones:
            self._stack.push_async_callback(phone.leave)
        await asyncio.gather(*(phone.join() for phone in phones))
        return phones

    async def primary(self, label: str) -> None:
        """Enter, as soon as the one next step on the console is ``label``. What phones did shows there a moment later."""
        await until(lambda: self.main.text("primary") == label, f"the next step being {label!r}")
        await self.main.press(Key.Key_Return)

    def app_topics(self) -> tuple[Topic, ...]:
        """What there is to vote on and to talk about."""
        return topics(self.session)

    def shot(self, name: str) -> str:
        """Where a picture goes that a person may want to see: RETROKIT_PICTURES, else this test's own folder."""
        folder = Path(os.environ.get("RETROKIT_PICTURES") or self.home.home / "pictures")
        folder.mkdir(parents=True, exist_ok=True)
        return str(folder / f"{name}.png")

    async def picture(self, name: str) -> None:
        """Board and console as they are now."""
        self.main.picture(self.shot(f"console-{name}"))
        if self.windows.board and self.windows.board.window.isVisible():
            self.board.picture(self.shot(f"board-{name}"))

    def cut_phones(self) -> None:
        """The Wi-Fi drops everybody without a goodbye."""
        assert self.app.live and self.app.live.server and self.app.live.server._reception
        for line in self.app.live.server._reception.fanout.lines:
            line.cut()

    async def browser(self) -> Browser:
        if self._browser is None:
            playwright = await self._stack.enter_async_context(async_playwright())
            self._browser = await playwright.chromium.launch(executable_path=self._chromium, args=BROWSER)
            self._stack.push_async_callback(self._browser.close)
        return self._browser

    async def until(self, true: Any, what: str = "") -> None:
        await until(true, what)

    def windows_know(self, words: str) -> bool:
        """Whether either window, or any model behind them, holds ``words``."""
        board = self.windows.board
        roots = [self.windows.main.window, self.windows.console, self.windows.home]
        roots += [board.window, board.face] if board else []
        return any(knows(root, words) for root in roots)

    async def phone_knows(self, page: Page, words: str) -> bool:
        """Whether that phone shows ``words``, keeps them, or was ever sent them."""
        kept = "JSON.stringify([{...localStorage}, {...sessionStorage}])"
        assert any('"t":"view"' in text for text in self.frames[page]), "nothing was heard at all"
        everything = [await page.content(), await page.evaluate(kept), *self.frames[page]]
        return any(words in text for text in everything)
