"""The head of the first page: team and date, the title that says how it ended, and the counts in one breath."""

from __future__ import annotations

from reportlab.platypus.flowables import Flowable

from retrokit.facilitation.language import Language
from retrokit.facilitation.summary import Summary
from retrokit.report import style
from retrokit.report.sheet import Sheet
from retrokit.report.stages.decide import agreed

_FEW_WRITERS = "With fewer than 3 people writing, a reader may still guess who wrote what."
_NOBODY_NAMED = "Nothing in this report says who wrote what."
_NO_FONT = (
    "%n letter(s) or sign(s) here are printed as empty boxes, because no font for them was found. "
    "The command retrokit doctor says more."
)
# Nobody, everybody, some.
_WROTE = ("nobody wrote", "all %n wrote", "%n wrote")
_VOTED = ("nobody voted", "all %n voted", "%n voted")
_EARLY = "Cards could be written before the session."
_UNFINISHED = "This session is not finished. The report shows how far it has come."


def opening(summary: Summary, sheet: Sheet, strangers: set[str]) -> list[Flowable]:
    """``strangers`` are letters that no installed font has."""
    kind = sheet.language.text("Retrospective")
    over = sheet.joined(kind, summary.team.strip(), sheet.day(summary.date))
    blocks = [
        sheet.own(over, style.OVERLINE),
        sheet.own(title(summary, sheet.language), style.TITLE),
        sheet.own(_in_one_breath(summary, sheet.language), style.LEDE),
    ]
    if summary.state != "closed":
        blocks.append(sheet.say(_UNFINISHED, style.NOTICE))
    if strangers:
        blocks.append(sheet.count(_NO_FONT, len(strangers), style.NOTICE))
    return [sheet.place(block) for block in blocks]


def title(summary: Summary, language: Language) -> str:
    name = summary.title.strip() or summary.format
    if agreed(summary):
        return language.text("{title}: what was agreed", title=name)
    if summary.state == "closed":
        return language.text("{title}: what was said", title=name)
    return language.text("{title}: how far it has come", title=name)


def _in_one_breath(summary: Summary, language: Language) -> str:
    planned = language.count(
        "{format}, %n minute(s) planned, {spent} spent.",
        summary.planned_min, format=summary.format, spent=max(summary.spent_min, 0),
    )  # fmt: skip
    return " ".join(
        part for part in (planned, _people(summary, language), _anonymity(summary, language)) if part
    )


def _people(summary: Summary, language: Language) -> str:
    rated = summary.rating.paper if summary.rating else 0
    without = max(summary.on_paper, summary.by_hand, rated, *(asked.paper for asked in summary.asked))
    there = max(summary.headcount, summary.phones + without, summary.wrote)
    if there <= 0:
        return language.text("Nobody has joined.")
    parts = [language.count("%n person(s) took part", there)]
    if 0 <= summary.phones < there:
        parts.append(language.count("%n joined by phone", summary.phones))
    if summary.wrote >= 0:
        wrote = _share(language, summary.wrote, there, _WROTE)
        parts.append(_of_them(language, wrote, summary.on_paper, "%n of them on paper"))
    if summary.voted >= 0:
        voted = _share(language, summary.voted, there, _VOTED)
        parts.append(_of_them(language, voted, summary.by_hand, "%n of them by raised hand"))
    told = language.text("{counts}.", counts=", ".join(parts))
    return f"{told} {language.text(_EARLY)}" if summary.early else told


def _share(language: Language, some: int, there: int, sources: tuple[str, str, str]) -> str:
    nobody, everybody, several = sources
    if some == 0:
        return language.text(nobody)
    return language.count(everybody if some == there > 1 else several, some)


def _of_them(language: Language, counted: str, some: int, source: str) -> str:
    """``counted`` with those who had no phone in brackets, where there are any."""
    if not some:
        return counted
    return language.text("{counted} ({some})", counted=counted, some=language.count(source, some))


def _anonymity(summary: Summary, language: Language) -> str:
    few = 0 < summary.wrote < 3
    return " ".join(map(language.text, (_NOBODY_NAMED, _FEW_WRITERS) if few else (_NOBODY_NAMED,)))
