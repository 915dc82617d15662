"""Grouping by hand on the board: what a drop means, and the same by keyboard. ``boardface.py`` asks, ``Board`` sends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retrokit.facilitation.commands import Command, GroupCards, MergeGroups, SplitCard
from retrokit.ui.boardrows import CardRow, PanelRow
from retrokit.ui.places import EVERY, LOOSE

Way = Literal["left", "right", "up", "down"]
WAYS: dict[str, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


@dataclass(frozen=True, slots=True)
class Place:
    """Something one can take or aim at, with its middle in pixels."""

    id: str
    x: float
    y: float


class Hands:
    """Which card or group has the focus, which one is carried, and where it is aimed at. Ids, "" for none."""

    def __init__(self) -> None:
        self.focus = ""
        self.carried = ""
        self.target = ""
        self._cards: dict[str, CardRow] = {}
        self._groups: dict[str, PanelRow] = {}
        self._has_loose = False

    def see(self, panels: Sequence[PanelRow], cards: Sequence[CardRow], page: int) -> None:
        """Take in what is on the page now; what has gone is let go of."""
        self._cards = {card.id: card for card in cards if card.page in (page, EVERY)}
        self._groups = {p.id: p for p in panels if p.kind == "group" and p.page in (page, EVERY)}
        self._has_loose = any(p.kind == LOOSE for p in panels)
        if not self._is_here(self.focus):
            self.focus = ""
        if not self._is_here(self.carried) or not (self._is_here(self.target) or self.target == LOOSE):
            self.cancel()

    def step(self, by: int) -> bool:
        """Tab: the next (1) or previous (-1) card or group, in reading order. False past the end."""
        order = [place.id for place in self._takeable()]
        at = order.index(self.focus) + by if self.focus in order else (0 if by > 0 else len(order) - 1)
        if self.carried or not 0 <= at < len(order):
            return False
        self.focus = order[at]
        return True

    def walk(self, way: Way) -> None:
        """An arrow: the nearest card that way, or while carrying the nearest place to put it down."""
        here = self.target or self.focus
        places = self._aims() if self.carried else self._takeable()
        found = _nearest(self._place(here), places, WAYS[way])
        if self.carried:
            self.target = found or (LOOSE if self._home(self.carried) else self.target)
        else:
            self.focus = found or self.focus or (places[0].id if places else "")

    def press(self) -> Command | None:
        """Space or Enter: pick up what has the focus, or put down what is carried."""
        if not self.carried:
            self.carried = self.focus
            return None
        command = self.drop(self.carried, self.target) if self.target else None
        self.focus = self.carried if self.carried in self._cards else self.focus
        self.cancel()
        return command

    def cancel(self) -> None:
        self.carried = self.target = ""

    def aim(self, carried: str, x: float, y: float) -> str:
        """What lies under the pointer while ``carried`` is dragged: a card, a group, or the place of loose cards."""
        for card in self._cards.values():
            if card.id != carried and _holds(card, x, y) and card.group != carried:
                return card.group or card.id
        for group in self._groups.values():
            if group.id != carried and _holds(group, x, y):
                return group.id
        return LOOSE

    def drop(self, carried: str, target: str) -> Command | None:
        """The command that puts ``carried`` (card or group) onto ``target``; None when nothing would change."""
        if target in ("", carried) or (target != LOOSE and target == self._home(carried)):
            return None
        if carried in self._groups:
            if target in self._groups:
                return MergeGroups(carried, target)
            return GroupCards(target, carried) if target in self._cards else None
        if target == LOOSE:
            return SplitCard(carried) if self._home(carried) else None
        return GroupCards(carried, target)

    def split(self) -> Command | None:
        """Delete or Backspace: the card with the focus leaves its group."""
        card = self.carried or self.focus
        self.cancel()
        return self.drop(card, LOOSE) if card in self._cards else None

    def _home(self, carried: str) -> str:
        return self._cards[carried].group if carried in self._cards else ""

    def _is_here(self, thing: str) -> bool:
        return thing in ("", *self._cards, *self._groups)

    def _place(self, thing: str) -> Place | None:
        return next((place for place in (*self._takeable(), *self._aims()) if place.id == thing), None)

    def _takeable(self) -> list[Place]:
        cards = [Place(c.id, c.x + c.w / 2, c.y + c.h / 2) for c in self._cards.values()]
        heads = [Place(g.id, g.x + g.w / 2, g.y + 1) for g in self._groups.values()]
        return sorted((*cards, *heads), key=lambda place: (place.x, place.y))

    def _aims(self) -> list[Place]:
        home = self._home(self.carried)
        groups = [
            Place(g.id, g.x + g.w / 2, g.y + g.h / 2)
            for g in self._groups.values()
            if g.id not in (self.carried, home)
        ]
        loose = [
            Place(c.id, c.x + c.w / 2, c.y + c.h / 2)
            for c in self._cards.values()
            if not c.group and c.id != self.carried
        ]
        return [*groups, *loose]


def _holds(row: CardRow | PanelRow, x: float, y: float) -> bool:
    return row.x <= x <= row.x + row.w and row.y <= y <= row.y + row.h


def _nearest(here: Place | None, places: Sequence[Place], way: tuple[int, int]) -> str:
    """The place that lies most nearly in that direction; sideways counts double."""
    if here is None:
        return places[0].id if places else ""

    def cost(place: Place) -> float:
        along = (place.x - here.x) * way[0] + (place.y - here.y) * way[1]
        aside = abs((place.x - here.x) * way[1]) + abs((place.y - here.y) * way[0])
        return along + 2 * aside if along > 1 else float("inf")

    costs = {place.id: cost(place) for place in places if place.id != here.id}
    best = min(costs, key=costs.__getitem__, default="")
    return best if best and costs[best] < float("inf") else ""
