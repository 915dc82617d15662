"""The page in every stage of the real app: on narrow phones and a laptop, dark and light, and by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from retrokit.facilitation.commands import (
    AgreeExperiment,
    CloseRating,
    CloseVote,
    DraftExperiment,
    DraftLearning,
    EditExperiment,
    EditLearning,
    EndSession,
    GoNext,
    GoToStage,
    GroupCards,
    KeepLearning,
    NameGroup,
    OpenEarly,
    Park,
    RevealCards,
    SetBudget,
    StartTimer,
)
from retrokit.facilitation.session import Vote
from tests.journeys.conftest import Play
from tests.journeys.pages import kept, left, rate, send_votes, stage, vote, write
from tests.journeys.world import World

WIDTHS = (320, 360, 1024)
GATHER, VOTE, CLOSE = 2, 4, 7
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
NAME = f"Ships: {LONG}"[:80]
ADDRESS = (
    "https://wiki.example.invalid/a/very/long/path/without/any/place/to/break/it/at/all?query=1234567890"
)
TEXTS = (
    LONG,
    ADDRESS,
    "👩🏽‍💻👨‍👩‍👧🏳️‍🌈" * 8,
    "שלום, פריסות לוקחות שעה ואיש לא יודע למה",
    "short",
    "word " * 90,
)


async def fits(page: Page, where: str) -> None:
    """Nothing sticks out at the side, nothing that one touches is too small for a thumb."""
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 740})
        wide = await page.evaluate(
            """() => {
              const root = document.documentElement;
              const out = [...document.querySelectorAll("main *, header *, footer *")]
                .filter(e => !e.closest(".unseen") && e.getBoundingClientRect().right > root.clientWidth + 1)
                .map(e => e.outerHTML.slice(0, 120));
              return root.scrollWidth > root.clientWidth || document.body.scrollWidth > root.clientWidth ? ["page", ...out] : out;
            }"""
        )
        assert wide == [], f"{where} at {width}"
        small = await page.evaluate(
            """() => [...document.querySelectorAll("button, label.segment, label.answer, summary")]
                .map(e => [e.textContent, e.getBoundingClientRect()])
                .filter(([, r]) => r.width > 0 && (r.height < 44 || r.width < 44))
                .map(([text, r]) => `${text} ${r.width}×${r.height}`)"""
        )
        assert small == [], f"{where} at {width}"
    await page.set_viewport_size({"width": 320, "height": 740})


@pytest.mark.parametrize("looks", ["light", "dark"])
def test_no_stage_is_wider_than_the_phone(play: Play, looks: str) -> None:
    async def journey(world: World) -> None:
        await world.app.start(LONG[:60], LONG[:60], "start-stop-continue", 60, 8)
        page = await world.phone(color_scheme=looks)
        (other,) = await world.simulated(1)
        paper = await page.evaluate("getComputedStyle(document.body).backgroundColor")
        brightness = sum(int(part) for part in paper.strip("rgb()").split(",")[:3])
        assert (brightness < 3 * 80) == (looks == "dark"), paper

        async def seen(name: str, where: str) -> None:
            await stage(page, name)
            await fits(page, where)
            await page.screenshot(path=world.shot(f"fits-{looks}-{where}"), full_page=True)

        await seen("Lobby", "lobby")
        await world.do(OpenEarly())
        await seen("Before the session", "early")
        await world.do(GoNext())
        await seen("Look back", "look-back")
        await world.do(GoNext(), StartTimer())
        await seen("Set the stage", "welcome")
        await world.do(GoNext(), StartTimer())
        await stage(page, "Gather")
        for text in TEXTS:
            await write(page, text.strip())
        await kept(page, len(TEXTS))
        for text in TEXTS:
            await other.add("stop", text.strip())
        await page.get_by_role("button", name="I'm done").click()
        await seen("Gather", "gather")
        await page.get_by_role("button", name=f"Edit: {LONG}").click()
        await seen("Gather", "gather-editing")
        await world.do(RevealCards(anyway=True))
        await expect(page.get_by_text("short")).to_have_count(2)
        await seen("Gather", "gather-revealed")
        await world.do(GoNext())
        first, second, third, *_ = world.session.cards
        await world.do(GroupCards(first.id, second.id), GroupCards(third.id, second.id))
        await world.do(NameGroup(world.session.groups[0].id, NAME))
        await expect(page.get_by_role("heading", name=NAME)).to_be_visible()
        await seen("Group", "group")
        await world.do(GoNext(), SetBudget(6))
        await stage(page, "Vote")
        await vote(page, NAME)
        await send_votes(page)
        await seen("Vote", "vote")
        await world.do(CloseVote())
        await expect(page.get_by_text("One person voted")).to_be_visible()
        await seen("Vote", "vote-closed")
        await world.do(GoNext(), StartTimer(), Park(LONG))
        await seen("Discuss", "discuss")
        await world.do(GoNext(), DraftExperiment(LONG[:80]), DraftLearning(LONG[:80]))
        experiment, learning = world.session.experiments[0].id, world.session.learnings[0].id
        for field in ("change", "expected", "measure", "guardrail", "scope", "undo", "belief", "owner"):
            await world.do(EditExperiment(experiment, field, LONG[:80]))
        await world.do(EditExperiment(experiment, "review", "2027-01-12"), AgreeExperiment(experiment))
        for field in ("expected", "saw", "learned", "will_do"):
            await world.do(EditLearning(learning, field, ADDRESS))
        await world.do(KeepLearning(learning))
        await expect(page.get_by_text(ADDRESS).first).to_be_visible()
        await seen("Decide", "decide")
        await world.do(GoNext())
        await stage(page, "Close")
        await rate(page, 4)
        await seen("Close", "rate")
        await world.do(CloseRating())
        await expect(page.get_by_text("One person answered")).to_be_visible()
        await seen("Close", "rated")
        await world.do(EndSession())
        await expect(page.get_by_role("heading", name="Thank you.")).to_be_visible()
        await fits(page, "closed")

    play(journey)


async def tab_to(page: Page, name: str) -> None:
    """Walk with Tab alone to the control of this name."""
    script = """() => {
      const e = document.activeElement;
      const label = e.labels?.[0]?.textContent;
      return e.getAttribute("aria-label") || label || e.textContent;
    }"""
    walked = []
    for _ in range(40):
        walked.append((await page.evaluate(script)).strip())
        if walked[-1] == name or walked[-1].endswith(name):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {name!r}: {walked}")


async def focus_is_seen(page: Page) -> None:
    """Whoever walks by keyboard sees where they are."""
    outline = await page.evaluate(
        """() => {
          const e = document.activeElement;
          const marks = [e, e.closest("label")].filter(Boolean).map(m => getComputedStyle(m));
          return marks.some(s => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== "none");
        }"""
    )
    assert outline, await page.evaluate("document.activeElement.outerHTML")


def test_the_whole_way_by_keyboard(play: Play) -> None:
    async def journey(world: World) -> None:
        await world.start(people=8)
        page = await world.phone(f"http://{world.host}/", enter=False)
        assert world.app.joining
        await tab_to(page, "Code from the board")
        await page.keyboard.type(world.app.joining.info.code)
        await page.keyboard.press("Enter")
        await stage(page, "Lobby")
        await world.do(GoToStage(GATHER))
        await stage(page, "Gather")
        await tab_to(page, "Start")
        await focus_is_seen(page)
        await page.keyboard.press("ArrowRight")
        await tab_to(page, "What no longer helps us?")
        await focus_is_seen(page)
        await page.keyboard.type("reviews that take a week")
        await page.keyboard.press("Enter")
        await kept(page, 1)
        await page.keyboard.type("alarms at night")
        await tab_to(page, "Add card")
        await focus_is_seen(page)
        await page.keyboard.press("Enter")
        await kept(page, 2)
        await tab_to(page, "Edit: alarms at night")
        await page.keyboard.press("Enter")
        await expect(page.locator(".own textarea")).to_be_focused()
        await page.keyboard.press("ControlOrMeta+A")
        await page.keyboard.type("alarms on Sunday")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("button", name="Edit: alarms on Sunday")).to_be_focused()
        await tab_to(page, "I'm done")
        await page.keyboard.press("Space")
        await world.until(lambda: world.session.presence.done == 1, "being done")
        await world.do(RevealCards(anyway=True))
        await expect(page.get_by_text("alarms on Sunday")).to_be_visible()
        assert {(card.column, card.text) for card in world.session.cards} == {
            ("stop", "reviews that take a week"),
            ("stop", "alarms on Sunday"),
        }
        await world.do(GoToStage(VOTE), SetBudget(3))
        await left(page, "3 left")
        await tab_to(page, "One vote more for alarms on Sunday")
        await focus_is_seen(page)
        await page.keyboard.press("Enter")
        await page.keyboard.press("Space")
        await left(page, "one left")
        await tab_to(page, "Send my votes")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("Your votes are kept ✓")).to_be_visible()
        await world.do(CloseVote())
        work = world.session.work["vote"]
        assert isinstance(work, Vote)
        assert sorted(tally.votes for tally in work.tallies) == [0, 2]
        await world.do(GoToStage(CLOSE))
        await stage(page, "Close")
        await page.keyboard.press("Tab")
        await focus_is_seen(page)
        await page.keyboard.press("ArrowDown")
        await expect(page.get_by_text("Your answer is kept ✓")).to_be_visible()
        await page.screenshot(path=world.shot("phone-keyboard-rate"))

    play(journey)
