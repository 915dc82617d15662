"""The font files a report is set in, where they are, and which of them has a letter.

``installed`` and ``missing`` are for everybody (``retrokit doctor`` asks ``missing``); ``Fontbook`` is made anew for each
report, so nothing is shared between threads.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from unicodedata import normalize

import uharfbuzz as hb

# Signs that people type and these fonts lack, with the nearest one they have.
_LIKE = {"\u2717": "\u2716", "\u2718": "\u2716", "\u2715": "\u2716"}

Shelf = Callable[[str, str], Path | None]

_NOTO = "manimgx_fonts"
_SCRIPTS = (
    "Arabic", "Hebrew", "Devanagari", "Thai", "Armenian", "Bengali", "Ethiopic", "Georgian", "Gujarati", "Gurmukhi",
    "Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "Oriya", "Sinhala", "Tamil", "Telugu", "Symbols",
)  # fmt: skip

BASE = ("Noto Sans", _NOTO, "NotoSans[wght].ttf")
EMOJI = ("Noto Emoji", _NOTO, "NotoEmoji[wght].ttf")
SCRIPTS = tuple((f"Noto Sans {name}", _NOTO, f"NotoSans{name}[wght].ttf") for name in _SCRIPTS)
WIDE = ("Noto Sans CJK", "noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf")
# reportlab brings this one along, so there is always something to set Latin letters in.
LAST = ("Vera", "reportlab", "fonts/Vera.ttf")


def installed(package: str, file: str) -> Path | None:
    """The path of a font file inside an installed package, or None."""
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder, file)
        if path.is_file():
            return path
    return None


def missing(shelf: Shelf = installed) -> tuple[str, ...]:
    """The names of the fonts that are not there or not readable. Without them a report says so on its first page."""
    return tuple(
        name for name, package, file in (BASE, *SCRIPTS, WIDE, EMOJI) if _open(shelf, package, file) is None
    )


class Face:
    """One font file. ``letters`` are the code points it has a glyph for."""

    def __init__(self, name: str, blob: hb.Face) -> None:
        self.name = name
        self.blob = blob
        self.scale = 1000 / blob.upem
        self.outlines = "CFF" if "CFF " in blob.table_tags else "TrueType"
        self.axes = {axis.tag: (axis.min_value, axis.max_value) for axis in blob.axis_infos}

    def nearest(self, weight: int) -> int:
        """The weight it has that comes nearest. Outlined pictures need more ink than letters to be as dark."""
        low, high = self.axes.get("wght", (400, 400))
        wished = weight + 200 if self.name == EMOJI[0] else weight
        return int(min(max(wished, low), high))

    @cached_property
    def letters(self) -> frozenset[str]:
        return frozenset(map(chr, self.blob.unicodes))


class Cut:
    """A face at one weight, as one font of the PDF. ``used`` maps each glyph to the text it stands for."""

    def __init__(self, face: Face, weight: int, name: str) -> None:
        self.face = face
        self.name = name
        self.font = hb.Font(face.blob)
        self.weight = weight
        if face.axes:
            self.font.set_variations({"wght": weight})
        self.used: dict[int, str] = {}
        self._widths: dict[int, float] = {}

    def width(self, glyph: int) -> float:
        """The glyph's own advance in thousandths of the type size, as the PDF will state it."""
        found = self._widths.get(glyph)
        if found is None:
            found = self._widths[glyph] = round(self.font.get_glyph_h_advance(glyph) * self.face.scale, 2)
        return found


class Fontbook:
    """Which face has a letter, and the cuts of one report. Faces are opened when a text first needs them."""

    def __init__(self, shelf: Shelf = installed) -> None:
        self._shelf = shelf
        self._faces: dict[str, Face | None] = {}
        self._picks: dict[str, Face | None] = {}
        self._cuts: dict[tuple[str, int], Cut] = {}
        base = self._face(*BASE) or self._face(*LAST)
        if base is None:
            raise FileNotFoundError("The fonts that come with reportlab are gone: install retrokit again.")
        self.base = base

    @property
    def cuts(self) -> tuple[Cut, ...]:
        return tuple(self._cuts.values())

    def cut(self, face: Face, weight: int) -> Cut:
        weight = face.nearest(weight)
        found = self._cuts.get((face.name, weight))
        if found is None:
            found = self._cuts[face.name, weight] = Cut(face, weight, f"R{len(self._cuts) + 1}")
        return found

    @cached_property
    def emoji(self) -> Face | None:
        return self._face(*EMOJI)

    def pick(self, letter: str) -> Face | None:
        """The first face that has ``letter``, or None."""
        if letter not in self._picks:
            self._picks[letter] = next(
                (face for face in self._candidates(letter) if letter in face.letters), None
            )
        return self._picks[letter]

    def replaced(self, letter: str) -> str:
        """``letter``, or the plain letters behind it where only those are in a font (fancy bold, circled ...)."""
        if letter in self.base.letters or self.pick(letter) is not None:
            return letter
        plainer = _LIKE.get(letter) or normalize("NFKC", letter)
        return plainer if all(self.pick(part) for part in plainer) else letter

    def strangers(self, letters: set[str]) -> set[str]:
        """Those of ``letters`` that no font here can show."""
        rest = {
            letter for letter in letters - self.base.letters if letter.isprintable() and not letter.isspace()
        }
        return {letter for letter in rest if self.pick(self.replaced(letter)[0]) is None}

    def _candidates(self, letter: str) -> list[Face]:
        scripts = (WIDE, EMOJI) if "\u2e80" <= letter < "\ufb00" else (*SCRIPTS, EMOJI, WIDE)
        if letter >= "\U0001f000":
            scripts = (EMOJI, WIDE, *SCRIPTS)
        order = (self._face(*font) for font in scripts)
        return [self.base, *(face for face in order if face is not None)]

    def _face(self, name: str, package: str, file: str) -> Face | None:
        if name not in self._faces:
            blob = _open(self._shelf, package, file)
            self._faces[name] = Face(name, blob) if blob else None
        return self._faces[name]


def _open(shelf: Shelf, package: str, file: str) -> hb.Face | None:
    path = shelf(package, file)
    if path is None:
        return None
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    return face if face.glyph_count else None
