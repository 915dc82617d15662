"""The same words from every keyboard: tables of what typing brings, and what must hold for anything at all."""

from __future__ import annotations

import contextlib
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from retrokit.facilitation.errors import Refused
from retrokit.facilitation.texts import canonical, notes

SHARED = Path(__file__).parents[1] / "lan" / "page" / "canonical_cases.json"

SAME = [
    "Staging was down three mornings in a row",
    "Prüfung für Zoë, façade, Łódź",
    "«Bonjour» l'équipe",
    "会議が長い",
    "می\u200cخواهم",  # Persian: a non-joiner is spelling
    "क्\u200dष और क्\u200cष",  # Devanagari half form and its opposite
    "ශ්\u200dරී ලංකා",  # Sinhala
    "র\u200d্যাম",  # Bengali: joiner before the virama
    "\u1019\u103b\u103e\u1031\u102c\u1037",  # Burmese: five marks on one letter
    "👩🏽\u200d💻 and 👨\u200d👩\u200d👧",
    "🕵🏻\u200d♂\ufe0f",
    "🏳\ufe0f\u200d🌈 ❤\ufe0f 1\ufe0f\u20e3",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "שלום עולם",
    "e\u0301\u0323".encode().decode() and "ẹ\u0301",
]

CHANGED = [
    ("  two \t  words\n\nand more ", "two words and more"),
    ("line\r\nline\u2028line", "line line line"),
    ("“quoted” ‘it’s’ „so“", '"quoted" \'it\'s\' "so"'),
    ("wait—really – yes\u2011no", "wait-really - yes-no"),
    ("and so on…", "and so on..."),
    ("a\u00a0b\u202fc\u3000d", "a b c d"),
    ("a\u200bb\ufeffc\u2060d\u00ade", "abcde"),
    ("\u202eevil\u202c \u2066x\u2069\u200f", "evil x"),
    ("e\u0301", "é"),
    ("e\u200b\u0301", "é"),
    ("a" + "\u0316\u0317\u0318\u0319" * 13, "a\u0316\u0317\u0318"),
    ("\x00\x07bell\x1b[31m", "bell[31m"),
    ("a\u200db", "ab"),
    ("می\u200c\u200c\u200cخواهم", "می\u200cخواهم"),
    ("می\u200c \u200dخواهم", "می خواهم"),
    ("👩\u200d", "👩"),
    ("👩\u200dx", "👩x"),
    ("x\ufe0f", "x"),
    ("1\ufe0f", "1"),
    ("🏴\U000e0067\U000e0062", "🏴"),
    ("hidden\U000e0041\U000e0042", "hidden"),
    ("\ud83dlone", "lone"),
    ("\uf8ff logo", "logo"),
    ("a\u3164b", "ab"),
]

EMPTY = ["", "   ", "\n\t", "\u200b\u200d\u2060", "\x00\x01", "\u3164", "\u2800", "\u202e\u202c", "\ufe0f"]


@pytest.mark.parametrize("text", SAME)
def test_what_people_mean_stays(text: str) -> None:
    assert canonical(text) == text


@pytest.mark.parametrize(("text", "plain"), CHANGED)
def test_what_keyboards_add_goes(text: str, plain: str) -> None:
    assert canonical(text) == plain


@pytest.mark.parametrize("text", EMPTY)
def test_nothing_visible_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        canonical(text)
    assert refused.value.code == "empty_text"
    assert notes(text) == ""


@pytest.mark.parametrize(
    ("text", "length"), [("x" * 501, 501), ("x" * 10_000, 10_000), ("x" * 50_000, 50_000)]
)
def test_too_long_says_how_long(text: str, length: int) -> None:
    with pytest.raises(Refused) as refused:
        canonical(text)
    assert refused.value.code == "too_long"
    assert refused.value.values == {"limit": 500, "length": length}
    assert str(length) in str(refused.value)


def test_the_limit_counts_characters_after_cleaning() -> None:
    assert len(canonical(" " * 300 + "😀" * 500 + "\u200b" * 300)) == 500
    assert canonical("Name", 4) == "Name"
    with pytest.raises(Refused):
        canonical("Names", 4)


def test_notes_keep_their_lines() -> None:
    assert notes("  one \r\n two\u2028three\n\n\n\nfour…  \n") == "one\ntwo\nthree\n\nfour..."
    with pytest.raises(Refused) as refused:
        notes("x" * 4001)
    assert refused.value.code == "too_long"


def test_hostile_input_costs_little() -> None:
    started = time.process_time()
    for unit in ("\u0301\u0316", "\u0902\u200d", "a\u200d", "👩\u200d", "\u0903\u200c"):
        nasty = unit * 5000
        for clean in (canonical, notes):
            with contextlib.suppress(Refused):
                assert len(clean(nasty)) <= 4000
    assert time.process_time() - started < 5


NASTY = st.text(
    st.one_of(
        st.sampled_from(
            " \n\r\t\u00a0ae1#'\"-.\u0301\u0316\u0323\u0338\u034f\u064e\u0650\u0903\u094d\u09c7\u09be\u1031\u1037"
            "\u200b\u200c\u200d\u200e\u202e\u2026\u2019\u2014\u20e3\ufe0e\ufe0f\ufeff\u3164\u0627\u06cc\u0915\u09b0"
            "👩💻🏽🏴❤♂\U000e0067\U000e0073\U000e007f\U000e0100\ud800\uac00\u1100\u1161\u11a8"
        ),
        st.characters(),
    ),
    max_size=60,
)


@given(NASTY)
def test_doing_it_twice_changes_nothing(text: str) -> None:
    try:
        once = canonical(text)
    except Refused:
        return
    assert canonical(once) == once
    assert "\n" not in once
    assert once == once.strip()
    once.encode()


@given(NASTY)
def test_notes_twice_change_nothing(text: str) -> None:
    once = notes(text)
    assert notes(once) == once
    assert "\n\n\n" not in once


def test_phone_and_laptop_agree() -> None:
    """The page's own cases. It makes an empty text of what the laptop refuses as empty."""
    for case in json.loads(SHARED.read_text(encoding="utf-8")):
        found: str | None
        try:
            found = canonical(case["in"])
        except Refused as refused:
            found = {"empty_text": "", "too_long": None}[refused.code]
        assert found == case["out"], case["name"]
