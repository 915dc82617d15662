"""The store of the app: commits what a room decided, gives sessions back, lists what there is. One connection, one thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING, Literal

import msgspec

from retrokit.facilitation.errors import Trouble
from retrokit.storage import checksum, digests, library, listing
from retrokit.storage.backups import Backups, delete, without_hidden
from retrokit.storage.ballast import BALLAST_MB, Ballast
from retrokit.storage.base import transaction
from retrokit.storage.failpoint import failpoint
from retrokit.storage.faults import Damaged, disk_faults, unreadable
from retrokit.storage.migrations import SCHEMA, Schema
from retrokit.storage.opening import open_whole
from retrokit.storage.seal import Intakes
from retrokit.storage.soundness import sound

if TYPE_CHECKING:
    from retrokit.facilitation.changes import Change
    from retrokit.facilitation.errors import Trouble
    from retrokit.facilitation.session import Experiment, Session
    from retrokit.storage.listing import SessionRow

Space = Literal["enough", "short", "full"]
"""``short``: the ballast is gone, and cards are taken. ``full``: the last commit found no room."""


class SqliteStore:
    """Implements ``facilitation.room.Store``. Every method raises ``Trouble`` when the disk says no.

    ``news`` is what to tell the person about how the database came to be open; ``watch`` hears of every other ``space``.
    """

    def __init__(self, path: Path, schema: Schema = SCHEMA, *, ballast_mb: int = BALLAST_MB) -> None:
        """Opens or makes the database at ``path``, and finishes what a crash interrupted."""
        self.path = path
        self.backups = Backups(path)
        self.ballast = Ballast(path.parent, ballast_mb)
        self.space: Space = "enough"
        self.watch: Callable[[Space], None] = lambda space: None
        self._schema = schema
        self._sealed = False
        self.news: Trouble | None = None
        self._open()

    def _open(self) -> None:
        self._db, self.news = open_whole(self.path, self._schema)
        with disk_faults(self.path):
            self._intakes = Intakes(self._db, self.path.parent)
            if not self._db.newer:
                self.backups.tidy()
                self._intakes.recover()

    def commit(self, before: Session, after: Session, changes: Sequence[Change]) -> None:
        """All of it is on the disk when this returns, or nothing of it and ``Trouble`` is raised.

        On a full disk the ballast goes and it is tried once more.
        """
        self.writable()
        try:
            try:
                self._commit(before, after, changes)
            except Trouble as trouble:
                if trouble.code != "disk_full" or not self.ballast.drop():
                    raise
                self._tell("short")
                self._commit(before, after, changes)
        except Trouble as trouble:
            if trouble.code == "disk_full":
                self._tell("full")
            raise
        if self.space != "enough":
            self._tell("enough" if self.ballast.roomy() else "short")

    def _commit(self, before: Session, after: Session, changes: Sequence[Change]) -> None:
        from retrokit.storage.rows import keep

        stored = self._stored(before, changes)
        failpoint("commit-begun")
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
                self._sealed = step.seals
                tidied = self._intakes.settle(after.id, step)
                if not tidied and self.ballast.drop():
                    self._tell("short")
                    self._intakes.tidy()

    def writable(self) -> None:
        """Raises ``Trouble`` where the file is a newer retrokit's and may only be read."""
        if self._db.newer:
            raise Trouble(
                "only_reading",
                "{file} was made by a newer retrokit: this one only reads it.",
                "Reports can be made. To start or go on with a session, install the newest retrokit.",
                file=self.path,
            )

    def copy_after_seal(self) -> Connection:
        """What a backup may hold, in memory, to be handed to ``backups.keep``. Raises ValueError in the middle of a phase."""
        if not self._sealed:
            raise ValueError("a backup is made after a seal, and before anything private comes")
        with disk_faults(self.path):
            return without_hidden(self._db.conn)

    def restore(self, name: str) -> Path:
        """Put that backup in the place of the present database; the folder in which that is kept. No room may be open.

        Raises ``Trouble``; then everything is as it was.
        """
        self.writable()
        backup = self.backups.file(name)
        self.close()
        try:
            from retrokit.storage.restore import restore

            return restore(backup, self.path, self._schema)
        finally:
            self._open()

    def refill(self) -> None:
        """After a seal and at the start: make the ballast, if there is room for it. Fine to call from another thread."""
        if not self._db.newer:
            self.ballast.make()

    def settle_space(self) -> None:
        """After ``refill``: space is short no longer where there is room for the ballast."""
        if self.space != "enough" and self.ballast.roomy():
            self._tell("enough")

    def _tell(self, space: Space) -> None:
        if space != self.space:
            self.space = space
            self.watch(space)

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
                raise unreadable(self.path) from error

    def boxes_lost(self, session_id: str) -> Trouble | None:
        """What to tell after ``load`` where some of what is hidden could not be read."""
        lost = self._intakes.lost.get(session_id, 0)
        if not lost:
            return None
        return Trouble(
            "boxes_lost",
            "The disk has damaged {lost} of the places in which hidden cards and votes are kept. Some may be missing.",
            "Ask everybody to look whether all they wrote is on the board after the reveal.",
            lost=lost,
        )

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

    def icebreakers(self, team: str) -> tuple[str, ...]:
        """The questions that sessions of ``team`` have had, each as often as it was drawn."""
        with disk_faults(self.path):
            return library.icebreakers(self._db, team)

    def delete(self, session_id: str) -> None:
        """The session, its cards, experiments and learnings go for good, also from backups, as far as the disk allows."""
        self.writable()
        with disk_faults(self.path):
            with transaction(self._db):
                self._intakes.drop(session_id)
                delete(self._db.conn, session_id)
                digests.renew(self._db.conn)
            self._intakes.forget(session_id)
        self.backups.forget(session_id)

    def check(self) -> str:
        """A line for the doctor: "ok" and how much there is. Raises ``Trouble("damaged")`` with what to do."""
        with disk_faults(self.path):
            conn = self._db.conn
            if not sound(conn):
                raise Damaged
            count = conn.execute("SELECT count(*) FROM session").fetchone()[0]
            return f"ok, {count} sessions, {self.path.stat().st_size // 1024} KB"

    def close(self) -> None:
        self._db.conn.close()
        if not self._db.newer:
            checksum.leave(self.path)

    def _stored(self, before: Session, changes: Sequence[Change]) -> Session | None:
        """What the tables hold of the session: nothing when its room opens."""
        from retrokit.facilitation.changes import RoomOpened

        if not any(isinstance(change, RoomOpened) for change in changes):
            return before
        from retrokit.storage import sessions

        with disk_faults(self.path):
            return sessions.read(self._db, before.id, {}) if listing.exists(self._db, before.id) else None
