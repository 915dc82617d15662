"""What teams have left behind across their sessions."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import msgspec

from retrokit.storage.base import Base

if TYPE_CHECKING:
    from retrokit.facilitation.session import Experiment


def teams(db: Base) -> tuple[str, ...]:
    return tuple(
        row[0] for row in db.conn.execute("SELECT name FROM team ORDER BY name COLLATE NOCASE, name")
    )


def open_experiments(db: Base, team: str, before_session: str = "") -> tuple[Experiment, ...]:
    """What a team agreed and has not concluded, the earliest review date first.

    With ``before_session`` only what was agreed up to the day of that session, and not in it.
    """
    if db.conn.execute("SELECT 1 FROM experiment WHERE state = 'agreed' LIMIT 1").fetchone() is None:
        return ()  # home asks this first of all, and most often there is nothing
    from retrokit.facilitation.session import Experiment

    columns = ", ".join(f"e.{f.name}" for f in fields(Experiment))
    rows = db.conn.execute(
        f"""SELECT {columns} FROM experiment e JOIN session s ON s.id = e.session
            WHERE s.team = ? AND e.state = 'agreed' AND s.id != ?
            AND s.date <= coalesce((SELECT date FROM session WHERE id = ?), '9999')
            ORDER BY e.review = '', e.review, e.id""",
        (team, before_session, before_session),
    )
    return tuple(Experiment(*row) for row in rows)


def icebreakers(db: Base, team: str) -> tuple[str, ...]:
    """The questions that were drawn for the sessions of ``team``, each as often as it was."""
    from retrokit.facilitation.session import Icebreaker

    rows = db.conn.execute(
        """SELECT t.work FROM stage t JOIN session s ON s.id = t.session
           WHERE s.team = ? AND t.work LIKE '{"drawn":%' ORDER BY s.id, t.position""",
        (team,),
    )
    return tuple(text for row in rows for text in msgspec.json.decode(row[0], type=Icebreaker).drawn)
