"""Backups: the three newest, one a day, beside the database. Only after a seal, and without what was still hidden.

A copy is made in memory, where the intakes and all that points to them are taken out, and only then written. Two copies
of one day would tell which cards came late, so a day has one, and its file no time but the day.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from retrokit.facilitation.errors import Trouble
from retrokit.storage.failpoint import failpoint
from retrokit.storage.faults import Damaged, disk_faults, is_damage
from retrokit.storage.folder import sync_file, sync_folder
from retrokit.storage.soundness import sound, whole

FOLDER = "backups"
KEPT = 3
_PART = "writing.part"
_NAME = re.compile(r"retrokit-(\d{4}-\d{2}-\d{2})\.db")
_BEFORE_UPDATE = re.compile(r"retrokit\.db\.v(\d+)")


@dataclass(frozen=True, slots=True)
class Backup:
    """``date`` is ISO, "" for one from before an update; ``titles`` of its sessions, newest first; None: it is damaged."""

    name: str
    date: str
    titles: tuple[str, ...] | None


def without_hidden(conn: sqlite3.Connection) -> sqlite3.Connection:
    """All of the database but its intakes, in memory, for any one thread to go on with."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        conn.backup(copy)
        names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'intake_*'"
        for (name,) in copy.execute(names).fetchall():
            copy.execute(f"DROP TABLE {name}")
        copy.execute("DELETE FROM intake")
    except BaseException:
        copy.close()
        raise
    return copy


class Backups:
    """The backups of the database at ``database``. Every method raises ``Trouble`` when the disk says no."""

    def __init__(self, database: Path) -> None:
        self.folder = database.parent / FOLDER

    def keep(self, copy: sqlite3.Connection, day: str) -> None:
        """Make ``copy``, which ``without_hidden`` made, the backup of ``day`` (ISO), and let the oldest go. Closes it."""
        with closing(copy), disk_faults(self.folder / _PART):
            failpoint("backup-begun")
            self._write(copy, f"retrokit-{day}.db", datetime.fromisoformat(day).timestamp())
            for name in sorted(self._dated(), reverse=True)[KEPT:]:
                if name != f"retrokit-{day}.db":
                    (self.folder / name).unlink(missing_ok=True)
            failpoint("backup-done")

    def keep_version(self, copy: sqlite3.Connection, version: int) -> None:
        """What an older retrokit had, before an update changed it. Closes ``copy``."""
        with closing(copy), disk_faults(self.folder / _PART):
            self._write(copy, f"retrokit.db.v{version}", 0)

    def forget(self, session_id: str) -> None:
        """A session was deleted: no backup brings it back. One that cannot be read goes as a whole."""
        for path, date in tuple(self.newest_first()):
            with disk_faults(path):
                copy = sqlite3.connect(":memory:", isolation_level=None)
                with closing(copy):
                    try:
                        with closing(sqlite3.connect(_reading(path), uri=True)) as conn:
                            conn.backup(copy)
                        delete(copy, session_id)
                        stamp = datetime.fromisoformat(date).timestamp() if date else 0
                        self._write(copy, path.name, stamp)
                    except (sqlite3.DatabaseError, Damaged) as error:
                        if isinstance(error, sqlite3.Error) and not is_damage(error):
                            raise
                        path.unlink()

    def listed(self) -> tuple[Backup, ...]:
        """Newest first, those from before updates last."""
        with disk_faults(self.folder):
            return tuple(self._look(name, date) for name, date in self._names())

    def newest_first(self) -> Iterator[tuple[Path, str]]:
        """The files, each with its date: the best comes first."""
        for name, date in self._names():
            yield self.folder / name, date

    def file(self, name: str) -> Path:
        """Raises ``Trouble`` where there is no such backup."""
        if not any(name == known for known, _ in self._names()):
            raise Trouble(
                "no_backup",
                "This backup is not there any more.",
                "Choose another one.",
                file=self.folder / name,
            )
        return self.folder / name

    def tidy(self) -> None:
        """What a crash left half written goes."""
        (self.folder / _PART).unlink(missing_ok=True)
        (self.folder / f"{_PART}-journal").unlink(missing_ok=True)

    def _write(self, copy: sqlite3.Connection, name: str, stamp: float) -> None:
        if not sound(copy):
            raise Damaged
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self.tidy()
        part = self.folder / _PART
        try:
            os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            copy.execute("VACUUM INTO ?", (str(part),))
            failpoint("backup-written")
            os.utime(part, (stamp, stamp))
            sync_file(part)
            failpoint("backup-synced")
            part.replace(self.folder / name)
        except BaseException:
            self.tidy()
            raise
        sync_folder(self.folder)
        failpoint("backup-renamed")

    def _dated(self) -> list[str]:
        return [name for name, date in self._names() if date]

    def _names(self) -> list[tuple[str, str]]:
        try:
            found = [path.name for path in self.folder.iterdir()]
        except FileNotFoundError:
            return []
        dated = sorted(((name, m[1]) for name in found if (m := _NAME.fullmatch(name))), reverse=True)
        older = sorted((int(m[1]), name) for name in found if (m := _BEFORE_UPDATE.fullmatch(name)))
        return dated + [(name, "") for _, name in reversed(older)]

    def _look(self, name: str, date: str) -> Backup:
        try:
            with closing(sqlite3.connect(_reading(self.folder / name), uri=True)) as conn:
                good = whole(conn)
                rows = conn.execute("SELECT title FROM session ORDER BY date DESC, title").fetchall()
        except sqlite3.Error:
            good = False
        return Backup(name, date, tuple(title for (title,) in rows) if good else None)


def delete(conn: sqlite3.Connection, session_id: str) -> None:
    """The rows of a session, and with foreign keys in force all that hangs on them."""
    conn.execute("PRAGMA foreign_keys = 1")
    conn.execute("DELETE FROM experiment WHERE session = ?", (session_id,))
    conn.execute("DELETE FROM session WHERE id = ?", (session_id,))


def _reading(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"
