"""A real room on a real socket, with phones: what the tests of the door stand on."""

from __future__ import annotations

import asyncio
import functools
import itertools
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import ParamSpec

from retrokit.facilitation.changes import Change
from retrokit.facilitation.commands import Command, GoToStage, RevealCards
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.formats import KINDS
from retrokit.facilitation.language import Language
from retrokit.facilitation.room import Room, Store
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.session import Session
from retrokit.lan.phone import Phone
from retrokit.lan.roomkey import RoomKey
from retrokit.lan.server import PhoneServer
from tests.facilitation.desk import a_format

_P = ParamSpec("_P")
PATIENCE = 10.0


def played(test: Callable[_P, Awaitable[None]]) -> Callable[_P, None]:
    """Run an async test in a loop of its own; tasks that are left behind fail it."""

    @functools.wraps(test)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> None:
        async def whole() -> None:
            await test(*args, **kwargs)
            await until(lambda: len(asyncio.all_tasks()) == 1)

        asyncio.run(whole())

    return run


async def until(true: Callable[[], bool]) -> None:
    """Wait until ``true``, or fail."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.005)


class Ledger:
    """A store that remembers what was committed; ``full`` makes the disk full."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.full = False

    def commit(self, before: Session, after: Session, changes: Sequence[Change]) -> None:
        if self.full:
            raise Trouble("disk_full", "The disk is full.", "Make room.")
        self.changes.extend(changes)


class Clock:
    def now(self) -> float:
        return time.monotonic()

    def today(self) -> str:
        return "2026-11-24"


def a_page(folder: Path) -> Path:
    """A page as the build leaves it."""
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(
        '<!doctype html><link rel="stylesheet" href="/app.css">'
        '<link rel="icon" href="data:,"><script type="module" src="./app.1a2b3c.js"></script>'
    )
    (folder / "app.css").write_text("body{color:red}")
    (folder / "app.1a2b3c.js").write_text("console.log(1)")
    (folder / "secret.js").write_text("not named, not served")
    return folder


def a_session() -> Session:
    return new_session(
        id="s1",
        team="Harbour",
        title="Sprint 31",
        date="2026-11-24",
        format=a_format(),
        minutes=40,
        headcount=8,
    )


class House:
    """Room, store, key and server together."""

    def __init__(
        self,
        folder: Path,
        session: Session | None = None,
        language: Language | None = None,
        reply_s: float = 0,
        store: Store | None = None,
    ) -> None:
        counter = itertools.count()
        self.ledger = Ledger()
        self.clock = Clock()
        self.room = Room(
            session or a_session(),
            store or self.ledger,
            self.clock,
            lambda: f"{next(counter):04}{secrets.token_hex(8)}",
        )
        self.language = language or Language()
        self.key = RoomKey.load_or_make(folder / "room.key")
        self.server = PhoneServer(
            self.room, self.key, a_page(folder / "page"), self.language, self.clock, reply_s
        )
        self.phones: list[Phone] = []

    async def do(self, *commands: Command) -> None:
        for command in commands:
            await self.room.handle(command)

    async def go(self, kind: str) -> None:
        await self.do(GoToStage(KINDS.index(kind)))

    async def reveal(self) -> None:
        await self.do(RevealCards())

    async def phone(self, source: str = "", rhythm_s: float | None = None) -> Phone:
        phone = Phone.by_join_url(self.server.join_url, source=source, rhythm_s=rhythm_s)
        self.phones.append(phone)
        await phone.join()
        return phone


@asynccontextmanager
async def a_house(
    folder: Path,
    session: Session | None = None,
    *,
    port: int = 0,
    language: Language | None = None,
    reply_s: float = 0,
    store: Store | None = None,
) -> AsyncIterator[House]:
    """``reply_s`` 0: answers come as soon as they exist, because most tests ask for the answer and not for its time."""
    house = House(folder, session, language, reply_s, store)
    await house.server.start("127.0.0.1", port)
    try:
        yield house
    finally:
        await asyncio.gather(*(phone.leave() for phone in house.phones))
        await house.server.stop("quit")
