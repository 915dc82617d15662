"""Gathering along a timeline: a card may say on which day it happened and how that felt. A part of the kind ``collect``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from statistics import fmean

from retrokit.facilitation.changes import Change, WorkSet
from retrokit.facilitation.commands import DateCard
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import DatedView
from retrokit.facilitation.formats import Stage
from retrokit.facilitation.session import Collect, Dated, Session
from retrokit.facilitation.stages.moment import Moment, Rules

MOODS = 5
# Nobody looks back further, or ahead.
FIRST_YEAR, LAST_YEAR = 1990, 2100


def date_card(session: Session, command: DateCard, moment: Moment) -> Iterable[Change]:
    stage = session.current
    work = session.work.get(stage.id) if stage else None
    if stage is None or not isinstance(work, Collect) or not stage.timeline:
        raise Refused("no_timeline", "There is no timeline in this stage.")
    if all(card.id != command.card for card in session.cards):
        raise Refused("unknown_card", "This card is not on the board any more.")
    when, mood = checked(stage, command.when, command.mood)
    others = [each for each in work.dated if each.card != command.card]
    mine = [Dated(command.card, when, mood)] if when or mood else []
    dated = tuple(sorted((*others, *mine), key=lambda each: each.card))
    return (WorkSet(stage.id, replace(work, dated=dated)),)


RULES: Rules = {DateCard: date_card}


def checked(stage: Stage, when: str, mood: int) -> tuple[str, int]:
    """Day and mood as they may be kept; none outside a timeline. Raises ``Refused``."""
    if not stage.timeline:
        return "", 0
    if not 0 <= mood <= MOODS:
        raise Refused("bad_mood", "A mood is 1 to 5.")
    if not when:
        return "", mood
    try:
        day = date.fromisoformat(when)
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused("bad_date", "This is no day of the calendar. Write it like 2026-11-03.")
    return day.isoformat(), mood


def views(session: Session, work: Collect) -> tuple[DatedView, ...]:
    """The days and moods of the cards that are on the board, in the order of days; those without a day come last."""
    here = {card.id for card in session.cards}
    shown = (DatedView(each.card, each.when, each.mood) for each in work.dated if each.card in here)
    return tuple(sorted(shown, key=lambda each: (each.when or "9", each.card)))


def mood_line(dated: Sequence[DatedView]) -> tuple[tuple[str, float], ...]:
    """(day, mean mood 1..5) of each day somebody felt something on, in the order of days."""
    moods: dict[str, list[int]] = {}
    for each in dated:
        if each.when and each.mood:
            moods.setdefault(each.when, []).append(each.mood)
    return tuple((day, fmean(felt)) for day, felt in sorted(moods.items()))
