"""A checksum for each session and table: SQLite notices a page that is torn, but not a letter that has changed on the disk.

Triggers empty the checksum of whatever is written, by whomever; ``renew`` fills in what is empty, ``check`` compares the
rest. They are no data: where they are missing they are made, so they need no version of the schema.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import groupby
from typing import Any

from retrokit.storage.faults import Damaged, primary_code

# Table -> the column that says whose rows they are (none: all of them are one), and the order they are read in.
_PARTS: dict[str, tuple[str, str]] = {
    "about": ("", "database_id"),
    "team": ("", "name"),
    "session": ("id", "id"),
    "stage": ("session", "session, position"),
    "card_group": ("session", "session, id"),
    "card": ("session", "session, id"),
    "experiment": ("session", "session, id"),
    "carried": ("session", "session, position"),
    "learning": ("session", "session, id"),
    "parked": ("session", "session, position"),
    "intake": ("session", "session"),
}


def make(conn: sqlite3.Connection) -> None:
    """The table and its triggers, if they are not there. Within no transaction."""
    if conn.execute("SELECT 1 FROM sqlite_schema WHERE name = 'digest'").fetchone():
        return
    conn.execute("BEGIN IMMEDIATE")
    try:
        conn.execute(
            """CREATE TABLE digest (owner TEXT NOT NULL, part TEXT NOT NULL, sum TEXT NOT NULL,
            PRIMARY KEY (owner, part)) STRICT, WITHOUT ROWID"""
        )
        for part, (owner, _) in _PARTS.items():
            column = owner or "''"
            conn.execute(f"INSERT INTO digest SELECT DISTINCT {column}, '{part}', '' FROM {part}")
            for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
                whose = f"{row}.{owner}" if owner else "''"
                conn.execute(
                    f"""CREATE TRIGGER IF NOT EXISTS digest_{event.lower()}_{part} AFTER {event} ON {part} BEGIN
                    INSERT INTO digest VALUES ({whose}, '{part}', '')
                    ON CONFLICT (owner, part) DO UPDATE SET sum = ''; END"""
                )
        renew(conn)
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.rollback()
        raise


def drop(conn: sqlite3.Connection) -> None:
    """Within a transaction that changes the schema: the rows will look different, and ``make`` begins anew."""
    conn.execute("DROP TABLE IF EXISTS digest")
    for part in _PARTS:
        for event in ("insert", "update", "delete"):
            conn.execute(f"DROP TRIGGER IF EXISTS digest_{event}_{part}")


def renew(conn: sqlite3.Connection) -> None:
    """Within a transaction, after all that it writes: the checksums of what it wrote."""
    for owner, part in conn.execute("SELECT owner, part FROM digest WHERE sum = ''").fetchall():
        column, order = _PARTS[part]
        where = f" WHERE {column} = ?" if column else ""
        rows = conn.execute(f"SELECT * FROM {part}{where} ORDER BY {order}", (owner,) if column else ())
        names, found = [name for name, *_ in rows.description], rows.fetchall()
        if found:
            conn.execute(
                "UPDATE digest SET sum = ? WHERE owner = ? AND part = ?", (_sum(names, found), owner, part)
            )
        else:
            conn.execute("DELETE FROM digest WHERE owner = ? AND part = ?", (owner, part))


def check(conn: sqlite3.Connection) -> None:
    """Raises ``Damaged`` if anything is not what was written."""
    try:
        kept = {(owner, part): total for owner, part, total in conn.execute("SELECT * FROM digest")}
        found = {(owner, part): total for part in _PARTS for owner, total in _sums(conn, part)}
    except sqlite3.OperationalError as error:
        # A name in the schema, or letters that are none: Python's own complaints have no code.
        if primary_code(error) in (0, sqlite3.SQLITE_ERROR):
            raise Damaged from error
        raise
    except UnicodeDecodeError as error:
        raise Damaged from error
    if any(found.get(key) != total for key, total in kept.items() if total) or found.keys() - kept.keys():
        raise Damaged


def _sums(conn: sqlite3.Connection, part: str) -> Iterator[tuple[str, str]]:
    column, order = _PARTS[part]
    rows = conn.execute(f"SELECT * FROM {part} ORDER BY {order}")
    names = [name for name, *_ in rows.description]
    at = names.index(column) if column in names else -1
    for owner, group in groupby(rows, key=lambda row: str(row[at]) if column else ""):
        yield owner, _sum(names, group)


def _sum(names: list[str], rows: Iterable[tuple[Any, ...]]) -> str:
    total = blake2b(repr(names).encode(), digest_size=16)
    for row in rows:
        total.update(repr(row).encode())
    return total.hexdigest()
