"""A line of text in, glyphs with their places out: faces by letter, direction by run, shapes by HarfBuzz. Called by ``text``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

import uharfbuzz as hb

from retrokit.report.bidi import levels, needs_levels
from retrokit.report.breaks import chances, joined
from retrokit.report.fonts import Cut, Face, Fontbook

_KANA = re.compile("[\u3040-\u30ff\uff66-\uff9f]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
# A reader of the PDF that sees glyphs only must not invent a letter for the dots above another.
_NOTHING = "\u200b"
# Marks of direction have done their work and need not be copied out.
_SILENT = str.maketrans("", "", "\u200e\u200f")
_FLAG = ("\U0001f1e6", "\U0001f1ff")


@dataclass(frozen=True, slots=True)
class Wish:
    """How a text is to be set. ``base`` is 0 or 1 for the sheet's own sentences, None where the words decide.

    ``spread`` opens the letters of a label, in thousandths of its size.
    """

    weight: int = 400
    language: str = "en"
    base: int | None = None
    spread: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one cut and level, in visual order. ``advances`` and ``shifts`` in thousandths of the type size.

    ``clusters`` are indices into the text, ``odd`` those whose glyphs do not say their text by themselves, with the
    text. ``shifts`` is empty where no glyph is moved. ``thicken`` where the face has no heavier sister.
    """

    cut: Cut
    level: int
    start: int
    end: int
    glyphs: tuple[int, ...]
    clusters: tuple[int, ...]
    advances: tuple[float, ...]
    shifts: tuple[tuple[float, float], ...]
    odd: Mapping[int, str]
    thicken: bool


@dataclass(frozen=True, slots=True)
class Shaped:
    """``places[i]`` is how far the first ``i`` characters reach, in thousandths of the type size."""

    text: str
    level: int
    runs: tuple[Run, ...]
    places: tuple[float, ...]
    breaks: tuple[int, ...]

    def seam(self, at: int) -> bool:
        """True if a word too long for a line may be cut before ``at``."""
        return self.places[at + 1] > self.places[at] and not joined(self.text, at)


def shape(text: str, wish: Wish, book: Fontbook) -> Shaped:
    """One paragraph without line breaks."""
    if not set(text) <= book.base.letters:
        text = "".join(map(book.replaced, text))
    base, found = levels(text, wish.base) if needs_levels(text) else (wish.base or 0, None)
    runs = tuple(
        _run(text, start, end, found[start] if found else 0, face, wish, book)
        for start, end, face in _pieces(text, found, book)
    )
    widths = [0.0] * len(text)
    for run in runs:
        for cluster, advance in zip(run.clusters, run.advances, strict=True):
            widths[cluster] += advance
    return Shaped(text, base, runs, (0.0, *accumulate(widths)), tuple(chances(text)))


def _pieces(text: str, found: list[int] | None, book: Fontbook) -> Iterator[tuple[int, int, Face]]:
    if found is None and set(text) <= book.base.letters:
        if text:
            yield 0, len(text), book.base
        return
    faces = _faces(text, book)
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or faces[i] is not faces[start] or (found and found[i] != found[start]):
            yield start, i, faces[start]
            start = i


def _faces(text: str, book: Fontbook) -> list[Face]:
    faces: list[Face] = []
    for i, letter in enumerate(text):
        before = faces[-1] if faces else None
        follower = text[i + 1 : i + 2]
        if (
            before
            and joined(text, i)
            and (letter in before.letters or before is book.emoji or letter < "\u2010")
        ):
            face: Face | None = before
        elif book.emoji and (
            _FLAG[0] <= letter <= _FLAG[1] or (follower in ("\ufe0f", "\u20e3") and follower)
        ):
            face = book.emoji if letter in book.emoji.letters else book.pick(letter)
        else:
            face = book.pick(letter)
        faces.append(face or before or book.base)
    return faces


def _run(text: str, start: int, end: int, level: int, face: Face, wish: Wish, book: Fontbook) -> Run:
    cut = book.cut(face, wish.weight)
    # Opened letters must not be ligatures, or the gap would be missing inside them.
    widen = 0.0 if level % 2 else wish.spread
    buffer = hb.Buffer()
    buffer.add_str(text, start, end - start)
    buffer.direction = "rtl" if level % 2 else "ltr"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.guess_segment_properties()
    buffer.language = _language(text, wish.language)
    hb.shape(cut.font, buffer, {"liga": False} if widen else None)
    scale = face.scale
    infos, positions = buffer.glyph_infos or (), buffer.glyph_positions or ()
    glyphs = tuple(info.codepoint for info in infos)
    clusters = tuple(info.cluster for info in infos)
    if scale == 1 and not widen:
        advances: tuple[float, ...] = tuple(place.x_advance for place in positions)
    else:
        advances = tuple(round(place.x_advance * scale, 2) + widen for place in positions)
    moved = any(place.x_offset or place.y_offset for place in positions)
    shifts = tuple((place.x_offset * scale, place.y_offset * scale) for place in positions) if moved else ()
    odd = _remember(text, start, end, glyphs, clusters, cut)
    thicken = wish.weight - cut.weight >= 200
    return Run(cut, level, start, end, glyphs, clusters, advances, shifts, odd, thicken)


def _remember(
    text: str, start: int, end: int, glyphs: tuple[int, ...], clusters: tuple[int, ...], cut: Cut
) -> dict[int, str]:
    """Note what each glyph stands for, so that words can be copied out of the page.

    Returns the clusters that need more than that: one letter drawn with two glyphs, or a glyph that stands for
    something else elsewhere.
    """
    used = cut.used
    if len(glyphs) == end - start and clusters == tuple(range(start, end)):
        pairs = zip(clusters, glyphs, text[start:end], strict=True)
        return {at: letter for at, glyph, letter in pairs if used.setdefault(glyph, letter) != letter}
    first = sorted(set(clusters))
    words = {
        at: text[at:after].translate(_SILENT) for at, after in zip(first, [*first[1:], end], strict=True)
    }
    odd: dict[int, str] = {}
    told: set[int] = set()
    for glyph, at in zip(glyphs, clusters, strict=True):
        if used.setdefault(glyph, _NOTHING if at in told else words[at]) != words[at] or at in told:
            odd[at] = words[at]
        told.add(at)
    return odd


def _language(text: str, language: str) -> str:
    """Chinese, Japanese and Korean share code points but not shapes: the letters around tell which are meant."""
    if text.isascii():
        return language or "en"
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    return (
        language
        if language.startswith(("zh", "ja", "ko"))
        else "zh-Hans"
        if _wide(text)
        else language or "en"
    )


def _wide(text: str) -> bool:
    return any("\u2e80" <= letter < "\ufb00" or letter >= "\U00020000" for letter in text)
