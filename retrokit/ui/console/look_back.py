"""Look back: what became of the experiments that are due. What is written here is sent when one is concluded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from PySide6.QtCore import Property, QObject, Slot

from retrokit.facilitation.commands import Command, ConcludeExperiment
from retrokit.facilitation.faces import ExperimentView, LearningView, LookBackBody
from retrokit.facilitation.session import Decision
from retrokit.facilitation.stages.look_back import DECISIONS, FIELD_LIMIT
from retrokit.facilitation.texts import canonical
from retrokit.ui.lists import RowsModel
from retrokit.ui.words import spoken_date, translated


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """``ready``: enough is written to conclude. ``refused``: what the rules said to the last try, or ""."""

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
    refused: str


@dataclass(slots=True)
class _Writing:
    """``again``: it was concluded and is being written anew, until the view shows the answer."""

    observed: str = ""
    decision: Decision = ""
    learned: str = ""
    again: bool = False
    refused: str = ""


class LookBack(QObject):
    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._rows = RowsModel(CarriedRow, self)
        self._carried: tuple[ExperimentView, ...] = ()
        self._writing: dict[str, _Writing] = {}
        self._asked: ConcludeExperiment | None = None
        self._learnings: tuple[LearningView, ...] = ()

    rows = Property(QObject, lambda self: self._rows, constant=True)

    def update(self, body: LookBackBody, learnings: tuple[LearningView, ...] = ()) -> None:
        """``learnings`` are those of the session: what was learned from a concluded experiment is among them."""
        self._carried, self._learnings = body.experiments, learnings
        asked = self._asked
        if asked is not None and any(_is_answer(e, asked) for e in self._carried):
            self._written(asked.id).again = False
            self._asked = None
        self._draw()

    def forget(self) -> None:
        """Another session."""
        self._writing.clear()
        self._asked = None

    def refuse(self, sentence: str) -> None:
        """The rules said no: the form stays as it is and says why."""
        if self._asked is not None:
            self._written(self._asked.id).refused = sentence
            self._asked = None
            self._draw()

    def answered(self) -> None:
        """Something else is asked now."""
        if self._asked is not None:
            self._written(self._asked.id).again = False
            self._asked = None

    @Slot(str, str)
    def observe(self, id: str, text: str) -> None:
        self._written(id).observed = text
        self._draw()

    @Slot(str, str)
    def learn(self, id: str, text: str) -> None:
        self._written(id).learned = text

    @Slot(str, str)
    def decide(self, id: str, decision: str) -> None:
        self._written(id).decision = next(d for d in get_args(Decision) if d == decision)
        self._draw()

    @Slot(str)
    def conclude(self, id: str) -> None:
        written = self._written(id)
        written.refused = ""
        command = ConcludeExperiment(
            id,
            written.observed.strip(),
            written.decision,
            written.learned.strip(),
            _meaning(written.decision),
        )
        self._send(command)
        self._asked = command
        self._draw()

    @Slot(str)
    def reopen(self, id: str) -> None:
        """Write a concluded one anew, beginning with what is known of it."""
        known = next((e for e in self._carried if e.id == id), None)
        if known is not None:
            again = _Writing(known.observed, known.decision, self._learned(known), again=True)
            self._writing[id] = again
            self._draw()

    def _written(self, id: str) -> _Writing:
        known = next((e for e in self._carried if e.id == id), None)
        start = _Writing(known.observed, known.decision) if known else _Writing()
        return self._writing.setdefault(id, start)

    def _learned(self, experiment: ExperimentView) -> str:
        """A learning carries what its experiment expected and saw."""
        facts = (experiment.expected, experiment.observed)
        return next((e.learned for e in self._learnings if (e.expected, e.saw) == facts), "")

    def _row(self, experiment: ExperimentView) -> CarriedRow:
        written = self._written(experiment.id)
        concluded = experiment.state == "concluded" and not written.again
        return CarriedRow(
            id=experiment.id,
            change=experiment.change,
            expected=experiment.expected,
            measure=experiment.measure,
            guardrail=experiment.guardrail,
            owner=experiment.owner,
            review=spoken_date(experiment.review),
            overdue_days=experiment.overdue_days,
            concluded=concluded,
            observed=experiment.observed if concluded else written.observed,
            decision=experiment.decision if concluded else written.decision,
            learned=self._learned(experiment) if concluded else written.learned,
            ready=bool(written.observed.strip() and written.decision),
            refused=written.refused,
        )

    def _draw(self) -> None:
        self._rows.update([self._row(experiment) for experiment in self._carried])


def _meaning(decision: Decision) -> str:
    return translated(DECISIONS[decision]) if decision else ""


def _is_answer(experiment: ExperimentView, asked: ConcludeExperiment) -> bool:
    if (experiment.id, experiment.state, experiment.decision) != (asked.id, "concluded", asked.decision):
        return False
    return experiment.observed == canonical(asked.observed, FIELD_LIMIT)
