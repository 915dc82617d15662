"""The sheet of paper: margins, the foot with title, date and "n of m", and a PDF that tells nothing of the machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from hashlib import sha256
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4, letter
from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus.flowables import Flowable

from retrokit.report.blocks import Block
from retrokit.report.embed import embed
from retrokit.report.fonts import Fontbook
from retrokit.report.style import BOTTOM, MARGIN, TOP

SIZES = {"A4": A4, "Letter": letter}
# What takes more of a page than this may be parted, or a heading above it would stand on a page of its own.
_WHOLE = 0.8

Foot = Callable[[int, int], Block]


class Piece(Flowable):
    """A block as platypus places it. ``body`` is the height of a whole page."""

    def __init__(self, block: Block, body: float, bookmark: str = "") -> None:
        super().__init__()
        self.block = block
        self.body = body
        self.bookmark = bookmark

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self.block.height(width)
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        if self.block.whole and self.block.height(width) <= _WHOLE * self.body:
            return []
        halves = self.block.split(width, height)
        if halves:
            return [Piece(halves[0], self.body, self.bookmark), Piece(halves[1], self.body)]
        # On a fresh page there is no more room to be had: smaller is better than not at all.
        return [Piece(Squeezed(self.block, height), self.body, self.bookmark)] if height >= self.body else []

    def getSpaceBefore(self) -> float:  # noqa: N802 - platypus's name
        return self.block.before

    def draw(self) -> None:
        if self.bookmark:
            key = f"part-{self.canv.getPageNumber()}-{self.bookmark}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(self.bookmark, key)
        self.block.paint(self.canv, 0, self.height, self.width)


class Squeezed:
    """A block that is higher than a page and cannot be parted, drawn as small as it takes."""

    whole = False
    before = 0.0

    def __init__(self, block: Block, high: float) -> None:
        self.block = block
        self.high = high

    def height(self, width: float) -> float:
        return self.high

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None

    def paint(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        scale = self.high / self.block.height(width)
        canvas.saveState()
        canvas.translate(left, top)
        canvas.scale(scale, scale)
        self.block.paint(canvas, 0, 0, width)
        canvas.restoreState()


def room(paper: str) -> tuple[float, float]:
    """Width and height, in points, of what can be printed on."""
    width, height = SIZES[paper]
    return width - 2 * MARGIN, height - TOP - BOTTOM


def lay_out(
    story: Sequence[Flowable], paper: str, book: Fontbook, foot: Foot, *, title: str, date: str, language: str
) -> bytes:
    """The finished PDF. ``date`` is ISO and the only date in it; equal input gives equal bytes."""
    width, height = room(paper)
    day = f"D:{date.replace('-', '')}" if re.fullmatch(r"\d{4}-\d\d-\d\d", date, re.ASCII) else ""

    class Paper(Canvas):
        """Footers need the number of pages and fonts the used glyphs: both are known only at the end."""

        _code: list[str]
        _doc: Any
        _filename: Any
        _preamble: str

        def _make_preamble(self) -> None:
            # reportlab would name a font of its own on every page, and no text here uses it.
            self._preamble = "1 0 0 1 0 0 cm"

        def save(self) -> None:
            if self._code:
                self.showPage()
            pages = self._doc.Pages.pages
            for number, page in enumerate(pages, 1):
                self._code = []
                foot(number, len(pages)).paint(self, MARGIN, BOTTOM - 20, width)
                page.Contents = PDFStream(None, page.stream + "\n".join(self._code), [PDFZCompress])
            self._code = []
            embed(self._doc, book.cuts)
            self._doc.info._dateFormatter = lambda *_: day
            # The identity of the file comes from its content alone, not from the clock or the environment.
            self._doc.signature = sha256("\n".join(page.stream for page in pages).encode())
            self._doc.SaveToFile(self._filename, self)

    out = BytesIO()
    document = BaseDocTemplate(
        out, pagesize=SIZES[paper], invariant=1, lang=language, title=title, author="", subject="",
        creator="retrokit", producer="retrokit",
    )  # fmt: skip
    frame = Frame(MARGIN, BOTTOM, width, height, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate("sheet", [frame])])
    document.build(list(story), canvasmaker=Paper)
    return out.getvalue()
