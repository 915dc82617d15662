"""Lean Coffee in real Chromium: boxes that shrink to a stop, thumbs that nobody sees until they are shown, a parked topic."""

from __future__ import annotations

import json

import pytest
from playwright.async_api import Page, expect

from retrokit.facilitation.session import Discuss, HeldThumb
from tests.journeys.conftest import Play
from tests.journeys.hands import Key
from tests.journeys.pages import kept, left, send_votes, vote, write
from tests.journeys.world import World

pytestmark = pytest.mark.timeout(300)

TOPICS = ("Alarms at night", "The import", "Lunch walks")
QUESTION = "More time, or the next topic?"


def test_lean_coffee(play: Play) -> None:
    async def journey(world: World) -> None:
        phones = await _agenda(world)
        await _first_box(world, phones)
        await _extension(world, phones)
        await _stop(world, phones)
        await _few_thumbs(world, phones)
        await _turns(world)

    play(journey)


async def _agenda(world: World) -> list[Page]:
    """Three topics, of which the first gets all votes."""
    await world.start("lean-coffee")
    phones = [await world.phone() for _ in TOPICS]
    await world.primary("Start: Set the stage")
    await world.primary("Next: Gather")
    for page, topic in zip(phones, TOPICS, strict=True):
        await write(page, topic)
        await kept(page, 1)
    await world.primary("Reveal the cards")
    await world.primary("Next: Group")
    await world.primary("Next: Vote")
    for page in phones:
        await vote(page, TOPICS[0])
        await left(page, "one left")
        await send_votes(page)
    await world.primary("Close the vote")
    await world.primary("Next: Discuss")
    await world.main.press(Key.Key_Space)
    await world.until(lambda: world.session.box.state == "running", "the first box")
    assert world.session.box.total_ms == 5 * 60_000
    return phones


async def _first_box(world: World, phones: list[Page]) -> None:
    a, b, c = phones
    await _box_ends(world, phones)
    await _thumb(a, "More time")
    await _thumb(b, "Next topic")
    await _thumb(c, "Next topic")
    await c.reload()
    await expect(c.get_by_role("radio", name="Next topic")).to_be_checked()
    await _thumb(b, "More time")
    await world.until(lambda: thumbs(world) == ["more", "more", "next"], "three thumbs, one of them changed")
    await world.until(lambda: "3 thumbs" in world.main.text("thumbsSaid"), "their number on the console")
    assert world.board.text("thumbsHeadline") == QUESTION
    for page in phones:
        assert all((said["more"], said["next"], said["wish"]) == (0, 0, "") for said in told(world, page))
    await c.screenshot(path=world.shot("phone-thumb"))
    await world.picture("thumbs")
    await world.primary("Show the thumbs")
    await world.until(lambda: world.board.text("thumbsHeadline") == "The room wants more time")
    for page in phones:
        await expect(page.get_by_text("More time: 2. Next topic: 1.")).to_be_visible()
    assert thumbs(world) == []
    await world.primary("3 more minutes")
    await world.until(lambda: world.session.box.state == "running" and world.session.box.left_ms <= 180_000)
    for page in phones:
        await expect(page.get_by_text("The room wants")).to_have_count(0)


async def _extension(world: World, phones: list[Page]) -> None:
    """The second question begins with nobody's thumb, a thumb can be taken back, and the laptop may go down in between."""
    await _box_ends(world, phones)
    for page in phones:
        assert await page.get_by_role("radio", checked=True).count() == 0
        await _thumb(page, "More time")
    await phones[2].get_by_role("button", name="Take my thumb back").click()
    await world.until(lambda: len(thumbs(world)) == 2, "one taken back")
    await _restart(world, phones)
    await _thumb(phones[2], "More time")
    await world.until(lambda: thumbs(world) == ["more"] * 3)
    await world.primary("Show the thumbs")
    await world.primary("2 more minutes")
    await world.until(lambda: world.session.box.state == "running")


