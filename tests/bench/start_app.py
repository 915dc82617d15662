"""The app of ``bench_start``: the command ``retrokit`` with a watch on it, started as a process of its own.

Arguments: the home folder, ``hasty`` or ``calm``, the time the process was asked for. Prints seconds to home, then to the
join code from the start of a session: ``hasty`` starts it in the very moment home is there, ``calm`` a moment later.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from dataclasses import replace
from functools import partial

from retrokit import cli

gc.disable()  # as the command does before it imports the rest, which comes here a moment earlier
from retrokit import windows  # noqa: E402


def main() -> None:
    folder, pace, asked = sys.argv[1], sys.argv[2], float(sys.argv[3])
    plain = windows.Windows.show_home

    def watched(shown: windows.Windows) -> None:
        plain(shown)
        windows.Windows.show_home = plain  # type: ignore[method-assign]
        shown._app.setup = replace(shown._app.setup, loopback=True)
        home = asyncio.get_running_loop().create_future()
        shown.main.window.frameSwapped.connect(partial(_set, home))
        shown._app.spawn(_watch(shown, pace, asked, home))

    windows.Windows.show_home = watched  # type: ignore[method-assign,assignment]
    cli.retrokit(["--home", folder], prog_name="retrokit")


async def _watch(shown: windows.Windows, pace: str, asked: float, drawn: asyncio.Future[float]) -> None:
    app = shown._app
    print(await drawn - asked, flush=True)
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
    app.over.set()


def _set(frame: asyncio.Future[float]) -> None:
    if not frame.done():
        frame.set_result(time.time())


if __name__ == "__main__":
    main()
