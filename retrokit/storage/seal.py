"""Begins, continues and ends the phases of intakes, so that a crash at any moment leaves exactly before or exactly after.

A phase ends in this order: new key file, then one commit that makes the new intake and drops the old one, then VACUUM, then
the old key is destroyed. An old key file is therefore also the mark that a VACUUM is still due.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from retrokit.facilitation.errors import Trouble
from retrokit.storage.base import Base
from retrokit.storage.failpoint import failpoint
from retrokit.storage.faults import Damaged, is_full
from retrokit.storage.keys import KeyFile, KeyFolder
from retrokit.storage.soundness import whole

if TYPE_CHECKING:
    from retrokit.facilitation.changes import Change
    from retrokit.facilitation.session import Held, Session
    from retrokit.storage.intake import Intake

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step:
    """What one commit does to an intake: it becomes ``intake`` (None: it is dropped); ``fresh``: in a new table.

    ``grown``: nothing was opened, there was just no room. SQLite has wiped the pages of the old table by then, so the
    VACUUM, for which the next cards would have to wait, is left to the next seal.
    ``seals``: something was opened or is over, and nothing private has come since.
    """

    intake: Intake | None
    fresh: bool = False
    grown: bool = False
    keys: tuple[str, ...] = ()
    seals: bool = False


def _phones(session: Session) -> int:
    """How many phones may still write. Those that just took a seat are not counted as present yet."""
    from retrokit.facilitation.session import Seat

    return max(session.phones_most, sum(isinstance(entry, Seat) for entry in session.held.values()))


class Intakes:
    """The intakes of one database. A commit calls ``prepare``, then ``write`` within it, then ``settle`` or ``abandon``.

    ``lost``: how many boxes of a loaded session did not open. Each proves by itself that it is as it was written.
    """

    def __init__(self, db: Base, folder: Path) -> None:
        self._conn = db.conn
        self._live: dict[str, Intake] = {}
        self.lost: dict[str, int] = {}
        database_id = self._conn.execute("SELECT database_id FROM about").fetchone()[0]
        self._keys = KeyFolder(folder, database_id)

    def prepare(self, after: Session, changes: Sequence[Change]) -> Step | None:
        """What ``changes`` ask for, or None. A new key is on the disk when this returns. Raises OSError."""
        # Imported with the first commit: home opens the store and commits nothing.
        from retrokit.facilitation.changes import (
            EarlySet,
            HeldGone,
            HeldPut,
            HeldSealed,
            RoomOpened,
            SessionEnded,
            StageEntered,
        )
        from retrokit.storage.intake import Intake

        if any(isinstance(change, SessionEnded) for change in changes):
            self._prove_whole()
            return Step(None, seals=True)
        keys = tuple({change.key: None for change in changes if isinstance(change, HeldPut | HeldGone)})
        anew = any(isinstance(change, HeldSealed | RoomOpened) for change in changes)
        entered = any(isinstance(change, StageEntered | EarlySet) for change in changes)
        live = self._live.get(after.id)
        small = entered and live is not None and not live.roomy(_phones(after))
        if not keys and not anew and not small:
            return None
        if live is not None and not anew and not small and live.fits(keys):
            return Step(live.draft(), keys=keys)
        seals = any(isinstance(change, HeldSealed) for change in changes)
        if seals:
            self._prove_whole()
        intake = Intake.fresh(len(after.held), _phones(after))
        self._keys.write(after.id, intake.phase, intake.secret)
        failpoint("seal-key-written")
        return Step(intake, fresh=True, grown=not anew, seals=seals)

    def _prove_whole(self) -> None:
        """Before what was hidden exists nowhere but in these pages. References are left to the backup: they take longer."""
        if not whole(self._conn):
            raise Damaged

    def write(self, session: Session, step: Step) -> None:
        """Within the transaction of the commit."""
        if step.intake is not None and not step.fresh:
            step.intake.change(self._conn, step.keys, session.held)
            return
        old = self._phase(session.id)
        if step.intake is not None:
            step.intake.take(self._conn, session.held)
            self._conn.execute(
                "INSERT INTO intake VALUES (?, ?) ON CONFLICT (session) DO UPDATE SET phase = excluded.phase",
                (session.id, step.intake.phase),
            )
        else:
            self._conn.execute("DELETE FROM intake WHERE session = ?", (session.id,))
        if old is not None:
            self._conn.execute(f"DROP TABLE intake_{old}")
        failpoint("seal-written")

    def drop(self, session_id: str) -> None:
        """Within a transaction: the session goes, and its intake with it. ``tidy`` afterwards."""
        old = self._phase(session_id)
        if old is not None:
            self._conn.execute(f"DROP TABLE intake_{old}")
            self._conn.execute("DELETE FROM intake WHERE session = ?", (session_id,))

    def forget(self, session_id: str) -> None:
        """After the commit that dropped it."""
        self.give_up(session_id)
        self.tidy()

    def settle(self, session_id: str, step: Step) -> bool:
        """After the commit. Never fails: what cannot be cleaned now, as without room (False), is cleaned later."""
        if step.intake is not None and not step.fresh:
            self._live[session_id] = step.intake
            return True
        failpoint("seal-committed")
        if step.intake is not None:
            self._live[session_id] = step.intake
        else:
            self._live.pop(session_id, None)
        return self.tidy(vacuum=not step.grown)

    def abandon(self, session_id: str, step: Step) -> None:
        """After a commit that failed: the new key goes, unless the disk cannot say whether the intake is the old one."""
        if step.intake is None or not step.fresh:
            return
        try:
            if self._phase(session_id) != step.intake.phase:
                self._keys.path(session_id, step.intake.phase).unlink(missing_ok=True)
        except (sqlite3.Error, OSError):
            log.warning("storage: a new key is left for the next start")

    def tidy(self, vacuum: bool = True) -> bool:
        """Rewrite the file without what was dropped, then destroy the keys of phases that are over.

        More than one such key means that an earlier rewriting was put off: then it is made up for. False: there was no room.
        """
        try:
            over = self._over()
            if vacuum or len(over) > 1:
                self._conn.execute("VACUUM")
            failpoint("seal-vacuumed")
            for file in over:
                self._keys.destroy(file)
                failpoint("seal-key-destroyed")
        except (sqlite3.Error, OSError) as error:
            log.warning("storage: clean-up put off (%s)", type(error).__name__)
            return not is_full(error)
        return True

    def recover(self) -> None:
        """At every start: finish what a crash or a full disk left undone."""
        if self._over():
            self.tidy()

    def give_up(self, session_id: str) -> None:
        """Forget what the intake holds. The next private entry makes a new one in its place."""
        self._live.pop(session_id, None)

    def load(self, session_id: str) -> dict[str, Held]:
        """What the intake of a session holds. Raises ``Trouble("key_missing")`` when nothing can open it."""
        from retrokit.storage.intake import Intake, Unreadable

        phase = self._phase(session_id)
        if phase is None:
            return {}
        secret = self._keys.read(session_id, phase)
        try:
            if secret is None:
                raise Unreadable
            intake, held, damaged = Intake.read(self._conn, phase, secret)
        except Unreadable:
            raise self._key_missing(session_id, phase) from None
        if damaged:
            log.warning("storage: %d boxes of an intake are damaged", damaged)
        self.lost[session_id] = damaged
        self._live[session_id] = intake
        return held

    def _key_missing(self, session_id: str, phase: str) -> Trouble:
        return Trouble(
            "key_missing",
            "What was still hidden in this session cannot be read: its key {file} is missing or damaged.",
            "Put the key file back beside the database and try again. Without it only what was revealed can be opened.",
            file=self._keys.path(session_id, phase),
        )

    def _over(self) -> list[KeyFile]:
        phases = dict(self._conn.execute("SELECT session, phase FROM intake"))
        return [file for file in self._keys.files() if phases.get(file.session) != file.phase]

    def _phase(self, session_id: str) -> str | None:
        row = self._conn.execute("SELECT phase FROM intake WHERE session = ?", (session_id,)).fetchone()
        return None if row is None else str(row[0])