async def _restart(world: World, phones: list[Page]) -> None:
    session = world.session.id
    await world.close_app()
    world.open_app()
    await world.main.click(f"resume:{session}")
    await world.until(lambda: world.app.live and world.session.presence.phones == 3, "everybody back")
    assert thumbs(world) == ["more"] * 2
    assert world.session.asking.total_ms, "the countdown begins anew"
    for page in phones[:2]:
        await expect(page.get_by_role("radio", name="More time")).to_be_checked()
    assert await phones[2].get_by_role("radio", checked=True).count() == 0


async def _stop(world: World, phones: list[Page]) -> None:
    await world.main.click("endTimer")
    await world.until(lambda: world.board.has("thumbs"))
    assert world.board.text("thumbsHeadline") == "No more time here"
    for page in phones:
        await expect(page.get_by_text("No more time here: we park it or take it on.")).to_be_visible()
        assert await page.get_by_role("radio").count() == 0
    assert not world.main.has("askRoom") and not world.main.has("extendTopic")
    await world.main.click("parkTopic")
    await world.until(lambda: world.session.parked == (TOPICS[0],), "the topic in the parking lot")
    for page in phones:
        await expect(page.locator(".current h1")).not_to_have_text(TOPICS[0])
    work = world.session.work["discuss"]
    assert isinstance(work, Discuss)
    assert [talk.extensions for talk in work.talks] == [(3, 2)]
    assert world.session.box.total_ms == 5 * 60_000, "the next topic has its whole first box"


async def _few_thumbs(world: World, phones: list[Page]) -> None:
    """Two thumbs are not shown, not even which way they point: the facilitator decides."""
    await _box_ends(world, phones)
    for page in phones[:2]:
        await _thumb(page, "Next topic")
    await world.until(lambda: thumbs(world) == ["next"] * 2)
    await world.primary("Show the thumbs")
    await world.until(lambda: world.board.text("thumbsHeadline") == "Too few thumbs to show")
    for page in phones:
        await expect(page.get_by_text("Too few thumbs to show.")).to_be_visible()
        last = told(world, page)[-1]
        assert (last["state"], last["more"], last["next"], last["wish"]) == ("few", 0, 0, "")
    await world.primary("Next topic")
    await world.until(lambda: not world.board.has("thumbs"))


async def _turns(world: World) -> None:
    console = world.main
    await console.click("drawTurns")
    await console.type("Ines, Tomas, Mira")
    await console.press(Key.Key_Return)
    await world.until(lambda: world.board.has("turns"), "the order on the board")
    order = world.session.turns.order
    assert sorted(order) == ["Ines", "Mira", "Tomas"]
    assert all(world.board.reads(name) for name in order)
    await world.picture("turns")
    for _ in order:
        await console.click("nextTurn")
    await world.until(lambda: world.session.turns.round == 2, "a new round")
    assert world.session.turns.order[0] != order[0], "another person starts"
    await console.click("clearTurns")
    await world.until(lambda: not world.board.has("turns"))


async def _box_ends(world: World, phones: list[Page]) -> None:
    await world.main.click("endTimer")
    for page in phones:
        await expect(page.get_by_role("heading", name=QUESTION)).to_be_visible()
    await world.until(lambda: world.board.has("thumbs") and world.board.text("thumbsHeadline") == QUESTION)


async def _thumb(page: Page, words: str) -> None:
    await page.locator(".thumb", has_text=words).click()
    await expect(page.get_by_role("radio", name=words)).to_be_checked()
    await expect(page.get_by_text("Your thumb is kept ✓")).to_be_visible()


def thumbs(world: World) -> list[str]:
    """What the laptop holds in secret."""
    return sorted(entry.value for entry in world.session.held.values() if isinstance(entry, HeldThumb))


def told(world: World, page: Page) -> list[dict[str, object]]:
    """What that phone was sent of the thumbs of the question that was asked last."""
    views = [json.loads(text)["view"] for text in world.frames[page] if text.startswith('{"t":"view"')]
    said: list[dict[str, object]] = [view["body"]["thumbs"] for view in views if view["stage"] == "discuss"]
    return [one for one in said if one["round"] == said[-1]["round"]]
