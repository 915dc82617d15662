"""Opens the database file: settings, checks, schema. ``SqliteStore`` is the caller. Why these settings: docs/anonymity.md."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from retrokit.facilitation.errors import Trouble
from retrokit.storage import digests
from retrokit.storage.base import Base
from retrokit.storage.faults import Damaged, busy, disk_faults, is_damage
from retrokit.storage.folder import sync_folder
from retrokit.storage.migrations import APPLICATION_ID, VERSION, migrate
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


def open_database(path: Path) -> Base:
    """The database at ``path``, made if there is none, with every setting in force.

    Raises ``Trouble``: "newer" and "not_a_database" leave the file as it is, to the byte; "corrupt" has moved it
    aside, so that the next call makes a new one; "read_only", "disk_full", "disk_error", "busy" change nothing.
    """
    with disk_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _look_at_header(path)
        try:
            return _open(path)
        except (sqlite3.DatabaseError, UnicodeDecodeError, Damaged) as error:
            if isinstance(error, sqlite3.Error) and not is_damage(error):
                raise
            raise _set_aside(path) from error


def quick_check(db: Base, pragma: str = "quick_check") -> str:
    """ "ok", or what SQLite found wrong."""
    found = [str(row[0]) for row in db.conn.execute(f"PRAGMA {pragma}(5)")]
    return "\n".join(found)


def _open(path: Path) -> Base:
    conn = sqlite3.connect(path, timeout=0.25, isolation_level=None)
    try:
        _set(conn, path)
        db = Base(conn)
        if quick_check(db) != "ok":
            raise Damaged
        _prove_writable(conn)
        migrate(db)
        digests.make(conn)
        digests.check(conn)
    except BaseException:
        conn.close()
        raise
    return db


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


def _prove_writable(conn: sqlite3.Connection) -> None:
    """SQLite opens a file that it may only read without a word. Make it open its journal, and take the change back."""
    version = conn.execute("PRAGMA user_version").fetchone()[0]
    conn.execute("BEGIN IMMEDIATE")
    try:
        conn.execute(f"PRAGMA user_version = {version + 1}")
    finally:
        if conn.in_transaction:
            conn.rollback()


def _look_at_header(path: Path) -> None:
    """Refuse what is not ours before SQLite touches it. Offsets are those of SQLite's file format."""
    if path.is_dir():
        raise _not_ours(path)
    if not path.exists():
        return
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        return
    if not header.startswith(_MAGIC) or len(header) < 100:
        if unborn(path):
            return
        raise _not_ours(path)
    version, application = (int.from_bytes(header[at : at + 4], "big") for at in (60, 68))
    if application != APPLICATION_ID:
        raise _not_ours(path)
    if version > VERSION:
        raise Trouble(
            "newer",
            "{file} was made by a newer retrokit and was left as it is.",
            "Install the newest retrokit, or start this one with --home and another folder.",
            file=path,
        )


def _not_ours(path: Path) -> Trouble:
    return Trouble(
        "not_a_database",
        "{file} is not a database of retrokit and was left as it is.",
        "Move it somewhere else, or start retrokit with --home and another folder.",
        file=path,
    )


def _set_aside(path: Path) -> Trouble:
    """Move the damaged file and all that belongs to it into a folder of its own, in one place for whoever mends it."""
    number = 1
    while (kept := path.parent / f"damaged-{number}").exists():
        number += 1
    kept.mkdir()
    for part in (path.with_name(f"{path.name}-journal"), *sorted(path.parent.glob("intake-*.key")), path):
        if part.exists():
            part.replace(kept / part.name)
    sync_folder(kept)
    sync_folder(path.parent)
    return Trouble(
        "corrupt",
        "The database was damaged. It is kept in {kept}.",
        "Start retrokit again: it begins with an empty database. Past sessions may be mended from the kept file.",
        kept=kept,
    )
