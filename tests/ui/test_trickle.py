"""Placeholders come a few at a time and all of them in the end; cards come at once."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from retrokit.ui.boardrows import CardRow
from retrokit.ui.lists import RowsModel
from retrokit.ui.trickle import AT_ONCE, Trickle


def rows(count: int, placeholder: bool) -> list[CardRow]:
    return [CardRow(f"{n}", "", 1, "", "", 0, 0, 9, 9, 20, 0, 0, placeholder) for n in range(count)]


def test_placeholders_trickle_in(qtbot: QtBot) -> None:
    owner = QObject()
    model = RowsModel(CardRow, owner)
    Trickle(model, owner).lay(rows(3 * AT_ONCE, placeholder=True))
    assert len(model.rows) == AT_ONCE
    qtbot.waitUntil(lambda: len(model.rows) == 3 * AT_ONCE)


def test_the_reveal_does_not_wait_for_placeholders(qtbot: QtBot) -> None:
    owner = QObject()
    model = RowsModel(CardRow, owner)
    tiles = Trickle(model, owner)
    tiles.lay(rows(3 * AT_ONCE, placeholder=True))
    cards = rows(3 * AT_ONCE, placeholder=False)
    tiles.lay(cards)
    assert list(model.rows) == cards
