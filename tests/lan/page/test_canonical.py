"""What leaves the phone is the canonical text: the same table as for retrokit/facilitation/texts.py."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.async_api import Page

from retrokit.lan.messages import Add
from tests.lan.page import scenes
from tests.lan.page.conftest import Play, Room, beat

CASES = json.loads((Path(__file__).parent / "canonical_cases.json").read_text("ascii"))

# Set as a keyboard would; JSON, because some of it has no other way through.
TYPE = """json => {
    const area = document.querySelector("textarea#card");
    area.value = JSON.parse(json);
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""


async def typed(page: Page, text: str) -> None:
    await page.evaluate(TYPE, json.dumps(text))


def test_the_page_and_the_laptop_agree_on_every_case(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        sent = 0
        for case in CASES:
            await typed(page, case["in"])
            add = page.get_by_role("button", name="Add card")
            if case["out"]:
                sent += 1
            expected = "false" if case["out"] else "true"
            assert await add.get_attribute("aria-disabled") == expected, case["name"]
            await add.click(force=True)
            await beat(page)
            await room.laptop.until(lambda: len(room.laptop.acts(Add)) >= sent)  # noqa: B023
            if case["out"]:
                assert room.laptop.acts(Add)[-1].text == case["out"], case["name"]
        assert len(room.laptop.acts(Add)) == sent > 45

    play(journey)


def test_the_counter_comes_near_the_end_and_too_much_stays_on_the_phone(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        counter = page.locator(".counter")
        await typed(page, "x" * 400)
        assert await counter.inner_text() == ""
        await typed(page, "x" * 430)
        assert await counter.inner_text() == "70 characters left"
        await typed(page, "😀" * 501)
        assert await counter.inner_text() == "one character too many"
        await page.keyboard.press("Tab")
        await page.get_by_role("button", name="Add card").click(force=True)
        assert await page.locator("textarea#card").input_value() == "😀" * 501
        await typed(page, "😀" * 500)
        await page.get_by_role("button", name="Add card").click()
        for _ in range(2):  # two frames
            await beat(page)
        await room.laptop.until(lambda: room.laptop.acts(Add))
        assert room.laptop.acts(Add)[0].text == "😀" * 500

    play(journey)
