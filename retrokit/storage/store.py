"""The store of the app: commits what a room decided, gives sessions back, lists what there is. One connection, one thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from retrokit.storage import digests, library, listing
from retrokit.storage.base import transaction
from retrokit.storage.database import open_database, quick_check
from retrokit.storage.failpoint import failpoint
from retrokit.storage.faults import Damaged, boxes_damaged, damaged, disk_faults
from retrokit.storage.seal import Intakes

if TYPE_CHECKING:
    from retrokit.facilitation.changes import Change
    from retrokit.facilitation.errors import Trouble
    from retrokit.facilitation.session import Experiment, Session
    from retrokit.storage.listing import SessionRow


class SqliteStore:
    """Implements ``facilitation.room.Store``. Every method raises ``Trouble`` when the disk says no."""

    def __init__(self, path: Path) -> None:
        """Opens or makes the database at ``path``, and finishes what a crash interrupted."""
        self.path = path
        self._db = open_database(path)
        with disk_faults(path):
            self._intakes = Intakes(self._db, path.parent)
            self._intakes.recover()

    def commit(self, before: Session, after: Session, changes: Sequence[Change]) -> None:
        """All of it is on the disk when this returns, or nothing of it and ``Trouble`` is raised."""
        from retrokit.storage.rows import keep

        stored = self._stored(before, changes)
        with disk_faults(self.path):
            step = self._intakes.prepare(after, changes)
            try:
                with transaction(self._db):
                    keep(self._db, stored, after)
                    if step is not None:
                        self._intakes.write(after, step)
                    digests.renew(self._db.conn)
                    failpoint("commit-written")
            except BaseException:
                if step is not None:
                    self._intakes.abandon(after.id, step)
                raise
            failpoint("commit-done")
            if step is not None:
                self._intakes.settle(after.id, step)

    def load(self, session_id: str, *, without_held: bool = False) -> Session:
        """The session as last committed, its private entries back in it, its timers paused.

        Raises KeyError for an unknown id, ``Trouble("key_missing")`` if the private entries cannot be opened; then
        ``without_held`` gives all the rest, and the next private entry begins a new intake.
        """
        from retrokit.storage import sessions

        with disk_faults(self.path):
            try:
                if without_held:
                    self._intakes.give_up(session_id)
                    return sessions.read(self._db, session_id, {})
                return sessions.read(self._db, session_id, self._intakes.load(session_id))
            except msgspec.MsgspecError as error:
                raise damaged(self.path) from error

    @property
    def loss(self) -> Trouble | None:
        """What to tell the person about the session that was loaded last: something hidden may be gone."""
        return boxes_damaged(self.path, self._intakes.damaged) if self._intakes.damaged else None

    def sessions(self) -> tuple[SessionRow, ...]:
        with disk_faults(self.path):
            return listing.listed(self._db)

    def interrupted(self) -> tuple[SessionRow, ...]:
        """Sessions that were never closed, newest first."""
        with disk_faults(self.path):
            return listing.listed(self._db, "state != 'closed'")

    def teams(self) -> tuple[str, ...]:
        with disk_faults(self.path):
            return library.teams(self._db)

    def open_experiments(self, team: str, before_session: str = "") -> tuple[Experiment, ...]:
        """What ``team`` agreed in earlier sessions and has not concluded."""
        with disk_faults(self.path):
            return library.open_experiments(self._db, team, before_session)

    def delete(self, session_id: str) -> None:
        """The session, its cards, experiments and learnings go for good, as far as the disk allows."""
        with disk_faults(self.path):
            with transaction(self._db):
                self._intakes.drop(session_id)
                self._db.conn.execute("DELETE FROM experiment WHERE session = ?", (session_id,))
                self._db.conn.execute("DELETE FROM session WHERE id = ?", (session_id,))
                digests.renew(self._db.conn)
            self._intakes.forget(session_id)

    def check(self) -> str:
        """A line for the doctor: "ok" and how much there is. Raises ``Trouble("damaged")`` with what to do."""
        with disk_faults(self.path):
            conn = self._db.conn
            if (
                quick_check(self._db, "integrity_check") != "ok"
                or conn.execute("PRAGMA foreign_key_check").fetchone()
            ):
                raise Damaged
            count = conn.execute("SELECT count(*) FROM session").fetchone()[0]
            return f"ok, {count} sessions, {self.path.stat().st_size // 1024} KB"

    def close(self) -> None:
        self._db.conn.close()

    def _stored(self, before: Session, changes: Sequence[Change]) -> Session | None:
        """What the tables hold of the session: nothing when its room opens."""
        from retrokit.facilitation.changes import RoomOpened

        if not any(isinstance(change, RoomOpened) for change in changes):
            return before
        from retrokit.storage import sessions

        with disk_faults(self.path):
            return sessions.read(self._db, before.id, {}) if listing.exists(self._db, before.id) else None
