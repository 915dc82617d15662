"""The board shows every kind of stage, small and crowded, in both themes, without a single warning from QML."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from retrokit.facilitation.faces import (
    CardView,
    CollectBody,
    ColumnName,
    ColumnView,
    DiscussBody,
    GroupBody,
    GroupView,
    PublicView,
    TimerView,
    TopicView,
    VoteBody,
)
from retrokit.gallery import load
from retrokit.paths import assets
from retrokit.ui.drawing import REVEAL_WITHIN_MS, TURN_MS
from tests.ui.board_room import BoardRoom
from tests.ui.board_views import HARD, TEXTS, bodies, cards, column_views, group_body, topics, view

QML = Path(__file__).parents[2] / "retrokit" / "ui" / "qml" / "board"


@pytest.fixture
def room(qtbot: QtBot) -> BoardRoom:
    return BoardRoom(qtbot)


@pytest.mark.parametrize("count", [0, 3, 150])
@pytest.mark.parametrize("texts", [TEXTS, HARD], ids=["plain", "hard"])
def test_every_stage_renders(room: BoardRoom, count: int, texts: tuple[str, ...]) -> None:
    for name, body in bodies(count, texts).items():
        room.show(name, body)
        stage = room.find("stage")
        assert stage.property("item") is not None, name
        assert not room.window.grabWindow().isNull()
        for item in room.items(stage):
            if item.isVisible() and item.objectName().startswith("card:"):
                box = item.mapRectToScene(item.boundingRect())
                assert 0 <= box.left() <= box.right() <= 1281, (name, item.objectName())
                assert box.bottom() <= 720, (name, item.objectName())


def test_no_words_hang_out_of_a_card(room: BoardRoom) -> None:
    """The arrangement measures texts itself; what it reserves must be what QML needs."""
    for name in ("revealed", "group", "voted"):
        room.show(name, bodies(30, HARD)[name])
        words = [item for item in room.items() if item.objectName() == "words" and item.isVisible()]
        assert len(words) > 10
        for text in words:
            tile = text.parentItem()
            assert float(text.property("paintedHeight")) <= tile.height(), text.property("text")
            assert float(text.property("paintedWidth")) <= tile.width() + 1, text.property("text")


def test_dark_is_dark_and_light_is_light(qtbot: QtBot) -> None:
    for dark in (False, True):
        room = BoardRoom(qtbot, dark)
        room.show("group", bodies(9)["group"])
        assert (room.window.grabWindow().pixelColor(4, 4).lightness() < 60) is dark


def test_the_code_is_full_in_the_lobby_and_small_while_people_may_come(room: BoardRoom) -> None:
    everything = bodies(9)
    room.show("lobby", everything["lobby"])
    assert room.has("joinPanel")
    assert not room.has("joinCorner")
    assert "or type 192.168.1.20:8777" in room.texts()
    assert "and the code K7QM 2XHD" in room.texts()
    for name, there in (("collect", True), ("revealed", False), ("vote", False), ("closed", False)):
        room.show(name, everything[name])
        assert room.has("joinCorner") is there, name
    room.show("vote", everything["vote"])
    room.board.show_code(True)
    assert room.has("joinCorner")
    room.show("decide", everything["decide"])
    assert not room.has("joinCorner")


def test_before_the_session_the_board_asks_for_cards_and_counts_little(room: BoardRoom) -> None:
    body = bodies(0)["collect"]
    assert isinstance(body, CollectBody)
    for about, said in (
        (0, "hidden until the session"),
        (10, "about 10 card(s)   ·   hidden until the session"),
    ):
        asked = view("collect", replace(body, about=about))
        clock = TimerView("idle", 0, 0)
        room.board.update(replace(asked, state="early", index=0, timer=clock))
        room.settle()
        assert {"Sprint 31 · before the session", said} <= set(room.texts())
        assert room.has("joinCorner") and not room.has("timerRing")


def test_without_a_network_the_lobby_says_so(room: BoardRoom) -> None:
    room.board.set_join("")
    room.show("lobby", bodies(0)["lobby"])
    assert any("No network yet" in text for text in room.texts())


def test_hidden_cards_are_only_counted(room: BoardRoom) -> None:
    room.show("collect", CollectBody(True, False, 10, 4, 2, column_views(0, 3)))
    tiles = [item for item in room.items() if item.objectName().startswith("card:")]
    assert len(tiles) == 9
    assert any("2 of 8 say they are done" in text for text in room.texts())
    room.show("revealed", CollectBody(False, True, 10, 4, 2, column_views(9)))
    assert {card.text for card in cards(9)} <= set(room.texts())


def test_thumbs_stay_secret_until_they_are_shown_and_the_order_of_speaking_is_large(room: BoardRoom) -> None:
    everything = bodies(20)
    room.show("thumbs_open", everything["thumbs_open"])
    assert {"More time, or the next topic?", "+3"} <= set(room.texts())
    assert room.find("thumbsRing").isVisible()
    room.show("thumbed", everything["thumbed"])
    assert "The room wants more time" in room.texts()
    assert {"5", "2"} <= set(room.texts())
    room.show("few", everything["few"])
    assert room.find("thumbsHeadline").property("text") == "Too few thumbs to show"
    assert not [item for item in room.items() if item.objectName().startswith("thumb:") and item.isVisible()]
    room.show("stopped", everything["stopped"])
    assert room.find("thumbsHeadline").property("text") == "No more time here"
    assert not room.has("turns")
    stopped = everything["stopped"]
    assert isinstance(stopped, DiscussBody)
    room.show("discuss", replace(stopped, stopped=False))
    assert not room.has("thumbs")
    turn = room.find("turn:2")
    box = turn.mapRectToScene(turn.boundingRect())
    assert box.left() >= 0 and box.right() <= 1280 and box.bottom() <= 720
    room.show("discuss", everything["discuss"])
    assert not room.has("thumbs") and not room.has("turns")


def test_open_votes_stay_secret_and_closed_ones_are_counted(room: BoardRoom) -> None:
    everything = bodies(20)
    room.show("vote", everything["vote"])
    said = " ".join(room.texts())
    assert "vote(s) each" in said
    assert "tied" not in said
    room.show("voted", everything["voted"])
    assert "7" in room.texts()
    assert any(text.startswith("tied with “") for text in room.texts())


def test_a_run_off_says_what_it_is_and_what_was_before(room: BoardRoom) -> None:
    one, many, last = cards(1), cards(4)[1:], cards(9)[8:]
    rows = (
        TopicView("c0", one[0].text, one, 4, before=6),
        TopicView("g1", "Deployments", many, 1, before=7),
        TopicView("c8", last[0].text, last, 0, before=2),
    )
    room.show("voted", VoteBody(False, 1, 1, 5, rows, run_off=True))
    said = room.texts()
    assert "4, before: 6" in said and "0, before: 2" in said and "before: 7  ·  3 card(s)" in said
    for item in room.items():
        if item.isVisible() and str(item.property("text")).startswith(
            ("4, before", "0, before", "before: 7")
        ):
            box = item.mapRectToScene(item.boundingRect())
            assert box.left() >= 0 and box.right() <= 1280
            over = [tile for tile in room.items() if tile.objectName().startswith("card:")]
            assert not [t for t in over if t.mapRectToScene(t.boundingRect()).intersects(box)]
    still = tuple(replace(row, votes=-1) for row in rows)
    room.show("vote", VoteBody(True, 1, 1, 0, still, run_off=True))
    assert any("among the strongest topics" in text for text in room.texts())
    assert not any("before" in text for text in room.texts())


def test_a_lone_card_is_shown_once_with_its_votes(room: BoardRoom) -> None:
    """The rules name a lone topic by its card's words; the board shows them on the card only."""
    one = cards(1)
    for votes, shown in ((-1, False), (0, True), (4, True)):
        body = VoteBody(votes < 0, 3, 3, 5, (TopicView("c0", one[0].text, one, votes),))
        room.show("vote", body)
        assert room.texts().count(one[0].text) == 1
        assert (str(votes) in room.texts()) == shown
    room.show("discuss", DiscussBody("c0", TimerView("idle", 0, 0), (TopicView("c0", one[0].text, one, 4),)))
    in_main = [text for text in room.texts() if text == one[0].text]
    assert len(in_main) == 2, "on the card, and in the list of topics"


