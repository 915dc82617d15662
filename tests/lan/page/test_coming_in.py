"""The way in and the way out: fragment and code, one seat per phone and session, being sent away, and what stays behind."""

from __future__ import annotations

import re

import msgspec
from playwright.async_api import Page, expect

from retrokit.lan.messages import Bye, Done, Hello
from tests.lan.page import scenes
from tests.lan.page.conftest import Play, Room, beat
from tests.lan.page.laptop import WRONG_KEY

HERE = re.compile("are here$")


async def again(page: Page, room: Room) -> Hello:
    """The next hello after a reload."""
    before = len([m for m in room.laptop.heard if isinstance(m, Hello)])
    await page.reload()
    await room.laptop.until(lambda: len([m for m in room.laptop.heard if isinstance(m, Hello)]) > before)
    return [m for m in room.laptop.heard if isinstance(m, Hello)][-1]


def test_the_secret_leaves_the_address_and_never_appears_in_a_request(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone()
        await expect(page.get_by_text(HERE)).to_have_text("5 of 8 are here")
        assert page.url == room.laptop.url
        assert all(room.laptop.key not in request for request in room.laptop.requests)
        hello = room.laptop.acts(Hello)[0]
        assert (hello.v, hello.wrote, hello.ticket) == (2, False, "")

    play(journey)


def test_a_reload_comes_in_with_the_same_seat(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone()
        seat = room.laptop.acts(Hello)[0].seat
        hello = await again(page, room)
        assert hello.seat == seat
        await expect(page.get_by_text(HERE)).to_be_visible()

    play(journey)


def test_the_code_is_typed_in_any_case_with_spaces_and_dashes(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone(join=False)
        await page.goto(room.laptop.url)
        field = page.get_by_label("Code from the board")
        await field.fill("7q4k")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("The code has 8 letters and figures.")).to_be_visible()
        await field.fill(" 7q4k - wxrt ")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text(HERE)).to_be_visible()
        assert (room.laptop.typed, len(room.laptop.acts(Hello))) == (1, 1)

    play(journey)


def test_a_wrong_code_says_so_and_asks_again(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone(join=False)
        await page.goto(room.laptop.join_url[:-22] + "x" * 22)
        await expect(page.get_by_role("alert")).to_have_text(WRONG_KEY)
        await page.get_by_label("Code from the board").fill(room.laptop.code)
        await page.get_by_role("button", name="Join").click()
        await expect(page.get_by_text(HERE)).to_be_visible()

    play(journey)


def test_who_comes_in_with_the_code_and_later_with_the_picture_has_one_seat(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone(join=False)
        await page.goto(room.laptop.url)
        await page.get_by_label("Code from the board").fill(room.laptop.code)
        await page.keyboard.press("Enter")
        await expect(page.get_by_text(HERE)).to_be_visible()
        seat = room.laptop.acts(Hello)[0].seat
        await page.goto("about:blank")
        await page.goto(room.laptop.join_url)
        await room.laptop.until(
            lambda: room.laptop.acts(Hello)[-1].seat == seat and len(room.laptop.acts(Hello)) > 1
        )
        assert room.laptop.typed == 1, "from now on with the picture's secret"
        await expect(page.get_by_text(HERE)).to_be_visible()

    play(journey)


def test_another_session_at_the_same_address_gets_another_seat_and_none_of_the_words(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await page.locator("textarea#card").fill("for the first session only")
        seat = room.laptop.acts(Hello)[0].seat
        room.laptop.key = "n" * 22
        room.laptop.welcome = msgspec.structs.replace(room.laptop.welcome, session="another")
        await page.goto("about:blank")
        await page.goto(room.laptop.join_url)
        await expect(page.locator("textarea#card")).to_have_value("")
        assert room.laptop.acts(Hello)[-1].seat != seat

    play(journey)


def test_hello_tells_that_this_phone_wrote_in_the_open_stage(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await page.locator("textarea#card").fill("a card")
        await page.keyboard.press("Enter")
        await beat(page)
        await expect(page.get_by_text("kept ✓")).to_be_visible()
        await page.get_by_role("button", name="I'm done").click()
        await beat(page)
        await room.laptop.until(lambda: room.laptop.acts(Done))
        assert (await again(page, room)).wrote
        await beat(page)
        await room.laptop.until(lambda: len(room.laptop.acts(Done)) == 2)
        assert [done.done for done in room.laptop.acts(Done)] == [True, True]
        await page.get_by_role("button", name="You are done ✓").click()
        await beat(page)
        await room.laptop.until(lambda: len(room.laptop.acts(Done)) == 3)
        await page.get_by_role("button", name="Edit").click()
        await page.get_by_role("button", name="Take this card back").click()
        await beat(page)
        await expect(page.locator(".own")).to_have_count(0)
        assert not (await again(page, room)).wrote

    play(journey)


def test_hello_tells_nothing_of_cards_that_have_turned_over(play: Play) -> None:
    """In a second round it would make one writer look like many."""

    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await page.locator("textarea#card").fill("mine alone")
        await page.keyboard.press("Enter")
        await beat(page)
        await expect(page.get_by_text("kept ✓")).to_be_visible()
        assert (await again(page, room)).wrote
        board = (("wind", "mine alone"),)
        await room.laptop.show(scenes.collect(open=False, revealed=True, cards=6, also=board))
        await expect(page.locator("li.card", has_text="mine alone")).to_have_count(1)
        await room.laptop.show(scenes.collect(revealed=True, cards=6, also=board))
        assert not (await again(page, room)).wrote

    play(journey)


def test_a_goodbye_for_good_shows_its_sentence_and_the_form(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone()
        await room.laptop.say(
            Bye("moved", "The room has a new address. Scan the code on the board again.", again=False)
        )
        await expect(page.get_by_role("alert")).to_have_text(
            "The room has a new address. Scan the code on the board again."
        )
        await expect(page.get_by_label("Code from the board")).to_be_visible()

    play(journey)


def test_a_second_page_that_must_go_leaves_the_key_to_the_first(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone()
        await room.laptop.say(Bye("elsewhere", "Go on in another tab.", again=False))
        await expect(page.get_by_role("alert")).to_have_text("Go on in another tab.")
        await page.reload()
        await expect(page.get_by_text(HERE)).to_be_visible()

    play(journey)


def test_the_end_leaves_nothing_on_the_phone_but_unsent_words_on_the_screen(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        room.laptop.answer = lambda act: None
        await page.locator("textarea#card").fill("never arrived")
        await page.keyboard.press("Enter")
        await page.locator("textarea#card").fill("never sent")
        await room.laptop.show(scenes.closed())
        await expect(page.get_by_role("heading", name="Thank you.")).to_be_visible()
        await expect(page.get_by_text("Nothing is kept on this phone.")).to_be_visible()
        assert await page.evaluate("localStorage.length") == 0
        await expect(page.locator(".leftovers li")).to_have_count(2)
        await expect(page.locator(".leftovers")).to_contain_text("This did not reach the laptop in time.")
        await page.reload()
        await expect(page.get_by_label("Code from the board")).to_be_visible()

    play(journey)


def test_after_a_day_the_phone_forgets(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await page.locator("textarea#card").fill("yesterday's words")
        await page.evaluate(
            "for (const key of Object.keys(localStorage)) if (key.endsWith('/at')) localStorage[key] = Date.now() - 86400001"
        )
        await page.reload()
        await expect(page.get_by_label("Code from the board")).to_be_visible()
        assert await page.evaluate("localStorage.length") == 0

    play(journey)


DAYS_AGO = """days => { for (const key of Object.keys(localStorage))
  if (key.endsWith('/at')) localStorage[key] = Date.now() - days * 86400000 - 1 }"""


def test_cards_from_before_a_session_wait_two_weeks_for_it(play: Play) -> None:
    """They are changed from the same phone later, and the laptop hears that this phone wrote whatever is open."""

    async def journey(room: Room) -> None:
        room.laptop.view = scenes.early()
        page = await room.phone()
        await expect(page.locator("header .stage")).to_have_text("Before the session")
        await expect(page.get_by_role("button", name="I'm done")).to_have_count(0)
        await page.locator("textarea#card").fill("an early thought")
        await page.get_by_role("button", name="Add card").click()
        await expect(page.locator(".own .state", has_text="kept ✓")).to_have_count(1)
        await room.laptop.show(scenes.lobby())
        await expect(page.get_by_text("1 card of yours waits on the laptop")).to_be_visible()
        await room.laptop.show(scenes.welcome())
        await page.evaluate(DAYS_AGO, 13)
        await room.laptop.show(scenes.early())
        await expect(page.locator(".own .words", has_text="an early thought")).to_be_visible()
        await page.evaluate(DAYS_AGO, 13)
        await page.goto("about:blank")
        await page.goto(room.laptop.join_url)
        await expect(page.get_by_role("button", name="Edit: an early thought")).to_be_visible()
        hello = [said for said in room.laptop.heard if isinstance(said, Hello)][-1]
        assert (hello.wrote, hello.stage) == (True, room.laptop.view.stage)
        await room.laptop.show(scenes.collect())
        await expect(page.get_by_role("button", name="Edit: an early thought")).to_be_visible()
        await room.laptop.show(scenes.early())
        await page.evaluate(DAYS_AGO, 14)
        await page.reload()
        await expect(page.get_by_label("Code from the board")).to_be_visible()
        assert await page.evaluate("localStorage.length") == 0

    play(journey)


def test_the_laptop_brings_the_language(play: Play) -> None:
    async def journey(room: Room) -> None:
        words: dict[str, str | dict[str, str]] = {
            "You are in.": "Du bist drin.",
            "{phones} of {headcount} are here": "{phones} von {headcount} sind da",
            "%n phone(s) here": {"one": "ein Telefon ist da", "other": "%n Telefone sind da"},
        }
        room.laptop.welcome = msgspec.structs.replace(room.laptop.welcome, language="de", words=words)
        page = await room.phone()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Du bist drin.")
        await expect(page.get_by_text("5 von 8 sind da")).to_be_visible()
        await room.laptop.show(scenes.lobby(phones=1, headcount=0))
        await expect(page.get_by_text("ein Telefon ist da")).to_be_visible()
        assert await page.locator("html").get_attribute("lang") == "de"

    play(journey)
