"""A phone outside of a locked room: it says what to do, at every size, and comes in by itself once it may."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from retrokit.facilitation.commands import LockRoom
from retrokit.facilitation.entry import KNOCK_SHOWN_S, seats
from tests.journeys.conftest import Play
from tests.journeys.hands import until
from tests.journeys.world import World

SIZES = ((320, 568), (360, 740), (1024, 768))


async def fits(page: Page, width: int, height: int) -> None:
    """All of it is on one screen, nothing over the edge, and the button is for a thumb."""
    await page.set_viewport_size({"width": width, "height": height})
    await page.wait_for_function(
        """() => {
          const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement;
          const out = [...document.querySelectorAll("main *, footer *")]
            .filter(e => e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > clientWidth);
          return scrollWidth <= clientWidth && scrollHeight <= clientHeight && out.length === 0;
        }"""
    )
    button = await page.get_by_role("button", name="Ask again now").bounding_box()
    assert button and button["height"] >= 44


def turned_away(world: World, page: Page) -> int:
    """How often the laptop said no to that phone."""
    return sum(text.startswith('{"t":"bye"') for text in world.frames[page])


async def asks_again(world: World, page: Page) -> None:
    """From here on its clock is in our hands, for by itself it knocks only now and then."""
    await page.clock.install()
    before = turned_away(world, page)
    await page.get_by_role("button", name="Ask again now").click()
    await until(lambda: turned_away(world, page) == before + 1, "the second no")
    await expect(page.get_by_role("button", name="Ask again now")).to_be_visible()
    await expect(page.get_by_role("heading", name="Not in yet")).to_be_visible()


@pytest.mark.parametrize("looks", ["light", "dark"])
def test_who_stands_before_a_locked_room_comes_in_by_themselves(play: Play, looks: str) -> None:
    async def journey(world: World) -> None:
        await world.start(people=0)
        await world.phone()
        await world.do(LockRoom(True))
        late = await world.phone(enter=False, color_scheme=looks)
        heading = late.get_by_role("heading", name="Not in yet")
        await expect(heading).to_be_visible()
        await expect(late.get_by_role("status")).to_contain_text("Ask the facilitator to unlock it.")
        for width, height in SIZES:
            await fits(late, width, height)
            await late.screenshot(path=world.shot(f"locked-{looks}-{width}"))
        await until(lambda: world.main.has("knock"), "the knock")
        await asks_again(world, late)
        await world.main.click("toggleLock")
        await until(lambda: not world.session.door.locked, "the open door")
        await expect(heading).to_be_visible()
        await late.clock.fast_forward(int(KNOCK_SHOWN_S * 1000))
        await expect(late.get_by_role("heading", name="You are in.")).to_be_visible()
        assert seats(world.session) == 2

    play(journey)


def test_with_everybody_counted_one_more_comes_in_by_themselves(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start(people=1)
        await world.phone()
        late = await world.phone(enter=False)
        await expect(late.get_by_role("status")).to_contain_text("Ask the facilitator to let you in.")
        await asks_again(world, late)
        await world.main.click("letOneIn")
        await until(lambda: world.session.headcount == 2, "one more counted")
        await late.clock.fast_forward(int(KNOCK_SHOWN_S * 1000))
        await expect(late.get_by_role("heading", name="You are in.")).to_be_visible()
        assert seats(world.session) == 2

    play(journey)
