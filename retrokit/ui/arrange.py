"""Where cards and their panels go on the board: as large as fits, then smaller, then folded, then on pages.

Pure arithmetic in pixels. ``boardrows.py`` calls it with a ruler for texts; QML draws what comes out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from retrokit.ui.places import EVERY, LINES, LOOSE, Arranged, Piece, Ruler, Space, Spot, Stack, Try

SIZES = (36, 30, 26, 24, 22, 20, 18)
WHOLE = 16  # lines that no card exceeds: under discussion nothing is cut
GAP, PAD, CARD_GAP = 24, 20, 12
LOOSE_HEAD = 64


def pour(heights: Sequence[float], columns: int, room: float, gap: float) -> list[tuple[int, int, float]]:
    """(page, column, top) for each height, always into the shortest column; a new page when nothing fits any more."""
    tops, page, places = [0.0] * columns, 0, []
    for height in heights:
        column = min(range(columns), key=tops.__getitem__)
        if tops[column] > 0 and tops[column] + height > room:
            tops, page, column = [0.0] * columns, page + 1, 0
        places.append((page, column, tops[column]))
        tops[column] += height + gap
    return places


def columns(stacks: Sequence[Stack], space: Space, ruler: Ruler, lines: int = LINES) -> Arranged:
    """The columns of a gathering beside each other, each of full height, its cards in as many rows as they need."""
    if not stacks:
        return Arranged(SIZES[0], 1)
    u = space.u
    width = (space.width - GAP * u * (len(stacks) - 1)) / len(stacks)
    inner = width - 2 * PAD * u
    tries = [replace(way, lines=lines) for way in _widths(inner, u, 9, 1)]
    for way in tries:
        each = (inner - CARD_GAP * u * (way.across - 1)) / way.across
        room = [way.across * (space.height - (2 * PAD + stack.extra) * u) for stack in stacks]
        if way is tries[-1] or all(
            _within(high, stack.pieces, each, way, u, ruler) for stack, high in zip(stacks, room, strict=True)
        ):
            found = _columns_at(stacks, space, ruler, way, width)
            if found.pages == 1:
                return found
    return found


def _columns_at(stacks: Sequence[Stack], space: Space, ruler: Ruler, way: Try, width: float) -> Arranged:
    u, cards = space.u, []
    each = (width - 2 * PAD * u - CARD_GAP * u * (way.across - 1)) / way.across
    panels = tuple(
        Spot(stack.id, at * (width + GAP * u), 0, width, space.height, EVERY)
        for at, stack in enumerate(stacks)
    )
    for stack, panel in zip(stacks, panels, strict=True):
        top = (PAD + stack.extra) * u
        box = Spot(stack.id, panel.x + PAD * u, top, each, space.height - top - PAD * u)
        cards += _poured(stack.pieces, box, way, u, ruler)
    pages = max((spot.page for spot in cards), default=0) + 1
    return Arranged(way.size, pages, panels, tuple(cards))


def heaps(stacks: Sequence[Stack], loose: Sequence[Piece], space: Space, ruler: Ruler) -> Arranged:
    """Groups (or topics) on the left, cards without a group in a panel of their own on the right."""
    for folded in (False, True) if stacks else (False,):
        shown = [replace(s, pieces=s.pieces[:1]) for s in stacks] if folded else stacks
        tries = [
            Try(way.size, way.across, right)
            for way in _widths(space.width, space.u, 13, 3)
            for right in _splits(way.across, bool(stacks), bool(loose))
        ]
        for way in tries:
            if _may_fit(shown, loose, space, ruler, way):
                found = _heaps_at(shown, loose, space, ruler, way)
                if found.pages == 1:
                    return replace(found, folded=folded)
    last = [way for way in tries if (way.size, way.across) == (tries[-1].size, tries[-1].across)]
    found = min((_heaps_at(shown, loose, space, ruler, way) for way in last), key=lambda one: one.pages)
    return replace(found, folded=folded)


def _may_fit(stacks: Sequence[Stack], loose: Sequence[Piece], space: Space, ruler: Ruler, way: Try) -> bool:
    """A quick look that never says no to what fits: the least that all cards need against the room there is."""
    u = space.u
    width = (space.width - GAP * u * (way.across - 1)) / way.across
    inner = width - 2 * PAD * u
    left = sum(
        20 * u + sum(_least(piece, inner, way, u, ruler) for piece in stack.pieces) for stack in stacks
    )
    right = sum(_least(piece, width, way, u, ruler) for piece in loose)
    spare = (space.height + GAP * u) * (way.across - way.right)
    return left <= spare and right <= max(0.0, space.height - LOOSE_HEAD * u) * way.right + (
        0 if loose else 1
    )


def _heaps_at(
    stacks: Sequence[Stack], loose: Sequence[Piece], space: Space, ruler: Ruler, way: Try
) -> Arranged:
    u = space.u
    width = (space.width - GAP * u * (way.across - 1)) / way.across
    panels: list[Spot] = []
    cards: list[Spot] = []
    inner = [width - (2 * PAD + stack.aside) * u for stack in stacks]
    heads = [head_height(stack, width, way.size, u, ruler) for stack in stacks]
    tall = [
        [card_height(piece, each, way, u, ruler) for piece in stack.pieces]
        for stack, each in zip(stacks, inner, strict=True)
    ]
    whole = [head + sum(h + CARD_GAP * u for h in hs) + 8 * u for head, hs in zip(heads, tall, strict=True)]
    if any(height > space.height for height in whole) and any(len(stack.pieces) > 1 for stack in stacks):
        return Arranged(way.size, len(stacks) + len(loose) + 1)
    places = pour(whole, max(1, way.across - way.right), space.height, GAP * u)
    stay = not places or places[-1][0] == 0  # groups that fit on one page stay while loose cards turn
    for stack, head, hs, each, height, (page, column, y) in zip(
        stacks, heads, tall, inner, whole, places, strict=True
    ):
        x, page, top = column * (width + GAP * u), EVERY if stay else page, y + head
        panels.append(Spot(stack.id, x, y, width, height, page))
        for piece, h in zip(stack.pieces, hs, strict=True):
            cards.append(Spot(piece.id, x + PAD * u, top, each, h, page))
            top += h + CARD_GAP * u
    if way.right:
        x = (way.across - way.right) * (width + GAP * u)
        panels.append(Spot(LOOSE, x, 0, space.width - x, space.height, EVERY))
        each = (space.width - x - 2 * PAD * u - CARD_GAP * u * (way.right - 1)) / way.right
        box = Spot(LOOSE, x + PAD * u, LOOSE_HEAD * u, each, space.height - (LOOSE_HEAD + PAD) * u)
        cards += _poured(loose, box, replace(way, across=way.right), u, ruler)
    last = max((spot.page for spot in (*panels, *cards)), default=0)
    return Arranged(way.size, max(0, last) + 1, tuple(panels), tuple(cards))


def _poured(pieces: Sequence[Piece], box: Spot, way: Try, u: float, ruler: Ruler) -> list[Spot]:
    """Cards from the top left corner of ``box``, each as wide as it says, down to its height."""
    heights = [card_height(piece, box.w, way, u, ruler) for piece in pieces]
    places = pour(heights, way.across, box.h, CARD_GAP * u)
    return [
        Spot(piece.id, box.x + column * (box.w + CARD_GAP * u), box.y + y, box.w, height, page)
        for piece, height, (page, column, y) in zip(pieces, heights, places, strict=True)
    ]


def card_height(piece: Piece, width: float, way: Try, u: float, ruler: Ruler) -> float:
    """The height of a card's tile; ``CardTile.qml`` draws with the same margins."""
    if not piece.text:
        return 96 * u
    size = way.size
    words = width - 2 * 0.85 * size * u
    return ruler.height(piece.text, max(1.0, words), round(size * u), way.lines, 400) + 1.3 * size * u


