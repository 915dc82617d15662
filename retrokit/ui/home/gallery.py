"""The gallery: every format as a row with its small picture, what of it fits the person's wish, and three to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from retrokit.ui.facts import Facts, fact
from retrokit.ui.lists import RowsModel

if TYPE_CHECKING:
    from retrokit.facilitation.formats import Format
    from retrokit.facilitation.suggestions import Suggestion, Wish


@dataclass(frozen=True, slots=True)
class FormatRow:
    """``colors`` draw the small picture, one column each. ``reason`` and what follows it are those of a ``Suggestion``."""

    id: str
    name: str
    summary: str
    good_for: str
    not_when: str
    minutes: int
    fewest: int
    most: int
    colors: tuple[int, ...]
    columns: str
    purpose: tuple[str, ...]
    trust: str
    reason: str = ""
    sessions: int = 0
    other: str = ""
    own: bool = False


class Gallery(Facts):
    """``minutes``, ``people``, ``purpose``, ``trust``, ``anew`` are the wish (see ``suggestions.Wish``); ``rows`` fit it.

    ``total`` is how many formats there are. ``suggested`` fit the wish as well; ``offered`` are three that need no wish.
    """

    changed = Signal()
    minutes = fact("minutes", int, changed)
    people = fact("people", int, changed)
    purpose = fact("purpose", str, changed)
    trust = fact("trust", str, changed)
    anew = fact("anew", bool, changed)
    wished = fact("wished", bool, changed)
    total = fact("total", int, changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent, minutes=0, people=0, purpose="", trust="", anew=False, wished=False, total=0)
        self._formats: tuple[Format, ...] = ()
        self._lately: tuple[str, ...] = ()
        self._own: frozenset[str] = frozenset()
        self._rows = RowsModel(FormatRow, self)
        self._suggested = RowsModel(FormatRow, self)
        self._offered = RowsModel(FormatRow, self)

    rows = Property(QObject, lambda self: self._rows, constant=True)
    suggested = Property(QObject, lambda self: self._suggested, constant=True)
    offered = Property(QObject, lambda self: self._offered, constant=True)

    @property
    def first(self) -> str:
        """The id of the format to begin with, "" while there is none."""
        rows: tuple[FormatRow, ...] = self._offered.rows
        return rows[0].id if rows else ""

    def choice(self, chosen: str) -> tuple[FormatRow, ...]:
        """The formats that are offered, the one the team used last, and the one with the id ``chosen``."""
        rows: tuple[FormatRow, ...] = self._offered.rows
        known = {row.id for row in rows}
        more = (each for each in self._formats if each.id == chosen or each.name in self._lately[:1])
        return (*rows, *(_row(each) for each in more if each.id not in known))

    def update(
        self, formats: Sequence[Format], lately: Sequence[str], own: frozenset[str] = frozenset()
    ) -> None:
        """``lately`` are the names of the formats of the team's sessions, the newest first; ``own`` the ids of its own."""
        self._formats, self._lately, self._own = tuple(formats), tuple(lately), own
        self._show()

    @Slot(str, "QVariant")
    def wish(self, what: str, value: Any) -> None:
        """One of the facts of the wish becomes ``value``."""
        self.show(**{what: value})
        self._show()

    @Slot()
    def clear(self) -> None:
        """Wish for nothing in particular."""
        self.show(minutes=0, people=0, purpose="", trust="", anew=False)
        self._show()

    def _show(self) -> None:
        if not self._formats:  # home is on the screen before there are any
            return
        from retrokit.facilitation.suggestions import Wish, fitting, suggested

        wish, lately = self._wish(), self._lately
        fit = sorted(fitting(self._formats, wish, lately), key=_by_name)
        self._rows.update([self._marked(_row(each)) for each in fit])
        self._suggested.update(
            [self._marked(_with_reason(each)) for each in suggested(self._formats, wish, lately)]
        )
        self._offered.update([_with_reason(each) for each in suggested(self._formats, Wish(), lately)])
        self.show(wished=wish != Wish(), total=len(self._formats))

    def _marked(self, row: FormatRow) -> FormatRow:
        return replace(row, own=row.id in self._own)

    def _wish(self) -> Wish:
        from retrokit.facilitation.suggestions import Wish

        names = ("minutes", "people", "purpose", "trust", "anew")
        return Wish(**{name: self.fact(name) for name in names})


def _by_name(format: Format) -> str:
    return format.name.casefold()


def _with_reason(suggestion: Suggestion) -> FormatRow:
    return replace(
        _row(suggestion.format),
        reason=suggestion.reason,
        sessions=suggestion.sessions,
        other=suggestion.purpose,
    )


def _row(each: Format) -> FormatRow:
    return FormatRow(
        id=each.id,
        name=each.name,
        summary=each.summary,
        good_for=each.when,
        not_when=each.not_when,
        minutes=each.minutes,
        fewest=each.people[0],
        most=each.people[1],
        colors=tuple(column.color for column in each.columns),
        columns=" · ".join(column.name for column in each.columns),
        purpose=each.purpose,
        trust=each.trust,
    )
