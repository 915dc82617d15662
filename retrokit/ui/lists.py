"""Rows for QML: frozen dataclasses in, the fewest insert/remove/move/change signals out, so that transitions can play."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import Field, fields, is_dataclass
from typing import Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Signal,
)

Index = QModelIndex | QPersistentModelIndex
FIRST_ROLE = (
    0x0101  # the first that Qt leaves to models; its own enums take longer to make than this whole module
)


def camel(name: str) -> str:
    """``left_ms`` -> ``leftMs``: Python's names as QML writes them."""
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def plain(value: object) -> Any:
    """A value as QML can hold it: dataclasses as dicts with camelCase keys, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return {camel(field.name): plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value


class RowsModel(QAbstractListModel):
    """Rows of one dataclass, told apart by the field ``id``; each field is a role (``leftMs`` for ``left_ms``)."""

    count_changed = Signal()

    def __init__(self, row: type, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[Field[Any], ...] = fields(row)
        self._rows: list[Any] = []

    @property
    def rows(self) -> tuple[Any, ...]:
        return tuple(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    count = Property(int, rowCount, notify=count_changed)

    def roleNames(self) -> dict[int, QByteArray]:
        return {FIRST_ROLE + at: QByteArray(camel(f.name).encode()) for at, f in enumerate(self._fields)}

    def data(self, index: Index, role: int = FIRST_ROLE) -> Any:
        at = role - FIRST_ROLE
        if not index.isValid() or not 0 <= at < len(self._fields):
            return None
        return plain(getattr(self._rows[index.row()], self._fields[at].name))

    def update(self, rows: Sequence[Any]) -> None:
        """Become ``rows`` (ids unique) by removals, then moves and insertions from the front, then changes in place."""
        before = len(self._rows)
        wanted = {row.id for row in rows}
        self._remove_all_but(wanted)
        self._order(rows)
        self._change(rows)
        if len(self._rows) != before:
            self.count_changed.emit()

    def _remove_all_but(self, wanted: set[str]) -> None:
        last = len(self._rows) - 1
        while last >= 0:
            if self._rows[last].id in wanted:
                last -= 1
                continue
            first = last
            while first > 0 and self._rows[first - 1].id not in wanted:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _order(self, rows: Sequence[Any]) -> None:
        known = {row.id for row in self._rows}
        at = 0
        while at < len(rows):
            if rows[at].id in known:
                if self._rows[at].id != rows[at].id:
                    self._bring(rows[at].id, at, rows)
                at += 1
                continue
            end = at + 1
            while end < len(rows) and rows[end].id not in known:
                end += 1
            self.beginInsertRows(QModelIndex(), at, end - 1)
            self._rows[at:at] = rows[at:end]
            self.endInsertRows()
            at = end

    def _bring(self, wanted: str, at: int, rows: Sequence[Any]) -> None:
        """Put the row ``wanted`` at ``at``; when the row in its way only has to go further down, move that one."""
        source = next(n for n in range(at, len(self._rows)) if self._rows[n].id == wanted)
        if source == at + 1 and len(rows) > at:
            goal = next(n for n, row in enumerate(rows) if row.id == self._rows[at].id)
            self._move(at, min(goal, len(self._rows) - 1))
        if self._rows[at].id != wanted:
            source = next(n for n in range(at, len(self._rows)) if self._rows[n].id == wanted)
            self._move(source, at)

    def _move(self, source: int, to: int) -> None:
        if source == to:
            return
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), to + 1 if to > source else to)
        self._rows.insert(to, self._rows.pop(source))
        self.endMoveRows()

    def _change(self, rows: Sequence[Any]) -> None:
        for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old == new:
                continue
            roles = [
                FIRST_ROLE + n
                for n, field in enumerate(self._fields)
                if getattr(old, field.name) != getattr(new, field.name)
            ]
            self._rows[at] = new
            here = self.index(at, 0)
            self.dataChanged.emit(here, here, roles)
