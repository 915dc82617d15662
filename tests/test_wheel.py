"""The wheel as a stranger gets it: built from the sdist, installed into an empty environment, run far from the tree."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import hatch_build
from retrokit import __version__

ROOT = Path(__file__).resolve().parent.parent
# `make test` downloads what pip would download for a stranger, hash by hash.
WHEELS = ROOT / ".venv" / "wheels"

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist, and with the wheel that was built from nothing but that sdist."""
    out = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)], out)
    return out


@pytest.fixture(scope="module")
def bin_folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands of a fresh environment are, into which only the wheel was installed."""
    assert WHEELS.is_dir(), "`make test` fetches the packages that this needs"
    home = tmp_path_factory.mktemp("fresh") / "env"
    venv.create(home, with_pip=True)
    pip = [
        str(home / "bin" / "python"),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-compile",
    ]
    run([*pip, "--no-index", "--find-links", str(WHEELS), str(next(built.glob("*.whl")))], home)
    return home / "bin"


def run(command: list[str], folder: Path, expected: int = 0) -> str:
    """The output of ``command``, run in ``folder`` with nothing of the source tree in its environment."""
    environment = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")
    }
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == expected, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("said", "enough"),
    [
        ("v18.20.4\n", False),
        ("v20.18.1\n", False),
        ("v20.19.0\n", True),
        ("v21.7.3\n", False),
        ("v22.11.0\n", False),
        ("v22.12.0\n", True),
        ("v24.19.0\n", True),
        ("", False),
        ("command not found", False),
    ],
)
def test_a_node_that_is_too_old_is_not_used(said: str, enough: bool) -> None:
    assert hatch_build.new_enough(said) is enough


def test_without_a_node_the_build_asks_for_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = hatch_build.PageHook(str(ROOT), {}, None, None, str(tmp_path), "wheel")  # type: ignore[arg-type]
    old = tmp_path / "node"
    old.write_text("#!/bin/sh\necho v18.20.4\n", "ascii")
    old.chmod(0o755)
    (tmp_path / "npm").symlink_to(old)

    monkeypatch.setenv("PATH", str(tmp_path))

    assert hook.dependencies() == [hatch_build.NODE_PACKAGE]


def test_the_wheel_has_the_page_and_the_assets_and_nothing_of_how_they_are_made(built: Path) -> None:
    wheel = next(built.glob("*.whl"))
    assert wheel.name == f"retrokit-{__version__}-py3-none-any.whl"
    names = set(zipfile.ZipFile(wheel).namelist())

    of_page = {
        name.removeprefix("retrokit/lan/page/") for name in names if name.startswith("retrokit/lan/page/")
    }
    assert "dist/index.html" in of_page
    assert all(name.startswith("dist/") for name in of_page)
    assert any(name.endswith(".js") for name in of_page)
    assert "retrokit/assets/i18n/en.json" in names
    tree = {file.relative_to(ROOT).as_posix() for file in (ROOT / "assets").rglob("*") if file.is_file()}
    assert {f"retrokit/{name}" for name in tree} <= names
    assert {
        f"retrokit/{file.relative_to(ROOT / 'retrokit')}" for file in (ROOT / "retrokit/ui").rglob("*.qml")
    } <= names
    assert "retrokit/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if "tests" in name or "node_modules" in name]


def test_the_sdist_has_the_sources_of_the_page(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.split("/", 1)[1] for name in sdist.getnames() if "/" in name}

    assert {"hatch_build.py", "README.md", "LICENSE", "retrokit/lan/page/package-lock.json"} <= names
    assert not [name for name in names if "node_modules" in name or name.startswith("retrokit/lan/page/dist")]


def test_the_installed_command_says_its_version(bin_folder: Path, tmp_path: Path) -> None:
    assert run([str(bin_folder / "retrokit"), "--version"], tmp_path) == f"retrokit {__version__}\n"


def test_the_installed_doctor_finds_page_and_fonts(bin_folder: Path, tmp_path: Path) -> None:
    where = run(
        [str(bin_folder / "python"), "-c", "import retrokit.paths as p; print(p.assets(), p.page())"],
        tmp_path,
    )
    assert str(ROOT) not in where

    doctor = [str(bin_folder / "retrokit"), "doctor", "--home", "home"]
    done = subprocess.run(doctor, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    verdicts = {
        name: verdict
        for verdict, name in re.findall(r"^(ok|look) +(\S+(?: \S+)*)", done.stdout, re.MULTILINE)
    }
    for name in ("Libraries", "Fonts", "Disk", "Database", "Phone page", "Coaching"):
        assert verdicts[name] == "ok", done.stdout


def test_the_installed_demo_plays_a_session_in_an_empty_folder(bin_folder: Path, tmp_path: Path) -> None:
    run([str(bin_folder / "retrokit"), "demo", "--phones", "3", "--out", "played"], tmp_path)

    played = {file.name for file in (tmp_path / "played").iterdir()}
    assert {"report.pdf", "retrokit.db"} <= played
    assert (tmp_path / "played" / "report.pdf").read_bytes().startswith(b"%PDF-")
    assert len([name for name in played if name.startswith("board-")]) >= 8
    assert len([name for name in played if name.startswith("console-")]) >= 8
