"""One playing of the demo, step by step: what phones and facilitator do, and a picture of every stage."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtQuick import QQuickWindow

from retrokit import browser
from retrokit.demo_script import script_for
from retrokit.facilitation import commands as c
from retrokit.facilitation.columns import written_in
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.session import Ask, Vote
from retrokit.facilitation.stages.ask import items
from retrokit.facilitation.stages.collect import FEWEST_WRITERS
from retrokit.facilitation.topics import ranked, topics
from retrokit.lan.phone import Phone
from retrokit.reports import save

if TYPE_CHECKING:
    from retrokit.app import App

BOARD = (1920, 1080)
CONSOLE = (1440, 900)
# Fades and layouts come to rest within this.
SETTLE_S = 0.3
# Days ago and mood of cards on a timeline; 0 days: none is known.
MOMENTS = ((17, 4), (13, 5), (11, 3), (10, 1), (10, 2), (6, 4), (4, 3), (3, 5), (0, 3))


class Play:
    """``phones`` simulated phones, and one more in Chromium where there is one, whose page is photographed.

    ``pictures``: without them there is no such page, and nothing waits for windows to come to rest.
    """

    def __init__(
        self,
        app: App,
        format_id: str,
        phones: int,
        out: Path,
        say: Callable[[str], None],
        pace_s: float,
        *,
        pictures: bool = True,
    ) -> None:
        format = next((f for f in app.formats if f.id == format_id), None)
        if format is None:
            known = ", ".join(f.id for f in app.formats)
            raise Refused(
                "unknown_format", "There is no format {id}. There are: {known}.", id=format_id, known=known
            )
        self.format = format
        self.script = script_for(format)
        self._app, self._count, self._out, self._say, self._pace_s = app, phones, out, say, pace_s
        self.session_id = ""
        self._seen = pictures
        self._phones: list[Phone] = []
        self._page: browser.Browser | None = None

    async def all(self) -> None:
        async with contextlib.AsyncExitStack() as closing:
            await self._open(closing)
            for index, stage in enumerate(self.format.stages):
                await self._do(c.GoToStage(index))
                await self._at(stage.id)
                await self._stages[stage.kind](self)
                await self._pictures(stage.id)
            await self._do(c.EndSession())
            await self._everywhere(lambda view: view["state"] == "closed")
            await self._pictures("closed")
            file = await self._app.report()
            save(self._out / "report.pdf", file.read_bytes())
            await asyncio.gather(*(phone.leave() for phone in self._phones))
            await self._app.leave()

    async def _open(self, closing: contextlib.AsyncExitStack) -> None:
        """Home, then the lobby with everybody in it."""
        found = browser.find() if self._seen else ""
        people = self._count + bool(found)
        self._windows.show_home()
        if self._seen:
            await asyncio.sleep(SETTLE_S)
            await self._picture("home", self._windows.main.window, CONSOLE)
        await self._app.start(
            self.script.team, self.script.title, self.format.id, self.format.minutes, people
        )
        self.session_id = str(self._session.id)
        assert self._app.joining is not None
        url = self._app.joining.info.url
        self._say(f"{self.format.name}: {self._count} phones")
        self._phones = [
            Phone.by_join_url(url, source=f"127.0.{n // 250}.{n % 250 + 2}") for n in range(self._count)
        ]
        await asyncio.gather(*(phone.join() for phone in self._phones))
        if found:
            self._page = await closing.enter_async_context(browser.Browser(found))
            await self._page.open(url)
        await self._everywhere(lambda view: view["phones"] == people)
        await self._pictures("lobby")

    async def _look_back(self) -> None:
        outcome = self.script.outcome
        for experiment in self._app.live.room.session.carried if self._app.live else ():
            await self._do(
                c.ConcludeExperiment(experiment.id, outcome.observed, outcome.decision, outcome.learned)
            )

    async def _welcome(self) -> None:
        await self._do(c.StartTimer())

    async def _collect(self) -> None:
        await self._do(c.StartTimer())
        rounds = self._session.current.rounds
        writing = [n for n, step in enumerate(rounds) if not step.pad] or [0]
        for n in range(max(len(rounds), 1)):
            if n:
                await self._do(c.NextRound())
                await self._in_round(n + 1)
            if n in writing:
                await self._write(writing.index(n), len(writing))
            else:
                await self._pictures(f"round-{n + 1}")

    async def _in_round(self, number: int) -> None:
        await self._everywhere(lambda view: bool(view["body"]["round"] == number))

    async def _write(self, part: int, parts: int) -> None:
        """Everybody writes this part of their cards, and they turn over."""
        hands = [self.script.hand(n, self._count)[part::parts] for n in range(self._count)]
        here = {column.id for column in written_in(self.format, self._session.current)}
        mine = [[card for card in hand if card.column in here] for hand in hands]
        written = await asyncio.gather(
            *(
                phone.add(card.column, card.text, *self._moment(n))
                for phone, hand in zip(self._phones, mine, strict=True)
                for n, card in enumerate(hand, self._phones.index(phone))
            )
        )
        if not part:
            await self._write_in_page()
        await asyncio.gather(*(phone.done() for phone in self._phones[: self._count * 3 // 4]))
        await self._everywhere(lambda view: view["body"]["about"] > 0)
        await asyncio.sleep(2 * self._app.setup.sample_s)
        self._say(f"  {len(written)} cards are written")
        await self._pictures("collect-hidden" if not part else f"collect-hidden-{part + 1}")
        writers = sum(map(bool, mine)) + (self._page is not None and not part)
        few = min(writers, len(written)) < FEWEST_WRITERS
        await self._do(c.RevealCards(anyway=few))
        await self._everywhere(lambda view: view["body"]["revealed"])

    def _moment(self, n: int) -> tuple[str, int]:
        """Day and mood of card number ``n`` on a timeline: a few days of the last weeks, some cards without."""
        if not self._session.current.timeline:
            return "", 0
        today = date.fromisoformat(self._app.clock.today())
        ago, mood = MOMENTS[n % len(MOMENTS)]
        return (today - timedelta(days=ago)).isoformat() if ago else "", mood

    async def _group(self) -> None:
        cards = {card.text: card.id for card in self._session.cards}
        for group in self.script.groups:
            texts = (self.script.cards[i].text for i in group.cards)
            # Some may be written later, where a format gathers twice.
            laid = [cards[text] for text in texts if text in cards]
            if len(laid) < 2:
                continue
            first, *others = laid
            for other in others:
                await self._do(c.GroupCards(other, first))
            made = next(card.group for card in self._session.cards if card.id == first)
            await self._do(c.NameGroup(made, group.name))

    async def _vote(self) -> None:
        await self._do(c.StartTimer())
        stage = self._stage
        work = self._session.work[stage]
        assert isinstance(work, Vote)
        named = [(topic.id, topic.name) for topic in topics(self._session)]
        await asyncio.gather(
            *(
                phone.vote(stage, self.script.ballot(n, named, work.budget, work.per_topic))
                for n, phone in enumerate(self._phones)
            )
        )
        await self._pictures("vote-open")
        await self._do(c.CloseVote())
        await self._everywhere(lambda view: not view["body"]["open"])

    async def _place(self) -> None:
        await self._do(c.StartTimer())
        stage = self._session.current
        ids = [topic.id for topic in topics(self._session)]
        await asyncio.gather(
            *(
                phone.place(stage.id, self.script.sheet(n, ids, len(stage.axes)))
                for n, phone in enumerate(self._phones)
            )
        )
        await self._pictures("place-open")
        await self._do(c.ClosePlacing())
        await self._everywhere(lambda view: not view["body"]["open"])

    async def _discuss(self) -> None:
        await self._do(c.StartTimer())
        for topic in ranked(self._session):
            if topic.name in self.script.notes:
                await self._do(c.NoteTopic(topic.id, self.script.notes[topic.name]))
        for text in self.script.parked:
            await self._do(c.Park(text))
        if self._session.current.boxes:
            await self._thumbs()

    async def _thumbs(self) -> None:
        """The first box runs out, most want more time and get it, and an order of speaking is drawn."""
        await self._do(c.EndTimer())
        await self._do(c.AskRoom())
        await self._everywhere(lambda view: bool(view["body"]["open"]))
        await asyncio.gather(
            *(phone.thumb("next" if n % 3 == 2 else "more") for n, phone in enumerate(self._phones))
        )
        await asyncio.sleep(2 * self._app.setup.sample_s)
        await self._pictures("thumbs-open")
        await self._do(c.CloseThumbs())
        await self._everywhere(lambda view: not view["body"]["open"])
        await self._pictures("thumbs-shown")
        await self._do(c.ExtendTopic())
        await self._do(c.DrawTurns(("Ines", "Tomas", "Jonas", "Mira", "Ola")))

    async def _decide(self) -> None:
        today = date.fromisoformat(self._app.clock.today())
        await self._do(c.StartTimer())
        await self._do(c.DraftExperiment(""))
        experiment = self._session.experiments[-1].id
        for field, text in self.script.experiment_on(today).items():
            await self._do(c.EditExperiment(experiment, field, text))
        await self._do(c.DraftLearning(""))
        learning = self._session.learnings[-1].id
        for field, text in self.script.learning.items():
            await self._do(c.EditLearning(learning, field, text))
        await self._pictures("decide-draft")
        await self._do(c.AgreeExperiment(experiment))
        await self._do(c.KeepLearning(learning))

    async def _rate(self) -> None:
        stage = self._stage
        await asyncio.gather(
            *(phone.rate(stage, self.script.rating(n)) for n, phone in enumerate(self._phones))
        )
        await self._pictures("rate-open")
        await self._do(c.CloseRating())
        await self._everywhere(lambda view: not view["body"]["open"])

    async def _ask(self) -> None:
        """Whoever rates high chooses high; views part a little, and less so when the room is asked again later on."""
        stage = self._session.current
        before = any(isinstance(work, Ask) and not work.open for work in self._session.work.values())
        asked = [item.id for item in items(self._session, stage)]
        await asyncio.gather(
            *(
                phone.answer(
                    stage.id,
                    {
                        id: _choice(
                            self.script.rating(n) - (0 if before else n * (at + 2) % 4),
                            stage.choices,
                            stage.numbers,
                        )
                        for at, id in enumerate(asked)
                        if len(asked) == 1 or (n + at) % 7
                    },
                )
                for n, phone in enumerate(self._phones)
            )
        )
        await asyncio.sleep(2 * self._app.setup.sample_s)
        await self._pictures(f"{stage.id}-open")
        await self._do(c.CloseAsk())
        await self._everywhere(lambda view: not view["body"]["open"])

    _stages: ClassVar[dict[str, Callable[[Play], Awaitable[None]]]] = {
        "look_back": _look_back,
        "welcome": _welcome,
        "collect": _collect,
        "group": _group,
        "vote": _vote,
        "place": _place,
        "discuss": _discuss,
        "decide": _decide,
        "rate": _rate,
        "ask": _ask,
    }

    @property
    def _session(self) -> Any:
        assert self._app.live is not None
        return self._app.live.room.session

    @property
    def _stage(self) -> str:
        return str(self._session.current.id)

    @property
    def _windows(self) -> Any:
        assert self._app.windows is not None
        return self._app.windows

    async def _do(self, command: c.Command) -> None:
        assert self._app.live is not None
        await self._app.live.room.handle(command)

    async def _everywhere(self, wanted: Callable[[dict[str, Any]], bool]) -> None:
        await asyncio.gather(*(phone.until(wanted) for phone in self._phones))

    async def _at(self, stage: str) -> None:
        await self._everywhere(lambda view: bool(view["stage"] == stage))

    async def _write_in_page(self) -> None:
        """The person with the real browser writes a card as well."""
        if self._page is None:
            return
        await self._page.wait_for("!!document.querySelector('form.write textarea')")
        await self._page.evaluate("document.querySelector('form.write textarea').focus()")
        await self._page.type("We laughed more than in the last three sprints together")
        await self._page.evaluate("document.querySelector('form.write button[type=submit]').click()")

    async def _pictures(self, name: str) -> None:
        """Board, console and phone as they are now."""
        if not self._seen:
            return
        await asyncio.sleep(max(self._pace_s, SETTLE_S))
        await self._picture(f"board-{name}", self._windows.board.window, BOARD)
        await self._picture(f"console-{name}", self._windows.main.window, CONSOLE)
        if self._page is not None:
            await self._page.picture(self._out / f"phone-{name}.png")
        self._say(f"  {name}")

    async def _picture(self, name: str, window: QQuickWindow, size: tuple[int, int]) -> None:
        if not self._pace_s and (window.width(), window.height()) != size:
            window.resize(*size)
            await asyncio.sleep(SETTLE_S)
        window.grabWindow().save(str(self._out / f"{name}.png"))


def _choice(rating: int, choices: Sequence[str], numbers: Sequence[int]) -> int:
    """Which choice a ``rating`` of 5 or less comes to: high for high on a scale, else the first for high."""
    share = max(rating - 1, 0) / 4
    rises = bool(numbers) and numbers[0] < numbers[-1]
    return round((share if rises else 1 - share) * (len(choices) - 1))
