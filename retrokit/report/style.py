"""Sizes, weights and inks of the printed page: the tokens of the look, in points. Read by everything that draws."""

from __future__ import annotations

from dataclasses import dataclass, replace

Ink = tuple[float, float, float]


def _ink(code: str) -> Ink:
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (red, green, blue)


INK = _ink("#1c2230")
SOFT = _ink("#5d6472")
LINE = _ink("#d6cfbe")
ACCENT = _ink("#0b6e69")
WARN = _ink("#a84d08")

MARGIN = 51.0
TOP = 46.0
BOTTOM = 62.0
GUTTER = 24.0


@dataclass(frozen=True, slots=True)
class Style:
    """``before`` and ``after`` are the white around a block of it. ``spread`` opens the letters (thousandths of the size)."""

    size: float
    leading: float
    weight: int = 400
    ink: Ink = INK
    before: float = 0.0
    after: float = 0.0
    capitals: bool = False
    spread: float = 0.0
    right: bool = False


OVERLINE = Style(7.8, 11, 600, SOFT, after=9, capitals=True, spread=70)
TITLE = Style(23.5, 29, 700, after=8)
LEDE = Style(9.75, 14.2, ink=SOFT)
NOTICE = Style(9.75, 14.2, 600, WARN, before=5)
HEADING = Style(12, 16, 600, before=15, after=7)
CHAPTER = Style(17, 22, 700, before=22, after=5)
SUBHEAD = Style(12, 16, 600, before=16, after=3)
LABEL = Style(7.3, 10.6, 600, SOFT, capitals=True, spread=60)
STATEMENT = Style(11.2, 16, 600)
BODY = Style(9.75, 14.2)
QUIET = Style(9.75, 14.2, ink=SOFT)
TOPIC = Style(11.5, 15.5)
FIGURE = Style(11.5, 15.5, right=True)
FOOT = Style(7.8, 11, ink=SOFT)
FOOT_RIGHT = replace(FOOT, right=True)
