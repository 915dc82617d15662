"""Branch coverage of the modules that keep the promises, by the tests of their own rooms. ``make trust`` runs it.

Exit code 1, and the lines that no test has taken, unless every branch was taken.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.trust.figures import record

ROOT = Path(__file__).resolve().parents[2]
MODULES = tuple(
    name
    for name in ("storage/intake.py", "storage/seal.py", "lan/seats.py", "lan/channel.py", "lan/noise.py")
    if (ROOT / "retrokit" / name).is_file()
)
TESTS = (
    "tests/storage",
    *(f"tests/lan/{file.name}" for file in sorted((ROOT / "tests/lan").glob("test_*.py"))),
)


def measured() -> dict[str, dict[str, object]]:
    """By module: percent of statements and branches, and the arcs that are missing. Raises when a test fails."""
    with tempfile.TemporaryDirectory() as folder:
        data, report = Path(folder) / "data", Path(folder) / "report.json"
        include = ",".join(f"retrokit/{name}" for name in MODULES)
        coverage = [sys.executable, "-m", "coverage"]
        environment = {**os.environ, "COVERAGE_FILE": str(data)}
        run = [
            "run",
            "--branch",
            f"--include={include}",
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            *TESTS,
        ]
        subprocess.run([*coverage, *run], cwd=ROOT, env=environment, check=True, stdout=sys.stderr)
        subprocess.run([*coverage, "json", "-q", "-o", str(report)], cwd=ROOT, env=environment, check=True)
        files = json.loads(report.read_text("utf-8"))["files"]
    return {
        name.removeprefix("retrokit/"): {
            "percent": file["summary"]["percent_covered"],
            "missing": [*file["missing_lines"], *file["missing_branches"]],
        }
        for name, file in sorted(files.items())
    }


def main() -> int:
    found = measured()
    whole = [name for name, module in found.items() if module["percent"] == 100.0]
    record("branches", **{name: module["percent"] for name, module in found.items()})
    for name, module in found.items():
        if module["missing"]:
            print(name, module["missing"])
    return 0 if len(whole) == len(MODULES) else 1


if __name__ == "__main__":
    sys.exit(main())
