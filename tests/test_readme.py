"""What README and docs tell people to type works, command by command."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from retrokit import cli
from retrokit.facilitation.changes import RoomOpened
from retrokit.facilitation.rules import new_session
from retrokit.gallery import load
from retrokit.paths import assets, usual
from retrokit.storage.store import SqliteStore

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
PATIENCE_S = 60

pytestmark = pytest.mark.timeout(300)


def told() -> list[str]:
    """Every command line in a block of shell in the documents, without doubles."""
    blocks = [
        block
        for file in DOCUMENTS
        for block in re.findall(r"```sh\n(.*?)```", file.read_text("utf-8"), re.DOTALL)
    ]
    return list(dict.fromkeys(line for block in blocks for line in block.splitlines() if line))


COMMANDS = told()
MADE = [command for command in COMMANDS if command.startswith("make ")]
TYPED = [command for command in COMMANDS if command.startswith("retrokit ")]
# test_wheel.py does what these say, with the packages that `make test` has fetched.
INSTALLED = ["python -m venv env", "env/bin/python -m pip install .", "env/bin/retrokit"]


def test_every_command_is_of_a_kind_that_is_tried() -> None:
    assert set(COMMANDS) == {*MADE, *TYPED, *INSTALLED, "retrokit"}
    assert len(MADE) >= 8
    assert len(TYPED) >= 6


@pytest.mark.parametrize("command", MADE)
def test_what_make_is_told_can_be_made(command: str) -> None:
    """Made in earnest by those who type it and by .ci/run; here: the target exists and is on make's own list."""
    words = shlex.split(command)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        ["make", "--dry-run", *words[1:]],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    listed = subprocess.run(
        ["make", "help"], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True
    )

    assert done.returncode == 0, done.stderr
    assert re.search(rf"^make {words[1]} ", listed.stdout, re.MULTILINE)


@pytest.mark.parametrize("command", TYPED)
def test_what_retrokit_is_told_it_does(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = shlex.split(command)[1:]
    if words[0] == "demo":
        done = subprocess.run(
            [sys.executable, "-m", "retrokit", *words], timeout=280, env=with_tree(), check=False
        )
        assert done.returncode == 0
        assert (tmp_path / "played" / "report.pdf").is_file()
        return
    if "SESSION" in words:
        words[words.index("SESSION")] = kept_session()
    result = CliRunner().invoke(cli.retrokit, words)

    assert result.exit_code == 0 or words[0] == "doctor", result.output + result.stderr
    assert result.stdout
    if "--out" in words:
        assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_retrokit_alone_opens_its_window_on_a_real_screen(tmp_path: Path) -> None:
    with screen() as display:
        environment = {**with_tree(), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        app = subprocess.Popen(
            [sys.executable, "-m", "retrokit", "--home", "home"],
            cwd=tmp_path,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            until = time.monotonic() + PATIENCE_S
            while '"retrokit"' not in windows(display):
                assert app.poll() is None, app.stderr.read() if app.stderr else ""
                assert time.monotonic() < until, "no window came up"
                time.sleep(0.1)
        finally:
            app.terminate()
            said = app.communicate(timeout=30)[1]

    assert said == ""


def kept_session() -> str:
    """The id of a session in the usual home, which a fixture has moved under this test's folder."""
    paths = usual()
    paths.make()
    formats, _ = load([assets() / "formats"])
    session = new_session(
        id="5e55",
        team="Harbour",
        title="Sprint 12",
        date="2026-11-20",
        format=formats[0],
        minutes=60,
        headcount=6,
        carried=(),
    )
    store = SqliteStore(paths.database)
    store.commit(session, session, (RoomOpened(session),))
    store.close()
    return session.id


@contextmanager
def screen() -> Iterator[str]:
    """A virtual screen for X clients; the name of its display."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def windows(display: str) -> str:
    listed = ["xwininfo", "-root", "-tree", "-display", display]
    return subprocess.run(listed, capture_output=True, text=True, timeout=30, check=False).stdout


def with_tree() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}
