"""The topics one by one: votes, notes, and the cards they grew from."""

from __future__ import annotations

from itertools import groupby

from reportlab.platypus.flowables import Flowable

from retrokit.facilitation.summary import Summary, TopicSummary
from retrokit.report import style
from retrokit.report.blocks import Block, Stack
from retrokit.report.cards import Cards
from retrokit.report.sheet import Sheet
from retrokit.report.stages.vote import in_order

_REST = "%n more card(s) stood alone without votes or notes: see all cards."


def topics(summary: Summary, sheet: Sheet) -> list[Flowable]:
    told = [
        topic for topic in in_order(summary) if topic.votes > 0 or topic.notes.strip() or len(topic.cards) > 1
    ]
    if not told:
        return []
    names = {column.color: column.name for column in summary.columns if not column.aside}
    parts = [flowable for topic in told for flowable in _topic(topic, names, sheet)]
    rest = len(summary.topics) - len(told)
    if rest:
        parts.append(sheet.place(Stack([sheet.count(_REST, rest, style.QUIET)], before=14)))
    return [*sheet.chapter("Topics"), *parts]


def _topic(topic: TopicSummary, columns: dict[int, str], sheet: Sheet) -> list[Flowable]:
    blocks: list[Block] = [sheet.own(_votes(topic, sheet), style.QUIET)] if topic.votes >= 0 else []
    notes = sheet.field("Notes", topic.notes, before=7)
    blocks += [notes] if notes else []
    blocks += _cards(topic, columns, sheet)
    return sheet.under(sheet.text(topic.name, style.SUBHEAD), blocks)


def _votes(topic: TopicSummary, sheet: Sheet) -> str:
    if topic.votes == 0:
        return sheet.language.text("No votes")
    words = sheet.language.count("%n vote(s)", topic.votes)
    return sheet.language.text("{votes}, tied", votes=words) if topic.tied else words


def _cards(topic: TopicSummary, columns: dict[int, str], sheet: Sheet) -> list[Block]:
    """Nothing for a topic that is one card: its name is the card."""
    if len(topic.cards) == 1 and topic.cards[0][1].strip() == topic.name.strip():
        return []
    blocks: list[Block] = []
    cards = sorted(topic.cards, key=lambda card: (card[0], card[1].casefold(), card[1]))
    for color, group in groupby(cards, key=lambda card: card[0]):
        label = [sheet.text(columns[color], style.LABEL)] if color in columns else []
        texts = [sheet.text(words) for _, words in group]
        blocks.append(Stack([*label, Cards(texts, tall=sheet.body / 3)], heads=len(label), before=8))
    return blocks
