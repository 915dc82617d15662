"""The formats there are: those that come with the app and the facilitator's own, read from their folders."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import suppress
from pathlib import Path

from retrokit.facilitation.blocks import Block
from retrokit.facilitation.format_block import read_blocks
from retrokit.facilitation.format_file import (
    Found,
    at_once,
    format_text,
    read_format,
    reading,
    whole_file,
)
from retrokit.facilitation.format_part import KEBAB
from retrokit.facilitation.formats import Format, FormatFault
from retrokit.facilitation.icebreakers import Question, read_questions

# A format file is a page of text; nobody needs to read a gigabyte to learn that it is not one.
_MOST_BYTES = 256 * 1024


def load(folders: Iterable[Path]) -> Found:
    """Every good format, and every fault of those that were refused. A folder that is missing has none."""
    return at_once(loading(folders))


def loading(folders: Iterable[Path]) -> Generator[None, None, Found]:
    """``load`` in steps of one file: all of them take longer than a window may stand still."""
    texts, faults = _texts(folders)
    formats, refused = yield from reading(texts)
    return formats, (*faults, *refused)


def load_blocks(folders: Iterable[Path]) -> tuple[tuple[Block, ...], tuple[FormatFault, ...]]:
    """Every good opener and closer, in the order of their files, and every fault of those that were refused."""
    texts, faults = _texts(folders)
    blocks, refused = read_blocks(texts)
    return blocks, (*faults, *refused)


def questions(file: Path) -> tuple[Question, ...]:
    """The icebreakers of ``file``. Raises ``FormatFault`` or OSError."""
    return read_questions(whole_file(format_text(start(file), file.name), file.name))


def _texts(folders: Iterable[Path]) -> tuple[list[tuple[str, str]], list[FormatFault]]:
    """The files of ``folders`` with their texts, and those that cannot be read."""
    files = [file for folder in folders if folder.is_dir() for file in sorted(folder.glob("*.toml"))]
    texts: list[tuple[str, str]] = []
    faults: list[FormatFault] = []
    for file in files:
        try:
            texts.append((file.name, format_text(start(file), file.name)))
        except FormatFault as fault:
            faults.append(fault)
        except OSError:
            faults.append(
                FormatFault(file.name, 1, "The file cannot be opened.", "Give yourself the right to read it.")
            )
    return texts, faults


def find(folders: Iterable[Path], id: str) -> Format | None:
    """The first good format with this ``id``, looked for where it should be: in a file of that name."""
    if not KEBAB.fullmatch(id):
        return None
    for folder in folders:
        with suppress(OSError, FormatFault):
            return read_format(format_text(start(folder / f"{id}.toml"), f"{id}.toml"), f"{id}.toml")
    return None


def start(file: Path) -> bytes:
    """As much of ``file`` as a format may be long, and a little more. Raises OSError."""
    with file.open("rb") as content:
        return content.read(_MOST_BYTES)
