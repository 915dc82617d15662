"""The editor of own formats, by real clicks and keys: what one types, what the picture shows, and what is saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retrokit.facilitation.format_shape import Ask, shape
from retrokit.facilitation.formats import Format
from retrokit.ui.home import FormatFiles
from retrokit.ui.home.editor import FormatEditor
from tests.facilitation.format_tables import SHIPPED
from tests.ui.desk_room import DeskRoom, Key
from tests.ui.home_states import home_state

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SAILBOAT = next(each for each in SHIPPED if each.id == "sailboat")
PLAIN = next(each for each in SHIPPED if each.id == "start-stop-continue")
OURS = replace(SAILBOAT, id="our-boat", name="Our boat")


class Disk:
    """What was asked of it. ``good`` is what it answers; ``brought`` is what somebody's file holds."""

    def __init__(self) -> None:
        self.saved: list[tuple[Format, bool]] = []
        self.removed: list[str] = []
        self.exported: list[tuple[Format, str]] = []
        self.good = True
        self.brought: Format | None = None

    def files(self) -> FormatFiles:
        return FormatFiles(self._save, self._remove, self._export, lambda path: self.brought, lambda id: True)

    def _save(self, format: Format, fresh: bool) -> bool:
        self.saved.append((format, fresh))
        return self.good

    def _remove(self, id: str) -> bool:
        self.removed.append(id)
        return self.good

    def _export(self, format: Format, path: str) -> bool:
        self.exported.append((format, path))
        return self.good


