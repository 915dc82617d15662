"""One walk through a session: looks at windows and phones on every screen and writes down what is wrong with their texts."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from playwright.async_api import Page
from PySide6.QtQuick import QQuickWindow

from retrokit.facilitation.changes import RoomOpened, SessionEnded
from retrokit.facilitation.formats import Column, Format, Stage
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.session import Experiment, Session
from retrokit.facilitation.stages.look_back import DECISIONS
from tests.journeys.pseudo import at_rest, data_in, look_at, look_at_page
from tests.journeys.world import World

SIZES = ((1920, 1080), (1280, 720))
CARDS = {
    "start": ("pair on what crosses teams", "write down who has staging", "ask before it burns"),
    "stop": ("reviews that wait over Friday", "alarms that wake us for nothing"),
    "continue": ("quiet Thursday mornings",),
}
EXPERIMENT = {
    "belief": "nobody can see who has staging",
    "change": "booking staging in half-day slots",
    "expected": "nobody waits longer than two hours",
    "measure": "longest wait under 2 h on 8 of 10 days",
    "guardrail": "deploys a week stay at 9",
    "scope": "one team and mornings",
    "undo": "delete the calendar",
    "owner": "Ines",
}
LEARNING = {
    "expected": "pairing to slow us",
    "saw": "fewer review rounds",
    "learned": "talking early costs less",
    "will_do": "pair across teams",
}


class Inspection:
    """``found`` has the findings by screen. It begins with an earlier session in the library, and formats unlike English."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.found: dict[str, list[str]] = {}
        self.pages: list[Page] = []
        world.app.shelf.formats = tuple(map(unlike_english, world.app.formats))
        self._earlier = earlier(world)

    def data(self) -> list[str]:
        """What is no text of retrokit: written by people or by a format, or read from the machine."""
        live, joining = self.world.app.live, self.world.app.joining
        told = [CARDS, EXPERIMENT, LEARNING, self._earlier, str(self.world.home.home), "broken.toml"]
        told += [
            self.world.app.formats,
            self.world.app.shelf.hints,
            live.room.session if live else "",
            joining.info.code if joining else "",
        ]
        return [words for words in data_in(told) if words not in DECISIONS.values()]

    def wrong(self) -> list[str]:
        """Each finding once, with the screens it was seen on."""
        screens: dict[str, list[str]] = {}
        for screen, lines in self.found.items():
            for line in lines:
                screens.setdefault(line, []).append(screen)
        return [f"{line}\n    on {', '.join(where)}" for line, where in screens.items()]

    async def home(self, name: str) -> None:
        await self._window(f"home {name}", self.world.main.window)

    async def session(self, name: str) -> None:
        """Console, board and phones as they are now."""
        await self._window(f"console {name}", self.world.main.window)
        await self._window(f"board {name}", self.world.board.window)
        for page in self.pages:
            await self.phone(name, page)

    async def phone(self, name: str, page: Page) -> None:
        self.found[f"phone {name}"] = await look_at_page(page, self.data())
        await page.screenshot(path=self.world.shot(f"phone-{name.replace(' ', '-')}"), full_page=True)

    async def _window(self, name: str, window: QQuickWindow) -> None:
        for width, height in SIZES:
            window.resize(width, height)
            await at_rest(window)
            self.found[f"{name} at {width}x{height}"] = look_at(window, self.data())
            window.grabWindow().save(self.world.shot(f"{name.replace(' ', '-')}-{width}"))


def unlike_english(format: Format) -> Format:
    """A format's words must not look like an English text that somebody forgot to translate."""

    def marked(words: str) -> str:
        return words.translate(str.maketrans("aeo", "àèò"))

    def part(thing: Format | Column | Stage) -> dict[str, Any]:
        spoken = {
            "after",
            "say_after",
            "name",
            "heading",
            "prompt",
            "say",
            "watch",
            "summary",
            "when",
            "not_when",
        }
        return {f.name: marked(getattr(thing, f.name)) for f in fields(thing) if f.name in spoken}

    columns = tuple(
        replace(column, examples=tuple(map(marked, column.examples)), **part(column))
        for column in format.columns
    )

    def lists(stage: Stage) -> dict[str, Any]:
        return {name: tuple(map(marked, getattr(stage, name))) for name in ("points", "choices", "items")}

    stages = tuple(replace(s, **lists(s), **part(s)) for s in format.stages)
    return replace(format, columns=columns, stages=stages, **part(format))


def earlier(world: World) -> tuple[Session, ...]:
    """A session two weeks ago, so that something is due, and one that was never finished."""
    today = date.fromisoformat(world.app.clock.today())
    due = (today - timedelta(days=2)).isoformat()
    carried = Experiment(id="due", session="earlier", state="agreed", review=due, **EXPERIMENT)  # type: ignore[arg-type]
    made: list[Session] = []
    for id, title, state in (("earlier", "Sprint 30", "closed"), ("left", "Sprint 29", "running")):
        opened = new_session(
            id=id,
            team="Harbour",
            title=title,
            date=(today - timedelta(days=14)).isoformat(),
            format=world.app.formats[0],
            minutes=60,
        )
        ended = state == "closed"
        past = replace(opened, state=state, experiments=(carried,)) if ended else opened  # type: ignore[arg-type]
        world.app.store.commit(
            opened, past, (RoomOpened(past), *([SessionEnded(past.runs)] if ended else []))
        )
        made.append(past)
    return tuple(made)
