"""A fist of five in a whole room: secret until it is shown, on board, console and phones alike, then a second round."""

from __future__ import annotations

import asyncio
import json

import pytest
from playwright.async_api import Page, expect

from retrokit.facilitation.commands import CloseAsk, EndSession, GoToStage, ReopenAsk
from retrokit.facilitation.session import Ask
from tests.journeys.conftest import Play
from tests.journeys.hands import CTRL, Key
from tests.journeys.inspection import Inspection
from tests.journeys.pages import stage
from tests.journeys.world import World
from tests.report.reading import whole

FIST, STAGE = 2, "first-fist"
BARS = ".bars strong"


async def choose(page: Page, number: int) -> None:
    await page.locator(".answer").nth(number).click()
    await expect(page.get_by_text("Your answer is kept ✓")).to_be_visible()


def counts_sent(world: World) -> set[str]:
    """What any phone was ever told of who answered what, in any view so far."""
    views = [json.loads(text) for page in world.frames for text in world.frames[page] if '"t":"view"' in text]
    asked = [view["view"]["body"] for view in views if view["view"]["body"]["kind"] == "ask"]
    return {json.dumps(item["counts"]) for body in asked for item in body["items"]}


def test_a_fist_of_five_is_secret_until_shown_and_can_be_asked_again(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start("fist-of-five", people=4)
        one, two, three = [await world.phone() for _ in range(3)]
        await world.do(GoToStage(FIST))
        await asyncio.gather(*(stage(page, "First fist") for page in (one, two, three)))
        await asyncio.gather(choose(one, 5), choose(two, 0), choose(three, 3))
        await choose(two, 2)
        await two.reload()
        await expect(two.get_by_role("radio", name="2 I have some doubts")).to_be_checked()
        await world.until(lambda: world.board.text("askCount") == "3 answers so far", "the tick's count")
        desk = world.main
        assert desk.text("answersIn").startswith("3 of 4 have answered.")
        assert counts_sent(world) == {"[]"} and not desk.has("spread:0:0")
        await world.picture("ask-open")
        # Somebody without a phone holds up three fingers.
        await desk.press(Key.Key_E, CTRL)
        await desk.click("count:0:3:more")
        await desk.press(Key.Key_Return, CTRL)
        await world.until(lambda: not desk.has("count:0:3:more"), "the hand counted in")
        assert counts_sent(world) == {"[]"}

        await world.primary("Show the answers")
        for page in (one, two, three):
            await expect(page.get_by_role("heading", level=1)).to_have_text(
                "This is how far we carry it today"
            )
            await expect(page.locator(BARS)).to_have_text(["0", "0", "1", "2", "0", "1"])
            await expect(page.get_by_text("Mean 3.2, from 2 to 5")).to_be_visible()
        await world.until(lambda: world.board.text("askNote") == "Mean 3.2, from 2 to 5", "the board's mean")
        assert world.board.text("askCount") == "4 answers"
        assert [world.board.text(f"askTimes:{n}") for n in range(6)] == ["0", "0", "1", "2", "0", "1"]
        assert [desk.all(f"spread:0:{n}")[0].property("modelData") for n in range(6)] == [0, 0, 1, 2, 0, 1]
        await world.picture("ask-shown")
        await two.screenshot(path=world.shot("phone-ask-shown"))

        await desk.click("reopenAsk")
        for page in (one, two, three):
            await expect(page.get_by_role("radio", checked=True)).to_have_count(0)
            await expect(page.locator(BARS)).to_have_count(0)
        assert world.board.text("askCount") == "0 answers so far"
        await asyncio.gather(*(choose(page, 4) for page in (one, two, three)))
        await world.do(EndSession())
        work = world.session.work[STAGE]
        assert isinstance(work, Ask) and (work.round, work.spreads[0].counts) == (1, (0, 0, 0, 0, 3, 0))
        file = await world.app.report()
        text = " ".join(whole(file.read_bytes()).split())
        assert "How far can you carry this proposal? 3 people answered." in text and "Mean 4.0" in text

    play(journey)


@pytest.mark.parametrize("format", ["fist-of-five", "statements"])
def test_every_text_of_a_question_is_translated_and_whole(play: Play, format: str) -> None:
    async def journey(world: World) -> None:
        look = Inspection(world)
        await world.start(format, people=5)
        look.pages.append(await world.phone())
        phones = await world.simulated(3)
        await world.do(GoToStage(FIST))
        stage = world.session.current
        assert stage and stage.kind == "ask"
        sheet = {str(n): 1 for n in range(len(stage.items) or 1)}
        for phone in phones:
            await phone.answer(stage.id, sheet)
        await look.pages[0].locator(".answer").nth(1).click()
        await look.pages[0].locator(".bottom button").wait_for()
        await world.until(lambda: world.session.sampled.answers == 4, "four answers on a tick")
        await world.main.press(Key.Key_E, CTRL)
        await world.main.click("count:0:1:more")
        if format == "statements":
            await look.session(f"{format} by hand")
        await world.main.press(Key.Key_Return, CTRL)
        await world.until(lambda: world.main.has("takeBackByHand"), "one answer in by hand")
        await look.session(f"{format} going")
        await world.do(CloseAsk())
        await look.session(f"{format} shown")
        if format == "fist-of-five":
            await world.do(ReopenAsk())
            await phones[0].answer(stage.id, sheet)
            await world.do(CloseAsk())
            await look.session(f"{format} too few")
        assert not look.wrong(), "\n".join(look.wrong())

    play(journey, language="qps")
