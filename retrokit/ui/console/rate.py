"""Close: how many have answered whether it was worth the time, and the result once it is closed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from retrokit.facilitation.faces import ConsoleView, RateBody
from retrokit.ui.facts import Facts, fact


class Rate(Facts):
    """``counts`` is empty while open, and for fewer answers than may be shown."""

    changed = Signal()
    open = fact("open", bool, changed)
    answers = fact("answers", int, changed)
    counts = fact("counts", list, changed)
    most = fact("most", int, changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, open=True, answers=0, counts=[], most=0)

    def update(self, view: ConsoleView, body: RateBody) -> None:
        self.show(
            open=body.open,
            answers=view.answers_in if body.open else body.answers,
            counts=list(body.counts),
            most=max(body.counts, default=0),
        )
