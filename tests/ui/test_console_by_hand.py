"""The reveal's question, and what is entered for people without a phone: by mouse, by keys, nothing lost, nothing shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retrokit.facilitation.commands import (
    CountAnswers,
    CountHands,
    CountItems,
    EnterPaper,
    PauseTimer,
    RevealCards,
)
from retrokit.facilitation.errors import Refused, Trouble
from tests.ui.console_views import view
from tests.ui.desk_room import DeskRoom, Key

CTRL = Qt.KeyboardModifier.ControlModifier
FEW = Refused("few_writers", "Fewer than three people have written.")


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    return DeskRoom(qtbot)


def asked(room: DeskRoom) -> None:
    room.show(view("collect"))
    room.press(Key.Key_Return)
    assert room.sent == [RevealCards()]
    room.console.hear(FEW)
    room.settle()
    room.qtbot.waitUntil(lambda: room.focus() == "keepWriting")


def test_the_reveal_asks_and_the_safe_answer_has_the_keyboard(room: DeskRoom) -> None:
    asked(room)
    assert room.text("revealQuestion").startswith("Fewer than three people have written.")
    assert not room.has("primary") and not room.has("refused")
    room.press(Key.Key_Return)
    room.settle()
    assert not room.has("revealQuestion") and room.has("primary")
    room.press(Key.Key_Space)
    assert room.sent == [RevealCards(), PauseTimer()]


def test_escape_keeps_writing(room: DeskRoom) -> None:
    asked(room)
    room.press(Key.Key_Escape)
    room.settle()
    assert not room.has("revealQuestion") and len(room.sent) == 1


def test_revealing_anyway_takes_one_deliberate_step(room: DeskRoom) -> None:
    asked(room)
    room.press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert room.focus() == "revealAnyway"
    room.press(Key.Key_Space)
    room.settle()
    assert room.sent == [RevealCards(), RevealCards(anyway=True)] and not room.has("revealQuestion")


@pytest.mark.parametrize("then", ["collect_revealed", "welcome"])
def test_the_question_goes_when_it_is_of_no_more_use(room: DeskRoom, then: str) -> None:
    asked(room)
    room.show(view(then))
    assert not room.has("revealQuestion")
    room.show(view("collect"))
    assert not room.has("revealQuestion")


def test_a_tick_does_not_answer_the_question(room: DeskRoom) -> None:
    asked(room)
    room.show(view("collect", 30))
    assert room.has("revealQuestion")


def write_paper(room: DeskRoom) -> None:
    room.show(view("collect"))
    room.press(Key.Key_E, CTRL)
    room.settle()
    assert room.focus() == "paperCards"
    room.type("first slip")
    room.press(Key.Key_Return)
    room.type("second slip")
    room.click("paperColumn:rock")
    room.type("third slip")
    room.click("paperPeople:more")


PAPER = EnterPaper((("wind", "first slip"), ("wind", "second slip"), ("rock", "third slip")), 2)


def test_cards_on_paper_column_by_column_then_all_at_once(room: DeskRoom) -> None:
    write_paper(room)
    assert room.text("byHandStand") == "%n card(s) to put in".replace("%n", "3")
    room.click("sendByHand")
    assert room.sent == [PAPER]
    room.show(view("collect", by_hand=2, entries=3))
    assert not room.has("paperCards")
    assert room.text("byHandWords") == "Cards of 2 people on paper are in."
    room.click("byHand")
    assert room.text("paperPeople:field") == "2"
    shown = [str(item.property("text")) for item in room.items() if item.isVisible()]
    assert not any(words in text for text in shown for words in ("first slip", "second slip", "third slip"))


def test_control_enter_puts_paper_in_and_reveals_nothing(room: DeskRoom) -> None:
    write_paper(room)
    room.press(Key.Key_Return, CTRL)
    assert room.sent == [PAPER]


@pytest.mark.parametrize(
    "why", [Refused("full", "The room is full."), Trouble("disk_full", "Full.", "Make room.")]
)
def test_paper_that_was_not_taken_stays_to_be_sent_again(room: DeskRoom, why: Refused | Trouble) -> None:
    write_paper(room)
    room.press(Key.Key_Return, CTRL)
    room.console.hear(why)
    room.show(view("collect", 30))
    assert isinstance(why, Trouble) or room.text("byHandStand") == "The room is full."
    room.press(Key.Key_Return, CTRL)
    assert room.sent == [PAPER, PAPER]


def test_escape_puts_the_panel_away_and_keeps_what_was_typed(room: DeskRoom) -> None:
    write_paper(room)
    room.press(Key.Key_Escape)
    room.settle()
    assert not room.has("paperCards")
    room.press(Key.Key_E, CTRL)
    room.settle()
    room.press(Key.Key_Return, CTRL)
    assert room.sent == [PAPER]


def test_what_was_begun_in_one_stage_is_not_sent_in_another(room: DeskRoom) -> None:
    write_paper(room)
    room.show(view("group"))
    assert not room.has("byHand")
    room.press(Key.Key_E, CTRL)
    room.show(view("collect"))
    room.press(Key.Key_E, CTRL)
    room.settle()
    assert room.focus() == "paperCards"
    room.press(Key.Key_Return, CTRL)
    assert room.sent == []


def test_an_empty_panel_sends_nothing(room: DeskRoom) -> None:
    room.show(view("collect"))
    room.click("byHand")
    assert not room.find("sendByHand").isEnabled()
    room.press(Key.Key_Return, CTRL)
    assert room.sent == []


def test_raised_hands_of_all_topics_in_one_go(room: DeskRoom) -> None:
    room.show(view("vote", 3))
    room.press(Key.Key_E, CTRL)
    room.settle()
    room.click("handsPeople:more")
    room.click("count:t0:more")
    room.click("count:t0:more")
    room.click("count:t2:field")
    room.press(Key.Key_A, CTRL)
    room.type("3")
    room.press(Key.Key_Tab)
    room.settle()
    assert room.text("byHandStand") == "5 of 6 votes"
    room.press(Key.Key_Return, CTRL)
    assert room.sent == [CountHands(2, {"t0": 2, "t2": 3})]
    room.console.hear(Refused("over_budget", "Too many."))
    room.settle()
    assert room.text("byHandStand") == "Too many."
    room.press(Key.Key_Return, CTRL)
    room.click("startOrPause")
    room.show(view("vote", 3, by_hand=2, entries=1))
    assert room.text("byHandWords") == "Raised hands of 2 people are in."


def test_hands_that_are_in_are_not_shown_and_can_be_taken_back(room: DeskRoom) -> None:
    room.show(view("vote", 3, by_hand=2, entries=1))
    assert room.text("byHandWords") == "Raised hands of 2 people are in."
    room.click("byHand")
    assert room.text("count:t0:field") == "0"
    room.press(Key.Key_Escape)
    room.settle()
    room.click("takeBackByHand")
    assert room.sent == [CountHands(0, {})]


def test_answers_on_paper(room: DeskRoom) -> None:
    room.show(view("rate", 3))
    room.press(Key.Key_E, CTRL)
    room.settle()
    room.click("count:answer4:more")
    room.click("count:answer4:more")
    room.click("count:answer1:more")
    room.click("sendByHand")
    assert room.sent == [CountAnswers((1, 0, 0, 2, 0))]
    room.show(view("rate", 3, by_hand=3, entries=1))
    assert not room.has("count:answer4:field")
    room.click("takeBackByHand")
    assert room.sent[-1] == CountAnswers((0, 0, 0, 0, 0))


def test_answers_to_items_by_hand(room: DeskRoom) -> None:
    room.show(view("ask", 2))
    room.press(Key.Key_E, CTRL)
    room.settle()
    assert not room.find("sendByHand").isEnabled()
    room.click("count:0:1:more")
    room.click("count:0:1:more")
    room.click("count:1:2:more")
    room.press(Key.Key_Return, CTRL)
    assert room.sent == [CountItems({"0": (0, 2, 0), "1": (0, 0, 1)})]
    room.show(view("ask", 2, by_hand=2, entries=1))
    assert room.text("byHandWords") == "Answers of 2 people without a phone are in."
    assert not room.has("count:0:1:field")
    room.click("takeBackByHand")
    assert room.sent[-1] == CountItems({})


def test_the_spread_of_each_item_once_the_answers_are_shown(room: DeskRoom) -> None:
    room.show(view("ask", 2))
    assert not room.has("spread:0:0") and room.text("answersIn").startswith("6 of 8 have answered.")
    room.show(view("ask_closed", 2))
    assert room.find("spread:0:1").property("modelData") == 4
    assert room.text("spread:1:few").startswith("2 answer(s). So few") and not room.has("spread:1:0")
    room.show(view("fist_closed"))
    assert room.text("spread:0:mean") == "Mean 3.1, from 1 to 5"


@pytest.mark.parametrize("name", ["vote_closed", "ask_closed", "rate_closed", "group", "lobby", "closed"])
def test_nothing_is_entered_where_nothing_is_open(room: DeskRoom, name: str) -> None:
    room.show(view(name))
    room.press(Key.Key_E, CTRL)
    room.settle()
    assert not room.has("byHand") and not room.has("sendByHand")


@pytest.mark.parametrize(("late", "words"), [(False, "Phones may still write."), (True, "Late cards wait.")])
def test_after_the_reveal_the_console_says_how_late_cards_come(
    room: DeskRoom, late: bool, words: str
) -> None:
    room.show(view("collect_revealed", late=late))
    assert room.text("writingState").startswith(words)
