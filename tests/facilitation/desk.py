"""A session to try rules on: a format, random ids that do not repeat, a clock that stands until it is moved."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from retrokit.facilitation import commands as c
from retrokit.facilitation.changes import Change
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import ConsoleView, PublicView
from retrokit.facilitation.formats import KINDS, Axis, Column, Format, Stage
from retrokit.facilitation.rules import decide, new_session
from retrokit.facilitation.session import Presence, Session
from retrokit.facilitation.views import console, public

TODAY = "2026-11-24"
AXES = (Axis("Effort", "small", "large"), Axis("Impact", "little", "much"))
CORNERS = ("Do now", "Plan", "Maybe", "Leave")
NAMES = (
    "Look back",
    "Set the stage",
    "Gather",
    "Group",
    "Vote",
    "Place",
    "Discuss",
    "Decide",
    "Close",
    "Ask",
)


ASKED: Mapping[str, Any] = {
    "choices": ("No", "Hardly", "Yes"),
    "numbers": (0, 1, 2),
    "items": ("We finish what we start", "We ask early"),
}


def a_format() -> Format:
    columns = (
        Column("wind", "Wind", "What carried us?", 1),
        Column("anchors", "Anchors", "What held us back?", 2),
        Column("rocks", "Rocks", "What lies ahead?", 3),
    )
    stages = tuple(
        Stage(
            kind.replace("_", "-"),
            kind,
            name,
            f"{name}!",
            f"About {name}",
            5,
            f"Say {name}",
            f"Watch {name}",
            ("Listen",),
            axes=AXES if kind == "place" else (),
            corners=CORNERS if kind == "place" else (),
            **(ASKED if kind == "ask" else {}),
        )
        for kind, name in zip(KINDS, NAMES, strict=True)
    )
    return Format("sailboat", "Sailboat", "A boat", "Any time", (3, 12), 45, columns, stages)


def the_way() -> Format:
    """The stages of a usual session, five minutes each: without questions and axes."""
    whole = a_format()
    stages = tuple(stage for stage in whole.stages if stage.kind not in ("place", "ask"))
    return replace(whole, stages=stages, minutes=5 * len(stages))


class Desk:
    """``do`` is ``decide`` with the session kept; ids are hashes, so that sorting by them shuffles."""

    def __init__(self, session: Session | None = None) -> None:
        self.now = 100.0
        self.ids = 0
        self.changes: Sequence[Change] = ()
        fresh = session or new_session(
            id="s1",
            team="Harbour",
            title="Sprint 31",
            date=TODAY,
            format=a_format(),
            minutes=5 * len(KINDS),
            headcount=8,
        )
        self.session = replace(fresh)
        self.do(c.OpenRoom(self.session))

    def new_id(self) -> str:
        self.ids += 1
        return hashlib.sha256(str(self.ids).encode()).hexdigest()[:24]

    def do(self, *commands: c.Command) -> Desk:
        for command in commands:
            decided = decide(self.session, command, self.now, self.new_id)
            self.session, self.changes = decided.session, decided.changes
        return self

    def go(self, kind: str) -> Desk:
        """Enter the stage of this kind, revealing and closing nothing on the way."""
        return self.do(c.GoToStage([str(stage.kind) for stage in self.session.format.stages].index(kind)))

    def phones(self, count: int) -> Desk:
        self.do(*(c.TakeSeat(f"seat{n}") for n in range(count)))
        return self.do(c.SetPresence(Presence(phones=count, wrote=count, fresh=count)))

    def write(self, *cards: tuple[str, str]) -> Desk:
        """Add cards (column, text), each with a key and op of its own."""
        for column, text in cards:
            n = len(self.session.held) + self.ids
            self.ids += 1
            self.do(c.AddCard(f"card{n}", f"op{n}", column, text))
        return self

    def vote(self, *ballots: dict[str, int]) -> Desk:
        stage = self.session.current
        assert stage
        for n, choices in enumerate(ballots):
            self.do(c.CastBallot(f"ballot{n}", f"vote{n}", stage.id, choices))
        return self

    def place(self, *sheets: Mapping[str, tuple[int, ...]]) -> Desk:
        """One phone for each sheet: topic id -> steps on the axes."""
        stage = self.session.current
        assert stage
        for n, places in enumerate(sheets):
            self.do(c.PlaceTopics(f"sheet{n}", f"place{n}", stage.id, places))
        return self

    @property
    def public(self) -> PublicView:
        return public(self.session, self.now, TODAY)

    @property
    def console(self) -> ConsoleView:
        return console(self.session, self.now, TODAY)

    def card(self, text: str) -> str:
        """The id of the revealed card with this text."""
        return next(card.id for card in self.session.cards if card.text == text)


CARDS = (("wind", "pairing"), ("anchors", "staging down"), ("anchors", "rebased"), ("rocks", "migration"))


def gathered(desk: Desk | None = None) -> Desk:
    """Four cards on the board, in the group stage."""
    desk = desk or Desk()
    return desk.phones(3).go("collect").write(*CARDS).do(c.RevealCards()).go("group")


def refused(desk: Desk, command: c.Command) -> str:
    before = desk.session
    with pytest.raises(Refused) as error:
        desk.do(command)
    assert desk.session is before
    assert str(error.value)
    return error.value.code
