"""An opener and a closer around a format, in real Chromium: each stage has its own columns, and what is secret stays so."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.journeys.conftest import Play
from tests.journeys.hands import Key
from tests.journeys.pages import kept, stage, write
from tests.journeys.world import World

WORDS = ("Quietly hopeful", "Underslept", "Upbeat")
CARDS = ("write what we learned", "pair on Mondays", "answer alarms alone")
THANKS = ("to Ana, for the late call", "to all who tested", "for the question")


def test_a_word_first_then_the_format_then_thanks(play: Play) -> None:
    async def journey(world: World) -> None:
        await _start(world)
        phones = [await world.phone() for _ in range(3)]
        await world.primary("Start: Look back")
        await world.primary("Next: Set the stage")
        await world.primary("Next: One word")
        await _write(world, phones, "One word", WORDS)
        await world.picture("one-word-hidden")
        for n, page in enumerate(phones):
            others = [text for at, text in enumerate(WORDS) if at != n]
            assert not [text for text in others if await world.phone_knows(page, text)]
        assert not [text for text in WORDS if world.windows_know(text)]
        await _reveal(world, phones, WORDS)
        await world.picture("one-word-revealed")
        await phones[0].screenshot(path=world.shot("phone-one-word"))

        await world.primary("Next: Gather")
        await _only_its_own(world, phones)
        await _write(world, phones, "Gather", CARDS)
        await _reveal(world, phones, CARDS)
        for page in phones:
            await expect(page.locator("li.card")).to_have_count(3)
        await world.primary("Next: Group")
        await world.until(lambda: world.board.reads(CARDS[0]), "the cards to group")
        assert not [text for text in WORDS if world.board.reads(text) or world.main.reads(text)]
        assert {topic.name for topic in world.app_topics()} == set(CARDS)

        await world.main.click("stage:8")
        await _write(world, phones, "Appreciations", THANKS)
        await _reveal(world, phones, THANKS)
        await world.picture("appreciations")
        await world.primary("Next: Close")

    play(journey)


async def _start(world: World) -> None:
    home = world.main
    await home.click("startSession")
    await home.click("startTeam")
    await home.type("Harbour")
    await home.click("pick:start-stop-continue")
    await home.click("startOpener")
    await home.click("startOpener:one-word")
    await home.click("startCloser")
    await home.click("startCloser:appreciations")
    await home.click("confirmStart")
    await world.until(lambda: world.app.live and world.join_url and home.has("here"), "the lobby")
    ids = [one.id for one in world.session.format.stages]
    assert ids[2] == "one-word" and ids[-2:] == ["appreciations", "close"]
    assert sum(run.planned_s for run in world.session.runs) == 60 * world.session.minutes


async def _write(world: World, phones: list[Page], name: str, texts: tuple[str, ...]) -> None:
    for page, text in zip(phones, texts, strict=True):
        await stage(page, name)
        await write(page, text)
        await kept(page, 1)
    await world.until(lambda: world.session.sampled.wrote == 3, "three who wrote")


async def _reveal(world: World, phones: list[Page], texts: tuple[str, ...]) -> None:
    await world.primary("Reveal the cards")
    for page in phones:
        for text in texts:
            await expect(page.locator("li.card", has_text=text)).to_have_count(1)
    await world.until(lambda: all(world.board.reads(text) for text in texts), "all of them on the board")


async def _only_its_own(world: World, phones: list[Page]) -> None:
    """The gathering of the format: its three columns, and nothing that was written before."""
    for page in phones:
        await stage(page, "Gather")
        await expect(page.locator(".write .segment")).to_have_text(["Start", "Stop", "Continue"])
        await expect(page.locator("li.card")).to_have_count(0)
    await world.until(lambda: world.board.reads("Continue"), "the columns on the board")
    for text in WORDS:
        assert not world.board.reads(text) and not world.main.reads(text)


def test_an_icebreaker_that_does_not_come_twice(play: Play) -> None:
    async def journey(world: World) -> None:
        seen: list[str] = []
        for turn in range(2):
            await world.app.start("Harbour", f"Sprint {turn}", "sailboat", 60, 3, "icebreaker", "")
            page = await world.phone()
            await world.until(lambda: world.main.has("question"), "the question on the console")
            seen.append(world.main.text("question"))
            await world.main.click("anotherQuestion")
            await world.until(lambda: world.main.text("question") not in seen, "another one")
            seen.append(world.main.text("question"))
            assert not world.board.reads(seen[-1])
            await world.primary("Start: Look back")
            await world.primary("Next: Set the stage")
            await world.primary("Next: Icebreaker")
            await world.until(lambda: world.board.reads(seen[-1]), "the question on the board")
            await expect(page.get_by_role("heading", name=seen[-1])).to_be_visible()
            await world.picture(f"icebreaker-{turn}")
            await page.screenshot(path=world.shot("phone-icebreaker"))
            await world.main.click("anotherQuestion")
            await world.until(lambda: world.main.text("question") not in seen, "yet another one")
            seen.append(world.main.text("question"))
            await expect(page.get_by_role("heading", name=seen[-1])).to_be_visible()
            await world.main.press(Key.Key_Escape)
            await world.app.leave()
        assert len(set(seen)) == 6 and sorted(world.app.store.icebreakers("Harbour")) == sorted(seen)

    play(journey)
