"""Keys of the console: each does one thing, and none fires while somebody types."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retrokit.facilitation.commands import (
    AddMinutes,
    Command,
    GoNext,
    NextTopic,
    PauseTimer,
    Redo,
    RevealCards,
    StartTimer,
    Undo,
)
from retrokit.facilitation.faces import TimerView
from tests.ui.console_views import view
from tests.ui.desk_room import NONE, DeskRoom, Key

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    room = DeskRoom(qtbot)
    room.show(view("group", can_redo=True))
    return room


@pytest.mark.parametrize(
    ("key", "modifier", "sent"),
    [
        (Key.Key_Space, NONE, PauseTimer()),
        (Key.Key_Plus, NONE, AddMinutes(1)),
        (Key.Key_Return, NONE, GoNext()),
        (Key.Key_Enter, NONE, GoNext()),
        (Key.Key_Z, CTRL, Undo()),
        (Key.Key_Z, CTRL | SHIFT, Redo()),
        (Key.Key_Return, CTRL, GoNext()),
    ],
)
def test_a_key_sends_its_command(
    room: DeskRoom, key: Key, modifier: Qt.KeyboardModifier, sent: Command
) -> None:
    room.press(key, modifier)
    assert room.sent == [sent]


@pytest.mark.parametrize(
    ("name", "sent"),
    [("collect", RevealCards()), ("discuss", NextTopic()), ("welcome", GoNext())],
)
def test_enter_is_the_primary_action(room: DeskRoom, name: str, sent: Command) -> None:
    room.show(view(name))
    room.press(Key.Key_Return)
    assert room.sent == [sent]


def test_space_starts_a_timer_that_stands(room: DeskRoom) -> None:
    plain = view("welcome")
    public = plain.public
    room.show(replace(plain, public=replace(public, timer=TimerView("idle", 60_000, 60_000))))
    room.press(Key.Key_Space)
    assert room.sent == [StartTimer()]


def test_the_report_has_a_key(room: DeskRoom) -> None:
    room.press(Key.Key_P, CTRL)
    assert room.asked == [("report",)]


def test_nothing_fires_while_typing(room: DeskRoom) -> None:
    room.click("park")
    room.type(" + z")
    room.press(Key.Key_Z, CTRL)
    assert room.sent == []
    assert room.focus() == "park"


def test_escape_leaves_the_editor_and_keys_work_again(room: DeskRoom) -> None:
    room.click("park")
    room.press(Key.Key_Escape)
    room.press(Key.Key_Space)
    assert room.sent == [PauseTimer()]


def test_a_click_on_the_ground_leaves_the_editor(room: DeskRoom) -> None:
    room.click("notes")
    assert room.focus() == "notes"
    room.click("heading")
    room.press(Key.Key_Space)
    assert room.sent == [PauseTimer()]


def test_space_presses_the_button_that_has_the_keyboard(room: DeskRoom) -> None:
    for _ in range(60):
        if room.focus() == "addFive":
            break
        room.press(Key.Key_Tab)
    assert room.focus() == "addFive"
    room.press(Key.Key_Space)
    room.press(Key.Key_Return)
    assert room.sent == [AddMinutes(5), AddMinutes(5)]


def test_a_clicked_button_does_not_keep_space(room: DeskRoom) -> None:
    room.click("addFive")
    room.press(Key.Key_Space)
    assert room.sent == [AddMinutes(5), PauseTimer()]


def test_single_keys_rest_in_the_lobby(room: DeskRoom) -> None:
    room.show(view("lobby"))
    room.press(Key.Key_Space)
    room.press(Key.Key_Plus)
    assert room.sent == []


def test_tab_reaches_every_button(room: DeskRoom) -> None:
    room.console.set_board("window")
    seen = set()
    for _ in range(60):
        room.press(Key.Key_Tab)
        seen.add(room.focus())
    wanted = {"stage:0", "goHome", "report", "startOrPause", "addOne", "addFive", "endTimer", "groupBoard"}
    wanted |= {"back", "undo", "redo", "primary", "unpark:0", "park", "notes", "showCode", "toggleBoard"}
    assert wanted - seen == set()
