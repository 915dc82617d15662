"""What to do when: hints that apply now are held up, the others fold up under their titles, one open at a time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot

from retrokit.facilitation.coaching import raised
from retrokit.facilitation.faces import ConsoleView, HintView
from retrokit.ui.facts import Facts, fact
from retrokit.ui.lists import RowsModel


@dataclass(frozen=True, slots=True)
class HintRow:
    """``advice`` is for the facilitator alone; ``line`` may be said aloud."""

    id: str
    title: str
    line: str
    advice: str
    open: bool = False


class Coach(Facts):
    """``listed``: the titles of the rest are on show. ``openTitle``, ``openLine`` and ``openAdvice`` are those of the one
    that is open, "" for none.

    What somebody dismissed is not held up again in this stage. Nothing of it is kept.
    """

    changed = Signal()
    listed = fact("listed", bool, changed)
    openTitle = fact("openTitle", str, changed)
    openLine = fact("openLine", str, changed)
    openAdvice = fact("openAdvice", str, changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, listed=False, openTitle="", openLine="", openAdvice="")
        self._hints: tuple[HintView, ...] = ()
        self._stage = ""
        self._open = ""
        self._dismissed: set[str] = set()
        self._raised = RowsModel(HintRow, self)
        self._rest = RowsModel(HintRow, self)

    raised = Property(QObject, lambda self: self._raised, constant=True)
    rest = Property(QObject, lambda self: self._rest, constant=True)

    def update(self, view: ConsoleView) -> None:
        if view.public.stage != self._stage:
            self.forget()
            self._stage = view.public.stage
        self._hints = view.hints
        self._lay()

    def forget(self) -> None:
        """Another stage, or another session."""
        self._stage, self._open, self._dismissed = "", "", set()
        self.show(listed=False)

    @Slot()
    def toggleList(self) -> None:
        self._open = ""
        self.show(listed=not self.fact("listed"))
        self._lay()

    @Slot(str)
    def toggle(self, id: str) -> None:
        """Open that one, and close the one that was open; or close it."""
        self._open = "" if id == self._open else id
        self._lay()

    @Slot(str)
    def dismiss(self, id: str) -> None:
        self._dismissed.add(id)
        self._lay()

    def _lay(self) -> None:
        up = raised([hint.id for hint in self._hints if hint.fires], self._dismissed)
        by_id = {hint.id: hint for hint in self._hints}
        self._raised.update([self._row(by_id[id]) for id in up])
        self._rest.update([self._row(hint) for hint in self._hints if hint.id not in up])
        opened = by_id.get(self._open)
        shown = opened if opened and opened.id not in up else None
        self.show(
            openTitle=shown.title if shown else "",
            openLine=shown.say if shown else "",
            openAdvice=shown.do if shown else "",
        )

    def _row(self, hint: HintView) -> HintRow:
        return HintRow(hint.id, hint.title, hint.say, hint.do, hint.id == self._open)
