"""The formats there are: those that come with the app and the facilitator's own, read from their folders."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import suppress
from pathlib import Path

from retrokit.facilitation.format_file import Found, at_once, format_text, read_format, reading
from retrokit.facilitation.format_part import KEBAB
from retrokit.facilitation.formats import Format, FormatFault

# A format file is a page of text; nobody needs to read a gigabyte to learn that it is not one.
_MOST_BYTES = 256 * 1024


def load(folders: Iterable[Path]) -> Found:
    """Every good format, and every fault of those that were refused. A folder that is missing has none."""
    return at_once(loading(folders))


def loading(folders: Iterable[Path]) -> Generator[None, None, Found]:
    """``load`` in steps of one file: all of them take longer than a window may stand still."""
    files = [file for folder in folders if folder.is_dir() for file in sorted(folder.glob("*.toml"))]
    texts, faults = [], []
    for file in files:
        try:
            texts.append((file.name, format_text(start(file), file.name)))
        except FormatFault as fault:
            faults.append(fault)
        except OSError:
            faults.append(
                FormatFault(file.name, 1, "The file cannot be opened.", "Give yourself the right to read it.")
            )
    formats, refused = yield from reading(texts)
    return formats, (*faults, *refused)


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
