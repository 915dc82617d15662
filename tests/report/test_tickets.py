"""Tickets on paper: every code can be read again from the printed page, and nobody can print two tickets alike."""

from __future__ import annotations

import secrets
import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from retrokit.report.tickets import PER_PAGE, render
from tests.report.reading import pages, reader
from tests.report.sample import ENGLISH

ROOM = "http://192.168.178.120:8787/#1." + "k" * 43 + "s" * 22
TITLE = "What held us back and what moved us on this time?"


def links(count: int) -> list[str]:
    return [f"{ROOM}.{secrets.token_urlsafe(16)}" for _ in range(count)]


def scanned(pdf: bytes, folder: Path) -> list[str]:
    """What a camera reads on the pages, printed at 100 dots an inch in grey."""
    (folder / "tickets.pdf").write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-r", "100", "-gray", "-png", "tickets.pdf", "page"], cwd=folder, check=True, timeout=60
    )
    found = []
    for page in sorted(folder.glob("page*.png")):
        found += [code.text for code in zxingcpp.read_barcodes(Image.open(page))]
    return found


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
@pytest.mark.parametrize("count", [1, 8, 19])
def test_every_ticket_can_be_scanned(paper: str, size: tuple[int, int], count: int, tmp_path: Path) -> None:
    made = links(count)
    pdf = render(made, "Harbour", TITLE, "2026-11-24", ENGLISH, paper)  # type: ignore[arg-type]
    sheets = reader(pdf).pages
    assert len(sheets) == -(-count // PER_PAGE)
    assert {(round(s.mediabox.width), round(s.mediabox.height)) for s in sheets} == {size}
    found = scanned(pdf, tmp_path)
    assert sorted(found) == sorted(made)


def test_each_ticket_says_what_to_do_and_for_which_room() -> None:
    (page,) = pages(render(links(3), "Harbour", TITLE, "2026-11-24", ENGLISH))
    for words in (
        "One ticket, one phone",
        "lets one phone in, once",
        "Nobody knows which ticket you drew",
        "Harbour",
    ):
        assert page.count(words) == 3
    assert "cut along the lines" in page
    assert page.endswith("1 of 1")


def test_the_file_tells_nothing_of_machine_and_moment() -> None:
    made = links(9)
    assert render(made, "A", "B", "2026-11-24", ENGLISH) == render(made, "A", "B", "2026-11-24", ENGLISH)


def test_long_names_stay_within_their_ticket() -> None:
    pdf = render(links(2), "W" * 60, "مراجعة " * 8, "2026-11-24", ENGLISH)
    assert len(reader(pdf).pages) == 1
