"""All QML is clean under Qt's own linter, short enough to read, and shows text as text only."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from retrokit.ui.engine import QML

FILES = sorted(QML.rglob("*.qml"))


def test_the_linter_finds_nothing() -> None:
    lint = Path(sys.executable).with_name("pyside6-qmllint")
    done = subprocess.run(
        [str(lint), "-W", "0", "-I", str(QML), *map(str, FILES)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_too_long() -> None:
    assert not [file.name for file in FILES if len(file.read_text("utf-8").splitlines()) > 250]


def test_every_text_is_plain() -> None:
    """A bare ``Text`` says PlainText itself; all others are RkText, which does."""
    for file in FILES:
        bare = re.split(r"(?m)^\s*(?:\w+: )?Text \{", file.read_text("utf-8"))[1:]
        assert all("textFormat: Text.PlainText" in part[:400] for part in bare), file.name
