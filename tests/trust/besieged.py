"""The laptop that is flooded: ``python -m tests.trust.besieged HOME PHONES`` opens a room that gathers, until it is killed.

The real app with its windows, offscreen and on loopback. The first line it prints is the address in the code.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from qasync import QEventLoop

from retrokit import catalogue
from retrokit.app import App, Setup, opened
from retrokit.facilitation.commands import GoToStage
from retrokit.facilitation.formats import KINDS
from retrokit.paths import Paths, assets
from retrokit.settings import Settings
from retrokit.ui.application import make_application
from retrokit.warming import warm
from retrokit.windows import Windows


async def stay(home: Path, phones: int) -> None:
    paths = Paths(home)
    with opened(paths) as store:
        words = catalogue.load(assets(), "en")
        # Answers come at once: what is measured is how long the room makes honest phones wait, not the rhythm's pause.
        app = App(Setup(paths, Settings(), words, loopback=True, reply_s=0, least_free_mb=1), store)
        app.windows = Windows(app)
        app.windows.show_home()
        app.windows.main.window.show()
        await warm(app.windows)
        await app.start("Harbour", "Sprint 31", "sailboat", 60, phones)
        assert app.live and app.joining
        await app.live.room.handle(GoToStage(KINDS.index("collect")))
        sys.stdout.write(app.joining.info.url + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    qt = make_application()
    with asyncio.Runner(loop_factory=lambda: QEventLoop(qt)) as runner:
        runner.run(stay(Path(sys.argv[1]), int(sys.argv[2])))
