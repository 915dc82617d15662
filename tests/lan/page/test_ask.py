"""A question to all on the phone: answered item by item, changed, taken back, kept through a reload; then the spread."""

from __future__ import annotations

from playwright.async_api import Page, expect

from retrokit.lan.messages import Answer
from tests.lan.page import scenes
from tests.lan.page.conftest import Play, Room, beat
from tests.lan.page.laptop import refusing, taken


async def choose(page: Page, item: str, choice: str) -> None:
    await page.get_by_role("group", name=item).get_by_role("radio", name=choice, exact=True).check(force=True)
    await beat(page)


def sheets(room: Room) -> list[dict[str, int]]:
    return [dict(answer.answers) for answer in room.laptop.acts(Answer)]


def test_one_question_is_answered_changed_and_taken_back(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.fist()
        page = await room.phone()
        await choose(page, "Can you carry this proposal?", "4 Good")
        await expect(page.get_by_text("Your answer is kept ✓")).to_be_visible()
        await page.reload()
        await expect(page.get_by_role("radio", name="4 Good")).to_be_checked()
        await choose(page, "Can you carry this proposal?", "0 Stop it")
        await page.get_by_role("button", name="Take my answer back").click()
        await beat(page)
        await room.laptop.until(lambda: len(sheets(room)) == 3)
        await expect(page.get_by_role("radio", checked=True)).to_have_count(0)
        assert sheets(room) == [{"0": 4}, {"0": 0}, {}]
        assert {answer.stage for answer in room.laptop.acts(Answer)} == {"fist"}

    play(journey)


def test_several_items_on_one_sheet_some_left_out(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.statements()
        page = await room.phone()
        await expect(page.get_by_text("Leave out whatever you do not want to answer.")).to_be_visible()
        await choose(page, scenes.TEXTS[0], "Agree")
        await choose(page, scenes.TEXTS[2], "Pass")
        await expect(page.get_by_text("2 of 3 answered, kept ✓")).to_be_visible()
        await page.reload()
        await choose(page, scenes.TEXTS[0], "Disagree")
        await room.laptop.until(lambda: len(sheets(room)) == 3)
        assert sheets(room)[1:] == [{"i0": 0, "i2": 2}, {"i0": 1, "i2": 2}]
        # An item that has gone since is not on the next sheet.
        await room.laptop.show(scenes.statements(count=2))
        await choose(page, scenes.TEXTS[1], "Agree")
        await room.laptop.until(lambda: len(sheets(room)) == 4)
        assert sheets(room)[3] == {"i0": 1, "i1": 0}

    play(journey)


def test_answers_given_without_a_connection_arrive_as_one_sheet(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.statements()
        page = await room.phone()
        await room.laptop.stop()
        await expect(page.locator(".away")).to_be_visible()
        for text in scenes.TEXTS[:3]:
            await (
                page.get_by_role("group", name=text)
                .get_by_role("radio", name="Agree", exact=True)
                .check(force=True)
            )
        await expect(page.get_by_text("Your answers are on your phone and on their way.")).to_be_visible()
        await room.laptop.start()
        await page.reload()
        await expect(page.get_by_text("3 of 3 answered, kept ✓")).to_be_visible()
        assert sheets(room) == [{"i0": 0, "i1": 0, "i2": 0}]

    play(journey)


def test_a_refused_sheet_says_why(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.statements()
        room.laptop.answer = refusing("unknown_item", "The questions have changed.", keep=False)
        page = await room.phone()
        await choose(page, scenes.TEXTS[0], "Agree")
        await expect(page.get_by_role("alert")).to_have_text("The questions have changed.")
        room.laptop.answer = taken
        await choose(page, scenes.TEXTS[0], "Pass")
        await expect(page.get_by_role("alert")).to_have_count(0)
        await expect(page.get_by_text("1 of 3 answered, kept ✓")).to_be_visible()

    play(journey)


def test_the_spread_is_shown_only_where_it_tells_on_nobody(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.fist()
        page = await room.phone()
        await choose(page, "Can you carry this proposal?", "4 Good")
        await room.laptop.show(scenes.fist(open=False))
        await expect(page.get_by_text("8 people answered")).to_be_visible()
        await expect(page.locator(".bars strong")).to_have_text(["0", "1", "1", "3", "2", "1"])
        await expect(page.get_by_text("Mean 3.1, from 1 to 5")).to_be_visible()
        await room.laptop.show(scenes.fist(open=False, counts=()))
        await expect(page.get_by_text("So few answers are not shown")).to_be_visible()
        await expect(page.locator(".bars")).to_have_count(0)
        await room.laptop.show(scenes.fist(round=1))
        await expect(page.get_by_role("radio", checked=True)).to_have_count(0)
        await room.laptop.show(scenes.statements(open=False, count=4))
        await expect(page.locator(".bars")).to_have_count(2)
        await expect(page.get_by_text("Nobody answered")).to_be_visible()
        await expect(page.get_by_text("2 answers. So few answers are not shown")).to_be_visible()

    play(journey)


def test_another_round_forgets_the_answers_also_when_the_close_was_never_seen(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.fist()
        page = await room.phone()
        await choose(page, "Can you carry this proposal?", "4 Good")
        await expect(page.get_by_text("Your answer is kept ✓")).to_be_visible()
        await room.laptop.show(scenes.fist(round=1))
        await expect(page.get_by_text("Your answer is kept ✓")).to_have_count(0)
        await expect(page.get_by_role("radio", checked=True)).to_have_count(0)

    play(journey)
