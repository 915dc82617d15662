"""The team's own formats on the disk: saved whole or not at all, taken in from files that somebody brings, put away.

``home.py`` and ``formats_cli.py`` call it. Only files of the own folder are ever overwritten.
"""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from retrokit.facilitation.errors import Refused, Trouble
from retrokit.facilitation.format_draft import is_id
from retrokit.facilitation.format_file import format_text, read_foreign, read_format
from retrokit.facilitation.format_lines import remarked
from retrokit.facilitation.format_write import write_format
from retrokit.facilitation.formats import Format, FormatFault
from retrokit.gallery import start
from retrokit.storage.folder import sync_folder


def save(folder: Path, format: Format, *, fresh: bool) -> Path:
    """The file of ``format`` in the own folder. A ``fresh`` one takes no other's place. Raises ``Refused``, ``Trouble``."""
    file = _file(folder, format.id)
    if fresh and os.path.lexists(file):
        raise Refused("id_taken", "There is a format {id} already.", id=format.id)
    _write(file, _text(format))
    return file


def export(file: Path, format: Format) -> None:
    """Write ``format`` to a file anywhere. Raises ``Trouble``."""
    _write(file, _text(format))


def remove(folder: Path, id: str) -> Path:
    """Put the file of that format away, under a name that is no format's; that name. Raises ``Trouble``."""
    file = _file(folder, id)
    number = 1
    while os.path.lexists(away := file.with_name(f"{file.name}.removed-{number}")):
        number += 1
    try:
        file.rename(away)
        sync_folder(folder)
    except OSError as error:
        raise Trouble(
            "format.unremovable",
            "The format could not be removed: {reason}.",
            "Give yourself the right to write in {folder}, then try again.",
            reason=_reason(error),
            folder=folder,
        ) from None
    return away


def bring(file: Path) -> Format:
    """The format in a file that may be called anything. Raises ``FormatFault`` or ``Refused``."""
    try:
        kind = file.lstat().st_mode
        if stat.S_ISLNK(kind):
            raise Refused(
                "a_link", "{file} is a link to another file. Choose that file itself.", file=file.name
            )
        if not stat.S_ISREG(kind):
            raise Refused("no_file", "{file} is not a file. Choose the file of a format.", file=file.name)
        content = start(file)
    except OSError as error:
        raise Refused(
            "unreadable",
            "{file} cannot be opened: {reason}. Choose another file.",
            file=file.name,
            reason=_reason(error),
        ) from None
    return read_foreign(format_text(content, file.name), file.name)


def own_ids(folder: Path) -> frozenset[str]:
    """The ids of which there is a file in the own folder, good or not."""
    return frozenset(file.stem for file in folder.glob("*.toml")) if folder.is_dir() else frozenset()


def has_remarks(folder: Path, id: str) -> bool:
    """Whether the file of that format has comments: a format has none, so saving it leaves them out."""
    file = _file(folder, id)
    try:
        return remarked(format_text(start(file), file.name))
    except (OSError, FormatFault):
        return False


def _file(folder: Path, id: str) -> Path:
    # An id with a path in it leads nowhere.
    if not is_id(id):
        raise Refused("bad_id", "An id has small letters, digits and single hyphens only: {id}", id=id)
    return folder / f"{id}.toml"


def _text(format: Format) -> bytes:
    """Proved before anything is written: what is on the disk afterwards is this very format."""
    text = write_format(format)
    assert read_format(text, f"{format.id}.toml") == format
    return text.encode("utf-8")


def _write(file: Path, content: bytes) -> None:
    beside: Path | None = None
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".format-")
        beside = Path(name)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
        sync_folder(file.parent)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise Trouble(
            "format.unwritable",
            "The format could not be saved: {reason}. Nothing that was there has changed.",
            "Make room on the disk or the right to write in {folder}, then save again.",
            folder=file.parent,
            reason=_reason(error),
        ) from None


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
