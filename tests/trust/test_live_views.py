"""Nobody who watches the room live learns who acted, or how long a card is.

Two runs differ in nothing but that: A acts or B does, a card has 5 letters or 400, a vote goes here or there. Room, heartbeat,
fan-out and console are the real ones, in a loop whose time jumps from timer to timer. Whatever board and console show and
whatever any phone is sent, with its moment, must be equal byte for byte until the stage opens what was secret. Answers to an
act go to its own phone and are left out; how they look on the air is a matter of the wire.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from retrokit.facilitation import commands as c, views
from retrokit.facilitation.faces import PublicView
from retrokit.facilitation.session import Session
from retrokit.facilitation.topics import topics
from retrokit.keeper import Keeper
from retrokit.lan.acts import Act
from retrokit.lan.messages import Answer, Ballot, Edit, Placing, Rate, Thumb, Withdraw
from retrokit.storage.store import SqliteStore
from tests.facilitation.desk import TODAY
from tests.trust.jumping import JumpingLoop
from tests.trust.watched import LONG, PHONES, SHORT, TICK, Secret, Watched

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


async def place(room: Watched, secret: Secret) -> None:
    await revealed(room)
    await room.go("place")
    one = topics(room.room.session)[0].id
    for phone in (2, 3):
        await room.act(phone, Placing(room.token(), "place", {one: (phone, phone)}))
    await asyncio.sleep(4.1)
    far = 4 if secret.choice else 1
    await room.act(secret.phone, Placing(room.token(), "place", {one: (far, 1)}))
    await asyncio.sleep(20)
    await room.act(secret.phone, Placing(room.token(), "place", {one: (far, far)}))
    await asyncio.sleep(31)


async def thumbs(room: Watched, secret: Secret) -> None:
    """The countdown would close it within the next tick, so it is asked for the ticks in between."""
    await revealed(room)
    await room.go("discuss")
    await room.do(c.AskRoom())
    for phone in (2, 3):
        await room.act(phone, Thumb(room.token(), "discuss", 1, "more" if phone == 2 else "next"))
    await room.act(secret.phone, Thumb(room.token(), "discuss", 1, "next" if secret.choice else "more"))
    await asyncio.sleep(4.1)
    await room.act(secret.phone, Thumb(room.token(), "discuss", 1, "more" if secret.choice else "next"))
    await asyncio.sleep(20)


async def revealed(room: Watched) -> None:
    await room.go("collect")
    for phone in range(3):
        await room.write(phone, f"card {phone}")
    await asyncio.sleep(1)
    await room.do(c.RevealCards())
    await asyncio.sleep(1)


Play = Callable[[Watched, Secret], Any]
PLAYS: dict[str, Play] = {f.__name__: f for f in (gather, paper, late, again, vote, rate, ask, place, thumbs)}


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
    "place": (c.ClosePlacing(),),
    "thumbs": (c.CloseThumbs(),),
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
