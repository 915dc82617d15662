"""Second thoughts: back to an earlier stage, undo and redo, and words that come too late."""

from __future__ import annotations

from playwright.async_api import Page, expect

from retrokit.facilitation.commands import GoNext, GoToStage, GroupCards, NameGroup, RevealCards
from retrokit.facilitation.session import Session
from tests.journeys.conftest import Play
from tests.journeys.hands import CTRL, SHIFT, Key
from tests.journeys.pages import kept, rate, send_votes, stage, vote, write
from tests.journeys.world import World

GATHER, GROUP, VOTE, DECIDE, CLOSE = 2, 3, 4, 6, 7
TEXTS = ("deploys take an hour", "nobody dares to merge on Friday", "pairing is fun", "too many channels")


async def written(world: World) -> None:
    """Four cards of one simulated phone, on the board."""
    await world.start()
    await world.do(GoToStage(GATHER))
    (phone,) = await world.simulated(1)
    for text in TEXTS:
        await phone.add("start", text)
    await world.do(RevealCards(anyway=True), GoNext())


def card(session: Session, text: str) -> str:
    return next(card.id for card in session.cards if card.text == text)


def piles(session: Session) -> list[list[str]]:
    """The texts of each group, in an order of their own."""
    return sorted(
        sorted(card.text for card in session.cards if card.group == group.id) for group in session.groups
    )


def test_undo_and_redo_by_keys(play: Play) -> None:
    async def journey(world: World) -> None:
        await written(world)
        console = world.main
        first, second, third = (card(world.session, text) for text in TEXTS[:3])
        await console.drag(f"card:{first}", f"card:{second}")
        await world.until(lambda: piles(world.session) == [sorted(TEXTS[:2])])
        await console.press(Key.Key_Z, CTRL)
        await world.until(lambda: piles(world.session) == [])
        await console.press(Key.Key_Z, CTRL | SHIFT)
        await world.until(lambda: piles(world.session) == [sorted(TEXTS[:2])])
        await console.drag(f"card:{third}", f"card:{first}")
        await world.until(lambda: piles(world.session) == [sorted(TEXTS[:3])])
        await console.click(f"card:{third}")
        await console.press(Key.Key_Delete)
        await world.until(lambda: piles(world.session) == [sorted(TEXTS[:2])])
        await console.press(Key.Key_Z, CTRL)
        await world.until(lambda: piles(world.session) == [sorted(TEXTS[:3])])
        (group,) = world.session.groups
        await console.click(f"groupTitle:{group.id}")
        await console.type("Releases")
        await console.press(Key.Key_Return)
        await world.until(lambda: world.session.groups[0].name == "Releases")
        await console.click("undo")
        await world.until(lambda: world.session.groups[0].name == "")
        await console.click("redo")
        await world.until(lambda: world.session.groups[0].name == "Releases")
        await world.until(lambda: world.board.reads("Releases"))
        for _ in range(3):
            await console.press(Key.Key_Z, CTRL)
        await world.until(lambda: piles(world.session) == [])
        await console.press(Key.Key_Z, CTRL)
        await world.until(lambda: world.session.stage == GATHER)
        await console.press(Key.Key_Z, CTRL | SHIFT)
        await world.until(lambda: world.session.stage == GROUP)
        assert sorted(card.text for card in world.session.cards) == sorted(TEXTS)

    play(journey)


def test_going_back_keeps_everything(play: Play) -> None:
    async def journey(world: World) -> None:
        await written(world)
        first, second = (card(world.session, text) for text in TEXTS[:2])
        await world.do(GroupCards(first, second))
        await world.do(NameGroup(world.session.groups[0].id, "Releases"), GoNext())
        page = await world.phone()
        await vote(page, "Releases")
        await send_votes(page)
        console = world.main
        await world.primary("Close the vote")
        await world.until(lambda: not world.session.work["vote"].open)  # type: ignore[union-attr]
        await world.do(GoToStage(DECIDE))
        await console.click("draftExperiment:")
        await console.type("Deploy on Fridays")
        await world.until(lambda: world.session.experiments[0].change == "Deploy on Fridays")
        await world.do(GoToStage(CLOSE))
        await rate(page, 4)
        before = world.session
        for name in ("Decide", "Discuss", "Vote", "Group", "Gather"):
            await console.click("back")
            await stage(page, name)
        await expect(page.get_by_text(TEXTS[3])).to_be_visible()
        for name in ("Group", "Vote", "Discuss", "Decide", "Close"):
            await world.do(GoNext())
            await stage(page, name)
        after = world.session
        assert after.cards == before.cards and after.groups == before.groups
        assert after.experiments == before.experiments
        assert after.work["vote"] == before.work["vote"]
        await expect(page.get_by_text("Your answer is kept ✓")).to_be_visible()
        await world.primary("Close the rating")
        await world.until(lambda: not world.session.work["close"].open)  # type: ignore[union-attr]
        assert world.session.work["close"].answers == 1  # type: ignore[union-attr]

    play(journey)


