"""An opener and a closer on the start sheet, by mouse and by keys, and the icebreaker on the console."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from retrokit.facilitation.blocks import Block, Place
from retrokit.facilitation.formats import Stage
from retrokit.ui.home import HomeState
from tests.ui import console_views
from tests.ui.desk_room import DeskRoom, Key
from tests.ui.home_states import FORMATS, home_state


def a_block(id: str, name: str, place: Place, stages: int = 1) -> Block:
    own = tuple(Stage(f"{id}-{n}", "welcome", name, name, "", 2, "", "") for n in range(stages))
    return Block(id, name, f"{name}: what it is.", place, 2 * stages, own)


BLOCKS = (
    a_block("thanks", "Thanks", "opener"),
    a_block("one-word", "One word", "opener", 3),
    a_block("plus-delta", "Plus and delta", "closer"),
)


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    room = DeskRoom(qtbot, 1280, 720)
    room.home.update(home_state(blocks=BLOCKS))
    room.settle()
    return room


def started(opener: str, closer: str) -> list[tuple[object, ...]]:
    return [("start", "Team Harbour", "Sprint 31", "start-stop-continue", 60, 0, opener, closer)]


def choice(room: DeskRoom, name: str) -> str:
    return str(room.find(name).property("displayText"))


def to(room: DeskRoom, name: str) -> None:
    for _ in range(40):
        if room.focus() == name:
            return
        room.press(Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def test_none_is_chosen_unless_somebody_does(room: DeskRoom) -> None:
    room.click("startSession")
    assert (choice(room, "startOpener"), choice(room, "startCloser")) == ("None", "None")
    assert not room.has("startBlocks")
    room.press(Key.Key_Return)
    assert room.asked == started("", "")


def test_an_opener_and_a_closer_by_mouse(room: DeskRoom) -> None:
    room.click("startSession")
    room.click("startOpener")
    room.click("startOpener:one-word")
    room.click("startCloser")
    room.click("startCloser:plus-delta")
    assert room.text("startBlocks") == "One word: what it is.\nPlus and delta: what it is."
    room.click("confirmStart")
    assert room.asked == started("one-word", "plus-delta")


def test_the_same_by_keys(room: DeskRoom) -> None:
    room.click("startSession")
    to(room, "startOpener")
    room.press(Key.Key_Down)
    assert choice(room, "startOpener").startswith("One word")
    room.press(Key.Key_Space)
    room.qtbot.waitUntil(lambda: room.has("startOpener:thanks"))
    room.press(Key.Key_Down)
    room.press(Key.Key_Return)
    assert choice(room, "startOpener").startswith("Thanks") and room.asked == []
    to(room, "startCloser")
    room.press(Key.Key_Down)
    room.press(Key.Key_Return)
    assert room.asked == started("thanks", "plus-delta")


def test_escape_closes_the_list_and_not_the_sheet(room: DeskRoom) -> None:
    room.click("startSession")
    room.click("startOpener")
    room.qtbot.waitUntil(lambda: room.has("startOpener:thanks"))
    room.press(Key.Key_Escape)
    room.qtbot.waitUntil(lambda: not room.has("startOpener:thanks"))
    assert room.has("confirmStart") and choice(room, "startOpener") == "None"


def test_the_next_session_begins_with_none_again(room: DeskRoom) -> None:
    room.click("startSession")
    room.click("startOpener")
    room.click("startOpener:thanks")
    room.press(Key.Key_Escape)
    room.settle()
    room.click("startSession")
    assert choice(room, "startOpener") == "None"


def test_blocks_need_minutes_of_their_own(room: DeskRoom) -> None:
    start = room.home.property("start")
    room.click("startSession")
    start.setMinutes(len(FORMATS[0].stages))
    room.settle()
    assert room.find("confirmStart").isEnabled()
    start.setOpener("one-word")
    room.settle()
    assert not room.find("confirmStart").isEnabled()
    assert room.text("startMissing").endswith(f"at least {len(FORMATS[0].stages) + 3} minute(s).")


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_all_of_the_sheet_is_in_sight(qtbot: QtBot, size: tuple[int, int]) -> None:
    room = DeskRoom(qtbot, *size)
    room.home.update(home_state(blocks=BLOCKS))
    room.click("startSession")
    start = room.home.property("start")
    start.setOpener("one-word")
    start.setCloser("plus-delta")
    room.settle()
    for name in ("startTeam", "startPeople", "startOpener", "startCloser", "startBlocks", "confirmStart"):
        item: QQuickItem = room.find(name)
        box = item.mapRectToScene(item.boundingRect())
        assert box.top() >= 0 and box.bottom() <= size[1] and box.left() >= 0 and box.right() <= size[0], name
    assert room.find("startBlocks").mapRectToScene(room.find("startBlocks").boundingRect()).bottom() <= (
        room.find("confirmStart").mapRectToScene(room.find("confirmStart").boundingRect()).top()
    )


def test_a_first_start_has_them_too(room: DeskRoom) -> None:
    room.home.update(HomeState(formats=FORMATS, blocks=BLOCKS))
    room.click("startSession")
    assert choice(room, "startOpener") == "None"


@pytest.mark.parametrize("kind", ["lobby", "welcome"])
def test_another_question_is_a_click_or_a_key_away(room: DeskRoom, kind: str) -> None:
    view = console_views.view(kind)
    room.show(view)
    assert not room.has("questionPanel")
    room.show(replace(view, question="Tea or coffee?"))
    assert room.text("question") == "Tea or coffee?"
    to(room, "anotherQuestion")
    room.press(Key.Key_Space)
    assert room.asked == [("question",)]
    room.click("anotherQuestion")
    assert room.asked == 2 * [("question",)]
