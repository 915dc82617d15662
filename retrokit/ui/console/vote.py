"""Vote: the budget with the reason for it, how many have voted, and the result once it is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from retrokit.facilitation.commands import Command, ReopenVote, RunOff, SetBudget
from retrokit.facilitation.faces import ConsoleView, VoteBody
from retrokit.ui.console.topic_rows import TopicRow, topic_rows
from retrokit.ui.facts import Facts, fact
from retrokit.ui.lists import RowsModel

NUMBERS = ("budget", "perTopic", "ballots", "suggestion", "suggestionTopics", "strongest")


class Vote(Facts):
    """``runOff``: this round is among the strongest of the one before; ``strongest`` topics could be voted on again, 0: none.

    ``again``: a new round is open, and ``rows`` are the result of the one before until it closes.
    """

    changed = Signal()
    open = fact("open", bool, changed)
    budget = fact("budget", int, changed)
    perTopic = fact("perTopic", int, changed)
    ballots = fact("ballots", int, changed)
    suggestion = fact("suggestion", int, changed)
    again = fact("again", bool, changed)
    suggestionTopics = fact("suggestionTopics", int, changed)
    runOff = fact("runOff", bool, changed)
    strongest = fact("strongest", int, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent, **dict.fromkeys(NUMBERS, 0), open=True, again=False, runOff=False)
        self._send = send
        self._rows = RowsModel(TopicRow, self)

    rows = Property(QObject, lambda self: self._rows, constant=True)

    def update(self, view: ConsoleView, body: VoteBody) -> None:
        self._rows.update(topic_rows(view.earlier or body.topics))
        self.show(
            open=body.open,
            again=bool(view.earlier),
            budget=body.budget,
            perTopic=body.per_topic,
            ballots=view.ballots_in if body.open else body.ballots,
            suggestion=view.suggestion,
            suggestionTopics=view.suggestion_topics,
            runOff=body.run_off,
            strongest=view.run_off,
        )

    @Slot(int)
    def setBudget(self, budget: int) -> None:
        if budget >= 1 and budget != self.fact("budget"):
            self._send(SetBudget(budget))

    @Slot()
    def amongTop(self) -> None:
        """Another round among the strongest topics."""
        self._send(RunOff())

    @Slot()
    def reopen(self) -> None:
        self._send(ReopenVote())
