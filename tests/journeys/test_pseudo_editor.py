"""The editor of formats in the pseudo-language: each text is translated and none is cut, with a fault and every question."""

from __future__ import annotations

from PySide6.QtCore import QUrl

from retrokit import gallery
from retrokit.paths import assets
from tests.journeys.conftest import Play
from tests.journeys.inspection import Inspection, unlike_english
from tests.journeys.world import World


def test_every_text_of_the_editor_is_translated_and_whole(play: Play) -> None:
    async def journey(world: World) -> None:
        look, window = Inspection(world), world.windows
        formats, _ = gallery.load((assets() / "formats",))
        world.app.shelf.formats = tuple(
            unlike_english(each) for each in formats if each.id in ("sailboat", "mad-sad-glad")
        )
        window.show_home()
        editor, shelf = window.home.property("editor"), window.home.property("shelf")
        shelf.own = frozenset({"sailboat"})
        window.home.go("formats")
        await look.home("formats")
        window.home.copy("mad-sad-glad")
        editor.add("columns", "")
        editor.write("name", world.app.formats[0].columns[0].name)
        await look.home("editor column")
        editor.select("stages", "gather")
        editor.write("heading", "")
        await look.home("editor fault")
        editor.undo()
        editor.select("", "")
        editor.askName()
        await look.home("editor name")
        editor.cancel()
        editor.close()
        await look.home("editor leave")
        editor.discard()
        shelf.askRemove("sailboat")
        await look.home("remove a format")
        shelf.cancel()
        shelf.bring(QUrl.fromLocalFile(str(assets() / "formats" / "sailboat.toml")))
        await look.home("import a format")
        assert not look.wrong(), "\n".join(look.wrong())

    play(journey, language="qps")
