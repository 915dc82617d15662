"""Decide: experiments and learnings being written. Their texts go out through ``Drafts``, the rest from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

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
from retrokit.facilitation.faces import ConsoleView, ExperimentView, LearningView
from retrokit.ui.console.decide_rows import ExperimentRow, LearningRow, experiment_row, learning_row, missing
from retrokit.ui.console.topic_rows import TopicRow, topic_rows
from retrokit.ui.lists import RowsModel


def weeks_from_now(weeks: int) -> str:
    """The ISO date that many weeks from today."""
    return QDate.currentDate().addDays(7 * weeks).toString(Qt.DateFormat.ISODate)


class Decide(QObject):
    """``formMade(id)`` tells when a new draft has arrived, so that its first field takes the keyboard.

    ``dueChanged``: another draft, or none, is what the primary action settles; ``due`` says what it would do.
    ``writing``: a form is open.
    """

    formMade = Signal(str)
    dueChanged = Signal()

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._topics = RowsModel(TopicRow, self)
        self._experiments = RowsModel(ExperimentRow, self)
        self._learnings = RowsModel(LearningRow, self)
        self._view: ConsoleView | None = None
        self._again: set[str] = set()
        self._drafting = False
        self._attended = ""
        self._asked = ""  # the form whose answer is awaited
        self._refused: dict[str, str] = {}

    topics = Property(QObject, lambda self: self._topics, constant=True)
    experiments = Property(QObject, lambda self: self._experiments, constant=True)
    learnings = Property(QObject, lambda self: self._learnings, constant=True)
    writing = Property(bool, lambda self: bool(self.due or self._again), notify=dueChanged)

    def update(self, view: ConsoleView) -> None:
        before_this = self.due, bool(self._again)
        self._view = view
        if view.public.body.kind != "decide":
            self._again.clear()
        before = {row.id for row in (*self._experiments.rows, *self._learnings.rows)}
        self._topics.update(topic_rows(view.topics))
        if self._asked and not self._lacking(self._asked):
            self._again.discard(self._asked)
        drafts_first = sorted(view.experiments, key=lambda e: e.state != "draft")
        self._experiments.update(
            [experiment_row(e, self._refused.get(e.id, ""), e.id in self._again) for e in drafts_first]
        )
        self._learnings.update(
            [learning_row(e, self._refused.get(e.id, ""), e.id in self._again) for e in view.learnings]
        )
        fresh = [row.id for row in (*self._experiments.rows, *self._learnings.rows) if row.id not in before]
        if self._drafting and fresh:
            self._drafting = False
            self._attended = fresh[0]
            self.formMade.emit(fresh[0])
        if (self.due, bool(self._again)) != before_this:
            self.dueChanged.emit()

    @property
    def due(self) -> Literal["", "agree", "keep"]:
        """What the drafts want next: the one with the keyboard, else the first experiment, else the first learning."""
        draft = self._due_draft()
        return "" if draft is None else "agree" if isinstance(draft, ExperimentView) else "keep"

    def settle(self) -> None:
        """Agree or keep that draft."""
        draft = self._due_draft()
        if isinstance(draft, ExperimentView):
            self.agree(draft.id)
        elif draft is not None:
            self.keep(draft.id)

    def refuse(self, sentence: str) -> None:
        """The rules said no: if that was to a form, it stays open and says why."""
        if self._asked:
            self._refused[self._asked] = sentence
            if self._asked in {row.id for row in self._experiments.rows if row.agreed}:
                self._again.add(self._asked)
            self._asked = ""
            self._draw()

    def answered(self) -> None:
        """Something else is asked now; what was asked before has had its answer."""
        if self._asked and not self._lacking(self._asked):
            self._again.discard(self._asked)
        self._asked = ""

    @Slot(str)
    def attend(self, id: str) -> None:
        """The form of ``id`` has the keyboard."""
        due, self._attended = self.due, id
        if self.due != due:
            self.dueChanged.emit()

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
        self._ask(id, AgreeExperiment(id))

    @Slot(str)
    def keep(self, id: str) -> None:
        self._ask(id, KeepLearning(id))

    @Slot(str)
    def write(self, id: str) -> None:
        """Show an agreed experiment or a kept learning as a form again, with the keyboard in it."""
        self._again.add(id)
        self._draw()
        self.dueChanged.emit()
        self.formMade.emit(id)

    @Slot(str)
    def dropExperiment(self, id: str) -> None:
        self._send(DropExperiment(id))

    @Slot(str)
    def dropLearning(self, id: str) -> None:
        self._send(DropLearning(id))

    def _ask(self, id: str, command: Command) -> None:
        """The form stays open until the rules have answered."""
        self._refused.pop(id, None)
        self._send(command)
        self._asked = id

    def _due_draft(self) -> ExperimentView | LearningView | None:
        if self._view is None or self._view.public.body.kind != "decide":
            return None
        written: list[ExperimentView | LearningView] = [*self._view.experiments, *self._view.learnings]
        drafts = [each for each in written if each.state == "draft"]
        return next((d for d in drafts if d.id == self._attended), drafts[0] if drafts else None)

    def _lacking(self, id: str) -> bool:
        """Whether the rules would refuse this one as it is seen now."""
        assert self._view is not None
        experiment = next((e for e in self._view.experiments if e.id == id), None)
        learning = next((e for e in self._view.learnings if e.id == id), None)
        return bool((experiment and missing(experiment)) or (learning and not learning.learned))

    def _draw(self) -> None:
        if self._view is not None:
            self.update(self._view)
