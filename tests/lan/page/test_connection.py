"""The connection comes back by itself, however it was lost; the time left goes on with the phone's own clock."""

from __future__ import annotations

from playwright.async_api import Page, expect

from retrokit.lan.messages import Hello
from tests.lan.page import scenes
from tests.lan.page.conftest import Play, Room

AWAY = "No connection, your words are safe here"


def hellos(room: Room) -> int:
    return len(room.laptop.acts(Hello))


async def wakes(page: Page, event: str) -> None:
    target = "document" if event == "visibilitychange" else "window"
    await page.evaluate(f"{target}.dispatchEvent(new Event('{event}'))")


def test_a_laptop_that_was_restarted_is_found_again(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone()
        status = page.locator(".link")
        await expect(status).to_have_text("connected")
        await room.laptop.stop()
        await expect(status).to_have_text(AWAY)
        room.laptop.view = scenes.welcome()
        await room.laptop.start()
        await expect(status).to_have_text("connected")
        await expect(page.get_by_role("heading", level=1)).to_have_text("Welcome aboard")

    play(journey)


def test_a_laptop_that_answers_nothing_is_given_up(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone(join=False)
        await page.goto(room.laptop.join_url)
        await page.wait_for_selector("header")
        for _ in range(12):
            await page.clock.run_for(1_000)
        await room.laptop.until(lambda: room.laptop.frames == 2)
        assert hellos(room) == 1
        room.laptop.deaf = True
        for _ in range(25):
            await page.clock.run_for(1_000)
        room.laptop.deaf = False
        await page.clock.run_for(6_000)
        await room.laptop.until(lambda: hellos(room) >= 2)

    play(journey)


def test_who_comes_back_to_the_page_does_not_wait_for_the_next_heartbeat(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone()
        for event in ("visibilitychange", "pageshow", "online"):
            before, frames = hellos(room), room.laptop.frames
            await wakes(page, event)
            await room.laptop.until(lambda: room.laptop.frames > frames)  # noqa: B023
            await room.laptop.show(scenes.lobby(phones=frames))  # comes behind the answer
            await expect(page.get_by_text(f"{frames} of 8 are here")).to_be_visible()
            await page.clock.run_for(3_000)
            assert hellos(room) == before, "a connection that answers is kept"
            room.laptop.deaf = True
            await wakes(page, event)
            await room.laptop.until(lambda: room.laptop.frames > frames + 1)  # noqa: B023
            room.laptop.deaf = False
            await page.clock.run_for(4_000)
            await room.laptop.until(lambda: hellos(room) > before)  # noqa: B023

    play(journey)


def test_a_phone_that_slept_connects_anew(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone(join=False)
        await page.goto(room.laptop.join_url)
        await page.wait_for_selector("header")
        await page.clock.run_for(3_000)
        assert hellos(room) == 1
        await page.clock.fast_forward(60_000)
        await room.laptop.until(lambda: hellos(room) == 2)

    play(journey)


def test_a_laptop_that_does_not_answer_is_given_up_and_tried_again(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.deaf = True
        page = await room.phone(join=False)
        await page.goto(room.laptop.join_url)
        await expect(page.get_by_role("heading", level=1)).to_have_text("Looking for the laptop")
        await room.laptop.until(lambda: hellos(room) >= 2)
        await expect(page.get_by_text("Is this phone in the same Wi-Fi as the laptop?")).to_be_visible()
        room.laptop.deaf = False
        await expect(page.get_by_role("heading", level=1)).to_have_text("You are in.")

    play(journey)


def test_the_time_left_goes_on_between_views(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone(join=False)
        await page.goto(room.laptop.join_url)
        time = page.get_by_role("timer")
        await expect(time).to_have_text("6:12 left")
        for _ in range(10):
            await page.clock.run_for(1_000)
        await expect(time).to_have_text("6:02 left")

    play(journey)


def test_every_state_of_the_timer_has_its_words(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone()
        for state, left, words in (
            ("paused", 125_000, "paused at 2:05"),
            ("asleep", 125_000, "paused at 2:05"),
            ("over", 0, "time is up"),
            ("idle", 300_000, ""),
            ("running", 3_723_000, "1:02:03 left"),
        ):
            clock = scenes.timer(state, left)
            await room.laptop.show(scenes.view(scenes.welcome().body, "s", "Set", "Hello", clock=clock))
            await expect(page.get_by_role("timer")).to_have_text(words)

    play(journey)
