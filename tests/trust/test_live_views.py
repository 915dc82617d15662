"""Nobody who watches the room live learns who acted, or how long a card is.

Two runs differ in nothing but that: A acts or B does, a card has 5 letters or 400, a vote goes here or there. Room, heartbeat,
fan-out and console are the real ones, in a loop whose time jumps from timer to timer. Whatever board and console show and
whatever any phone is sent, with its moment, must be equal byte for byte until the stage opens what was secret. Answers to an
act go to its own phone and are left out; how they look on the air is a matter of the wire.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from retrokit import coaching
from retrokit.clock import SystemClock
from retrokit.facilitation import commands as c, views
from retrokit.facilitation.changes import Change
from retrokit.facilitation.faces import ConsoleView, PublicView
from retrokit.facilitation.formats import KINDS
from retrokit.facilitation.language import Language
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.session import Session
from retrokit.facilitation.topics import topics
from retrokit.keeper import Keeper
from retrokit.lan.acts import Act, card_key, command_for, seat_key
from retrokit.lan.fanout import Fanout
from retrokit.lan.line import Line
from retrokit.lan.messages import Add, Answer, Ballot, Edit, Rate, Withdraw
from retrokit.lan.roomkey import RoomKey
from retrokit.lan.seats import Seats
from retrokit.live import Around, Live
from retrokit.paths import assets
from retrokit.storage.store import SqliteStore
from tests.facilitation.desk import TODAY, a_format
from tests.trust.jumping import JumpingLoop

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


PAIRS = {"who": Secret(phone=1), "length": Secret(text=LONG), "choice": Secret(choice=1)}


async def gather(room: Watched, secret: Secret) -> None:
    """Write, change, take back, write again; somebody else is at it as well."""
    await room.go("collect")
    await room.do(c.StartTimer())
    await room.write(2, "we paired")
    await asyncio.sleep(7.3)
    cap = await room.write(secret.phone, secret.text)
    await asyncio.sleep(20)
    await room.act(secret.phone, Edit(room.token(), cap, "rocks", secret.text[::-1]))
    gone = await room.write(secret.phone, secret.text)
    await asyncio.sleep(3.2)
    await room.act(secret.phone, Withdraw(room.token(), gone))
    await asyncio.sleep(31)


async def paper(room: Watched, secret: Secret) -> None:
    await gather(room, secret)
    await room.do(c.EnterPaper((("wind", secret.text), ("rocks", "a slip")), 2))
    await asyncio.sleep(31)


async def late(room: Watched, secret: Secret) -> None:
    """The cards have turned over; two more come and wait, one of them is changed, one is on paper."""
    await revealed(room)
    cap = await room.write(secret.phone, secret.text)
    await asyncio.sleep(16)
    await room.act(secret.phone, Edit(room.token(), cap, "rocks", secret.text[::-1]))
    await room.do(c.EnterPaper((("wind", secret.text),), 1))
    await asyncio.sleep(31)


async def again(room: Watched, secret: Secret) -> None:
    """Another round of writing after the reveal."""
    await revealed(room)
    await room.do(c.ReopenWriting())
    await room.write(secret.phone, secret.text)
    await asyncio.sleep(31)


async def vote(room: Watched, secret: Secret) -> None:
    await revealed(room)
    await room.go("vote")
    ids = [topic.id for topic in topics(room.room.session)]
    await room.act(2, Ballot(room.token(), "vote", {ids[2]: 1}))
    await asyncio.sleep(4.1)
    await room.act(secret.phone, Ballot(room.token(), "vote", {ids[secret.choice]: 1}))
    await asyncio.sleep(20)
    await room.act(secret.phone, Ballot(room.token(), "vote", {ids[secret.choice]: 1, ids[2]: 1}))
    await room.do(c.CountHands(2, {ids[secret.choice]: 2}))
    await asyncio.sleep(31)


async def rate(room: Watched, secret: Secret) -> None:
    await room.go("rate")
    for phone in (2, 3):
        await room.act(phone, Rate(room.token(), "rate", phone))
    await room.act(secret.phone, Rate(room.token(), "rate", 2 + secret.choice))
    await asyncio.sleep(20)
    await room.act(secret.phone, Rate(room.token(), "rate", 4 + secret.choice))
    await room.do(c.CountAnswers((0, 1, 0, 1, 0) if secret.choice else (1, 0, 0, 0, 1)))
    await asyncio.sleep(31)


async def ask(room: Watched, secret: Secret) -> None:
    await room.go("ask")
    for phone in (2, 3):
        await room.act(phone, Answer(room.token(), "ask", {"0": phone - 2}))
    await room.act(secret.phone, Answer(room.token(), "ask", {"0": secret.choice, "1": 1}))
    await asyncio.sleep(20)
    await room.act(secret.phone, Answer(room.token(), "ask", {str(secret.choice): 2}))
    await room.do(c.CountItems({"0": (0, 1, 1) if secret.choice else (1, 0, 1)}))
    await asyncio.sleep(31)


async def revealed(room: Watched) -> None:
    await room.go("collect")
    for phone in range(3):
        await room.write(phone, f"card {phone}")
    await asyncio.sleep(1)
    await room.do(c.RevealCards())
    await asyncio.sleep(1)


Play = Callable[[Watched, Secret], Any]
PLAYS: dict[str, Play] = {f.__name__: f for f in (gather, paper, late, again, vote, rate, ask)}


def watched(
    folder: Path, play: Play, secret: Secret, then: tuple[c.Command, ...] = ()
) -> list[tuple[float, str, bytes]]:
    """Everything that was seen until ``then``, which opens what was secret, and what is seen after it."""

    async def whole() -> list[tuple[float, str, bytes]]:
        room = Watched(folder)
        await room.open()
        await play(room, secret)
        if then:
            await room.do(*then)
            await asyncio.sleep(1)
        await room.close()
        # Who of several comes first within one moment is no order of anything: the lines of phones lie in a set.
        return sorted(room.seen, key=lambda seen: seen[:2])

    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        return runner.run(whole())


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("play", PLAYS)
def test_what_is_shown_and_sent_does_not_depend_on_the_secret(tmp_path: Path, play: str, pair: str) -> None:
    one = watched(tmp_path, PLAYS[play], Secret())
    other = watched(tmp_path, PLAYS[play], PAIRS[pair])
    assert {to for _, to, _ in one} == {"board", "console", *(f"phone {n}" for n in range(PHONES))}
    assert len(one) > 20
    assert one == other
    words = b"".join(frame for _, _, frame in one)
    assert SHORT.encode() not in words and SHORT[::-1].encode() not in words


def test_a_first_card_and_another_one_look_the_same_until_the_tick(tmp_path: Path) -> None:
    """A phone that has written before and one that has not: only the counts of the tick tell them apart."""

    async def play(room: Watched, secret: Secret) -> None:
        await revealed(room)
        await room.do(c.ReopenWriting())
        await room.write(3 if secret.phone else 0, SHORT)
        await asyncio.sleep(6)

    assert watched(tmp_path, play, Secret()) == watched(tmp_path, play, PAIRS["who"])


OPENED: dict[str, tuple[c.Command, ...]] = {
    "gather": (c.RevealCards(anyway=True),),
    "paper": (c.RevealCards(),),
    "late": (c.GoNext(),),
    "again": (c.RevealCards(anyway=True),),
    "vote": (c.CloseVote(),),
    "rate": (c.CloseRating(),),
    "ask": (c.CloseAsk(),),
}


@pytest.mark.parametrize("play", PLAYS)
def test_the_same_runs_differ_as_soon_as_the_stage_opens_them(tmp_path: Path, play: str) -> None:
    """The secret was really there: without this the test above might compare two empty rooms."""
    pair = Secret(text=LONG, choice=1)
    one = watched(tmp_path, PLAYS[play], Secret(), OPENED[play])
    other = watched(tmp_path, PLAYS[play], pair, OPENED[play])
    assert one != other


def test_three_late_cards_join_on_a_tick_and_at_no_other_moment(tmp_path: Path) -> None:
    """Whichever phone writes the third card, and whenever between two ticks: the board changes at the same moment."""

    def joined_at(third: float, phone: int) -> list[float]:
        async def play(room: Watched, secret: Secret) -> None:
            await revealed(room)
            for wait, writer in ((0.4, 0), (0.1, 1), (third, phone)):
                await asyncio.sleep(wait)
                await room.write(writer, f"late from {writer} {wait}", "rocks")
            await asyncio.sleep(40 - third)

        frames = [
            (at, to, frame) for at, to, frame in watched(tmp_path, play, Secret()) if b"late from" in frame
        ]
        assert all(frame.count(b"late from") in (3, 6) for _, _, frame in frames)
        return sorted({at for at, to, _ in frames if to.startswith("phone")})[:1]

    moments = {tuple(joined_at(third, phone)) for third in (0.2, 3.0, 9.7) for phone in (1, 2, 3)}
    assert len(moments) == 1


def test_a_full_disk_is_told_on_a_tick_and_at_no_other_moment(tmp_path: Path) -> None:
    """Whatever is sent right then finds the disk full, so the moment of the banner must not be that of the card."""

    async def told_at(full: float) -> list[tuple[float, str]]:
        loop, told = asyncio.get_running_loop(), list[tuple[float, str]]()
        store = SqliteStore(tmp_path / f"{full}" / "retrokit.db")
        Keeper(
            store,
            lambda: TODAY,
            loop.create_task,
            lambda space: told.append((loop.time(), space)),
            tick_s=TICK,
        )
        await asyncio.sleep(full)
        for space in ("short", "full"):
            store._tell(cast(Any, space))
        await asyncio.sleep(3 * TICK)
        store._tell("enough")
        await asyncio.sleep(TICK)
        store.close()
        return told

    def run(full: float) -> list[tuple[float, str]]:
        with asyncio.Runner(loop_factory=JumpingLoop) as runner:
            return runner.run(told_at(full))

    for full in (0.2, 7.0, 14.9):
        assert run(full) == [(TICK, "full"), (4 * TICK, "enough")]


def test_a_view_that_leaks_the_length_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = views.public

    def leaking(session: Session, now: float, today: str) -> PublicView:
        letters = sum(len(getattr(entry, "text", "")) for entry in session.held.values())
        return replace(honest(session, now, today), prompt=f"{letters} letters so far")

    monkeypatch.setattr(views, "public", leaking)
    for play in ("gather", "paper", "late", "again"):
        assert watched(tmp_path, PLAYS[play], Secret()) != watched(tmp_path, PLAYS[play], PAIRS["length"])


def test_a_view_that_leaks_who_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ballots are kept under hashes of their phones' own secrets: to show one of those is enough."""
    honest = views.public

    def leaking(session: Session, now: float, today: str) -> PublicView:
        return replace(honest(session, now, today), prompt=str(sorted(session.held)))

    monkeypatch.setattr(views, "public", leaking)
    for play in ("vote", "rate", "ask"):
        assert watched(tmp_path, PLAYS[play], Secret()) != watched(tmp_path, PLAYS[play], PAIRS["who"])


def test_a_phone_that_is_told_more_than_others_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The content is the same for all, but only the one who acted gets it: its moment tells the room who it was."""
    honest = Watched.act

    async def leaking(room: Watched, phone: int, act: Act) -> None:
        await honest(room, phone, act)
        room.note(f"phone {phone}", b"thank you")

    monkeypatch.setattr(Watched, "act", leaking)
    for play in PLAYS.values():
        assert watched(tmp_path, play, Secret()) != watched(tmp_path, play, PAIRS["who"])


def _raise(bug: Exception) -> None:
    raise bug
