"""From ``retrokit`` to a usable home window, and from the start of a session to the join code on the board.

The floor is ``python -c "import PySide6.QtQuick"``. Run: python -m tests.bench.bench_start [--runs 9]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.figures import show

FLOOR = "import PySide6.QtQuick"
APP = "from tests.bench.start_app import main; main()"  # as the script of the command does it, not compiled at each start


def once(home: Path) -> tuple[float, float, float, float]:
    """Seconds of the floor, of home, and of the join code: at once, and after home was looked at for a moment."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    environment["XDG_DATA_HOME"] = str(home)
    before = time.time()
    subprocess.run([sys.executable, "-c", FLOOR], check=True, env=environment)
    floor = time.time() - before
    shown, hasty = _start("hasty", environment)
    again, calm = _start("calm", environment)
    return floor, (shown + again) / 2, hasty, calm


def _start(pace: str, environment: dict[str, str]) -> tuple[float, float]:
    """One run of the app itself, on a home that has been used before."""
    command = [sys.executable, "-c", APP, pace, str(time.time())]
    told = subprocess.run(
        command, check=True, env=environment, stdout=subprocess.PIPE, text=True, timeout=60
    ).stdout.split()
    return float(told[0]), float(told[1])


def main(arguments: list[str] | None = None) -> dict[str, Any]:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        once(home)
        runs = [once(home) for _ in range(chosen.runs)]
    floor, shown, hasty, calm = (statistics.median(run[i] for run in runs) for i in range(4))
    figures = {
        "name": "start",
        "runs": len(runs),
        "floor_s": round(floor, 3),
        "home_s": round(shown, 3),
        "ratio_home": _ratio(runs, 1),
        "code_s": round(calm, 3),
        "ratio_code": _ratio(runs, 3),
        "code_at_once_s": round(hasty, 3),
        "ratio_code_at_once": _ratio(runs, 2),
    }
    show(**figures)
    return figures


def _ratio(runs: list[tuple[float, float, float, float]], which: int) -> float:
    """The median of the ratios within each run: a machine that is busy for a while slows both sides."""
    return round(statistics.median(run[which] / run[0] for run in runs), 2)


if __name__ == "__main__":
    main()
