"""Somebody voted twice: the facilitator voids all, everybody scans again, and the second count is right. Tickets, too."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from retrokit import catalogue
from retrokit.app import App, Setup, opened
from retrokit.facilitation.commands import AddCard, GoToStage, RevealCards, SetHeadcount
from retrokit.facilitation.entry import seats
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.session import HeldBallot, Vote
from retrokit.lan.phone import Phone, TurnedAway
from retrokit.paths import Paths, assets
from retrokit.settings import Settings
from tests.journeys import pages
from tests.journeys.conftest import Play
from tests.journeys.hands import until
from tests.journeys.world import World


async def to_the_vote(world: World) -> None:
    stages = [stage.kind for stage in world.session.format.stages]
    await world.do(GoToStage(stages.index("collect")))
    column = world.session.format.columns[0].id
    await world.do(*(AddCard(f"k{n}", f"o{n}", column, words) for n, words in enumerate(("Tests", "Builds"))))
    await world.do(RevealCards(anyway=True), GoToStage(stages.index("vote")))


async def voted(page: Page, topic: str) -> None:
    await pages.vote(page, topic)
    await pages.send_votes(page)


def test_all_void_and_everybody_votes_once_more(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start(people=3)
        one, two = await world.phone(), await world.phone()
        await to_the_vote(world)
        await pages.stage(one, world.session.current.name if world.session.current else "")
        await voted(one, "Tests")
        await voted(two, "Builds")
        (cheat,) = await world.simulated(1)
        builds = next(t.id for t in world.app_topics() if t.name == "Builds")
        await cheat.vote(world.session.current.id if world.session.current else "", {builds: 1})
        assert sum(isinstance(e, HeldBallot) for e in world.session.held.values()) == 3

        old = world.join_url
        host = world.host
        await world.main.click("doorMore")
        await world.main.click("askVoid")
        assert world.main.reads("This cannot be undone")
        assert world.main.reads("Votes and answers that are still secret are dropped")
        await world.main.click("voidSeats")
        for page in (one, two):
            await expect(page.get_by_role("alert")).to_contain_text("Scan the new code on the board")
        await until(lambda: world.join_url and world.join_url != old, "a new code")
        await until(lambda: world.main.reads("All seats are dropped"), "the news")
        assert world.board.has("joinCorner"), "everybody needs the code now, also in a vote"
        assert seats(world.session) == 0
        assert world.host == host, "what phones keep belongs to address and port"
        assert cheat.bye is not None
        with pytest.raises(TurnedAway):
            await world.simulated(1, old.replace(old.partition("#")[0], world.join_url.partition("#")[0]))

        for page in (one, two):
            await page.goto("about:blank")
            await page.goto(world.join_url)
            await expect(page.get_by_text("Your votes are kept ✓")).to_have_count(0)
        await voted(one, "Tests")
        await voted(two, "Tests")
        assert seats(world.session) == 2
        await world.primary("Close the vote")
        await expect(one.get_by_text("2 people voted")).to_be_visible()
        work = next(w for w in world.session.work.values() if isinstance(w, Vote))
        tests = next(t.id for t in world.app_topics() if t.name == "Tests")
        assert {t.topic: t.votes for t in work.tallies if t.votes} == {tests: 2}
        await world.picture("anew")

    play(journey)


def test_a_phone_too_many_shows_on_the_console_until_it_is_let_in(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start(people=1)
        await world.phone()
        late = await world.phone(enter=False)
        await expect(late.get_by_role("heading", name="Not in yet")).to_be_visible()
        await until(lambda: world.main.has("knock"), "the knock")
        assert world.main.text("knockText") == "A phone more than you counted wants in."
        await world.main.click("letOneIn")
        await until(lambda: not world.main.has("knock"), "quiet")
        await late.get_by_role("button", name="Ask again now").click()
        await late.wait_for_selector("header")
        assert (world.session.headcount, seats(world.session)) == (2, 2)

    play(journey)


# Without windows: what the app does with its files.


@asynccontextmanager
async def an_app(home: Path) -> AsyncIterator[App]:
    with opened(Paths(home)) as store:
        app = App(Setup(Paths(home), Settings(), catalogue.load(assets(), "en"), loopback=True), store)
        try:
            yield app
        finally:
            await app.close()


def keys(home: Path) -> list[str]:
    return sorted(file.name for file in Paths(home).keys.glob("room-*.key"))


def playing(story: Callable[[Path], object], home: Path) -> None:
    # Pages of tickets are made in a thread. What windows of earlier tests left behind must not be collected there.
    gc.collect()
    asyncio.run(story(home))  # type: ignore[arg-type]


def test_a_voided_room_opens_with_its_new_key_after_a_restart_and_leaves_no_old_one(tmp_path: Path) -> None:
    async def story(home: Path) -> None:
        async with an_app(home) as app:
            await app.start("Harbour", "Anew", "sailboat", 60, 2)
            assert app.live and app.joining
            session = app.live.room.session.id
            before = app.live.key
            assert keys(home) == [f"room-{session}.key"]
            await app.void_seats()
            fresh = app.live.key
            assert fresh.secret != before.secret and fresh.code != before.code
            assert fresh.secret in app.joining.info.url
            assert keys(home) == [f"room-{session}-1.key"]
            phone = Phone.by_join_url(app.joining.info.url)
            await phone.join()
            await phone.leave()
        async with an_app(home) as app:
            await app.resume(session)
            assert app.live and app.live.key.secret == fresh.secret
            assert seats(app.live.room.session) == 1
            # Cut off between the new key's file and the commit: the room goes on with the key it has.
            (Paths(home).keys / f"room-{session}-2.key").write_text("{}")
            await app.leave()
            await app.resume(session)
            assert app.live.key.secret == fresh.secret
            assert keys(home) == [f"room-{session}-1.key"]

    playing(story, tmp_path)


def test_tickets_are_made_used_and_gone_from_the_laptop_when_the_room_is_left(tmp_path: Path) -> None:
    async def story(home: Path) -> None:
        async with an_app(home) as app:
            await app.start("Harbour", "Hat", "sailboat", 60, 3)
            assert app.live and app.joining
            room = app.live.room
            file = await app.tickets(3)
            assert file is not None and file.read_bytes().startswith(b"%PDF")
            assert len(room.session.door.tickets) == 3
            phone = Phone.by_join_url(app.joining.info.url)
            with pytest.raises(TurnedAway) as none:
                await phone.join()
            assert none.value.code == "no_ticket"
            await phone.leave()
            assert await app.tickets(0) is None
            assert not room.session.door.tickets and not file.exists()
            again = await app.tickets(2)
            assert again is not None and again.exists()
            session = room.session.id
            await app.leave()
            assert not again.exists()
            await app.resume(session)
            assert len(app.live.room.session.door.tickets) == 2

    playing(story, tmp_path)


def test_no_tickets_without_an_address_and_none_on_when_the_disk_says_no(tmp_path: Path) -> None:
    async def story(home: Path) -> None:
        async with an_app(home) as app:
            await app.start("Harbour", "Hat", "sailboat", 60, 0)
            assert app.live and app.joining
            await app.live.room.handle(SetHeadcount(0))
            app.joining.info = replace(app.joining.info, url="")
            with pytest.raises(Refused) as refused:
                await app.tickets(3)
            assert refused.value.code == "no_address"
            assert not app.live.room.session.door.tickets

    playing(story, tmp_path)
