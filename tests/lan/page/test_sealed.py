"""The sealed channel as a person meets it: the wrong key, the typed code, somebody on the way, and the beat of the page."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from playwright.async_api import Page, expect

from retrokit.lan.invitation import as_text
from retrokit.lan.messages import Add, Answer, Ballot, Bye, Hello, Rate
from tests.lan.page import scenes
from tests.lan.page.conftest import Play, Room, beat
from tests.lan.page.laptop import WRONG_KEY
from tests.lan.page.test_coming_in import HERE
from tests.lan.page.test_writing import kept, write

CHANGED = "What was sent was changed on the way and not taken. Trying again."
WRONG_PICTURE = "This code does not open the room. Scan the one on the board."
JOIN, LOOKING, OPENING = "Join the room", "Looking for the laptop", "Opening the room…"
SLOW = 8
HEADINGS = """() => {
    window.headings = [];
    new MutationObserver(() => {
        const heading = document.querySelector("h1")?.textContent ?? "";
        if (heading && heading !== window.headings.at(-1)) window.headings.push(heading);
    }).observe(document, { childList: true, characterData: true, subtree: true });
}"""


def flipped(frame: bytes) -> bytes:
    return frame[:500] + bytes([frame[500] ^ 4]) + frame[501:]


async def storage(page: Page) -> str:
    return str(await page.evaluate("JSON.stringify({...localStorage})"))


async def headings(page: Page) -> list[str]:
    """The headings that were shown since the page was loaded."""
    return list(await page.evaluate("window.headings"))


async def typed(page: Page, room: Room, code: str) -> None:
    await page.goto(room.laptop.url)
    await page.get_by_label("Code from the board").fill(code)
    await page.keyboard.press("Enter")


async def slowed(page: Page, rate: int) -> None:
    """As on a phone that is so many times slower."""
    session = await page.context.new_cdp_session(page)
    await session.send("Emulation.setCPUThrottlingRate", {"rate": rate})


async def hide(page: Page, hidden: bool) -> None:
    await page.evaluate(
        """hidden => {
            Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )


def test_a_picture_of_another_laptop_is_refused_by_the_phone_itself(play: Play) -> None:
    async def journey(room: Room) -> None:
        other = as_text(X25519PrivateKey.generate().public_key().public_bytes_raw())
        page = await room.phone(join=False)
        await page.goto(f"{room.laptop.url}#1.{other}{room.laptop.key}")
        await expect(page.get_by_role("alert")).to_have_text(WRONG_PICTURE)
        await expect(page.get_by_label("Code from the board")).to_be_visible()
        assert not room.laptop.heard

    play(journey)


