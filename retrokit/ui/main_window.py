"""The main window: home, or the console while a session is up. The board is a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QQmlApplicationEngine

from retrokit.ui.engine import open_window
from retrokit.ui.facts import Facts, fact
from retrokit.ui.home import Home

if TYPE_CHECKING:
    from retrokit.ui.console import Console


class Place(Facts):
    """Which of the two is up: ``home`` or ``console``."""

    changed = Signal()
    name = fact("name", str, changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, name="home")


class MainWindow:
    """``window`` is hidden until somebody shows it. Closing it asks whichever screen is up to quit.

    The console may come later, before the first ``go("console")``: home is on the screen sooner without it.
    """

    def __init__(self, engine: QQmlApplicationEngine, home: Home, console: Console | None = None) -> None:
        self._place = Place()
        self.window = open_window(engine, "MainWindow.qml", {"home": home, "place": self._place})
        # What QML looks at must not die before QML does.
        for shown in (self._place, home):
            shown.setParent(self.window)
        home.window = self.window
        if console is not None:
            self.furnish(console)

    def furnish(self, console: Console) -> None:
        """Put the console in its place, out of sight."""
        console.setParent(self.window)
        console.window = self.window
        self.window.setProperty("desk", console)

    def go(self, name: Literal["home", "console"]) -> None:
        """Bring that one up."""
        self._place.show(name=name)
