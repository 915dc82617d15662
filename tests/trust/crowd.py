"""People with phones: they write, edit, withdraw, vote and rate while the room is open, and keep histories of it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable
from typing import Any, Literal

from retrokit.lan.phone import Phone, TurnedAway
from tests.trust.histories import Act, History, Outcome, Register

COLUMNS = ("start", "stop", "continue")
HANDS = 3
PAUSE_S = (0.01, 0.15)


class Person:
    """One phone in one session. ``settled`` counts acts that were answered; ``faults`` what its own board showed wrongly."""

    def __init__(self, phone: Phone, name: str, history: History, chance: random.Random) -> None:
        self.phone = phone
        self.history = history
        self.settled = 0
        self.waiting = 0
        self.faults: list[str] = []
        self.busy = True
        self._name = name
        self._chance = chance
        self._texts = 0
        self._views = 0
        self._missed: dict[int, int] = {}

    async def take_part(self) -> None:
        """Until the session is over, or ``busy`` is taken away and all that was sent is answered."""
        try:
            await self.phone.join()
            self.history.joined = True
            await asyncio.gather(*(self._hand(first=n == 0) for n in range(HANDS)))
        except TurnedAway:
            pass

    async def _hand(self, first: bool) -> None:
        own: list[tuple[str, Register[str | None], str]] = []
        while self.busy:
            view = self.phone.view
            assert view is not None
            body = view["body"]
            match body["kind"]:
                case "collect" if body["open"]:
                    await self._write(view["stage"], own)
                case "collect":
                    self._look(body)
                    await self._change()
                case "vote" if body["open"] and first and body["topics"]:
                    await self._vote(view["stage"], body)
                case "rate" if body["open"] and first:
                    value = self._chance.randint(1, 5)
                    rating = self.history.ratings.setdefault(view["stage"], Register())
                    await self._done(rating.send(value), self.phone.rate(view["stage"], value))
                case "discuss" if body["open"] and first:
                    await self._thumb(view["stage"], body["thumbs"]["round"])
                case _:
                    await self._change()
            await asyncio.sleep(self._chance.uniform(*PAUSE_S))
            if self._chance.random() < 0.03:
                await self.phone.lose_connection()

    async def _write(self, stage: str, own: list[tuple[str, Register[str | None], str]]) -> None:
        mine = [card for card in own if card[2] == stage]
        draw = self._chance.random()
        if not mine or draw < 0.6:
            text = self._text()
            card = Register[str | None]()
            self.history.cards.append(card)
            cap = await self._done(card.send(text), self.phone.add(self._chance.choice(COLUMNS), text))
            if cap:
                own.append((cap, card, stage))
            return
        entry = self._chance.choice(mine)
        cap, card, _ = entry
        if draw < 0.85:
            text = self._text()
            act = card.send(text)
            await self._done(act, self.phone.edit(cap, self._chance.choice(COLUMNS), text))
            if act.outcome == "refused":  # it is on the board by now
                own.remove(entry)
        else:
            own.remove(entry)
            await self._done(card.send(None), self.phone.withdraw(cap))

    async def _vote(self, stage: str, body: dict[str, Any]) -> None:
        left, choices = body["budget"], dict[str, int]()
        for topic in self._chance.sample(body["topics"], len(body["topics"])):
            votes = self._chance.randint(0, min(left, body["per_topic"]))
            if votes:
                choices[topic["id"]] = votes
                left -= votes
        ballot = self.history.ballots.setdefault(stage, Register())
        await self._done(ballot.send(choices), self.phone.vote(stage, choices))

    async def _thumb(self, stage: str, round: int) -> None:
        thumb = self.history.thumbs.setdefault((stage, round), Register())
        value: Literal["more", "next"] = self._chance.choice(("more", "next"))
        await self._done(thumb.send(value), self.phone.thumb(value))

    async def _done(self, act: Act[Any], doing: Awaitable[str | None]) -> str:
        """What ``doing`` gives, "" where the laptop refused. An act that waits when the phone is sent away stays open."""
        self.waiting += 1
        try:
            answer = await doing
        except TurnedAway:
            if self.phone.bye is not None:
                raise
            self._settle(act, "refused")
            return ""
        finally:
            self.waiting -= 1
        self._settle(act, "acknowledged")
        return answer or ""

    def _settle(self, act: Act[Any], outcome: Outcome) -> None:
        act.outcome = outcome
        self.settled += 1
        self._views = self.phone.views_seen

    async def _change(self) -> None:
        before = self.phone.view
        await self.phone.until(lambda view: view is not before or not self.busy)

    def _look(self, body: dict[str, Any]) -> None:
        """The board after a reveal: own cards as they were acknowledged, once.

        The first view after an answer may be older than what it answers. A card that was sent as the cards turned over
        is late: it may be missing until the next ones join, that is until ``batch`` has grown.
        """
        if self.phone.views_seen < self._views + 2:
            return
        shown = [card["text"] for column in body["columns"] for card in column["cards"]]
        for number, card in enumerate(self.history.cards):
            here = [act.value for act in card.acts if act.value in shown]
            allowed = card.allowed()
            if len(allowed) != 1 or here == [text for text in allowed if text]:
                wrong = len(here) > 1
            else:
                wrong = bool(here) or body["batch"] > self._missed.setdefault(number, body["batch"])
            if wrong:
                self.faults.append(f"on the board: {here}, allowed: {allowed}")

    def _text(self) -> str:
        self._texts += 1
        return f"card {self._name} {self._texts}."
