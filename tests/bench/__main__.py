"""Every benchmark, one line of JSON each. ``make bench`` runs this; docs/benchmarks.md says what the figures mean."""

from __future__ import annotations

import importlib
from pathlib import Path


def main() -> None:
    for file in sorted(Path(__file__).parent.glob("bench_*.py")):
        importlib.import_module(f"tests.bench.{file.stem}").main([])


if __name__ == "__main__":
    main()
