"""The page against the real door and the real rules, over a restart of the laptop."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import expect

from retrokit.facilitation.commands import CloseVote, EndSession
from retrokit.facilitation.language import Language
from retrokit.lan.server import PhoneServer
from tests.lan.house import House
from tests.lan.page.conftest import Play, Room


def test_a_card_from_the_page_to_the_board_over_a_restart(
    play: Play, built_page: Path, tmp_path: Path
) -> None:
    async def journey(room: Room) -> None:
        house = House(tmp_path)

        async def listen(port: int) -> PhoneServer:
            server = PhoneServer(house.room, house.key, built_page, Language(), house.clock)
            await server.start("127.0.0.1", port)
            return server

        server = await listen(0)
        port = int(server.url.rsplit(":", 1)[1].strip("/"))
        phones = [await room.phone(join=False) for _ in range(3)]
        for page in phones:
            await page.goto(server.join_url)
        await expect(phones[0].get_by_text("3 phones here")).to_be_visible()
        await house.go("collect")
        for n, page in enumerate(phones):
            await page.locator("textarea#card").fill(f"thought “{n}”…")
            await page.get_by_role("button", name="Add card").click()
            await expect(page.get_by_text("kept ✓")).to_have_count(1)
        await server.stop("quit")
        for page in phones:
            await expect(page.locator(".away")).to_be_visible()
        await phones[0].locator("textarea#card").fill("while the laptop slept")
        await phones[0].keyboard.press("Enter")
        server = await listen(port)
        await expect(phones[0].get_by_text("kept ✓")).to_have_count(2)
        await house.reveal()
        texts = sorted(card.text for card in house.room.session.cards)
        assert texts == ['thought "0"...', 'thought "1"...', 'thought "2"...', "while the laptop slept"]
        await expect(phones[1].get_by_text("while the laptop slept")).to_be_visible()
        await house.go("vote")
        await phones[2].get_by_role("button", name="One vote more for while the laptop slept").click()
        await phones[2].get_by_role("button", name="Send my votes").click()
        await expect(phones[2].get_by_text("Your votes are kept ✓")).to_be_visible()
        await house.do(CloseVote())
        await expect(phones[0].get_by_text("One person voted")).to_be_visible()
        await house.do(EndSession())
        await expect(phones[0].get_by_role("heading", name="Thank you.")).to_be_visible()
        assert await phones[0].evaluate("localStorage.length") == 0
        await server.stop("over")

    play(journey)
