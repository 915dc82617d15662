"""A simulated session in a real room with a real store on real files, photographed at every moment that matters."""

from __future__ import annotations

import asyncio
import itertools
import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from retrokit.app import new_id
from retrokit.facilitation import commands as c
from retrokit.facilitation.formats import KINDS
from retrokit.facilitation.language import Language
from retrokit.facilitation.room import Room, Store
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.session import Presence
from retrokit.facilitation.summary import summarize
from retrokit.facilitation.views import public
from retrokit.lan.acts import ballot_key, card_key, op_key, rating_key, seat_key
from retrokit.report.document import render
from retrokit.reports import save
from tests.facilitation.desk import TODAY, a_format
from tests.trust.people import Act, Plan
from tests.trust.scene import Files, photograph

Look = Callable[[str], None]


class ScriptedClock:
    def __init__(self) -> None:
        self.at = 1000.0

    def now(self) -> float:
        return self.at

    def today(self) -> str:
        return TODAY


@dataclass
class Rehearsal:
    """One session of ``plan``. ``look`` hears the name of each moment: half, writing, revealed, closed, exported."""

    plan: Plan
    home: Path
    store: Store
    look: Look
    new_id: Callable[[], str] = new_id
    clock: ScriptedClock = field(default_factory=ScriptedClock)

    def __post_init__(self) -> None:
        session = new_session(
            id=secrets.token_hex(16),
            team="Harbour",
            title="Sprint 31",
            date=TODAY,
            format=a_format(),
            minutes=40,
            headcount=8,
        )
        self.room = Room(session, self.store, self.clock, self.new_id)

    @property
    def id(self) -> str:
        return self.room.session.id

    async def play(self) -> None:
        await self.reveal()
        await self.go_on()

    async def reveal(self) -> None:
        await self.write()
        await self.do(c.RevealCards(anyway=True))
        self.look("revealed")

    async def write(self) -> None:
        """People come and write, until all cards are in."""
        await self.do(c.OpenRoom(self.room.session))
        await self.do(*(c.TakeSeat(seat_key(self.id, person.seat)) for person in self.plan.people))
        await self.do(c.SetPresence(Presence(phones=8)))
        await self.go("collect")
        batches = self.plan.batches()
        for number, batch in enumerate(batches):
            self.clock.at = 1000 + batch[0].at
            await self.do(*map(self._command, batch))
            if number % 7 == 0:
                await self.do(c.Tick(), c.SampleCounts())
            if number == len(batches) // 2:
                self.look("half")
        await self.do(c.SetPresence(Presence(phones=8, wrote=8, fresh=8)))
        self.look("writing")

    async def go_on(self) -> None:
        """What follows the reveal; the facilitator's choices do not depend on who wrote what."""
        chance = random.Random(self.plan.acts[0].op)
        await self.go("group")
        cards = [card.id for card in self.room.session.cards]
        for card in chance.sample(cards, 20):
            await self.do(c.GroupCards(card, chance.choice([other for other in cards if other != card])))
        await self.go("vote")
        topics = [topic.id for topic in public(self.room.session, self.clock.at, TODAY).body.topics]  # type: ignore[union-attr]
        for person in self.plan.people:
            ballot = ballot_key("vote", person.seat)
            await self.do(c.CastBallot(ballot, secrets.token_hex(8), "vote", {chance.choice(topics): 1}))
        await self.do(c.CloseVote())
        await self.go("rate")
        for person in self.plan.people:
            rating = rating_key("rate", person.seat)
            await self.do(c.RateSession(rating, secrets.token_hex(8), "rate", chance.randint(1, 5)))
        await self.do(c.CloseRating())
        await self.do(c.EndSession())
        self.look("closed")
        save(self.home / "reports" / f"{self.id}.pdf", render(summarize(self.room.session), Language()))
        self.look("exported")

    async def go(self, kind: str) -> None:
        await self.do(c.GoToStage(KINDS.index(kind)))

    async def do(self, *commands: c.Command) -> None:
        """All at once, as frames that arrive within one turn of the loop: one commit."""
        await asyncio.gather(*(self.room.handle(command) for command in commands))

    def _command(self, act: Act) -> c.Command:
        card = self.plan.cards[act.card]
        key, op = card_key(card.cap), op_key(act.op)
        column = ("wind", "anchors", "rocks")[card.column]
        match act.what:
            case "add":
                return c.AddCard(key, op, column, next(itertools.chain(card.drafts, [card.text])))
            case "edit":
                return c.EditCard(key, op, column, card.text)
            case "withdraw":
                return c.WithdrawCard(key, op)


class Album:
    """The photographs of a session, by the name of the moment."""

    def __init__(self, *folders: Path) -> None:
        self.folders = folders
        self.pictures: dict[str, Files] = {}

    def __call__(self, moment: str) -> None:
        self.pictures[moment] = photograph(*self.folders)
