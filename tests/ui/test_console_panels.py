"""Every panel of the console: a real click or key sends exactly the command it means."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retrokit.facilitation.commands import (
    AddMinutes,
    AskRoom,
    ClearTurns,
    CloseAsk,
    CloseEarly,
    ClosePlacing,
    CloseThumbs,
    Command,
    ConcludeExperiment,
    DrawTurns,
    EndTimer,
    ExtendTopic,
    GoBack,
    GoNext,
    GoToStage,
    NextTopic,
    NextTurn,
    OpenEarly,
    OpenTopic,
    Park,
    ParkTopic,
    PauseTimer,
    RemoveCard,
    ReopenAsk,
    ReopenPlacing,
    ReopenVote,
    ReopenWriting,
    RunOff,
    SetBudget,
    SetHeadcount,
    StartTimer,
    Unpark,
)
from retrokit.facilitation.errors import Refused, Trouble
from retrokit.facilitation.faces import DiscussBody, LookBackBody, NextStep, ThumbsView, TimerView
from retrokit.ui.console import JoinAddress
from tests.ui.console_views import experiment, learning, view
from tests.ui.desk_room import DeskRoom, Key


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    return DeskRoom(qtbot)


CLICKS: list[tuple[str, str, Command]] = [
    ("group", "startOrPause", PauseTimer()),
    ("group", "addOne", AddMinutes(1)),
    ("group", "addFive", AddMinutes(5)),
    ("group", "endTimer", EndTimer()),
    ("group", "back", GoBack()),
    ("group", "primary", GoNext()),
    ("group", "stage:6", GoToStage(6)),
    ("group", "unpark:0", Unpark(0)),
    ("lobby", "headcount:more", SetHeadcount(9)),
    ("lobby", "headcount:less", SetHeadcount(7)),
    ("lobby", "openEarly", OpenEarly()),
    ("early", "closeEarly", CloseEarly()),
    ("early", "primary", GoNext()),
    ("collect_revealed", "reopenWriting", ReopenWriting()),
    ("vote", "budget:more", SetBudget(4)),
    ("vote", "budget:less", SetBudget(2)),
    ("vote_closed", "reopenVote", ReopenVote()),
    ("vote_closed", "runOff", RunOff()),
    ("place", "primary", ClosePlacing()),
    ("place_closed", "reopenPlacing", ReopenPlacing()),
    ("ask", "primary", CloseAsk()),
    ("ask_closed", "reopenAsk", ReopenAsk()),
    ("discuss", "openTopic:t1", OpenTopic("t1")),
    ("discuss", "nextStage", GoNext()),
    ("asked", "primary", CloseThumbs()),
    ("asked", "extendTopic", ExtendTopic()),
    ("asked", "nextTopic", NextTopic()),
    ("wanted", "primary", ExtendTopic()),
    ("wanted", "nextTopic", NextTopic()),
    ("wanted", "askRoom", AskRoom()),
    ("wanted", "nextStage", GoNext()),
    ("stopped", "parkTopic", ParkTopic()),
    ("stopped", "primary", NextTopic()),
    ("stopped", "nextTurn", NextTurn()),
    ("stopped", "clearTurns", ClearTurns()),
]


@pytest.mark.parametrize(("name", "what", "sent"), CLICKS)
def test_a_click_sends_its_command(room: DeskRoom, name: str, what: str, sent: Command) -> None:
    room.show(view(name))
    room.click(what)
    assert room.sent == [sent]


def test_the_agenda_by_keyboard(room: DeskRoom) -> None:
    room.show(view("group"))
    room.find("agendaList").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(7):
        room.press(Key.Key_Down)
    room.press(Key.Key_Return)
    assert room.sent == [GoToStage(7)]


def test_thumbs_are_counts_only_and_few_are_not_shown(room: DeskRoom) -> None:
    room.show(view("asked", thumbs_in=4))
    assert "4 thumb(s) so far" in room.find("thumbsSaid").property("text")
    assert not room.has("askRoom")
    room.show(view("wanted"))
    assert "5 for more time, 2 for the next topic" in room.find("thumbsSaid").property("text")
    assert room.find("primary").property("text") == "3 more minutes"
    shown = view("wanted")
    body = shown.public.body
    assert isinstance(body, DiscussBody)
    few = replace(body, thumbs=ThumbsView("few", 1, answers=2))
    room.show(
        replace(shown, public=replace(shown.public, body=few), step=NextStep("next_topic", "Next topic"))
    )
    assert not re.search(r"\d", room.find("thumbsSaid").property("text"))
    room.show(view("stopped"))
    assert not room.has("extendTopic") and not room.has("askRoom")
    assert "No more time here" in room.find("thumbsSaid").property("text")


def test_a_turn_order_is_drawn_from_names_that_go_with_the_session(room: DeskRoom) -> None:
    room.show(view("discuss", time_for=3))
    assert room.find("timeFor").property("text") == "Time for about 3 of 27 topics"
    room.click("drawTurns")
    assert room.sent == [], "first the names"
    for key in "INES, TOM":
        room.press(Key(ord(key)))
    room.press(Key.Key_Return)
    assert room.sent == [DrawTurns(("ines", " tom"))]
    room.show(view("stopped"))
    assert room.find("turnNow").property("text") == "Tomas speaks now, then Jonas"
    assert not room.has("names")
    room.console.begin()
    room.show(view("discuss"))
    room.click("drawTurns")
    assert room.text("names") == ""


def test_parking(room: DeskRoom) -> None:
    room.show(view("group"))
    room.click("park")
    room.type("Holiday rota")
    room.press(Key.Key_Return)
    assert room.sent == [Park("Holiday rota")]
    assert room.text("park") == ""
    room.press(Key.Key_Return)
    assert room.sent == [Park("Holiday rota")]


def test_headcount_by_keys(room: DeskRoom) -> None:
    room.show(view("lobby"))
    room.click("headcount:field")
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type("12")
    room.press(Key.Key_Return)
    assert room.sent == [SetHeadcount(12)]


def test_another_address_is_chosen(room: DeskRoom) -> None:
    room.show(view("lobby"))
    both = (JoinAddress("a", "192.168.1.20"), JoinAddress("b", "10.0.0.7"))
    room.console.set_join(
        addresses=both, chosen="a", url="http://a/#1", short_url="192.168.1.20:8777", code="K7QM"
    )
    room.settle()
    assert room.text("joinText") == "or type 192.168.1.20:8777\nand K7QM"
    room.click("address:b")
    assert room.asked == [("address", "b")]


def test_no_network_is_a_state_with_advice(room: DeskRoom) -> None:
    room.show(view("lobby"))
    room.console.set_join(advice="Open a hotspot.")
    room.settle()
    assert room.has("noNetwork") and not room.has("joinCode")
    assert room.text("joinAdvice") == "Open a hotspot."


def test_looking_back(room: DeskRoom) -> None:
    room.show(view("look_back", 1))
    room.click("observed:e0")
    room.type("two waits")
    room.click("learned:e0")
    room.type("book early ")
    assert not room.find("conclude:e0").isEnabled()
    room.click("decision:e0:adapt")
    room.click("conclude:e0")
    assert room.sent == [
        ConcludeExperiment("e0", "two waits", "adapt", "book early", "Try it in another way")
    ]


def test_what_became_of_it_is_shown_and_written_anew_with_all_that_is_known(room: DeskRoom) -> None:
    """Also when another run of the app wrote it: everything comes from the view."""
    done = experiment("e0", state="concluded", observed="two waits", decision="keep")
    known = learning("l0", expected=done.expected, saw="two waits", learned="booking helps")
    plain = view("look_back", 1, learnings=(known,))
    seen = replace(plain, public=replace(plain.public, body=LookBackBody((done,))))
    room.show(seen)
    said = [str(item.property("text")) for item in room.items() if item.isVisible()]
    assert "kept" in said and "We learned: booking helps" in said
    room.click("reopen:e0")
    assert (room.text("observed:e0"), room.text("learned:e0")) == ("two waits", "booking helps")
    room.click("decision:e0:stop")
    room.click("conclude:e0")
    assert isinstance(room.sent[-1], ConcludeExperiment) and room.sent[-1].learned == "booking helps"
    room.console.hear(Refused("session_over", "This session is over."))
    room.settle()
    assert room.text("refused:e0") == "This session is over."
    room.click("conclude:e0")
    stopped = replace(done, decision="stop")
    room.show(replace(plain, public=replace(plain.public, body=LookBackBody((stopped,)))))
    assert not room.has("conclude:e0") and room.has("reopen:e0")


def test_a_view_does_not_take_what_is_being_written(room: DeskRoom) -> None:
    room.show(view("look_back", 1))
    room.click("observed:e0")
    room.type("two")
    room.show(view("look_back", 1, behind_min=4))
    room.type(" waits")
    assert room.text("observed:e0") == "two waits"
    assert room.focus() == "observed:e0"


def test_where_topics_were_put_is_listed_once_it_is_shown(room: DeskRoom) -> None:
    room.show(view("place", 9))
    assert room.text("placesIn").startswith("6 of 8 have placed topics.")
    assert room.find("placed:Waiting for test environments").property("said") == "1 card(s)"
    room.show(view("place_closed", 9))
    first = room.find("placed:Waiting for test environments")
    assert first.property("said") == "Effort 3 (2–4) · Impact 4.5 (4–5)"
    assert first.property("tag") == "Plan well" and first.property("number") == 1
    few = [item for item in room.items() if item.property("said") == "too few to show"]
    assert len(few) == 3 and all(item.property("number") == 0 for item in few)


def test_a_revealed_card_is_taken_off(room: DeskRoom) -> None:
    room.show(view("collect_revealed", 9))
    room.click("card:c0")
    room.click("remove:c0")
    assert room.sent == []
    room.click("remove:c0")
    assert room.sent == [RemoveCard("c0")]


def test_trouble_stays_until_it_is_put_away(room: DeskRoom) -> None:
    room.show(view("group"))
    room.console.hear(Trouble("disk_full", "The disk is full.", "Free 10 MB."))
    room.settle()
    room.show(view("vote"))
    assert (room.text("problemSentence"), room.text("problemRemedy")) == ("The disk is full.", "Free 10 MB.")
    room.click("dismissProblem")
    assert not room.has("problemSentence")


def test_after_sleep_the_timer_asks(room: DeskRoom) -> None:
    plain = view("group", asleep=True)
    room.show(replace(plain, public=replace(plain.public, timer=TimerView("asleep", 250_000, 360_000))))
    assert room.text("sleepQuestion") == "The laptop slept. 4:10 left: continue?"
    room.click("continueTimer")
    assert room.sent == [StartTimer()]


@pytest.mark.parametrize(("minutes", "words"), [(3, "%n min behind"), (0, "on time"), (-2, "%n min ahead")])
def test_the_pace(room: DeskRoom, minutes: int, words: str) -> None:
    room.show(view("group", behind_min=minutes))
    assert room.text("pace") == words.replace("%n", str(abs(minutes)))


@pytest.mark.parametrize(
    ("place", "what", "asked"),
    [
        ("hidden", "toggleBoard", ("board", True)),
        ("window", "toggleBoard", ("board", False)),
        ("second", "showCode", ("code", True)),
    ],
)
def test_the_board_is_asked_for(room: DeskRoom, place: str, what: str, asked: tuple[object, ...]) -> None:
    room.show(view("group"))
    room.console.set_board(place)  # type: ignore[arg-type]
    room.settle()
    room.click(what)
    assert room.asked == [asked]


@pytest.mark.parametrize(
    ("what", "asked"), [("primary", ("report",)), ("newSession", ("new_session",)), ("report", ("report",))]
)
def test_after_the_end(room: DeskRoom, what: str, asked: tuple[object, ...]) -> None:
    room.show(view("closed"))
    room.click(what)
    assert room.asked == [asked] and room.sent == []


def test_only_what_was_agreed_is_left_at_the_end(room: DeskRoom) -> None:
    room.show(view("closed"))
    texts = [
        str(item.property("text"))
        for item in room.items()
        if item.inherits("QQuickText") and item.isVisible()
    ]
    assert sum("booking staging" in text for text in texts) == 1


def test_counts_never_names(room: DeskRoom) -> None:
    """Until the reveal there is nothing on the console but steps of counts."""
    room.show(view("collect"))
    shown = [
        str(item.property("text"))
        for item in room.items()
        if item.inherits("QQuickText") and item.isVisible()
    ]
    assert "about 9 card(s), hidden" in shown
    assert not any(item.objectName().startswith("card:") for item in room.items())
