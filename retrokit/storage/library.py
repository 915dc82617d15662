"""What teams have left behind across their sessions."""

from __future__ import annotations

from dataclasses import fields

from retrokit.facilitation.session import Experiment
from retrokit.storage.base import Base

_COLUMNS = ", ".join(f"e.{f.name}" for f in fields(Experiment))


def teams(db: Base) -> tuple[str, ...]:
    return tuple(
        row[0] for row in db.conn.execute("SELECT name FROM team ORDER BY name COLLATE NOCASE, name")
    )


def open_experiments(db: Base, team: str, before_session: str = "") -> tuple[Experiment, ...]:
    """What a team agreed and has not concluded, the earliest review date first.

    With ``before_session`` only what was agreed up to the day of that session, and not in it.
    """
    rows = db.conn.execute(
        f"""SELECT {_COLUMNS} FROM experiment e JOIN session s ON s.id = e.session
            WHERE s.team = ? AND e.state = 'agreed' AND s.id != ?
            AND s.date <= coalesce((SELECT date FROM session WHERE id = ?), '9999')
            ORDER BY e.review = '', e.review, e.id""",
        (team, before_session, before_session),
    )
    return tuple(Experiment(*row) for row in rows)
