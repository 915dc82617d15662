"""Two soft sounds, once each, on the laptop alone; and hints that only the facilitator ever sees."""

from __future__ import annotations

from dataclasses import replace

from playwright.async_api import expect

from retrokit import settings
from retrokit.facilitation.commands import GoToStage, StartTimer
from retrokit.settings import Settings
from tests.journeys.conftest import Play
from tests.journeys.hands import CTRL, Key
from tests.journeys.test_sleep import HOUR_S, Lid
from tests.journeys.world import World

GATHER, VOTE = 2, 4


async def run_out(world: World) -> None:
    """The stage's clock has run until a moment before its end; that moment passes."""
    await world.do(StartTimer())
    assert world.app.live
    room = world.app.live.room
    room.session = replace(room.session, timer=replace(room.session.timer, left_ms=50))
    await world.until(lambda: world.session.timer.state == "over", "the end of the time")


async def gathered(world: World) -> None:
    """Three phones have written; the clock runs."""
    await world.start(people=4)
    await world.do(GoToStage(GATHER))
    for n, phone in enumerate(await world.simulated(3)):
        await phone.add(("start", "stop", "continue")[n], f"thought {n}")
    await world.until(lambda: world.session.presence.wrote == 3, "three who wrote")


def test_each_sound_is_heard_once_and_seen_by_all(play: Play) -> None:
    async def journey(world: World) -> None:
        await gathered(world)
        page = await world.phone()
        await run_out(world)
        await world.until(lambda: world.heard == ["time_up"], "the sound")
        await expect(page.locator(".time.over")).to_have_text("time is up")
        for window in (world.main, world.board):
            await world.until(lambda window=window: window.reads("time is up"))
        assert not any("turned over" in text for text in world.board.texts())
        await world.primary("Reveal the cards")
        await world.until(lambda: "reveal" in world.heard, "the sound of the reveal")
        await world.until(lambda: world.board.reads("The cards are turned over."))
        await world.do(GoToStage(VOTE))
        assert world.heard == ["time_up", "reveal"]
        assert not world.board.reads("The cards are turned over.")

    play(journey)


def test_muted_by_key_and_by_click_and_remembered(play: Play) -> None:
    async def journey(world: World) -> None:
        await gathered(world)
        assert world.main.text("toggleSounds") == "Sounds on"
        await world.main.press(Key.Key_M, CTRL)
        await world.until(lambda: world.main.text("toggleSounds") == "Sounds off")
        assert settings.load(world.home.settings)[0].sounds is False
        await world.primary("Reveal the cards")
        await world.until(lambda: world.session.cards, "the cards")
        assert world.heard == []
        await world.main.click("toggleSounds")
        await world.until(lambda: settings.load(world.home.settings)[0].sounds is True)
        await world.main.press(Key.Key_M, CTRL)
        await world.main.click("goHome")
        await world.until(lambda: world.main.has("startSession"))
        world.windows.home.go("settings")
        await world.main.click("sounds:true")
        await world.until(lambda: settings.load(world.home.settings)[0].sounds is True)
        assert world.heard == []

    play(journey, settings=Settings(theme="light", reduced_motion=True))


def test_what_ended_while_nobody_was_there_is_not_heard(play: Play) -> None:
    """Neither after a sleep that lasted longer than the clock, nor when the session is resumed."""
    lid = Lid(now_goes_on=True)

    async def journey(world: World) -> None:
        await gathered(world)
        await world.do(StartTimer())
        lid.slept_s = HOUR_S
        await world.until(lambda: world.session.timer.state == "asleep", "the question")
        await world.primary("Reveal the cards")
        await world.until(lambda: world.heard == ["reveal"])
        session = world.session.id
        await world.close_app()
        world.open_app()
        await world.app.resume(session)
        await world.until(lambda: world.session.cards and world.board.reads("The cards are turned over."))
        await world.do(StartTimer())
        assert world.heard == ["reveal"]

    play(journey, clock=lid)


def test_a_hint_comes_with_the_clock_and_only_the_console_knows_it(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start(people=2)
        await world.do(GoToStage(GATHER))
        page = await world.phone()
        console = world.main
        await world.until(lambda: console.has("coachList"), "what to do when")
        assert not console.has("raisedHint:no-cards-yet")
        await run_out(world)
        await world.until(lambda: console.has("raisedHint:no-cards-yet"), "the hint")
        hint = next(each for each in world.app.shelf.hints if each.id == "no-cards-yet")
        assert console.reads(hint.say) and console.reads(hint.do)
        board = world.windows.board
        assert board and not any(hint.say in text or hint.do in text for text in world.board.texts())
        assert not await world.phone_knows(page, hint.say)
        assert not await world.phone_knows(page, hint.title)
        await console.click("dismiss:no-cards-yet")
        await world.until(lambda: not console.has("raisedHint:no-cards-yet"))
        (phone,) = await world.simulated(1)
        await phone.add("start", "a thought")
        await world.until(lambda: world.session.sampled.cards, "the tick")
        assert not console.has("raisedHint:no-cards-yet")

    play(journey)
