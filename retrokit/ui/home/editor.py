"""The editor of own formats: a draft, the part of it that is selected, what the reader says of it, and its picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot

from retrokit.ui.facts import fact
from retrokit.ui.home.draft_desk import DraftDesk
from retrokit.ui.home.editor_rows import FieldRow, PartRow
from retrokit.ui.home.state import FormatFiles
from retrokit.ui.lists import RowsModel

if TYPE_CHECKING:
    from retrokit.facilitation.format_draft import Check, Table
    from retrokit.facilitation.formats import Format
    from retrokit.ui.boardface import BoardFace
    from retrokit.ui.home.shelf import Shelf


class FormatEditor(DraftDesk):
    """``section`` is "" for the format itself, columns or stages; ``part`` is the id of the one that is selected in it.

    ``fault`` is what the reader says of the draft, "" when it is good, and ``faultSection``, ``faultPart`` and ``faultKey``
    are what it is about. ``asking``: which question waits for an answer (discard, name), "" for none.
    ``fresh``: it was never saved. ``remarks``: its file has comments, which a save leaves out.
    """

    changed = Signal()
    shown = fact("shown", bool, changed)
    name = fact("name", str, changed)
    formatId = fact("formatId", str, changed)
    minutes = fact("minutes", int, changed)
    fresh = fact("fresh", bool, changed)
    dirty = fact("dirty", bool, changed)
    remarks = fact("remarks", bool, changed)
    section = fact("section", str, changed)
    part = fact("part", str, changed)
    index = fact("index", int, changed)
    fault = fact("fault", str, changed)
    faultSection = fact("faultSection", str, changed)
    faultPart = fact("faultPart", str, changed)
    faultKey = fact("faultKey", str, changed)
    canUndo = fact("canUndo", bool, changed)
    canRedo = fact("canRedo", bool, changed)
    kinds = fact("kinds", list, changed)
    mostColumns = fact("mostColumns", int, changed)
    mostStages = fact("mostStages", int, changed)
    asking = fact("asking", str, changed)
    askedName = fact("askedName", str, changed)
    askedId = fact("askedId", str, changed)
    pictured = fact("pictured", bool, changed)
    left = Signal()

    def __init__(self, files: FormatFiles, shelf: Shelf, parent: QObject | None = None) -> None:
        texts = ("name", "formatId", "fault", "faultSection", "faultPart", "faultKey")
        asked = ("asking", "askedName", "askedId")
        flags = ("shown", "fresh", "dirty", "remarks", "canUndo", "canRedo", "pictured")
        super().__init__(
            shelf,
            parent,
            minutes=0,
            kinds=[],
            mostColumns=0,
            mostStages=0,
            **dict.fromkeys((*texts, *asked), ""),
            **dict.fromkeys(flags, False),
        )
        self._files = files
        self._saved: Table = {}
        self._check: Check | None = None
        self._goal: Callable[[], None] = self.left.emit
        self._columns = RowsModel(PartRow, self)
        self._stages = RowsModel(PartRow, self)
        self._fields = RowsModel(FieldRow, self)
        self._board: BoardFace | None = None

    columns = Property(QObject, lambda self: self._columns, constant=True)
    stages = Property(QObject, lambda self: self._stages, constant=True)
    fields = Property(QObject, lambda self: self._fields, constant=True)
    board = Property(QObject, lambda self: self._board, notify=changed)

    # Beginning and ending

    @Slot(str)
    def change(self, format_id: str) -> None:
        """Edit a format of one's own."""
        from retrokit.facilitation.format_write import table_of

        found = self._shelf.find(format_id)
        if found is not None and format_id in self._shelf.own:
            self._begin(table_of(found), fresh=False, remarks=self._files.remarks(format_id))

    @Slot(str)
    def copy(self, format_id: str) -> None:
        """Edit a copy of any format; nothing is saved yet."""
        from retrokit.facilitation.format_draft import copy_of

        found = self._shelf.find(format_id)
        if found is not None:
            self._begin(copy_of(found, self._shelf.copy_name(found), self._shelf.taken()), fresh=True)

    def _begin(self, table: Table, *, fresh: bool, remarks: bool = False) -> None:
        from retrokit.facilitation.format_draft import Steps
        from retrokit.facilitation.format_shape import shape
        from retrokit.facilitation.formats import KINDS
        from retrokit.ui.boardface import BoardFace

        if self._board is None:
            self._board = BoardFace(lambda command: None, self)
        self._steps, self._saved = Steps(table), {} if fresh else table
        self.show(shown=True, fresh=fresh, remarks=remarks, kinds=list(KINDS), asking="", pictured=False)
        most = {"mostColumns": shape().most_columns, "mostStages": shape().most_stages}
        self.show(section="", part="", index=-1, **most)
        self._look()

    def leave(self, goal: Callable[[], None]) -> None:
        """Do ``goal`` if nothing is lost by it; else ask first."""
        self._goal = goal
        if self.fact("shown") and self.fact("dirty"):
            self.show(asking="discard")
        else:
            self.discard()

    @Slot()
    def close(self) -> None:
        """Back to the formats; asks when something has changed."""
        self.leave(self.left.emit)

    @Slot()
    def discard(self) -> None:
        """Leave without saving."""
        self._steps, self._saved = None, {}
        self.show(shown=False, asking="", dirty=False)
        self._goal()

    # The disk

    @Slot()
    def save(self) -> None:
        """Keep it as it is, if it is good. What has never been saved gets its id from its name."""
        from retrokit.facilitation.format_draft import free_id, renamed

        format = self._good()
        if format is None:
            return
        fresh = self.fact("fresh")
        if fresh:
            format = renamed(format, free_id(format.name, self._shelf.taken()), format.name)
        self._keep(format, fresh)

    @Slot()
    def askName(self) -> None:
        """Under which name to save it as another format."""
        format = self._good()
        if format is not None:
            self.offerName(self._shelf.copy_name(format))
            self.show(asking="name")

    @Slot(str)
    def offerName(self, name: str) -> None:
        """The name that is being typed, and the id that it leads to."""
        from retrokit.facilitation.format_draft import free_id

        self.show(askedName=name, askedId=free_id(name, self._shelf.taken()) if name.strip() else "")

    @Slot()
    def saveAs(self) -> None:
        """Keep it under the name that was asked for; the one it was stays as it was saved."""
        from retrokit.facilitation.format_draft import renamed

        format, name = self._good(), self.fact("askedName").strip()
        if format is not None and name:
            self.show(asking="")
            self._keep(renamed(format, self.fact("askedId"), name), True)

    def _keep(self, format: Format, fresh: bool) -> None:
        from retrokit.facilitation.format_draft import Steps
        from retrokit.facilitation.format_write import table_of

        if not self._files.save(format, fresh) or self._steps is None:
            return
        table = table_of(format)
        self._shelf.own |= {format.id}
        self._saved = table
        # The name of the file is no step that one could take back.
        same = table | {"id": self._steps.now["id"], "name": self._steps.now["name"]} == self._steps.now
        self._steps = self._steps.step(table) if same and not fresh else Steps(table)
        self.show(fresh=False, remarks=False)
        self._look()

    def forget(self, format_id: str) -> None:
        """That format is gone from the shelf."""
        if self.fact("shown") and self.fact("formatId") == format_id:
            self._goal = self.left.emit
            self.discard()

    @Slot(QUrl)
    def export(self, file: QUrl) -> None:
        """A copy of the file wherever somebody wants it."""
        format = self._good()
        if format is not None and file.toLocalFile():
            self._files.export(format, file.toLocalFile())

    @Slot()
    def cancel(self) -> None:
        """No answer to the question: everything stays."""
        self.show(asking="")

    # What follows from it

    def _look(self) -> None:
        """Show the draft as it is now."""
        from retrokit.facilitation.format_draft import check
        from retrokit.ui.home.drafting import fault_place, fault_words, field_rows, part_rows

        assert self._steps is not None
        table = self._steps.now
        self._find()
        section, part, index = self.fact("section"), self.fact("part"), self.fact("index")
        self._check = checked = check(table)
        self._columns.update(part_rows(table, "columns", checked, (section, part)))
        self._stages.update(part_rows(table, "stages", checked, (section, part)))
        at, said = fault_place(checked, table), fault_words(checked)
        here = at[:2] == (section, part)
        self._fields.update(field_rows(self._part(), section, {at[2]: said} if here else {}))
        if checked.format is not None:
            self._paint(checked.format, part if section == "stages" else "")
        self.show(
            name=table.get("name", ""),
            formatId=table.get("id", ""),
            minutes=table.get("minutes", 0),
            dirty=table != self._saved,
            fault=said,
            faultSection=at[0],
            faultPart=at[1],
            faultKey=at[2],
            canUndo=bool(self._steps.before),
            canRedo=bool(self._steps.after),
            index=index,
        )

    def _paint(self, format: Format, stage: str) -> None:
        from retrokit.ui.home.picture import picture

        if self._board is not None:
            self._board.set_view(picture(format, stage))
            self.show(pictured=True)

    def _good(self) -> Format | None:
        return self._check.format if self._check is not None and self._steps is not None else None
