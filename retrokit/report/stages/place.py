"""Where the group put its topics: the grid with numbered dots and crosses, or the forces with their bars."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from retrokit.facilitation.scatter import apart
from retrokit.facilitation.summary import PlacedSummary, PlacingSummary, Summary
from retrokit.report import style
from retrokit.report.blocks import Bar, Block, Row
from retrokit.report.sheet import Sheet
from retrokit.report.stages.vote import shortened
from retrokit.report.style import Style
from retrokit.report.text import Text

_MOST = 20
_RADIUS = 8.0
_EDGE = 16.0
_TOLD = Style(9.75, 14.2, ink=style.SOFT, after=5)
_SMALL = Style(7.8, 11, ink=style.SOFT)
_SMALL_RIGHT = Style(7.8, 11, ink=style.SOFT, right=True)
_AXIS = Style(7.8, 11, 600)
_AXIS_RIGHT = Style(7.8, 11, 600, right=True)


def where_we_put_them(summary: Summary, sheet: Sheet) -> list[Flowable]:
    """Each placing under its own heading: the picture, then the topics with their figures."""
    story: list[Flowable] = []
    for placing in summary.placings:
        heading = sheet.text(placing.heading, style.HEADING)
        told = [sheet.own(_told(placing, sheet), _TOLD)]
        grid = len(placing.axes) > 1
        picture = [_grid(placing, sheet)] if grid and placing.topics else []
        rows = [_row(n, topic, placing, sheet) for n, topic in enumerate(placing.topics, 1)]
        story += sheet.under(heading, [*told, *picture, *rows])
    return story


def figure(tenths: int) -> str:
    return f"{tenths / 10:.1f}".removesuffix(".0")


def _told(placing: PlacingSummary, sheet: Sheet) -> str:
    language = sheet.language
    if not placing.answers:
        return language.text("Nobody placed anything")
    scale = [
        language.text("{axis}: 1, {low}, to 5, {high}", axis=a, low=b, high=c) for a, b, c in placing.axes
    ]
    sums = [
        language.text("{side}: {sum} in all", side=side, sum=figure(total))
        for side, total in zip(placing.sides, placing.totals, strict=False)
    ]
    few = language.count("%n topic(s): too few to show.", placing.few) if placing.few else ""
    people = language.count("%n people placed topics", placing.answers)
    return sheet.joined(people, *scale, *sums, few)


def _row(number: int, topic: PlacedSummary, placing: PlacingSummary, sheet: Sheet) -> Block:
    """The number of the dot or a bar as long as the force is strong, the name, and the figures with their spread."""
    name = sheet.text(shortened(topic.name), style.BODY, snug=True)
    figures = sheet.own("  ·  ".join(_figures(span) for span in topic.spans), style.QUIET)
    if len(placing.axes) == 1:
        side = sheet.text(placing.sides[topic.side], style.QUIET)
        bar = Bar(topic.spans[0][1] / 50, style.BODY.leading)
        return Row((side, name, bar, figures), (16, 46, 22, 16), gap=6, pad=2.4, rule=True)
    label = str(number) if number <= _MOST else ""
    corner = sheet.text(topic.corner, style.QUIET)
    return Row((sheet.own(label), name, corner, figures), (5, 50, 21, 24), gap=6, pad=2.4, rule=True)


def _figures(span: tuple[int, int, int]) -> str:
    low, middle, high = span
    return figure(middle) if low == high else f"{figure(middle)} ({figure(low)}–{figure(high)})"


def _grid(placing: PlacingSummary, sheet: Sheet) -> Grid:
    (across, *_), (up, *_) = placing.axes
    ends = (sheet.text(up, _AXIS), sheet.text(across, _AXIS_RIGHT))
    shown = placing.topics[:_MOST]
    numbers = [sheet.own(str(n), Style(8, 10, 600)) for n in range(1, len(shown) + 1)]
    corners = [
        sheet.text(name, _SMALL_RIGHT if at % 2 else _SMALL) for at, name in enumerate(placing.corners)
    ]
    return Grid(shown, ends, numbers, corners)


class Grid:
    """Four fields, a numbered ring for each topic, and behind it a cross over half of the answers."""

    whole = True
    before = 8.0
    _HIGH = 250.0
    _FOOT = 24.0

    def __init__(
        self,
        topics: tuple[PlacedSummary, ...],
        ends: tuple[Text, Text],
        numbers: list[Text],
        corners: list[Text],
    ) -> None:
        self.topics = topics
        self.ends = ends
        self.numbers = numbers
        self.corners = corners

    def height(self, width: float) -> float:
        return self._HIGH + self._FOOT + self.ends[0].height(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None

    def paint(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        self.ends[0].paint(canvas, left, top, width)
        top -= self.ends[0].height(width)
        bottom = top - self._HIGH
        canvas.setStrokeColorRGB(*style.LINE)
        canvas.setLineWidth(0.75)
        canvas.roundRect(left, bottom, width, self._HIGH, 6, stroke=1, fill=0)
        canvas.line(left + width / 2, bottom, left + width / 2, top)
        canvas.line(left, bottom + self._HIGH / 2, left + width, bottom + self._HIGH / 2)
        self._name_corners(canvas, left, top, width)
        wide, high = width - 2 * _EDGE, self._HIGH - 2 * _EDGE - 32
        self._dots(canvas, left + _EDGE, bottom + _EDGE + 16, wide, high)
        self.ends[1].paint(canvas, left, bottom - 4, width)

    def _name_corners(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        half = width / 2 - 16
        for at, corner in enumerate(self.corners):
            x = left + 8 + (width / 2 if at % 2 else 0)
            y = top - 5 if at < 2 else top - self._HIGH + 5 + corner.height(half)
            corner.paint(canvas, x, y, half)

    def _dots(self, canvas: Canvas, left: float, bottom: float, wide: float, high: float) -> None:
        """``left`` and ``bottom`` are where both axes begin, at 1."""
        places = [tuple((tenths - 10) / 40 for tenths in span) for t in self.topics for span in t.spans]
        canvas.setStrokeColorRGB(*style.ACCENT)
        canvas.setStrokeAlpha(0.4)
        canvas.setLineWidth(2.2)
        for across, up in zip(places[::2], places[1::2], strict=True):
            x, y = left + across[1] * wide, bottom + up[1] * high
            canvas.line(left + across[0] * wide, y, left + across[2] * wide, y)
            canvas.line(x, bottom + up[0] * high, x, bottom + up[2] * high)
        canvas.setStrokeAlpha(1)
        middles = [(a[1] * wide, u[1] * high) for a, u in zip(places[::2], places[1::2], strict=True)]
        canvas.setLineWidth(1.2)
        for number, (x, y) in zip(self.numbers, apart(middles, 2.3 * _RADIUS, wide, high), strict=True):
            canvas.setFillColorRGB(1, 1, 1)
            canvas.circle(left + x, bottom + y, _RADIUS, stroke=1, fill=1)
            self._write(canvas, number, left + x, bottom + y)

    @staticmethod
    def _write(canvas: Canvas, number: Text, x: float, y: float) -> None:
        """In the middle of its ring."""
        width = number.lines(2 * _RADIUS)[0].reach * number.style.size / 1000
        number.paint(canvas, x - width / 2, y + number.height(2 * _RADIUS) / 2, 2 * _RADIUS)
