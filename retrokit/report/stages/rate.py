"""Was it worth the time: the rating in one sentence, and no figures where they could point at somebody."""

from __future__ import annotations

from retrokit.facilitation.summary import RatingSummary, Summary
from retrokit.report import style
from retrokit.report.blocks import Block, Stack
from retrokit.report.sheet import Sheet

# With two answers each of the two knows the other's.
FEWEST = 3


def worth_the_time(summary: Summary, sheet: Sheet) -> Block | None:
    if summary.rating is None:
        return None
    heading = sheet.say("Was it worth the time?", style.HEADING)
    return Stack((heading, sheet.own(sentence(summary.rating, sheet))), heads=1)


def sentence(rating: RatingSummary, sheet: Sheet) -> str:
    language = sheet.language
    if rating.answers == 0:
        return language.text("Nobody answered.")
    if rating.answers < FEWEST:
        return language.count(
            "%n answer(s): too few to show figures that nobody can be read from.", rating.answers
        )
    low = rating.below_three
    below = language.count("%n below 3", low) if low else language.text("none below 3")
    median = f"{rating.median:.1f}".removesuffix(".0")
    source = "Median {median} of 5, %n answer(s), {below}."
    told = language.count(source, rating.answers, median=median, below=below)
    if not rating.paper:
        return told
    return language.text(
        "{rating} {paper}", rating=told, paper=language.count("%n of them on paper.", rating.paper)
    )
