"""The laptop's lid is closed in the middle of a stage: nothing runs out while nobody can see it."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from retrokit.clock import SystemClock
from retrokit.facilitation.commands import GoToStage
from tests.journeys.conftest import Play
from tests.journeys.hands import Key
from tests.journeys.pages import kept, write
from tests.journeys.world import World

HOUR_S = 3_600.0


class Lid(SystemClock):
    """The clock of a laptop whose lid can be closed. Only on Windows does ``now`` go on in the meantime."""

    def __init__(self, now_goes_on: bool) -> None:
        self.slept_s = 0.0
        self._now_goes_on = now_goes_on

    def now(self) -> float:
        return super().now() + (self.slept_s if self._now_goes_on else 0)

    def through_sleep(self) -> float:
        return super().through_sleep() + self.slept_s


@pytest.mark.parametrize("now_goes_on", [False, True], ids=["as on Linux", "as on Windows"])
def test_the_laptop_sleeps_and_the_console_asks(play: Play, now_goes_on: bool) -> None:
    lid = Lid(now_goes_on)

    async def journey(world: World) -> None:
        await world.start()
        await world.do(GoToStage(2))
        page = await world.phone()
        console = world.main
        await console.press(Key.Key_Space)
        await expect(page.locator(".time.running")).to_be_visible()
        assert not console.has("sleepQuestion")
        planned = world.session.timer.total_ms
        lid.slept_s = HOUR_S
        await world.until(lambda: console.has("sleepQuestion"), "the question")
        asleep = world.session.timer
        assert asleep.state == "asleep"
        assert planned - 20_000 < asleep.left_ms <= planned
        assert console.text("sleepQuestion").startswith("The laptop slept.")
        await expect(page.locator(".time")).to_contain_text("paused at")
        stands = await page.locator(".time").text_content()
        await write(page, "written while it asks")
        await kept(page, 1)
        assert await page.locator(".time").text_content() == stands
        assert world.session.timer == asleep
        await console.click("continueTimer")
        await world.until(lambda: world.session.timer.state == "running")
        assert world.session.timer.left_ms == asleep.left_ms
        await expect(page.locator(".time.running")).to_be_visible()
        await world.until(lambda: not console.has("sleepQuestion"))

    play(journey, clock=lid)
