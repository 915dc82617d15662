"""``render``: a ``Summary`` as the bytes of a PDF that a lead can read in a minute. Pure long work, safe in any thread."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Literal

from reportlab.platypus.flowables import CondPageBreak, Flowable

from retrokit.facilitation.language import Language
from retrokit.facilitation.summary import Summary
from retrokit.report import style
from retrokit.report.agenda import minutes
from retrokit.report.blocks import Block, Row, Space, Stack
from retrokit.report.fonts import Fontbook, Shelf, installed
from retrokit.report.opening import opening, title
from retrokit.report.pages import lay_out, room
from retrokit.report.plain import plain
from retrokit.report.sheet import Sheet
from retrokit.report.stages import ask, collect, decide, discuss, look_back, place, rate, timeline, vote
from retrokit.report.stages.vote import shortened


def render(
    summary: Summary, language: Language, paper: Literal["A4", "Letter"] = "A4", *, shelf: Shelf = installed
) -> bytes:
    """The PDF of ``summary``. Equal input gives equal bytes; the only date inside is the session's.

    ``shelf`` finds font files. A letter that no font has is printed as an empty box, and the first page says so.
    """
    book = Fontbook(shelf)
    width, body = room(paper)
    sheet = Sheet(book, language, width, body)
    story: list[Flowable] = [
        *opening(summary, sheet, book.strangers(set(plain(_all_words(summary))))),
        *decide.experiments(summary, sheet),
        *decide.learnings(summary, sheet),
        *vote.mattered(summary, sheet),
        *_side_by_side(summary, sheet),
        *place.where_we_put_them(summary, sheet),
        *ask.questions(summary, sheet),
        *minutes(summary, sheet),
        *discuss.topics(summary, sheet),
        *timeline.timeline(summary, sheet),
        *collect.all_cards(summary, sheet),
    ]

    def foot(page: int, pages: int) -> Block:
        name = sheet.joined(shortened(summary.title, 70), sheet.day(summary.date))
        left = sheet.own("retrokit" if page == 1 else name, style.FOOT)
        return Row((left, sheet.say("{page} of {pages}", style.FOOT_RIGHT, page=page, pages=pages)), (5, 1))

    heading = plain(title(summary, language))
    return lay_out(story, paper, book, foot, title=heading, date=summary.date, language=language.code)


def _side_by_side(summary: Summary, sheet: Sheet) -> list[Flowable]:
    """What was tried before on the left, the rating and the parking lot on the right; alone, either takes the width."""
    last = look_back.from_last_time(summary, sheet)
    asides = [
        block for block in (rate.worth_the_time(summary, sheet), decide.parked(summary, sheet)) if block
    ]
    spaced = [
        part
        for i, block in enumerate(asides)
        for part in ((Space(style.HEADING.before), block) if i else (block,))
    ]
    columns = [block for block in (last, Stack(spaced) if spaced else None) if block]
    if not columns:
        return []
    row = Row(columns, (11, 10)[: len(columns)], before=style.HEADING.before, whole=False)
    return [CondPageBreak(90), sheet.place(row)]


def _all_words(value: object) -> str:
    """Every text inside a frozen value, for the question which fonts it needs."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "\n".join(map(_all_words, value))
    if is_dataclass(value):
        return "\n".join(_all_words(getattr(value, field.name)) for field in fields(value))
    return ""
