"""What can still be read of a damaged database, session by session: a whole session or none. ``recovery.py`` calls it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from retrokit.facilitation.session import Held, Session
from retrokit.storage import sessions
from retrokit.storage.base import Base
from retrokit.storage.database import connect
from retrokit.storage.intake import Intake, Unreadable
from retrokit.storage.keys import KeyFolder
from retrokit.storage.migrations import Schema, migrate

_T = TypeVar("_T")
_BAD = (sqlite3.Error, msgspec.MsgspecError, KeyError, ValueError, IndexError, TypeError)


@dataclass(slots=True)
class Salvage:
    """``found`` in the order of their days; ``lost``: id and title of sessions of which no more could be read."""

    database_id: str = ""
    found: list[Session] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)


def salvage(damaged: Path, work: Path, schema: Schema) -> Salvage:
    """Reads ``damaged`` and its keys in a copy made in the folder ``work``; the file itself stays as it is, to the byte."""
    found = Salvage()
    with _copied(damaged, work, schema) as db:
        if db is None:
            return found
        found.database_id = (
            _tried(lambda: str(db.conn.execute("SELECT database_id FROM about").fetchone()[0])) or ""
        )
        keys = KeyFolder(damaged.parent, found.database_id)
        for id, title in _both_ways(db.conn, "SELECT id, title FROM session", "id", ""):
            session = _tried(partial(_session, db, keys, id))
            if session is None:
                found.lost[id] = title
            else:
                found.found.append(session)
    found.found.sort(key=lambda session: (session.date, session.id))
    return found


@contextmanager
def _copied(damaged: Path, work: Path, schema: Schema) -> Iterator[Base | None]:
    """None where nothing can be read at all."""
    copy = work / "damaged.db"
    shutil.copyfile(damaged, copy)
    journal = damaged.with_name(f"{damaged.name}-journal")
    if journal.exists():
        shutil.copyfile(journal, copy.with_name(f"{copy.name}-journal"))
    db = _tried(lambda: connect(copy))
    if db is None:
        yield None
        return
    with closing(db.conn):
        try:
            # What indexes say can all be read from the tables themselves, and a bad page of one must cost no session.
            db.conn.execute("PRAGMA writable_schema = 1")
            db.conn.execute("DELETE FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
            db.conn.execute("PRAGMA writable_schema = RESET")
            migrate(db, schema)
        except sqlite3.Error:
            yield None
        else:
            yield db


def _session(db: Base, keys: KeyFolder, session_id: str) -> Session:
    held = _tried(partial(_held, db, keys, session_id))
    return sessions.read(db, session_id, held or {})


def _held(db: Base, keys: KeyFolder, session_id: str) -> dict[str, Held]:
    """Every box proves by itself that it is whole, so any number of them may be missing."""
    row = db.conn.execute("SELECT phase FROM intake WHERE session = ?", (session_id,)).fetchone()
    secret = keys.read(session_id, row[0]) if row else None
    if secret is None:
        return {}
    boxes = _both_ways(db.conn, f"SELECT slot, box FROM intake_{row[0]}", "slot", -1)
    try:
        return Intake.of(row[0], secret, boxes)[1]
    except Unreadable:
        return {}


def _both_ways(conn: sqlite3.Connection, select: str, key: str, least: object) -> Iterator[tuple[Any, Any]]:
    """Rows up to the first bad page, then from the other end down to the last bad one."""
    seen = set()
    for way in ("ASC", "DESC"):
        try:
            for row in conn.execute(f"{select} WHERE {key} > ? ORDER BY {key} {way}", (least,)):
                if row[0] in seen:
                    return
                seen.add(row[0])
                yield row
        except sqlite3.Error:
            continue


def _tried(work: Callable[[], _T]) -> _T | None:
    try:
        return work()
    except _BAD:
        return None
