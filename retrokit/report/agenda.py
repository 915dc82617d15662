"""The minutes planned and spent, stage by stage, in two columns: too little for the end of a report and a page there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus.flowables import Flowable

from retrokit.facilitation.summary import StageSummary, Summary
from retrokit.report import style
from retrokit.report.blocks import Block, Row, Stack
from retrokit.report.sheet import Sheet
from retrokit.report.style import Style

# So many rows stay one column.
_FEW = 3
_LABELS = (style.LABEL, replace(style.LABEL, right=True))
_PLAIN = (style.BODY, replace(style.BODY, right=True))
_STRONG = (replace(style.BODY, weight=600), replace(style.BODY, weight=600, right=True))


def minutes(summary: Summary, sheet: Sheet) -> list[Flowable]:
    if not summary.stages:
        return []
    rows = [_figures(sheet, one.name, one.planned_min, _spent(sheet, one), _PLAIN) for one in summary.stages]
    planned, spent = (
        sum(one.planned_min for one in summary.stages),
        sum(one.spent_min for one in summary.stages),
    )
    rows.append(_figures(sheet, sheet.language.text("Together"), planned, str(spent), _STRONG))
    half = (len(rows) + 1) // 2 if len(rows) > _FEW else len(rows)
    columns = [_table(sheet, part) for part in (rows[:half], rows[half:]) if part]
    return sheet.under(sheet.say("Minutes by stage", style.HEADING), [Row(columns, (1,) * len(columns))])


def _table(sheet: Sheet, rows: Sequence[Row]) -> Stack:
    head = _row(
        sheet.say("Stage", _LABELS[0]), sheet.say("Planned", _LABELS[1]), sheet.say("Spent", _LABELS[1])
    )
    return Stack((head, *rows), whole=True)


def _spent(sheet: Sheet, stage: StageSummary) -> str:
    return sheet.language.text("skipped") if stage.skipped else str(stage.spent_min)


def _figures(sheet: Sheet, name: str, planned: int, spent: str, looks: tuple[Style, Style]) -> Row:
    return _row(sheet.own(name, looks[0]), sheet.own(str(planned), looks[1]), sheet.own(spent, looks[1]))


def _row(name: Block, planned: Block, spent: Block) -> Row:
    return Row((name, planned, spent), (64, 18, 18), gap=8, pad=3, rule=True)
