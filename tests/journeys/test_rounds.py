"""Gathering in rounds: what somebody notes for themselves stays on the phone, and later rounds go on from the board."""

from __future__ import annotations

from playwright.async_api import expect

from retrokit.facilitation.commands import GoToStage, NextRound, RevealCards
from tests.journeys.conftest import Play
from tests.journeys.hands import Key
from tests.journeys.pages import kept, stage, write
from tests.journeys.world import World

GATHER = 2
NOTE = "ask the night shift first"


def test_notes_of_the_first_rounds_stay_on_the_phone(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start("one-two-four-all")
        page = await world.phone()
        (other,) = await world.simulated(1)
        await world.do(GoToStage(GATHER))
        await stage(page, "Gather · Alone")
        pad = page.locator("textarea#pad")
        await pad.fill(f"{NOTE}\nsmaller steps")
        await page.reload()
        await expect(pad).to_have_value(f"{NOTE}\nsmaller steps")
        await world.primary("Next round: In pairs")
        await stage(page, "Gather · In pairs")
        await expect(pad).to_have_value(f"{NOTE}\nsmaller steps")
        await world.until(lambda: world.board.reads("In pairs"))
        await world.primary("Next round: In fours")
        await page.get_by_role("button", name=NOTE).click()
        await expect(page.locator("textarea#card")).to_have_value(NOTE)
        assert not world.session.held or NOTE not in repr(world.session.held), "nothing was sent so far"
        await page.get_by_role("button", name="Add card").click()
        await kept(page, 1)
        await other.add("ideas", "a smaller room")
        await world.do(RevealCards(anyway=True))
        await world.until(lambda: world.board.reads(NOTE))
        assert {card.text for card in world.session.cards} == {NOTE, "a smaller room"}
        await page.wait_for_selector("text=smaller steps", state="detached")

    play(journey)


def test_going_on_from_what_lies_on_the_board(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start("brainwriting")
        page = await world.phone()
        (other,) = await world.simulated(1)
        await world.do(GoToStage(GATHER))
        await write(page, "a wall of thanks")
        await kept(page, 1)
        for n in range(5):
            await other.add("ideas", f"idea {n}")
        await world.do(RevealCards(anyway=True))
        await world.primary("Next round: Build on")
        start = page.locator(".start .cards li")
        await expect(start).to_have_count(3)
        drawn = await start.all_inner_texts()
        await page.reload()
        await expect(start).to_have_count(3)
        assert await start.all_inner_texts() == drawn, "a phone keeps its three"
        await write(page, "thanks on paper, in the corridor")
        await kept(page, 1)
        await world.main.press(Key.Key_Return)
        await world.until(lambda: world.main.has("revealAnyway"))
        assert len(world.session.cards) == 6
        await world.do(RevealCards(anyway=True))
        assert len(world.session.cards) == 7
        await world.do(NextRound())
        await stage(page, "Gather · Go further")

    play(journey)
