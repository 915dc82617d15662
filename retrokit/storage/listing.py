"""The list of sessions, for home: read without what only an open session needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrokit.storage.base import Base

if TYPE_CHECKING:
    from retrokit.facilitation.session import SessionState


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A line of the list of sessions. ``experiments`` were agreed, ``learnings`` kept: drafts do not count."""

    id: str
    team: str
    title: str
    date: str
    format_name: str
    state: SessionState
    experiments: int
    learnings: int


def listed(db: Base, where: str = "1") -> tuple[SessionRow, ...]:
    """Newest first; sessions of one day by title."""
    rows = db.conn.execute(
        f"""SELECT id, team, title, date, format_name, state,
            (SELECT count(*) FROM experiment e WHERE e.session = session.id AND e.state != 'draft'),
            (SELECT count(*) FROM learning l WHERE l.session = session.id AND l.state != 'draft')
            FROM session WHERE {where} ORDER BY date DESC, title, id"""
    )
    return tuple(SessionRow(*row) for row in rows)


def exists(db: Base, session_id: str) -> bool:
    return db.conn.execute("SELECT 1 FROM session WHERE id = ?", (session_id,)).fetchone() is not None