def test_the_footer_says_only_what_tells_something(room: BoardRoom) -> None:
    topics_now = topics(6, True)
    for body, said in (
        (VoteBody(True, 4, 4, 0, topics_now), "%n vote(s) each"),
        (
            VoteBody(True, 4, 2, 3, topics_now),
            "%n vote(s) each, at most %n on one topic",
        ),
        (CollectBody(True, False, 0, 0, 0, column_views(0, 0)), "no cards yet"),
    ):
        room.show(body.kind, body)
        facts = str(room.find("facts").property("text"))
        assert re.sub(r"\d+", "%n", facts) == said


def test_a_topic_under_discussion_is_never_cut(room: BoardRoom) -> None:
    long = "Nobody can see who is using staging, so we ask around and wait, and then start anyway. " * 3
    held = cards(2, (long, "short"))
    room.show("discuss", DiscussBody("g", TimerView("idle", 0, 0), (TopicView("g", "Staging", held, 2),)))
    words = [item for item in room.items(room.find("card:c0")) if item.objectName() == "words"]
    assert words and not words[0].property("truncated")


def test_escape_leaves_the_full_screen(room: BoardRoom) -> None:
    room.show("decide", bodies(3)["decide"])
    room.keys(Qt.Key.Key_F11)
    assert room.window.visibility() == room.window.Visibility.FullScreen
    room.keys(Qt.Key.Key_Escape)
    assert room.window.visibility() == room.window.Visibility.Windowed


