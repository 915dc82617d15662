"""The secret half of the whole session: cards are written, turned over and grouped, votes are spent and counted."""

from __future__ import annotations

import re

from playwright.async_api import Page, expect

from retrokit.facilitation.session import Card, Vote
from tests.journeys.hands import CTRL, Key
from tests.journeys.pages import kept, left, send_votes, stage, vote, write
from tests.journeys.story import SECRETS, WITHDRAWN
from tests.journeys.world import World


async def gather(world: World, phones: list[Page]) -> None:
    a, b, c = phones
    for page in phones:
        await stage(page, "Gather")
    await world.main.press(Key.Key_Space)
    await write(a, "release on quiet evenings", "Start")
    await write(a, WITHDRAWN, "Stop")
    await kept(a, 2)
    await a.get_by_role("button", name="Edit: release on quiet evenings").click()
    await a.locator(".own textarea").fill(SECRETS[0])
    await a.get_by_role("button", name="Save").click()
    await a.get_by_role("button", name=f"Edit: {WITHDRAWN}").click()
    await a.get_by_role("button", name="Take this card back").click()
    await expect(a.get_by_text(WITHDRAWN)).to_have_count(0)
    await kept(a, 1)
    await write(b, SECRETS[1], "Stop")
    await kept(b, 1)
    await write(c, SECRETS[2], "Continue")
    await kept(c, 1)

    await b.context.set_offline(True)
    world.cut_phones()
    await expect(b.locator(".link")).to_have_text("No connection, your words are safe here")
    await write(b, SECRETS[3], "Stop")
    await expect(b.locator(".own .state", has_text="on your phone")).to_have_count(1)
    await b.screenshot(path=world.shot("phone-offline"))

    await c.locator("textarea#card").fill(SECRETS[4])
    await c.reload()
    await expect(c.locator("textarea#card")).to_have_value(SECRETS[4])
    await kept(c, 1)
    await c.keyboard.press("Escape")
    await c.locator("textarea#card").press("Enter")
    await kept(c, 2)

    await b.context.set_offline(False)
    await kept(b, 2)
    for page in phones:
        await page.get_by_role("button", name="I'm done").click()
    await world.until(lambda: world.session.sampled.done == 3, "three who are done")
    await expect(a.get_by_text("3 are done")).to_be_visible()
    await world.until(lambda: world.main.text("primary") == "Reveal the cards")
    await world.picture("gather-hidden")
    await _nothing_shows(world, {a: {0}, b: {1, 3}, c: {2, 4}})

    await world.primary("Reveal the cards")
    for page in phones:
        for text in SECRETS:
            await expect(page.locator("li.card", has_text=text)).to_have_count(1)
    texts = sorted(card.text for card in world.session.cards)
    assert texts == sorted(SECRETS)
    await world.until(lambda: all(world.board.reads(text) for text in SECRETS), "all cards on the board")
    for text in SECRETS:
        assert world.windows_know(text), "the same search finds them now"
        assert await world.phone_knows(a, text)
    await world.picture("gather-revealed")
    await a.screenshot(path=world.shot("phone-revealed"))
    await world.primary("Next: Group")


async def _nothing_shows(world: World, own: dict[Page, set[int]]) -> None:
    """No hidden card is on another phone, on the board or on the console, nor in anything behind them."""
    for n, text in enumerate((*SECRETS, WITHDRAWN)):
        assert not world.windows_know(text)
        for page, cards in own.items():
            known = await world.phone_knows(page, text)
            assert known == (n in cards), f"{text!r} on a phone"


def card(world: World, text: str) -> Card:
    return next(card for card in world.session.cards if card.text == text)


async def group(world: World) -> None:
    console, board = world.main, world.board
    quiet, alarms, learned, bridge, _ = (card(world, text).id for text in SECRETS)
    await console.drag(f"card:{quiet}", f"card:{alarms}")
    await world.until(
        lambda: card(world, SECRETS[0]).group == card(world, SECRETS[1]).group != "", "two cards in a group"
    )
    releases = card(world, SECRETS[0]).group
    await board.drag(f"card:{bridge}", f"card:{alarms}")
    await world.until(lambda: card(world, SECRETS[3]).group == releases, "a third card in it")

    await console.click(f"card:{learned}")
    await console.press(Key.Key_Space)
    await console.press(Key.Key_Left)
    await world.until(lambda: console.reads("Carrying “write what we learned”"))
    await world.picture("group-carrying")
    await console.press(Key.Key_Return)
    await world.until(lambda: card(world, SECRETS[2]).group == releases, "a card brought by keys")
    await console.press(Key.Key_Z, CTRL)
    await world.until(lambda: card(world, SECRETS[2]).group == "")

    await console.click(f"card:{quiet}")
    await console.press(Key.Key_F2)
    await console.type("Releases")
    await console.press(Key.Key_Return)
    await world.until(lambda: [group.name for group in world.session.groups] == ["Releases"])
    await world.until(lambda: board.reads("Releases"))
    await world.picture("group")
    await world.primary("Next: Vote")


async def spend_votes(world: World, phones: list[Page]) -> None:
    a, b, c = phones
    for page in phones:
        await stage(page, "Vote")
    assert world.main.text("suggestion").startswith("2 suggested")
    await world.main.click("budget:more")
    for page in phones:
        await left(page, "3 left")
    more = a.get_by_role("button", name="One vote more for Releases")
    await vote(a, "Releases", 2)
    await expect(more).to_have_attribute("aria-disabled", "true")
    await vote(a, SECRETS[2])
    await left(a, "none left")
    for button in await a.get_by_role("button", name="One vote more for").all():
        await expect(button).to_have_attribute("aria-disabled", "true")
        await button.click(force=True)  # as a thumb does, whatever the button says of itself
    await left(a, "none left")
    await a.get_by_role("button", name=f"One vote less for {SECRETS[2]}").click()
    await left(a, "one left")
    await send_votes(a)
    await vote(b, SECRETS[4])
    await send_votes(b)
    await b.get_by_role("button", name="Take my votes back").click()
    await left(b, "3 left")
    await vote(b, "Releases")
    await vote(b, SECRETS[2])
    await send_votes(b)
    await vote(c, SECRETS[4])
    await c.reload()
    await left(c, "2 left")
    await send_votes(c)
    await a.screenshot(path=world.shot("phone-vote"))
    await world.until(lambda: world.main.reads("3 of 3 have voted"))
    sent = " ".join(frame for page in phones for frame in world.frames[page])
    assert set(re.findall(r'"votes":(-?\d+)', sent)) == {"-1"}, "votes are secret until the close"
    await world.primary("Close the vote")
    await expect(a.get_by_text("3 people voted")).to_be_visible()
    work = world.session.work["vote"]
    assert isinstance(work, Vote)
    assert (work.budget, work.ballots) == (3, 3)
    by_votes = {tally.votes: set(tally.cards) for tally in work.tallies}
    releases = {card(world, SECRETS[n]).id for n in (0, 1, 3)}
    assert sorted(tally.votes for tally in work.tallies) == [1, 1, 3] and by_votes[3] == releases
    await expect(b.locator(".topics li", has_text="tied")).to_have_count(2)
    await world.picture("vote-closed")
    await world.primary("Next: Discuss")
