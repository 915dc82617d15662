"""What a page is built from: text, and boxes, rows and lists of text. Made by ``stages``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from retrokit.report.style import ACCENT, GUTTER, LINE


class Block(Protocol):
    """Something with a height at a width (both in points). ``paint`` gets the left and the top edge.

    ``whole`` blocks part only when they are higher than a page; ``before`` is the white above.
    """

    whole: bool
    before: float

    def height(self, width: float) -> float: ...

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Two blocks, the first no higher than ``room``, or None if there is no good place to part."""

    def paint(self, canvas: Canvas, left: float, top: float, width: float) -> None: ...


class Space:
    """Nothing, ``points`` high."""

    whole = True
    before = 0.0

    def __init__(self, points: float) -> None:
        self.points = points

    def height(self, width: float) -> float:
        return self.points

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None

    def paint(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        pass


NOTHING = Space(0)


class Bar:
    """A bar ``share`` (0 to 1) of the width, in the middle of its height."""

    whole = True
    before = 0.0

    def __init__(self, share: float, high: float, thick: float = 7.5) -> None:
        self.share = share
        self.high = high
        self.thick = thick

    def height(self, width: float) -> float:
        return self.high

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None

    def paint(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        if self.share > 0:
            canvas.setFillColorRGB(*ACCENT)
            long = max(width * self.share, self.thick)
            canvas.roundRect(
                left, top - (self.high + self.thick) / 2, long, self.thick, 2.2, stroke=0, fill=1
            )


class Stack:
    """Blocks under one another. The first ``heads`` of them never end a page alone; a ``whole`` one stays together."""

    def __init__(
        self, parts: Sequence[Block], *, heads: int = 0, before: float = 0.0, whole: bool = False
    ) -> None:
        self.parts = tuple(parts)
        self.heads = heads
        self.whole = whole
        self.before = before

    def height(self, width: float) -> float:
        return sum(part.height(width) for part in self.parts)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        for i, part in enumerate(self.parts):
            high = part.height(width)
            if high > room:
                halves = part.split(width, room)
                if halves:
                    upper = Stack((*self.parts[:i], halves[0]), before=self.before)
                    return upper, Stack((halves[1], *self.parts[i + 1 :]))
                if i <= self.heads:
                    return None
                return Stack(self.parts[:i], before=self.before), Stack(self.parts[i:])
            room -= high
        return None

    def paint(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        for part in self.parts:
            part.paint(canvas, left, top, width)
            top -= part.height(width)


class Row:
    """Blocks side by side. ``shares`` are parts of the width left after the gaps; ``rule`` draws a hairline below.

    A ``whole`` row goes to the next page rather than be parted.
    """

    def __init__(
        self,
        cells: Sequence[Block],
        shares: Sequence[float],
        *,
        gap: float = GUTTER,
        pad: float = 0.0,
        rule: bool = False,
        before: float = 0.0,
        whole: bool = True,
    ) -> None:
        self.cells = tuple(cells)
        self.shares = tuple(shares)
        self.gap = gap
        self.pad = pad
        self.rule = rule
        self.before = before
        self.whole = whole

    def height(self, width: float) -> float:
        return max(cell.height(wide) for cell, wide in self._cells(width)) + 2 * self.pad

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        halves = [_halves(cell, wide, room - 2 * self.pad) for cell, wide in self._cells(width)]
        if all(upper is NOTHING for upper, _ in halves):
            return None
        upper, lower = zip(*halves, strict=True)
        return self._like(upper), self._like(lower)

    def paint(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        at = left
        for cell, wide in self._cells(width):
            cell.paint(canvas, at, top - self.pad, wide)
            at += wide + self.gap
        if self.rule:
            hairline(canvas, left, top - self.height(width), width)

    def _cells(self, width: float) -> list[tuple[Block, float]]:
        unit = (width - self.gap * (len(self.cells) - 1)) / sum(self.shares)
        return [(cell, share * unit) for cell, share in zip(self.cells, self.shares, strict=True)]

    def _like(self, cells: Sequence[Block]) -> Row:
        look = {"gap": self.gap, "pad": self.pad, "before": self.before}
        return Row(cells, self.shares, rule=self.rule, whole=self.whole, **look)


class Box:
    """A bordered box with an accent edge: something that was agreed."""

    PAD = (14.0, 11.0)
    EDGE = 3.6
    whole = True

    def __init__(self, inner: Block, *, before: float = 0.0) -> None:
        self.inner = inner
        self.before = before

    def height(self, width: float) -> float:
        return self.inner.height(self._inside(width)) + 2 * self.PAD[1]

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        halves = self.inner.split(self._inside(width), room - 2 * self.PAD[1])
        return (Box(halves[0]), Box(halves[1])) if halves else None

    def paint(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        high = self.height(width)
        canvas.saveState()
        clip = canvas.beginPath()
        clip.roundRect(left, top - high, width, high, 6)
        canvas.clipPath(clip, stroke=0, fill=0)
        canvas.setFillColorRGB(*ACCENT)
        canvas.rect(left, top - high, self.EDGE, high, stroke=0, fill=1)
        canvas.restoreState()
        canvas.setStrokeColorRGB(*LINE)
        canvas.setLineWidth(0.75)
        canvas.roundRect(left, top - high, width, high, 6, stroke=1, fill=0)
        self.inner.paint(canvas, left + self.PAD[0] + self.EDGE, top - self.PAD[1], self._inside(width))

    def _inside(self, width: float) -> float:
        return width - 2 * self.PAD[0] - self.EDGE


def _halves(block: Block, width: float, room: float) -> tuple[Block, Block]:
    if block.height(width) <= room:
        return block, NOTHING
    return block.split(width, room) or (NOTHING, block)


def hairline(canvas: Canvas, left: float, at: float, width: float) -> None:
    canvas.setStrokeColorRGB(*LINE)
    canvas.setLineWidth(0.6)
    canvas.line(left, at, left + width, at)