def test_a_card_that_comes_too_late_stays_on_its_phone(play: Play) -> None:
    async def journey(world: World) -> None:
        late, other = await one_in_time(world)
        await world.primary("Next: Group")
        await stage(other, "Group")
        await late.context.set_offline(False)
        left = late.locator(".leftovers li")
        await expect(left.filter(has_text="slow to come")).to_contain_text("Writing is closed.")
        await expect(left.filter(has_text="and a half a thou")).to_contain_text("You began this")
        assert [card.text for card in world.session.cards] == ["in time"]
        await late.reload()
        await expect(left).to_have_count(2)
        assert not await world.phone_knows(other, "slow to come")
        await world.do(GoToStage(GATHER))
        await world.main.click("reopenWriting")
        await expect(late.locator("textarea#card")).to_have_value("and a half a thou")
        await late.locator(".own .refused").get_by_role("button", name="Edit").click()
        await late.locator(".own").get_by_role("button", name="Save").click()
        await kept(late, 1)
        await reveal_anyway(world)
        await world.until(
            lambda: sorted(card.text for card in world.session.cards) == ["in time", "slow to come"]
        )

    play(journey)


def test_a_late_card_waits_can_be_changed_and_joins_with_the_next_stage(play: Play) -> None:
    async def journey(world: World) -> None:
        late, other = await one_in_time(world)
        await late.context.set_offline(False)
        waits = late.locator(".own .state", has_text="kept ✓, waits for others")
        await expect(waits).to_have_count(1)
        await expect(late.locator("textarea#card")).to_have_value("and a half a thou")
        await expect(late.get_by_text("late cards wait, and join together")).to_be_visible()
        await expect(late.get_by_text("You are one of 2 phones here.")).to_be_visible()
        await world.until(
            lambda: world.main.text("writingState").startswith("Late cards wait."), "the sign of a tick"
        )
        await late.reload()
        await late.get_by_role("button", name="Edit: slow to come").click()
        await late.locator(".own textarea").fill("slow to come, better")
        await late.get_by_role("button", name="Save").click()
        await expect(waits).to_have_count(1)
        assert [card.text for card in world.session.cards] == ["in time"]
        assert not await world.phone_knows(other, "slow to come")
        await world.primary("Next: Group")
        await expect(other.get_by_text("slow to come, better")).to_be_visible()
        # Nobody's own any more: the phone keeps the half thought, and not which card it wrote.
        await expect(late.locator(".leftovers li")).to_have_count(1)
        storage = await late.evaluate("JSON.stringify({...localStorage})")
        assert "slow to come" not in storage and "a half a thou" in storage

    play(journey)


async def one_in_time(world: World) -> tuple[Page, Page]:
    """One card has turned over; another phone wrote one meanwhile that did not get through."""
    await world.start()
    await world.do(GoToStage(GATHER))
    late, other = await world.phone(), await world.phone()
    await write(other, "in time")
    await kept(other, 1)
    await late.context.set_offline(True)
    world.cut_phones()
    await expect(late.locator(".link.away")).to_be_visible()
    await write(late, "slow to come")
    await late.locator("textarea#card").fill("and a half a thou")
    await reveal_anyway(world)
    await expect(other.get_by_text("in time")).to_be_visible()
    return late, other


async def reveal_anyway(world: World) -> None:
    """With so few writers the console asks first; Enter alone keeps the cards hidden."""
    before = world.session.cards
    await world.primary("Reveal the cards")
    await world.until(lambda: world.main.has("revealQuestion"), "the question")
    assert world.session.cards == before
    await world.main.click("revealAnyway")
    await world.until(lambda: world.session.cards != before, "the cards")


def test_the_plan_by_hand_survives_the_app(play: Play) -> None:
    """Minutes dragged and a stage skipped in the lobby hold after a restart; undo and redo go with the hand before it."""

    async def journey(world: World) -> None:
        await world.start()
        console = world.main

        def minutes() -> list[int]:
            return [run.planned_s // 60 for run in world.session.runs]

        before = minutes()
        await console.drag("stageEdge:4", "stageEdge:5")
        await world.until(lambda: minutes() != before)
        dragged = minutes()
        assert sum(dragged) == sum(before) and dragged[4] > before[4] and dragged[5] < before[5]
        await console.click("stageMenu:3")
        await console.click("menuSkip")
        await world.until(lambda: world.session.runs[3].skipped)
        for _ in range(2):
            await console.press(Key.Key_Z, CTRL)
        await world.until(lambda: minutes() == before and not world.session.runs[3].skipped)
        for _ in range(2):
            await console.press(Key.Key_Z, CTRL | SHIFT)
        await world.until(lambda: minutes() == dragged and world.session.runs[3].skipped)
        id = world.session.id
        await world.close_app()
        world.open_app()
        await world.app.resume(id)
        assert minutes() == dragged and world.session.runs[3].skipped
        await world.do(GoToStage(GATHER))
        await world.do(GoNext())
        assert world.session.stage == VOTE, "the stage that was skipped is passed by"

    play(journey)
