"""Cards are grouped on the board by a real mouse and by real keys; each way sends the command it means."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from retrokit.facilitation.commands import Command, GroupCards, MergeGroups, SplitCard
from retrokit.facilitation.faces import GroupBody, GroupView
from tests.ui.board_room import BoardRoom
from tests.ui.board_views import cards

C = cards(8)
BODY = GroupBody((GroupView("g1", "First", C[:2]), GroupView("g2", "Second", C[2:4])), C[4:7])
Key = Qt.Key


@pytest.fixture
def room(qtbot: QtBot) -> BoardRoom:
    room = BoardRoom(qtbot)
    room.show("group", BODY)
    return room


@pytest.mark.parametrize(
    ("start", "end", "sent"),
    [
        ("card:c4", "card:c5", GroupCards("c4", "c5")),
        ("card:c4", "panel:g1", GroupCards("c4", "g1")),
        ("card:c4", "card:c0", GroupCards("c4", "g1")),
        ("card:c0", "card:c2", GroupCards("c0", "g2")),
        ("card:c0", "panel:loose", SplitCard("c0")),
        ("card:c0", "card:c1", None),
        ("card:c4", "panel:loose", None),
    ],
)
def test_a_drag_sends_what_it_means(room: BoardRoom, start: str, end: str, sent: Command | None) -> None:
    low = (lambda item: QPointF(item.width() / 2, item.height() - 8)) if end.startswith("panel") else None
    room.drag(room.middle(start), room.middle(end, low))
    assert room.sent == ([sent] if sent else [])
    room.settle()
    assert room.find(start).childItems()[0].position() == QPointF(0, 0)


@pytest.mark.parametrize("steps", [2, 3, 5])
def test_a_card_stays_under_a_fast_hand(room: BoardRoom, steps: int) -> None:
    room.drag(room.middle("card:c6"), room.middle("card:c4"), steps)
    assert room.sent == [GroupCards("c6", "c4")]


def test_a_group_dragged_by_its_name_joins_another(room: BoardRoom) -> None:
    name = room.middle("panel:g1", lambda item: QPointF(30, 16))
    room.drag(name, room.middle("panel:g2", lambda item: QPointF(30, 16)))
    assert room.sent == [MergeGroups("g1", "g2")]


def test_a_card_dropped_beside_everything_leaves_its_group(room: BoardRoom) -> None:
    panel = room.find("panel:g1")
    below = panel.mapToScene(QPointF(panel.width() / 2, panel.height() + 60)).toPoint()
    room.drag(room.middle("card:c1"), below)
    assert room.sent == [SplitCard("c1")]


def test_the_target_lights_up_while_dragging(room: BoardRoom, qtbot: QtBot) -> None:
    from PySide6.QtTest import QTest

    start, end = room.middle("card:c4"), room.middle("card:c5")
    QTest.mousePress(room.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 6):
        QTest.mouseMove(room.window, start + (end - start) * step / 5)
    qtbot.waitUntil(lambda: room.board.face.property("target") == "c5")
    assert room.board.face.property("carried") == "c4"
    QTest.mouseRelease(room.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert room.board.face.property("carried") == ""


def focus_on(room: BoardRoom, thing: str) -> None:
    for _ in range(30):
        if room.board.face.property("focus") == thing:
            return
        room.keys(Key.Key_Tab)
    raise AssertionError(f"Tab never came to {thing}")


def test_a_card_joins_a_group_by_keyboard(room: BoardRoom) -> None:
    focus_on(room, "c4")
    room.keys(Key.Key_Space, Key.Key_Left)
    assert room.board.face.property("target") in ("g1", "g2")
    assert any("Enter puts it down" in text for text in room.texts())
    target = room.board.face.property("target")
    room.keys(Key.Key_Return)
    assert room.sent == [GroupCards("c4", target)]
    assert room.board.face.property("carried") == ""


def test_the_hint_calls_a_group_without_a_name_by_its_first_card(room: BoardRoom) -> None:
    room.show("group", GroupBody((GroupView("g1", "", C[:2]),), C[4:5]))
    focus_on(room, "c4")
    room.keys(Key.Key_Space, Key.Key_Left)
    assert any(f"“{C[4].text}” onto “{C[0].text}”" in text for text in room.texts())


def test_escape_lets_go_and_sends_nothing(room: BoardRoom) -> None:
    focus_on(room, "c4")
    room.keys(Key.Key_Return, Key.Key_Left, Key.Key_Escape)
    assert room.board.face.property("carried") == ""
    room.keys(Key.Key_Escape)
    assert room.sent == []


def test_a_card_leaves_its_group_by_keyboard(room: BoardRoom) -> None:
    focus_on(room, "c0")
    room.keys(Key.Key_Delete)
    assert room.sent == [SplitCard("c0")]


def test_groups_merge_by_keyboard(room: BoardRoom) -> None:
    focus_on(room, "g1")
    room.keys(Key.Key_Space)
    for _ in range(8):
        if room.board.face.property("target") == "g2":
            break
        room.keys(Key.Key_Right)
    room.keys(Key.Key_Return)
    assert room.sent == [MergeGroups("g1", "g2")]


def test_arrows_walk_and_the_focus_is_seen(room: BoardRoom) -> None:
    room.keys(Key.Key_Down)
    first = room.board.face.property("focus")
    assert first
    room.keys(Key.Key_Down)
    assert room.board.face.property("focus") != first
    before = room.window.grabWindow()
    room.keys(Key.Key_Up)
    room.qtbot.waitUntil(lambda: room.window.grabWindow() != before)


def test_a_carried_card_that_goes_away_is_let_go(room: BoardRoom) -> None:
    focus_on(room, "c4")
    room.keys(Key.Key_Space)
    room.show("group", GroupBody(BODY.groups, C[5:7]))
    assert room.board.face.property("carried") == ""
