"""The main window with home and console in it, what they ask for in lists, and hands for mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retrokit.facilitation.commands import Command
from retrokit.facilitation.faces import ConsoleView
from retrokit.facilitation.language import Language
from retrokit.ui import console, home
from retrokit.ui.engine import Looks, make_engine
from retrokit.ui.main_window import MainWindow

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class DeskRoom:
    """``sent`` are the commands, ``asked`` everything else, as (what, value ...)."""

    def __init__(
        self,
        qtbot: QtBot,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        files: home.FormatFiles | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.sent: list[Command] = []
        self.asked: list[tuple[object, ...]] = []
        self.backups: tuple[home.BackupLine, ...] = ()
        self.engine = make_engine(Language(), Looks(dark, reduced_motion=True))
        self.console = console.Console(
            self.sent.append,
            console.Callbacks(
                report=self._ask("report"),
                address=self._ask("address"),
                board=self._ask("board"),
                code=self._ask("code"),
                new_session=self._ask("new_session"),
                void=self._ask("void"),
                tickets=self._ask("tickets"),
                quit=self._ask("quit"),
                bare=self._ask("bare"),
                hotspot=self._ask("hotspot"),
                sounds=self._ask("sounds"),
                question=self._ask("question"),
            ),
        )
        self.home = home.Home(
            home.Callbacks(
                start=self._ask("start"),
                resume=self._ask("resume"),
                report=self._ask("report"),
                settings=self._ask("settings"),
                team=self._ask("team"),
                quit=self._ask("quit"),
                backups=lambda: self.backups,
                restore=self._ask("restore"),
                certificate=self._ask("certificate"),
                files=files or home.FormatFiles(),
            )
        )
        self.main = MainWindow(self.engine, self.home, self.console)
        self.window = self.main.window
        self.window.resize(width, height)
        self.window.show()
        self.window.requestActivate()
        qtbot.waitUntil(self.window.isExposed)
        qtbot.waitUntil(self.window.isActive)

    def show(self, view: ConsoleView) -> None:
        """The console with ``view``, drawn."""
        self.console.update(view)
        self.main.go("console")
        self.settle()

    def settle(self) -> None:
        """Until layouts and loaders have done what they were told; a frame is enough."""
        self.window.grabWindow()

    def items(self, root: QQuickItem | None = None) -> list[QQuickItem]:
        root = root or self.window.contentItem()
        found = [root]
        for child in root.childItems():
            found += self.items(child)
        return found

    def find(self, name: str) -> QQuickItem:
        """The item of that name that can be seen."""
        named = [item for item in self.items() if item.objectName() == name and item.isVisible()]
        assert named, f"nothing visible is called {name}"
        return named[0]

    def has(self, name: str) -> bool:
        return any(item.objectName() == name and item.isVisible() for item in self.items())

    def text(self, name: str) -> str:
        return str(self.find(name).property("text"))

    def middle(self, name: str) -> QPoint:
        item = self.find(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def click(self, name: str) -> None:
        """A real click in the middle of it, which has to be in sight."""
        point = self.middle(name)
        assert self.window.contentItem().contains(QPointF(point)), f"{name} is out of sight"
        QTest.mouseClick(self.window, LEFT, NONE, point)
        self.settle()

    def drag(self, start: QPoint, end: QPoint, steps: int = 8) -> None:
        """Press, move in steps as a hand does, release. A fast hand makes few steps."""
        QTest.mousePress(self.window, LEFT, NONE, start)
        for step in range(1, steps + 1):
            QTest.mouseMove(self.window, start + (end - start) * step / steps)
            self.qtbot.wait(1)
        QTest.mouseRelease(self.window, LEFT, NONE, end)
        self.settle()

    def press(self, key: Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.window, key, modifier)

    def type(self, text: str) -> None:
        """Into whatever has the keyboard, one key after the other."""
        for letter in text:
            QTest.keyClick(self.window, letter)  # type: ignore[call-overload]

    def focus(self) -> str:
        """The name of what has the keyboard."""
        up: QQuickItem | None = self.window.activeFocusItem()
        while up is not None and up.objectName() == "":
            up = up.parentItem()
        return "" if up is None else up.objectName()

    def _ask(self, what: str) -> Callable[..., None]:
        # Without a way back to the room: engine and window go when a test lets go of it, not when rubbish is collected.
        asked = self.asked
        return lambda *values: asked.append((what, *values))
