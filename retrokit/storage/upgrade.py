"""An older file brought forward: a copy takes the steps, is checked, and then takes its place. ``open_database`` calls it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from retrokit.storage.backups import Backups, without_hidden
from retrokit.storage.database import connect
from retrokit.storage.failpoint import failpoint
from retrokit.storage.folder import copy_file, sync_file
from retrokit.storage.migrations import Schema, version_of
from retrokit.storage.workshop import bring_forward, put_in_place, workshop


def upgrade(database: Path, schema: Schema) -> None:
    """Nobody has ``database`` open, and no journal waits for it. What it was is kept among the backups.

    Raises ``Damaged`` where it is not whole, ``Trouble("not_updated")`` where the steps do not fit it: it stays as it is.
    """
    failpoint("migrate-begun")
    with workshop(database) as folder:
        copy = folder / database.name
        copy_file(database, copy)
        failpoint("migrate-copied")
        db = connect(copy)
        with closing(db.conn):
            version, original = version_of(db.conn), without_hidden(db.conn)
            with closing(original):
                bring_forward(db, schema)
                failpoint("migrate-checked")
                Backups(database).keep_version(original, version)
        failpoint("migrate-kept")
        sync_file(copy)
        put_in_place(copy, database)
        failpoint("migrate-swapped")
