"""The board: the window on the shared screen. ``app.py`` makes one, feeds it views and the ways to join."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from retrokit.facilitation.commands import Command
from retrokit.facilitation.faces import PublicView
from retrokit.ui.boardface import BoardFace
from retrokit.ui.engine import open_window

Place = Literal["hidden", "window", "second"]


class Board:
    """The window starts hidden; ``place`` shows it. Commands of people at the board (grouping) go to ``send``."""

    def __init__(self, engine: QQmlApplicationEngine, send: Callable[[Command], None]) -> None:
        self.placed: Place = "hidden"
        self.face = BoardFace(send, engine)
        self.window: QQuickWindow = open_window(engine, "board/BoardWindow.qml", {"board": self.face})

    def update(self, view: PublicView) -> None:
        self.face.set_view(view)

    def set_join(self, link: str, url: str = "", code: str = "", wifi: str = "") -> None:
        """``link`` is what the code holds, ``url`` and ``code`` what one types instead, ``wifi`` the network's name or ""."""
        self.face.set_join(link, url, code, wifi)

    def set_wifi(self, name: str, passphrase: str) -> None:
        """Show the code of this network before the room's; both "" for the room's alone."""
        self.face.set_wifi(name, passphrase)

    def show_code(self, shown: bool) -> None:
        """Show or hide the join code in this stage (the early stages show it by themselves)."""
        self.face.show_code(shown)

    def place(self, screens: Sequence[QScreen] | None = None) -> Place:
        """Show the board: full screen on the second screen if there is one, else as a window on the only one."""
        screens = QGuiApplication.screens() if screens is None else screens
        primary = QGuiApplication.primaryScreen()
        other = next((screen for screen in screens if screen != primary), None)
        if other is None:
            self.window.show()
        else:
            self.window.setScreen(other)
            self.window.setGeometry(other.geometry())
            self.window.showFullScreen()
        self.placed = "second" if other else "window"
        return self.placed

    def hide(self) -> None:
        self.window.hide()
        self.placed = "hidden"
