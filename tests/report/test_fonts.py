"""Missing and broken font files: the report is made all the same, and says what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from retrokit.report.document import render
from retrokit.report.fonts import BASE, EMOJI, SCRIPTS, WIDE, installed, missing
from tests.report.extremes import SCRIPTS as TEXTS
from tests.report.reading import codes, fonts, pages, reader
from tests.report.sample import ENGLISH, SAILBOAT


def nothing(package: str, file: str) -> Path | None:
    """A machine without our font packages: only what reportlab brings along is there."""
    return installed(package, file) if package == "reportlab" else None


def test_nothing_is_missing_here() -> None:
    assert missing() == ()


def test_missing_names_what_is_not_there() -> None:
    assert missing(nothing) == tuple(name for name, _, _ in (BASE, *SCRIPTS, WIDE, EMOJI))
    assert missing(lambda package, file: None if "CJK" in file else installed(package, file)) == (
        "Noto Sans CJK",
    )


def test_a_broken_file_is_a_missing_one(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font at all" * 40)
    assert missing(lambda package, file: broken if "Emoji" in file else installed(package, file)) == (
        "Noto Emoji",
    )


def test_without_our_fonts_latin_is_readable_and_the_page_says_what_is_not() -> None:
    pdf = render(replace(SAILBOAT, parked=(TEXTS["Japanese"],)), ENGLISH, shelf=nothing)
    page = pages(pdf)[0]
    assert "Sprint 31: what was agreed" in page
    assert "booking staging in half-day slots" in page
    assert "are printed as empty boxes" in page
    assert "retrokit doctor" in page
    assert [name.split("+")[1] for name in fonts(pdf)] == ["Vera-400"]
    assert "0000" in codes(pdf)


def test_a_letter_that_no_font_has_is_counted_once() -> None:
    page = pages(render(replace(SAILBOAT, parked=("\U00013000 and \U00013000",)), ENGLISH))[0]
    assert "1 letter or sign here is printed as an empty box" in page


def test_fancy_letters_are_printed_as_plain_ones() -> None:
    page = pages(render(replace(SAILBOAT, parked=("𝓗𝓮𝓵𝓵𝓸 𝟏𝟐",)), ENGLISH))[0]
    assert "Hello 12" in page
    assert "empty box" not in page


def test_fonts_are_cut_to_the_letters_used() -> None:
    pdf = render(SAILBOAT, ENGLISH)
    assert len(pdf) < 60_000
    assert all("+" in name for name in fonts(pdf))
    assert reader(pdf).pdf_header.startswith("%PDF-1.")
