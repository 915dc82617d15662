"""A timeline on the board: days side by side, in each its cards from the best mood down, and the mood of each day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from retrokit.facilitation.faces import CardView, CollectBody, DatedView
from retrokit.facilitation.stages.timeline import MOODS, mood_line
from retrokit.ui.words import spoken_date, translated

MOST_COLUMNS = 7
STRIP = 150
"""Units under the days for the line of moods."""


@dataclass(frozen=True, slots=True)
class Days:
    """Neighbouring days that share a column, oldest first; no days for the cards that have none."""

    days: tuple[str, ...]
    cards: tuple[CardView, ...]

    @property
    def name(self) -> str:
        if not self.days:
            return translated("Without a day")
        if len(self.days) == 1:
            return spoken_date(self.days[0])
        first, last = (date.fromisoformat(day) for day in (self.days[0], self.days[-1]))
        same = (first.year, first.month) == (last.year, last.month)
        begin = str(first.day) if same else spoken_date(self.days[0])
        return translated("{first} to {last}", first=begin, last=spoken_date(self.days[-1]))


def days(body: CollectBody, most: int = MOST_COLUMNS) -> tuple[Days, ...]:
    """At most ``most`` columns: while there are more days, the two neighbours that lie nearest share one."""
    dated = {each.card: each for each in body.dated}
    cards = [card for column in body.columns for card in column.cards]
    known = sorted({when for card in cards if (when := _when(dated, card))})
    free = any(not _when(dated, card) for card in cards)
    shared = [[day] for day in known]
    while len(shared) > max(1, most - free):
        at = min(
            range(len(shared) - 1), key=lambda i: (_gap(shared[i][-1], shared[i + 1][0]), len(shared[i]), i)
        )
        shared[at : at + 2] = [shared[at] + shared[at + 1]]
    columns = [*(tuple(each) for each in shared), *([()] if free else [])]
    return tuple(Days(each, _inside(cards, dated, each)) for each in columns)


def moods(body: CollectBody, shown: Sequence[Days]) -> tuple[tuple[float, float], ...]:
    """(where, height) of the mood of each column, both 0 to 1: from the left, and from hard to good."""
    felt = dict(mood_line(body.dated))
    points = []
    for at, each in enumerate(shown):
        here = [felt[day] for day in each.days if day in felt]
        if here:
            points.append(((at + 0.5) / len(shown), (sum(here) / len(here) - 1) / (MOODS - 1)))
    return tuple(points)


def _when(dated: Mapping[str, DatedView], card: CardView) -> str:
    return dated[card.id].when if card.id in dated else ""


def _inside(
    cards: Sequence[CardView], dated: Mapping[str, DatedView], days: tuple[str, ...]
) -> tuple[CardView, ...]:
    def order(card: CardView) -> tuple[str, int, str]:
        mood = dated[card.id].mood if card.id in dated else 0
        return _when(dated, card), -(mood or 3), card.text.casefold()

    here = (card for card in cards if (_when(dated, card) in days if days else not _when(dated, card)))
    return tuple(sorted(here, key=order))


def _gap(before: str, after: str) -> int:
    return (date.fromisoformat(after) - date.fromisoformat(before)).days
