"""The page's channel running in node, for the tests that cross it with the laptop's without a browser."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import hatch_build

HERE = Path(__file__).parent
PAGE = Path(__file__).parents[3] / hatch_build.PAGE


class Refused(Exception):
    """The page's code did not take what it was given."""


def bundled(entry: Path, out: Path, *options: str) -> None:
    """``entry`` and everything it imports as one script, by the bundler that builds the page."""
    rolldown = PAGE / "node_modules/rolldown/bin/cli.mjs"
    command = [
        _node(),
        str(rolldown),
        str(entry),
        "--platform",
        "node",
        "-f",
        "esm",
        "-o",
        str(out),
        *options,
    ]
    subprocess.run(command, cwd=PAGE, check=True, capture_output=True)


def _node() -> str:
    npm = hatch_build.machine_npm() or hatch_build.packaged_npm()
    assert npm is not None, "the page was built, so node is here"
    return str(npm.folder / ("node.exe" if os.name == "nt" else "node"))


class Node:
    """One node process that answers questions about ``phone_in_node.ts``."""

    def __init__(self, folder: Path) -> None:
        """``folder``: where the bundle goes."""
        bundle = folder / "phone.mjs"
        bundled(HERE / "phone_in_node.ts", bundle)
        self._process = subprocess.Popen(
            [_node(), str(bundle)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def ask(self, ask: str, **question: str) -> Any:
        """The answer. Raises ``Refused``."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"ask": ask, **question}) + "\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline())
        if "refused" in said:
            raise Refused(said["refused"])
        return said["answer"]

    def stop(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()
