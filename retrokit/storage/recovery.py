"""A damaged database put together again: the newest good backup, and what can be read of the damaged file itself.

The damaged file is moved aside first, with its journal and keys. A folder of that kind without its note means that all of
this was interrupted: the next start does it again, from the same files. ``opening.py`` calls it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from retrokit.facilitation.changes import Change, RoomOpened, SessionEnded
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.session import Session
from retrokit.storage.backups import Backups
from retrokit.storage.checksum import checksum_file
from retrokit.storage.database import open_database
from retrokit.storage.failpoint import failpoint
from retrokit.storage.faults import Damaged
from retrokit.storage.folder import next_folder, sync_file, sync_folder
from retrokit.storage.migrations import Schema
from retrokit.storage.salvage import Salvage, salvage
from retrokit.storage.workshop import put_in_place, take_up, workshop

NOTE = "why-this-is-here.txt"
_WHY = "retrokit found this database damaged and moved it here, as it was. Nothing needs it any more.\n"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came back: ``kept`` sessions of the backup of ``date`` ("": there was none) and ``read`` of the damaged file."""

    aside: Path
    date: str
    kept: int
    read: int
    lost: tuple[str, ...]


def interrupted(database: Path) -> Path | None:
    """The folder of a recovery that never came to its end, where the database is still missing because of it."""
    if database.exists():
        return None
    for folder in sorted(database.parent.glob("damaged-*")):
        if (folder / database.name).exists() and not (folder / NOTE).exists():
            return folder
    return None


def settle(database: Path) -> None:
    """The database is in its place: what a recovery that a crash cut short moved aside must never be taken up again."""
    for folder in database.parent.glob("damaged-*"):
        if (folder / database.name).exists() and not (folder / NOTE).exists():
            with suppress(OSError):  # the next start tries again
                _note(folder)


def recover(database: Path, schema: Schema) -> Recovered:
    """A new database in the place of the damaged one. Raises OSError or sqlite3.Error where the disk does not let it."""
    failpoint("recover-begun")
    aside = interrupted(database) or _empty(database) or next_folder(database.parent, "damaged")
    _set_aside(database, aside)
    failpoint("recover-aside")
    with workshop(database) as work:
        ready = work / database.name
        date = _base(database, ready, schema)
        failpoint("recover-based")
        found = salvage(aside / database.name, work, schema)
        kept, read = _fill(ready, found, schema)
        failpoint("recover-ready")
        for key in work.glob("intake-*.key"):
            key.replace(database.with_name(key.name))
        sync_folder(database.parent)
        put_in_place(ready, database)
    failpoint("recover-swapped")
    _note(aside)
    failpoint("recover-done")
    return Recovered(aside, date, kept, read, tuple(found.lost.values()))


def _note(aside: Path) -> None:
    (aside / NOTE).write_text(_WHY, "utf-8")
    sync_file(aside / NOTE)


def _empty(database: Path) -> Path | None:
    """A folder that was made for this file before a crash."""
    folders = sorted(database.parent.glob("damaged-*"))
    return next((folder for folder in folders if not any(folder.iterdir())), None)


def _set_aside(database: Path, aside: Path) -> None:
    """The file first: as long as it is in its place, its journal and keys belong beside it."""
    aside.mkdir(mode=0o700, exist_ok=True)
    sync_folder(database.parent)
    journal = database.with_name(f"{database.name}-journal")
    for part in (database, journal, checksum_file(database), *sorted(database.parent.glob("intake-*.key"))):
        if part.exists():
            part.replace(aside / part.name)
    sync_folder(aside)
    sync_folder(database.parent)


def _base(database: Path, ready: Path, schema: Schema) -> str:
    """The newest backup that is whole, as ``ready``; its date, "" if there is none."""
    for backup, date in Backups(database).newest_first():
        try:
            take_up(backup, ready, schema)
        except (sqlite3.DatabaseError, Damaged, Trouble):
            ready.unlink(missing_ok=True)
            continue
        return date
    return ""


def _fill(ready: Path, found: Salvage, schema: Schema) -> tuple[int, int]:
    """How many sessions ``ready`` had of itself, and how many came from the damaged file instead."""
    from retrokit.storage.store import SqliteStore

    if not ready.exists() and found.database_id:
        db = open_database(ready, schema)
        with closing(db.conn):
            db.conn.execute("UPDATE about SET database_id = ?", (found.database_id,))
    store = SqliteStore(ready, schema)
    try:
        kept = {row.id: row.state for row in store.sessions()}
        taken = 0
        for session in found.found:
            if session.id in kept and not _further(session, store.load(session.id)):
                continue
            store.commit(session, session, _as_found(session))
            taken += 1
            kept.pop(session.id, None)
            failpoint("recover-session")
        for row in store.sessions():
            found.lost.pop(row.id, None)
        store.check()
    finally:
        store.close()
    sync_file(ready)
    return len(kept), taken


def _further(found: Session, kept: Session) -> bool:
    """Whether the damaged file has the session as it went on after the backup, with nothing missing."""
    return kept.state != "closed" and {card.id for card in found.cards} >= {card.id for card in kept.cards}


def _as_found(session: Session) -> tuple[Change, ...]:
    ended = (SessionEnded(session.runs),) if session.state == "closed" else ()
    return (RoomOpened(session), *ended)
