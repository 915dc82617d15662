"""Impact and effort in real Chromium: three phones place topics; nothing shows until the facilitator shows it to all."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from retrokit.facilitation.commands import GoToStage, RevealCards
from retrokit.facilitation.session import HeldPlacing, Place
from tests.journeys.conftest import Play
from tests.journeys.pages import kept, stage, write
from tests.journeys.world import World

IDEAS = ("one list for all requests", "pair on releases", "rebuild the billing")
# By phone: what each idea would cost and bring. The last idea is placed by two only, far from each other.
SHEETS = (
    {IDEAS[0]: (1, 5), IDEAS[1]: (2, 4), IDEAS[2]: (5, 1)},
    {IDEAS[0]: (2, 5), IDEAS[1]: (4, 4), IDEAS[2]: (1, 2)},
    {IDEAS[0]: (2, 4), IDEAS[1]: (5, 2)},
)


def test_topics_are_placed_in_private_and_shown_together(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start("impact-effort")
        phones = [await world.phone() for _ in range(3)]
        await world.do(GoToStage(2))
        for page, idea in zip(phones, IDEAS, strict=True):
            await stage(page, "Gather")
            await write(page, idea)
            await kept(page, 1)
        await world.do(RevealCards(), GoToStage(4))
        for page, sheet in zip(phones, SHEETS, strict=True):
            await stage(page, "Place")
            await _place(page, sheet)
        await phones[1].reload()
        await expect(phones[1].get_by_text("3 of 3 placed · kept ✓")).to_be_visible()
        await expect(_step(phones[1], IDEAS[1], "Effort", "4")).to_be_checked()
        await world.until(
            lambda: world.main.text("placesIn").startswith("3 of 3 "), "three sheets on the tick"
        )
        await phones[0].screenshot(path=world.shot("phone-place-open"))
        await world.picture("place-open")
        await _nothing_shows(world, phones)

        await world.primary("Show where we put them")
        await world.until(lambda: world.board.has("dot:2"), "the dots")
        assert not world.board.has("dot:3"), "what two people placed has no dot"
        assert world.board.reads("too few to show")
        assert IDEAS[0] in " ".join(world.board.texts())
        await _shown(world, phones)
        await world.picture("place-shown")
        await phones[0].screenshot(path=world.shot("phone-place-shown"))

        await world.main.click("reopenPlacing")
        for page in phones:
            await expect(page.get_by_text("0 of 3 placed")).to_be_visible()
            await expect(page.get_by_role("radio", checked=True)).to_have_count(0)
        await world.until(lambda: not world.board.has("dot:1"), "an empty round")

    play(journey)


def _step(page: Page, idea: str, axis: str, words: str) -> Locator:
    row = page.get_by_role("group", name=f"{axis} of {idea}")
    return row.get_by_role("radio", name=words)


async def _place(page: Page, sheet: dict[str, tuple[int, int]]) -> None:
    for idea, steps in sheet.items():
        for axis, step in zip(("Effort", "Impact"), steps, strict=True):
            await _step(page, idea, axis, str(step)).check(force=True)
    await expect(page.get_by_text(f"{len(sheet)} of 3 placed · kept ✓")).to_be_visible()


async def _nothing_shows(world: World, phones: list[Page]) -> None:
    """Everything is on the laptop, sealed, and in no view: neither a place nor how many placed a topic."""
    held = [entry for entry in world.session.held.values() if isinstance(entry, HeldPlacing)]
    assert len(held) == 3
    work = world.session.work["place"]
    assert isinstance(work, Place) and work == Place()
    assert not world.board.has("dot:1") and not world.board.has("placed:1")
    for page in phones:
        told = [frame for frame in world.frames[page] if '"kind":"place"' in frame]
        assert told and not [frame for frame in told if '"spans":[{' in frame or '"answers":0' not in frame]


async def _shown(world: World, phones: list[Page]) -> None:
    for page in phones:
        await expect(page.get_by_role("heading", name="This is where we put them.")).to_be_visible()
        topics = page.locator("ol.topics > li")
        await expect(topics.nth(0)).to_contain_text(f"{IDEAS[0]}Begin here")
        await expect(topics.nth(0)).to_contain_text("Effort 2 half of us: 1 to 2")
        await expect(topics.nth(1)).to_contain_text("Effort 4 half of us: 2 to 5")
        await expect(topics.nth(2)).to_contain_text("Too few placed it to show where")
    work = world.session.work["place"]
    assert isinstance(work, Place) and work.answers == 3
    assert sorted(place.answers for place in work.places) == [0, 3, 3]
