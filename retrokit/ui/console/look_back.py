"""Look back: what became of the experiments that are due. What is written here is sent when one is concluded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from PySide6.QtCore import Property, QObject, Slot

from retrokit.facilitation.commands import Command, ConcludeExperiment
from retrokit.facilitation.faces import ExperimentView, LookBackBody
from retrokit.facilitation.session import Decision
from retrokit.ui.lists import RowsModel
from retrokit.ui.words import spoken_date

DECISIONS: tuple[Decision, ...] = get_args(Decision)


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """``ready``: enough is written to conclude. ``again``: it was concluded and is being written anew."""

    id: str
    change: str
    expected: str
    measure: str
    guardrail: str
    owner: str
    review: str
    overdue_days: int
    concluded: bool
    observed: str
    decision: str
    learned: str
    ready: bool


@dataclass(slots=True)
class _Writing:
    observed: str = ""
    decision: Decision = ""
    learned: str = ""
    again: bool = False


class LookBack(QObject):
    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._rows = RowsModel(CarriedRow, self)
        self._carried: tuple[ExperimentView, ...] = ()
        self._writing: dict[str, _Writing] = {}

    rows = Property(QObject, lambda self: self._rows, constant=True)

    def update(self, body: LookBackBody) -> None:
        self._carried = body.experiments
        self._draw()

    def forget(self) -> None:
        """Another session."""
        self._writing.clear()

    @Slot(str, str)
    def observe(self, id: str, text: str) -> None:
        self._written(id).observed = text
        self._draw()

    @Slot(str, str)
    def learn(self, id: str, text: str) -> None:
        self._written(id).learned = text

    @Slot(str, str)
    def decide(self, id: str, decision: str) -> None:
        self._written(id).decision = next(d for d in DECISIONS if d == decision)
        self._draw()

    @Slot(str)
    def conclude(self, id: str) -> None:
        written = self._written(id)
        written.again = False
        self._send(
            ConcludeExperiment(id, written.observed.strip(), written.decision, written.learned.strip())
        )
        self._draw()

    @Slot(str)
    def reopen(self, id: str) -> None:
        """Write a concluded one anew."""
        self._written(id).again = True
        self._draw()

    def _written(self, id: str) -> _Writing:
        known = next((e for e in self._carried if e.id == id), None)
        start = _Writing(known.observed, known.decision) if known else _Writing()
        return self._writing.setdefault(id, start)

    def _row(self, experiment: ExperimentView) -> CarriedRow:
        written = self._written(experiment.id)
        return CarriedRow(
            id=experiment.id,
            change=experiment.change,
            expected=experiment.expected,
            measure=experiment.measure,
            guardrail=experiment.guardrail,
            owner=experiment.owner,
            review=spoken_date(experiment.review),
            overdue_days=experiment.overdue_days,
            concluded=experiment.state == "concluded" and not written.again,
            observed=experiment.observed if experiment.state == "concluded" else written.observed,
            decision=written.decision,
            learned=written.learned,
            ready=bool(written.observed.strip() and written.decision),
        )

    def _draw(self) -> None:
        self._rows.update([self._row(experiment) for experiment in self._carried])
