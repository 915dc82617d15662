"""A backup put in the place of the present database, which is kept beside it. ``SqliteStore.restore`` calls it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from retrokit.facilitation.errors import Trouble
from retrokit.storage.failpoint import failpoint
from retrokit.storage.faults import Damaged, disk_faults
from retrokit.storage.folder import copy_file, next_folder, sync_folder
from retrokit.storage.migrations import Schema
from retrokit.storage.workshop import put_in_place, take_up, workshop


def restore(backup: Path, database: Path, schema: Schema) -> Path:
    """Nobody has ``database`` open. The folder in which the present one is kept, with the keys of what it still hides.

    Raises ``Trouble``; then nothing has changed.
    """
    failpoint("restore-begun")
    with disk_faults(database), workshop(database) as work:
        ready = work / database.name
        _take_up(backup, ready, schema)
        failpoint("restore-copied")
        kept = next_folder(database.parent, "replaced")
        kept.mkdir(mode=0o700)
        for part in (database, *sorted(database.parent.glob("intake-*.key"))):
            copy_file(part, kept / part.name)
        sync_folder(kept)
        sync_folder(database.parent)
        failpoint("restore-kept")
        put_in_place(ready, database)
        failpoint("restore-swapped")
    return kept


def _take_up(backup: Path, ready: Path, schema: Schema) -> None:
    try:
        with disk_faults(backup, damage=False):
            take_up(backup, ready, schema)
    except (sqlite3.DatabaseError, Damaged) as error:
        raise Trouble(
            "bad_backup",
            "This backup is damaged, so nothing was changed.",
            "Choose another one.",
        ) from error
