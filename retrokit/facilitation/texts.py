"""What people type, made plain: the same words from every keyboard, nothing invisible, nothing that spills over.

Rules call this for every text before it is kept; phones do the same before sending (docs/anonymity.md says why).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from retrokit.facilitation.errors import Refused

_ZWNJ, _ZWJ = "\u200c", "\u200d"
_JOINERS = (_ZWNJ, _ZWJ)
_SELECTORS = "\ufe0e\ufe0f"
_KEYCAP = "\u20e3"
_MARKS = 3
"""Combining marks per base. Spacing marks (Mc) do not count: Burmese stacks several, and they cannot pile up."""

# A phone's keyboard shows in its curly quotes, long dashes and special spaces. Fillers look like nothing at all.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u115f\u1160\u17b4\u17b5\u3164\uffa0\u034f", None),
        "\u2026": "...",
        "\u2800": " ",
    }
)
_LINE_ENDS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# England, Scotland and Wales fly flags that are spelt with tag characters, which are invisible anywhere else.
_TAGGED_FLAG = re.compile("(?<=\U0001f3f4)[\U000e0061-\U000e007a]{5}\U000e007f")
# Emoji and the symbols that may be shown as one, in whole blocks.
_PICTURE = re.compile(
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001f3fa\U0001f400-\U0001faff\U0001fc00-\U0001fffd]"
)
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")
# Scripts in which a joiner between letters is spelling: Arabic (Persian, Urdu), Syriac, Indic to Sinhala, Tibetan,
# Myanmar, Khmer, Mongolian, Balinese, Javanese.
_JOINING = re.compile(
    "[\u0620-\u074f\u0750-\u077f\u0860-\u08ff\u0900-\u0dff\u0f40-\u0fbc\u1000-\u109f\u1780-\u17d3\u1820-\u18aa"
    "\u1b00-\u1b7f\ua8e0-\ua9df\ua9e0-\ua9fe\uaa60-\uaa7f\ufb50-\ufdff\ufe70-\ufefc]"
)


def canonical(text: str, limit: int = 500) -> str:
    """``text`` as one plain line of at most ``limit`` characters (code points); doing it twice changes nothing.

    Raises ``Refused``: "empty_text" when nothing visible is left, "too_long" with ``limit`` and ``length``.
    """
    plain = _plain(text, limit, " ")
    plain = re.sub(" +", " ", plain).strip(" ")
    if not plain:
        raise Refused("empty_text", "There is nothing to read in it yet. Write a word or two.")
    return _within(plain, limit)


def notes(text: str, limit: int = 4000) -> str:
    """Like ``canonical``, but lines stay lines (at most one empty between two), and empty notes are notes too."""
    plain = _plain(text, limit, "\n")
    plain = re.sub(" +", " ", plain)
    plain = re.sub(" ?\n ?", "\n", plain)
    return _within(re.sub("\n{3,}", "\n\n", plain).strip(" \n"), limit)


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        raise Refused(
            "too_long",
            "That is {length} characters, and {limit} is the most. Shorten it, or make two of it.",
            limit=limit,
            length=len(text),
        )
    return text


def _plain(text: str, limit: int, line_end: str) -> str:
    if len(text) > 20 * limit:  # too much to clean up, whatever is in it
        return _within(text, limit)
    text = _LINE_ENDS.sub(line_end, text).translate(_PLAIN)
    chars = _capped(_visible(text), 10 * _MARKS)  # sorting a long run of marks takes its square in time
    chars = _capped(_selected(unicodedata.normalize("NFC", "".join(chars))), _MARKS)
    return unicodedata.normalize("NFC", "".join(_joined(chars)))


def _visible(text: str) -> list[str]:
    """Every space a plain one; no control, bidi, zero-width or private characters, but joiners for now."""
    if text.isascii() and text.isprintable():
        return list(text)
    flags = {i for found in _TAGGED_FLAG.finditer(text) for i in range(*found.span())}
    kept = []
    for i, char in enumerate(text):
        kind = unicodedata.category(char)
        if char == "\n" or char in _JOINERS or i in flags:
            kept.append(char)
        elif kind[0] == "Z" or char == "\t":
            kept.append(" ")
        elif kind not in ("Cc", "Cf", "Cs", "Co") and not _never_alone(char):
            kept.append(char)
    return kept


def _never_alone(char: str) -> bool:
    """Noncharacters, and tags and selectors that only choose a glyph."""
    code = ord(char)
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return True
    return 0xFE00 <= code <= 0xFE0D or 0xE0000 <= code <= 0xE0FFF


def _is_mark(char: str) -> bool:
    return char > "\u02ff" and unicodedata.category(char)[0] == "M"


def _capped(chars: Iterable[str], most: int) -> list[str]:
    """No more than ``most`` marks that take no room of their own on one base; joiners do not make a new base."""
    kept, marks = [], 0
    for char in chars:
        kind = unicodedata.category(char) if char > "\u02ff" else ""
        if kind in ("Mn", "Me"):
            marks += 1
            if marks > most:
                continue
        elif kind != "Mc" and char not in _JOINERS:
            marks = 0
        kept.append(char)
    return kept


def _selected(chars: str) -> list[str]:
    """Variation selectors stay after an emoji and in a keycap, nowhere else."""
    kept: list[str] = []
    for i, char in enumerate(chars):
        if char in _SELECTORS:
            before = kept[-1] if kept else ""
            keycap = before != "" and before in "0123456789#*" and chars[i + 1 : i + 2] == _KEYCAP
            if not (_PICTURE.match(before) or keycap):
                continue
        kept.append(char)
    return kept


def _joined(chars: Sequence[str]) -> list[str]:
    """Joiners stay inside emoji and between letters of scripts that spell with them, one at a time."""
    if not any(joiner in chars for joiner in _JOINERS):
        return list(chars)
    before = _bases(chars)
    after = _bases(chars[::-1])[::-1]
    kept = []
    for i, char in enumerate(chars):
        if char in _JOINERS:
            following = chars[i + 1] if i + 1 < len(chars) else ""
            emoji = char == _ZWJ and _PICTURE.match(before[i]) and _PICTURE.match(following)
            spelling = _JOINING.match(before[i]) and _JOINING.match(after[i]) and following not in _JOINERS
            if not (emoji or spelling):
                continue
        kept.append(char)
    return kept


def _bases(chars: Sequence[str]) -> list[str]:
    """For each place the nearest base character before it: marks, joiners and skin tones stand on theirs."""
    bases, base = [], ""
    for char in chars:
        bases.append(base)
        if not (char in _JOINERS or _SKIN.match(char) or _is_mark(char)):
            base = char
    return bases
