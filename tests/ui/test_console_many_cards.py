"""Hundreds of revealed cards on the console: the first are there at once, the rest when somebody scrolls to them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.console_views import view
from tests.ui.desk_room import DeskRoom


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    return DeskRoom(qtbot)


def test_of_many_cards_the_next_come_as_one_scrolls_to_them(room: DeskRoom) -> None:
    room.show(view("collect_revealed", 400))
    shown = {item.objectName() for item in room.items() if item.objectName().startswith("card:")}
    assert 0 < len(shown) < 400
    scroller = next(item for item in room.items() if item.metaObject().className().startswith("Scroller"))

    def all_there() -> bool:
        scroller.setProperty("contentY", max(0, scroller.property("contentHeight") - scroller.height()))
        return sum(item.objectName().startswith("card:") for item in room.items()) == 400

    room.qtbot.waitUntil(all_there, timeout=20_000)
