"""The command ``retrokit``: from nothing to home in its window, in the order that gets it there soonest."""

from __future__ import annotations

import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from retrokit import catalogue, settings as setting
from retrokit.facilitation.errors import Trouble
from retrokit.paths import assets, usual

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQuick import QQuickWindow

DRAWN_S = 0.03


def run(home: Path | None) -> int:
    """Open the app and stay until it is closed. Returns the exit code. Raises ``Trouble``, also where there is no screen."""
    gc.disable()  # at the start nothing is garbage; rubbish.py begins when all is there (see warming.py)
    paths = usual(home)
    paths.make()
    settings, broken = setting.load(paths.settings)
    language = catalogue.load(assets(), settings.language)
    if not has_screen():
        raise Trouble(
            "no_screen",
            "There is no screen here to open a window on.",
            "Start retrokit on a desktop, or watch it play offscreen: retrokit demo",
        )
    from retrokit.ui.application import make_application
    from retrokit.ui.engine import looks, make_engine, read_ahead

    qt = make_application()
    engine = make_engine(language, looks(settings.theme, settings.reduced_motion), wide=False)
    read_ahead(engine, "MainWindow.qml")
    # From here on Qt's thread reads what home looks like while this one brings in the rest.
    import asyncio

    from qasync import QEventLoop

    from retrokit.app import App, Setup, opened
    from retrokit.windows import Windows, stay

    with opened(paths) as store:
        app = App(Setup(paths, settings, language), store)
        windows = app.windows = Windows(app, engine)
        windows.show_home(soon=True)
        windows.main.window.show()
        _draw(qt, windows.main.window)
        with asyncio.Runner(loop_factory=lambda: QEventLoop(qt)) as runner:
            return runner.run(stay(app, windows, broken))


def _draw(qt: QGuiApplication, window: QQuickWindow) -> None:
    """Home, before the loop runs: its first timer makes PySide make all of Qt's enums, which takes longer than the drawing.

    A window that is covered is never drawn, and is not waited for.
    """
    drawn: list[bool] = []

    def swapped() -> None:
        drawn.append(True)

    window.frameSwapped.connect(swapped)
    patience = time.monotonic() + DRAWN_S
    while not drawn and time.monotonic() < patience:
        qt.processEvents()
    window.frameSwapped.disconnect(swapped)


def has_screen() -> bool:
    """Whether windows can be seen here, or Qt was told of a platform that needs no screen."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
