"""The part "If it happens" of the console: what applies comes first, the rest folds up, and nothing is in the way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from retrokit import coaching
from retrokit.facilitation.faces import ConsoleView, HintView
from retrokit.paths import assets
from tests.facilitation.test_shipped_formats import FORMATS
from tests.ui.console_views import bodies, view
from tests.ui.desk_room import DeskRoom, Key

HINTS = {hint.id: hint for hint in coaching.load(assets() / "coaching.toml")[0]}
SIZES = [(1280, 720), (1440, 900), (1920, 1080)]
SAY = max((stage.say for format in FORMATS for stage in format.stages), key=len)
WATCH = max((stage.watch for format in FORMATS for stage in format.stages), key=len)


def coached(name: str, *firing: str) -> ConsoleView:
    """The console in that stage with all the hints for it, of which some apply now."""
    plain = view(name)
    kind = plain.public.body.kind
    here = sorted((hint for hint in HINTS.values() if kind in hint.kinds), key=lambda hint: hint.order)
    return view(
        name, hints=tuple(HintView(h.id, h.title, h.say, h.do, h.id in firing) for h in here)
    )  # fmt: skip


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    return DeskRoom(qtbot)


def up(room: DeskRoom) -> list[str]:
    return [row.id for row in room.console.property("coach").property("raised").rows]


def test_what_applies_is_read_in_full_and_the_rest_waits(room: DeskRoom) -> None:
    room.show(coached("vote", "no-votes", "few-phones", "behind"))
    assert up(room) == ["no-votes", "few-phones"]
    for id in up(room):
        assert room.has(f"raisedHint:{id}")
    said = [str(item.property("text")) for item in room.items() if item.isVisible()]
    assert f"“{HINTS['no-votes'].say}”" in said and HINTS["no-votes"].do in said
    assert HINTS["silence"].title not in said and HINTS["behind"].title not in said


def test_one_is_open_at_a_time(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot, 1920, 1080)
    room.show(coached("vote"))
    room.click("coachList")
    room.click("hint:silence")
    assert room.text("hintLine") == f"“{HINTS['silence'].say}”"
    room.click("hint:conflict")
    assert room.text("hintAdvice") == HINTS["conflict"].do
    assert [item.objectName() for item in room.items() if item.isVisible()].count("hintLine") == 1
    room.click("hint:conflict")
    assert not room.has("openHint")
    room.click("coachList")
    assert not room.has("hint:silence")


def test_a_dismissed_hint_stays_away_in_this_stage_and_lets_the_next_one_up(room: DeskRoom) -> None:
    firing = ("no-votes", "few-phones", "behind")
    room.show(coached("vote", *firing))
    room.click("dismiss:no-votes")
    assert up(room) == ["few-phones", "behind"]
    room.show(coached("vote", *firing))
    assert up(room) == ["few-phones", "behind"]
    room.click("coachList")
    assert room.has("hint:no-votes"), "it is still at hand"
    room.show(coached("group", "many-alone"))
    room.show(coached("vote", *firing))
    assert up(room) == ["no-votes", "few-phones"]
    assert room.sent == [] and room.asked == [], "nothing of it leaves the window"


def test_a_new_session_knows_nothing_of_the_last_one(room: DeskRoom) -> None:
    room.show(coached("vote", "no-votes"))
    room.click("dismiss:no-votes")
    room.console.begin()
    room.show(coached("vote", "no-votes"))
    assert up(room) == ["no-votes"]


def test_all_of_it_by_keyboard(room: DeskRoom) -> None:
    room.show(coached("vote", "no-votes"))

    def tab_to(name: str) -> None:
        for _ in range(60):
            if room.focus() == name:
                return
            room.press(Key.Key_Tab)
        raise AssertionError(f"Tab never came to {name}")

    tab_to("dismiss:no-votes")
    room.press(Key.Key_Return)
    assert up(room) == []
    tab_to("coachList")
    room.press(Key.Key_Space)
    tab_to("hint:silence")
    room.press(Key.Key_Return)
    assert room.text("hintLine") == f"“{HINTS['silence'].say}”"
    assert room.sent == [], "no key of it did anything else"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_it_fits_beside_every_stage(qtbot: QtBot, size: tuple[int, int]) -> None:
    room = DeskRoom(qtbot, *size)
    window = QRectF(0, 0, *size)
    for name in bodies(0):
        kind = view(name).public.body.kind
        signals = [hint.id for hint in HINTS.values() if hint.signal and kind in hint.kinds]
        for listed in (False, True):
            room.console.begin()
            room.show(replace(coached(name, *signals), say=SAY, watch=WATCH))
            if listed and room.has("coachList"):
                room.click("coachList")
                room.console.property("coach").toggle("silence")
                room.settle()
            for what in (
                "primary",
                "goHome",
                *(["toggleSounds"] if name != "closed" and size[1] > 720 else []),
            ):
                item = room.find(what)
                assert window.contains(QRectF(item.mapToScene(QPointF(0, 0)), item.size())), (
                    name,
                    what,
                    listed,
                )
            stage = next(item for item in room.items() if item.inherits("QQuickLoader") and item.isVisible())
            assert name in ("lobby", "closed") or stage.height() >= 120, (name, listed, stage.height())


def test_in_a_low_window_what_applies_is_folded_until_it_is_opened(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot, 1280, 720)
    room.show(coached("vote", "no-votes"))
    assert room.has("raised:no-votes") and not room.has("raisedHint:no-votes")
    room.click("raised:no-votes")
    assert room.has("raisedHint:no-votes")
    room.click("dismiss:no-votes")
    assert not room.has("raised:no-votes")


def test_no_hints_no_part(room: DeskRoom) -> None:
    room.show(view("vote"))
    assert not room.has("coachPanel")


def test_sounds_are_turned_off_by_click_and_by_key(room: DeskRoom) -> None:
    room.show(view("vote"))
    room.click("toggleSounds")
    assert room.asked == [("sounds", False)]
    room.console.set_sounds(False)
    room.settle()
    assert room.text("toggleSounds") == "Sounds off"
    room.press(Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert room.asked[-1] == ("sounds", True)
