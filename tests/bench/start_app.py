"""The app of ``bench_start``: the command ``retrokit`` with a watch on it, started as a process of its own.

Arguments: ``hasty`` or ``calm``, the time the process was asked for. Prints seconds to home, then to the join code from the
start of a session: ``hasty`` starts it in the very moment home is there, ``calm`` a moment later.
"""

from __future__ import annotations

import gc
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from retrokit.__main__ import main as command

gc.disable()  # as the command does before it imports the rest, the first of which comes here a moment earlier
from retrokit.ui import engine as engines  # noqa: E402

if TYPE_CHECKING:
    import asyncio

    from PySide6.QtQml import QQmlApplicationEngine

    from retrokit import windows
    from retrokit.app import App
    from retrokit.facilitation.errors import Trouble


def main() -> None:
    pace, asked = sys.argv[1], float(sys.argv[2])
    read_ahead = engines.read_ahead

    def read(engine: QQmlApplicationEngine, name: str) -> None:
        """The command's last step before it imports the windows, which must not come here earlier than there."""
        engines.read_ahead = read_ahead
        read_ahead(engine, name)
        watch(pace, asked)

    engines.read_ahead = read
    sys.argv = ["retrokit"]
    command()


def watch(pace: str, asked: float) -> None:
    """Have home tell when it is there: drawn, and the loop running that hears what one does with it."""
    from retrokit import windows

    stay, show_home = windows.stay, windows.Windows.show_home
    drawn: list[float] = []

    def shown(home: windows.Windows, *, soon: bool = False) -> None:
        windows.Windows.show_home = show_home  # type: ignore[method-assign]
        show_home(home, soon=soon)
        home.main.window.frameSwapped.connect(partial(_note, drawn))

    async def watched(app: App, home: windows.Windows, news: Trouble | None) -> int:
        app.spawn(_watch(app, home, pace, asked, drawn))
        return await stay(app, home, news)

    windows.Windows.show_home = shown  # type: ignore[method-assign,assignment]
    windows.stay = watched  # type: ignore[assignment]


async def _watch(app: App, shown: windows.Windows, pace: str, asked: float, drawn: list[float]) -> None:
    import asyncio
    from dataclasses import replace

    from retrokit.facilitation.commands import EndSession, GoToStage

    running = time.time()
    while not drawn:
        await asyncio.sleep(0)
    print(max(*drawn, running) - asked, flush=True)
    app.setup = replace(app.setup, loopback=True)
    if pace == "calm":
        while len(app._tasks) > 1:  # until all is warm and only this is left
            await asyncio.sleep(0.02)
    before = time.time()
    await app.start("Bench", "Start", "sailboat", 60, 8)
    assert shown.board and shown.board.face._join["image"]
    frame: asyncio.Future[float] = asyncio.get_running_loop().create_future()
    shown.board.window.frameSwapped.connect(partial(_set, frame))
    shown.board.window.requestUpdate()
    print(await frame - before, flush=True)
    # Home lists what is over, as most homes do: a room that is open has a sealed intake of more than a megabyte.
    assert app.live
    await app.live.room.handle(GoToStage(0))
    await app.live.room.handle(EndSession())
    app.over.set()


def _note(drawn: list[float]) -> None:
    if not drawn:
        drawn.append(time.time())


def _set(frame: asyncio.Future[float]) -> None:
    if not frame.done():
        frame.set_result(time.time())
