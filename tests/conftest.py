"""What every test gets: no screen, no home but a folder of its own, loopback only, and no stray log line."""

from __future__ import annotations

import gc
import logging
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from retrokit.rubbish import tidy

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QT_NO_GLIB", "1")

# How long an example takes is a matter of the machine.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

FIGURES = pytest.StashKey[str]()
LOOPBACK = ("127.", "::1", "localhost")


def _guard(event: str, values: tuple[object, ...]) -> None:
    """A test that listens for the whole network is stopped; unix sockets and loopback pass."""
    if event != "socket.bind":
        return
    address = values[1]
    if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
        raise AssertionError(f"tests listen on loopback only, not on {address[0]!r}")


sys.addaudithook(_guard)


def pytest_configure(config: pytest.Config) -> None:
    """Figures of the proofs are gathered in one file by all workers, and shown at the end.

    Python collects its rubbish between two tests: left alone it would do so in any thread, that of a worker's pipe too,
    and what a test left may hold windows.
    """
    gc.disable()
    if "PYTEST_XDIST_WORKER" not in os.environ and "RETROKIT_FIGURES" not in os.environ:
        handle, name = tempfile.mkstemp(suffix=".jsonl", prefix="retrokit-figures-")
        os.close(handle)
        os.environ["RETROKIT_FIGURES"] = config.stash[FIGURES] = name


def pytest_runtest_logfinish() -> None:
    tidy()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    name = config.stash.get(FIGURES, "")
    if name:
        figures = Path(name).read_text("utf-8")
        Path(name).unlink()
        if figures:
            terminalreporter.section("figures of the proofs")
            terminalreporter.write(figures)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything the app would keep for the person goes under this test's folder."""
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "xdg" / name.lower()))


@pytest.fixture(autouse=True)
def quiet(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Log records at WARNING or above fail the test, unless its ``logs`` marker says that they belong."""
    yield
    marker = request.node.get_closest_marker("logs")
    expected = re.compile(marker.args[0]) if marker else None
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    loud = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    stray = [text for text in loud if expected is None or not expected.search(text)]
    assert not stray, f"stray log lines: {stray}"
    assert expected is None or loud, f"nothing was logged, expected {expected.pattern!r}"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser of the journeys: the machine's Chromium, else the one playwright downloaded."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found:
        return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path