def test_colours_have_their_columns_names_beside_them(room: BoardRoom) -> None:
    shown = replace(view("group", bodies(6)["group"]), legend=(ColumnName("Wind", 1), ColumnName("Rocks", 3)))
    room.board.update(shown)
    room.settle()
    assert {"Wind", "Rocks"} <= set(room.texts())


def test_pages_turn_by_key(room: BoardRoom) -> None:
    room.show("revealed", bodies(150)["revealed"])
    face = room.board.face
    assert face.property("pages") > 1
    first = {item.objectName() for item in room.items() if item.objectName().startswith("card:")}
    room.keys(Qt.Key.Key_PageDown)
    second = {item.objectName() for item in room.items() if item.objectName().startswith("card:")}
    assert first
    assert second
    assert not first & second
    assert face.property("page") == 1
    room.keys(Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert face.property("page") == face.property("pages") - 1


def test_a_cut_card_opens_on_click(room: BoardRoom, qtbot: QtBot) -> None:
    long = "Beginning " + "and on it goes " * 40 + "the end"
    body = CollectBody(False, True, 3, 3, 3, column_views(3, 0, (long, "b", "c")))
    room.show("revealed", body)
    room.click("card:c0")
    qtbot.waitUntil(lambda: room.has("overlay"))
    room.keys(Qt.Key.Key_Escape)
    assert not room.has("overlay")
    room.click("card:c1")
    assert not room.has("overlay")


def test_the_ring_runs_by_itself_and_stops_when_paused(room: BoardRoom, qtbot: QtBot) -> None:
    shown: PublicView = view("group", bodies(3)["group"])
    room.board.update(replace(shown, timer=TimerView("running", 61_000, 600_000)))
    ring = room.find("timerRing")
    qtbot.waitUntil(lambda: ring.property("shownMs") < 60_700)
    assert ring.property("digits") == "1:01"
    room.board.update(replace(shown, timer=TimerView("running", 61_000, 600_000)))
    assert ring.property("shownMs") > 60_800, "an equal figure in a new view counts from now"
    room.board.update(replace(shown, timer=TimerView("paused", 3_000, 600_000)))
    assert ring.property("digits") == "0:03"
    assert "paused" in room.texts()


def test_a_draft_grows_while_it_is_written(room: BoardRoom) -> None:
    body = bodies(3)["decide"]
    room.show("decide", body)
    said = room.texts()
    assert "booking staging in half-day slots on a shared calendar" in said
    assert "looked at on 8 December" in said
    assert "Who owns the shared dashboard?" in said


def test_every_kind_has_its_file() -> None:
    kinds = {body.kind for body in bodies(3).values()}
    names = {"".join(part.capitalize() for part in kind.split("_")) + "Stage.qml" for kind in kinds}
    assert names == {file.name for file in QML.glob("*Stage.qml")}


def test_with_one_screen_the_board_is_a_window_and_f11_fills_the_screen(room: BoardRoom) -> None:
    room.window.hide()
    room.board.place()
    assert room.window.isVisible()
    assert room.window.visibility() == room.window.Visibility.Windowed
    room.keys(Qt.Key.Key_F11)
    assert room.window.visibility() == room.window.Visibility.FullScreen
    room.keys(Qt.Key.Key_F11)
    assert room.window.visibility() == room.window.Visibility.Windowed


TWO_SCREENS = """
import sys
from PySide6.QtGui import QGuiApplication
from retrokit.facilitation.language import Language
from retrokit.ui.board import Board
from retrokit.ui.engine import make_engine

app = QGuiApplication([])
engine = make_engine(Language())
board = Board(engine, print)
board.place()
window, primary = board.window, app.primaryScreen()
print(len(app.screens()), window.screen().name() != primary.name(), window.visibility().name)
"""


def test_with_two_screens_the_board_fills_the_second(tmp_path: Path) -> None:
    screen = {"width": 1920, "height": 1080, "y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [screen | {"name": "beamer", "x": 1920}, screen | {"name": "laptop", "x": 0}]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == ("2 True FullScreen", 0), done.stderr


def test_cards_turn_over_one_after_the_other_and_all_in_time(qtbot: QtBot) -> None:
    room = BoardRoom(qtbot, still=False)
    everything = bodies(27)
    room.show("collect", everything["collect"])
    room.board.update(view("revealed", everything["revealed"]))
    tiles = [item for item in room.items() if item.objectName().startswith("card:")]
    delays = [row.delay for row in room.board.face.property("cards").rows]
    assert len(tiles) == len(delays) == 27, "all of them have room beside the code"
    assert sorted(delays)[0] == 0
    assert max(delays) + TURN_MS <= REVEAL_WITHIN_MS
    assert any(tile.childItems()[0].opacity() < 1 for tile in tiles)
    qtbot.waitUntil(room.quiet)


def test_groups_glide_to_where_they_belong(qtbot: QtBot) -> None:
    room = BoardRoom(qtbot, still=False)
    room.show("group", group_body(3))
    pool = cards(3)
    room.board.update(view("group", GroupBody((GroupView("g", "Both", pool[1:]),), pool[:1])))
    places = {row.id: (row.x, row.y) for row in room.board.face.property("cards").rows}
    qtbot.waitUntil(
        lambda: all(
            (t.x(), t.y()) == pytest.approx(places[k]) for k in places for t in [room.find(f"card:{k}")]
        )
    )


@pytest.mark.parametrize("id", ["six-hats", "starfish", "scrum-values", "four-ls", "sailboat"])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_the_prompts_of_many_columns_can_be_read(qtbot: QtBot, id: str, size: tuple[int, int]) -> None:
    """Six columns are narrow: their prompts take a second line, and the cards begin below it."""
    room = BoardRoom(qtbot)
    room.window.resize(*size)
    format = next(each for each in load((assets() / "formats",))[0] if each.id == id)
    texts = ["Three days of waiting", "A calendar for staging"]
    columns = tuple(
        ColumnView(
            column.id, column.name, column.prompt, column.color, 0,
            tuple(CardView(f"{column.id}{n}", column.id, column.color, text) for n, text in enumerate(texts)),
        )
        for column in format.columns
    )  # fmt: skip
    room.show("collect", CollectBody(False, True, 0, 4, 2, columns))
    for column in format.columns:
        prompt = next(
            i for i in room.items() if i.inherits("QQuickText") and i.property("text") == column.prompt
        )
        assert not prompt.property("truncated"), column.prompt
        below = prompt.mapToScene(QPointF(0, prompt.height())).y()
        assert room.find(f"card:{column.id}0").mapToScene(QPointF(0, 0)).y() >= below
