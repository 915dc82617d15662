"""What each stage shows and lets people do: votes, answers, topics, agreements, live and at the end."""

from __future__ import annotations

from dataclasses import replace

from playwright.async_api import Page, expect

from retrokit.facilitation.faces import VoteBody
from retrokit.lan.messages import Ballot, Rate, Thumb
from tests.lan.page import scenes
from tests.lan.page.conftest import Play, Room, beat
from tests.lan.page.laptop import refusing, taken


async def vote_for(page: Page, topic: str, times: int = 1) -> None:
    for _ in range(times):
        await page.get_by_role("button", name=f"One vote more for {topic}").click()


def test_votes_are_sent_changed_and_taken_back(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.vote()
        page = await room.phone()
        await expect(page.get_by_role("heading", level=1)).to_have_text("3 votes. Where should we talk?")
        await vote_for(page, "Late scope", 2)
        await expect(page.get_by_text("one left")).to_be_visible()
        await page.get_by_role("button", name="Send my votes").click()
        await beat(page)
        await expect(page.get_by_text("Your votes are kept ✓")).to_be_visible()
        await page.reload()
        await expect(page.get_by_text("Your votes are kept ✓")).to_be_visible()
        await vote_for(page, "Pairing across teams")
        await page.get_by_role("button", name="Send my changes").click()
        await beat(page)
        await expect(page.get_by_text("Your votes are kept ✓")).to_be_visible()
        await page.get_by_role("button", name="Take my votes back").click()
        await beat(page)
        await room.laptop.until(lambda: len(room.laptop.acts(Ballot)) == 3)
        await expect(page.get_by_role("button", name="Send my votes")).to_be_visible()
        assert [dict(b.choices) for b in room.laptop.acts(Ballot)] == [{"t2": 2}, {"t1": 1, "t2": 2}, {}]
        assert {b.stage for b in room.laptop.acts(Ballot)} == {"vote"}

    play(journey)


def test_votes_of_an_earlier_round_are_forgotten_even_if_its_end_was_never_seen(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.vote()
        page = await room.phone()
        await vote_for(page, "Late scope", 2)
        await page.get_by_role("button", name="Send my votes").click()
        await beat(page)
        await expect(page.get_by_text("Your votes are kept ✓")).to_be_visible()
        again = scenes.vote()
        assert isinstance(again.body, VoteBody)
        await room.laptop.show(replace(again, body=replace(again.body, round=1)))
        await expect(page.get_by_role("button", name="Send my votes")).to_be_visible()
        await expect(page.get_by_text("3 left")).to_be_visible()

    play(journey)


def test_no_more_than_the_budget_and_the_most_per_topic(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.vote(budget=3, per_topic=2)
        page = await room.phone()
        await expect(page.get_by_text("A topic takes at most 2 of your votes.")).to_be_visible()
        more = page.get_by_role("button", name="One vote more for Late scope")
        for _ in range(2):
            await more.click()
        await expect(more).to_have_attribute("aria-disabled", "true")
        await more.click(force=True)
        await expect(page.get_by_role("group", name="Votes for Late scope").locator("output")).to_have_text(
            "2"
        )
        await vote_for(page, "On-call handover")
        await expect(page.get_by_text("none left")).to_be_visible()
        await expect(
            page.get_by_role("button", name="One vote more for Pairing across teams")
        ).to_have_attribute("aria-disabled", "true")
        await room.laptop.show(scenes.vote(budget=2, per_topic=2))
        await expect(page.get_by_text("one too many: take a vote back")).to_be_visible()
        await expect(page.get_by_role("button", name="Send my votes")).to_have_attribute(
            "aria-disabled", "true"
        )
        await page.get_by_role("button", name="One vote less for On-call handover").click()
        await page.get_by_role("button", name="Send my votes").click()
        await beat(page)
        await room.laptop.until(lambda: room.laptop.acts(Ballot))
        assert dict(room.laptop.acts(Ballot)[0].choices) == {"t2": 2}

    play(journey)


def test_a_refused_ballot_says_why_and_keeps_the_choice(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.vote()
        room.laptop.answer = refusing("over_budget", "You have 2 votes, this is 3.", keep=False)
        page = await room.phone()
        await vote_for(page, "Late scope", 3)
        await page.get_by_role("button", name="Send my votes").click()
        await beat(page)
        await expect(page.get_by_role("alert")).to_have_text("You have 2 votes, this is 3.")
        room.laptop.answer = taken
        await vote_for(page, "Pairing across teams")
        await page.get_by_role("button", name="Send my votes").click()
        await beat(page)
        await expect(page.get_by_text("Your votes are kept ✓")).to_be_visible()
        await expect(page.get_by_role("alert")).to_have_count(0)

    play(journey)


def test_a_ballot_sent_without_a_connection_arrives_as_the_last_one_only(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.vote()
        page = await room.phone()
        await room.laptop.stop()
        await expect(page.locator(".away")).to_be_visible()
        await vote_for(page, "Late scope")
        await page.get_by_role("button", name="Send my votes").click()
        await beat(page)
        await expect(page.get_by_text("Your votes are on your phone and on their way.")).to_be_visible()
        await vote_for(page, "Late scope")
        await page.get_by_role("button", name="Send my changes").click()
        await beat(page)
        await room.laptop.start()
        await expect(page.get_by_text("Your votes are kept ✓")).to_be_visible()
        assert [dict(b.choices) for b in room.laptop.acts(Ballot)] == [{"t2": 2}]

    play(journey)


def test_the_result_shows_ties_and_a_new_round_begins_empty(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.vote()
        page = await room.phone()
        await vote_for(page, "Late scope", 2)
        await page.get_by_role("button", name="Send my votes").click()
        await beat(page)
        await expect(page.get_by_text("Your votes are kept ✓")).to_be_visible()
        await room.laptop.show(scenes.vote(open=False))
        await expect(page.get_by_text("6 people voted")).to_be_visible()
        await expect(page.get_by_text("tied", exact=True)).to_have_count(2)
        await room.laptop.show(scenes.vote())
        await expect(page.locator("output")).to_have_text(["0", "0", "0", "0"])
        await expect(page.get_by_role("button", name="Send my votes")).to_be_visible()

    play(journey)


def test_a_run_off_begins_empty_and_shows_what_was_before(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.vote(open=False)
        page = await room.phone()
        await expect(page.get_by_text("6 people voted")).to_be_visible()
        await room.laptop.show(scenes.run_off())
        await expect(page.get_by_text("Another round, among the strongest topics only.")).to_be_visible()
        await expect(page.locator(".before")).to_have_text(
            ["6 votes in the round before", "1 vote in the round before"]
        )
        await expect(page.locator("output")).to_have_text(["0", "0"])
        await room.laptop.show(scenes.run_off(open=False))
        await expect(page.locator(".before")).to_have_count(2)
        await expect(page.locator(".votes")).to_have_count(2)

    play(journey)


def test_the_cards_of_a_topic_can_be_read_again(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.vote()
        page = await room.phone()
        topic = page.get_by_role("button", name="Waiting for test environments 2 cards")
        await expect(topic).to_have_attribute("aria-expanded", "false")
        await topic.click()
        await expect(page.get_by_role("list", name="Waiting for test environments")).to_contain_text(
            scenes.TEXTS[0]
        )

    play(journey)


def test_a_rating_is_given_changed_and_taken_back(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.rate()
        page = await room.phone()
        await page.get_by_role("radio", name="4 Worth more than the time").check(force=True)
        await beat(page)
        await expect(page.get_by_text("Your answer is kept ✓")).to_be_visible()
        await page.reload()
        await expect(page.get_by_role("radio", name="4 Worth more than the time")).to_be_checked()
        await page.get_by_role("radio", name="2 Worth less than the time").check(force=True)
        await beat(page)
        await page.get_by_role("button", name="Take my answer back").click()
        await beat(page)
        await room.laptop.until(lambda: len(room.laptop.acts(Rate)) == 3)
        await expect(page.get_by_role("radio", checked=True)).to_have_count(0)
        assert [rate.value for rate in room.laptop.acts(Rate)] == [4, 2, 0]

    play(journey)


def test_a_thumb_is_given_changed_and_taken_back_and_each_question_begins_without_one(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.asked(round=3)
        page = await room.phone()
        more, following = (page.get_by_role("radio", name=name) for name in ("More time", "Next topic"))
        await more.check(force=True)
        await beat(page)
        await expect(page.get_by_text("Your thumb is kept ✓")).to_be_visible()
        await page.reload()
        await expect(more).to_be_checked()
        await following.check(force=True)
        await beat(page)
        await page.get_by_role("button", name="Take my thumb back").click()
        await beat(page)
        await room.laptop.until(lambda: len(room.laptop.acts(Thumb)) == 3)
        assert [(thumb.round, thumb.value) for thumb in room.laptop.acts(Thumb)] == [
            (3, "more"),
            (3, "next"),
            (3, ""),
        ]
        await more.check(force=True)
        await beat(page)
        await expect(page.get_by_text("Your thumb is kept ✓")).to_be_visible()
        await room.laptop.show(scenes.asked(round=4))
        await expect(page.get_by_role("radio", checked=True)).to_have_count(0)
        room.laptop.answer = refusing("thumbs_closed", "The thumbs are closed.", keep=False)
        await following.check(force=True)
        await beat(page)
        await expect(page.get_by_role("alert")).to_have_text("The thumbs are closed.")
        await room.laptop.show(scenes.asked(round=5))
        await expect(page.get_by_role("alert")).to_have_count(0)

    play(journey)


def test_what_the_room_wants_is_shown_and_with_few_thumbs_nothing_of_them(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.asked("shown", more=4, next=2, answers=6, wish="more")
        page = await room.phone()
        await expect(page.get_by_role("heading", name="The room wants more time")).to_be_visible()
        await expect(page.get_by_text("More time: 4. Next topic: 2.")).to_be_visible()
        await expect(page.get_by_text("Ines speaks now, then Tomas")).to_be_visible()
        await room.laptop.show(scenes.asked("shown", more=2, next=2, answers=4, wish="next"))
        await expect(page.get_by_role("heading", name="A tie: on to the next topic")).to_be_visible()
        await room.laptop.show(scenes.asked("few", answers=2))
        await expect(page.get_by_text("Too few thumbs to show. The facilitator decides.")).to_be_visible()
        await room.laptop.show(scenes.asked(""))
        await expect(page.get_by_text("No more time here: we park it or take it on.")).to_be_visible()

    play(journey)


def test_the_closed_rating_shows_counts_only_when_they_tell_on_nobody(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.rate(open=False)
        page = await room.phone()
        await expect(page.get_by_text("7 people answered")).to_be_visible()
        await expect(page.locator(".bars strong")).to_have_text(["1", "3", "2", "1", "0"])
        await room.laptop.show(scenes.rate(open=False, counts=()))
        await expect(page.get_by_text("So few answers are not shown")).to_be_visible()
        await expect(page.locator(".bars")).to_have_count(0)

    play(journey)


def test_the_topic_under_discussion_is_large_with_its_own_time(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.discuss(box=scenes.timer("paused", 184_000))
        page = await room.phone()
        await expect(page.get_by_role("heading", level=1)).to_have_text("Waiting for test environments")
        await expect(page.get_by_role("timer").nth(1)).to_have_text("paused at 3:04")
        await expect(page.get_by_role("heading", name="3 more topics")).to_be_visible()
        await room.laptop.show(scenes.discuss(current="t1"))
        await expect(page.get_by_role("heading", level=1)).to_have_text("Pairing across teams")
        await expect(page.get_by_role("heading", level=1)).to_be_focused()
        await room.laptop.show(scenes.discuss(current=""))
        await expect(page.get_by_role("heading", level=1)).to_have_text("Let us talk")

    play(journey)


def test_what_is_agreed_appears_as_it_is_written(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.decide()
        page = await room.phone()
        await expect(page.get_by_text("experiment, agreed ✓")).to_be_visible()
        await expect(page.get_by_text("experiment, being written")).to_be_visible()
        for words in ("Mina and Jo", "8 December 2026", "learning ✓", "Who pays for the second licence?"):
            await expect(page.get_by_text(words)).to_be_visible()
        await room.laptop.show(scenes.look_back())
        await expect(page.get_by_text("3 days overdue")).to_be_visible()
        await expect(page.get_by_text("we adapt it")).to_be_visible()

    play(journey)


def test_groups_and_loose_cards_are_read_by_name(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.group()
        page = await room.phone()
        for name, count in (("Waiting for test environments", 3), ("On their own", 4)):
            await expect(page.get_by_role("list", name=name).get_by_role("listitem")).to_have_count(count)

    play(journey)


def test_counts_are_in_steps_and_few_writers_are_warned(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await expect(page.locator(".counts")).to_have_text(
            "About 10 cards so far · 4 have written · 2 are done"
        )
        warning = page.get_by_text(
            "With fewer than 3 writers nobody is anonymous: your colleagues will know."
        )
        await expect(warning).to_have_count(0)
        for one, words in ((2, "You are one of 2 phones here."), (1, "Yours is the only phone here.")):
            await room.laptop.show(scenes.collect(phones=one))
            await expect(warning).to_be_visible()
            await expect(page.get_by_text(words)).to_be_visible()
        await room.laptop.show(replace(scenes.vote(), phones=2))
        await expect(page.get_by_text("With fewer than 3 voters the result can show")).to_be_visible()
        await room.laptop.show(replace(scenes.rate(), phones=2))
        await expect(
            page.get_by_text("With fewer than 3 answers only their number is shown.")
        ).to_be_visible()
        await room.laptop.show(scenes.rate())
        await expect(page.locator(".few")).to_have_count(0)

    play(journey)
