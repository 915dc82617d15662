"""The backups on the page Settings: what there is, and the question before one is put back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot

from retrokit.ui.facts import Facts, fact
from retrokit.ui.home.state import BackupLine
from retrokit.ui.lists import RowsModel
from retrokit.ui.words import spoken_date


@dataclass(frozen=True, slots=True)
class BackupRow:
    """``day`` is as it is to be read, "" for one from before an update."""

    id: str
    day: str
    sessions: int
    newest: str
    good: bool


class BackupsDesk(Facts):
    """``asking``: the question about ``day`` is up. Nothing is put back without a yes."""

    changed = Signal()
    asking = fact("asking", bool, changed)
    day = fact("day", str, changed)
    sessions = fact("sessions", int, changed)
    newest = fact("newest", str, changed)

    def __init__(
        self,
        look: Callable[[], tuple[BackupLine, ...]],
        restore: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent, asking=False, day="", sessions=0, newest="")
        self._find, self._restore = look, restore
        self._rows = RowsModel(BackupRow, self)
        self._known: dict[str, BackupRow] = {}
        self._asked = ""

    rows = Property(QObject, lambda self: self._rows, constant=True)

    def look(self) -> None:
        """What there is now."""
        rows = [_row(line) for line in self._find()]
        self._known = {row.id: row for row in rows}
        self._rows.update(rows)

    @Slot(str)
    def ask(self, id: str) -> None:
        row = self._known[id]
        self._asked = id
        self.show(asking=True, day=row.day, sessions=row.sessions, newest=row.newest)

    @Slot()
    def cancel(self) -> None:
        self.show(asking=False)

    @Slot()
    def confirm(self) -> None:
        self.show(asking=False)
        self._restore(self._asked)


def _row(line: BackupLine) -> BackupRow:
    titles = line.titles or ()
    day = spoken_date(line.date) if line.date else ""
    return BackupRow(line.name, day, len(titles), titles[0] if titles else "", line.titles is not None)
