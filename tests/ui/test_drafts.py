"""Text while it is typed: it goes out after a breath, at once when the editor is left, and is never overwritten."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retrokit.facilitation.commands import (
    Command,
    EditExperiment,
    EditLearning,
    GoToStage,
    NextTopic,
    NoteTopic,
    WriteNotes,
)
from retrokit.facilitation.faces import DiscussBody
from retrokit.ui.console.drafts import Drafts, command_for
from tests.ui.console_views import view
from tests.ui.desk_room import DeskRoom, Key


@pytest.mark.parametrize(
    ("key", "command"),
    [
        ("notes", WriteNotes("x")),
        ("topic/t1", NoteTopic("t1", "x")),
        ("experiment/e1/owner", EditExperiment("e1", "owner", "x")),
        ("learning/l1/will_do", EditLearning("l1", "will_do", "x")),
    ],
)
def test_what_a_text_means(key: str, command: Command) -> None:
    assert command_for(key, "x") == command


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    room = DeskRoom(qtbot)
    room.show(view("discuss"))
    return room


def test_one_command_a_breath_after_the_last_key(room: DeskRoom, qtbot: QtBot) -> None:
    room.click("notes")
    room.type("ask")
    assert room.sent == []
    qtbot.waitUntil(lambda: bool(room.sent))
    assert room.sent == [WriteNotes("ask")]


def test_at_once_when_the_editor_is_left(room: DeskRoom) -> None:
    room.click("notes")
    room.type("ask")
    room.press(Key.Key_Tab)
    assert room.sent == [WriteNotes("ask")]


def test_before_any_other_command(room: DeskRoom) -> None:
    room.click("topicNotes")
    room.press(Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    room.type("!")
    room.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert room.sent == [NoteTopic("t0", "Slots on a calendar?!"), NextTopic()]


def test_before_the_stage_is_left(room: DeskRoom) -> None:
    room.click("notes")
    room.type("ask")
    room.click("stage:6")
    assert room.sent == [WriteNotes("ask"), GoToStage(6)]


def test_a_view_never_overwrites_what_is_typed(room: DeskRoom, qtbot: QtBot) -> None:
    room.click("notes")
    room.type("ask ")
    qtbot.waitUntil(lambda: bool(room.sent))
    room.show(view("discuss", notes="ask"))
    room.type("Ines")
    room.show(view("discuss", notes="ask"))
    assert room.find("notes").property("text") == "ask Ines"


def test_news_is_shown_where_nobody_types(room: DeskRoom) -> None:
    room.show(view("discuss", notes="from elsewhere"))
    assert room.find("notes").property("text") == "from elsewhere"


def test_each_topic_has_its_own_notes(room: DeskRoom) -> None:
    room.click("topicNotes")
    room.type("x")
    plain = view("discuss")
    assert isinstance(plain.public.body, DiscussBody)
    body = replace(plain.public.body, current="t1")
    room.show(replace(plain, public=replace(plain.public, body=body)))
    assert room.find("topicNotes").property("text") == ""
    assert all(isinstance(command, NoteTopic) and command.topic == "t0" for command in room.sent)


def test_an_editor_made_anew_shows_what_was_typed(qtbot: QtBot) -> None:
    sent: list[Command] = []
    drafts = Drafts(sent.append)
    drafts.typed("notes", "half a tho")
    assert drafts.text("notes", "old") == "half a tho"
    drafts.forget()
    assert drafts.text("notes", "old") == "old"
    assert sent == [WriteNotes("half a tho")]


def test_two_editors_send_in_the_order_of_typing(qtbot: QtBot) -> None:
    sent: list[Command] = []
    drafts = Drafts(sent.append)
    drafts.typed("topic/t1", "a")
    drafts.typed("notes", "b")
    drafts.flush()
    assert sent == [NoteTopic("t1", "a"), WriteNotes("b")]
