"""A board in a window, its commands in a list, and hands for its mouse and keys: for the tests of the board."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retrokit.facilitation.commands import Command
from retrokit.facilitation.faces import Body
from retrokit.facilitation.language import Language
from retrokit.ui.board import Board
from retrokit.ui.engine import Looks, make_engine
from tests.ui.board_views import view

LINK = "http://192.168.1.20:8777/#K7QM2XHDAAAAAAAAAAAAAAAAAAAA"


class BoardRoom:
    """One board at 1280 x 720, without motion unless asked for. ``sent`` holds what people at the board asked for."""

    def __init__(self, qtbot: QtBot, dark: bool = False, still: bool = True) -> None:
        self.qtbot = qtbot
        self.sent: list[Command] = []
        self.engine = make_engine(Language(), Looks(dark, reduced_motion=still))
        self.board = Board(self.engine, self.sent.append)
        self.window = self.board.window
        self.window.resize(1280, 720)
        self.board.set_join(LINK, "192.168.1.20:8777", "K7QM 2XHD", "Harbour-Guest")
        self.window.show()
        qtbot.waitUntil(self.window.isExposed)

    def show(self, name: str, body: Body) -> None:
        """Show a body and wait until its stage stands still."""
        self.board.update(view(name, body))
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.quiet())

    def quiet(self) -> bool:
        tiles = [item for item in self.items() if item.objectName().startswith(("card:", "panel:"))]
        return all(child.opacity() == 1 for tile in tiles for child in tile.childItems()[:1])

    def items(self, root: QQuickItem | None = None) -> list[QQuickItem]:
        root = root or self.window.contentItem()
        found = [root]
        for child in root.childItems():
            found += self.items(child)
        return found

    def find(self, name: str) -> QQuickItem:
        return next(item for item in self.items() if item.objectName() == name)

    def has(self, name: str) -> bool:
        return any(item.objectName() == name and item.isVisible() for item in self.items())

    def texts(self) -> list[str]:
        """What can be read on the board now."""
        shown = [item for item in self.items() if item.isVisible() and item.inherits("QQuickText")]
        return [str(item.property("text")) for item in shown if item.property("text")]

    def middle(self, name: str, part: Callable[[QQuickItem], QPointF] | None = None) -> QPoint:
        item = self.find(name)
        inside = part(item) if part else QPointF(item.width() / 2, item.height() / 2)
        return item.mapToScene(inside).toPoint()

    def drag(self, start: QPoint, end: QPoint, steps: int = 8) -> None:
        """Press, move in steps as a hand does, release. A fast hand makes few steps."""
        QTest.mousePress(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        for step in range(1, steps + 1):
            QTest.mouseMove(self.window, start + (end - start) * step / steps)
            self.qtbot.wait(1)
        QTest.mouseRelease(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)

    def click(self, name: str) -> None:
        QTest.mouseClick(
            self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.middle(name)
        )

    def keys(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.window, key)
