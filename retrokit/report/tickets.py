"""One-time tickets to print, cut and draw from a hat: each opens the room for one phone. ``app.py`` asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import segno
from reportlab.pdfgen.canvas import Canvas

from retrokit.facilitation.language import Language
from retrokit.report import style
from retrokit.report.blocks import Block, Row, Stack
from retrokit.report.fonts import Fontbook, Shelf, installed
from retrokit.report.pages import Piece, Squeezed, lay_out, room
from retrokit.report.plain import plain
from retrokit.report.sheet import Sheet

ACROSS, DOWN = 2, 4
PER_PAGE = ACROSS * DOWN
_PAD = 10.0
_WIDER = 20.0  # more than the report's column, into its margins: every printer reaches there
_QUIET = 4  # modules of white around a code: paper may be cut badly
_HEAD = replace(style.STATEMENT, after=4)
_BODY = replace(style.BODY, after=4)
_QUIET_BODY = replace(style.QUIET, after=6)


def render(
    links: Sequence[str],
    team: str,
    title: str,
    date: str,
    language: Language,
    paper: Literal["A4", "Letter"] = "A4",
    *,
    shelf: Shelf = installed,
) -> bytes:
    """The PDF with one ticket for each of ``links``, which are what the codes say. ``date`` is ISO."""
    book = Fontbook(shelf)
    width, body = room(paper)
    sheet = Sheet(book, language, width, body)
    words = Stack(
        (
            sheet.say("One ticket, one phone", _HEAD),
            sheet.say("Point your phone's camera at the code. It lets one phone in, once.", _BODY),
            sheet.say("Nobody knows which ticket you drew.", _QUIET_BODY),
            sheet.text(" · ".join(part for part in (team, title) if part), style.FOOT, snug=True),
        )
    )
    pages = [links[at : at + PER_PAGE] for at in range(0, len(links), PER_PAGE)]
    story = [Piece(_Grid(page, words, body), body) for page in pages]

    def foot(page: int, pages: int) -> Block:
        left = sheet.say(
            "Print, cut along the lines, fold, and let everybody draw one from a hat.", style.FOOT
        )
        return Row((left, sheet.say("{page} of {pages}", style.FOOT_RIGHT, page=page, pages=pages)), (5, 1))

    heading = plain(sheet.language.text("Tickets to draw from a hat"))
    return lay_out(story, paper, book, foot, title=heading, date=date, language=language.code)


class _Grid:
    """A page of tickets with lines to cut along, empty places left empty."""

    whole = False
    before = 0.0

    def __init__(self, links: Sequence[str], words: Block, high: float) -> None:
        self.links = links
        self.words = words
        self.high = high

    def height(self, width: float) -> float:
        return self.high

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None

    def paint(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        left, width = left - _WIDER, width + 2 * _WIDER
        wide, high = width / ACROSS, self.high / DOWN
        self._lines(canvas, left, top, wide, high)
        for at, link in enumerate(self.links):
            x, y = left + at % ACROSS * wide, top - at // ACROSS * high
            side = min(high - _PAD, wide * 0.54)
            _code(canvas, link, x, y - (high - side) / 2, side)
            self._words(canvas, x + side, y - _PAD, wide - side - _PAD, high - 2 * _PAD)

    def _words(self, canvas: Canvas, left: float, top: float, wide: float, high: float) -> None:
        tall = self.words.height(wide)
        fitted = self.words if tall <= high else Squeezed(self.words, high)
        fitted.paint(canvas, left, top - max(0.0, (high - tall) / 2), wide)

    def _lines(self, canvas: Canvas, left: float, top: float, wide: float, high: float) -> None:
        """Only around tickets that there are."""
        rows = -(-len(self.links) // ACROSS)
        canvas.saveState()
        canvas.setStrokeColorRGB(*style.SOFT)
        canvas.setLineWidth(0.5)
        canvas.setDash(3, 3)
        for row in range(rows + 1):
            canvas.line(left, top - row * high, left + ACROSS * wide, top - row * high)
        for column in range(ACROSS + 1):
            canvas.line(left + column * wide, top, left + column * wide, top - rows * high)
        canvas.restoreState()


def _code(canvas: Canvas, link: str, left: float, top: float, side: float) -> None:
    """Black on white as one shape, which prints without seams between the modules."""
    rows = [bytes(row) for row in segno.make(link, error="m", micro=False).matrix_iter(border=_QUIET)]
    unit = side / len(rows)
    parts = ["0 g"]
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = x
            while run < len(row) and row[run]:
                run += 1
            if run > x:
                bottom = top - (y + 1) * unit
                parts.append(f"{left + x * unit:.3f} {bottom:.3f} {(run - x) * unit:.3f} {unit:.3f} re")
            x = run + 1
    parts.append("f")
    canvas._code.append("\n".join(parts))  # type: ignore[attr-defined]
