"""Who is in the room, as counts: never who."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from retrokit.facilitation.faces import (
    AskBody,
    CollectBody,
    ConsoleView,
    DiscussBody,
    GroupBody,
    PlaceBody,
    RateBody,
    VoteBody,
)
from retrokit.ui.facts import Facts, fact


class RoomStrip(Facts):
    """``cards`` is -1 where the stage has none; ``stepped`` when it is only about; ``done`` -1 outside writing."""

    changed = Signal()
    phones = fact("phones", int, changed)
    headcount = fact("headcount", int, changed)
    cards = fact("cards", int, changed)
    stepped = fact("stepped", bool, changed)
    wrote = fact("wrote", int, changed)
    done = fact("done", int, changed)
    ballots = fact("ballots", int, changed)
    answers = fact("answers", int, changed)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            parent, phones=0, headcount=0, cards=-1, stepped=False, wrote=-1, done=-1, ballots=-1, answers=-1
        )

    def update(self, view: ConsoleView) -> None:
        body, public = view.public.body, view.public
        cards, stepped, wrote, done = -1, False, -1, -1
        if isinstance(body, CollectBody):
            stepped = not body.revealed
            cards = body.about if stepped else sum(len(column.cards) for column in body.columns)
            wrote, done = body.wrote, -1 if public.state == "early" else body.done
        elif isinstance(body, GroupBody):
            cards = len(body.loose) + sum(len(group.cards) for group in body.groups)
        self.show(
            phones=public.phones,
            headcount=public.headcount,
            cards=cards,
            stepped=stepped,
            wrote=wrote,
            done=done,
            ballots=_ballots(view),
            answers=_answers(view),
        )


def _ballots(view: ConsoleView) -> int:
    body = view.public.body
    if not isinstance(body, VoteBody):
        return -1
    return view.ballots_in if body.open else body.ballots


def _answers(view: ConsoleView) -> int:
    body = view.public.body
    if isinstance(body, DiscussBody) and body.open:
        return view.thumbs_in
    if not isinstance(body, RateBody | PlaceBody | AskBody):
        return -1
    return view.answers_in if body.open else body.answers
