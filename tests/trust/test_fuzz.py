"""T11: whatever bytes come in a frame, the laptop understands or refuses them, and its memory stays where it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.trust.figures import record
from tests.trust.size import at

ROOT = Path(__file__).resolve().parents[2]
SECONDS = at(4, 600)

UNCHECKED = """
checked = noise.Cipher.open
def unchecked(self, sealed, bound=b""):
    try:
        return checked(self, sealed, bound)
    except noise.Broken:
        return bytes(len(sealed) - 16)
noise.Cipher.open = unchecked
"""

pytestmark = pytest.mark.timeout(SECONDS + 120)


def fuzz(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A child that fuzzes; what breaks it is left in ``folder``."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", f"import pathlib, tests.trust.fuzz as fuzz\n{code}"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS + 100,
        check=False,
    )


def test_no_frame_breaks_the_laptop(tmp_path: Path) -> None:
    child = fuzz(f"fuzz.main({SECONDS}, pathlib.Path('figures.json'))", tmp_path)
    assert child.returncode == 0, child.stderr[-4000:]
    figures = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    record("fuzz", seconds=SECONDS, **figures, crashes=0)

    outcomes = figures["outcomes"]
    assert figures["inputs"] >= 2_000
    assert min(figures["executions"].values()) >= 200, "each of the ways in"
    assert outcomes["messages"] >= 20, "also bytes that are messages"
    assert outcomes["messages_in_pieces"] >= 10, "and come in pieces"
    assert set(outcomes) == {
        *(
            "messages",
            "messages_in_pieces",
            "knocks_admitted",
            "knocks_refused",
            "frames_opened",
            "frames_broken",
        ),
        *("pieces_taken", "pieces_broken", "reassembled", "too_big"),
    }
    assert figures["grown_mb"] < 60


def test_a_decoder_that_breaks_would_be_caught(tmp_path: Path) -> None:
    child = fuzz(
        "fuzz.understood = lambda data: data.decode() * 0 or None\nfuzz.main(20, pathlib.Path('figures.json'))",
        tmp_path,
    )

    assert child.returncode != 0
    assert "UnicodeDecodeError" in child.stdout + child.stderr


@pytest.mark.parametrize(
    ("broken", "noticed"),
    [
        ("fuzz.sealed.Channel = lambda send, receive: Channel(send, receive, None)", "has a limit"),
        (UNCHECKED, "only who"),
        ("noise.InvalidTag = KeyError", "InvalidTag"),
    ],
    ids=["no limit", "no seal", "an error of its own"],
)
def test_a_channel_that_breaks_would_be_caught(tmp_path: Path, broken: str, noticed: str) -> None:
    code = f"from retrokit.lan import noise\nfrom retrokit.lan.channel import Channel\n{broken}\n"
    child = fuzz(f"{code}fuzz.main(20, pathlib.Path('figures.json'))", tmp_path)

    assert child.returncode != 0
    assert noticed in child.stdout + child.stderr
