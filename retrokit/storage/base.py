"""The one connection to the file, and sqlite-utils over it. ``open_database`` makes it; every module here is handed it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from sqlite3 import Connection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


class Base:
    """``conn`` for reading, ``tables`` for writing rows. ``newer``: a newer retrokit's file, only to be read.

    sqlite-utils takes longer to import than the home screen to read all it shows, so it comes with the first row written.
    """

    def __init__(self, conn: Connection, newer: bool = False) -> None:
        self.conn = conn
        self.newer = newer

    @cached_property
    def tables(self) -> Database:
        from retrokit.storage.tables import Tables

        return Tables(self.conn, execute_plugins=False, recursive_triggers=False)


@contextmanager
def transaction(db: Base) -> Iterator[None]:
    """All of it on the disk when the block ends, or nothing of it."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:
            db.conn.rollback()
        raise
