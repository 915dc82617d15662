"""Everything bad that is known to come in, in two tables: from phones, and from the world. One clear sentence each.

After every row the session goes on and what was acknowledged is there, read back from the file. Frames that are no
messages at all have a longer table of their own in ``tests/lan/test_hostile.py``.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from retrokit import catalogue
from retrokit.app import App, Setup, opened
from retrokit.facilitation import commands as c
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.session import HeldCard, Session, Vote
from retrokit.facilitation.topics import topics
from retrokit.lan.phone import Phone, TurnedAway
from retrokit.paths import Paths, assets
from retrokit.settings import Settings
from tests.lan import test_hostile
from tests.report import test_fonts
from tests.storage import test_database, test_full_disk
from tests.storage.disks import SmallDisk, small_disk

KEPT = "this card was acknowledged before"


def prepared(home: Path, port: int = 0) -> Setup:
    return Setup(
        Paths(home),
        Settings(),
        catalogue.load(assets(), "en"),
        loopback=True,
        port=port,
        sample_s=0.1,
        reply_s=0,
        least_free_mb=1,
    )


@asynccontextmanager
async def gathering(home: Path) -> AsyncIterator[tuple[App, Phone, Phone]]:
    """A room that gathers, with an honest phone whose card is acknowledged and another phone that is not so honest."""
    with opened(Paths(home)) as store:
        app = App(prepared(home), store)
        await app.start("Harbour", "Bad day", "sailboat", 60, 3)
        assert app.joining and app.live
        url = app.joining.info.url
        honest, other = Phone.by_join_url(url, source="127.0.0.2"), Phone.by_join_url(url, source="127.0.0.3")
        await asyncio.gather(honest.join(), other.join())
        await app.live.room.handle(c.GoToStage(2))
        await asyncio.gather(*(p.until(lambda view: view["name"] == "Gather") for p in (honest, other)))
        await honest.add("wind", KEPT)
        try:
            yield app, honest, other
        finally:
            await asyncio.gather(honest.leave(), other.leave())
            await app.close()


def written(session: Session) -> list[str]:
    held = [e.text for e in session.held.values() if isinstance(e, HeldCard)]
    return sorted([*held, *(card.text for card in session.cards)])


Bad = Callable[[App, Phone], Awaitable[Any]]


async def vote_over_budget(app: App, phone: Phone) -> None:
    topic = await voting(app)
    await phone.vote("vote", {topic: 99})


async def vote_twice_at_once(app: App, phone: Phone) -> None:
    topic = await voting(app)
    await asyncio.gather(phone.vote("vote", {topic: 1}), phone.vote("vote", {topic: 1}))
    assert app.live
    await app.live.room.handle(c.CloseVote())
    work = app.live.room.session.work["vote"]
    assert isinstance(work, Vote)
    assert (work.ballots, sum(tally.votes for tally in work.tallies)) == (1, 1)


async def voting(app: App) -> str:
    assert app.live
    for command in (c.RevealCards(anyway=True), c.GoNext(), c.GoNext()):
        await app.live.room.handle(command)
    return topics(app.live.room.session)[0].id


async def card_too_late(app: App, phone: Phone) -> None:
    assert app.live
    for command in (c.RevealCards(anyway=True), c.GoNext()):
        await app.live.room.handle(command)
    await phone.add("wind", "too late")


# What a phone does -> the code of the refusal, or the text that is on the laptop afterwards.
FROM_PHONES: dict[str, tuple[Bad, str | None, str | None]] = {
    "a card of 10,000 characters": (lambda _, p: p.add("wind", "x" * 10_000), "too_big", None),
    "a card of 501 characters": (lambda _, p: p.add("wind", "x" * 501), "too_long", None),
    "an empty card": (lambda _, p: p.add("wind", ""), "empty_text", None),
    "only control characters": (lambda _, p: p.add("wind", "\x00\x07\u200b\u202e\n"), "empty_text", None),
    "HTML": (lambda _, p: p.add("wind", "<b>x</b> &amp; <script>"), None, "<b>x</b> &amp; <script>"),
    "right-to-left overrides": (lambda _, p: p.add("wind", "a\u202eb\u2066c\u2069"), None, "abc"),
    "50 combining marks": (lambda _, p: p.add("wind", "a" + "\u0316" * 50), None, "a" + "\u0316" * 3),
    "a column that is not there": (lambda _, p: p.add("north", "x"), "unknown_column", None),
    "a vote over budget": (vote_over_budget, "over_topic|over_budget", None),
    "two votes at once": (vote_twice_at_once, None, None),
    "a card after the stage closed": (card_too_late, "closed", None),
}


@pytest.mark.parametrize("name", FROM_PHONES)
def test_bad_input_from_a_phone(name: str, tmp_path: Path) -> None:
    bad, code, text = FROM_PHONES[name]

    async def play() -> str:
        async with gathering(tmp_path) as (app, honest, other):
            async with asyncio.timeout(10):
                if code:
                    with pytest.raises(TurnedAway) as refusal:
                        await bad(app, other)
                    assert refusal.value.code in code.split("|")
                    assert refusal.value.sentence.endswith((".", "?"))
                else:
                    await bad(app, other)
            assert app.live
            if app.live.room.session.current.kind == "collect" and name != "a card after the stage closed":  # type: ignore[union-attr]
                await honest.add("rocks", "the session goes on")
            return app.live.room.session.id

    session_id = asyncio.run(play())
    with opened(Paths(tmp_path)) as store:
        there = written(store.load(session_id))
    assert KEPT in there
    assert text is None or text in there


def corrupt(home: Path, stack: ExitStack) -> None:
    file = Paths(home).database
    content = bytearray(file.read_bytes())
    content[4096:12288] = os.urandom(8192)
    content[:16] = b"not a database!!"
    file.write_bytes(content)


def newer(home: Path, stack: ExitStack) -> None:
    with sqlite3.connect(Paths(home).database) as db:
        db.execute("PRAGMA user_version = 9999")
        db.execute("UPDATE about SET min_reader = 9999")
    db.close()


def a_folder_instead(home: Path, stack: ExitStack) -> None:
    Paths(home).database.unlink()
    Paths(home).database.mkdir()


def open_already(home: Path, stack: ExitStack) -> None:
    stack.enter_context(opened(Paths(home)))


# What is done to the home -> the code of the trouble, and whether the file must stay as it is, byte for byte.
FROM_THE_WORLD: dict[str, tuple[Callable[[Path, ExitStack], None], str, bool]] = {
    "a database newer than the app": (newer, "newer", True),
    "a corrupt database": (corrupt, "damaged|not_a_database|recovered", False),
    "a folder where the database should be": (a_folder_instead, "not_a_database", False),
    "two instances on one home": (open_already, "already_open", False),
}


def open_and_hear(home: Path) -> None:
    """What home would tell: the app goes on with what could be put together again."""
    with opened(Paths(home)) as store:
        if store.news is not None:
            raise store.news


@pytest.mark.parametrize("name", FROM_THE_WORLD)
def test_bad_news_from_the_world(name: str, tmp_path: Path) -> None:
    harm, code, untouched = FROM_THE_WORLD[name]
    with opened(Paths(tmp_path)):
        pass
    with ExitStack() as stack:
        harm(tmp_path, stack)
        file = Paths(tmp_path).database
        before = file.read_bytes() if untouched else b""
        with pytest.raises(Trouble) as trouble:
            open_and_hear(tmp_path)
        assert trouble.value.code in code.split("|")
        assert str(trouble.value).count(".") >= 2, "a sentence and a remedy"
        assert not untouched or file.read_bytes() == before


def test_a_port_that_is_taken_is_told_and_the_session_waits(tmp_path: Path) -> None:
    async def play() -> None:
        with ExitStack() as stack, opened(Paths(tmp_path)) as store:
            first = stack.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1]
            for port in range(first + 1, first + 11):
                try:
                    stack.enter_context(socket.create_server(("127.0.0.1", port)))
                except OSError:
                    continue  # taken by somebody else, which is as good
            app = App(prepared(tmp_path, port=first), store)
            await app.start("Harbour", "No port", "sailboat", 60, 3)
            assert app.joining and app.joining.info.trouble and app.joining.info.trouble.code == "port_taken"
            stack.close()
            await app.joining.open()
            assert app.joining.info.url and app.joining.info.trouble is None
            await app.close()

    asyncio.run(play())


# What needs a broken disk, missing fonts or bytes that are no message is tried where those can be made.
ELSEWHERE = {
    "unknown message": (test_hostile, "test_a_bad_message_is_answered_and_hung_up_on", "unknown message"),
    "wrong type": (test_hostile, "test_a_bad_message_is_answered_and_hung_up_on", "wrong type"),
    "1 MB frame": (
        test_hostile,
        "test_a_frame_that_is_none_of_ours_ends_it_without_a_word",
        "one megabyte",
    ),
    "a frame past the channel": (
        test_hostile,
        "test_a_frame_that_is_none_of_ours_ends_it_without_a_word",
        "a message in plain JSON",
    ),
    "disk full": (test_full_disk, "test_a_full_disk_changes_nothing_and_space_brings_it_back", ""),
    "read-only": (test_database, "test_a_folder_that_may_only_be_read", ""),
    "missing fonts": (
        test_fonts,
        "test_without_our_fonts_latin_is_readable_and_the_page_says_what_is_not",
        "",
    ),
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_the_rest_of_the_table_is_held_elsewhere(name: str) -> None:
    module, test, row = ELSEWHERE[name]
    assert callable(getattr(module, test))
    assert not row or row in test_hostile.FRAMES | test_hostile.MESSAGES


def test_a_full_disk_leaves_the_card_on_the_phone_and_the_session_goes_on(tmp_path: Path) -> None:
    """The whole app on a disk of its own that is filled up: no false tick, and the card arrives once there is room."""

    async def play(disk: SmallDisk) -> None:
        async with gathering(disk.folder / "home") as (app, honest, _):
            disk.fill(app.store)
            adding = asyncio.create_task(honest.add("rocks", "written on a full disk"))
            async with asyncio.timeout(10):
                while not honest.nacks:
                    await asyncio.sleep(0.01)
            assert not adding.done()
            disk.make_room(app.store)
            async with asyncio.timeout(10):
                await adding
            assert app.live
            assert written(app.live.room.session) == sorted([KEPT, "written on a full disk"])

    with small_disk(tmp_path / "disk") as disk:
        asyncio.run(play(disk))
