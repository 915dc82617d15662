"""The main window: home, or the console while a session is up. The board is a window of its own."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QQmlApplicationEngine

from retrokit.ui.console import Console
from retrokit.ui.engine import open_window
from retrokit.ui.facts import Facts, fact
from retrokit.ui.home import Home


class Place(Facts):
    """Which of the two is up: ``home`` or ``console``."""

    changed = Signal()
    name = fact("name", str, changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, name="home")


class MainWindow:
    """``window`` is hidden until somebody shows it. Closing it asks whichever screen is up to quit."""

    def __init__(self, engine: QQmlApplicationEngine, home: Home, console: Console) -> None:
        self._place = Place()
        self.window = open_window(
            engine, "MainWindow.qml", {"home": home, "desk": console, "place": self._place}
        )
        # What QML looks at must not die before QML does.
        for shown in (self._place, home, console):
            shown.setParent(self.window)
        home.window = console.window = self.window

    def go(self, name: Literal["home", "console"]) -> None:
        """Bring that one up."""
        self._place.show(name=name)
