"""Own formats on the disk: whole or not at all, under their ids only, and every bad thing that somebody may bring."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from retrokit import gallery, own_formats
from retrokit.facilitation.errors import Refused, Trouble
from retrokit.facilitation.format_file import read_format
from retrokit.facilitation.formats import Format, FormatFault
from tests.facilitation.broken_stages import GOOD
from tests.storage.disks import read_only

SMALL = read_format(GOOD, "small.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "formats"


def found(folder: Path) -> tuple[Format, ...]:
    formats, faults = gallery.load((folder,))
    assert faults == ()
    return formats


def test_what_is_saved_is_in_the_gallery(folder: Path) -> None:
    file = own_formats.save(folder, SMALL, fresh=True)
    assert file == folder / "small.toml" and found(folder) == (SMALL,)
    own_formats.save(folder, replace(SMALL, name='Übung \\ "neu"'), fresh=False)
    assert [each.name for each in found(folder)] == ['Übung \\ "neu"']
    assert [each.name for each in folder.iterdir()] == ["small.toml"], "nothing is left beside it"


def test_a_fresh_one_takes_nobodys_place(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "small.toml").write_text("what somebody began by hand", "utf-8")
    with pytest.raises(Refused, match="There is a format small already"):
        own_formats.save(folder, SMALL, fresh=True)
    assert (folder / "small.toml").read_text("utf-8") == "what somebody began by hand"


def test_a_link_is_replaced_and_what_it_leads_to_is_not_touched(folder: Path) -> None:
    folder.mkdir(parents=True)
    other = folder.parent / "other.toml"
    other.write_text("not ours", "utf-8")
    (folder / "small.toml").symlink_to(other)
    with pytest.raises(Refused):
        own_formats.save(folder, SMALL, fresh=True)
    own_formats.save(folder, SMALL, fresh=False)
    assert other.read_text("utf-8") == "not ours" and found(folder) == (SMALL,)


@pytest.mark.parametrize("when", ["mkstemp", "fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_disk_that_says_no_loses_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, when: str, number: int
) -> None:
    own_formats.save(folder, SMALL, fresh=True)
    before = (folder / "small.toml").read_bytes()

    def no(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    target = {"mkstemp": "tempfile.mkstemp", "fsync": "os.fsync", "replace": "pathlib.Path.replace"}[when]
    with monkeypatch.context() as patch:
        patch.setattr(target, no)
        with pytest.raises(Trouble) as trouble:
            own_formats.save(folder, replace(SMALL, name="Changed"), fresh=False)
    assert str(trouble.value) == (
        f"The format could not be saved: {os.strerror(number).lower()}. Nothing that was there has changed."
        f" Make room on the disk or the right to write in {folder}, then save again."
    )
    assert (folder / "small.toml").read_bytes() == before
    assert [each.name for each in folder.iterdir()] == ["small.toml"]
    own_formats.save(folder, replace(SMALL, name="Changed"), fresh=False)
    assert found(folder)[0].name == "Changed"


def test_a_folder_that_may_only_be_read(folder: Path) -> None:
    own_formats.save(folder, SMALL, fresh=True)
    with read_only(folder):
        with pytest.raises(Trouble, match="could not be saved"):
            own_formats.save(folder, replace(SMALL, name="Changed"), fresh=False)
        with pytest.raises(Trouble, match="could not be removed"):
            own_formats.remove(folder, "small")
    assert found(folder) == (SMALL,)


def test_what_is_removed_is_only_put_away(folder: Path) -> None:
    for number in (1, 2):
        file = own_formats.save(folder, SMALL, fresh=True)
        content = file.read_bytes()
        away = own_formats.remove(folder, "small")
        assert (away.name, away.read_bytes()) == (f"small.toml.removed-{number}", content)
        assert found(folder) == () and own_formats.own_ids(folder) == frozenset()


@pytest.mark.parametrize(
    "id", ["../small", "a/b", "", ".", "small.toml", "Small", "x" * 41, "small\n", "nul\0"]
)
def test_only_ids_are_names(folder: Path, id: str) -> None:
    for work in (
        lambda: own_formats.save(folder, replace(SMALL, id=id), fresh=False),
        lambda: own_formats.remove(folder, id),
        lambda: own_formats.has_remarks(folder, id),
    ):
        with pytest.raises(Refused, match="small letters"):
            work()


def test_comments_are_noticed(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, text, remarks in (
        ("plain", GOOD, False),
        ("pointed", "#:schema x.json\n" + GOOD, False),
        ("said", GOOD + "# why\n", True),
        ("quoted", GOOD.replace('"Small"', '"Small # 1"'), False),
    ):
        (folder / f"{name}.toml").write_text(text, "utf-8")
        assert own_formats.has_remarks(folder, name) is remarks, name
    assert own_formats.has_remarks(folder, "nobody") is False


def test_a_file_may_be_called_anything(tmp_path: Path) -> None:
    for name in ("small.toml", "Small (1).toml", "..toml", "notes.txt", "small"):
        file = tmp_path / name
        file.write_text(GOOD, "utf-8")
        assert own_formats.bring(file) == SMALL


def linked(file: Path) -> None:
    file.with_name("real.toml").write_text(GOOD, "utf-8")
    file.symlink_to(file.with_name("real.toml"))


BROUGHT: dict[str, tuple[Callable[[Path], object], str]] = {
    # what somebody brings: (how it is made, what is said of it)
    "a path in the id": (
        lambda file: file.write_text(GOOD.replace('"small"', '"../../small"'), "utf-8"),
        'it.toml, line 1: The id "../../small" has more than small letters',
    ),
    "no id": (lambda file: file.write_text(GOOD.split("\n", 1)[1], "utf-8"), 'There is no "id" here.'),
    "a link": (linked, "it.toml is a link to another file. Choose that file itself."),
    "a link to itself": (lambda file: file.symlink_to(file), "it.toml is a link to another file."),
    "a folder": (lambda file: file.mkdir(), "it.toml is not a file."),
    "a pipe": (lambda file: os.mkfifo(file), "it.toml is not a file."),
    "nothing": (lambda file: None, "it.toml cannot be opened: no such file or directory."),
    "ten megabytes": (lambda file: file.write_bytes(b"#\n" * (5 << 20)), "The file is larger than 64 KB."),
    "a bomb of brackets": (lambda file: file.write_text("a = " + "[" * 60_000), "This is nested too deep."),
    "a bomb of dots": (lambda file: file.write_text("a." * 30_000 + "b = 1"), "This is nested too deep."),
    "a picture": (lambda file: file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff" * 40), "is not UTF-8 text"),
    "zeros": (lambda file: file.write_bytes(b"\x00" * 4000), "line 1: This is not TOML"),
    "nothing in it": (lambda file: file.write_bytes(b""), 'There is no "id" here.'),
    "something else in TOML": (lambda file: file.write_text("[project]\nname = 'x'\n"), 'Nothing here is called "project"'),
}  # fmt: skip


@pytest.mark.parametrize("what", BROUGHT)
def test_what_is_no_format_is_said_in_one_sentence(tmp_path: Path, what: str) -> None:
    make, said = BROUGHT[what]
    file = tmp_path / "it.toml"
    make(file)
    with pytest.raises((FormatFault, Refused)) as refused:
        own_formats.bring(file)
    assert said in str(refused.value)


def test_a_link_that_leads_to_itself_is_one_fault_in_the_gallery(folder: Path) -> None:
    own_formats.save(folder, SMALL, fresh=True)
    (folder / "loop.toml").symlink_to(folder / "loop.toml")
    formats, faults = gallery.load((folder,))
    assert formats == (SMALL,)
    assert [str(fault) for fault in faults] == [
        "loop.toml, line 1: The file cannot be opened. Give yourself the right to read it."
    ]
