"""What mattered: the topics by votes, as bars with figures, ties said in words."""

from __future__ import annotations

from reportlab.platypus.flowables import Flowable

from retrokit.facilitation.summary import Summary, TopicSummary
from retrokit.report import style
from retrokit.report.blocks import Bar, Block, Row
from retrokit.report.sheet import Sheet

_MOST = 7
_LONGEST = 110
_NOBODY = "Nobody voted, so the topics are in no order."
_NO_VOTE = "There was no vote, so the topics are in no order."


def mattered(summary: Summary, sheet: Sheet) -> list[Flowable]:
    if not summary.topics:
        return []
    heading = sheet.say("What mattered", style.HEADING)
    voted = [topic for topic in in_order(summary) if topic.votes > 0]
    if not voted and summary.placings:
        return []  # a picture of its own says what the group thinks of them
    if not voted:
        return sheet.under(heading, [sheet.say(_why_no_votes(summary), style.QUIET)])
    most = voted[0].votes
    blocks: list[Block] = [_row(topic, most, sheet) for topic in voted[:_MOST]]
    if len(voted) > _MOST:
        more = sheet.count("%n more topic(s) got votes, see the next pages.", len(voted) - _MOST, style.QUIET)
        blocks.append(Row((more,), (1,), pad=4))
    return sheet.under(heading, blocks)


def in_order(summary: Summary) -> tuple[TopicSummary, ...]:
    """By votes, then by name: the order must not tell anything else."""
    return tuple(sorted(summary.topics, key=lambda topic: (-topic.votes, topic.name.casefold(), topic.name)))


def _why_no_votes(summary: Summary) -> str:
    held = summary.voted >= 0 and any(topic.votes >= 0 for topic in summary.topics)
    return _NOBODY if held else _NO_VOTE


def _row(topic: TopicSummary, most: int, sheet: Sheet) -> Block:
    name = shortened(topic.name)
    if topic.tied:
        name = sheet.language.text("{topic} (tied)", topic=name)
    cells = (
        sheet.text(name, style.TOPIC, snug=True),
        Bar(topic.votes / most, style.TOPIC.leading),
        sheet.own(str(topic.votes), style.FIGURE),
    )
    return Row(cells, (61, 33, 6), gap=4, pad=3.9, rule=True)


def shortened(name: str, longest: int = _LONGEST) -> str:
    """A topic may be a whole card: on the first page its beginning is enough, the rest stands under its heading."""
    words = " ".join(name.split())
    if len(words) <= longest:
        return words
    start = words[:longest]
    return (start.rsplit(" ", 1)[0] if " " in start else start).rstrip(" ,.;:") + "…"
