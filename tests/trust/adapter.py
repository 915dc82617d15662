"""The surface of ``sqlite3.Connection`` that the storage uses, over APSW: the real store runs on a simulated disk."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, cast

import apsw

from retrokit.storage.store import SqliteStore
from tests.trust.disk import VFS, Disk, inserted

_REAL = sqlite3.connect, os.fsync

# A control for the proof of power cuts: what nearly everybody uses.
CARELESS = ("wal", 1)


class Answer:
    """A cursor that has read everything."""

    def __init__(self, names: list[str], rows: list[tuple[Any, ...]]) -> None:
        self.description = [(name, None, None, None, None, None, None) for name in names]
        self._rows = iter(rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return self._rows

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(self._rows, None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self._rows)


class Connection:
    """``careless`` are journal mode and synchronous that are used whatever the storage asks for."""

    def __init__(self, path: Path, careless: tuple[str, int] | None = None) -> None:
        self._conn = apsw.Connection(str(path), vfs=VFS)
        self._careless = careless
        if careless:
            self.execute("PRAGMA locking_mode = exclusive")

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Answer:
        names: list[str] = []
        with _errors():
            cursor = self._conn.cursor()
            cursor.exec_trace = partial(_described, names)
            answer = Answer(names, list(cursor.execute(self._as_asked(sql), tuple(values))))
        return Answer(["journal_mode"], [("truncate",)]) if self._hides(sql) else answer

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> Answer:
        with _errors():
            return Answer([], list(self._conn.cursor().executemany(sql, rows)))

    @property
    def in_transaction(self) -> bool:
        return self._conn.in_transaction

    def rollback(self) -> None:
        self.execute("ROLLBACK")

    def setlimit(self, which: int, most: int) -> int:
        return self._conn.limit(which, most)

    def close(self) -> None:
        with _errors():
            self._conn.close(True)

    def _as_asked(self, sql: str) -> str:
        if self._careless and sql.startswith("PRAGMA journal_mode ="):
            return f"PRAGMA journal_mode = {self._careless[0]}"
        if self._careless and sql.startswith("PRAGMA synchronous ="):
            return f"PRAGMA synchronous = {self._careless[1]}"
        return sql

    def _hides(self, sql: str) -> bool:
        return self._careless is not None and sql.startswith("PRAGMA journal_mode")


def _described(names: list[str], cursor: apsw.Cursor, *_: object) -> bool:
    """Keeps the names of the columns, which APSW tells only before the first row."""
    names[:] = [name for name, _ in cursor.get_description()]
    return True


@contextmanager
def on(disk: Disk, folder: Path, careless: tuple[str, int] | None = None) -> Iterator[Path]:
    """Within, the storage's connections use ``disk``. Gives the path the database has there."""
    connect = sqlite3.connect
    path = folder / "retrokit.db"
    with inserted(disk, folder):
        sqlite3.connect = cast(Any, lambda path, **_: Connection(path, careless))
        try:
            yield path
        finally:
            sqlite3.connect = connect


@contextmanager
def really() -> Iterator[None]:
    """Within ``on``: for a while the storage's connections and syncs are the machine's own again."""
    simulated = sqlite3.connect, os.fsync
    sqlite3.connect, os.fsync = _REAL
    try:
        yield
    finally:
        sqlite3.connect, os.fsync = simulated


def shut(store: SqliteStore) -> None:
    """Close, whatever the disk says to that."""
    try:
        store.close()
    except sqlite3.Error:
        return


@contextmanager
def _errors() -> Iterator[None]:
    """APSW's errors as those of the standard library."""
    try:
        yield
    except apsw.Error as error:
        code = int(getattr(error, "extendedresult", 0)) or _CODES.get(type(error), sqlite3.SQLITE_ERROR)
        kinds = {sqlite3.SQLITE_CORRUPT: sqlite3.DatabaseError, sqlite3.SQLITE_NOTADB: sqlite3.DatabaseError}
        told = kinds.get(code & 0xFF, sqlite3.OperationalError)(str(error))
        told.sqlite_errorcode = code
        told.sqlite_errorname = type(error).__name__
        raise told from error


_CODES: dict[type[apsw.Error], int] = {
    apsw.FullError: sqlite3.SQLITE_FULL,
    apsw.IOError: sqlite3.SQLITE_IOERR,
    apsw.CorruptError: sqlite3.SQLITE_CORRUPT,
    apsw.NotADBError: sqlite3.SQLITE_NOTADB,
    apsw.CantOpenError: sqlite3.SQLITE_CANTOPEN,
    apsw.BusyError: sqlite3.SQLITE_BUSY,
}