def head_height(stack: Stack, width: float, size: int, u: float, ruler: Ruler) -> float:
    """Room for a group's name (two lines at most), its count or votes beside it, and what stands below."""
    if stack.lone:
        return (20 + stack.extra) * u
    words = max(1.0, width - PAD * u - 64 * u)
    return ruler.height(stack.name or "1", words, round(size * u), 2, 650) + (16 + 12 + stack.extra) * u


def _within(room: float, pieces: Sequence[Piece], width: float, way: Try, u: float, ruler: Ruler) -> bool:
    """Whether the least that the cards need is within ``room``. Of a thousand cards the first few often tell."""
    for piece in pieces:
        room -= _least(piece, width, way, u, ruler)
        if room < 0:
            return False
    return True


def _least(piece: Piece, width: float, way: Try, u: float, ruler: Ruler) -> float:
    """No card of this text is lower: all its words on lines that waste nothing."""
    if not piece.text:
        return 96 * u
    size = way.size
    words = max(1.0, width - 2 * 0.85 * size * u)
    lines = min(way.lines, max(1, ceil(ruler.width(piece.text) * size * u / 100 / words * 0.97)))
    return (1.2 * lines + 1.3) * size * u


def _widths(width: float, u: float, least: float, start: int) -> Iterator[Try]:
    """Sizes from large to small, each with the numbers of columns that still leave room for words."""
    for size in SIZES:
        most = max(1, int((width + GAP * u) / (least * size * u + GAP * u)))
        for across in range(min(start, most), most + 1):
            yield Try(size, across)


def _splits(across: int, stacks: bool, loose: bool) -> Sequence[int]:
    """How many of the columns the cards without a group may take."""
    if not stacks:
        return (across if loose else 0,)
    return range(1, across) if loose and across > 1 else (0,)
