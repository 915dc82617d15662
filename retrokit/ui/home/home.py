"""Home as one object for QML and for ``app.py``: a ``HomeState`` in, wishes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from retrokit.ui.facts import Facts, fact
from retrokit.ui.home.backups import BackupsDesk
from retrokit.ui.home.certificate import CertificateDesk
from retrokit.ui.home.editor import FormatEditor
from retrokit.ui.home.gallery import Gallery
from retrokit.ui.home.settings import SettingsDesk
from retrokit.ui.home.shelf import Shelf
from retrokit.ui.home.start import StartSheet
from retrokit.ui.home.state import Callbacks, HomeState, Interrupted, Past
from retrokit.ui.lists import RowsModel
from retrokit.ui.problem import Problem
from retrokit.ui.words import spoken_date

if TYPE_CHECKING:
    from retrokit.facilitation.faces import ExperimentView


@dataclass(frozen=True, slots=True)
class DueRow:
    id: str
    change: str
    expected: str
    owner: str
    review: str
    overdue_days: int


class Home(Facts):
    """``page`` is sessions, formats, edit or settings. ``fresh``: nothing has ever been done here, so a welcome is due."""

    changed = Signal()
    page = fact("page", str, changed)
    team = fact("team", str, changed)
    teams = fact("teams", list, changed)
    problems = fact("problems", list, changed)
    fresh = fact("fresh", bool, changed)

    def __init__(self, callbacks: Callbacks, parent: QObject | None = None) -> None:
        super().__init__(parent, page="sessions", team="", teams=[], problems=[], fresh=True)
        self.window: QQuickWindow | None = None
        self._callbacks = callbacks
        self._interrupted = RowsModel(Interrupted, self)
        self._early = RowsModel(Interrupted, self)
        self._past = RowsModel(Past, self)
        self._due = RowsModel(DueRow, self)
        self._gallery = Gallery(self)
        self._start = StartSheet(callbacks.start, self._gallery, self)
        self._settings = SettingsDesk(callbacks.settings, self)
        self._backups = BackupsDesk(callbacks.backups, callbacks.restore, self)
        self._certificate = CertificateDesk(callbacks.certificate, self)
        self._problem = Problem(self)
        self._shelf = Shelf(callbacks.files, self)
        self._editor = FormatEditor(callbacks.files, self._shelf, self)
        self._editor.left.connect(self._show_formats)
        self._shelf.gone.connect(self._editor.forget)

    interrupted = Property(QObject, lambda self: self._interrupted, constant=True)
    early = Property(QObject, lambda self: self._early, constant=True)
    past = Property(QObject, lambda self: self._past, constant=True)
    due = Property(QObject, lambda self: self._due, constant=True)
    gallery = Property(QObject, lambda self: self._gallery, constant=True)
    start = Property(QObject, lambda self: self._start, constant=True)
    settings = Property(QObject, lambda self: self._settings, constant=True)
    backups = Property(QObject, lambda self: self._backups, constant=True)
    certificate = Property(QObject, lambda self: self._certificate, constant=True)
    problem = Property(QObject, lambda self: self._problem, constant=True)
    shelf = Property(QObject, lambda self: self._shelf, constant=True)
    editor = Property(QObject, lambda self: self._editor, constant=True)

    def update(self, state: HomeState) -> None:
        team = state.team or (state.teams[0] if state.teams else "")
        own = [row for row in state.past if row.team == team or not team]
        unfinished = [replace(row, date=spoken_date(row.date)) for row in state.interrupted]
        self._interrupted.update([row for row in unfinished if not row.early])
        self._early.update([row for row in unfinished if row.early])
        self._shelf.formats, self._shelf.own = state.formats, state.own
        self._past.update([replace(row, date=spoken_date(row.date)) for row in own])
        self._due.update([_due_row(view) for view in state.due])
        self._gallery.update(state.formats, [row.format for row in state.past if row.team == team], state.own)
        self._start.update(state)
        self._settings.update(state)
        if self.fact("page") == "settings":
            self._backups.look()
        self._certificate.update(state.certificate)
        self.show(
            team=team,
            teams=list(state.teams),
            problems=list(state.problems),
            fresh=not (state.teams or state.past or state.interrupted),
        )

    def say_problem(self, sentence: str, remedy: str = "") -> None:
        """A calm banner that stays until it is dismissed. Both are as they are to be read."""
        self._problem.say(sentence, remedy)

    def say_news(self, sentence: str) -> None:
        """Good news in the same place, also until it is dismissed."""
        self._problem.say(sentence, good=True)

    @Slot(str)
    def go(self, page: str) -> None:
        if page == "settings":
            self._backups.look()
        self.show(page=page)

    @Slot(str)
    def chooseTeam(self, team: str) -> None:
        self._callbacks.team(team)

    @Slot(str)
    def resume(self, id: str) -> None:
        self._callbacks.resume(id)

    @Slot(str)
    def report(self, id: str) -> None:
        self._callbacks.report(id)

    @Slot(str)
    def change(self, format_id: str) -> None:
        """Open the editor with that format of the team's own."""
        self._edit(lambda: self._editor.change(format_id))

    @Slot(str)
    def copy(self, format_id: str) -> None:
        """Open the editor with a copy of that format."""
        self._edit(lambda: self._editor.copy(format_id))

    @Slot()
    def quit(self) -> None:
        self._editor.leave(self._callbacks.quit)

    def _edit(self, begin: Callable[[], None]) -> None:
        begin()
        if self._editor.fact("shown"):
            self.show(page="edit")

    def _show_formats(self) -> None:
        self.show(page="formats")


def _due_row(view: ExperimentView) -> DueRow:
    review = spoken_date(view.review)
    return DueRow(view.id, view.change, view.expected, view.owner, review, view.overdue_days)
