"""A whole session in real Chromium: a facilitator at mouse and keys, three phones, one of them offline and one reloaded.

Phone A came in by the code's link, phone B typed address and code, phone C loads its page again in the middle.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from playwright.async_api import Page, expect

from tests.journeys.conftest import Play
from tests.journeys.hands import CTRL, Key
from tests.journeys.pages import rate, stage
from tests.journeys.secret_half import gather, group, spend_votes
from tests.journeys.story import EXPERIMENT, LEARNING, SECRETS, WITHDRAWN
from tests.journeys.world import World
from tests.report.reading import pages as pdf_pages


def test_a_whole_session(play: Play) -> None:
    async def journey(world: World) -> None:
        await _start(world)
        phones = await _come_in(world)
        await _warm_up(world)
        await gather(world, phones)
        await group(world)
        await spend_votes(world, phones)
        await _discuss(world)
        await _decide(world, phones)
        await _close(world, phones)
        await _home(world)

    play(journey)


async def _start(world: World) -> None:
    home = world.main
    await home.click("startSession")
    await home.click("startTeam")
    await home.type("Harbour")
    await home.press(Key.Key_Tab)
    await home.type("Sprint 31")
    await home.click("pick:start-stop-continue")
    await home.click("startMinutes:60")
    for _ in range(3):
        await home.click("startPeople:more")
    await home.click("confirmStart")
    await world.until(lambda: world.app.live and home.has("here"), "the lobby")
    session = world.session
    assert (session.team, session.title, session.minutes, session.headcount) == (
        "Harbour",
        "Sprint 31",
        60,
        3,
    )
    await world.until(lambda: world.join_url and world.board.has("joinCode"), "the code on the board")
    assert world.windows.board
    assert world.windows.board.face.property("join")["link"] == world.join_url
    await world.picture("lobby")


async def _come_in(world: World) -> list[Page]:
    a = await world.phone()
    b = await world.phone(f"http://{world.host}/", enter=False)
    assert world.app.joining
    code = world.app.joining.info.code
    assert world.board.reads(code) and world.board.reads(world.host)
    await b.get_by_label("Code from the board").fill(code.lower())
    await b.keyboard.press("Enter")
    c = await world.phone()
    for page in (a, b, c):
        await expect(page.get_by_text("3 of 3 are here")).to_be_visible()
    await world.until(lambda: world.main.text("here") == "3", "three phones")
    return [a, b, c]


async def _warm_up(world: World) -> None:
    await world.primary("Start: Look back")
    await world.primary("Next: Set the stage")
    await world.until(lambda: world.kind == "welcome")
    await world.main.press(Key.Key_Space)
    await world.until(lambda: world.session.timer.state == "running")
    planned = world.session.timer.total_ms
    await world.main.press(Key.Key_Plus)
    await world.until(lambda: world.session.timer.total_ms == planned + 60_000, "one minute more")
    await world.main.press(Key.Key_Space)
    await world.until(lambda: world.session.timer.state == "paused")
    await world.main.click("notes")
    await world.main.type("ask about the pager")
    await world.until(lambda: world.session.notes == "ask about the pager")
    await world.main.press(Key.Key_Escape)
    await world.primary("Next: Gather")


async def _discuss(world: World) -> None:
    console = world.main
    await world.until(lambda: console.has("topicNotes") and console.text("topicName") == "Releases")
    await console.click("topicNotes")
    await console.type("Evenings are when nobody is there")
    await console.click("park")
    await console.type("the coffee machine")
    await console.press(Key.Key_Return)
    await world.until(lambda: world.session.parked == ("the coffee machine",))
    await console.press(Key.Key_Escape)
    await world.until(lambda: world.board.text("topicTitle") == "Releases")
    await world.picture("discuss")
    await world.primary("Next topic")
    await world.until(lambda: console.has("topicName") and console.text("topicName") != "Releases")
    await console.click("nextStage")
    await world.until(lambda: world.kind == "decide")


async def _decide(world: World, phones: list[Page]) -> None:
    console = world.main
    topic = next(t.id for t in world.app_topics() if t.name == "Releases")
    await console.click(f"draftExperiment:{topic}")
    await world.until(lambda: world.session.experiments, "a draft")
    await _fill(world, f"experiment/{world.session.experiments[0].id}", EXPERIMENT)
    await world.until(lambda: world.session.experiments[0].review == EXPERIMENT["review"], "all of it typed")
    await world.picture("decide-form")
    await console.tab_to("agree:")
    await console.press(Key.Key_Space)
    await world.until(lambda: world.session.experiments[0].state == "agreed")
    await console.tab_to(f"draftLearning:{topic}")
    await console.press(Key.Key_Space)
    await world.until(lambda: world.session.learnings, "a draft")
    await _fill(world, f"learning/{world.session.learnings[0].id}", LEARNING)
    await console.tab_to("keep:")
    await console.press(Key.Key_Space)
    await world.until(lambda: world.session.learnings[0].state == "kept")
    (agreed,), (learned,) = world.session.experiments, world.session.learnings
    assert {field: getattr(agreed, field) for field in EXPERIMENT} == EXPERIMENT
    assert {field: getattr(learned, field) for field in LEARNING} == LEARNING
    for page in phones:
        await expect(page.get_by_text(EXPERIMENT["change"])).to_be_visible()
        await expect(page.get_by_text(LEARNING["learned"])).to_be_visible()
    await world.until(
        lambda: world.board.reads(EXPERIMENT["change"]) and world.board.reads(LEARNING["learned"])
    )
    await phones[0].screenshot(path=world.shot("phone-decide"))
    await world.picture("decide")
    await console.press(Key.Key_Return, CTRL)


async def _fill(world: World, base: str, fields: dict[str, str]) -> None:
    """One field after the other, by Tab, as somebody types who does not look at the mouse."""
    console = world.main
    for field, words in fields.items():
        await console.tab_to(f"{base}/{field}")
        await console.type(words)


async def _close(world: World, phones: list[Page]) -> None:
    for page, value in zip(phones, (5, 4, 4), strict=True):
        await stage(page, "Close")
        await rate(page, value)
    await world.until(lambda: world.main.text("answersIn").startswith("3 of 3 "), "three answers")
    await world.primary("Close the rating")
    for page in phones:
        await expect(page.get_by_text("3 people answered")).to_be_visible()
    await world.picture("rated")
    await world.primary("End the session")
    for page in phones:
        await expect(page.get_by_role("heading", name="Thank you.")).to_be_visible()
        assert await page.evaluate("localStorage.length") == 0
    await world.main.press(Key.Key_P, CTRL)
    await world.until(lambda: list(world.home.reports.glob("*.pdf")), "the report")
    await world.until(lambda: world.main.reads("The report is saved"))
    _whole_report(next(world.home.reports.glob("*.pdf")))
    _whole_database(world.home.database)


def _whole_report(file: Path) -> None:
    first, *rest = pdf_pages(file.read_bytes())
    for words in (*EXPERIMENT.values(), "Sprint 31", "HARBOUR"):
        assert words in first or words == EXPERIMENT["review"], f"{words!r} on the first page"
    everything = " ".join([first, *rest])
    assert "12 January 2027" in everything or "2027-01-12" in everything
    for words in (
        *SECRETS,
        *LEARNING.values(),
        "Releases",
        "Evenings are when nobody is there",
        "the coffee machine",
    ):
        assert words in everything, words
    assert WITHDRAWN not in everything
    assert "ask about the pager" not in everything


def _whole_database(file: Path) -> None:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        everything = "\n".join(db.iterdump())
    for words in (*EXPERIMENT.values(), *LEARNING.values(), *SECRETS):
        assert everything.count(words) == 1, words
    assert WITHDRAWN not in everything


async def _home(world: World) -> None:
    session = world.session.id
    await world.main.click("newSession")
    await world.until(lambda: world.main.has(f"past:{session}"), "the session among the past ones")
    assert world.main.reads("Sprint 31 · Start Stop Continue")
    assert world.main.reads("1 experiment, 1 learning")
    (file,) = world.home.reports.glob("*.pdf")
    file.unlink()
    await world.main.click(f"report:{session}")
    await world.until(file.exists, "the report from home")
    await world.until(lambda: world.main.reads("The report is saved"))
    _whole_report(file)
    await world.picture("home-after")
