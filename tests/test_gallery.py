"""Formats in folders: all of them, or the one that is asked for by its id."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from retrokit import gallery
from retrokit.app import opened
from retrokit.paths import Paths, assets
from retrokit.shelf import Shelf

SHIPPED = assets() / "formats"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with a good format of one's own, a broken one, and one under the name of one that comes with the app."""
    text = (SHIPPED / "sailboat.toml").read_text("utf-8")
    folder = tmp_path / "formats"
    folder.mkdir()
    (folder / "harbour.toml").write_text(text.replace('id = "sailboat"', 'id = "harbour"'), "utf-8")
    (folder / "broken.toml").write_text(text.replace('id = "sailboat"', "id = broken"), "utf-8")
    (folder / "sailboat.toml").write_text(text.replace('name = "Sailboat"', 'name = "Mine"', 1), "utf-8")
    (tmp_path / "outside.toml").write_text(text.replace('id = "sailboat"', 'id = "outside"'), "utf-8")
    return folder


def test_one_is_found_as_it_is_among_all(own: Path) -> None:
    folders = (SHIPPED, own)
    formats, faults = gallery.load(folders)
    assert {fault.file for fault in faults} == {"broken.toml", "sailboat.toml"}
    assert "harbour" in [each.id for each in formats]
    for each in formats:
        assert gallery.find(folders, each.id) == each


@pytest.mark.parametrize(
    "id", ["broken", "nowhere", "", "../outside", "a/b", "sailboat.toml", "Sailboat", "..", "\0"]
)
def test_what_is_not_there_is_not_found(own: Path, id: str) -> None:
    assert gallery.find((SHIPPED, own), id) is None


def test_a_reading_that_began_earlier_does_not_bring_back_what_is_gone(own: Path, tmp_path: Path) -> None:
    paths = Paths(tmp_path / "home")
    paths.make()
    (own / "harbour.toml").rename(paths.formats / "harbour.toml")

    async def removed_in_between(shelf: Shelf) -> None:
        reading = asyncio.create_task(shelf.reread())
        for _ in range(5):
            await asyncio.sleep(0)
        (paths.formats / "harbour.toml").unlink()
        await asyncio.gather(reading, shelf.reread())

    with opened(paths) as store:
        shelf = Shelf(paths, store)
        assert "harbour" in [each.id for each in shelf.formats]
        asyncio.run(removed_in_between(shelf))
        assert "harbour" not in [each.id for each in shelf.formats]
        assert len(shelf.formats) == len(list(SHIPPED.glob("*.toml")))
