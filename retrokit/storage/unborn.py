"""Tells a database whose very making was cut off by a power cut from a file that is not ours. ``database.py`` asks.

Such a file may begin with anything, so its header says nothing. Its journal does: the file had no page when it was begun.
"""

from __future__ import annotations

from pathlib import Path

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def unborn(path: Path) -> bool:
    """Whether SQLite will take ``path`` back to nothing when it opens it. Offsets are those of SQLite's journal."""
    journal = path.with_name(f"{path.name}-journal")
    if not journal.exists():
        return False
    with journal.open("rb") as file:
        header = file.read(20)
    return header.startswith(_JOURNAL_MAGIC) and header[16:20] == bytes(4)
