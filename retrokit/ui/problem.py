"""News, calmly: what is said stays until it is dismissed; a refusal is one short line that the next step clears."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from retrokit.facilitation.errors import Refused
from retrokit.ui.facts import Facts, fact
from retrokit.ui.words import translated


class Problem(Facts):
    changed = Signal()
    sentence = fact("sentence", str, changed)
    remedy = fact("remedy", str, changed)
    refused = fact("refused", str, changed)
    good = fact("good", bool, changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, sentence="", remedy="", refused="", good=False)

    def say(self, sentence: str, remedy: str = "", good: bool = False) -> None:
        """``sentence`` and ``remedy`` as they are to be read; ``good`` news does not warn."""
        self.show(sentence=sentence, remedy=remedy, good=good)

    def refuse(self, refused: Refused) -> None:
        self.show(refused=translated(refused.sentence, **refused.values))

    def clear_refusal(self) -> None:
        self.show(refused="")

    @Slot()
    def dismiss(self) -> None:
        self.show(sentence="", remedy="")
