"""The bottom bar: back, undo, redo, and the one primary action, which is the same as Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from retrokit.facilitation.commands import (
    CloseAsk,
    ClosePlacing,
    CloseRating,
    CloseThumbs,
    CloseVote,
    Command,
    EndSession,
    ExtendTopic,
    GoBack,
    GoNext,
    NextRound,
    NextTopic,
    Redo,
    RevealCards,
    RunOff,
    Undo,
)
from retrokit.facilitation.faces import ConsoleView
from retrokit.ui.facts import Facts, fact
from retrokit.ui.words import translated

STEPS: dict[str, Callable[[], Command]] = {
    "next": GoNext,
    "reveal": RevealCards,
    "next_round": NextRound,
    "close_vote": CloseVote,
    "close_placing": ClosePlacing,
    "next_topic": NextTopic,
    "close_rating": CloseRating,
    "end_session": EndSession,
    "run_off": RunOff,
    "close_ask": CloseAsk,
    "close_thumbs": CloseThumbs,
    "extend": ExtendTopic,
}
# What the newest step was, so that nobody has to try.
UNDO = {
    "": "Undo",
    "cards": "Undo",
    "plan": "Undo the minutes",
    "skip": "Undo skipping",
    "stage": "Undo going there",
    "repeat": "Undo the new round",
    "run_off": "Undo the new round",
    "park": "Undo parking",
}
REDO = {
    "": "Redo",
    "cards": "Redo",
    "plan": "Redo the minutes",
    "skip": "Redo skipping",
    "stage": "Redo going there",
    "repeat": "Redo the new round",
    "run_off": "Redo the new round",
    "park": "Redo parking",
}
# What keeps the session in the discussion.
_STAYING = ("next_topic", "next_round", "run_off", "close_thumbs", "extend")


class Steps(Facts):
    """``skip`` is true where the primary action stays in the stage and the next stage needs a button of its own.

    ``arranging``: there is something to undo or to do again, or there soon will be. ``undoing`` and ``redoing`` say what.
    While a draft is open ``action`` is agree or keep, so that nobody goes on without it unaware. ``question`` is what the
    reveal asks first, or "".
    """

    changed = Signal()
    label = fact("label", str, changed)
    action = fact("action", str, changed)
    canGoBack = fact("canGoBack", bool, changed)
    canUndo = fact("canUndo", bool, changed)
    canRedo = fact("canRedo", bool, changed)
    undoing = fact("undoing", str, changed)
    redoing = fact("redoing", str, changed)
    arranging = fact("arranging", bool, changed)
    skip = fact("skip", bool, changed)
    question = fact("question", str, changed)

    def __init__(
        self,
        send: Callable[[Command], None],
        on_report: Callable[[], None],
        on_draft: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(
            parent,
            label="",
            action="",
            canGoBack=False,
            canUndo=False,
            canRedo=False,
            undoing="",
            redoing="",
            arranging=False,
            skip=False,
            question="",
        )
        self._send, self._on_report, self._on_draft = send, on_report, on_draft

    def update(self, view: ConsoleView, due: str = "") -> None:
        """``due`` is what an open draft wants: agree, keep or ""."""
        step, body = view.step, view.public.body
        self.show(
            label=translated(step.label, stage=step.into, minutes=step.minutes),
            action=due or step.action,
            canGoBack=view.can_go_back,
            canUndo=view.can_undo,
            canRedo=view.can_redo,
            undoing=translated(UNDO[view.undoes]),
            redoing=translated(REDO[view.redoes]),
            arranging=body.kind == "group" or view.can_undo or view.can_redo,
            skip=bool(due) or step.action in _STAYING,
            question=self.fact("question") if step.action == "reveal" else "",
        )

    def ask(self, question: str) -> None:
        """The reveal asks first; "" takes the question back."""
        self.show(question=question)

    @Slot()
    def primary(self) -> None:
        action = self.fact("action")
        if action == "report":
            self._on_report()
        elif action in ("agree", "keep"):
            self._on_draft()
        elif action in STEPS:
            self._send(STEPS[action]())

    @Slot()
    def keepWriting(self) -> None:
        self.ask("")

    @Slot()
    def revealAnyway(self) -> None:
        if self.fact("question"):
            self._send(RevealCards(anyway=True))

    @Slot()
    def next(self) -> None:
        self._send(GoNext())

    @Slot()
    def back(self) -> None:
        if self.fact("canGoBack"):
            self._send(GoBack())

    @Slot()
    def undo(self) -> None:
        if self.fact("canUndo"):
            self._send(Undo())

    @Slot()
    def redo(self) -> None:
        if self.fact("canRedo"):
            self._send(Redo())
