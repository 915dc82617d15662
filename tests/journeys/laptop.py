"""A laptop of its own: ``python -m tests.journeys.laptop HOME [early]`` opens a room that gathers and stays until it is killed.

The real app with its windows, offscreen and on loopback. The first line it prints is the address in the code.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from qasync import QEventLoop

from retrokit import catalogue
from retrokit.app import App, Setup, opened
from retrokit.facilitation.commands import GoToStage, OpenEarly
from retrokit.paths import Paths, assets
from retrokit.settings import Settings
from retrokit.ui.application import make_application
from retrokit.windows import Windows

GATHER = 2


async def stay(home: Path, *, early: bool) -> None:
    paths = Paths(home)
    with opened(paths) as store:
        app = App(Setup(paths, Settings(), catalogue.load(assets(), "en"), loopback=True), store)
        app.windows = Windows(app)
        app.windows.show_home()
        app.windows.main.window.show()
        await app.start("Harbour", "Sprint 31", "start-stop-continue", 60, 4)
        assert app.live and app.joining
        await app.live.room.handle(OpenEarly() if early else GoToStage(GATHER))
        sys.stdout.write(app.joining.info.url + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    qt = make_application()
    with asyncio.Runner(loop_factory=lambda: QEventLoop(qt)) as runner:
        runner.run(stay(Path(sys.argv[1]), early="early" in sys.argv[2:]))
