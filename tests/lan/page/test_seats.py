"""A room that has no seat for this phone at the moment, tickets on paper, and coming in anew with everything one wrote."""

from __future__ import annotations

import re
import secrets

import pytest
from playwright.async_api import expect

from retrokit.lan.messages import Add, Bye, Hello
from tests.lan.page import scenes
from tests.lan.page.conftest import Play, Room

HERE = re.compile("are here$")
FULL = Bye("locked", "As many phones are in as people were counted.", again=True)
ANEW = Bye("rejoin", "Everybody comes in anew. Scan the new code on the board.", again=False)


def hellos(room: Room) -> list[Hello]:
    return [message for message in room.laptop.heard if isinstance(message, Hello)]


def test_a_phone_too_many_says_why_and_asks_again_calmly_with_the_same_seat(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.turning_away = FULL
        page = await room.phone(join=False)
        await page.clock.install()
        lines: list[object] = []
        page.on("websocket", lambda line: lines.append(line))
        await page.goto(room.laptop.join_url)
        await expect(page.get_by_role("heading", name="Not in yet")).to_be_visible()
        await expect(page.get_by_role("status")).to_have_text(FULL.sentence)
        await page.clock.run_for(9_000)
        assert len(hellos(room)) == 1, "it would be a nuisance for as long as it is kept out"
        for _ in range(
            12
        ):  # no further than that: an answer must not be late by the clock that is turned here
            if len(lines) < 2:
                await page.clock.run_for(1_000)
        await room.laptop.until(lambda: len(hellos(room)) == 2)
        await expect(page.get_by_role("status")).to_have_text(FULL.sentence)
        room.laptop.turning_away = None
        await page.get_by_role("button", name="Ask again now").click()
        await expect(page.get_by_text(HERE)).to_be_visible()
        assert len({hello.seat for hello in hellos(room)}) == 1

    play(journey)


def test_the_ticket_is_taken_out_of_the_address_and_said_each_time(play: Play) -> None:
    async def journey(room: Room) -> None:
        ticket = secrets.token_urlsafe(16)
        page = await room.phone(join=False)
        await page.goto(f"{room.laptop.join_url}.{ticket}")
        await expect(page.get_by_text(HERE)).to_be_visible()
        assert page.url == room.laptop.url
        await page.reload()
        await room.laptop.until(lambda: len(hellos(room)) == 2)
        assert {h.ticket for h in hellos(room)} == {ticket}
        assert len({h.seat for h in hellos(room)}) == 1

    play(journey)


@pytest.mark.parametrize("code", ["no_ticket", "used_ticket", "bad_ticket"])
def test_without_a_good_ticket_one_is_told_so_and_comes_in_with_another(play: Play, code: str) -> None:
    async def journey(room: Room) -> None:
        room.laptop.turning_away = Bye(code, "Draw a ticket.", again=False)
        page = await room.phone(join=False)
        await page.goto(room.laptop.join_url)
        await expect(page.get_by_role("alert")).to_have_text("Draw a ticket.")
        room.laptop.turning_away = None
        ticket = secrets.token_urlsafe(16)
        await page.goto("about:blank")
        await page.goto(f"{room.laptop.join_url}.{ticket}")
        await expect(page.get_by_text(HERE)).to_be_visible()
        assert [h.ticket for h in hellos(room)] == ["", ticket]

    play(journey)


def test_everybody_anew_takes_another_seat_and_keeps_cards_and_what_was_on_its_way(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        card = page.locator("textarea#card")
        await card.fill("kept before")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("kept ✓")).to_be_visible()
        room.laptop.answer = lambda act: None
        await card.fill("on its way")
        await page.keyboard.press("Enter")
        await room.laptop.until(lambda: len(room.laptop.acts(Add)) == 2)
        old = hellos(room)[-1].seat

        room.laptop.key = secrets.token_urlsafe(16)
        await room.laptop.say(ANEW)
        room.laptop.cut()
        await expect(page.get_by_role("alert")).to_have_text(ANEW.sentence)
        await expect(page.get_by_label("Code from the board")).to_be_visible()
        room.laptop.answer = lambda act: None
        await page.goto("about:blank")
        await page.goto(room.laptop.join_url)
        await expect(page.locator(".own .words")).to_have_count(2)
        await room.laptop.until(lambda: len([m for m in room.laptop.heard if isinstance(m, Add)]) == 3)
        first, again = [m for m in room.laptop.heard if isinstance(m, Add)][1:]
        assert first == again, "the same act, not another card"
        now = hellos(room)[-1]
        assert now.seat != old
        assert now.wrote
        assert len({h.seat for h in hellos(room)}) == 2, "one seat before and one after"

    play(journey)


def test_a_rating_of_another_round_is_not_this_phones_answer_any_more(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.rate()
        page = await room.phone()
        await page.locator(".answer", has_text="4").click()
        await expect(page.get_by_text("Your answer is kept ✓")).to_be_visible()
        await room.laptop.show(scenes.rate(round=1))
        await expect(page.get_by_text("Your answer is kept ✓")).to_have_count(0)
        await expect(page.locator("input:checked")).to_have_count(0)

    play(journey)
