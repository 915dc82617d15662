"""Lets placeholders trickle onto the board: hundreds of tiles at once would keep phones that are writing waiting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from retrokit.ui.boardrows import CardRow
from retrokit.ui.lists import RowsModel

AT_ONCE, LATER_MS = 40, 30


class Trickle(QObject):
    """Lays rows into ``model``: cards at once, of placeholders ``AT_ONCE`` more every ``LATER_MS``."""

    def __init__(self, model: RowsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._rows: Sequence[CardRow] = ()
        self._later = QTimer(self, interval=LATER_MS, singleShot=True)
        self._later.timeout.connect(self._more)

    def lay(self, rows: Sequence[CardRow]) -> None:
        """Become ``rows``, soon."""
        self._rows = rows
        self._more()

    def _more(self) -> None:
        here = {row.id for row in self._model.rows}
        fresh = [row.id for row in self._rows if row.placeholder and row.id not in here]
        late = set(fresh[AT_ONCE:])
        self._model.update([row for row in self._rows if row.id not in late])
        if late:
            self._later.start()
