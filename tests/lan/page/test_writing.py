"""Cards from the thumb to the disk: nothing typed is lost, nothing is sent twice, and each card says where it is."""

from __future__ import annotations

import re
from contextlib import suppress

from playwright.async_api import Page, expect

from retrokit.lan.messages import Add, Edit, Message, Withdraw
from tests.lan.page import scenes
from tests.lan.page.conftest import Play, Room, beat
from tests.lan.page.laptop import Act, taken

CLOSED = "Writing is closed. Keep your card and tell the room."


async def write(page: Page, text: str, column: str = "") -> None:
    if column:
        await page.locator(".write").get_by_label(column).check(force=True)
    await page.locator("textarea#card").fill(text)
    await page.get_by_role("button", name="Add card").click()
    await beat(page)


async def kept(page: Page, count: int) -> None:
    """Beat until so many cards have arrived."""
    for _ in range(10):
        with suppress(AssertionError):
            await expect(page.get_by_text("kept ✓")).to_have_count(count, timeout=200)
            return
        await beat(page)
    await expect(page.get_by_text("kept ✓")).to_have_count(count)


def test_a_card_is_on_the_phone_first_and_kept_after_the_ack(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        room.laptop.answer = lambda act: None
        page = await room.phone()
        await write(page, "Deploys take an hour", "Anchors")
        await expect(page.locator(".own .state")).to_contain_text("sending")
        assert await page.locator("textarea#card").input_value() == ""
        await room.laptop.until(lambda: room.laptop.acts(Add))
        add = room.laptop.acts(Add)[0]
        assert (add.column, add.text) == ("anchors", "Deploys take an hour")
        await room.laptop.say(taken(add))
        await expect(page.locator(".own .state")).to_contain_text("kept ✓")

    play(journey)


def test_the_next_card_waits_for_the_answer_to_the_last(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        room.laptop.answer = lambda act: None
        page = await room.phone()
        for text in ("one", "two", "three"):
            await write(page, text)
        await room.laptop.until(lambda: room.laptop.acts(Add))
        assert [add.text for add in room.laptop.acts(Add)] == ["one"]
        states = page.locator(".own .state")  # the newest first
        await expect(states).to_have_text([re.compile("on your phone$")] * 2 + [re.compile("sending$")])
        room.laptop.answer = taken
        await room.laptop.say(taken(room.laptop.acts(Add)[0]))
        await kept(page, 3)
        assert [add.text for add in room.laptop.acts(Add)] == ["one", "two", "three"]

    play(journey)


def test_cards_survive_a_reload_and_a_laptop_that_was_away_and_arrive_once(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        room.laptop.answer = lambda act: None
        page = await room.phone()
        await write(page, "before the answer")
        await room.laptop.until(lambda: room.laptop.acts(Add))
        await room.laptop.stop()
        await expect(page.locator(".link")).to_have_text("No connection, your words are safe here")
        await write(page, "while nobody listens")
        await page.locator("textarea#card").fill("half a thou")
        room.laptop.answer = taken
        await room.laptop.start()
        await page.reload()
        await kept(page, 2)
        assert await page.locator("textarea#card").input_value() == "half a thou"
        assert [add.text for add in room.laptop.acts(Add)] == ["before the answer", "while nobody listens"]
        assert len({add.cap for add in room.laptop.acts(Add)}) == 2

    play(journey)


def test_each_column_has_its_own_draft(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        area = page.locator("textarea#card")
        await area.fill("a fair wind")
        await page.get_by_label("Rocks").check(force=True)
        await expect(page.get_by_role("heading", level=1)).to_have_text("What lies ahead?")
        assert await area.input_value() == ""
        await area.fill("a rock")
        await page.reload()
        await expect(area).to_have_value("a rock")
        await page.get_by_label("Wind").check(force=True)
        await expect(area).to_have_value("a fair wind")

    play(journey)


def test_a_card_is_changed_moved_and_taken_back_with_its_own_secret(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await write(page, "slow bilds", "Wind")
        await kept(page, 1)
        await page.reload()
        await page.get_by_role("button", name="Edit: slow bilds").click()
        editor = page.locator(".own textarea")
        await expect(editor).to_be_focused()
        await editor.fill("slow builds")
        await page.locator(".own").get_by_label("Anchors").check(force=True)
        await page.get_by_role("button", name="Save").click()
        await beat(page)
        await expect(page.get_by_role("button", name="Edit: slow builds")).to_be_focused()
        await room.laptop.until(lambda: room.laptop.acts(Edit))
        add, edit = room.laptop.acts(Add)[0], room.laptop.acts(Edit)[0]
        assert (edit.cap, edit.column, edit.text) == (add.cap, "anchors", "slow builds")
        await page.get_by_role("button", name="Edit: slow builds").click()
        await page.get_by_role("button", name="Take this card back").click()
        await beat(page)
        await expect(page.locator(".own")).to_have_count(0)
        assert room.laptop.acts(Withdraw)[0].cap == add.cap

    play(journey)


def test_a_change_that_was_begun_is_still_there_after_a_reload(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await write(page, "first words")
        await page.get_by_role("button", name="Edit").click()
        await page.locator(".own textarea").fill("other words")
        await page.reload()
        await expect(page.locator(".own textarea")).to_have_value("other words")
        await page.get_by_role("button", name="Leave it as it was").click()
        await expect(page.locator(".own .words")).to_have_text("first words")

    play(journey)


def test_after_the_reveal_the_phone_forgets_which_cards_were_its_own(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await write(page, "mine alone")
        await kept(page, 1)
        await room.laptop.show(
            scenes.collect(open=False, revealed=True, cards=6, also=(("wind", "mine alone"),))
        )
        await expect(page.get_by_role("list", name="Wind").get_by_role("listitem")).to_have_count(3)
        stored = await page.evaluate("JSON.stringify({...localStorage})")
        assert "mine alone" not in stored
        assert "card/" not in stored

    play(journey)


def test_a_late_card_is_the_persons_own_until_it_has_joined(play: Play) -> None:
    async def journey(room: Room) -> None:
        """Also where somebody else's card has the same words and lies on the board already."""
        twin = (("wind", "said twice"),)
        room.laptop.view = scenes.collect(open=False, revealed=True, cards=6, also=twin)
        page = await room.phone()
        await expect(page.get_by_text("late cards wait, and join together")).to_be_visible()
        await expect(page.get_by_role("button", name="I'm done")).to_have_count(0)
        await write(page, "said twice")
        await write(page, "still waiting")
        waits = page.get_by_text("kept ✓, waits for others")
        await kept(page, 2)
        await expect(waits).to_have_count(2)
        await room.laptop.show(scenes.collect(open=False, revealed=True, cards=5, also=twin))
        await page.reload()
        await expect(waits).to_have_count(2)
        await room.laptop.show(scenes.collect(open=False, revealed=True, cards=5, also=2 * twin, batch=2))
        await expect(waits).to_have_count(1)
        await expect(page.locator(".own .words")).to_have_text("still waiting")
        await page.get_by_role("button", name="Edit: still waiting").click()
        await page.get_by_role("button", name="Take this card back").click()
        await expect(page.locator(".own .words")).to_have_count(0)

    play(journey)


def test_somebody_in_the_middle_of_a_sentence_is_not_disturbed_by_the_reveal(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await page.locator("textarea#card").press_sequentially("half a")
        await room.laptop.show(scenes.collect(open=False, revealed=True, cards=6))
        await expect(page.get_by_text("The cards have turned over.")).to_be_visible()
        await expect(page.locator("textarea#card")).to_be_focused()
        await page.keyboard.type(" thought")
        await expect(page.locator("textarea#card")).to_have_value("half a thought")

    play(journey)


def test_markup_is_only_text(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        markup = "<img src=x onerror=alert(1)><b>bold</b>"
        await write(page, markup)
        await expect(page.locator(".own .words")).to_have_text(markup)
        await room.laptop.show(scenes.collect(open=False, revealed=True, cards=40, hard=True))
        await expect(page.get_by_text("<b>bold</b> <img src=x onerror=alert(1)>").first).to_be_visible()
        assert await page.locator("main img, main b").count() == 0

    play(journey)


def test_nothing_is_lost_when_the_connection_fails_at_every_step(play: Play) -> None:
    async def journey(room: Room) -> None:
        """Every second act is heard and its answer lost with the connection."""
        room.laptop.view = scenes.collect()
        turn = 0

        def unreliable(act: Act) -> Message | None:
            nonlocal turn
            turn += 1
            if turn % 2:
                room.laptop.cut()
                return None
            return taken(act)

        room.laptop.answer = unreliable
        page = await room.phone()
        texts = [f"thought {n}" for n in range(6)]
        for text in texts:
            await write(page, text)
        await kept(page, len(texts))
        assert [add.text for add in room.laptop.acts(Add)] == texts

    play(journey)


def test_examples_of_the_chosen_column_stand_there_until_the_first_card(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        examples = page.get_by_role("region", name="For example")
        await expect(examples.get_by_role("listitem")).to_have_text(
            [f"Wind: {text}" for text in scenes.TEXTS[:2]]
        )
        await page.get_by_text("Rocks", exact=True).click()
        await expect(examples.get_by_role("listitem")).to_have_text(
            [f"Rocks: {text}" for text in scenes.TEXTS[:2]]
        )
        await page.locator("textarea#card").fill("mine")
        await page.keyboard.press("Enter")
        await beat(page)
        await expect(page.get_by_text("kept ✓")).to_be_visible()
        await expect(examples).to_have_count(0)

    play(journey)
