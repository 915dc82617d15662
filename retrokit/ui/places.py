"""What is to be placed on the board and where it went, as values. ``arrange.py`` makes the second from the first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

LINES = 6
LOOSE = "loose"
EVERY = -1  # the page of what stands on all pages


@dataclass(frozen=True, slots=True)
class Ruler:
    """``height(text, width, pixels, lines, weight)`` and ``width(text)`` on one line at 100 pixels, both in pixels."""

    height: Callable[[str, float, int, int, int], float]
    width: Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A card to be placed; without text it is a placeholder."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Stack:
    """A panel with cards: a column, a group, a topic. ``extra`` is room (in units) under its name, for a prompt or dots.

    ``lone``: a card that is a topic by itself and needs no heading. ``aside`` units stay free at the right of its cards.
    """

    id: str
    name: str
    pieces: tuple[Piece, ...]
    extra: int = 0
    lone: bool = False
    aside: int = 0


@dataclass(frozen=True, slots=True)
class Space:
    """The pixels there are, and how many of them are one unit (a line of a 1080-line board)."""

    width: float
    height: float
    u: float


@dataclass(frozen=True, slots=True)
class Spot:
    id: str
    x: float
    y: float
    w: float
    h: float
    page: int = 0


@dataclass(frozen=True, slots=True)
class Arranged:
    """``size`` is the cards' type in units. ``folded``: groups show their first card only. Folded cards have no spot."""

    size: int
    pages: int
    panels: tuple[Spot, ...] = ()
    cards: tuple[Spot, ...] = ()
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Try:
    """One way to lay things out: type size in units, columns in all, and how many of them are for loose cards.

    ``lines``: longer cards are cut there.
    """

    size: int
    across: int
    right: int = 0
    lines: int = LINES
