"""Settings survive being saved, crashed into and broken, and a person hears what happened."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from retrokit import settings
from retrokit.facilitation.errors import Trouble
from retrokit.paths import assets, page, usual
from retrokit.settings import Settings


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    chosen = Settings(
        theme="dark", paper="Letter", port=9000, team="Büro Süd", minutes=90, reduced_motion=True
    )

    settings.save(tmp_path / "new" / "settings.json", chosen)

    assert settings.load(tmp_path / "new" / "settings.json") == (chosen, None)
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["settings.json"]


def test_without_a_file_the_usual_settings_are_used(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.json") == (Settings(), None)


def test_what_a_newer_version_added_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "dark", "colour_of_the_moon": 3}', "ascii")

    assert settings.load(tmp_path / "settings.json") == (Settings(theme="dark"), None)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b'"dark"',
        b'{"theme": "pink"}',
        b'{"port": 80}',
        b'{"port": "x"}',
        b'{"minutes": 1e9}',
        b"\xff\xfe\x00",
    ],
)
def test_a_broken_file_is_kept_aside_and_said(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(text)

    loaded, trouble = settings.load(file)

    assert loaded == Settings()
    assert trouble is not None
    assert str(tmp_path / "settings.broken") in str(trouble)
    assert (tmp_path / "settings.broken").read_bytes() == text
    assert settings.load(file) == (Settings(), None)


def test_a_folder_in_the_way_is_trouble_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()

    loaded, trouble = settings.load(tmp_path / "settings.json")
    with pytest.raises(Trouble):
        settings.save(tmp_path / "settings.json", replace(loaded, theme="dark"))

    assert trouble is not None
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


def test_without_a_home_the_system_s_own_folder_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    assert usual().home == tmp_path / "data" / "retrokit"
    assert usual(tmp_path).database == tmp_path / "retrokit.db"


def test_a_relative_home_stays_where_it_was_meant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    paths = usual(Path("team"))
    os.chdir("/")

    assert paths.home == tmp_path / "team"


def test_the_tree_has_its_assets_and_its_page() -> None:
    assert (assets() / "i18n" / "en.json").is_file()
    assert page().name == "dist"
