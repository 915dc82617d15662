"""The laptop's lid is closed in the middle of a stage: nothing runs out while nobody can see it."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import expect

from retrokit.clock import SystemClock
from retrokit.facilitation.commands import GoToStage
from tests.journeys.conftest import Play
from tests.journeys.hands import Key
from tests.journeys.pages import kept, write
from tests.journeys.world import World


class Lid(SystemClock):
    """A clock of a laptop whose lid can be closed: ``through_sleep`` jumps, ``now`` does not, as on Linux."""

    slept_s = 0.0

    def through_sleep(self) -> float:
        return super().through_sleep() + self.slept_s


def test_the_laptop_sleeps_and_the_console_asks(play: Play) -> None:
    lid = Lid()

    async def journey(world: World) -> None:
        await world.start()
        await world.do(GoToStage(2))
        page = await world.phone()
        console = world.main
        await console.press(Key.Key_Space)
        await expect(page.locator(".time.running")).to_be_visible()
        assert not console.has("sleepQuestion")
        planned = world.session.timer.total_ms
        lid.slept_s = 3_600
        await world.until(lambda: console.has("sleepQuestion"), "the question")
        timer = world.session.timer
        assert timer.state == "asleep"
        assert planned - 20_000 < timer.left_ms <= planned
        assert console.text("sleepQuestion").startswith("The laptop slept.")
        await expect(page.locator(".time")).to_contain_text("paused at")
        stands = await page.locator(".time").text_content()
        await write(page, "written while it asks")
        await kept(page, 1)
        assert await page.locator(".time").text_content() == stands
        assert world.session.timer == timer
        await console.click("continueTimer")
        await world.until(lambda: world.session.timer.state == "running")
        await expect(page.locator(".time.running")).to_be_visible()
        assert world.session.timer.left_ms == timer.left_ms
        await world.until(lambda: not console.has("sleepQuestion"))

    play(journey, clock=lid)


def test_a_timer_that_stood_is_not_asked_about(play: Play, tmp_path: Path) -> None:
    lid = Lid()

    async def journey(world: World) -> None:
        await world.start()
        await world.do(GoToStage(1))
        await world.until(lambda: world.main.has("startOrPause"))
        lid.slept_s = 3_600
        await world.main.press(Key.Key_Space)
        await world.until(lambda: world.session.timer.state == "running")
        assert not world.main.has("sleepQuestion")

    play(journey, clock=lid)
