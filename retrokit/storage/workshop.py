"""The folder in which another database is made ready before it takes the place of the present one, in a single step.

Whatever a crash leaves in it is worth nothing: it goes at the next start. Updates, restores and recoveries work here.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from retrokit.facilitation.errors import Trouble
from retrokit.storage.base import Base
from retrokit.storage.checksum import checksum_file
from retrokit.storage.database import connect, look_at_header, newer
from retrokit.storage.failpoint import failpoint
from retrokit.storage.faults import Damaged, primary_code
from retrokit.storage.folder import copy_file, sync_file, sync_folder
from retrokit.storage.migrations import Schema, migrate, version_of
from retrokit.storage.soundness import sound

FOLDER = "workshop"
_DOES_NOT_FIT = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH}


@contextmanager
def workshop(database: Path) -> Iterator[Path]:
    """An empty folder beside ``database``, gone at the end."""
    clear(database)
    folder = database.parent / FOLDER
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        clear(database)


def clear(database: Path) -> None:
    """At every start, too: keys that lie there are of databases that never came to be."""
    folder = database.parent / FOLDER
    if not folder.is_dir():
        return
    for key in folder.glob("*.key"):
        key.write_bytes(secrets.token_bytes(key.stat().st_size))
    shutil.rmtree(folder)


def take_up(source: Path, target: Path, schema: Schema) -> None:
    """A copy of the database ``source`` at ``target``, brought forward.

    Raises ``Damaged`` or sqlite3.DatabaseError where it is not whole, ``Trouble`` where it is not for this retrokit.
    """
    if look_at_header(source) > schema.version:
        raise newer(source)
    copy_file(source, target)
    db = connect(target)
    with closing(db.conn):
        bring_forward(db, schema)
    sync_file(target)


def bring_forward(db: Base, schema: Schema) -> None:
    """Checked, migrated, checked again, and laid out anew: no migration leaves an order behind."""
    if not sound(db.conn):
        raise Damaged
    if version_of(db.conn) == schema.version:
        return
    try:
        migrate(db, schema)
    except sqlite3.Error as error:
        if primary_code(error) not in _DOES_NOT_FIT:
            raise
        raise _not_updated() from error
    failpoint("migrate-committed")
    if not sound(db.conn):
        raise _not_updated()
    db.conn.execute("VACUUM")


def put_in_place(ready: Path, database: Path) -> None:
    """``ready`` is ``database`` from here on, whatever happens. No connection may be open to either."""
    checksum_file(database).unlink(missing_ok=True)
    os.replace(ready, database)  # noqa: PTH105 - the one call that is a single step everywhere
    sync_folder(database.parent)


def _not_updated() -> Trouble:
    return Trouble(
        "not_updated",
        "The database could not be brought up to date and was left as it is.",
        "Start the retrokit that made it, and report this.",
    )
