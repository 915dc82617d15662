"""From ``retrokit`` to a usable home window, and from the start of a session to the join code on the board.

The floor is ``python -c "import PySide6.QtQuick"``. Run: python -m tests.bench.bench_start [--runs 7]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

from tests.bench.figures import show

_HOME = """
import asyncio, sys, time
from pathlib import Path
started = float(sys.argv[2])
from retrokit import catalogue, settings
from retrokit.app import App, Setup, opened
from retrokit.paths import Paths, assets
from retrokit.ui.application import make_application
from qasync import QEventLoop
from retrokit.windows import Windows

async def main():
    paths = Paths(Path(sys.argv[1]))
    with opened(paths) as store:
        app = App(Setup(paths, settings.Settings(), catalogue.load(assets(), "en"), loopback=True), store)
        windows = app.windows = Windows(app)
        windows.show_home()
        shown = asyncio.get_running_loop().create_future()
        windows.main.window.frameSwapped.connect(lambda: shown.done() or shown.set_result(None))
        windows.main.window.show()
        await shown
        print(time.time() - started, flush=True)
        await asyncio.sleep(0.5)
        before = time.time()
        drawn = asyncio.get_running_loop().create_future()
        await app.start("Bench", "Start", "sailboat", 60, 8)
        windows.board.window.frameSwapped.connect(lambda: drawn.done() or drawn.set_result(None))
        windows.board.window.requestUpdate()
        await drawn
        print(time.time() - before, flush=True)
        await app.close()
        windows.close()

qt = make_application()
with asyncio.Runner(loop_factory=lambda: QEventLoop(qt)) as runner:
    runner.run(main())
"""


def once() -> tuple[float, float, float]:
    """Seconds of the floor, of home, and of the join code, in one go."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    before = time.time()
    subprocess.run([sys.executable, "-c", "import PySide6.QtQuick"], check=True, env=environment)
    floor = time.time() - before
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(
            [sys.executable, "-c", _HOME, folder, str(time.time())],
            check=True,
            env=environment,
            capture_output=True,
            text=True,
        ).stdout.split()
    return floor, float(told[0]), float(told[1])


def main(arguments: list[str] | None = None) -> dict[str, Any]:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=7)
    chosen = parser.parse_args(arguments)
    once()
    runs = [once() for _ in range(chosen.runs)]
    floor, home, code = (statistics.median(run[i] for run in runs) for i in range(3))
    figures = {
        "name": "start",
        "floor_s": round(floor, 3),
        "home_s": round(home, 3),
        "ratio_home": round(statistics.median(h / f for f, h, _ in runs), 2),
        "code_s": round(code, 3),
        "ratio_code": round(statistics.median(c / f for f, _, c in runs), 2),
    }
    show(**figures)
    return figures


if __name__ == "__main__":
    main()
