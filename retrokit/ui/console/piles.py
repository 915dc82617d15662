"""Groups and loose cards as the keyboard walks through them: left and right between piles, up and down within one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retrokit.facilitation.faces import CardView, GroupBody

LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Pile:
    """A group, or the cards that are in none (``id`` is ``LOOSE``)."""

    id: str
    name: str
    cards: tuple[CardView, ...]

    @property
    def spots(self) -> tuple[str, ...]:
        """The pile itself, then its cards."""
        return (self.id, *(card.id for card in self.cards))


def piles(body: GroupBody) -> tuple[Pile, ...]:
    """Groups in their order, the loose cards last, also when there are none."""
    return (*(Pile(g.id, g.name, g.cards) for g in body.groups), Pile(LOOSE, "", body.loose))


def pile_of(all_piles: tuple[Pile, ...], spot: str) -> Pile | None:
    """The pile that is at ``spot`` or holds the card there."""
    return next((pile for pile in all_piles if spot in pile.spots), None)


def moved(all_piles: tuple[Pile, ...], spot: str, way: str) -> str:
    """The spot after one step ``left``, ``right``, ``up`` or ``down``; the first one from nowhere."""
    here = pile_of(all_piles, spot)
    if here is None:
        return _first(all_piles)
    row = here.spots.index(spot)
    if way in ("up", "down"):
        row += 1 if way == "down" else -1
        return here.spots[min(max(row, 0), len(here.spots) - 1)]
    at = all_piles.index(here) + (1 if way == "right" else -1)
    there = all_piles[min(max(at, 0), len(all_piles) - 1)]
    return there.spots[min(row, len(there.spots) - 1)]


def _first(all_piles: tuple[Pile, ...]) -> str:
    """The first card there is, else the first pile."""
    return next(_cards(all_piles), all_piles[0].id)


def _cards(all_piles: tuple[Pile, ...]) -> Iterator[str]:
    return (card.id for pile in all_piles for card in pile.cards)
