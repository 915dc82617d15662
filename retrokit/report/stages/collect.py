"""All cards by column, in alphabetical order inside it, so that nothing tells who wrote when."""

from __future__ import annotations

from reportlab.platypus.flowables import Flowable

from retrokit.facilitation.summary import ColumnSummary, Summary
from retrokit.report import style
from retrokit.report.blocks import Block
from retrokit.report.cards import Cards
from retrokit.report.plain import plain
from retrokit.report.sheet import Sheet


def all_cards(summary: Summary, sheet: Sheet) -> list[Flowable]:
    if not summary.columns:
        return []
    chapter = sheet.chapter("All cards")
    if not any(column.cards for column in summary.columns):
        none = "No card was written, or none is revealed yet."
        return [*chapter, sheet.place(sheet.say(none, style.QUIET))]
    return [*chapter, *(flowable for column in summary.columns for flowable in _column(column, sheet))]


def _column(column: ColumnSummary, sheet: Sheet) -> list[Flowable]:
    heading = sheet.text(column.name, style.SUBHEAD)
    counted = sheet.language.count("%n card(s)", len(column.cards))
    told = sheet.joined(counted, column.prompt.strip())
    blocks: list[Block] = [sheet.own(told, style.QUIET)]
    if column.cards:
        cards = sorted(filter(plain, column.cards), key=lambda card: (card.casefold(), card))
        blocks.append(Cards([sheet.text(card) for card in cards], tall=sheet.body / 3, before=3))
    return sheet.under(heading, blocks)
