"""Place: how many have placed topics; once it is closed the list, what comes first on top."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot

from retrokit.facilitation.commands import Command, ReopenPlacing
from retrokit.facilitation.faces import ConsoleView, PlaceBody, PlacedView
from retrokit.ui.boardrows import topic_name
from retrokit.ui.facts import Facts, fact
from retrokit.ui.lists import RowsModel
from retrokit.ui.placing import figure, spread


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """``number`` is the one on the board, 0 where there is none; ``where`` in figures, with the spread in brackets."""

    id: str
    name: str
    cards: int
    number: int
    tag: str
    where: str


class Place(Facts):
    """``few`` topics were placed by so few that where is not shown; ``totals`` of both sides, for forces only."""

    changed = Signal()
    open = fact("open", bool, changed)
    answers = fact("answers", int, changed)
    few = fact("few", int, changed)
    axes = fact("axes", str, changed)
    totals = fact("totals", str, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent, open=True, answers=0, few=0, axes="", totals="")
        self._send = send
        self._rows = RowsModel(PlacedRow, self)

    rows = Property(QObject, lambda self: self._rows, constant=True)

    def update(self, view: ConsoleView, body: PlaceBody) -> None:
        sides = [column.name for column in view.public.legend[:2]]
        self._rows.update([_row(number, t, body, sides) for number, t in enumerate(body.topics, 1)])
        self.show(
            open=body.open,
            answers=view.answers_in if body.open else body.answers,
            few=0 if body.open else sum(not t.spans for t in body.topics),
            axes=" · ".join(f"{axis.name}: {axis.low} – {axis.high}" for axis in body.axes),
            totals=" · ".join(f"{side} {figure(n)}" for side, n in zip(sides, body.totals, strict=False)),
        )

    @Slot()
    def reopen(self) -> None:
        self._send(ReopenPlacing())


def _row(number: int, placed: PlacedView, body: PlaceBody, sides: list[str]) -> PlacedRow:
    side = sides[placed.side] if body.picture == "forces" and placed.side < len(sides) else ""
    where = " · ".join(
        f"{axis.name} {figure(span.mid)}" + (f" ({spread(span)})" if spread(span) else "")
        for axis, span in zip(body.axes, placed.spans, strict=False)
    )
    return PlacedRow(
        id=placed.topic.id,
        name=topic_name(placed.topic),
        cards=len(placed.topic.cards),
        number=number if placed.spans and body.picture == "grid" else 0,
        tag=placed.corner or side,
        where=where,
    )
