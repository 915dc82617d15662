"""Group: piles of cards, dragged or moved by keyboard: pick, choose the target, confirm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot

from retrokit.facilitation.commands import (
    Command,
    DissolveGroup,
    GroupCards,
    MergeGroups,
    NameGroup,
    RemoveCard,
    SplitCard,
)
from retrokit.facilitation.faces import CardView, GroupBody
from retrokit.ui.console.piles import LOOSE, Pile, moved, pile_of, piles
from retrokit.ui.facts import Facts, fact
from retrokit.ui.lists import RowsModel


@dataclass(frozen=True, slots=True)
class PileRow:
    id: str
    loose: bool
    name: str
    cards: tuple[CardView, ...]


class Group(Facts):
    """``cursor`` is where the keyboard is: a card, a group, or ``loose``. ``picked`` is what it carries, or ""."""

    changed = Signal()
    nameAsked = Signal(str)
    cursor = fact("cursor", str, changed)
    picked = fact("picked", str, changed)
    onCard = fact("onCard", bool, changed)
    onGroup = fact("onGroup", bool, changed)
    inGroup = fact("inGroup", bool, changed)
    words = fact("words", str, changed)
    pickedWords = fact("pickedWords", str, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        flags = dict.fromkeys(("onCard", "onGroup", "inGroup"), False)
        super().__init__(parent, cursor="", picked="", words="", pickedWords="", **flags)
        self._send = send
        self._rows = RowsModel(PileRow, self)
        self._piles: tuple[Pile, ...] = (Pile(LOOSE, "", ()),)

    rows = Property(QObject, lambda self: self._rows, constant=True)

    def update(self, body: GroupBody) -> None:
        self._piles = piles(body)
        self._rows.update([PileRow(p.id, p.id == LOOSE, p.name, p.cards) for p in self._piles])
        spots = {spot for pile in self._piles for spot in pile.spots}
        cursor, picked = self.fact("cursor"), self.fact("picked")
        self._stand(cursor if cursor in spots else "", picked if picked in spots else "")

    @Slot(str)
    def stand(self, spot: str) -> None:
        """Put the cursor there."""
        self._stand(spot, self.fact("picked"))

    @Slot(str)
    def move(self, way: str) -> None:
        """One step ``left``, ``right``, ``up`` or ``down``."""
        self._stand(moved(self._piles, self.fact("cursor"), way), self.fact("picked"))

    @Slot()
    def pick(self) -> None:
        """Take what the cursor is on, or lay it down again."""
        cursor = self.fact("cursor")
        carries = bool(self.fact("picked")) or cursor in ("", LOOSE)
        self._stand(cursor, "" if carries else cursor)

    @Slot()
    def confirm(self) -> None:
        """Put what is carried where the cursor is."""
        picked, target = self.fact("picked"), self.fact("cursor")
        self._stand(target, "")
        if picked:
            self.drop(picked, target)

    @Slot()
    def cancel(self) -> None:
        self._stand(self.fact("picked") or self.fact("cursor"), "")

    @Slot(str, str)
    def drop(self, what: str, onto: str) -> None:
        """``what`` is a card or a group, ``onto`` a card, a group or ``loose``."""
        source, target = pile_of(self._piles, what), pile_of(self._piles, onto)
        if source is None or target is None or what == onto:
            return
        if what == source.id:
            self._drop_group(source, target)
        elif onto == LOOSE:
            if source.id != LOOSE:
                self._send(SplitCard(what))
        elif source.id != target.id or target.id == LOOSE:
            self._send(GroupCards(what, onto if target.id == LOOSE else target.id))

    def _drop_group(self, source: Pile, target: Pile) -> None:
        if source.id != target.id and LOOSE not in (source.id, target.id):
            self._send(MergeGroups(source.id, target.id))

    @Slot(str, str)
    def name(self, group: str, name: str) -> None:
        known = pile_of(self._piles, group)
        if known is not None and known.name != name.strip():
            self._send(NameGroup(group, name.strip()))

    @Slot()
    def askName(self) -> None:
        """The name of the group the cursor is in is to be typed."""
        pile = pile_of(self._piles, self.fact("cursor"))
        if pile is not None and pile.id != LOOSE:
            self.nameAsked.emit(pile.id)

    @Slot()
    def split(self) -> None:
        if self.fact("inGroup"):
            self._send(SplitCard(self.fact("cursor")))

    @Slot()
    def dissolve(self) -> None:
        pile = pile_of(self._piles, self.fact("cursor"))
        if pile is not None and pile.id != LOOSE:
            self._send(DissolveGroup(pile.id))

    @Slot()
    def remove(self) -> None:
        if self.fact("onCard"):
            self._send(RemoveCard(self.fact("cursor")))

    def _stand(self, cursor: str, picked: str) -> None:
        pile = pile_of(self._piles, cursor)
        on_card = pile is not None and cursor != pile.id
        self.show(
            cursor=cursor,
            picked=picked,
            onCard=on_card,
            onGroup=pile is not None and pile.id != LOOSE,
            inGroup=on_card and pile is not None and pile.id != LOOSE,
            words=self._words(cursor),
            pickedWords=self._words(picked),
        )

    def _words(self, spot: str) -> str:
        pile = pile_of(self._piles, spot)
        if pile is None or spot == LOOSE:
            return ""
        if spot == pile.id:
            return pile.name or (pile.cards[0].text if pile.cards else "")
        return next(card.text for card in pile.cards if card.id == spot)
