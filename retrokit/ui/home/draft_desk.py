"""The parts of a draft: which one is selected, and every way in which it changes. ``editor.py`` shows what comes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from retrokit.ui.facts import Facts
from retrokit.ui.words import translated

if TYPE_CHECKING:
    from retrokit.facilitation.format_draft import Steps, Table
    from retrokit.ui.home.shelf import Shelf


class DraftDesk(Facts):
    """Facts ``section``, ``part`` (its id) and ``index`` say what is selected; ``_look`` shows the draft after each step."""

    def __init__(self, shelf: Shelf, parent: QObject | None = None, **facts: Any) -> None:
        super().__init__(parent, section="", part="", index=-1, **facts)
        self._shelf = shelf
        self._steps: Steps | None = None

    def _look(self) -> None:
        """Show the draft as it is now: the editor does."""

    @Slot(str, str)
    def select(self, section: str, part: str) -> None:
        """The part of that section with that id; "" and "" for the format itself."""
        if self._steps is not None:
            self._steps = self._steps.pause()
            self.show(section=section, part=part)
            self._look()

    @Slot()
    def selectFault(self) -> None:
        """The part that the fault is about."""
        self.select(self.fact("faultSection"), self.fact("faultPart"))

    @Slot(str, str)
    def write(self, key: str, text: str) -> None:
        """A text of the selected part, as it is being typed."""
        self._set(key, text)

    @Slot(str, str)
    def writeLines(self, key: str, text: str) -> None:
        """A list of texts, one a line."""
        self._set(key, [line for line in text.split("\n") if line.strip()])

    @Slot(str, str)
    def writeNumbers(self, key: str, text: str) -> None:
        """A list of numbers, with anything between them."""
        self._set(key, [int(number[:6]) for number in re.findall(r"[0-9]+", text)])

    @Slot(str, bool)
    def turn(self, key: str, on: bool) -> None:
        """On or off."""
        self._set(key, on)

    @Slot(str, int)
    def count(self, key: str, number: int) -> None:
        self._set(key, number)

    @Slot(str, int, int)
    def span(self, key: str, at: int, number: int) -> None:
        """One of two numbers; the other gives way where it has to."""
        pair = list(self._part().get(key, (1, 1)))
        pair[at] = number
        pair[1 - at] = min(pair[1 - at], number) if at else max(pair[1 - at], number)
        self._set(key, pair)

    @Slot(str, str)
    def choose(self, key: str, value: str) -> None:
        """One of a few. Another kind of stage brings the settings that it needs."""
        if key == "kind" and self._steps is not None and self.fact("section") == "stages":
            from retrokit.facilitation.format_draft import of_kind

            self._step(of_kind(self._steps.now, self.fact("index"), value, self._model(value)))
        else:
            self._set(key, value)

    @Slot(str, str)
    def toggle(self, key: str, value: str) -> None:
        """One more of several, or one less."""
        now = list(self._part().get(key, ()))
        self._set(key, [each for each in now if each != value] if value in now else [*now, value])

    @Slot(str, str)
    def add(self, section: str, kind: str) -> None:
        """A new part after the selected one, else at the end; a stage of that kind."""
        words = {"name": translated("New column"), "prompt": translated("What comes to mind?"), "color": 1}
        self._add(section, self._model(kind) if section == "stages" else words)

    @Slot()
    def double(self) -> None:
        """The selected part once more, after itself."""
        if self.fact("section"):
            self._add(self.fact("section"), self._part())

    @Slot(str, int)
    def remove(self, section: str, index: int) -> None:
        """Take that part out. The last of its section stays, for a format needs one."""
        from retrokit.facilitation.format_draft import removed

        if self._steps is None or len(self._steps.now[section]) < 2:
            return
        parts = self._steps.now[section]
        near = parts[index + 1] if index + 1 < len(parts) else parts[index - 1]
        self.show(section=section, part=near["id"])
        self._step(removed(self._steps.now, section, index))  # type: ignore[arg-type]

    @Slot(str, int, int)
    def move(self, section: str, index: int, to: int) -> None:
        """Put that part at another place of its section."""
        from retrokit.facilitation.format_draft import moved

        if self._steps is None or not 0 <= to < len(self._steps.now[section]) or index == to:
            return
        id = self._steps.now[section][index]["id"]
        self.show(section=section, part=id)
        self._step(moved(self._steps.now, section, index, to), f"move:{section}:{id}")  # type: ignore[arg-type]

    @Slot()
    def undo(self) -> None:
        if self._steps is not None:
            self._steps = self._steps.undo()
            self._look()

    @Slot()
    def redo(self) -> None:
        if self._steps is not None:
            self._steps = self._steps.redo()
            self._look()

    def _set(self, key: str, value: Any) -> None:
        from retrokit.facilitation.format_draft import changed

        if self._steps is None:
            return
        section, index = self.fact("section"), self.fact("index")
        self._step(
            changed(self._steps.now, section, index, key, value), f"{section}:{self.fact('part')}:{key}"
        )

    def _add(self, section: str, part: Mapping[str, Any]) -> None:
        from retrokit.facilitation.format_draft import added

        if self._steps is None:
            return
        here = self.fact("index") if self.fact("section") == section else -1
        at = here + 1 if here >= 0 else len(self._steps.now[section])
        table = added(self._steps.now, section, at, dict(part))  # type: ignore[arg-type]
        self.show(section=section, part=table[section][at]["id"])
        self._step(table)

    def _step(self, table: Table, key: str = "") -> None:
        assert self._steps is not None
        self._steps = self._steps.step(table, key)
        self._look()

    def _find(self) -> None:
        """Where the selected part is now; the format itself when it is gone."""
        assert self._steps is not None
        section, part = self.fact("section"), self.fact("part")
        ids = [each["id"] for each in self._steps.now[section]] if section else []
        if part in ids:
            self.show(index=ids.index(part))
        else:
            self.show(section="", part="", index=-1)

    def _part(self) -> Table:
        assert self._steps is not None
        section = self.fact("section")
        part: Table = self._steps.now[section][self.fact("index")] if section else self._steps.now
        return part

    def _model(self, kind: str) -> Table:
        from retrokit.facilitation.format_draft import model_of

        return model_of(kind, self._shelf.formats)  # type: ignore[arg-type]
