"""The panels' models, one per kind of stage, each told of the views that are its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal

from retrokit.facilitation.commands import Command
from retrokit.facilitation.faces import (
    CollectBody,
    ConsoleView,
    DecideBody,
    DiscussBody,
    GroupBody,
    LookBackBody,
    RateBody,
    VoteBody,
    WelcomeBody,
)
from retrokit.ui.console.collect import Collect
from retrokit.ui.console.decide import Decide
from retrokit.ui.console.discuss import Discuss
from retrokit.ui.console.group import Group
from retrokit.ui.console.lobby import Lobby
from retrokit.ui.console.look_back import LookBack
from retrokit.ui.console.rate import Rate
from retrokit.ui.console.vote import Vote
from retrokit.ui.facts import Facts, fact


class Stages(Facts):
    changed = Signal()
    points = fact("points", list, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent, points=[])
        self._lobby = Lobby(send, self)
        self._look_back = LookBack(send, self)
        self._collect = Collect(send, self)
        self._group = Group(send, self)
        self._vote = Vote(send, self)
        self._discuss = Discuss(send, self)
        self._decide = Decide(send, self)
        self._rate = Rate(self)

    lobby = Property(QObject, lambda self: self._lobby, constant=True)
    lookBack = Property(QObject, lambda self: self._look_back, constant=True)
    collect = Property(QObject, lambda self: self._collect, constant=True)
    group = Property(QObject, lambda self: self._group, constant=True)
    vote = Property(QObject, lambda self: self._vote, constant=True)
    discuss = Property(QObject, lambda self: self._discuss, constant=True)
    decide = Property(QObject, lambda self: self._decide, constant=True)
    rate = Property(QObject, lambda self: self._rate, constant=True)

    def update(self, view: ConsoleView) -> None:
        match view.public.body:
            case LookBackBody() as body:
                self._look_back.update(body)
            case WelcomeBody(points):
                self.show(points=list(points))
            case CollectBody() as body:
                self._collect.update(body)
            case GroupBody() as body:
                self._group.update(body)
            case VoteBody() as body:
                self._vote.update(view, body)
            case DiscussBody() as body:
                self._discuss.update(view, body)
            case RateBody() as body:
                self._rate.update(view, body)
            case DecideBody():
                pass
        self._decide.update(view)

    def forget(self) -> None:
        """Another session."""
        self._look_back.forget()