def test_a_code_of_another_room_is_refused_in_a_sentence(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone(join=False)
        await typed(page, room, "CDFG HJKM")
        await expect(page.get_by_role("alert")).to_have_text(WRONG_KEY)
        assert (room.laptop.typed, room.laptop.heard) == (1, [])
        await typed(page, room, "7q4k wxrt")
        await expect(page.get_by_text(HERE)).to_be_visible()

    play(journey)


def test_what_cannot_be_a_code_is_not_even_tried(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone(join=False)
        await typed(page, room, "AEIO UYL1")
        await expect(page.get_by_text("The code has 8 letters and figures.")).to_be_visible()
        assert "/ws" not in room.laptop.requests
        await typed(page, room, "7Q4K WXRT".replace("T", "T "))
        await expect(page.get_by_text(HERE)).to_be_visible()

    play(journey)


def test_the_typed_code_becomes_a_key_once_and_is_forgotten(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone(join=False, clock=False)
        await page.add_init_script(f"({HEADINGS})()")
        await slowed(page, SLOW)
        await typed(page, room, room.laptop.code)
        await expect(page.get_by_text(HERE)).to_be_visible()
        assert await headings(page) == [JOIN, LOOKING, OPENING, "You are in."]
        assert room.laptop.code not in await storage(page)
        await slowed(page, 1)
        await room.laptop.stop()
        await expect(page.locator(".away")).to_be_visible()
        await room.laptop.start()
        await expect(page.locator(".link")).to_have_text("connected")
        assert OPENING not in (await headings(page))[3:]
        await slowed(page, SLOW)
        await page.reload()
        await expect(page.get_by_text(HERE)).to_be_visible()
        assert OPENING not in await headings(page)
        hellos = room.laptop.acts(Hello)
        assert (room.laptop.typed, len(hellos), len({h.seat for h in hellos})) == (3, 3, 1)

    play(journey)


def test_a_ticket_in_the_picture_is_shown_with_the_hello(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone(join=False)
        await page.goto(f"{room.laptop.join_url}.{'t' * 22}")
        await expect(page.get_by_text(HERE)).to_be_visible()
        assert [h.ticket for h in room.laptop.acts(Hello)] == ["t" * 22]
        assert page.url == room.laptop.url

    play(journey)


def test_a_frame_changed_on_the_way_to_the_phone_is_not_taken_and_the_person_is_told(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone()
        room.laptop.deaf = True
        await room.laptop.send(flipped)
        await expect(page.locator(".link")).to_have_text(CHANGED)
        room.laptop.deaf = False
        await expect(page.locator(".link")).to_have_text("connected")
        assert len(room.laptop.acts(Hello)) >= 2

    play(journey)


def test_a_frame_changed_on_the_way_to_the_laptop_ends_the_connection_and_nothing_is_lost(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        room.laptop.on_the_way = flipped
        await write(page, "whatever happens")
        await expect(page.locator(".link")).to_have_text(CHANGED)
        room.laptop.on_the_way = bytes
        await kept(page, 1)
        assert [add.text for add in room.laptop.acts(Add)] == ["whatever happens"]
        await expect(page.locator(".link")).to_have_text("connected")

    play(journey)


def test_a_goodbye_in_the_clear_destroys_nothing(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await page.locator("textarea#card").fill("half a thought")
        room.laptop.refuses = Bye("over", "The session is over.", again=False)
        room.laptop.cut()
        await expect(page.get_by_role("alert")).to_have_text("The session is over.")
        assert "half a thought" in await storage(page)
        room.laptop.refuses = None
        await page.goto("about:blank")
        await page.goto(room.laptop.join_url)
        await expect(page.locator("textarea#card")).to_have_value("half a thought")

    play(journey)


def test_another_version_is_told_by_its_greeting_and_loading_again_is_enough(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.version += 1
        page = await room.phone(join=False)
        await page.goto(room.laptop.join_url)
        await expect(page.get_by_role("alert")).to_have_text(
            "This page is older or newer than the laptop. Load it again."
        )
        room.laptop.version -= 1
        await page.reload()
        await expect(page.get_by_text(HERE)).to_be_visible()

    play(journey)


async def beats(page: Page, room: Room, count: int) -> int:
    """So many beats, one by one; how many frames arrived."""
    before = room.laptop.frames
    for n in range(1, count + 1):
        await beat(page)
        await room.laptop.until(lambda: room.laptop.frames >= before + n)  # noqa: B023
    return room.laptop.frames - before


async def stand_still(page: Page) -> None:
    """From now on the page's clock goes only from ``beat`` to ``beat``: a busy machine makes no beat of its own."""
    await page.clock.pause_at(await page.evaluate("Date.now()") / 1000 + 1)


def test_one_frame_on_each_beat_with_or_without_something_to_say(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await beat(page)
        await room.laptop.until(lambda: room.laptop.frames >= 2)
        assert await beats(page, room, 4) == 4
        await page.locator("textarea#card").fill("long " * 95 + "👩🏽‍💻" * 6)
        await page.get_by_role("button", name="Add card").click()
        await page.get_by_role("button", name="I'm done").click()
        assert not room.laptop.acts(Add)
        assert await beats(page, room, 4) == 4
        await kept(page, 1)

    play(journey)


def test_the_beat_goes_on_for_a_little_when_the_secret_is_over(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await stand_still(page)
        await beat(page)
        await page.locator("textarea#card").fill("at the last moment")
        await page.get_by_role("button", name="Add card").click()
        await room.laptop.show(scenes.discuss())
        await expect(page.locator("textarea#card")).to_have_count(0)
        assert not room.laptop.acts(Add), "not even this may show that somebody was writing"
        assert await beats(page, room, 2) == 2
        assert room.laptop.acts(Add)
        frames = room.laptop.frames
        for _ in range(4):
            await beat(page)
        assert room.laptop.frames == frames

    play(journey)


def test_a_late_card_waits_for_its_beat_like_any_other(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await beat(page)
        await room.laptop.until(lambda: room.laptop.frames >= 2)
        await room.laptop.show(scenes.collect(open=False, revealed=True, cards=6))
        await expect(page.get_by_text("late cards wait, and join together")).to_be_visible()
        await stand_still(page)
        assert await beats(page, room, 4) == 4
        frames = room.laptop.frames
        await page.locator("textarea#card").fill("written late")
        await page.get_by_role("button", name="Add card").click()
        await expect(page.locator(".own .words")).to_have_text("written late")
        assert (room.laptop.frames, room.laptop.acts(Add)) == (frames, []), "nothing goes out of turn"
        assert await beats(page, room, 2) == 2
        assert len(room.laptop.acts(Add)) == 1

    play(journey)


def test_a_vote_and_an_answer_wait_for_their_beat(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.vote()
        page = await room.phone()
        await beat(page)
        await room.laptop.until(lambda: room.laptop.frames >= 2)
        await stand_still(page)
        assert await beats(page, room, 2) == 2
        frames = room.laptop.frames
        await page.get_by_role("button", name="One vote more for Late scope").click()
        await page.get_by_role("button", name="Send my votes").click()
        await expect(page.get_by_role("button", name="Send my votes")).to_have_count(0)
        assert (room.laptop.frames, room.laptop.acts(Ballot)) == (frames, [])
        assert await beats(page, room, 2) == 2
        assert len(room.laptop.acts(Ballot)) == 1
        await room.laptop.show(scenes.rate())
        frames = room.laptop.frames
        await page.get_by_role("radio", name="4 Worth more than the time").check(force=True)
        await expect(page.get_by_role("radio", name="4 Worth more than the time")).to_be_checked()
        assert (room.laptop.frames, room.laptop.acts(Rate)) == (frames, [])
        assert await beats(page, room, 2) == 2
        assert len(room.laptop.acts(Rate)) == 1
        await room.laptop.show(scenes.fist())
        frames = room.laptop.frames
        await page.get_by_role("radio", name="4 Good").check(force=True)
        await expect(page.get_by_role("radio", name="4 Good")).to_be_checked()
        assert (room.laptop.frames, room.laptop.acts(Answer)) == (frames, [])
        assert await beats(page, room, 2) == 2
        assert len(room.laptop.acts(Answer)) == 1

    play(journey)


def test_a_hidden_page_falls_silent_and_comes_back_at_once(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        assert await beats(page, room, 2) == 2
        await hide(page, True)
        assert await beats(page, room, 2) == 2
        silent = room.laptop.frames
        await write(page, "nobody sees this page")
        for _ in range(20):
            await beat(page)
        assert (room.laptop.frames, len(room.laptop.acts(Hello))) == (silent, 1)
        await hide(page, False)
        await room.laptop.until(lambda: room.laptop.acts(Add))
        await kept(page, 1)
        assert len(room.laptop.acts(Hello)) == 1

    play(journey)
