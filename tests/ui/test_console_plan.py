"""The plan on the console: minutes by mouse and by keys, what is on offer when time runs out, stages skipped and repeated."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from retrokit.facilitation.commands import (
    AddMinutes,
    Command,
    GoNext,
    GoToStage,
    PlanStage,
    Redo,
    RepeatStage,
    ShortenRest,
    SkipStage,
    Undo,
    UseTimeLeft,
)
from retrokit.facilitation.faces import ConsoleView, MinutesOffer, PaceOffer
from retrokit.ui.console.agenda import StageRow
from tests.ui.console_views import view
from tests.ui.desk_room import LEFT, NONE, DeskRoom, Key

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    return DeskRoom(qtbot)


def skipped(number: int) -> ConsoleView:
    plain = view("group")
    agenda = tuple(
        replace(row, skipped=True, leave_out="back") if row.index == number else row for row in plain.agenda
    )
    return replace(plain, agenda=agenda)


def shown(room: DeskRoom) -> list[str]:
    rows: tuple[StageRow, ...] = room.console.property("agenda").property("rows").rows
    return [row.minutes for row in rows]


@pytest.mark.parametrize(
    ("pixels", "ctrl", "sent", "meanwhile"),
    [
        (-32, False, PlanStage(5, 14), ["14", "13", "5"]),
        (40, False, PlanStage(5, 23), ["23", "4", "5"]),
        (40, True, PlanStage(5, 23, longer=True), ["23", "9", "5"]),
        (-300, False, PlanStage(5, 1), ["1", "26", "5"]),
    ],
)
def test_dragging_the_boundary_of_a_stage(
    room: DeskRoom, pixels: int, ctrl: bool, sent: Command, meanwhile: list[str]
) -> None:
    room.show(view("group"))
    start = room.middle("stageEdge:5")
    modifier = CTRL if ctrl else NONE
    QTest.mousePress(room.window, LEFT, modifier, start)
    for part in (0.4, 0.7, 1.0):
        QTest.mouseMove(room.window, start + QPoint(0, round(pixels * part)))
        room.qtbot.wait(1)
    if not ctrl:  # a simulated move carries no modifiers, only press and release do
        assert shown(room)[5:] == meanwhile, "the numbers move with the hand"
    QTest.mouseRelease(room.window, LEFT, modifier, start + QPoint(0, pixels))
    assert room.sent == [sent]
    assert shown(room)[5:] == ["18", "9", "5"], "until the plan has changed"


def test_the_edge_of_a_stage_that_is_over_cannot_be_dragged(room: DeskRoom) -> None:
    room.show(view("group"))
    assert not room.has("stageEdge:2") and room.has("stageEdge:3")
    room.show(skipped(5))
    assert not room.has("stageEdge:5")


def test_minutes_by_keys(room: DeskRoom) -> None:
    room.show(view("group"))
    room.find("agendaList").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        room.press(Key.Key_Down)
    room.press(Key.Key_Plus)
    room.press(Key.Key_Minus)
    room.press(Key.Key_Plus, CTRL)
    assert room.sent == [PlanStage(5, 19), PlanStage(5, 17), PlanStage(5, 19, longer=True)]
    room.press(Key.Key_Down)
    room.press(Key.Key_Down)
    room.press(Key.Key_Minus)
    assert room.sent[3:] == [PlanStage(7, 4, longer=True)], "nobody is after the last one"
    room.click("heading")
    room.press(Key.Key_Plus)
    assert room.sent[4:] == [AddMinutes(1)], "elsewhere + is the clock"


def test_the_menu_of_a_stage_says_what_happens_before(room: DeskRoom) -> None:
    room.show(view("group"))
    room.click("stageMenu:2")
    assert room.text("menuStage") == "Gather"
    assert room.text("saidAgain") == "Cards stay. New ones stay hidden until the next reveal."
    assert not room.has("menuMore") and not room.has("menuSkip")
    room.click("menuAgain")
    assert room.sent == [RepeatStage(2)] and not room.has("menuStage")
    room.click("stageMenu:4")
    assert room.text("saidSkip").startswith("Nothing is taken away")
    room.click("menuSkip")
    room.qtbot.waitUntil(lambda: not room.has("menuStage"))
    room.press(Key.Key_Return)
    room.press(Key.Key_Plus)
    assert room.sent[1:] == [SkipStage(4), GoNext(), AddMinutes(1)], "the keys mean what they meant before"


def test_the_menu_by_keys(room: DeskRoom) -> None:
    room.show(view("group"))
    room.find("agendaList").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(4):
        room.press(Key.Key_Down)
    room.press(Key.Key_Right)
    room.qtbot.waitUntil(lambda: room.focus() == "menuMore")
    room.press(Key.Key_Space)
    room.press(Key.Key_Tab)
    assert room.focus() == "menuLonger"
    room.press(Key.Key_Space)
    room.press(Key.Key_Backtab)
    room.press(Key.Key_Space)
    assert room.sent == [PlanStage(4, 4), PlanStage(4, 4, longer=True)]
    room.press(Key.Key_Escape)
    room.qtbot.waitUntil(lambda: not room.has("menuStage"))
    assert room.focus() == "stage:4", "the keyboard is back in the list"


def test_a_stage_that_is_left_out_can_be_taken_up_again(room: DeskRoom) -> None:
    room.show(skipped(4))
    line = room.find("stage:4")
    assert line.property("skipped")
    room.click("stageMenu:4")
    assert room.text("menuSkip") == "Take it up again"
    room.click("menuSkip")
    room.click("stageMenu:4")
    room.click("menuGo")
    assert room.sent == [SkipStage(4, skip=False), GoToStage(4)]


@pytest.mark.parametrize(
    ("behind", "offer", "pace", "words", "sent"),
    [
        (
            5,
            PaceOffer("shorten", 5, (MinutesOffer("Discuss", 18, 14), MinutesOffer("Decide", 9, 8))),
            "5 min behind",
            "Discuss 18 to 14, Decide 9 to 8",
            ShortenRest(5),
        ),
        (
            9,
            PaceOffer("shorten", 9, (MinutesOffer("Discuss", 3, 1),), rest=7),
            "9 min behind",
            "Discuss 3 to 1. 7 min stay behind",
            ShortenRest(9),
        ),
        (
            -4,
            PaceOffer("give", 4, (MinutesOffer("Discuss", 18, 22),)),
            "4 min ahead",
            "Discuss 18 to 22",
            UseTimeLeft(4),
        ),
    ],
)
def test_one_press_takes_up_what_is_on_offer(
    room: DeskRoom, behind: int, offer: PaceOffer, pace: str, words: str, sent: Command
) -> None:
    room.show(view("group", behind_min=behind, offer=offer))
    assert (room.text("pace"), room.text("offer")) == (pace, words)
    room.click("takeOffer")
    assert room.sent == [sent]


def test_nothing_is_on_offer_while_all_goes_to_plan(room: DeskRoom) -> None:
    room.show(view("group", behind_min=1, offer=PaceOffer()))
    assert not room.has("takeOffer") and not room.has("offer")
    room.show(view("group", behind_min=4, offer=PaceOffer("shorten", 4, (), 4)))
    assert not room.has("takeOffer") and room.text("offer").startswith(
        "The stages ahead have one minute each."
    )


def test_undo_says_what_it_takes_back_in_every_stage(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot, 1920, 1080)
    room.show(view("decide", can_undo=True, undoes="plan", can_redo=True, redoes="skip"))
    assert (room.text("undo"), room.text("redo")) == ("Undo the minutes", "Redo skipping")
    room.click("undo")
    room.click("redo")
    room.show(view("lobby"))
    assert not room.has("undo")
    assert room.sent == [Undo(), Redo()]


def test_a_vote_again_shows_the_result_so_far(room: DeskRoom) -> None:
    from tests.ui.console_views import topics

    room.show(view("vote", count=4, earlier=topics(4, closed=True)))
    assert room.has("roundBefore")
    room.show(view("vote", count=4))
    assert not room.has("roundBefore")


def test_the_last_stage_changes_the_length_of_the_session(room: DeskRoom) -> None:
    room.show(view("group"))
    room.click("stageMenu:7")
    assert not room.has("menuLonger")
    room.click("menuMore")
    assert room.sent == [PlanStage(7, 6, longer=True)]
