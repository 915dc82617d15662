"""Discuss: topics by votes, one of them open, with its notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from retrokit.facilitation.commands import Command, OpenTopic
from retrokit.facilitation.faces import ConsoleView, DiscussBody
from retrokit.ui.console.topic_rows import TopicRow, topic_rows
from retrokit.ui.facts import Facts, fact
from retrokit.ui.lists import RowsModel, plain


class Discuss(Facts):
    """``current`` is the open topic's id or ""; ``cards`` are its cards. ``lone``: a card that goes by its own words."""

    changed = Signal()
    current = fact("current", str, changed)
    name = fact("name", str, changed)
    lone = fact("lone", bool, changed)
    votes = fact("votes", int, changed)
    notes = fact("notes", str, changed)
    cards = fact("cards", list, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent, current="", name="", lone=False, votes=-1, notes="", cards=[])
        self._send = send
        self._rows = RowsModel(TopicRow, self)

    rows = Property(QObject, lambda self: self._rows, constant=True)

    def update(self, view: ConsoleView, body: DiscussBody) -> None:
        self._rows.update(topic_rows(body.topics))
        topic = next((t for t in body.topics if t.id == body.current), None)
        notes = next((talk.notes for talk in view.talks if talk.topic == body.current), "")
        self.show(
            current=body.current,
            name=topic.name if topic else "",
            lone=topic is not None and len(topic.cards) == 1 and topic.name == topic.cards[0].text,
            votes=topic.votes if topic else -1,
            notes=notes,
            cards=plain(topic.cards) if topic else [],
        )

    @Slot(str)
    def openTopic(self, topic: str) -> None:
        if topic != self.fact("current"):
            self._send(OpenTopic(topic))
