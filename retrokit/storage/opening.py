"""Opens the database whatever state it is in: an interrupted recovery is finished, a damaged file put together again."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from retrokit.facilitation.errors import Trouble
from retrokit.storage import checksum
from retrokit.storage.ballast import Ballast
from retrokit.storage.base import Base
from retrokit.storage.database import open_database
from retrokit.storage.faults import Damaged, disk_faults, is_damage
from retrokit.storage.migrations import Schema

if TYPE_CHECKING:
    from retrokit.storage.recovery import Recovered

_SHOWN = 5


def open_whole(path: Path, schema: Schema) -> tuple[Base, Trouble | None]:
    """The database, and what to tell the person about how it came to be open. Raises ``Trouble``."""
    try:
        return _open(path, schema)
    except Trouble as trouble:
        if trouble.code != "disk_full" or not Ballast(path.parent).drop():
            raise
        return _open(path, schema)


def _open(path: Path, schema: Schema) -> tuple[Base, Trouble | None]:
    with disk_faults(path):
        if path.parent.is_dir():
            _clear(path)
            if any(path.parent.glob("damaged-*")):
                from retrokit.storage.recovery import interrupted, settle

                if interrupted(path):
                    return _recovered(path, schema)
                if path.exists():
                    settle(path)
        missing, backups = _is_missing(path), _has_backups(path)
        try:
            if missing and backups and path.exists():
                raise Damaged  # retrokit leaves no empty file behind that ever had a session in it
            if checksum.differs(path):
                raise Damaged
            db = open_database(path, schema)
        except (sqlite3.DatabaseError, Damaged, UnicodeDecodeError) as error:
            # SQLite names in its errors what it has read, and that may be no text at all.
            if isinstance(error, sqlite3.Error) and not is_damage(error):
                raise
            return _recovered(path, schema)
        except Trouble as trouble:
            # Where retrokit has kept backups the file was its own: then its very beginning is damaged.
            if trouble.code != "not_a_database" or not backups or path.is_dir():
                raise
            return _recovered(path, schema)
        return db, _gone(path) if missing and backups else None


def _clear(path: Path) -> None:
    if (path.parent / "workshop").is_dir():
        from retrokit.storage.workshop import clear

        clear(path)


def _is_missing(path: Path) -> bool:
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def _has_backups(path: Path) -> bool:
    return any((path.parent / "backups").glob("retrokit*"))


def _gone(path: Path) -> Trouble:
    return Trouble(
        "gone",
        "{file} was not there, so retrokit began a new one.",
        "There are backups: the page Settings brings one back.",
        file=path,
    )


def _recovered(path: Path, schema: Schema) -> tuple[Base, Trouble]:
    from retrokit.storage.recovery import recover

    done = recover(path, schema)
    return open_database(path, schema), _told(done)


def _told(done: Recovered) -> Trouble:
    shown = "; ".join((*done.lost[:_SHOWN], *(("…",) if len(done.lost) > _SHOWN else ())))
    values = {"date": done.date, "kept": done.kept, "read": done.read, "lost": shown, "folder": done.aside}
    sentence = "The database was damaged. retrokit has put it together again, and keeps the damaged file in {folder}."
    if done.date and shown:
        remedy = "Sessions back from the backup of {date}: {kept}. Read from the damaged file: {read}. Not readable: {lost}."
    elif done.date:
        remedy = "Sessions back from the backup of {date}: {kept}. Read from the damaged file: {read}."
    elif shown:
        remedy = "There was no backup. Sessions read from the damaged file: {read}. Not readable: {lost}."
    else:
        remedy = "There was no backup. Sessions read from the damaged file: {read}."
    return Trouble("recovered", sentence, remedy, **values)
