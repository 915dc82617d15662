"""A timeline: phones send a day and a mood with a card; board, console and report lay the cards out by day."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import expect
from pypdf import PdfReader

from retrokit.facilitation.commands import EndSession, GoToStage, RevealCards
from retrokit.facilitation.session import Collect
from tests.journeys.conftest import Play
from tests.journeys.hands import Key
from tests.journeys.pages import kept
from tests.journeys.world import World

GATHER = 2
DAY, LATER = "2026-11-03", "2026-11-12"


def test_days_and_moods(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start("timeline")
        page = await world.phone()
        (other,) = await world.simulated(1)
        await world.do(GoToStage(GATHER))
        await page.locator("textarea#card").fill("the importer went live")
        await page.locator("input#card-day").fill(DAY)
        await page.locator(".mood", has_text="very good").click()
        await page.reload()
        await expect(page.locator("input#card-day")).to_have_value(DAY)
        await page.get_by_role("button", name="Add card").click()
        await kept(page, 1)
        await expect(page.locator(".own .moment")).to_have_text("3 November 2026 · very good")
        await expect(page.locator("input#card-day")).to_have_value("")
        await other.add("moments", "the outage", LATER, 1)
        await other.add("moments", "no idea when this was")
        assert not world.windows_know("3 November") and not world.windows_know(DAY)
        await world.do(RevealCards(anyway=True))
        for day in ("3 November", "12 November", "Without a day"):
            await world.until(lambda day=day: world.board.reads(day), day)
        await world.until(lambda: world.board.has("moodLine"))
        shown = page.locator(".timeline > li")
        await expect(shown).to_have_count(3)
        await expect(shown.first).to_contain_text("the importer went live")
        lost = next(card.id for card in world.session.cards if card.text.startswith("no idea"))
        await world.main.click(f"card:{lost}")
        await world.main.click(f"day:{lost}")
        await world.main.type("2026-11-07")
        await world.main.press(Key.Key_Return)
        await world.until(lambda: world.board.reads("7 November"))
        await world.picture("timeline")
        work = world.session.work["gather"]
        assert isinstance(work, Collect)
        assert {each.when for each in work.dated} == {DAY, LATER, "2026-11-07"}
        await world.do(EndSession())
        file = await world.app.report()
        text = " ".join(" ".join(p.extract_text() for p in PdfReader(Path(file)).pages).split())
        assert text.index("3 November 2026") < text.index("7 November 2026") < text.index("12 November 2026")

    play(journey)
