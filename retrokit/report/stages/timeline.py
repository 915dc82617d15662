"""The timeline: a line of moods over the days, and under it what happened, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise
from statistics import fmean

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from retrokit.facilitation.summary import MomentSummary, Summary
from retrokit.report import style
from retrokit.report.blocks import Block, Row, Space, Stack, hairline
from retrokit.report.sheet import Sheet

MOODS = ("", "very hard", "hard", "mixed", "good", "very good")
_HIGH, _DOT = 70.0, 2.6


class MoodLine:
    """``points`` are (ISO day, mean mood 1 to 5), oldest first; days lie as far apart as they were."""

    whole = True
    before = 6.0

    def __init__(self, points: Sequence[tuple[str, float]]) -> None:
        self.points = tuple(points)

    def height(self, width: float) -> float:
        return _HIGH

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return None

    def paint(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        first = date.fromisoformat(self.points[0][0])
        span = max((date.fromisoformat(self.points[-1][0]) - first).days, 1)
        inner, inset = width - 4 * _DOT, 2 * _DOT
        spots = [
            (
                left + inset + inner * (date.fromisoformat(day) - first).days / span,
                top - 8 - (_HIGH - 16) * (5 - mood) / 4,
            )
            for day, mood in self.points
        ]
        for edge in (top - 8, top - _HIGH + 8):
            hairline(canvas, left, edge, width)
        canvas.setStrokeColorRGB(*style.ACCENT)
        canvas.setFillColorRGB(*style.ACCENT)
        canvas.setLineWidth(1.4)
        for (x, y), (to_x, to_y) in pairwise(spots):
            canvas.line(x, y, to_x, to_y)
        for x, y in spots:
            canvas.circle(x, y, _DOT, stroke=0, fill=1)


def timeline(summary: Summary, sheet: Sheet) -> list[Flowable]:
    """Nothing where no card has a day or a mood."""
    if not summary.moments:
        return []
    blocks: list[Block] = []
    points = line(summary.moments)
    if len(points) > 1:
        blocks += [
            sheet.say("How the days felt: at the top good, at the bottom hard.", style.QUIET),
            MoodLine(points),
            Space(6),
        ]
    for when, moments in groupby(summary.moments, key=lambda moment: moment.when):
        day = sheet.day(when) if when else sheet.language.text("Without a day")
        told = Stack([_moment(moment, sheet) for moment in moments])
        blocks.append(Row((sheet.own(day, style.STATEMENT), told), (4, 12), before=7))
    return [*sheet.chapter("Timeline"), *map(sheet.place, blocks)]


def line(moments: Sequence[MomentSummary]) -> list[tuple[str, float]]:
    """(day, mean mood) of each day on which somebody felt something."""
    felt = [moment for moment in moments if moment.when and moment.mood]
    return [(day, fmean(m.mood for m in those)) for day, those in groupby(felt, key=lambda m: m.when)]


def _moment(moment: MomentSummary, sheet: Sheet) -> Block:
    if not moment.mood:
        return sheet.text(moment.text)
    mood = sheet.say(MOODS[moment.mood], style.QUIET)
    return Row((sheet.text(moment.text), mood), (9, 2))
