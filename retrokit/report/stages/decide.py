"""What was agreed (experiments) and what was learned: the reason why anybody opens the report."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from retrokit.facilitation.session import Experiment, Learning
from retrokit.facilitation.summary import Summary
from retrokit.report import style
from retrokit.report.blocks import Block, Box, Row, Space, Stack
from retrokit.report.sheet import Sheet

_IN_WORDS = {1: "One experiment", 2: "Two experiments", 3: "Three experiments"}


def agreed(summary: Summary) -> tuple[Experiment, ...]:
    """Drafts were talked about, not agreed."""
    return tuple(experiment for experiment in summary.experiments if experiment.state != "draft")


def experiments(summary: Summary, sheet: Sheet) -> list[Flowable]:
    found = agreed(summary)
    if not found:
        heading = sheet.say("No experiment was agreed", style.HEADING)
        unfinished = "Nothing yet has an owner, a measure and a date to look at it."
        finished = "The session ended without a change that somebody carries and a date to look at it."
        said = finished if summary.state == "closed" else unfinished
        return sheet.under(heading, [sheet.say(said, style.QUIET)])
    source = _IN_WORDS.get(len(found))
    title = sheet.language.text(source) if source else sheet.language.count("%n experiment(s)", len(found))
    boxes = [Box(_experiment(one, sheet), before=10 if i else 0) for i, one in enumerate(found)]
    return sheet.under(sheet.own(title, style.HEADING), boxes)


def _experiment(one: Experiment, sheet: Sheet) -> Block:
    left = (
        sheet.field("We believe that", one.change, style.STATEMENT),
        sheet.field("Will lead to", one.expected, style.STATEMENT),
        sheet.field("We will know when", one.measure),
        sheet.field("Because", one.belief),
    )
    who = sheet.field("Carried by", one.owner)
    when = sheet.field("Looked at on", sheet.day(one.review))
    right = (_beside((who, when), gap=12), _safety(one, sheet))
    return Row((_spaced(left), _spaced(right)), (11, 10))


def _safety(one: Experiment, sheet: Sheet) -> Block | None:
    """Why it does no harm to try. The words before the colons are the ones the room knows."""
    lines = (
        sheet.line("Guardrail: {words}", one.guardrail),
        sheet.line("Smallest scope: {words}", one.scope),
        sheet.line("How we undo it: {words}", one.undo),
    )
    there = [line for line in lines if line]
    return Stack((sheet.say("Safe to fail because", style.LABEL), *there), heads=1) if there else None


def _spaced(blocks: Sequence[Block | None]) -> Block:
    parts: list[Block] = []
    for block in blocks:
        if block:
            parts += [Space(6), block] if parts else [block]
    return Stack(parts)


def _beside(blocks: Sequence[Block | None], gap: float, pad: float = 0.0) -> Block | None:
    there = [block for block in blocks if block]
    return Row(there, [1] * len(there), gap=gap, pad=pad) if there else None


def learnings(summary: Summary, sheet: Sheet) -> list[Flowable]:
    kept = [learning for learning in summary.learnings if learning.state != "draft"]
    if not kept:
        return []
    rows = [row for learning in kept if (row := _learning(learning, sheet))]
    return sheet.under(sheet.say("Learned", style.HEADING), rows)


def _learning(learning: Learning, sheet: Sheet) -> Block | None:
    told = (
        sheet.field("We expected", learning.expected),
        sheet.field("We saw", learning.saw),
        sheet.field("We learned", learning.learned),
        sheet.field("So we will", learning.will_do),
    )
    return _beside(told, gap=18, pad=3)


def parked(summary: Summary, sheet: Sheet) -> Block | None:
    if not summary.parked:
        return None
    heading = sheet.say("In the parking lot", style.HEADING)
    return Stack((heading, *(Stack((sheet.text(words), Space(3))) for words in summary.parked)), heads=1)
