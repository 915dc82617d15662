"""Where the board is and what to do with it. The board itself is another window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from retrokit.ui.facts import Facts, fact


class BoardPlace(Facts):
    """``place`` is hidden, window (on this screen) or second (full size on the second screen)."""

    changed = Signal()
    place = fact("place", str, changed)
    code = fact("code", bool, changed)

    def __init__(
        self,
        on_board: Callable[[bool], None],
        on_code: Callable[[bool], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent, place="hidden", code=False)
        self._on_board, self._on_code = on_board, on_code

    @Slot()
    def toggle(self) -> None:
        self._on_board(self.fact("place") == "hidden")

    @Slot()
    def toggleCode(self) -> None:
        self._on_code(not self.fact("code"))
