"""What can be heard can be seen: a clock that ran out looks unlike any other, and cards that turn over say so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from retrokit.facilitation.faces import CollectBody, TimerView
from tests.ui.board_room import BoardRoom
from tests.ui.board_views import bodies, column_views, view as board_view
from tests.ui.console_views import view
from tests.ui.desk_room import DeskRoom

TURNED = "The cards are turned over."
HIDDEN = CollectBody(True, False, 10, 4, 2, column_views(0, 3))
OPEN = CollectBody(False, True, 10, 4, 2, column_views(9))


def shown(ring: QQuickItem) -> list[str]:
    """The words in the ring."""
    texts = [item for column in ring.childItems() for item in column.childItems()]
    return [str(item.property("text")) for item in texts if item.isVisible() and item.property("text")]


def grey(room: BoardRoom | DeskRoom, ring: QQuickItem) -> bytes:
    """The ring as somebody sees it who sees no colours, one bit per pixel: drawn on, or ground."""
    box = ring.mapRectToScene(ring.boundingRect()).toRect()
    picture = room.window.grabWindow().copy(box)
    ground = picture.pixelColor(1, 1).lightness()
    pixels = ((x, y) for y in range(0, picture.height(), 2) for x in range(0, picture.width(), 2))
    return bytes(abs(picture.pixelColor(x, y).lightness() - ground) > 40 for x, y in pixels)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_time_that_is_up_has_a_shape_and_words_of_its_own_on_the_board(qtbot: QtBot, dark: bool) -> None:
    room = BoardRoom(qtbot, dark)
    seen = {}
    for timer in (
        TimerView("running", 1_000, 300_000),
        TimerView("paused", 0, 300_000),
        TimerView("over", 0, 300_000),
    ):
        room.board.update(replace(board_view("collect", HIDDEN), timer=timer))
        room.settle()
        ring = room.find("timerRing")
        seen[timer.state] = grey(room, ring)
        assert (shown(ring) == ["time is up"]) is (timer.state == "over")
    assert len(set(seen.values())) == 3


def test_the_console_says_it_too(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot)
    plain = view("vote")
    room.show(replace(plain, public=replace(plain.public, timer=TimerView("over", 0, 300_000))))
    assert shown(room.find("timerRing")) == ["time is up"]


def test_with_reduced_motion_cards_change_at_once_and_a_line_says_so(qtbot: QtBot) -> None:
    room = BoardRoom(qtbot, still=True)
    room.show("collect", HIDDEN)
    assert not any(TURNED in text for text in room.texts())
    room.board.update(board_view("collect", OPEN))
    tiles = [item for item in room.items() if item.objectName().startswith("card:")]
    assert tiles and all(scales(item) == 1 for item in tiles), "nothing turns"
    room.settle()
    assert sum(TURNED in text for text in room.texts()) == 1
    room.show("group", bodies(9)["group"])
    assert not any(TURNED in text for text in room.texts())


def test_with_motion_cards_turn_and_no_line_is_needed(qtbot: QtBot) -> None:
    room = BoardRoom(qtbot, still=False)
    room.show("collect", HIDDEN)
    room.board.update(board_view("collect", OPEN))
    seen: set[float] = set()

    def turned() -> bool:
        tiles = [item for item in room.items() if item.objectName().startswith("card:")]
        seen.update(scales(item) for item in tiles)
        return bool(tiles) and all(scales(item) == 1 for item in tiles) and len(seen) > 1

    qtbot.waitUntil(turned)
    assert min(seen) < 0.5
    assert not any(TURNED in text for text in room.texts())


def scales(card: QQuickItem) -> float:
    """How wide the tile of a card is drawn: 0 on its edge, 1 when it lies open."""
    tile = card.childItems()[0]
    return round(tile.mapRectToItem(card, tile.boundingRect()).width() / tile.width(), 2)
