"""Placing topics on axes on the phone: step by step, by keyboard, refused, and what is shown afterwards."""

from __future__ import annotations

from playwright.async_api import Page, expect

from retrokit.lan.messages import Placing
from tests.lan.page import scenes
from tests.lan.page.conftest import Play, Room, beat
from tests.lan.page.laptop import refusing, taken


async def put(page: Page, topic: str, axis: str, words: str) -> None:
    row = page.get_by_role("group", name=f"{axis} of {topic}")
    await row.get_by_role("radio", name=words, exact=True).check(force=True)


def test_topics_are_placed_changed_left_out_and_taken_back(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.place()
        page = await room.phone()
        await put(page, "Late scope", "Effort", "1, little")
        await beat(page)
        await expect(page.get_by_text("0 of 4 placed")).to_be_visible()
        assert room.laptop.acts(Placing) == [], "a topic on one axis has no place yet"
        await page.reload()
        row = page.get_by_role("group", name="Effort of Late scope")
        await expect(row.get_by_role("radio", name="1, little")).to_be_checked()
        await put(page, "Late scope", "Impact", "5, large")
        await beat(page)
        await expect(page.get_by_text("1 of 4 placed · kept ✓")).to_be_visible()
        await put(page, "Pairing across teams", "Effort", "3")
        await put(page, "Pairing across teams", "Impact", "4")
        await beat(page)
        await expect(page.get_by_text("2 of 4 placed · kept ✓")).to_be_visible()
        await page.reload()
        await expect(page.get_by_text("2 of 4 placed · kept ✓")).to_be_visible()
        await page.get_by_role("button", name="Leave Late scope out").click()
        await beat(page)
        await expect(page.get_by_text("1 of 4 placed · kept ✓")).to_be_visible()
        await page.get_by_role("button", name="Take my places back").click()
        await beat(page)
        await room.laptop.until(lambda: len(room.laptop.acts(Placing)) >= 4)
        await expect(page.get_by_text("0 of 4 placed")).to_be_visible()
        await expect(page.get_by_role("radio", checked=True)).to_have_count(0)
        sheets = [dict(act.places) for act in room.laptop.acts(Placing)]
        assert sheets[0] == {"t2": (1, 5)} and sheets[-2:] == [{"t1": (3, 4)}, {}]
        assert {"t2": (1, 5), "t1": (3, 4)} in sheets

    play(journey)


def test_steps_are_taken_by_keyboard_and_say_what_they_are(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.place()
        page = await room.phone()
        row = page.get_by_role("group", name="Effort of Late scope")
        await row.get_by_role("radio", name="1, little").focus()
        await page.keyboard.press("Space")
        for _ in range(2):
            await page.keyboard.press("ArrowRight")
        await expect(row.get_by_role("radio", name="3", exact=True)).to_be_checked()
        await expect(row.get_by_role("radio", name="3", exact=True)).to_be_focused()

    play(journey)


def test_a_refused_sheet_says_why_and_a_new_round_begins_empty(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.place()
        room.laptop.answer = refusing("many_places", "One phone places 60 topics at most.", keep=False)
        page = await room.phone()
        await put(page, "Late scope", "Effort", "2")
        await put(page, "Late scope", "Impact", "2")
        await beat(page)
        await expect(page.get_by_role("alert")).to_have_text("One phone places 60 topics at most.")
        room.laptop.answer = taken
        await put(page, "Late scope", "Impact", "3")
        await beat(page)
        await expect(page.get_by_text("1 of 4 placed · kept ✓")).to_be_visible()
        await expect(page.get_by_role("alert")).to_have_count(0)
        await room.laptop.show(scenes.place(round=1))
        await expect(page.get_by_text("0 of 4 placed")).to_be_visible()
        await expect(page.get_by_role("radio", checked=True)).to_have_count(0)

    play(journey)


def test_where_topics_were_put_and_how_far_apart_people_are(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.place(open=False)
        page = await room.phone()
        await expect(page.get_by_text("6 people placed topics")).to_be_visible()
        topics = page.locator("ol.topics > li")
        await expect(topics.nth(1)).to_contain_text("Begin here")
        await expect(topics.nth(1)).to_contain_text("Effort 2 half of us: 1 to 2")
        await expect(topics.nth(1)).to_contain_text("Impact 2.5 half of us: 2 to 3")
        await expect(topics.nth(0)).to_contain_text("Effort 1 we mostly agree")
        await expect(topics.nth(3)).to_contain_text("Too few placed it to show where")
        await room.laptop.show(scenes.forces())
        await expect(page.get_by_text("Driving: 9 in all · Holding: 9 in all")).to_be_visible()
        await expect(topics.nth(1)).to_contain_text("Holding")

    play(journey)
