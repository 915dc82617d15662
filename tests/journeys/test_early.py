"""Cards before the session: written early, kept over restarts, changed later from the same phone, turned over with the rest."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.async_api import Page, expect

from retrokit.facilitation.early import writers
from retrokit.facilitation.session import HeldCard, Seat
from tests.journeys.conftest import Play
from tests.journeys.pages import kept, stage, write
from tests.journeys.test_restart import another_laptop
from tests.journeys.world import World

HIDDEN = (
    "The session has not begun. Your cards stay hidden until then. Come back from this phone to change them."
)
SECRETS = ("early one", "early two", "early three", "early four", "better one")


def written(world: World) -> list[str]:
    return sorted(e.text for e in world.session.held.values() if isinstance(e, HeldCard))


async def change(page: Page, text: str, other: str) -> None:
    await page.get_by_role("button", name=f"Edit: {text}").click()
    await page.locator(".own textarea").fill(other)
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator(".own .words", has_text=other)).to_be_visible()


async def nobody_knows(world: World, *texts: str) -> None:
    assert not [text for text in texts if world.windows_know(text)]


def test_cards_are_written_early_and_turn_over_in_the_session(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start(people=0)
        one, other = await world.phone(), await world.phone()
        await stage(one, "Lobby")
        await world.picture("early-lobby")
        await world.main.click("openEarly")
        for page in (one, other):
            await stage(page, "Before the session")
            await expect(page.get_by_text(HIDDEN)).to_be_visible()
            await expect(page.get_by_text("You are one of 2 phones here.")).to_be_visible()
        simulated = await world.simulated(2)
        await write(one, "early one", "Start")
        await write(other, "early two", "Stop")
        await kept(one, 1)
        await kept(other, 1)
        await simulated[0].add("start", "early three")
        await simulated[1].add("continue", "early four")
        await expect(one.get_by_text("At least 3 have written")).to_be_visible()
        await world.until(
            lambda: world.windows.console.property("strip").property("wrote") == 3, "the counts"
        )
        await world.picture("early-open")
        await one.screenshot(path=world.shot("phone-early"))
        await nobody_knows(world, *SECRETS)
        # Closed, opened again, and left.
        await world.main.click("closeEarly")
        await stage(one, "Lobby")
        await expect(one.get_by_text("1 card of yours waits on the laptop")).to_be_visible()
        await one.screenshot(path=world.shot("phone-early-closed"))
        await world.picture("early-closed")
        assert writers(world.session, "gather") == 4
        await world.main.click("openEarly")
        await stage(one, "Before the session")
        for phone in simulated:
            await phone.leave()
        session, world.port = world.session.id, urlsplit(world.join_url).port or 0
        await world.main.click("goHome")
        await world.until(lambda: world.main.has(f"resume:{session}"), "home")
        assert world.main.reads("cards are being gathered") and not world.main.reads("Interrupted")
        await world.picture("early-home")
        await nobody_knows(world, *SECRETS)
        await world.close_app()
        # Another day: the same room, and the phone finds its card again.
        world.open_app()
        await world.until(lambda: world.main.has(f"resume:{session}"), "the session on home")
        await world.main.click(f"resume:{session}")
        await world.until(lambda: world.app.live and world.join_url, "the room")
        assert written(world) == sorted(["early one", "early two", "early three", "early four"])
        await world.main.click("openEarly")
        await stage(one, "Before the session")
        await kept(one, 1)
        await change(one, "early one", "better one")
        await kept(one, 1)
        await world.until(lambda: "better one" in written(world), "the change")
        assert sum(isinstance(e, Seat) for e in world.session.held.values()) == 2
        # The session begins straight from here; its gathering has what was written, hidden.
        await world.primary("Start: Look back")
        await stage(one, "Look back")
        await world.primary("Next: Set the stage")
        await world.primary("Next: Gather")
        await stage(one, "Gather")
        await write(one, "written today", "Stop")
        await kept(one, 2)
        await expect(one.get_by_text("About 5 cards so far")).to_be_visible()
        await nobody_knows(world, *SECRETS, "written today")
        # Only two of the four are here, and four wrote: that is known without knowing who.
        await world.primary("Reveal the cards")
        await expect(other.get_by_text("better one")).to_be_visible()
        assert sorted(card.text for card in world.session.cards) == sorted(
            ["better one", "early two", "early three", "early four", "written today"]
        )
        ids = [card.id for card in world.session.cards]
        assert ids == sorted(ids)
        await world.picture("early-revealed")

    play(journey)


def test_a_laptop_that_is_killed_in_early_writing_goes_on_where_it_was(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.close_app()
        async with another_laptop(world.home.home, "early") as (process, url):
            one = await world.phone(url)
            await write(one, "early one", "Start")
            await kept(one, 1)
            (two,) = await world.simulated(1, url)
            await two.add("stop", "early two")
            process.kill()
            await process.wait()
        world.port = urlsplit(url).port or 0
        world.open_app()
        (row,) = world.app.store.sessions()
        await world.main.click(f"resume:{row.id}")
        await world.until(lambda: world.app.live and world.join_url, "the room")
        assert world.session.state == "early" and written(world) == ["early one", "early two"]
        await stage(one, "Before the session")
        await change(one, "early one", "better one")
        await kept(one, 1)
        await world.primary("Start: Look back")
        await world.primary("Next: Set the stage")
        await world.primary("Next: Gather")
        await world.primary("Reveal the cards")
        question = world.windows.console.property("steps")
        await world.until(lambda: "Fewer than three" in question.property("question"), "the question")
        assert not world.session.cards
        await world.main.click("revealAnyway")
        await expect(one.get_by_text("early two")).to_be_visible()
        assert sorted(card.text for card in world.session.cards) == ["better one", "early two"]

    play(journey)
