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
from tests.ui.console_views import view
from tests.ui.desk_room import DeskRoom, Key


def with_door(kind: str, door: DoorView) -> ConsoleView:
    return view(kind, door=door)


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
    assert room.text("toggleLock") == "Lock the room"
    room.click("toggleLock")
    room.show(with_door("collect", DoorView(locked=True, knocking=True, seats=8)))
    assert room.text("toggleLock") == "Unlock the room"
    assert "come back by themselves" in room.text("doorText")
    assert room.text("knockText") == "A new phone wants in. The room is locked."
    assert not room.has("letOneIn"), "it would not get in while the room is locked"
    room.click("toggleLock")
    assert room.sent == [LockRoom(True), LockRoom(False)]


def test_all_void_asks_first_and_the_keyboard_waits_on_the_way_back(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot)
    room.show(with_door("vote", DoorView(seats=8)))
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


def test_tickets_can_be_had_in_every_stage(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot, 1920, 1080)
    reachable(room)
    room.show(with_door("vote", DoorView(seats=8)))
    room.click("printTickets")
    assert room.asked == [("tickets", 8)]


def test_the_door_is_in_reach_of_the_keyboard(qtbot: QtBot) -> None:
    room = DeskRoom(qtbot)
    reachable(room)
    room.show(with_door("lobby", DoorView(knocking=True, tickets=8, seats=8)))
    wanted, met = {"letOneIn", "toggleLock", "askVoid", "printTickets", "stopTickets"}, set()
    for _ in range(40):
        room.press(Key.Key_Tab)
        met.add(room.focus())
    assert wanted <= met
    room.press(Qt.Key.Key_Escape)


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
