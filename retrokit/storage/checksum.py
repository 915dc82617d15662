"""A checksum beside the database, from one closing to the next opening: SQLite finds bad pages, but no bit that fell over.

It counts only while SQLite's own counter of changes, in the header of the file, says that nothing was written since.
"""

from __future__ import annotations

import hashlib
from pathlib import Path


def leave(database: Path) -> None:
    """Nobody has the file open any more. Never raises: without a checksum there is just one check less."""
    try:
        content = database.read_bytes()
        beside = checksum_file(database)
        part = beside.with_name(f"{beside.name}.part")
        part.write_text(f"{_counter(content)} {_sum(content)}\n", "ascii")
        part.replace(beside)
    except OSError:
        return


def differs(database: Path) -> bool:
    """Whether what is there is not what was there when it was last closed in order. Raises OSError.

    Not asked where a journal waits: then a commit was cut off, and SQLite has yet to put back what it had overwritten.
    """
    journal = database.with_name(f"{database.name}-journal")
    if journal.exists() and journal.stat().st_size:
        return False
    try:
        counter, _, wanted = checksum_file(database).read_text("ascii").strip().partition(" ")
    except (FileNotFoundError, UnicodeDecodeError):
        return False
    content = database.read_bytes() if database.is_file() else b""
    return len(wanted) == 64 and counter == _counter(content) and wanted != _sum(content)


def checksum_file(database: Path) -> Path:
    return database.with_name(f"{database.name}-checksum")


def _counter(content: bytes) -> str:
    return content[24:28].hex()


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
