"""Home: starting, resuming, reports, formats and settings, by real clicks and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retrokit.facilitation.formats import PURPOSES, TRUSTS, Format
from retrokit.ui.home import BackupLine, Choices, HomeState
from retrokit.ui.home.gallery import FormatRow
from tests.ui import console_views
from tests.ui.desk_room import DeskRoom, Key
from tests.ui.home_states import FORMATS, home_state, make_format


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    room = DeskRoom(qtbot)
    room.home.update(home_state())
    room.settle()
    return room


def test_a_session_that_gathers_cards_early_is_no_interrupted_one(room: DeskRoom) -> None:
    row = replace(home_state().interrupted[0], id="s10", stage="", early=True)
    room.home.update(home_state(interrupted=(row,)))
    room.settle()
    shown = {str(item.property("text")) for item in room.items() if item.isVisible()}
    assert "Cards before the session" in shown and "Interrupted" not in shown
    assert "Sailboat, 20 November, cards are being gathered" in shown
    room.click("resume:s10")
    assert room.asked == [("resume", "s10")]


def test_a_session_is_started_with_a_few_keys(room: DeskRoom) -> None:
    room.click("startSession")
    assert room.focus() == "startTitle"
    assert room.text("startTitle") == "Sprint 31"
    room.press(Key.Key_Return)
    assert room.asked == [("start", "Team Harbour", "Sprint 31", "start-stop-continue", 60, 0, "", "")]


def test_a_session_is_started_from_a_format(room: DeskRoom) -> None:
    room.click("format:sailboat")
    room.click("startMinutes:90")
    room.click("startPeople:more")
    room.click("confirmStart")
    assert room.asked == [("start", "Team Harbour", "Sprint 31", "sailboat", 90, 1, "", "")]


def test_everything_can_be_changed_on_the_sheet(room: DeskRoom) -> None:
    room.click("startSession")
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type("Winter")
    room.click("knownTeam:Payments")
    room.click("pick:four-ls")
    room.click("ownMinutes:more")
    room.click("confirmStart")
    assert room.asked == [("start", "Payments", "Winter", "four-ls", 61, 0, "", "")]


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
    assert room.asked == [("start", "Harbour", "Start Stop Continue", "start-stop-continue", 60, 0, "", "")]


def test_too_short_a_session_is_not_started(room: DeskRoom) -> None:
    room.click("startSession")
    room.click("ownMinutes:field")
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type("5")
    room.press(Key.Key_Tab)
    assert room.text("startMissing") == "Start Stop Continue needs at least 8 minute(s)."
    assert not room.find("confirmStart").isEnabled()


def many(count: int) -> tuple[Format, ...]:
    """Formats of every purpose, length, size and trust."""
    return tuple(
        replace(
            make_format(f"format-{n}", f"Format {n:02}", (1, 2), "a rainy day"),
            minutes=(30, 45, 60, 90)[n % 4],
            people=(3 + n % 5, 6 + n % 5),
            purpose=(PURPOSES[n % 5],),
            trust=TRUSTS[n % 3],
            not_when="the sun shines",
        )
        for n in range(count)
    )


def rows(room: DeskRoom, name: str) -> list[FormatRow]:
    """The formats of one list of the gallery."""
    gallery = room.home.property("gallery")
    return list(gallery.property(name).rows)


def test_the_gallery_leaves_what_is_wished_for(room: DeskRoom) -> None:
    formats = many(30)
    room.home.update(home_state(formats=formats))
    room.click("nav:formats")
    assert room.text("formatCount") == "All 30 format(s)"
    room.click("wishPurpose:mood")
    room.click("wishMinutes:60")
    room.click("wishTrust:some")
    fit = [f for f in formats if f.purpose == ("mood",) and f.minutes <= 60 and f.trust != "high"]
    assert len(fit) > 1 and room.text("formatCount") == f"{len(fit)} of 30 formats"
    assert {row.id for row in rows(room, "rows")} == {f.id for f in fit}
    for _ in range(5):
        room.click("wishPeople:more")
    fit = [f for f in fit if f.people[0] <= 5 <= f.people[1]]
    assert room.text("formatCount") == f"{len(fit)} of 30 formats"
    room.click("clearWishes")
    assert room.text("formatCount") == "All 30 format(s)" and not room.has("clearWishes")
    room.click("wishTrust:any")
    room.click("wishMinutes:30")
    room.click("wishPurpose:incident")
    for _ in range(3):
        room.click("wishPeople:more")
    assert room.has("noFormats") == (room.text("formatCount") == "0 of 30 formats")


def test_what_was_used_lately_can_be_left_out(room: DeskRoom) -> None:
    room.click("nav:formats")
    assert room.text("formatCount") == "All 4 format(s)"
    room.click("wishAnew")
    assert room.text("formatCount") == "2 of 4 formats"
    assert not room.has("format:four-ls") and room.has("format:sailboat")


def test_three_are_suggested_each_with_its_reason(room: DeskRoom) -> None:
    formats = many(30)
    past = home_state().past[0]
    room.home.update(home_state(formats=formats, past=(replace(past, format="Format 00"),)))
    room.settle()
    offered = [row.id for row in rows(room, "offered")]
    assert len(offered) == 3 and "format-0" not in offered
    for id in offered:
        assert room.text(f"because:{id}").startswith("Unlike last time, it asks about ")
    room.click(f"format:{offered[2]}")
    assert room.has("pick:format-0"), "what the team used last is at hand too"
    room.click("moreFormats")
    assert not room.has("confirmStart") and room.has("formatCount")
    room.home.property("start").open("format-17")
    room.settle()
    assert room.has("pick:format-17")


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