class EditorRoom(DeskRoom):
    def __init__(self, qtbot: QtBot, width: int = 1280, height: int = 720, dark: bool = False) -> None:
        self.disk = Disk()
        super().__init__(qtbot, width, height, dark, self.disk.files())
        self.home.update(home_state(formats=(PLAIN, SAILBOAT, OURS), own=frozenset({"our-boat"})))
        self.settle()

    @property
    def editor(self) -> FormatEditor:
        editor = self.home.property("editor")
        assert isinstance(editor, FormatEditor)
        return editor

    def begin(self, format_id: str = "sailboat") -> None:
        """A copy of that format, or a format of one's own itself, with the keyboard in its name."""
        self.click("nav:formats")
        self.go(f"change:{format_id}" if format_id == "our-boat" else f"copy:{format_id}")
        self.click(f"change:{format_id}" if format_id == "our-boat" else f"copy:{format_id}")
        self.qtbot.waitUntil(lambda: self.focus() == "field:name")

    def go(self, name: str) -> None:
        """Scroll there as the keyboard does."""
        self.find(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self.settle()

    def rewrite(self, name: str, text: str) -> None:
        self.click(name)
        self.press(Key.Key_A, CTRL)
        self.type(text)
        self.settle()

    def pictured(self) -> list[str]:
        """What can be read in the picture of the board."""
        items = self.items(self.find("editorPicture"))
        return [
            str(item.property("text")) for item in items if item.inherits("QQuickText") and item.isVisible()
        ]

    def order(self, section: str) -> list[str]:
        return [row.id for row in self.editor.property(section).rows]


@pytest.fixture
def room(qtbot: QtBot) -> EditorRoom:
    return EditorRoom(qtbot)


def test_a_copy_is_changed_and_saved_while_the_picture_follows(room: EditorRoom) -> None:
    room.begin()
    assert room.text("editorTitle") == "Our Sailboat"
    assert {"Wind", "What carried us?", "Anchors", "Rocks"} <= set(room.pictured())
    room.rewrite("field:name", "Boat of Harbour")
    room.click("part:wind")
    room.rewrite("field:name", "Tailwind")
    assert "Tailwind" in room.pictured() and "Wind" not in room.pictured()
    room.click("field:color:5")
    room.click("part:gather")
    room.rewrite("field:heading", "Write, and nobody looks.")
    assert "Write, and nobody looks." in room.pictured()
    assert room.text("editorState") == "Not saved yet" and room.disk.saved == []
    room.click("editorSave")
    [(saved, fresh)] = room.disk.saved
    assert fresh and (saved.id, saved.name) == ("boat-of-harbour", "Boat of Harbour")
    assert (saved.columns[0].name, saved.columns[0].color) == ("Tailwind", 5)
    assert saved.stages[2].heading == "Write, and nobody looks."
    assert replace(saved.stages[2], heading=SAILBOAT.stages[2].heading) == SAILBOAT.stages[2]
    assert saved.columns[1:] == SAILBOAT.columns[1:] and saved.stages[3:] == SAILBOAT.stages[3:]
    assert room.text("editorState") == "Saved as boat-of-harbour.toml"
    room.click("editorBack")
    room.qtbot.waitUntil(lambda: room.has("importFormatFile"))


def test_everything_goes_by_the_keyboard_alone(room: EditorRoom) -> None:
    def tab_to(name: str) -> None:
        for _ in range(120):
            if room.focus() == name:
                return
            room.press(Key.Key_Tab)
        raise AssertionError(f"{name} is not reached")

    room.press(Key.Key_Tab)
    tab_to("nav:formats")
    room.press(Key.Key_Return)
    room.settle()
    room.press(Key.Key_Tab)
    tab_to("copy:start-stop-continue")
    room.press(Key.Key_Return)
    room.qtbot.waitUntil(lambda: room.focus() == "field:name")
    room.press(Key.Key_A, CTRL)
    room.type("Ours")
    for _ in range(40):
        if room.focus() == "part:start":
            break
        room.press(Key.Key_Backtab, SHIFT)
    room.press(Key.Key_Down)
    assert room.focus() == "part:stop" and room.editor.property("part") == "stop"
    room.press(Key.Key_Down, ALT)
    assert room.order("columns") == ["start", "continue", "stop"]
    room.press(Key.Key_Delete)
    assert room.order("columns") == ["start", "continue"] and room.focus() == "part:continue"
    room.press(Key.Key_Z, CTRL)
    assert room.order("columns") == ["start", "continue", "stop"]
    room.press(Key.Key_Z, CTRL)
    assert room.order("columns") == ["start", "stop", "continue"]
    room.press(Key.Key_Z, CTRL | SHIFT)
    assert room.order("columns") == ["start", "continue", "stop"]
    tab_to("addColumn")
    room.press(Key.Key_Return)
    room.qtbot.waitUntil(lambda: room.focus() == "field:name")
    room.press(Key.Key_A, CTRL)
    room.type("Begin")
    assert "Begin" in room.pictured()
    room.press(Key.Key_S, CTRL)
    [(saved, _)] = room.disk.saved
    assert saved.name == "Ours" and "Begin" in [column.name for column in saved.columns]


def test_what_is_wrong_stands_beside_the_field_as_one_types(room: EditorRoom) -> None:
    room.begin()
    room.click("part:wind")
    assert room.text("left:name") == "36 left" and not room.has("fault:name")
    room.rewrite("field:name", "W" * 42)
    assert room.text("left:name") == "2 too many"
    assert room.text("fault:name") == "“Name” is 42 characters long, and 40 is the most. Shorten it."
    assert not room.find("editorSave").isEnabled() and not room.has("editorGoThere")
    room.press(Key.Key_S, CTRL)
    assert room.disk.saved == []
    room.click("part:anchors")
    assert not room.has("fault:name") and room.text("editorFault").startswith("“Name” is 42")
    room.click("editorGoThere")
    room.qtbot.waitUntil(lambda: room.focus() == "field:name")
    assert room.editor.property("part") == "wind"
    room.press(Key.Key_Backspace)
    room.press(Key.Key_Backspace)
    room.settle()
    assert room.text("left:name") == "0 left" and not room.has("fault:name")
    assert room.find("editorSave").isEnabled()


def test_letters_are_taken_back_in_a_field_as_everywhere(room: EditorRoom) -> None:
    room.begin()
    room.click("part:wind")
    room.rewrite("field:name", "Sun")
    room.rewrite("field:prompt", "What shone?")
    room.press(Key.Key_Z, CTRL)
    assert (room.text("field:name"), room.text("field:prompt")) == ("Sun", "What carried us?")
    room.press(Key.Key_Z, CTRL)
    assert room.text("field:name") == "Wind" and "Wind" in room.pictured()
    room.click("editorRedo")
    assert room.text("field:name") == "Sun"


def test_lines_keep_what_is_being_typed(room: EditorRoom) -> None:
    room.begin()
    room.click("part:wind")
    room.rewrite("field:examples", "One")
    room.press(Key.Key_Return)
    room.press(Key.Key_Return)
    room.type("Two")
    assert room.text("field:examples") == "One\n\nTwo"
    room.press(Key.Key_S, CTRL)
    assert room.disk.saved[0][0].columns[0].examples == ("One", "Two")


def test_parts_are_dragged(room: EditorRoom) -> None:
    room.begin()
    start = room.middle("part:look-back")
    step = room.middle("part:set-the-stage").y() - start.y()
    room.drag(start, start + QPoint(0, 2 * step), steps=12)
    before = [stage.id for stage in SAILBOAT.stages]
    assert room.order("stages") == [before[1], before[2], before[0], *before[3:]]
    room.press(Key.Key_Z, CTRL)
    assert room.order("stages") == before, "a drag is one step"


def test_stages_are_added_doubled_and_taken_out(room: EditorRoom) -> None:
    room.begin()
    room.click("part:vote")
    room.go("addStage")
    room.click("addStage")
    room.qtbot.waitUntil(lambda: room.middle("addStage:discuss").y() < 640)
    room.click("addStage:discuss")
    before = [stage.id for stage in SAILBOAT.stages]
    assert room.order("stages") == [*before[:5], "discuss-2", *before[5:]]
    minutes = SAILBOAT.minutes + next(stage.minutes for stage in PLAIN.stages if stage.kind == "discuss")
    assert room.text("editorMinutes") == f"{minutes} minute(s) in all"
    room.click("partDouble")
    assert room.order("stages")[5:7] == ["discuss-2", "discuss-3"]
    room.click("partRemove")
    room.click("partUp")
    assert room.order("stages")[5:7] == ["discuss", "discuss-2"]
    assert room.find("editorSave").isEnabled()


def test_a_stage_that_needs_cards_cannot_come_too_early(room: EditorRoom) -> None:
    room.begin()
    room.click("part:look-back")
    room.click("field:kind:vote")
    assert "needs cards, and none are written before it." in room.text("fault:kind")
    room.click("field:kind:rate")
    assert not room.has("fault:kind")


def test_settings_of_kinds_to_come_have_a_control(room: EditorRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists of numbers, switches and tables in a stage, also in a kind that has none of them today."""
    known = shape()
    more = {
        "boxes": Ask("numbers", most=5, length=5),
        "aside": Ask("flag"),
        "axes": Ask("parts", most=2, parts={"low": Ask("text", needed=True, most=24)}),
    }
    wider = replace(known, stages={kind: {**asks, **more} for kind, asks in known.stages.items()})
    for module in ("retrokit.ui.home.drafting", "retrokit.facilitation.format_draft"):
        monkeypatch.setattr(f"{module}.shape", lambda: wider)
    room.begin()
    room.editor.select("stages", "vote")
    room.editor._set("axes", [{"low": "small"}, {"low": "few"}])
    room.settle()
    room.go("field:boxes")
    room.type("5, 3,")
    assert room.text("field:boxes") == "5, 3,"
    room.go("field:axes.1.low")
    room.type("!")
    room.go("field:aside")
    room.press(Key.Key_Space)
    stage = room.editor._part()
    assert (stage["boxes"], stage["axes"], stage["aside"]) == (
        [5, 3],
        [{"low": "small"}, {"low": "few!"}],
        True,
    )
    room.settle()
    assert 'kind "place"' in room.text("editorFault")


def test_leaving_asks_only_when_something_is_lost(room: EditorRoom) -> None:
    room.begin("our-boat")
    assert room.text("editorFault").startswith("The file has comments")
    room.click("editorBack")
    assert room.has("importFormatFile")
    room.begin("our-boat")
    room.type("!")
    room.click("editorBack")
    room.qtbot.waitUntil(lambda: room.focus() == "discardNo")
    room.press(Key.Key_Return)
    room.qtbot.waitUntil(lambda: not room.has("discardNo"))
    assert room.has("editorPage") and room.editor.property("dirty")
    QApplication.sendEvent(room.window, QCloseEvent())
    room.qtbot.waitUntil(lambda: room.focus() == "discardNo")
    assert room.window.isVisible() and room.asked == []
    room.click("discardYes")
    assert room.asked == [("quit",)] and room.disk.saved == []


def test_a_disk_that_says_no_leaves_the_draft_as_it_is(room: EditorRoom) -> None:
    room.begin("our-boat")
    room.rewrite("field:name", "Our ship")
    room.disk.good = False
    room.click("editorSave")
    assert room.text("editorState") == "Changed since it was saved" and room.text("field:name") == "Our ship"
    room.disk.good = True
    room.click("editorSave")
    assert [(each.id, each.name, fresh) for each, fresh in room.disk.saved] == [
        ("our-boat", "Our ship", False)
    ] * 2
    assert room.text("editorState") == "Saved as our-boat.toml"


def test_it_is_saved_as_another_one(room: EditorRoom, tmp_path: Path) -> None:
    room.begin("our-boat")
    room.click("editorSaveAs")
    room.qtbot.waitUntil(lambda: room.focus() == "saveAsName")
    assert room.text("saveAsName") == "Our boat 2" and "our-boat-2.toml" in room.text("saveAsFile")
    room.type("Harbour crew")
    assert "harbour-crew.toml" in room.text("saveAsFile")
    room.press(Key.Key_Return)
    [(saved, fresh)] = room.disk.saved
    assert fresh and (saved.id, saved.name) == ("harbour-crew", "Harbour crew")
    assert replace(saved, id=OURS.id, name=OURS.name) == OURS
    room.qtbot.waitUntil(lambda: room.text("editorState") == "Saved as harbour-crew.toml")
    room.editor.export(QUrl.fromLocalFile(str(tmp_path / "for you.toml")))
    assert room.disk.exported == [(saved, str(tmp_path / "for you.toml"))]


def test_a_format_is_removed_after_a_question(room: EditorRoom) -> None:
    room.begin("our-boat")
    room.click("editorRemove")
    room.qtbot.waitUntil(lambda: room.focus() == "removeFormatNo")
    room.press(Key.Key_Escape)
    room.qtbot.waitUntil(lambda: not room.has("removeFormatNo"))
    assert room.disk.removed == [] and room.has("editorPage")
    room.click("editorRemove")
    room.qtbot.waitUntil(lambda: room.has("removeFormatYes"))
    room.click("removeFormatYes")
    assert room.disk.removed == ["our-boat"]
    room.qtbot.waitUntil(lambda: room.has("importFormatFile"))


def test_a_file_comes_in_under_an_id_that_is_free(room: EditorRoom) -> None:
    room.click("nav:formats")
    shelf = room.home.property("shelf")
    room.disk.brought = replace(OURS, id="from-afar", name="From afar")
    shelf.bring(QUrl.fromLocalFile("/somewhere/x.toml"))
    assert room.disk.saved == [(room.disk.brought, True)]
    room.disk.brought = SAILBOAT
    for answer in ("importFormatNo", "importFormatYes"):
        shelf.bring(QUrl.fromLocalFile("/somewhere/x.toml"))
        room.qtbot.waitUntil(lambda: room.focus() == "importFormatNo")
        assert "sailboat-2" in room.text("importFormatWords")
        room.click(answer)
        room.qtbot.waitUntil(lambda: not room.has("importFormatNo"))
    assert [(each.id, each.name) for each, _ in room.disk.saved[1:]] == [("sailboat-2", "Sailboat 2")]
    room.disk.brought = None
    shelf.bring(QUrl.fromLocalFile("/somewhere/x.toml"))
    assert len(room.disk.saved) == 2


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080)], ids=lambda size: f"{size[0]}")
def test_it_fits_whatever_is_in_it(qtbot: QtBot, size: tuple[int, int]) -> None:
    room = EditorRoom(qtbot, *size, dark=True)
    long = replace(
        OURS, name="W" * 40, columns=tuple(replace(c, name="M" * 40, prompt="m " * 99) for c in OURS.columns)
    )
    room.home.update(home_state(formats=(long,), own=frozenset({"our-boat"})))
    room.home.change("our-boat")
    room.qtbot.waitUntil(lambda: room.focus() == "field:name")
    for part in ("about", "wind", "look-back"):
        room.click(f"part:{part}")
        window = QRectF(0, 0, room.window.width(), room.window.height())
        for name in ("editorBack", "editorSave", "editorPicture", "editorFault", "editorMinutes"):
            item = room.find(name)
            assert window.contains(QRectF(item.mapToScene(QPointF(0, 0)), item.size())), (part, name)
        for item in room.items():
            if item.isVisible() and item.activeFocusOnTab() and not item.inherits("QQuickTextEdit"):
                assert item.objectName(), (part, item)
