"""Text on the page: breaks shaped paragraphs into lines and writes their glyphs as PDF operators. The commonest block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from retrokit.report.bidi import visual
from retrokit.report.blocks import Block
from retrokit.report.fonts import Fontbook
from retrokit.report.plain import plain
from retrokit.report.shaping import Run, Shaped, Wish, shape
from retrokit.report.style import Style


@dataclass(frozen=True, slots=True)
class Line:
    """The characters ``start`` to ``end`` of a paragraph, spaces at the end left out."""

    shaped: Shaped
    start: int
    end: int

    @property
    def reach(self) -> float:
        return self.shaped.places[self.end] - self.shaped.places[self.start]


class Text:
    """Words in one style, any script. What looks like markup is printed as it is.

    ``base`` is the direction of the sheet's own sentences (0 or 1); None leaves it to the words. ``snug`` keeps a
    single line at the edge where its label begins, whatever its direction.
    """

    def __init__(
        self,
        words: str,
        style: Style,
        book: Fontbook,
        language: str,
        base: int | None = None,
        *,
        snug: bool = False,
    ) -> None:
        self.style = style
        self.snug = snug
        wish = Wish(style.weight, language, base, style.spread)
        lines = plain(words.upper() if style.capitals else words).split("\n")
        self._paragraphs = tuple(shape(line, wish, book) for line in lines)
        self._lines: dict[float, tuple[Line, ...]] = {}
        self.whole = False
        self.before = style.before

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading + self.style.after

    def lines(self, width: float) -> tuple[Line, ...]:
        found = self._lines.get(width)
        if found is None:
            em = width * 1000 / self.style.size
            found = tuple(line for paragraph in self._paragraphs for line in _fill(paragraph, em))
            self._lines[width] = found
        return found

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """At least two lines stay on each side, so that no line stands alone."""
        lines = self.lines(width)
        fitting = min(int(room / self.style.leading), len(lines) - 2)
        if fitting < 2:
            return None
        return self._part(width, lines[:fitting]), self._part(width, lines[fitting:])

    def paint(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        style = self.style
        # The middle of the capitals stands in the middle of the line.
        base = top - style.leading / 2 - 0.357 * style.size
        lines = self.lines(width)
        for line in lines:
            free = width - line.reach * style.size / 1000
            far = style.right or (line.shaped.level and not (self.snug and len(lines) == 1))
            at = left + free if far else left
            canvas._code.append(_operators(line, style, at, base))  # type: ignore[attr-defined]
            base -= style.leading

    def _part(self, width: float, lines: tuple[Line, ...]) -> Text:
        part = object.__new__(Text)
        part.style, part.snug, part.whole, part.before = self.style, False, False, 0.0
        part._paragraphs, part._lines = (), {width: lines}
        return part


def _fill(shaped: Shaped, em: float) -> list[Line]:
    text, places, breaks = shaped.text, shaped.places, shaped.breaks
    lines: list[Line] = []
    start, length = 0, len(text)
    while start < length:
        reach = bisect_right(places, places[start] + em, start) - 1
        hang = reach
        while hang < length and text[hang].isspace():
            hang += 1
        chance = bisect_right(breaks, hang) - 1
        end = breaks[chance] if chance >= 0 and breaks[chance] > start else _cut(shaped, start, reach)
        last = end
        while last > start and text[last - 1].isspace():
            last -= 1
        lines.append(Line(shaped, start, last))
        start = end
    return lines or [Line(shaped, 0, 0)]


def _cut(shaped: Shaped, start: int, reach: int) -> int:
    """Where to part a word that is longer than a line: between letters, never inside one."""
    for at in range(reach, start, -1):
        if shaped.seam(at):
            return at
    length = len(shaped.text)
    return next((at for at in range(reach + 1, length) if shaped.seam(at)), length)


def _operators(line: Line, style: Style, left: float, base: float) -> str:
    runs = [run for run in line.shaped.runs if run.start < line.end and run.end > line.start]
    red, green, blue = style.ink
    order = visual([run.level for run in runs])
    shown = " ".join(_show(runs[at], line, style) for at in order)
    return f"BT {red:.3f} {green:.3f} {blue:.3f} rg 1 0 0 1 {left:.2f} {base:.2f} Tm {shown} ET"


def _show(run: Run, line: Line, style: Style) -> str:
    glyphs = f"/{run.cut.name} {style.size:g} Tf {_glyphs(run, line, style.size)}"
    if not run.thicken:
        return glyphs
    red, green, blue = style.ink
    return f"{red:.3f} {green:.3f} {blue:.3f} RG {style.size * 0.028:.3f} w 2 Tr {glyphs} 0 Tr"


def _glyphs(run: Run, line: Line, size: float) -> str:
    """Glyph codes, and between them what to move back, in thousandths; marks are lifted, odd clusters carry their text."""
    cut, start, end, odd = run.cut, line.start, line.end, run.odd
    codes: list[str] = ["[<"]
    current = -1
    for i, cluster in enumerate(run.clusters):
        if not start <= cluster < end:
            continue
        if odd and cluster != current:
            codes += _spoken(odd, current, cluster)
            current = cluster
        glyph = run.glyphs[i]
        back = cut.width(glyph) - run.advances[i]
        if run.shifts and run.shifts[i] != (0, 0):
            right, up = run.shifts[i]
            lift = f"{up * size / 1000:.3f} Ts"
            codes.append(f"> {-right:.0f}] TJ {lift} [<{glyph:04X}>] TJ 0 Ts [{right + back:.0f} <")
        elif -0.5 < back < 0.5:
            codes.append(f"{glyph:04X}")
        else:
            codes.append(f"{glyph:04X}> {back:.0f} <")
    if current in odd:
        codes += _spoken(odd, current, -1)
    codes.append(">] TJ")
    return "".join(codes).replace("<>", " ").replace("[ ] TJ", "")


def _spoken(odd: Mapping[int, str], before: int, after: int) -> Iterator[str]:
    """What closes one cluster and opens the next, where either must bring its text along."""
    if before in odd:
        yield ">] TJ EMC [<"
    if after in odd:
        yield f">] TJ /Span <</ActualText <FEFF{odd[after].encode('utf-16-be').hex().upper()}>>> BDC [<"
