"""Home and console at every size, with nothing and with far too much: no warning, and every button inside."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from retrokit.ui.home import HomeState
from tests.ui.console_views import bodies, view
from tests.ui.desk_room import DeskRoom
from tests.ui.home_states import FORMATS, home_state

SIZES = [(1024, 640), (1280, 720), (1920, 1080)]
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik und noch viel mehr davon in einem Satz"
RTL = "ما الذي ساعدنا وما الذي أعاقنا في هذا الأسبوع الطويل"
ALWAYS = ("primary", "goHome", "report", "toggleBoard")


def inside(room: DeskRoom, name: str) -> bool:
    item = room.find(name)
    box = QRectF(item.mapToScene(QPointF(0, 0)), item.size())
    return QRectF(0, 0, room.window.width(), room.window.height()).contains(box)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("count", [0, 3, 150])
def test_every_kind_fits(qtbot: QtBot, size: tuple[int, int], count: int) -> None:
    room = DeskRoom(qtbot, *size)
    for name in bodies(0):
        room.show(view(name, count))
        assert [what for what in ALWAYS if not inside(room, what)] == [], name


@pytest.mark.parametrize("size", SIZES[:2], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("words", [LONG, RTL], ids=["long", "rtl"])
def test_long_and_right_to_left_words_fit(qtbot: QtBot, size: tuple[int, int], words: str) -> None:
    room = DeskRoom(qtbot, *size, dark=True)
    room.console.say_problem(words, words)
    for name in bodies(0):
        room.show(view(name, 9, words))
        assert inside(room, "primary"), name


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("words", ["", LONG, RTL], ids=["plain", "long", "rtl"])
def test_home_fits(qtbot: QtBot, size: tuple[int, int], words: str) -> None:
    room = DeskRoom(qtbot, *size)
    for state in (HomeState(), HomeState(formats=FORMATS), home_state(words, problems=(words or "wrong",))):
        room.home.update(state)
        for page in ("sessions", "formats", "settings"):
            room.home.go(page)
            room.settle()
    room.home.go("sessions")
    room.settle()
    assert inside(room, "startSession")
    room.click("startSession")
    assert inside(room, "confirmStart") and inside(room, "cancelStart")


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    """For tests and for screen readers: whatever the keyboard can reach is called something."""
    room = DeskRoom(qtbot)
    room.home.update(home_state())
    for name in bodies(0):
        room.show(view(name, 9))
        for item in room.items():
            if item.isVisible() and item.activeFocusOnTab() and not item.inherits("QQuickTextEdit"):
                assert item.objectName(), (name, item)
