"""The schema, as numbered steps. Each file says in its header which step it has reached; ``open_database`` takes the rest.

No table has a hidden rowid that counts, and no column a time: nothing tells in which order anything came.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from sqlite3 import Connection

from retrokit.storage import digests
from retrokit.storage.base import Base, transaction
from retrokit.storage.failpoint import failpoint

APPLICATION_ID = 0x52657472  # "Retr"
MIN_READER = 3  # the oldest version of the schema whose readers understand what this version writes

_V1 = """
CREATE TABLE about (
    database_id TEXT NOT NULL PRIMARY KEY,
    min_reader INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE team (
    name TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    team TEXT NOT NULL REFERENCES team (name) ON UPDATE CASCADE,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    format_name TEXT NOT NULL,
    format TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    headcount INTEGER NOT NULL,
    phones_most INTEGER NOT NULL,
    state TEXT NOT NULL,
    stage INTEGER NOT NULL,
    timer TEXT NOT NULL,
    box TEXT NOT NULL,
    notes TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stage (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    stage TEXT NOT NULL,
    planned_s INTEGER,
    spent_s INTEGER,
    work TEXT,
    PRIMARY KEY (session, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE card_group (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (session, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE card (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    column_id TEXT NOT NULL,
    text TEXT NOT NULL,
    group_id TEXT,
    PRIMARY KEY (session, id),
    FOREIGN KEY (session, group_id) REFERENCES card_group (session, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE experiment (
    id TEXT NOT NULL PRIMARY KEY,
    session TEXT NOT NULL,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    belief TEXT NOT NULL,
    change TEXT NOT NULL,
    expected TEXT NOT NULL,
    measure TEXT NOT NULL,
    guardrail TEXT NOT NULL,
    scope TEXT NOT NULL,
    undo TEXT NOT NULL,
    owner TEXT NOT NULL,
    review TEXT NOT NULL,
    state TEXT NOT NULL,
    observed TEXT NOT NULL,
    decision TEXT NOT NULL,
    concluded_in TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE INDEX experiment_session ON experiment (session, position);

CREATE TABLE carried (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    experiment TEXT NOT NULL REFERENCES experiment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (session, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE learning (
    id TEXT NOT NULL PRIMARY KEY,
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    topic TEXT NOT NULL,
    experiment TEXT NOT NULL,
    expected TEXT NOT NULL,
    saw TEXT NOT NULL,
    learned TEXT NOT NULL,
    will_do TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX learning_session ON learning (session, position);

CREATE TABLE parked (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (session, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE intake (
    session TEXT NOT NULL PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
    phase TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


def _first(db: Base) -> None:
    for statement in _V1.split(";"):
        db.conn.execute(statement)
    db.conn.execute("INSERT INTO about VALUES (?, ?)", (secrets.token_hex(16), MIN_READER))


def _door(db: Base) -> None:
    """Who may still take a seat: locked, epoch, hashes of tickets. Seats and used tickets are in the intake."""
    db.conn.execute("ALTER TABLE session ADD COLUMN door TEXT NOT NULL DEFAULT '{}'")


def _plan(db: Base) -> None:
    """Stages that are left out, and what was planned for them when the session began."""
    db.conn.execute("ALTER TABLE stage ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0")
    db.conn.execute("ALTER TABLE stage ADD COLUMN first_s INTEGER")


STEPS: tuple[Callable[[Base], None], ...] = (_first, _door, _plan)
VERSION = len(STEPS)


@dataclass(frozen=True, slots=True)
class Schema:
    """``steps`` lead from an empty file to version ``len(steps)``, which readers from ``min_reader`` on understand."""

    steps: tuple[Callable[[Base], None], ...]
    min_reader: int

    @property
    def version(self) -> int:
        return len(self.steps)


SCHEMA = Schema(STEPS, MIN_READER)


def version_of(conn: Connection) -> int:
    """The step a file has reached, 0 for an empty one."""
    return int(conn.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: Base, schema: Schema = SCHEMA) -> None:
    """Take the steps that the file has not taken yet and record them, all in one transaction."""
    reached = version_of(db.conn)
    if reached == schema.version:
        return
    with transaction(db):
        digests.drop(db.conn)
        for step in schema.steps[reached:]:
            step(db)
            if reached:
                failpoint("migrate-step")
        db.conn.execute("UPDATE about SET min_reader = ?", (schema.min_reader,))
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.conn.execute(f"PRAGMA user_version = {schema.version}")
