"""Cards in two columns that read downwards, then to the right, over as many pages as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from reportlab.pdfgen.canvas import Canvas

from retrokit.report.blocks import NOTHING, Block, hairline
from retrokit.report.style import GUTTER

_PAD = 3.6
# Fewer cards than this do not go on to the next page alone.
_REST = 8


class Cards:
    """``cards`` in the order in which they are to be read. No card is parted unless it is higher than a third of a page."""

    whole = False

    def __init__(
        self, cards: Sequence[Block], *, tall: float, before: float = 0.0, left: int | None = None
    ) -> None:
        self.cards = tuple(cards)
        self.tall = tall
        self.before = before
        self._left = left

    def height(self, width: float) -> float:
        return max(sum(column) for column in self._columns(width))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        heights, cards = self._heights(width), list(self.cards)
        wide = (width - GUTTER) / 2
        taken, ends = 0, []
        for _ in range(2):
            used = 0.0
            while taken < len(cards) and used + heights[taken] <= room:
                used += heights[taken]
                taken += 1
            halves = (
                cards[taken].split(wide, room - used - 2 * _PAD) if self._breaks(heights, taken) else None
            )
            if halves:
                cards[taken : taken + 1] = halves
                heights[taken : taken + 1] = [half.height(wide) + 2 * _PAD for half in halves]
                taken += 1
            ends.append(taken)
        if not taken:
            return None
        left: int | None = ends[0]
        if taken < len(cards) < taken + _REST and len(cards) >= 2 * _REST:
            # Fewer of them in columns of equal height take no more room.
            taken, left = len(cards) - _REST, None
        upper = Cards(cards[:taken], tall=self.tall, before=self.before, left=left)
        return upper, Cards(cards[taken:], tall=self.tall) if taken < len(cards) else NOTHING

    def paint(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        wide = (width - GUTTER) / 2
        heights, parting = self._heights(width), self._parting(width)
        at = top
        for i, card in enumerate(self.cards):
            if i == parting:
                left, at = left + wide + GUTTER, top
            card.paint(canvas, left, at - _PAD, wide)
            at -= heights[i]
            hairline(canvas, left, at, wide)

    def _breaks(self, heights: list[float], taken: int) -> bool:
        return taken < len(heights) and heights[taken] > self.tall

    def _heights(self, width: float) -> list[float]:
        wide = (width - GUTTER) / 2
        return [card.height(wide) + 2 * _PAD for card in self.cards]

    def _columns(self, width: float) -> tuple[list[float], list[float]]:
        heights, parting = self._heights(width), self._parting(width)
        return heights[:parting], heights[parting:]

    def _parting(self, width: float) -> int:
        """How many cards stand on the left: as many as make both columns about equally high."""
        if self._left is not None:
            return self._left
        heights = self._heights(width)
        total, before = sum(heights), list(accumulate(heights, initial=0.0))
        return min(range(len(before)), key=lambda i: (round(max(before[i], total - before[i]), 1), -i))
