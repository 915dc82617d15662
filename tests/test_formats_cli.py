"""`retrokit formats` as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from retrokit import cli, gallery
from retrokit.paths import Paths, assets

SHIPPED = sorted(file.stem for file in (assets() / "formats").glob("*.toml"))


def typed(home: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.retrokit, ["formats", *map(str, arguments), "--home", str(home)])


def test_list_prints_one_format_a_line_with_its_id_first(tmp_path: Path) -> None:
    said = typed(tmp_path, "list").output.splitlines()
    assert [line.split()[0] for line in said] == SHIPPED
    assert len(SHIPPED) >= 45
    assert any(line.endswith("  Sailboat") and "60 min" in line and "4-15" in line for line in said)


def test_show_prints_columns_examples_and_the_whole_script(tmp_path: Path) -> None:
    said = " ".join(typed(tmp_path, "show", "sailboat").output.split())
    format = next(f for f in gallery.load((assets() / "formats",))[0] if f.id == "sailboat")
    for column in format.columns:
        for text in (f"[{column.name}] {column.prompt}", *column.examples):
            assert text in said
    for stage in format.stages:
        for text in (stage.name, stage.heading, stage.say, stage.say_after, stage.watch):
            assert text in said


def test_show_of_none_is_one_sentence(tmp_path: Path) -> None:
    result = typed(tmp_path, "show", "../sailboat")
    assert (result.exit_code, result.stderr) == (1, "There is no format ../sailboat.\n")


def test_check_says_of_each_file_what_it_is(tmp_path: Path) -> None:
    good, bad = tmp_path / "sailboat.toml", tmp_path / "mine.toml"
    text = (assets() / "formats" / "sailboat.toml").read_text("utf-8")
    good.write_text(text, "utf-8")
    bad.write_text(
        text.replace('id = "sailboat"', 'id = "mine"', 1).replace('"collect"', '"colect"'), "utf-8"
    )
    result = typed(tmp_path, "check", good, bad)
    first, second = result.output.splitlines()
    assert (result.exit_code, first) == (1, f"{good}: ok, sailboat")
    line = next(n for n, row in enumerate(bad.read_text("utf-8").splitlines(), 1) if "colect" in row)
    assert second.startswith(f"{bad}, line {line}: ") and "collect" in second
    assert typed(tmp_path, "check", good).exit_code == 0
    assert typed(tmp_path, "check").exit_code == 2


def test_new_begins_a_format_that_the_app_shows(tmp_path: Path) -> None:
    result = typed(tmp_path, "new", "our-way", "--from", "sailboat")
    file = Paths(tmp_path).formats / "our-way.toml"
    assert (result.exit_code, result.output) == (0, f"{file}\n")
    formats, faults = gallery.load((assets() / "formats", Paths(tmp_path).formats))
    made = next(each for each in formats if each.id == "our-way")
    assert faults == () and made.name == "Our way"
    assert [column.id for column in made.columns] == ["wind", "anchors", "rocks"]
    assert "our-way" in typed(tmp_path, "list").output
    assert typed(tmp_path, "check", file).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("sailboat",), "There is a format sailboat already."),
        (("Our Way",), "An id has small letters, digits and single hyphens only: Our Way"),
        (("../out",), "An id has small letters, digits and single hyphens only: ../out"),
        (("mine", "--from", "nothing"), "There is no format nothing."),
        (("mine", "--from", "../../etc/passwd"), "There is no format ../../etc/passwd."),
        (("mine", "--out", "other.toml"), "The file must be called mine.toml, as its format is."),
    ],
)
def test_new_refuses_in_one_sentence_and_writes_nothing(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = typed(tmp_path, "new", *arguments)
    assert (result.exit_code, result.stderr) == (1, f"{said}\n")
    assert list(tmp_path.rglob("*.toml")) == []


def test_new_never_writes_over_a_file(tmp_path: Path) -> None:
    there = tmp_path / "mine.toml"
    there.write_text("precious")
    result = typed(tmp_path, "new", "mine", "--out", there)
    assert (result.exit_code, result.stderr) == (1, f"{there} is there already, and nothing was written.\n")
    assert there.read_text() == "precious"


def test_a_format_goes_from_one_home_to_another(tmp_path: Path) -> None:
    file, here = tmp_path / "for you.toml", tmp_path / "here"
    assert typed(here, "export", "sailboat", file).output == f"{file}\n"
    assert "There is no format x." in typed(here, "export", "x", tmp_path / "x.toml").stderr
    assert "there already" in typed(here, "export", "sailboat", file).stderr
    taken = typed(here, "import", file)
    assert (taken.exit_code, taken.output.strip()) == (
        1,
        "There is a format sailboat already. Take it in under another id: --as sailboat-2",
    )
    assert typed(here, "import", file, "--as", "../x").exit_code == 1
    saved = here / "formats" / "sailboat-2.toml"
    assert typed(here, "import", file, "--as", "sailboat-2").output == f"{saved}\n"
    assert [line.split()[0] for line in typed(here, "list").output.splitlines()].count("sailboat-2") == 1
    file.write_text(file.read_text("utf-8").replace('"collect"', '"colect"'), "utf-8")
    bad = typed(here, "import", file)
    assert bad.exit_code == 1 and bad.stderr.startswith(f"{file}, line ") and "collect" in bad.stderr


def test_openers_and_closers_are_listed_and_checked(tmp_path: Path) -> None:
    def blocks(*arguments: str | Path) -> Result:
        return CliRunner().invoke(cli.retrokit, ["blocks", *map(str, arguments), "--home", str(tmp_path)])

    shipped = sorted((assets() / "blocks").glob("*.toml"))
    own = Paths(tmp_path).blocks
    own.mkdir()
    text = shipped[0].read_text("utf-8")
    (own / "mine.toml").write_text(text.replace(shipped[0].stem, "mine"), "utf-8")
    said = blocks("list").output.splitlines()
    assert [line.split()[0] for line in said] == [*(file.stem for file in shipped), "mine"]
    assert blocks("check", *shipped, own / "mine.toml").exit_code == 0
    bad = own / "bad.toml"
    bad.write_text(text.replace(shipped[0].stem, "bad").replace('"collect"', '"vote"'), "utf-8")
    result = blocks("check", bad)
    assert result.exit_code == 1 and "line " in result.output and "no opener or closer" in result.output
