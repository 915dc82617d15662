"""The windows of the app and what people do in them: home (``home.py``) and console in one, the board in another."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from retrokit.facilitation.errors import Refused, Trouble
from retrokit.home import AtHome
from retrokit.rubbish import Tidy
from retrokit.ui.engine import Looks, looks, make_engine, read_ahead, set_looks
from retrokit.ui.fonts import load_wide_font, needs_wide_font
from retrokit.ui.main_window import MainWindow
from retrokit.warming import warm

if TYPE_CHECKING:
    from PySide6.QtQml import QQmlApplicationEngine

    from retrokit.app import App
    from retrokit.facilitation.faces import ConsoleView
    from retrokit.joining import JoinInfo
    from retrokit.storage.store import Space
    from retrokit.ui.board import Board
    from retrokit.ui.console import Console


# Home has been drawn by then, and nobody has been so quick as to ask for a format.
REST_S = 0.05


class Windows:
    """Shows what the app has and brings back what people want. Everything here runs in the one loop."""

    def __init__(self, app: App, engine: QQmlApplicationEngine | None = None) -> None:
        """``engine`` may have been made before, to read its files in the meantime."""
        self._app = app
        self.tidy = Tidy()  # before the first window
        self._language = app.setup.language
        self.engine = engine or make_engine(self._language, self._looks())
        self._at_home = AtHome(app, self.hear, self._dress, lambda id: self._do(self._report(id)))
        self.home = self._at_home.face
        self.main = MainWindow(self.engine, self.home)
        self.board: Board | None = None
        self._code_called = False

    @cached_property
    def console(self) -> Console:
        """Made when it is needed: home is on the screen sooner without it."""
        from retrokit.ui.console import Callbacks, Console

        app = self._app
        console = Console(
            app.send,
            Callbacks(
                report=lambda: self._do(self._report()),
                address=self._choose_address,
                board=self._show_board,
                code=self._show_code,
                new_session=lambda: self._do(app.leave()),
                void=lambda: self._do(self._void_seats()),
                tickets=lambda count: self._do(self._tickets(count)),
                quit=app.over.set,
                bare=self._open_bare,
                hotspot=self._share_hotspot,
                sounds=self._turn_sounds,
                question=app.draw_question,
            ),
        )
        self.main.furnish(console)
        return console

    def show_home(self, *, soon: bool = False) -> None:
        """Home as it is now, and no board. ``soon``: without what nobody sees at the start; ``show_rest`` brings it."""
        if self.board is not None:
            self.board.hide()
        state = self._at_home.state(soon=soon)
        if soon and needs_wide_font(repr((state.teams, state.interrupted, state.past, state.due))):
            load_wide_font()
        self.home.update(state)
        self.main.go("home")

    def show_rest(self) -> None:
        """The formats, and what is wrong with some, while home is up."""
        self._do(self._show_rest())

    async def _show_rest(self) -> None:
        await self._app.shelf.read()
        if self._app.live is None:
            self._at_home.refresh()

    def refresh(self) -> None:
        """Home shows everything as it is now."""
        self._at_home.refresh()

    def show_session(self) -> None:
        """The console, and the board where the room can see it."""
        load_wide_font()
        self.tidy.begin()
        self.console.begin()
        self.console.set_sounds(self._app.settings.sounds)
        self.main.go("console")
        self._make_board()
        self._code_called = False
        self._show_board(True)
        self.show_space(self._app.store.space)

    def furnishings(self) -> tuple[Callable[[], object], ...]:
        """The steps that make what the first session shows, none of them seen."""
        return (
            load_wide_font,
            lambda: self.console,
            self._make_board,
            partial(read_ahead, self.engine, "console/ConsoleScreen.qml"),
        )

    def _make_board(self) -> None:
        if self.board is None:
            from retrokit.ui.board import Board

            self.board = Board(self.engine, self._app.send)

    def show(self, view: ConsoleView) -> None:
        self.console.update(view)
        if self.board is not None:
            self.board.update(view.public)

    def show_join(self, info: JoinInfo) -> None:
        """The code on the board, and on the console the choice of addresses."""
        from retrokit.ui.console import JoinAddress

        text = self._language.text
        trouble = info.trouble
        notes = [text(a.note) for a in info.addresses if a.ip == info.chosen and a.note]
        if doubt := info.caution:
            notes += [text(doubt.sentence, **doubt.values), text(doubt.remedy, **doubt.values)]
        said = (
            f"{text(trouble.sentence, **trouble.values)} {text(trouble.remedy, **trouble.values)}"
            if trouble
            else " ".join(notes)
        )
        rows = tuple(JoinAddress(a.ip, f"{a.ip} · {a.name}") for a in info.addresses)
        self.console.set_join(
            addresses=rows,
            chosen=info.chosen,
            url=info.url,
            short_url=info.short_url,
            code=info.code,
            advice=said,
            secured=info.secured,
            spare=info.spare,
            alone=info.alone,
        )
        if self.board is not None:
            self.board.set_join(info.url, info.short_url, info.code)

    def hear(self, error: Refused | Trouble) -> None:
        """Bad news where the person is looking."""
        if self._app.live is not None:
            self.console.hear(error)
            return
        text = self._language.text
        remedy = text(error.remedy, **error.values) if isinstance(error, Trouble) else ""
        self.home.say_problem(text(error.sentence, **error.values), remedy)

    def show_space(self, space: Space) -> None:
        """A banner on the console as long as space is short, for the facilitator alone."""
        text, folder = self._language.text, self._app.setup.paths.home
        if space == "full":
            said = text("The disk is full. Cards stay on the phones until there is room.")
        elif space == "short":
            said = text("The disk is nearly full. The session goes on with the room that was kept for this.")
        else:
            said = ""
        advice = text("Free some space on the disk that holds {folder}.", folder=folder) if said else ""
        self.console.show_space(said, advice)

    def flush(self) -> None:
        """What is still being typed is sent, for the way out."""
        if self._app.live is not None:
            self.console.flush()

    def close(self) -> None:
        """Both windows go; nothing is asked."""
        self.main.window.hide()
        if self.board is not None:
            self.board.hide()

    def show_bug(self, bug: BaseException) -> None:
        """Something that should not happen: said plainly, with details to copy; the session goes on."""
        where = traceback.extract_tb(bug.__traceback__)[-1]
        # The place in the program only: a message or a local could hold what somebody wrote.
        details = f"{type(bug).__name__}, {Path(where.filename).name}:{where.lineno}"
        sentence = self._language.text("Something in retrokit went wrong. The session goes on.")
        remedy = self._language.text("Please report this: {details}", details=details)
        if self._app.live is not None:
            self.console.say_problem(sentence, remedy)
        else:
            self.home.say_problem(sentence, remedy)

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        self._app.spawn(work)

    async def _report(self, session_id: str = "") -> None:
        file = await self._app.report(session_id)
        self._say_saved(file)
        _open(file)

    async def _void_seats(self) -> None:
        await self._app.void_seats()
        self._show_code(True)  # in whatever stage this is, everybody needs it now
        text = self._language.text
        self.console.say_news(text("All seats are dropped. Everybody scans the new code on the board."))

    async def _tickets(self, count: int) -> None:
        file = await self._app.tickets(count)
        if file is None:
            return
        text = self._language.text
        self.console.say_news(
            text(
                "The tickets are in {file}. Print them now: the file goes when you leave the session.",
                file=file,
            )
        )
        _open(file)

    def _say_saved(self, file: Path) -> None:
        sentence = self._language.text("The report is saved: {file}", file=file)
        (self.console if self._app.live else self.home).say_news(sentence)

    def _dress(self) -> None:
        set_looks(self.engine, self._looks())

    def _looks(self) -> Looks:
        settings = self._app.settings
        return looks(settings.theme, settings.reduced_motion)

    def _choose_address(self, ip: str) -> None:
        if self._app.joining is not None:
            self._do(self._app.joining.open(ip))

    def _open_bare(self) -> None:
        if self._app.joining is not None:
            self._do(self._app.joining.open_bare())

    def _share_hotspot(self, name: str, passphrase: str) -> None:
        """The board shows both codes; the room follows to the hotspot's address. Nothing of it is kept."""
        if self.board is not None:
            self.board.set_wifi(name, passphrase)
        if self._app.joining is not None:
            self._do(self._app.joining.use_hotspot(bool(name)))

    def _turn_sounds(self, on: bool) -> None:
        """At once, also where the disk does not keep it."""
        try:
            self._app.choose(replace(self._app.settings, sounds=on))
        except Trouble as trouble:
            self.hear(trouble)
        self.console.set_sounds(self._app.settings.sounds)

    def _show_board(self, shown: bool) -> None:
        assert self.board is not None
        if shown:
            self.board.place(QGuiApplication.screens())
        else:
            self.board.hide()
        self.console.set_board(self.board.placed, self._code_called)

    def _show_code(self, shown: bool) -> None:
        assert self.board is not None
        self._code_called = shown
        self.board.show_code(shown)
        self.console.set_board(self.board.placed, shown)


def _open(file: Path) -> None:
    """In the program that shows such files."""
    if QGuiApplication.platformName() != "offscreen":
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


async def stay(app: App, windows: Windows, news: Trouble | None) -> int:
    """Home is on the screen; stays until somebody quits. Returns the exit code."""
    asyncio.get_running_loop().call_later(REST_S, windows.show_rest)
    app.spawn(warm(windows))
    app.keeper.begin()
    for trouble in (news, app.store.news):
        if trouble is not None:
            windows.hear(trouble)
    try:
        await app.over.wait()
    finally:
        windows.flush()
        await app.close()
        windows.close()
    return 0
