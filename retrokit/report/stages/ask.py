"""What everybody was asked: the spread of each item as bars, and no figures where they could point at somebody."""

from __future__ import annotations

from reportlab.platypus.flowables import Flowable

from retrokit.facilitation.summary import AskSummary, ItemSummary, Summary
from retrokit.report import style
from retrokit.report.blocks import Bar, Block, Row, Stack
from retrokit.report.sheet import Sheet


def questions(summary: Summary, sheet: Sheet) -> list[Flowable]:
    return [flowable for asked in summary.asked for flowable in _question(asked, sheet)]


def _question(asked: AskSummary, sheet: Sheet) -> list[Flowable]:
    heading = sheet.text(asked.heading, style.HEADING)
    blocks: list[Block] = [sheet.own(_answers(asked, sheet), style.QUIET)]
    blocks += [_spread(item, asked, sheet) for item in asked.items]
    return sheet.under(heading, blocks)


def _answers(asked: AskSummary, sheet: Sheet) -> str:
    language = sheet.language
    told = language.count("%n person(s) answered.", asked.answers)
    if not asked.paper:
        return told
    by_hand = language.count("%n of them without a phone.", asked.paper)
    return language.text("{answers} {by_hand}", answers=told, by_hand=by_hand)


def _spread(item: ItemSummary, asked: AskSummary, sheet: Sheet) -> Block:
    head: list[Block] = [sheet.text(item.text, style.STATEMENT)] if item.text else []
    if not item.counts:
        return Stack((*head, sheet.own(_too_few(item, sheet), style.QUIET)), heads=len(head), before=9)
    # One scale for all items, so that they can be compared.
    most = max(max(other.counts, default=0) for other in asked.items)
    rows = [_row(name, n, most, sheet) for name, n in zip(_names(asked), item.counts, strict=True)]
    mean = [sheet.say("Mean {mean}", style.QUIET, mean=item.mean)] if item.mean else []
    return Stack((*head, *rows, *mean), heads=len(head), before=9, whole=True)


def _row(name: str, answers: int, most: int, sheet: Sheet) -> Block:
    cells = (
        sheet.text(name, style.BODY, snug=True),
        Bar(answers / most, style.BODY.leading),
        sheet.own(str(answers), style.FIGURE),
    )
    return Row(cells, (30, 62, 8), gap=4, pad=1.2)


def _names(asked: AskSummary) -> list[str]:
    """The choices, each behind its number where they are a scale."""
    if not asked.numbers:
        return list(asked.choices)
    return [f"{number} {choice}" for number, choice in zip(asked.numbers, asked.choices, strict=True)]


def _too_few(item: ItemSummary, sheet: Sheet) -> str:
    if item.answers == 0:
        return sheet.language.text("Nobody answered.")
    source = "%n answer(s): too few to show figures that nobody can be read from."
    return sheet.language.count(source, item.answers)
