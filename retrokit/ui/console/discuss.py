"""Discuss: topics by votes, one of them open, with its notes, its time boxes, the room's thumbs and the order of speaking."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from retrokit.facilitation.commands import (
    AskRoom,
    ClearTurns,
    Command,
    DrawTurns,
    ExtendTopic,
    NextTopic,
    NextTurn,
    OpenTopic,
    ParkTopic,
)
from retrokit.facilitation.faces import ConsoleView, DiscussBody
from retrokit.ui.console.topic_rows import TopicRow, topic_rows
from retrokit.ui.facts import Facts, fact
from retrokit.ui.lists import RowsModel, plain


class Discuss(Facts):
    """``current`` is the open topic's id or ""; ``cards`` are its cards. ``lone``: a card that goes by its own words.

    ``phase`` is that of the thumbs: "", open, shown or few. ``others``: topics wait beside the open one. ``names`` is what
    the facilitator typed for the turn order; it is kept here and in the room's memory only, and forgotten with the session.
    """

    changed = Signal()
    current = fact("current", str, changed)
    name = fact("name", str, changed)
    lone = fact("lone", bool, changed)
    votes = fact("votes", int, changed)
    notes = fact("notes", str, changed)
    cards = fact("cards", list, changed)
    phase = fact("phase", str, changed)
    thumbsIn = fact("thumbsIn", int, changed)
    countdown = fact("countdown", dict, changed)
    stamp = fact("stamp", int, changed)
    more = fact("more", int, changed)
    next = fact("next", int, changed)
    wish = fact("wish", str, changed)
    extension = fact("extension", int, changed)
    stopped = fact("stopped", bool, changed)
    timeFor = fact("timeFor", int, changed)
    topics = fact("topics", int, changed)
    others = fact("others", bool, changed)
    turns = fact("turns", list, changed)
    turn = fact("turn", int, changed)
    names = fact("names", str, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent, current="", name="", lone=False, votes=-1, notes="", cards=[])
        self.show(phase="", thumbsIn=0, countdown={}, stamp=0, more=0, next=0, wish="", extension=0)
        self.show(stopped=False, timeFor=0, topics=0, others=False, turns=[], turn=0, names="")
        self._send = send
        self._rows = RowsModel(TopicRow, self)

    rows = Property(QObject, lambda self: self._rows, constant=True)

    def update(self, view: ConsoleView, body: DiscussBody) -> None:
        self._rows.update(topic_rows(body.topics))
        topic = next((t for t in body.topics if t.id == body.current), None)
        notes = next((talk.notes for talk in view.talks if talk.topic == body.current), "")
        thumbs = body.thumbs
        self.show(
            current=body.current,
            name=topic.name if topic else "",
            lone=topic is not None and len(topic.cards) == 1 and topic.name == topic.cards[0].text,
            votes=topic.votes if topic else -1,
            notes=notes,
            cards=plain(topic.cards) if topic else [],
            phase=thumbs.state,
            thumbsIn=view.thumbs_in,
            countdown=plain(thumbs.countdown),
            stamp=self.fact("stamp") + 1 if body.open else 0,
            more=thumbs.more,
            next=thumbs.next,
            wish=thumbs.wish,
            extension=body.extension,
            stopped=body.stopped,
            timeFor=view.time_for,
            topics=len(body.topics),
            others=any(not t.done and t.id != body.current for t in body.topics),
            turns=list(body.turns),
            turn=body.turn,
        )

    def forget(self) -> None:
        """Names are for one session."""
        self.show(names="", turns=[], turn=0)

    @Slot(str)
    def openTopic(self, topic: str) -> None:
        if topic != self.fact("current"):
            self._send(OpenTopic(topic))

    @Slot()
    def askRoom(self) -> None:
        self._send(AskRoom())

    @Slot()
    def extend(self) -> None:
        self._send(ExtendTopic())

    @Slot()
    def nextTopic(self) -> None:
        self._send(NextTopic())

    @Slot()
    def park(self) -> None:
        self._send(ParkTopic())

    @Slot(str)
    def keepNames(self, names: str) -> None:
        self.show(names=names)

    @Slot()
    def draw(self) -> None:
        self._send(DrawTurns(tuple(name for name in re.split("[,;\n]", self.fact("names")) if name.strip())))

    @Slot()
    def nextTurn(self) -> None:
        self._send(NextTurn())

    @Slot()
    def clearTurns(self) -> None:
        self._send(ClearTurns())
