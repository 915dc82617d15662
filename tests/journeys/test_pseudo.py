"""A session in the pseudo-language: on every screen each text is translated and none is cut, in windows, page and PDF."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from click.testing import CliRunner

from retrokit import cli, gallery
from retrokit.app import opened
from retrokit.facilitation import commands as c
from retrokit.facilitation.changes import RoomOpened
from retrokit.facilitation.errors import Refused, Trouble
from retrokit.facilitation.rules import new_session
from retrokit.joining import JoinInfo
from retrokit.lan.address import addresses
from retrokit.lan.phone import Phone
from retrokit.paths import Paths, assets
from tests.journeys.conftest import Play
from tests.journeys.hands import CTRL, Key
from tests.journeys.inspection import CARDS, EXPERIMENT, LEARNING, Inspection, unlike_english
from tests.journeys.pseudo import data_in, untranslated
from tests.journeys.world import World
from tests.report.reading import whole

PORTS = "The ports {first} to {last} of this laptop are taken."
CLOSE_THEM = "Close the other program that uses them, or choose another port."
BROKEN = 'id = "broken"\nname = 3\n'


def test_every_text_is_translated_and_whole(play: Play) -> None:
    async def journey(world: World) -> None:
        look = Inspection(world)
        await _home(world, look)
        await world.app.start("Harbour", "Sprint 31", "start-stop-continue", 60, 4)
        await look.session("lobby empty")
        look.pages.append(await world.phone())
        phones = await world.simulated(3)
        await world.until(lambda: world.session.presence.phones == 4, "four phones")
        await look.session("lobby")
        await world.do(c.OpenEarly())
        await phones[0].until(lambda view: view["state"] == "early")
        await look.session("early")
        await world.do(c.CloseEarly())
        await look.session("lobby gathered")
        await _bad_news(world, look)
        for step in STEPS:
            await step(world, look, phones)
        _report(next(world.home.reports.glob("*.pdf")), look)
        assert not look.wrong(), "\n".join(look.wrong())

    play(journey, language="qps")


async def _home(world: World, look: Inspection) -> None:
    window, home = world.windows, world.main
    window.show_home()
    await look.home("first")
    world.home.formats.mkdir(parents=True, exist_ok=True)
    (world.home.formats / "broken.toml").write_text(BROKEN, "utf-8")
    formats, world.app.shelf.faults = gallery.load((assets() / "formats", world.home.formats))
    world.app.shelf.formats = tuple(map(unlike_english, formats))
    window.show_home()
    for page in ("sessions", "formats", "settings"):
        window.home.go(page)
        await look.home(page)
    window.home.go("sessions")
    window.hear(Refused("unknown_format", "There is no format {id}.", id="broken.toml"))
    await look.home("problem")
    await home.click("startSession")
    await look.home("start")


async def _bad_news(world: World, look: Inspection) -> None:
    """What nobody wants to see is translated and whole too."""
    windows, joining = world.windows, world.app.joining
    assert joining
    windows.show_join(JoinInfo(trouble=Trouble("port_taken", PORTS, CLOSE_THEM, first=8777, last=8787)))
    await look.session("no way in")
    windows.show_join(joining.info)
    windows.hear(Trouble("port_taken", PORTS, CLOSE_THEM, first=8777, last=8787))
    await look.session("trouble")
    await world.main.click("dismissProblem")


async def _look_back(world: World, look: Inspection, phones: list[Phone]) -> None:
    await world.do(c.GoToStage(0))
    await look.session("look back")
    await world.main.click("observed:due")
    await world.main.type("nobody waited")
    await world.main.press(Key.Key_Tab)
    await world.main.type("seeing is enough")
    await world.main.click("decision:due:adapt")
    await look.session("look back written")
    await world.main.click("conclude:due")
    await world.until(lambda: world.session.learnings, "a learning")
    await look.session("looked back")


async def _welcome(world: World, look: Inspection, phones: list[Phone]) -> None:
    await world.do(c.GoNext(), c.StartTimer())
    await look.session("welcome")
    await world.do(c.NoticeSleep(world.app.clock.now()))
    await world.until(lambda: world.session.timer.state == "asleep")
    await look.session("slept")
    await world.do(c.StartTimer())
    await world.do(c.PauseTimer(), c.WriteNotes("pair across teams"))
    await look.session("welcome paused")


async def _collect(world: World, look: Inspection, phones: list[Phone]) -> None:
    await world.do(c.GoNext(), c.StartTimer())
    await look.session("gather empty")
    for column, texts in CARDS.items():
        for phone, text in zip(phones, texts, strict=False):
            await phone.add(column, text)
    page = look.pages[0]
    await page.locator("textarea#card").fill("talking early costs less")
    await page.locator(".write button[type=submit]").click()
    await page.locator("textarea#card").fill("fewer review rounds")
    await phones[0].done()
    await world.until(lambda: world.session.sampled.done == 1, "one who is done")
    await look.session("gather")
    await page.locator("textarea#card").fill("x" * 520)
    await look.phone("gather too long", page)
    await page.locator("textarea#card").fill("")
    await page.locator(".own button").first.click()
    await look.phone("gather edit", page)
    await page.keyboard.press("Escape")
    await page.locator("footer button").click()
    await look.phone("about", page)
    await page.keyboard.press("Escape")
    await page.context.set_offline(True)
    world.cut_phones()
    await page.locator(".link.away").wait_for()
    await look.phone("offline", page)
    await page.context.set_offline(False)
    await page.locator(".link:not(.away)").wait_for()
    await world.do(c.RevealCards(anyway=True))
    await look.session("gather revealed")


async def _group(world: World, look: Inspection, phones: list[Phone]) -> None:
    await world.do(c.GoNext())
    await look.session("group alone")
    cards = {card.text: card.id for card in world.session.cards}
    onto = cards[CARDS["start"][1]]
    await world.do(c.GroupCards(cards[CARDS["stop"][0]], onto), c.GroupCards(cards[CARDS["start"][0]], onto))
    await look.session("group unnamed")
    await world.do(c.NameGroup(world.session.groups[0].id, "Waiting"))
    await world.main.click(f"card:{cards[CARDS['continue'][0]]}")
    await world.main.press(Key.Key_Space)
    await world.main.press(Key.Key_Left)
    await look.session("group carrying")
    await world.main.press(Key.Key_Escape)


async def _vote(world: World, look: Inspection, phones: list[Phone]) -> None:
    await world.do(c.GoNext(), c.StartTimer())
    await look.session("vote")
    topics = [topic.id for topic in world.app_topics()]
    await phones[0].vote("vote", {topics[0]: 1})
    await phones[1].vote("vote", {topics[0]: 1, topics[1]: 1})
    await phones[2].vote("vote", {topics[2]: 1})
    await look.pages[0].locator(".topics button").last.click()
    await look.session("vote going")
    await world.do(c.CloseVote())
    await look.session("vote closed")


async def _discuss(world: World, look: Inspection, phones: list[Phone]) -> None:
    await world.do(c.GoNext(), c.StartTimer(), c.Park("pair across teams"))
    await look.session("discuss")
    await world.do(c.NextTopic())
    await look.session("discuss next")


async def _decide(world: World, look: Inspection, phones: list[Phone]) -> None:
    await world.do(c.GoNext())
    await look.session("decide empty")
    await world.do(c.DraftExperiment(""), c.DraftLearning(""))
    await look.session("decide draft")
    experiment, learning = world.session.experiments[-1].id, world.session.learnings[-1].id
    for field, text in {**EXPERIMENT, "review": "2027-01-12"}.items():
        await world.do(c.EditExperiment(experiment, field, text))
    for field, text in LEARNING.items():
        await world.do(c.EditLearning(learning, field, text))
    await look.session("decide written")
    await world.do(c.AgreeExperiment(experiment), c.KeepLearning(learning))
    await look.session("decide agreed")


async def _rate(world: World, look: Inspection, phones: list[Phone]) -> None:
    await world.do(c.GoNext())
    await look.session("rate")
    for phone, value in zip(phones, (5, 4, 4), strict=True):
        await phone.rate(world.session.current.id, value)  # type: ignore[union-attr]
    await look.pages[0].locator(".answer").first.click()
    await look.session("rate going")
    await world.do(c.CloseRating())
    await look.session("rated")


async def _close(world: World, look: Inspection, phones: list[Phone]) -> None:
    await world.main.press(Key.Key_Z, CTRL)
    await look.session("refused")
    await world.do(c.EndSession())
    await look.session("closed")
    await world.main.press(Key.Key_P, CTRL)
    await world.until(lambda: world.main.has("dismissProblem"), "news of the report")
    await look.session("saved")


Step = Callable[[World, Inspection, list[Phone]], Awaitable[None]]
STEPS: tuple[Step, ...] = (
    _look_back, _welcome, _collect, _group, _vote, _discuss, _decide, _rate, _close,
)  # fmt: skip


def _report(file: Path, look: Inspection) -> None:
    """A text of the report ends with its bracket, wherever lines are broken."""
    text = whole(file.read_bytes())
    look.found["report"] = [left for left in [untranslated(text, look.data())] if left]
    assert text.count("[") > 20


def test_the_terminal_speaks_it_too(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"language": "qps"}', "utf-8")
    with opened(Paths(tmp_path)) as store:
        format = unlike_english(gallery.load((assets() / "formats",))[0][0])
        session = new_session(
            id="one", team="Harbour", title="Sprint 31", date="2026-11-24", format=format, minutes=60
        )
        store.commit(session, session, (RoomOpened(session),))
    networks = [address.name for address in addresses()]
    for words in (["doctor"], ["sessions"], ["report", "two", "--out", str(tmp_path / "report.pdf")]):
        done = CliRunner().invoke(cli.retrokit, ["--home", str(tmp_path), *words])
        assert done.output.count("[") >= 1
        known = data_in(session, networks, str(tmp_path), "one", "two")
        lines = [untranslated(part, known) for line in done.output.splitlines() for part in line.split("  ")]
        assert not any(lines), done.output
