"""All proofs at release size, their coverage and their mutants, one after the other. ``make trust`` runs this, for over an hour.

What was proved is kept under ``out/trust`` as long as ``retrokit`` and ``assets`` are the same, so that a run that was broken
off goes on where it was. Only when everything has passed figures.json is written, with the day and the commits it speaks of.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.trust import table

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "out" / "trust"
PYTEST = ("-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", "--timeout", "7200")


def steps() -> dict[str, tuple[str, ...]]:
    """By name: what Python is told to run. Files with the name of a proof, then what is measured of the tests themselves."""
    files = sorted(Path(__file__).parent.glob("test_*.py"))
    proofs = {file.stem.removeprefix("test_"): (*PYTEST, str(file.relative_to(ROOT))) for file in files}
    proofs |= {f"page-{name}": (*PYTEST, f"tests/lan/page/test_{name}.py") for name in ("crossing", "rhythm")}
    return {**proofs, "branches": ("-m", "tests.trust.branches"), "mutants": ("-m", "tests.trust.mutants")}


def main(wanted: list[str]) -> int:
    """``wanted``: names of proofs, for these only and in this order; [] for all, and then the figures are written."""
    kept = KEPT / product()
    kept.mkdir(parents=True, exist_ok=True)
    known = steps()
    if unknown := set(wanted) - set(known):
        print("There is no proof", ", ".join(sorted(unknown)), "but", ", ".join(known))
        return 2
    failed = [name for name in wanted or known if not proved(name, known[name], kept)]
    if failed:
        print("Not proved:", ", ".join(failed))
        return 1
    if wanted:
        return 0
    write([json.loads(line) for name in known for line in lines(kept, name)])
    table.main(["--write"])
    print(f"Proved. The figures are in {table.FIGURES.relative_to(ROOT)} and in README.")
    return 0


def proved(name: str, step: tuple[str, ...], kept: Path) -> bool:
    """Whether ``step`` passes, or has passed for the same commit: only what is committed can be known again."""
    done = kept / f"{name}.jsonl"
    if done.exists():
        print(f"{name}: proved before", flush=True)
        return True
    going = done.with_suffix(".going")
    going.write_text("")
    environment = {
        **os.environ,
        "RETROKIT_TRUST": "release",
        "RETROKIT_FIGURES": str(going),
        "PYTHONPATH": str(ROOT),
    }
    print(f"{name}: begun at {datetime.datetime.now():%H:%M}", flush=True)
    begun = time.monotonic()
    passed = not subprocess.run([sys.executable, *step], cwd=ROOT, env=environment, check=False).returncode
    print(f"{name}: {'proved' if passed else 'FAILED'} in {time.monotonic() - begun:.0f} s", flush=True)
    if passed:
        tested = json.dumps({"commit": commit()}) + "\n"
        going.write_text(tested + going.read_text("utf-8"), "utf-8")
        going.replace(done)
    return passed


def lines(kept: Path, name: str) -> list[str]:
    """The figures of a step that has passed, with its commit before them."""
    return (kept / f"{name}.jsonl").read_text("utf-8").splitlines()


def write(read: list[dict[str, object]]) -> None:
    commits = sorted({str(line["commit"]) for line in read if "commit" in line})
    figures = [line for line in read if "proof" in line]
    kept = {"date": datetime.date.today().isoformat(), "commit": ", ".join(commits), "figures": figures}
    table.FIGURES.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def product() -> str:
    """What is proved: another name for any other ``retrokit`` and ``assets``."""
    parts = hashlib.sha256()
    for file in sorted(_git("ls-files", "retrokit", "assets").splitlines()):
        parts.update(file.encode() + b"\0" + hashlib.sha256((ROOT / file).read_bytes()).digest())
    return parts.hexdigest()[:16]


def commit() -> str:
    """The commit that is tested; with a plus behind it when files were changed since."""
    changed = _git("status", "--porcelain", "--untracked-files=no")
    return _git("rev-parse", "--short=10", "HEAD") + ("+" if changed else "")


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
