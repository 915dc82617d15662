"""What befalls a database while nobody has it open: it is of an older retrokit, or a page of it has gone bad on the disk.

Neither costs a row. ``kills.py`` lets a home begin with the first and meet the second, and asks what came through.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from retrokit.paths import Paths
from tests.storage.test_recovery import page_of, zero_page

GOLDEN = Path(__file__).parents[1] / "storage" / "golden" / "v1.db"
BEFORE_UPDATE = "retrokit.db.v1"
INDEXES = ("learning_session", "experiment_session")


def begin_old(home: Path) -> None:
    """``home`` is that of somebody who has just installed a newer retrokit."""
    home.mkdir()
    shutil.copy(GOLDEN, Paths(home).database)


def wear_out(home: Path, chance: random.Random) -> None:
    """A page of an index is nothing but zeros: every row is still there."""
    database = Paths(home).database
    # Asking for the page takes back a commit that was cut off. Else its journal might put the page right.
    zero_page(database, page_of(database, chance.choice(INDEXES)))


def changed(home: Path) -> Iterator[str]:
    """What is not any more, in the database or in what was kept of it before the update, as the old file had it."""
    for path in (Paths(home).database, Paths(home).backups / BEFORE_UPDATE):
        if not path.exists():
            yield f"old: {path.name} is not there"
            continue
        for table, (query, values, expected) in _expected().items():
            with closing(sqlite3.connect(path)) as conn:
                found = set(conn.execute(query, values))
            if found != expected:
                yield f"old: {path.name} {table}: gone {expected - found}, came {found - expected}"


def _expected() -> dict[str, tuple[str, list[Any], set[Any]]]:
    """Of each table: how to ask for the rows of the old file's sessions in columns it had, and what it says itself."""
    asked = {}
    with closing(sqlite3.connect(f"{GOLDEN.as_uri()}?mode=ro", uri=True)) as conn:
        for (table,) in conn.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name != 'about'"
        ):
            columns = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
            owner = "session" if "session" in columns else columns[0]
            rows = set(conn.execute(f"SELECT {', '.join(columns)} FROM {table}"))
            owners = sorted({row[columns.index(owner)] for row in rows})
            places = ", ".join("?" * len(owners))
            query = f"SELECT {', '.join(columns)} FROM {table} WHERE {owner} IN ({places})"
            asked[table] = (query, owners, rows)
    return asked
