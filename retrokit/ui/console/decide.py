"""Decide: experiments and learnings being written. Their texts go out through ``Drafts``, the rest from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

from PySide6.QtCore import Property, QDate, QObject, Qt, Signal, Slot

from retrokit.facilitation.commands import (
    AgreeExperiment,
    Command,
    DraftExperiment,
    DraftLearning,
    DropExperiment,
    DropLearning,
    EditExperiment,
    KeepLearning,
)
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.experiments import check
from retrokit.facilitation.faces import ConsoleView, ExperimentView, LearningView
from retrokit.facilitation.session import Experiment
from retrokit.ui.console.topic_rows import TopicRow, topic_rows
from retrokit.ui.lists import RowsModel
from retrokit.ui.words import spoken_date, translated


@dataclass(frozen=True, slots=True)
class ExperimentRow:
    """``hint`` is what is missing before it can be agreed, or ""; ``writing``: shown as a form."""

    id: str
    topic: str
    belief: str
    change: str
    expected: str
    measure: str
    guardrail: str
    scope: str
    undo: str
    owner: str
    review: str
    review_words: str
    agreed: bool
    hint: str
    writing: bool


@dataclass(frozen=True, slots=True)
class LearningRow:
    id: str
    topic: str
    expected: str
    saw: str
    learned: str
    will_do: str
    kept: bool
    writing: bool


def missing(experiment: ExperimentView) -> str:
    """What the rules would say to agreeing now, or ""."""
    known = {f.name for f in fields(Experiment)} & {f.name for f in fields(ExperimentView)}
    values = {name: getattr(experiment, name) for name in known}
    try:
        check(Experiment(session="", **values))
    except Refused as refused:
        return translated(refused.sentence, **refused.values)
    return ""


def weeks_from_now(weeks: int) -> str:
    """The ISO date that many weeks from today."""
    return QDate.currentDate().addDays(7 * weeks).toString(Qt.DateFormat.ISODate)


class Decide(QObject):
    """``formMade(id)`` tells when a new draft has arrived, so that its first field takes the keyboard."""

    formMade = Signal(str)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._topics = RowsModel(TopicRow, self)
        self._experiments = RowsModel(ExperimentRow, self)
        self._learnings = RowsModel(LearningRow, self)
        self._view: ConsoleView | None = None
        self._again: set[str] = set()
        self._drafting = False

    topics = Property(QObject, lambda self: self._topics, constant=True)
    experiments = Property(QObject, lambda self: self._experiments, constant=True)
    learnings = Property(QObject, lambda self: self._learnings, constant=True)

    def update(self, view: ConsoleView) -> None:
        self._view = view
        before = {row.id for row in (*self._experiments.rows, *self._learnings.rows)}
        self._topics.update(topic_rows(view.topics))
        self._experiments.update([self._experiment(e) for e in view.experiments])
        self._learnings.update([self._learning(e) for e in view.learnings])
        fresh = [row.id for row in (*self._experiments.rows, *self._learnings.rows) if row.id not in before]
        if self._drafting and fresh:
            self._drafting = False
            self.formMade.emit(fresh[0])

    @Slot(str)
    def draftExperiment(self, topic: str) -> None:
        self._drafting = True
        self._send(DraftExperiment(topic))

    @Slot(str)
    def draftLearning(self, topic: str) -> None:
        self._drafting = True
        self._send(DraftLearning(topic))

    @Slot(str, int)
    def reviewIn(self, id: str, weeks: int) -> None:
        self._send(EditExperiment(id, "review", weeks_from_now(weeks)))

    @Slot(str)
    def agree(self, id: str) -> None:
        self._again.discard(id)
        self._send(AgreeExperiment(id))
        self._draw()

    @Slot(str)
    def keep(self, id: str) -> None:
        self._again.discard(id)
        self._send(KeepLearning(id))
        self._draw()

    @Slot(str)
    def write(self, id: str) -> None:
        """Show an agreed experiment or a kept learning as a form again."""
        self._again.add(id)
        self._draw()

    @Slot(str)
    def dropExperiment(self, id: str) -> None:
        self._send(DropExperiment(id))

    @Slot(str)
    def dropLearning(self, id: str) -> None:
        self._send(DropLearning(id))

    def _draw(self) -> None:
        if self._view is not None:
            self.update(self._view)

    def _experiment(self, view: ExperimentView) -> ExperimentRow:
        hint, agreed = missing(view), view.state == "agreed"
        return ExperimentRow(
            id=view.id,
            topic=view.topic,
            belief=view.belief,
            change=view.change,
            expected=view.expected,
            measure=view.measure,
            guardrail=view.guardrail,
            scope=view.scope,
            undo=view.undo,
            owner=view.owner,
            review=view.review,
            review_words=spoken_date(view.review),
            agreed=agreed,
            hint=hint,
            writing=not agreed or view.id in self._again,
        )

    def _learning(self, view: LearningView) -> LearningRow:
        kept = view.state == "kept"
        return LearningRow(
            id=view.id,
            topic=view.topic,
            expected=view.expected,
            saw=view.saw,
            learned=view.learned,
            will_do=view.will_do,
            kept=kept,
            writing=not kept or view.id in self._again,
        )
