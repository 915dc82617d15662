"""Grouping on the console by a real mouse and real keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retrokit.facilitation.commands import (
    Command,
    DissolveGroup,
    GoNext,
    GroupCards,
    MergeGroups,
    NameGroup,
    RemoveCard,
    SplitCard,
)
from retrokit.facilitation.faces import GroupBody, GroupView
from retrokit.ui.console.piles import LOOSE, moved, piles
from tests.ui.console_views import cards, view
from tests.ui.desk_room import LEFT, NONE, DeskRoom, Key

C = cards(7)
BODY = GroupBody((GroupView("g1", "First", C[:2]), GroupView("g2", "", C[2:4])), C[4:])


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    room = DeskRoom(qtbot, 1920, 1080)
    plain = view("group")
    room.show(replace(plain, public=replace(plain.public, body=BODY)))
    return room


@pytest.mark.parametrize(
    ("start", "end", "sent"),
    [
        ("card:c4", "card:c5", GroupCards("c4", "c5")),
        ("card:c4", "card:c0", GroupCards("c4", "g1")),
        ("card:c4", "pile:g2", GroupCards("c4", "g2")),
        ("card:c0", "card:c2", GroupCards("c0", "g2")),
        ("card:c0", "pile:loose", SplitCard("c0")),
        ("card:c0", "card:c1", None),
        ("card:c4", "pile:loose", None),
    ],
)
def test_a_drag_sends_what_it_means(room: DeskRoom, start: str, end: str, sent: Command | None) -> None:
    goal = room.middle(end)
    if end.startswith("pile"):  # its heading, where no card lies
        goal -= QPoint(0, int(room.find(end).height() / 2) - 14)
    room.drag(room.middle(start), goal)
    assert room.sent == ([sent] if sent else [])


@pytest.mark.parametrize("steps", [2, 3, 5])
def test_a_card_stays_under_a_fast_hand(room: DeskRoom, steps: int) -> None:
    """However far the first step goes, the card is dropped where the pointer is and not short of it."""
    room.drag(room.middle("card:c6"), room.middle("card:c4"), steps)
    assert room.sent == [GroupCards("c6", "c4")]


def test_a_card_that_is_let_go_elsewhere_comes_back(room: DeskRoom) -> None:
    place = room.middle("card:c4")
    room.drag(place, room.middle("heading"))
    assert room.sent == []
    assert room.middle("card:c4") == place


def keys(room: DeskRoom, text: str) -> None:
    names = {
        "<": Key.Key_Left,
        ">": Key.Key_Right,
        "^": Key.Key_Up,
        "v": Key.Key_Down,
        "_": Key.Key_Space,
        "!": Key.Key_Return,
        "x": Key.Key_Escape,
    }
    for letter in text:
        room.press(names[letter])


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("_>!", GroupCards("c0", "g2")),  # from the first card of the first group into the second group
        ("_>>^^!", SplitCard("c0")),
        (">>_v!", GroupCards("c4", "c5")),
        ("^_>!", MergeGroups("g1", "g2")),
        ("_>x", None),
        ("_!", None),
        ("!", GoNext()),
    ],
)
def test_keys_pick_choose_and_confirm(room: DeskRoom, typed: str, sent: Command | None) -> None:
    room.find("groupBoard").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    keys(room, typed)
    assert room.sent == ([sent] if sent else [])


def test_a_group_is_named_in_place(room: DeskRoom) -> None:
    room.click("groupTitle:g2")
    room.type("Pairing + more")
    room.press(Key.Key_Return)
    assert room.sent == [NameGroup("g2", "Pairing + more")]
    assert room.focus() == "groupBoard"


def test_naming_by_keyboard_and_leaving_it(room: DeskRoom) -> None:
    room.find("groupBoard").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    room.press(Key.Key_F2)
    assert room.focus() == "groupName:g1"
    room.type("Other")
    room.press(Key.Key_Escape)
    assert room.sent == []


def test_a_name_is_kept_when_something_else_is_clicked(room: DeskRoom) -> None:
    room.click("groupTitle:g2")
    room.type("Pairing")
    room.click("primary")
    assert room.sent == [NameGroup("g2", "Pairing"), GoNext()]


@pytest.mark.parametrize(
    ("spot", "what", "sent"),
    [
        ("card:c0", "splitCard", SplitCard("c0")),
        ("card:c5", "removeCard", RemoveCard("c5")),
    ],
)
def test_what_can_be_done_with_a_card(room: DeskRoom, spot: str, what: str, sent: Command) -> None:
    room.click(spot)
    room.click(what)
    assert room.sent == [sent]


def test_a_group_is_dissolved(room: DeskRoom) -> None:
    room.find("groupBoard").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    room.press(Key.Key_Up)
    room.click("dissolveGroup")
    assert room.sent == [DissolveGroup("g1")]


@pytest.mark.parametrize(
    ("spot", "way", "there"),
    [
        ("", "right", "c0"),
        ("c0", "up", "g1"),
        ("g1", "up", "g1"),
        ("c1", "down", "c1"),
        ("c1", "right", "c3"),
        ("c3", "right", "c5"),
        ("c6", "left", "c3"),
        ("g2", "right", LOOSE),
        (LOOSE, "right", LOOSE),
    ],
)
def test_walking(spot: str, way: str, there: str) -> None:
    assert moved(piles(BODY), spot, way) == there


def test_a_card_that_is_gone_is_carried_no_more(room: DeskRoom) -> None:
    room.find("groupBoard").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    keys(room, "_")
    plain = view("group")
    room.show(replace(plain, public=replace(plain.public, body=GroupBody((), C[4:]))))
    keys(room, ">!")
    assert room.sent == [GoNext()]


def test_a_card_held_at_the_edge_scrolls_the_board(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot, 1280, 720)
    room.show(view("group", 60))
    board = room.find("groupBoard")
    start = room.middle("card:c0")
    edge = board.mapToScene(board.boundingRect().bottomLeft()).toPoint() + QPoint(60, -12)
    QTest.mousePress(room.window, LEFT, NONE, start)
    for step in range(1, 9):
        QTest.mouseMove(room.window, start + (edge - start) * step / 8)
        qtbot.wait(1)
    first = room.find("pile:g0")
    before = first.mapToScene(QPointF(0, 0)).y()
    qtbot.waitUntil(lambda: first.mapToScene(QPointF(0, 0)).y() < before - 100)
    QTest.mouseRelease(room.window, LEFT, NONE, edge)
