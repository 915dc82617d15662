"""The built page: three files, small, nothing inline, nothing from anywhere else, and a lock that names no registry."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

SOURCES = Path(__file__).parents[3] / "retrokit" / "lan" / "page"
MOST_BYTES = 60_000
"""Of the whole page, and below of what the channel adds to it, both compressed."""
MOST_CRYPTO_BYTES = 18_000


def test_three_files_well_below_the_limit(built_page: Path) -> None:
    names = sorted(re.sub(r"\.[0-9a-f]{8}\.", ".HASH.", file.name) for file in built_page.iterdir())
    assert names == [
        "app.HASH.js",
        "app.css",
        "index.html",
    ]
    assert sum(len(gzip.compress(file.read_bytes())) for file in built_page.iterdir()) < MOST_BYTES * 3 / 4


def test_nothing_inline_and_nothing_from_elsewhere(built_page: Path) -> None:
    index = (built_page / "index.html").read_text("utf-8")
    assert re.findall(r"<style|\sstyle=|\son\w+=", index) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)", index) == []
    for file in built_page.iterdir():
        addresses = set(re.findall(r"""(?:https?:)?//[\w.-]+\.\w+[^\s"'`)]*""", file.read_text("utf-8")))
        assert {a for a in addresses if "www.w3.org" not in a} == set(), file.name


def test_the_script_never_writes_markup(built_page: Path) -> None:
    """Preact's own way to do so stays in its code; ours does not use it."""
    ours = "".join(file.read_text("utf-8") for file in (SOURCES / "src").rglob("*.ts*"))
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|style=", ours) == []


def test_the_lock_names_no_registry_and_pins_everything() -> None:
    lock = (SOURCES / "package-lock.json").read_text("utf-8")
    assert "resolved" not in lock
    assert "registry" not in lock
    package = (SOURCES / "package.json").read_text("utf-8")
    assert re.findall(r'"[\^~]', package.split('"dependencies"')[1]) == []
