"""Opens the database file: settings, checks, schema. ``opening.py`` is the caller. Why these settings: docs/anonymity.md."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from retrokit.facilitation.errors import Trouble
from retrokit.storage import digests
from retrokit.storage.base import Base
from retrokit.storage.faults import Damaged, busy, disk_faults
from retrokit.storage.migrations import APPLICATION_ID, SCHEMA, Schema, migrate, version_of
from retrokit.storage.soundness import quick_check
from retrokit.storage.unborn import unborn

# Set on every open, before anything else is asked of the file. A write-ahead log is not used: it keeps the order of
# writes and old texts. EXTRA, so that a journal that was done with stays done with after a power cut.
SETTINGS: tuple[tuple[str, str | int], ...] = (
    ("page_size", 4096),
    ("auto_vacuum", 0),
    ("temp_store", 2),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("secure_delete", 1),
    ("fullfsync", 1),
    ("checkpoint_fullfsync", 1),
    ("synchronous", 3),
    ("cache_size", -16000),
    ("cache_spill", 0),
    ("foreign_keys", 1),
    ("journal_mode", "truncate"),
)
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 1_000_000),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 1),  # VACUUM needs one
    (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 10),
    (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
)
_MAGIC = b"SQLite format 3\0"


def open_database(path: Path, schema: Schema = SCHEMA) -> Base:
    """The database at ``path``, made if there is none, brought forward if it is older, with every setting in force.

    Raises ``Damaged`` or sqlite3.DatabaseError where it is not whole, ``Trouble``: "newer" and "not_a_database" leave
    the file as it is, to the byte; "read_only", "disk_full", "disk_error", "busy" change nothing.
    """
    with disk_faults(path, damage=False):
        path.parent.mkdir(parents=True, exist_ok=True)
        if look_at_header(path) > schema.version:
            return _open_newer(path, schema)
        db = connect(path)
        try:
            reached = _checked(db.conn)
            if reached in (0, schema.version):
                migrate(db, schema)
                digests.make(db.conn)
                digests.check(db.conn)
                return db
        except BaseException:
            db.conn.close()
            raise
        db.conn.close()
        from retrokit.storage.upgrade import upgrade

        upgrade(path, schema)
        db = connect(path)
        digests.make(db.conn)
        return db


def connect(path: Path) -> Base:
    """With every setting in force and nothing checked. Raises sqlite3.Error."""
    conn = sqlite3.connect(path, timeout=0.25, isolation_level=None)
    try:
        _set(conn, path)
    except BaseException:
        conn.close()
        raise
    return Base(conn)


def _open_newer(path: Path, schema: Schema) -> Base:
    """A newer retrokit's file, for reading, if it says that readers as old as this one understand it."""
    uri = f"{path.absolute().as_uri()}?mode=ro"
    conn = sqlite3.connect(uri, uri=True, timeout=0.25, isolation_level=None)
    try:
        conn.execute("PRAGMA temp_store = 2")
        conn.execute("PRAGMA trusted_schema = 0")
        if quick_check(conn) == "ok":
            (least,) = conn.execute("SELECT min_reader FROM about").fetchone()
            if least <= schema.version:
                return Base(conn, newer=True)
    except (sqlite3.Error, TypeError):
        pass  # not even that can be read: it is for the newer retrokit to say what is wrong
    conn.close()
    raise newer(path)


def newer(path: Path) -> Trouble:
    return Trouble(
        "newer",
        "{file} was made by a newer retrokit and was left as it is.",
        "Install the newest retrokit, or start this one with --home and another folder.",
        file=path,
    )


def _checked(conn: sqlite3.Connection) -> int:
    """The version of a file that is whole and may be written. Raises ``Damaged`` for what is not."""
    if quick_check(conn) != "ok":
        raise Damaged
    reached = version_of(conn)
    if reached:
        for _ in conn.execute("SELECT id, team, title, date, format_name, state FROM session"):
            pass  # letters that are none would otherwise show up in the middle of home
    _prove_writable(conn, reached)
    return reached


def _set(conn: sqlite3.Connection, path: Path) -> None:
    for limit, most in _LIMITS:
        conn.setlimit(limit, most)
    if sys.version_info >= (3, 12):
        conn.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
    for name, value in SETTINGS:
        conn.execute(f"PRAGMA {name} = {value}").fetchall()
    # A file that another program has turned to a write-ahead log stays so while that program has it open.
    if conn.execute("PRAGMA journal_mode").fetchone()[0] != "truncate":
        raise busy(path)


def _prove_writable(conn: sqlite3.Connection, version: int) -> None:
    """SQLite opens a file that it may only read without a word. Make it open its journal, and take the change back."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        conn.execute(f"PRAGMA user_version = {version + 1}")
    finally:
        if conn.in_transaction:
            conn.rollback()


def look_at_header(path: Path) -> int:
    """The version in it, 0 for none. Refuses what is not ours before SQLite touches it; offsets are of its file format."""
    if path.is_dir():
        raise _not_ours(path)
    if not path.exists():
        return 0
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        return 0
    if not header.startswith(_MAGIC) or len(header) < 100:
        if unborn(path):
            return 0
        raise _not_ours(path)
    version, application = (int.from_bytes(header[at : at + 4], "big") for at in (60, 68))
    if application != APPLICATION_ID:
        raise _not_ours(path)
    return version


def _not_ours(path: Path) -> Trouble:
    return Trouble(
        "not_a_database",
        "{file} is not a database of retrokit and was left as it is.",
        "Move it somewhere else, or start retrokit with --home and another folder.",
        file=path,
    )
