"""Deciding on the console: topics become experiments and learnings, field by field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from retrokit.facilitation.commands import (
    AgreeExperiment,
    DraftExperiment,
    DraftLearning,
    DropExperiment,
    EditExperiment,
    GoNext,
    KeepLearning,
)
from retrokit.facilitation.errors import Refused
from tests.ui.console_views import experiment, learning, view
from tests.ui.desk_room import DeskRoom, Key


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    return DeskRoom(qtbot)


def test_drafts_come_from_topics(room: DeskRoom) -> None:
    room.show(view("decide", experiments=(), learnings=()))
    room.click("draftExperiment:t1")
    room.click("draftLearning:t0")
    assert room.sent == [
        DraftExperiment("Pairing with the data team made the API so much simpler"),
        DraftLearning("Waiting for test environments"),
    ]


def test_a_new_draft_takes_the_keyboard(room: DeskRoom) -> None:
    room.show(view("decide", experiments=(), learnings=()))
    room.click("draftExperiment:t1")
    draft = experiment("e9", state="draft", change="", expected="")
    room.show(view("decide", experiments=(draft,), learnings=()))
    assert room.focus() == "experiment/e9/change"
    room.type("one slot a day")
    room.press(Key.Key_Tab)
    assert room.focus() == "experiment/e9/expected"
    assert room.sent[-1] == EditExperiment("e9", "change", "one slot a day")


@pytest.mark.parametrize("weeks", [1, 2, 4])
def test_the_review_date_is_a_click(room: DeskRoom, weeks: int) -> None:
    room.show(view("decide", 0, experiments=(experiment("e9", state="draft", review=""),)))
    room.find(f"weeks:e9:{weeks}").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    room.settle()
    room.click(f"weeks:e9:{weeks}")
    due = QDate.currentDate().addDays(7 * weeks).toString(Qt.DateFormat.ISODate)
    assert room.sent == [EditExperiment("e9", "review", due)]


def test_agreeing_says_what_is_missing(room: DeskRoom) -> None:
    room.show(view("decide", 0, experiments=(experiment("e9", state="draft", owner=""),)))
    assert room.text("hint:e9") == "One thing is missing: who carries it."
    room.find("agree:e9").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    room.press(Key.Key_Return)
    assert room.sent == [AgreeExperiment("e9")]
    room.console.hear(Refused("missing_owner", "One thing is missing: who carries it."))
    assert room.text("refused") == "One thing is missing: who carries it."


def test_nobody_goes_on_without_an_open_draft_unaware(room: DeskRoom) -> None:
    both = view(
        "decide", experiments=(experiment("e9", state="draft"),), learnings=(learning("l9", state="draft"),)
    )
    room.show(both)
    assert room.text("primary") == "Agree on the experiment"
    room.click("primary")
    room.click("nextStage")
    room.find("learning/l9/saw").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    assert room.text("primary") == "Keep the learning"
    room.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert room.sent == [AgreeExperiment("e9"), GoNext(), KeepLearning("l9")]
    room.show(view("decide", experiments=(experiment("e9"),), learnings=(learning("l9"),)))
    assert room.text("primary") == "Next: {stage}".format(stage="Close") and not room.has("nextStage")


@pytest.mark.parametrize("early", [False, True], ids=["refused", "refused after another view"])
def test_a_form_stays_open_until_the_rules_have_answered(room: DeskRoom, early: bool) -> None:
    room.show(view("decide", 0, experiments=(experiment("e9"),)))
    room.click("change:e9")
    assert room.focus() == "experiment/e9/change"
    room.find("agree:e9").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    room.press(Key.Key_Return)
    assert room.sent == [AgreeExperiment("e9")] and room.has("agree:e9")
    if early:
        room.show(view("decide", 0, experiments=(experiment("e9"),), behind_min=7))
    lacking = view("decide", 0, experiments=(experiment("e9", owner=""),))
    room.show(lacking)
    room.console.hear(Refused("missing_owner", "One thing is missing: who carries it."))
    room.settle()
    assert room.text("hint:e9") == "One thing is missing: who carries it."
    room.find("agree:e9").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    room.press(Key.Key_Return)
    room.show(view("decide", 0, experiments=(experiment("e9"),)))
    assert not room.has("agree:e9") and room.has("change:e9")


def test_a_long_text_is_read_from_its_beginning(room: DeskRoom, qtbot: QtBot) -> None:
    long = "the longest wait is under two hours " * 6
    room.show(view("decide", 0, experiments=(experiment("e9", state="draft", measure=long),)))
    field = room.find("experiment/e9/measure")

    def end_in_sight() -> bool:
        return bool(field.property("cursorRectangle").x() <= field.width())

    qtbot.waitUntil(lambda: not end_in_sight())
    field.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(end_in_sight)
    room.find("agree:e9").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not end_in_sight())


def test_an_agreed_experiment_is_short_until_it_is_changed(room: DeskRoom) -> None:
    room.show(view("decide", 0, experiments=(experiment("e9"),)))
    assert not room.has("agree:e9")
    room.click("change:e9")
    assert room.has("agree:e9") and room.sent == []


def test_dropping_asks_once(room: DeskRoom) -> None:
    room.show(view("decide", 0, experiments=(experiment("e9"),)))
    room.click("drop:e9")
    assert room.sent == []
    room.click("drop:e9")
    assert room.sent == [DropExperiment("e9")]


def test_a_learning_is_kept(room: DeskRoom) -> None:
    room.show(view("decide", 0, learnings=(learning("l9", state="draft"),)))
    room.click("keep:l9")
    assert room.sent == [KeepLearning("l9")]
