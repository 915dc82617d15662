"""Ask: how many have answered, and the spread of each item once the answers are shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from retrokit.facilitation.commands import Command, ReopenAsk
from retrokit.facilitation.faces import AskBody, ConsoleView
from retrokit.ui.facts import Facts, fact
from retrokit.ui.lists import plain


class Ask(Facts):
    """``items`` as ``ItemView`` has them. ``labels`` are the choices with their numbers, as one says them."""

    changed = Signal()
    open = fact("open", bool, changed)
    answers = fact("answers", int, changed)
    items = fact("items", list, changed)
    labels = fact("labels", list, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent, open=True, answers=0, items=[], labels=[])
        self._send = send

    def update(self, view: ConsoleView, body: AskBody) -> None:
        self.show(
            open=body.open,
            answers=view.answers_in if body.open else body.answers,
            items=plain(body.items),
            labels=labels(body),
        )

    @Slot()
    def reopen(self) -> None:
        self._send(ReopenAsk())


def labels(body: AskBody) -> list[str]:
    if not body.numbers:
        return list(body.choices)
    return [f"{number} · {choice}" for number, choice in zip(body.numbers, body.choices, strict=True)]
