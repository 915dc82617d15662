"""The panels' models, one per kind of stage, each told of the views that are its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal

from retrokit.facilitation.commands import Command
from retrokit.facilitation.faces import (
    AskBody,
    CollectBody,
    ConsoleView,
    DecideBody,
    DiscussBody,
    GroupBody,
    LookBackBody,
    PlaceBody,
    RateBody,
    VoteBody,
    WelcomeBody,
)
from retrokit.ui.console.ask import Ask
from retrokit.ui.console.by_hand import ByHand
from retrokit.ui.console.collect import Collect
from retrokit.ui.console.decide import Decide
from retrokit.ui.console.discuss import Discuss
from retrokit.ui.console.group import Group
from retrokit.ui.console.lobby import Lobby
from retrokit.ui.console.look_back import LookBack
from retrokit.ui.console.place import Place
from retrokit.ui.console.rate import Rate
from retrokit.ui.console.vote import Vote
from retrokit.ui.facts import Facts, fact
from retrokit.ui.lists import plain
from retrokit.ui.words import spoken_date


class Stages(Facts):
    """``agreed`` are the experiments and ``kept`` what was learned, for the stages that only read them out.

    ``legend`` says which colour is which column.
    """

    changed = Signal()
    points = fact("points", list, changed)
    legend = fact("legend", list, changed)
    agreed = fact("agreed", list, changed)
    kept = fact("kept", list, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent, points=[], legend=[], agreed=[], kept=[])
        self._lobby = Lobby(send, self)
        self._look_back = LookBack(send, self)
        self._collect = Collect(send, self)
        self._group = Group(send, self)
        self._vote = Vote(send, self)
        self._place = Place(send, self)
        self._discuss = Discuss(send, self)
        self._decide = Decide(send, self)
        self._rate = Rate(self)
        self._ask = Ask(send, self)
        self._by_hand = ByHand(send, self)

    lobby = Property(QObject, lambda self: self._lobby, constant=True)
    lookBack = Property(QObject, lambda self: self._look_back, constant=True)
    collect = Property(QObject, lambda self: self._collect, constant=True)
    group = Property(QObject, lambda self: self._group, constant=True)
    vote = Property(QObject, lambda self: self._vote, constant=True)
    place = Property(QObject, lambda self: self._place, constant=True)
    discuss = Property(QObject, lambda self: self._discuss, constant=True)
    decide = Property(QObject, lambda self: self._decide, constant=True)
    rate = Property(QObject, lambda self: self._rate, constant=True)
    ask = Property(QObject, lambda self: self._ask, constant=True)
    byHand = Property(QObject, lambda self: self._by_hand, constant=True)

    def update(self, view: ConsoleView) -> None:
        if view.public.state == "closed":
            self._discuss.forget()
        match view.public.body:
            case LookBackBody() as body:
                self._look_back.update(body, view.learnings)
            case WelcomeBody(points):
                self.show(points=list(points))
            case CollectBody() as body:
                self._collect.update(view, body)
            case GroupBody() as body:
                self._group.update(body)
            case VoteBody() as body:
                self._vote.update(view, body)
            case PlaceBody() as body:
                self._place.update(view, body)
            case DiscussBody() as body:
                self._discuss.update(view, body)
            case RateBody() as body:
                self._rate.update(view, body)
            case AskBody() as body:
                self._ask.update(view, body)
            case DecideBody():
                pass
        self._lobby.update(view)
        self._decide.update(view)
        self._by_hand.update(view)
        self.show(
            legend=plain(view.public.legend),
            agreed=[
                {
                    "change": e.change,
                    "expected": e.expected,
                    "owner": e.owner,
                    "review": spoken_date(e.review),
                }
                for e in view.experiments
                if e.state == "agreed"
            ],
            kept=[e.learned for e in view.learnings if e.state == "kept"],
        )

    def refuse(self, sentence: str) -> None:
        """What the rules said to the last command; a form that waits for an answer shows it."""
        self._look_back.refuse(sentence)
        self._decide.refuse(sentence)
        self._by_hand.refuse(sentence)

    def answered(self) -> None:
        """Another command goes out: no form waits any more."""
        self._look_back.answered()
        self._decide.answered()
        self._by_hand.answered()

    def forget(self) -> None:
        """Another session."""
        self._look_back.forget()
        self._discuss.forget()
        self._by_hand.forget()
