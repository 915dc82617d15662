"""A room in a loop whose time jumps, with everything that board, console and phones are shown written down."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import msgspec

from retrokit import coaching
from retrokit.clock import SystemClock
from retrokit.facilitation import commands as c
from retrokit.facilitation.changes import Change
from retrokit.facilitation.faces import ConsoleView
from retrokit.facilitation.formats import KINDS
from retrokit.facilitation.language import Language
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.session import Session
from retrokit.lan.acts import Act, card_key, command_for, seat_key
from retrokit.lan.fanout import Fanout
from retrokit.lan.line import Line
from retrokit.lan.messages import Add, Withdraw
from retrokit.lan.roomkey import RoomKey
from retrokit.lan.seats import Seats
from retrokit.live import Around, Live
from retrokit.paths import assets
from tests.facilitation.desk import TODAY, a_format

# Nothing that a window says by itself has them in it.
SHORT, LONG = "zebra", "wrong " * 66 + "long"
PHONES = 4
TICK = 15.0
assert (len(SHORT), len(LONG)) == (5, 400)


class LoopClock(SystemClock):
    def now(self) -> float:
        return asyncio.get_running_loop().time()

    def through_sleep(self) -> float:
        return self.now()

    def today(self) -> str:
        return TODAY


class NoDisk:
    def commit(self, before: Session, after: Session, changes: Sequence[Change]) -> None:
        pass


class Ear:
    """Where a phone's connection would be: what is pushed to it is noted, with its moment."""

    def __init__(self, name: str, room: Watched) -> None:
        self._name, self._room = name, room

    def show(self, pieces: Sequence[bytes]) -> None:
        self._room.note(self._name, b"".join(pieces))


class Watched:
    """A room that notes everything anybody is shown or sent."""

    def __init__(self, folder: Path) -> None:
        self._ids = 0
        self.seen: list[tuple[float, str, bytes]] = []
        session = new_session(
            id="s1", team="Harbour", title="Sprint 31", date=TODAY, format=a_format(), minutes=40, headcount=6
        )
        clock = LoopClock()
        hints = coaching.load(assets() / "coaching.toml")[0]
        around = Around(cast(Any, NoDisk()), Language(), clock, folder, self.token, TICK, hints=hints)
        self.live = Live(session, around, RoomKey.load_or_make(folder / "key"), self._shown, _raise)
        self.room = self.live.room
        self.seats = Seats("")
        self.fanout = Fanout(self.room, self.seats, clock)
        self.secrets = [self.token() for _ in range(PHONES)]

    def token(self) -> str:
        self._ids += 1
        return hashlib.sha256(str(self._ids).encode()).hexdigest()[:22]

    def note(self, to: str, what: bytes) -> None:
        self.seen.append((round(asyncio.get_running_loop().time(), 6), to, what))

    def _shown(self, view: ConsoleView) -> None:
        self.note("board", msgspec.json.encode(view.public))
        self.note("console", msgspec.json.encode(view))

    async def open(self) -> None:
        await self.room.handle(c.OpenRoom(self.room.session))
        self.live.begin()
        for n, secret in enumerate(self.secrets):
            ear = cast(Line, Ear(f"phone {n}", self))
            seat = seat_key("s1", secret)
            await self.room.handle(c.TakeSeat(seat))
            self.seats.take(seat, ear, 0.0)
            self.fanout.join(ear)

    async def do(self, *commands: c.Command) -> None:
        for command in commands:
            await self.room.handle(command)

    async def go(self, kind: str) -> None:
        await self.do(c.GoToStage(KINDS.index(kind)))

    async def act(self, phone: int, act: Act) -> None:
        """As a connection does it: hand on, then count what is new."""
        seat = seat_key("s1", self.secrets[phone])
        held = isinstance(act, Add | Withdraw) and card_key(act.cap) in self.room.session.held
        await self.room.handle(command_for(act, seat, self.secrets[phone]))
        if isinstance(act, Add) and not held:
            self.seats.added(seat)
        elif isinstance(act, Withdraw) and held:
            self.seats.withdrew(seat)
        self.fanout.presence_changed()

    async def write(self, phone: int, text: str, column: str = "wind") -> str:
        cap = self.token()
        await self.act(phone, Add(self.token(), cap, column, text))
        return cap

    async def close(self) -> None:
        self.fanout.stop()
        await self.live.close()


@dataclass(frozen=True)
class Secret:
    """What the two runs of a pair differ in: which phone acts, what it writes, where its votes go."""

    phone: int = 0
    text: str = SHORT
    choice: int = 0


def _raise(bug: Exception) -> None:
    raise bug
