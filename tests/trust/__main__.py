"""All proofs at release size, their coverage and their mutants. ``make trust`` runs this; it takes most of an hour.

Only a run in which everything passed writes figures.json, with the day and the commit it speaks of.
"""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.trust import table

ROOT = Path(__file__).resolve().parents[2]
STEPS = (
    ("-m", "pytest", "tests/trust", "-q", "-s", "-p", "no:cacheprovider", "--timeout", "7200"),
    ("-m", "tests.trust.branches"),
    ("-m", "tests.trust.mutants"),
)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "figures.jsonl"
        environment = {
            **os.environ,
            "RETROKIT_TRUST": "release",
            "RETROKIT_FIGURES": str(lines),
            "PYTHONPATH": str(ROOT),
        }
        failed = [
            " ".join(step)
            for step in STEPS
            if subprocess.run([sys.executable, *step], cwd=ROOT, env=environment, check=False).returncode
        ]
        if failed:
            print("Not proved:", "; ".join(failed))
            return 1
        write([json.loads(line) for line in lines.read_text("utf-8").splitlines()])
    table.main(["--write"])
    print(f"Proved. The figures are in {table.FIGURES.relative_to(ROOT)} and in README.")
    return 0


def write(figures: list[dict[str, object]]) -> None:
    kept = {"date": datetime.date.today().isoformat(), "commit": commit(), "figures": figures}
    table.FIGURES.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def commit() -> str:
    """The commit that was tested; with a plus behind it when files were changed since."""
    said = [
        subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
        for words in (("rev-parse", "--short=10", "HEAD"), ("status", "--porcelain", "--untracked-files=no"))
    ]
    return said[0] + ("+" if said[1] else "")


if __name__ == "__main__":
    sys.exit(main())
