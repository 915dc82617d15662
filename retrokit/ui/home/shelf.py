"""The shelf of formats: which ids and names are taken; files that come in, and own formats that go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot

from retrokit.ui.facts import Facts, fact
from retrokit.ui.home.state import FormatFiles
from retrokit.ui.words import translated

if TYPE_CHECKING:
    from retrokit.facilitation.formats import Format

_LONGEST_NAME = 40


class Shelf(Facts):
    """``asking``: which question waits for an answer (remove, import), "" for none; the other two are what it is about.

    ``formats`` are all there are, ``own`` the ids of the team's own. ``gone`` tells the id of one that was removed.
    """

    changed = Signal()
    asking = fact("asking", str, changed)
    askedName = fact("askedName", str, changed)
    askedId = fact("askedId", str, changed)
    gone = Signal(str)

    def __init__(self, files: FormatFiles, parent: QObject | None = None) -> None:
        super().__init__(parent, asking="", askedName="", askedId="")
        self._files = files
        self._brought: Format | None = None
        self.formats: tuple[Format, ...] = ()
        self.own: frozenset[str] = frozenset()

    def find(self, format_id: str) -> Format | None:
        return next((each for each in self.formats if each.id == format_id), None)

    def taken(self) -> set[str]:
        """The ids that no other format can have."""
        return {each.id for each in self.formats} | self.own

    def copy_name(self, format: Format) -> str:
        """What a copy of it may be called."""
        if format.id in self.own:
            return self.other_name(format.name)
        return self.other_name(translated("Our {name}", name=format.name))

    def other_name(self, name: str) -> str:
        """``name``, or with a number after it where it is taken."""
        known = {each.name for each in self.formats}
        if name not in known:
            return name[:_LONGEST_NAME]
        stem = re.sub(r" \d{1,3}$", "", name)[: _LONGEST_NAME - 4]
        return next(new for n in range(2, len(known) + 3) if (new := f"{stem} {n}") not in known)

    @Slot(QUrl)
    def bring(self, file: QUrl) -> None:
        """Take a file in. Where its id is taken, ask whether it may have another one."""
        from retrokit.facilitation.format_draft import free_id

        format = self._files.read(file.toLocalFile())
        if format is None:
            return
        if format.id in self.taken():
            self._brought = format
            self.show(asking="import", askedName=format.name, askedId=free_id(format.id, self.taken()))
        else:
            self._files.save(format, True)

    @Slot(str)
    def askRemove(self, format_id: str) -> None:
        """Whether that format of the team's own shall go."""
        found = self.find(format_id)
        if format_id in self.own:
            self.show(asking="remove", askedId=format_id, askedName=found.name if found else format_id)

    @Slot()
    def confirm(self) -> None:
        """Yes to the question that was asked."""
        from retrokit.facilitation.format_draft import renamed

        asking, id, format = self.fact("asking"), self.fact("askedId"), self._brought
        self.cancel()
        if asking == "remove" and self._files.remove(id):
            self.own -= {id}
            self.formats = tuple(each for each in self.formats if each.id != id)
            self.gone.emit(id)
        if asking == "import" and format is not None:
            self._files.save(renamed(format, id, self.other_name(format.name)), True)

    @Slot()
    def cancel(self) -> None:
        """No: everything stays."""
        self._brought = None
        self.show(asking="")
