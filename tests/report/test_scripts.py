"""Any language's letters and emoji come out right: shapes, directions, and text that can be copied out again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bidi import get_display
from hypothesis import given, settings, strategies as st

from retrokit.report.bidi import levels, needs_levels, visual
from retrokit.report.breaks import chances, joined
from retrokit.report.document import render
from retrokit.report.fonts import Fontbook
from retrokit.report.plain import plain
from retrokit.report.shaping import Wish, shape
from tests.report.extremes import EMPTY, SCRIPTS, WORLD
from tests.report.reading import codes, fonts, pages, spoken, whole
from tests.report.sample import ENGLISH

BOOK = Fontbook()


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_letter_is_an_empty_box(script: str) -> None:
    column = replace(EMPTY.columns[0], cards=(SCRIPTS[script],))
    pdf = render(replace(EMPTY, title=SCRIPTS[script], columns=(column,)), ENGLISH)
    assert "0000" not in codes(pdf)
    assert "empty box" not in whole(pdf)
    assert all(fonts(pdf).values()), "every font is inside the file"


@pytest.mark.parametrize(
    "script", ["Latin", "Greek", "Cyrillic", "Armenian", "Ethiopic", "Georgian", "Korean", "Emoji"]
)
def test_words_can_be_copied_out_again(script: str) -> None:
    column = replace(EMPTY.columns[0], cards=(SCRIPTS[script],))
    text = whole(render(replace(EMPTY, columns=(column,)), ENGLISH))
    # Lines may end after a hyphen or between ideographs, where no space is.
    assert plain(SCRIPTS[script]).replace("ﬁ", "fi").replace(" ", "") in text.replace("ﬁ", "fi").replace(
        " ", ""
    )


@pytest.mark.parametrize("script", ["Chinese", "Japanese"])
def test_ideographs_can_be_copied_out_again(script: str) -> None:
    column = replace(EMPTY.columns[0], cards=(SCRIPTS[script],))
    assert SCRIPTS[script] in whole(render(replace(EMPTY, columns=(column,)), ENGLISH)).replace(" ", "")


@pytest.mark.parametrize("script", ["Devanagari", "Bengali", "Tamil", "Thai", "Arabic"])
def test_letters_drawn_with_several_glyphs_carry_their_text(script: str) -> None:
    """A reader that sees glyphs only could not tell; the text is beside them."""
    column = replace(EMPTY.columns[0], cards=(SCRIPTS[script],))
    carried = spoken(render(replace(EMPTY, columns=(column,)), ENGLISH))
    assert carried
    assert set(carried) <= set(plain(SCRIPTS[script]))


@pytest.mark.parametrize(
    ("text", "glyphs"),
    [
        ("👩‍👩‍👧‍👦", 1),
        ("🇩🇪", 1),
        ("👍🏽", 1),
        ("🏳️‍🌈", 1),
        ("1️⃣", 1),
        ("क्षत्रिय", 5),
        ("لا", 2),
        ("한", 1),
    ],
)
def test_what_belongs_together_is_one_shape(text: str, glyphs: int) -> None:
    shaped = shape(text, Wish(), BOOK)
    assert len(shaped.runs) == 1
    assert len(shaped.runs[0].glyphs) <= glyphs
    assert all(joined(text, at) or shaped.places[at] > 0 for at in range(1, len(text)))


def test_japanese_and_chinese_take_their_own_shape_of_a_character() -> None:
    japanese = shape("直す", Wish(), BOOK).runs[0].glyphs[0]
    chinese = shape("直骨", Wish(), BOOK).runs[0].glyphs[0]
    assert japanese != chinese
    assert shape("直骨", Wish(language="ja"), BOOK).runs[0].glyphs[0] == japanese


def test_arabic_letters_join() -> None:
    alone = shape("ب", Wish(), BOOK)
    joined_up = shape("ببب", Wish(), BOOK)
    assert joined_up.places[-1] < 2.5 * alone.places[-1], (
        "letters inside a word are narrower than standing alone"
    )


LETTERS = st.sampled_from("abc אבג ابت 123 ٤٥ ,.:+-%$ ()[] !?")


@settings(max_examples=300, deadline=None)
@given(st.text(LETTERS, min_size=1, max_size=24))
def test_right_to_left_order_is_that_of_another_implementation(text: str) -> None:
    base, found = levels(text)
    # Neither turns brackets round here: that is done when letters become shapes.
    assert "".join(text[i] for i in visual(found)) == get_display(text, base_dir="R" if base else "L")


@pytest.mark.parametrize("text", ["plain", "Ελληνικά", "日本語", "👍", "ไทย"])
def test_left_to_right_texts_need_no_levels(text: str) -> None:
    assert not needs_levels(text)
    assert needs_levels(text + "א")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one two", ["one ", "two"]),
        ("half-day", ["half-", "day"]),
        ("minus -5 to 3-4", ["minus ", "-5 ", "to ", "3-4"]),
        ("and/or", ["and/", "or"]),
        ("学会了。好", ["学", "会", "了。", "好"]),
        ("「テスト」を", ["「テ", "ス", "ト」", "を"]),
        ("チャット", ["チャッ", "ト"]),
        ("한국어 말", ["한국어 ", "말"]),
        ("no\u00a0break", ["no\u00a0break"]),
    ],
)
def test_lines_may_end_here(text: str, parts: list[str]) -> None:
    ends = chances(text)
    assert [text[start:end] for start, end in zip([0, *ends], ends, strict=False)] == parts


def test_all_scripts_on_one_page_stay_small() -> None:
    pdf = render(WORLD, ENGLISH)
    assert len(pdf) < 400_000
    assert len(pages(pdf)) == 3
