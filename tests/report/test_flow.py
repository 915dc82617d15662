"""How things are laid over pages: rows whole, headings with what they head, nothing lost, nothing off the paper."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from retrokit.facilitation.summary import TopicSummary
from retrokit.report import style
from retrokit.report.blocks import NOTHING, Box, Row, Space, Stack
from retrokit.report.cards import Cards
from retrokit.report.document import render
from retrokit.report.fonts import Fontbook
from retrokit.report.pages import Piece
from retrokit.report.plain import plain
from retrokit.report.text import Text
from tests.report.extremes import HOSTILE, WEIRD
from tests.report.reading import pages, reader, whole
from tests.report.sample import BOOKING, ENGLISH, LONG, SAILBOAT, with_cards

BOOK = Fontbook()
PAPERS: list[Any] = ["A4", "Letter"]


def text(words: str, look: style.Style = style.BODY) -> Text:
    return Text(words, look, BOOK, "en")


@pytest.mark.parametrize("paper", PAPERS)
def test_300_cards_are_all_there_and_none_is_parted(paper: Any) -> None:
    summary = with_cards(300)
    cards = [card for column in summary.columns for card in column.cards]
    assert len(set(cards)) == 300
    texts = [re.sub(r"\s", "", page) for page in pages(render(summary, ENGLISH, paper))]
    for card in cards:
        assert sum(re.sub(r"\s", "", card) in page for page in texts) >= 1


@pytest.mark.parametrize("number", range(0, 120, 7))
def test_no_page_is_nearly_empty_and_no_heading_ends_one(number: int) -> None:
    summary = with_cards(number)
    heads = {column.name for column in summary.columns} | {"Topics", "All cards", "Minutes by stage"}
    for page in pages(render(summary, ENGLISH)):
        body = re.sub(r"( Sprint 31\W+24 November 2026|\s*retrokit) \d+ of \d+$", "", page)
        assert len(body) > 60, page
        assert not any(body.endswith(head) for head in heads), body[-60:]
        assert not re.search(r"\d+ cards?\W+(\w+ ){3,5}\w+\?$", body), body[-60:]


def test_the_minutes_never_have_the_last_page_for_themselves() -> None:
    for number in (0, 9, 30):
        texts = pages(render(with_cards(number), ENGLISH))
        (minutes,) = (i for i, page in enumerate(texts) if "Minutes by stage" in page)
        cards = next(i for i, page in enumerate(texts) if "All cards" in page)
        assert minutes < cards or len(texts) == 1
        assert "Together 60 63" in texts[minutes], "the table stays whole"


@pytest.mark.parametrize("rows", [8, 9, 11])
def test_a_few_cards_do_not_go_on_to_a_page_of_their_own(rows: int) -> None:
    cards = Cards([text(f"card {i}") for i in range(2 * rows + 3)], tall=10_000)
    room = rows * (style.BODY.leading + 8)
    halves = cards.split(300, room)
    assert halves is not None
    upper, lower = halves
    assert isinstance(upper, Cards) and isinstance(lower, Cards)
    assert len(lower.cards) >= 8
    assert upper.cards + lower.cards == cards.cards
    assert upper.height(300) <= room


@pytest.mark.parametrize("paper", PAPERS)
def test_whatever_people_write_is_printed_as_they_wrote_it(paper: Any) -> None:
    pdf = render(HOSTILE, ENGLISH, paper)
    said = re.sub(r"\s", "", whole(pdf))
    for words in (WEIRD[0], WEIRD[13], "a" * 500, "evilx[31m", "lonehalf", "漢" * 200):
        assert re.sub(r"\s", "", words) in said
    assert not any("/Annots" in page for page in reader(pdf).pages), "a link is words, not a link"


@pytest.mark.parametrize("paper", PAPERS)
def test_nothing_is_drawn_off_the_paper(paper: Any) -> None:
    pdf = render(HOSTILE, ENGLISH, paper)
    for page in reader(pdf).pages:
        wide = float(page.mediabox.width)
        places: list[tuple[float, float]] = []

        def note(
            said: str, outer: list[float], inner: list[float], *_: Any, into: list[Any] = places
        ) -> None:
            if said.strip():
                into.append((outer[4] + inner[4], outer[5] + inner[5]))

        page.extract_text(visitor_text=note)
        assert places
        for left, base in places:
            assert style.MARGIN - 1 <= left <= wide - style.MARGIN + 1
            assert 30 <= base <= float(page.mediabox.height) - style.TOP


def test_marks_do_not_pile_up_into_the_line_above() -> None:
    assert plain("Z" + "\u0301\u0300" * 250 + "algo").count("\u0300") <= 3
    assert plain("\u202eab\u2066\x00\ud800") == "ab"
    assert plain("a\r\n\n\n\nb\tc   d") == "a\n\nb c d"


def test_an_experiment_longer_than_a_page_goes_on_over_the_next() -> None:
    long = replace(BOOKING, change=LONG * 20, undo="the very end of it")
    said = whole(render(replace(SAILBOAT, experiments=(long,)), ENGLISH))
    assert said.count("I would rather wait myself than keep others waiting") >= 20
    assert "the very end of it" in said


def test_long_notes_are_parted_between_lines() -> None:
    notes = "\n".join(f"Line {i} of the notes." for i in range(200))
    topics = (TopicSummary("Much to say", 3, False, notes, ()),)
    said = whole(render(replace(SAILBOAT, topics=topics), ENGLISH))
    for i in range(200):
        assert f"Line {i} of the notes." in said


WORDS = st.text(st.sampled_from("ab -/\n漢。א1👍"), max_size=80)
WIDTH = 90.0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS)
def test_lines_hold_every_letter_and_none_is_too_long(words: str) -> None:
    block = text(words)
    lines = block.lines(WIDTH)
    kept = "".join(line.shaped.text[line.start : line.end] for line in lines)
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", plain(words))
    assert all(line.reach * style.BODY.size / 1000 <= WIDTH + 0.01 for line in lines)


def test_what_cannot_be_parted_is_made_to_fit() -> None:
    tall = Piece(Space(5000), 600)
    assert tall.split(400, 300) == [], "another page may have more room"
    (squeezed,) = tall.split(400, 600)
    assert squeezed.wrap(400, 600) == (400, 600)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(1, 12), min_size=1, max_size=14), st.floats(30, 300))
def test_cards_split_into_what_fits_and_the_rest(lengths: list[int], room: float) -> None:
    cards = Cards([text("word " * 8 * length) for length in lengths], tall=10_000)
    halves = cards.split(300, room)
    if halves is None:
        assert cards.height(300) > room or len(lengths) >= 1
        return
    upper, lower = halves
    assert isinstance(upper, Cards)
    rest = lower.cards if isinstance(lower, Cards) else ()
    assert rest or lower is NOTHING
    assert upper.cards + rest == cards.cards
    assert upper.height(300) <= room + 0.01


def test_blocks_part_where_they_may() -> None:
    lines = text("\n".join(str(i) for i in range(20)))
    halves = lines.split(200, 5 * style.BODY.leading)
    assert halves is not None
    assert halves[0].height(200) + halves[1].height(200) == pytest.approx(lines.height(200))
    assert text("1\n2\n3").split(200, 2 * style.BODY.leading) is None, "no line alone on the next page"
    head = Stack((text("head"), lines), heads=1)
    assert head.split(200, style.BODY.leading + 1) is None, "no head alone"
    row = Row((lines, lines), (1, 1))
    assert Box(row).split(200, 30) is None
    assert Box(row).split(200, 120) is not None
