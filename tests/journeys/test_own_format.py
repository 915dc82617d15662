"""A format of the team's own, from the gallery to the room: copied, changed, saved, exported, removed, taken in again, played."""

from __future__ import annotations

import stat
from pathlib import Path

from PySide6.QtCore import QUrl

from retrokit.facilitation.commands import GoToStage
from tests.journeys.conftest import Play
from tests.journeys.hands import CTRL, Key
from tests.journeys.world import World

GATHER = 2


def test_a_format_is_made_from_another_and_a_session_is_started_with_it(play: Play, tmp_path: Path) -> None:
    async def journey(world: World) -> None:
        home, file = world.main, world.home.formats / "boat-of-harbour.toml"
        await world.until(lambda: world.app.formats, "the formats")
        shipped = len(world.app.formats)
        world.windows.show_home()
        await home.click("nav:formats")
        await _reach(world, "copy:sailboat")
        await home.press(Key.Key_Return)
        await world.until(lambda: home.focus() == "field:name", "the editor")
        await home.press(Key.Key_A, CTRL)
        await home.type("Boat of Harbour")
        await home.click("part:wind")
        await home.click("field:name")
        await home.press(Key.Key_A, CTRL)
        await home.type("Tailwind")
        await world.until(lambda: home.reads("Tailwind"), "the picture")

        # A folder in its place: the app may not write there, and nothing is lost by it.
        world.home.formats.rename(tmp_path / "aside")
        world.home.formats.write_text("", "utf-8")
        await home.press(Key.Key_S, CTRL)
        await world.until(lambda: home.reads("The format could not be saved"), "the disk that says no")
        assert home.text("editorState") == "Not saved yet" and home.text("field:name") == "Tailwind"
        world.home.formats.unlink()

        await home.press(Key.Key_S, CTRL)
        await world.until(lambda: home.text("editorState") == f"Saved as {file.name}", "the save")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        await world.until(lambda: len(world.app.formats) == shipped + 1, "the gallery")

        editor, shelf = world.windows.home.property("editor"), world.windows.home.property("shelf")
        away = tmp_path / "for another team.toml"
        editor.export(QUrl.fromLocalFile(str(away)))
        assert away.read_bytes() == file.read_bytes()
        await home.click("part:about")
        await home.click("editorRemove")
        await home.click("removeFormatYes")
        await world.until(lambda: len(world.app.formats) == shipped, "the shelf without it")
        assert (
            not file.exists() and file.with_name(f"{file.name}.removed-1").read_bytes() == away.read_bytes()
        )

        bad = tmp_path / "bad.toml"
        bad.write_bytes(away.read_bytes().replace(b'"collect"', b'"colect"'))
        shelf.bring(QUrl.fromLocalFile(str(bad)))
        await world.until(lambda: home.reads("bad.toml, line "), "what is wrong with the file")
        assert home.reads('Did you mean "collect"?')
        shelf.bring(QUrl.fromLocalFile(str(away)))
        await world.until(lambda: len(world.app.formats) == shipped + 1, "the one that came in")
        assert file.read_bytes() == away.read_bytes()

        await _reach(world, "change:boat-of-harbour")
        await world.app.start("Harbour", "Sprint 31", "boat-of-harbour", 60, 3)
        await world.do(GoToStage(GATHER))
        [phone] = await world.simulated(1)
        await phone.until(lambda view: view["body"]["columns"][0]["name"] == "Tailwind")
        await world.until(lambda: world.board.reads("Tailwind"), "the board")

    play(journey)


async def _reach(world: World, name: str) -> None:
    """Wait for it and give it the keyboard; the page scrolls there."""
    await world.until(lambda: world.main.has(name), name)
    world.main.all(name)[0].forceActiveFocus()
    await world.until(lambda: world.main.focus() == name, name)
