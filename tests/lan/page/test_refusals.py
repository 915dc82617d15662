"""When the laptop, the phone or another tab stands in the way: words stay where the person finds them, with the reason."""

from __future__ import annotations

from playwright.async_api import expect

from retrokit.lan.messages import Add
from tests.lan.page import scenes
from tests.lan.page.conftest import Play, Room, beat
from tests.lan.page.laptop import refusing, taken
from tests.lan.page.test_writing import kept, write

CLOSED = "Writing is closed. Keep your card and tell the room."


def test_a_card_the_laptop_cannot_take_now_stays_and_is_sent_again(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        room.laptop.answer = refusing("disk_full", "The laptop's disk is full.", keep=True)
        page = await room.phone()
        await write(page, "patience")
        await expect(page.locator(".link")).to_have_text("The laptop's disk is full.")
        await expect(page.locator(".own .state")).to_contain_text("on your phone")
        room.laptop.answer = taken
        await kept(page, 1)
        await expect(page.locator(".link")).to_have_text("connected")
        assert len(room.laptop.acts(Add)) == 1

    play(journey)


def test_a_refused_card_shows_why_beside_its_words_and_can_be_sent_anew(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        room.laptop.answer = refusing("full", "The room holds 3000 cards, no more fit.", keep=False)
        page = await room.phone()
        await write(page, "the last straw")
        await expect(page.locator(".own").get_by_role("alert")).to_have_text(
            "The room holds 3000 cards, no more fit."
        )
        await page.reload()
        await expect(page.locator(".own .words")).to_have_text("the last straw")
        room.laptop.answer = taken
        await page.get_by_role("button", name="Edit").click()
        await page.get_by_role("button", name="Save").click()
        await beat(page)
        await kept(page, 1)
        first, second = room.laptop.acts(Add)
        assert (first.cap, first.text) == (second.cap, second.text)
        assert first.op != second.op

    play(journey)


def test_a_refused_change_goes_back_to_what_the_laptop_has(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await write(page, "as it is")
        await kept(page, 1)
        room.laptop.answer = refusing("closed", CLOSED, keep=False)
        await page.get_by_role("button", name="Edit").click()
        await page.locator(".own textarea").fill("as it could be")
        await page.keyboard.press("Enter")
        await beat(page)
        await expect(page.locator(".own").get_by_role("alert")).to_have_text(CLOSED)
        await expect(page.locator(".own .words")).to_have_text("as it could be")
        await page.get_by_role("button", name="Let it go").click()
        await expect(page.locator(".own .words")).to_have_text("as it is")
        await kept(page, 1)

    play(journey)


def test_words_that_came_too_late_stay_to_be_copied_on_the_next_screens(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await write(page, "in time")
        await kept(page, 1)
        room.laptop.answer = refusing("closed", CLOSED, keep=False)
        await write(page, "too late")
        await page.locator("textarea#card").fill("half written")
        await room.laptop.show(scenes.collect(open=False, revealed=True, cards=6))
        left = page.locator(".leftovers")
        await expect(page.locator(".own .refused")).to_contain_text(CLOSED)
        await expect(left).to_have_count(0)
        await room.laptop.show(scenes.vote())
        await expect(left.locator("li")).to_have_count(2)
        await expect(left).to_contain_text(CLOSED)
        await expect(page.get_by_role("button", name="Send my votes")).to_be_visible()
        await left.get_by_role("button", name="Copy").first.click()
        await expect(left.get_by_role("button", name="Copied ✓")).to_have_count(1)
        for _ in range(2):
            await left.get_by_role("button", name="Let it go").first.click()
        await expect(left).to_have_count(0)

    play(journey)


def test_where_storage_is_refused_memory_serves(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone(join=False)
        await page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"
        )
        await page.goto(room.laptop.join_url)
        await page.wait_for_selector("header")
        room.laptop.cut()
        await write(page, "without a disk")
        await kept(page, 1)

    play(journey)


def test_where_storage_is_full_memory_serves(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await page.evaluate(
            "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
        )
        await write(page, "no room on the phone")
        await kept(page, 1)
        await write(page, "nor for this")
        await kept(page, 2)

    play(journey)


def test_two_tabs_of_one_phone_send_each_card_once(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        other = await room.tab(page.context)
        await other.goto(room.laptop.url)
        await other.wait_for_selector("header")
        await write(page, "from here")
        await write(other, "from there")
        for tab in (page, other):
            await expect(tab.get_by_text("kept ✓")).to_have_count(2)
        assert sorted(add.text for add in room.laptop.acts(Add)) == ["from here", "from there"]

    play(journey)
