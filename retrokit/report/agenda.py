"""The minutes planned and spent, stage by stage: the last thing in a report."""

from __future__ import annotations

from dataclasses import replace

from reportlab.platypus.flowables import Flowable

from retrokit.facilitation.summary import Summary
from retrokit.report import style
from retrokit.report.blocks import Block, Row, Stack
from retrokit.report.sheet import Sheet
from retrokit.report.style import Style

_LABELS = (style.LABEL, replace(style.LABEL, right=True))
_PLAIN = (style.BODY, replace(style.BODY, right=True))
_STRONG = (replace(style.BODY, weight=600), replace(style.BODY, weight=600, right=True))


def minutes(summary: Summary, sheet: Sheet) -> list[Flowable]:
    if not summary.stages:
        return []
    head = _row(
        sheet.say("Stage", _LABELS[0]), sheet.say("Planned", _LABELS[1]), sheet.say("Spent", _LABELS[1])
    )
    rows = [_figures(sheet, one.name, one.planned_min, one.spent_min, _PLAIN) for one in summary.stages]
    planned, spent = (
        sum(one.planned_min for one in summary.stages),
        sum(one.spent_min for one in summary.stages),
    )
    total = _figures(sheet, sheet.language.text("Together"), planned, spent, _STRONG)
    table = Stack((head, *rows, total), whole=True)
    return sheet.under(sheet.say("Minutes by stage", replace(style.CHAPTER, after=6)), [table])


def _figures(sheet: Sheet, name: str, planned: int, spent: int, looks: tuple[Style, Style]) -> Row:
    return _row(sheet.own(name, looks[0]), sheet.own(str(planned), looks[1]), sheet.own(str(spent), looks[1]))


def _row(name: Block, planned: Block, spent: Block) -> Row:
    return Row((name, planned, spent), (70, 15, 15), gap=8, pad=3.6, rule=True)
