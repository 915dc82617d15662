"""The door on console and board: a phone too many, the lock, tickets, and the question before all is void. Mouse and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retrokit.facilitation.commands import CloseVote, LetOneIn, LockRoom
from retrokit.facilitation.faces import ConsoleView, DoorView, LobbyBody
from retrokit.ui.console import JoinAddress
from tests.ui import board_views
from tests.ui.board_room import BoardRoom
from tests.ui.console_views import bodies, view
from tests.ui.desk_room import DeskRoom, Key


def with_door(kind: str, door: DoorView) -> ConsoleView:
    return view(kind, door=door)


SMALL = [(1440, 900), (1280, 720)]


def reachable(room: DeskRoom) -> None:
    room.console.set_join(
        addresses=(JoinAddress("192.168.1.20", "192.168.1.20 · Wi-Fi"),),
        chosen="192.168.1.20",
        url="http://192.168.1.20:8777/#1.abc",
        short_url="192.168.1.20:8777",
        code="K7QM 2XHD",
    )


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_a_phone_too_many_is_told_calmly_and_let_in(qtbot: QtBot, size: tuple[int, int]) -> None:
    room = DeskRoom(qtbot, *size)
    room.show(with_door("vote", DoorView(seats=8)))
    assert not room.has("knock")
    room.show(with_door("vote", DoorView(knocking=True, seats=8)))
    assert room.text("knockText") == "A phone more than you counted wants in."
    room.click("letOneIn")
    assert room.sent == [LetOneIn()]


def test_the_lock_is_one_button_and_says_what_holds(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot)
    room.show(with_door("collect", DoorView(seats=8)))
    room.click("doorMore")
    assert room.text("toggleLock") == "Lock the room"
    room.click("toggleLock")
    room.show(with_door("collect", DoorView(locked=True, knocking=True, seats=8)))
    assert room.text("toggleLock") == "Unlock the room"
    assert "come back by themselves" in room.text("doorText")
    assert room.text("knockText") == "A new phone wants in. The room is locked."
    assert not room.has("letOneIn"), "it would not get in while the room is locked"
    room.click("toggleLock")
    assert room.sent == [LockRoom(True), LockRoom(False)]


def test_while_the_session_runs_the_door_is_one_line(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot, 1280, 720)
    reachable(room)
    inside = ("toggleLock", "askVoid", "printTickets", "ticketsText", "doorText")
    room.show(with_door("vote", DoorView(seats=8)))
    assert room.text("doorState") == ""
    assert [name for name in inside if room.has(name)] == []
    room.show(with_door("vote", DoorView(tickets=8, used=3, seats=3)))
    assert room.text("doorState") == "3 of 8 tickets used"
    room.show(with_door("vote", DoorView(locked=True, seats=8)))
    assert room.text("doorState") == "locked"
    assert not room.has("unlockNow")
    room.show(with_door("vote", DoorView(locked=True, knocking=True, seats=8)))
    assert [name for name in inside if room.has(name)] == []
    room.click("unlockNow")
    assert room.sent == [LockRoom(False)]


def test_the_open_door_takes_the_place_of_the_notes_until_it_closes(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot)
    reachable(room)
    room.show(with_door("vote", DoorView(seats=8)))
    for close in (Key.Key_Space, Key.Key_Escape):
        room.find("doorMore").forceActiveFocus(Qt.FocusReason.TabFocusReason)
        room.press(Key.Key_Return)
        room.settle()
        assert room.has("askVoid") and room.has("printTickets")
        assert not room.has("notes") and not room.has("park")
        room.press(close)
        room.settle()
        assert room.has("notes") and room.has("park") and not room.has("askVoid")
        assert room.focus() == "doorMore"
    room.click("doorMore")
    room.show(with_door("discuss", DoorView(seats=8)))
    assert room.has("notes") and not room.has("askVoid")
    room.show(with_door("lobby", DoorView(seats=8)))
    assert room.has("toggleLock") and room.has("askVoid") and not room.has("doorMore")


def cut_off(room: DeskRoom) -> float:
    """How many pixels of the right column one has to scroll for."""
    column = room.find("roomSide")
    return float(column.property("contentHeight")) - column.height()


@pytest.mark.parametrize("size", SMALL, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "door",
    [
        DoorView(seats=8),
        DoorView(knocking=True, seats=8),
        DoorView(locked=True, knocking=True, seats=8),
        DoorView(tickets=8, used=3, knocking=True, seats=3),
    ],
    ids=["open", "one too many", "locked", "tickets"],
)
def test_nothing_of_the_room_is_cut_off(qtbot: QtBot, size: tuple[int, int], door: DoorView) -> None:
    room = DeskRoom(qtbot, *size)
    reachable(room)
    room.console.set_board("window", False)
    for name in bodies(0):
        room.show(with_door(name, door))
        assert cut_off(room) <= 0, name
        if room.has("doorMore"):
            room.click("doorMore")
            assert room.has("askVoid")
            assert cut_off(room) <= 0, f"{name} with its door open"
            room.click("doorMore")


def test_all_void_asks_first_and_the_keyboard_waits_on_the_way_back(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot)
    room.show(with_door("vote", DoorView(seats=8)))
    room.click("doorMore")
    room.click("askVoid")
    for words in ("still secret are dropped", "a new code", "Cards stay", "cannot be undone"):
        assert words in room.text("voidText")
    assert room.focus() == "keepSeats"
    room.press(Key.Key_Return)
    room.settle()
    assert not room.has("voidText")
    assert (room.sent, room.asked) == ([], []), "Enter closed the question and not the vote"
    room.click("askVoid")
    room.press(Key.Key_Tab)
    assert room.focus() == "voidSeats"
    room.press(Key.Key_Space)
    room.settle()
    assert room.asked == [("void",)]
    assert not room.has("voidText")
    room.click("primary")
    assert room.sent == [CloseVote()]


def test_the_question_goes_with_its_session(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot)
    room.show(with_door("vote", DoorView(seats=8)))
    room.click("doorMore")
    room.click("askVoid")
    room.show(view("closed"))
    assert not room.has("voidText")
    assert not room.has("askVoid")
    assert not room.has("toggleLock")


def test_tickets_are_printed_as_many_as_people_were_counted_or_as_chosen(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot)
    room.show(with_door("lobby", DoorView()))
    room.click("printTickets")
    assert room.asked == [], "nobody could scan them"
    reachable(room)
    room.settle()
    assert room.has("joinCode")
    room.click("printTickets")
    room.click("ticketCount:more")
    room.click("printTickets")
    assert room.asked == [("tickets", 8), ("tickets", 9)]


def test_with_tickets_the_console_shows_how_many_are_used_and_no_code(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot)
    reachable(room)
    room.show(with_door("lobby", DoorView(tickets=8, used=3, seats=3)))
    assert not room.has("joinCode")
    assert room.text("ticketsText").startswith("3 of 8 tickets used.")
    assert room.text("doorText") == "3 of 8 tickets used"
    room.click("stopTickets")
    assert room.asked == [("tickets", 0)]


@pytest.mark.parametrize("size", [(1920, 1080), *SMALL], ids=lambda size: f"{size[0]}x{size[1]}")
def test_tickets_can_be_had_in_every_stage(qtbot: QtBot, size: tuple[int, int]) -> None:
    room = DeskRoom(qtbot, *size)
    reachable(room)
    room.show(with_door("vote", DoorView(seats=8)))
    room.click("doorMore")
    room.click("printTickets")
    assert room.asked == [("tickets", 8)]


@pytest.mark.parametrize(("kind", "opened"), [("lobby", False), ("vote", True)])
def test_the_door_is_in_reach_of_the_keyboard(qtbot: QtBot, kind: str, opened: bool) -> None:
    room = DeskRoom(qtbot, 1280, 720)
    reachable(room)
    room.show(with_door(kind, DoorView(knocking=True, tickets=8, seats=8)))

    def walk() -> set[str]:
        met = set()
        for _ in range(60):
            room.press(Key.Key_Tab)
            met.add(room.focus())
            if opened and room.focus() == "doorMore" and not room.has("askVoid"):
                room.press(Key.Key_Space)
        return met

    wanted = {"letOneIn", "toggleLock", "askVoid", "printTickets", "stopTickets"}
    assert wanted <= walk()
    room.press(Key.Key_Escape)


def test_the_board_asks_for_a_ticket_and_shows_no_code(qtbot: QtBot) -> None:
    room = BoardRoom(qtbot)
    open_ = replace(board_views.view("lobby", LobbyBody()), state="lobby")
    room.board.update(open_)
    assert room.has("joinCode")
    room.board.update(replace(open_, door="tickets"))
    assert room.has("drawTicket")
    assert not room.has("joinCode")
    room.board.update(replace(open_, door="locked"))
    assert room.has("locked")
    assert room.has("joinCode"), "a phone that was here may have lost its page"


@pytest.mark.parametrize(
    ("door", "shown", "called"), [("open", True, True), ("locked", False, True), ("tickets", False, False)]
)
def test_the_code_in_the_corner(qtbot: QtBot, door: str, shown: bool, called: bool) -> None:
    room = BoardRoom(qtbot)
    body = board_views.bodies(9)["collect"]
    room.board.update(replace(board_views.view("collect", body), door=door))  # type: ignore[arg-type]
    assert room.has("joinCorner") is shown
    room.board.show_code(True)
    assert room.has("joinCorner") is called
