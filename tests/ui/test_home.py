"""Home: starting, resuming, reports, formats and settings, by real clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retrokit.ui.home import BackupLine, Choices, HomeState
from tests.ui import console_views
from tests.ui.desk_room import DeskRoom, Key
from tests.ui.home_states import FORMATS, home_state


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    room = DeskRoom(qtbot)
    room.home.update(home_state())
    room.settle()
    return room


def test_a_session_is_started_with_a_few_keys(room: DeskRoom) -> None:
    room.click("startSession")
    assert room.focus() == "startTitle"
    assert room.text("startTitle") == "Sprint 31"
    room.press(Key.Key_Return)
    assert room.asked == [("start", "Team Harbour", "Sprint 31", "start-stop-continue", 60, 0)]


def test_a_session_is_started_from_a_format(room: DeskRoom) -> None:
    room.click("format:sailboat")
    room.click("startMinutes:90")
    room.click("startPeople:more")
    room.click("confirmStart")
    assert room.asked == [("start", "Team Harbour", "Sprint 31", "sailboat", 90, 1)]


def test_everything_can_be_changed_on_the_sheet(room: DeskRoom) -> None:
    room.click("startSession")
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type("Winter")
    room.click("knownTeam:Payments")
    room.click("pick:four-ls")
    room.click("ownMinutes:more")
    room.click("confirmStart")
    assert room.asked == [("start", "Payments", "Winter", "four-ls", 61, 0)]


def test_escape_closes_the_sheet(room: DeskRoom) -> None:
    room.click("startSession")
    room.press(Key.Key_Escape)
    room.settle()
    assert not room.has("confirmStart") and room.asked == []
    room.click("startSession")
    assert room.has("confirmStart")


def test_the_sheet_says_what_is_missing(room: DeskRoom) -> None:
    room.home.update(HomeState(formats=FORMATS))
    room.click("startSession")
    assert room.focus() == "startTeam"
    assert room.text("startMissing") == "Name the team."
    room.press(Key.Key_Return)
    assert room.asked == []
    room.type("Harbour")
    room.press(Key.Key_Return)
    assert room.asked == [("start", "Harbour", "Start Stop Continue", "start-stop-continue", 60, 0)]


def test_too_short_a_session_is_not_started(room: DeskRoom) -> None:
    room.click("startSession")
    room.click("ownMinutes:field")
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type("5")
    room.press(Key.Key_Tab)
    assert room.text("startMissing") == "Start Stop Continue needs at least 8 minute(s)."
    assert not room.find("confirmStart").isEnabled()


@pytest.mark.parametrize(
    ("what", "asked"),
    [
        ("resume:s9", ("resume", "s9")),
        ("report:s8", ("report", "s8")),
        ("team:Payments", ("team", "Payments")),
    ],
)
def test_a_click_asks_for_it(room: DeskRoom, what: str, asked: tuple[object, ...]) -> None:
    room.click(what)
    assert room.asked == [asked]


def test_what_is_due_and_overdue_is_there(room: DeskRoom) -> None:
    assert room.has("due:d1") and room.has("due:d2")


def test_a_first_start_invites(room: DeskRoom) -> None:
    room.home.update(HomeState(formats=FORMATS))
    room.settle()
    assert room.has("firstStart") and room.text("teamTitle") == "Welcome"
    room.click("format:sailboat")
    assert room.has("confirmStart")


def test_a_refused_format_is_named(room: DeskRoom) -> None:
    room.home.update(home_state(problems=("mine.toml, line 3: this is no kind of stage. Use collect.",)))
    room.settle()
    assert room.has("fault:0")


@pytest.mark.parametrize(
    ("what", "choices"),
    [
        ("theme:dark", Choices(theme="dark")),
        ("paper:Letter", Choices(paper="Letter")),
        ("language:de", Choices(language="de")),
    ],
)
def test_settings_are_told_at_once(room: DeskRoom, what: str, choices: Choices) -> None:
    room.home.update(home_state(languages=(("en", "English"), ("de", "Deutsch"))))
    room.click("nav:settings")
    room.click(what)
    assert room.asked == [("settings", choices)]


def test_a_port_that_is_none_is_not_taken(room: DeskRoom) -> None:
    room.click("nav:settings")
    assert not room.has("language")
    room.click("port")
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type("80")
    room.press(Key.Key_Tab)
    assert room.asked == []
    assert room.text("portWords").startswith("A port is 1024")
    room.click("port")
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type("9000")
    room.press(Key.Key_Return)
    assert room.asked == [("settings", Choices(port=9000))]


def test_news_on_home(room: DeskRoom) -> None:
    room.home.say_problem("The port is taken.", "Choose another.")
    room.settle()
    assert room.text("problemSentence") == "The port is taken."
    room.click("dismissProblem")
    assert not room.has("problemSentence")


def test_keys_of_the_console_rest_at_home(room: DeskRoom) -> None:
    room.press(Key.Key_Plus)
    room.press(Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    room.settle()
    assert room.sent == [] and room.has("confirmStart")


BACKUPS = (
    BackupLine("retrokit-2026-11-24.db", "2026-11-24", ("Sprint 31", "Sprint 30")),
    BackupLine("retrokit-2026-11-10.db", "2026-11-10", None),
    BackupLine("retrokit.db.v1", "", ()),
)


def test_a_backup_is_put_back_only_after_a_yes(room: DeskRoom) -> None:
    room.backups = BACKUPS
    room.click("nav:settings")
    assert room.has("backup:retrokit-2026-11-10.db") and not room.has("restore:retrokit-2026-11-10.db")
    room.click("restore:retrokit-2026-11-24.db")
    assert room.text("restoreAsked") == "Put back the backup of 24 November?"
    assert room.focus() == "restoreNo"
    room.press(Key.Key_Return)
    room.settle()
    assert not room.has("restoreAsked") and room.asked == []
    room.click("restore:retrokit-2026-11-24.db")
    room.press(Key.Key_Escape)
    room.settle()
    assert not room.has("restoreAsked") and room.asked == []
    room.click("restore:retrokit-2026-11-24.db")
    room.click("restoreYes")
    assert room.asked == [("restore", "retrokit-2026-11-24.db")]


def test_the_banner_of_the_full_disk_stays_as_long_as_it_is_true(room: DeskRoom) -> None:
    room.console.show_space("The disk is full.", "Free some space.")
    room.console.say_problem("Something else.")
    room.show(console_views.view("collect"))
    assert (room.text("spaceSentence"), room.text("problemSentence")) == (
        "The disk is full.",
        "Something else.",
    )
    room.click("dismissProblem")
    assert room.has("spaceSentence") and not room.has("dismissProblem")
    room.console.show_space("", "")
    room.settle()
    assert not room.has("spaceSentence")
