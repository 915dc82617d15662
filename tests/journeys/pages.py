"""What people do on the phone page in a journey, with the words that they see."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.journeys.hands import PATIENCE_S

expect.set_options(timeout=PATIENCE_S * 1000)


async def write(page: Page, text: str, column: str = "") -> None:
    """A card, by thumb; it is on the phone afterwards, wherever the laptop is."""
    if column:
        await page.locator(".write .segment", has_text=column).click()
    await page.locator("textarea#card").fill(text)
    await page.get_by_role("button", name="Add card").click()
    await expect(page.locator(".own .words", has_text=text)).to_be_visible()


async def kept(page: Page, count: int) -> None:
    """So many cards of this phone are on the laptop's disk."""
    await expect(page.locator(".own .state", has_text="kept ✓")).to_have_count(count)


async def stage(page: Page, name: str) -> None:
    await expect(page.locator("header .stage")).to_have_text(name)


async def vote(page: Page, topic: str, votes: int = 1) -> None:
    for _ in range(votes):
        await page.get_by_role("button", name=f"One vote more for {topic}").click()


async def left(page: Page, words: str) -> None:
    """What the phone says of the budget."""
    await expect(page.locator(".budget [role=status]")).to_have_text(words)


async def send_votes(page: Page) -> None:
    await page.locator(".bottom .primary").click()
    await expect(page.get_by_text("Your votes are kept ✓")).to_be_visible()


async def rate(page: Page, value: int) -> None:
    await page.locator(".answer", has_text=str(value)).click()
    await expect(page.get_by_text("Your answer is kept ✓")).to_be_visible()
