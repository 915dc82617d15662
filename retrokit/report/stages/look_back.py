"""From last time: what was expected of the experiments that came due, what was seen, and what was decided."""

from __future__ import annotations

from dataclasses import replace

from retrokit.facilitation.session import Experiment
from retrokit.facilitation.summary import Summary
from retrokit.report import style
from retrokit.report.blocks import Block, Space, Stack
from retrokit.report.sheet import Sheet
from retrokit.report.text import Text

_NAME = replace(style.BODY, weight=600)
_DECIDED = {"keep": "keep it", "adapt": "adapt it", "stop": "stop it", "": "nothing yet"}


def from_last_time(summary: Summary, sheet: Sheet) -> Block | None:
    told = [_concluded(one, sheet) for one in summary.looked_back]
    told += [_running(one, sheet) for one in summary.still_running]
    return Stack((sheet.say("From last time", style.HEADING), *told), heads=1) if told else None


def _concluded(one: Experiment, sheet: Sheet) -> Block:
    decided = sheet.language.text(_DECIDED[one.decision])
    lines = (
        sheet.line("We expected: {words}", one.expected),
        sheet.line("We saw: {words}", one.observed),
        sheet.line("We decided: {words}", decided),
    )
    return _told(one, sheet, lines)


def _running(one: Experiment, sheet: Sheet) -> Block:
    carried = sheet.line("Still running, carried by {words}", one.owner)
    return _told(one, sheet, (carried, sheet.line("Looked at on {words}", sheet.day(one.review))))


def _told(one: Experiment, sheet: Sheet, lines: tuple[Text | None, ...]) -> Block:
    name = sheet.text(one.change or one.belief, _NAME)
    return Stack((name, *(line for line in lines if line), Space(5)), heads=1)
