"""Turns what SQLite and the file system complain about into ``Trouble`` that a person can act on."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retrokit.facilitation.errors import Trouble

_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_BROKEN = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOLFS}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Damaged(Exception):
    """The database file is not whole. Only ``open_database`` catches it; later it becomes ``Trouble``."""


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Whatever the disk under ``path`` refuses is raised as ``Trouble``; bugs pass through unchanged."""
    try:
        yield
    except sqlite3.Error as error:
        trouble = _from_sqlite(error, path)
        if trouble is None:
            raise
        raise trouble from error
    except Damaged as error:
        raise damaged(path) from error
    except OSError as error:
        raise _from_system(error, path) from error


def is_damage(error: sqlite3.Error) -> bool:
    return primary_code(error) in _DAMAGED


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without its extended part; 0 for errors of the Python module itself."""
    code = getattr(error, "sqlite_errorcode", 0)
    return int(code) & 0xFF


def disk_full(path: Path) -> Trouble:
    return Trouble(
        "disk_full",
        "The disk is full, so nothing was changed.",
        "Free some space on the disk that holds {folder}, then try again.",
        folder=path.parent,
    )


def read_only(path: Path) -> Trouble:
    return Trouble(
        "read_only",
        "{file} cannot be written.",
        "Allow writing to {folder} and everything in it, or start retrokit with --home and another folder.",
        file=path,
        folder=path.parent,
    )


def damaged(path: Path) -> Trouble:
    return Trouble(
        "damaged",
        "The database {file} is damaged.",
        "Quit retrokit and start it again: the damaged file is kept and a new one is made.",
        file=path,
    )


def boxes_damaged(path: Path, count: int) -> Trouble:
    return Trouble(
        "boxes_damaged",
        "{count} of the boxes for what is still hidden in this session are damaged. Something people wrote may be lost.",
        "Ask whether anybody misses a card or a vote, and have it written again. Check the disk that holds {folder}.",
        count=count,
        folder=path.parent,
    )


def busy(path: Path) -> Trouble:
    return Trouble(
        "busy",
        "Another program is using {file}.",
        "Close that program, then try again.",
        file=path,
    )


def _disk_error(path: Path, why: str) -> Trouble:
    return Trouble(
        "disk_error",
        "The disk that holds {folder} could not be read or written ({why}).",
        "Check that the disk is connected and healthy, then try again.",
        folder=path.parent,
        why=why,
    )


def _from_sqlite(error: sqlite3.Error, path: Path) -> Trouble | None:
    code = primary_code(error)
    if code == sqlite3.SQLITE_FULL:
        return disk_full(path)
    if code in _READ_ONLY:
        return read_only(path)
    if code in _BROKEN:
        return _disk_error(path, getattr(error, "sqlite_errorname", ""))
    if code in _DAMAGED:
        return damaged(path)
    if code == sqlite3.SQLITE_TOOBIG:
        return Trouble(
            "too_long",
            "This is more text than one place of a session can hold, so it was not saved.",
            "Shorten it, then try again.",
        )
    if code in _BUSY:
        return busy(path)
    return None


def _from_system(error: OSError, path: Path) -> Trouble:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(path)
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return read_only(path)
    return _disk_error(path, errno.errorcode.get(error.errno or 0, type(error).__name__))
