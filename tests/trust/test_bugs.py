"""T1, logs: a bug on any way through the server, whatever its exception quotes, writes no word of anybody into a log."""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from retrokit.app import App
from retrokit.lan.messages import Add, Edit, Rate, Withdraw
from retrokit.lan.phone import Phone
from tests.trust.figures import record
from tests.trust.needles import Needles
from tests.trust.on_air import an_app, card_words, comes, everything_logged, go, room, secret_words
from tests.trust.people import Plan, plan
from tests.trust.rehearsal import Album

PEOPLE = plan(5, 0.0)
WORDS = "; ".join(word.decode("utf-8", "replace") for _, word in (*secret_words(PEOPLE), *card_words(PEOPLE)))
PATIENCE_S = 10.0

Way = Callable[[App, Plan], Awaitable[None]]


class Broken(Exception):
    """A bug that quotes all it can get hold of."""

    def __init__(self) -> None:
        super().__init__(WORDS)


def broken(*args: Any, **options: Any) -> NoReturn:
    raise Broken


async def ask(app: App, request: str) -> None:
    """A request in the clear from the first person's address, and whatever comes back."""
    assert app.joining is not None
    person = PEOPLE.people[0]
    ip, _, port = app.joining.info.short_url.rpartition(":")
    reader, writer = await asyncio.open_connection(ip, int(port), local_addr=(person.source, 0))
    text = request.format(own=f"{ip}:{port}", agent=person.agent)
    writer.write(text.replace("\n", "\r\n").encode() + b"\r\n\r\n")
    async with asyncio.timeout(PATIENCE_S):
        with contextlib.suppress(ConnectionError):
            await reader.read()
    writer.close()


def asks(request: str) -> Way:
    async def way(app: App, people: Plan) -> None:
        await ask(app, request)

    return way


async def arrives(app: App, people: Plan) -> None:
    """A phone that comes, and is perhaps not let in."""
    phone = asyncio.create_task(comes(app, people.people[0]))
    await logged(app)
    phone.cancel()
    await asyncio.gather(phone, return_exceptions=True)


def acts(*messages: Add | Edit | Withdraw | Rate) -> Way:
    """A phone that sits already does something."""

    async def way(app: App, people: Plan) -> None:
        phone = phones[app]
        sent = [asyncio.create_task(phone.act(message)) for message in messages]
        await logged(app)
        for task in sent:
            task.cancel()
        await asyncio.gather(*sent, return_exceptions=True)

    return way


phones: dict[App, Phone] = {}


async def logged(app: App) -> None:
    """Until the log says that something failed."""
    log = app.setup.paths.logs / "debug.log"
    async with asyncio.timeout(PATIENCE_S):
        while "ERROR" not in log.read_text("utf-8"):
            gc.collect()  # a task that failed and was not asked is told of when it goes
            await asyncio.sleep(0.05)


CARD = PEOPLE.kept[0]
ADD = Add(PEOPLE.acts[0].op, CARD.cap, "wind", CARD.text)
LAN = "retrokit.lan"
BUGS: dict[str, tuple[str, Way]] = {
    "the page": (f"{LAN}.site.Site.file", asks("GET / HTTP/1.1\nHost: {own}\nUser-Agent: {agent}")),
    "a script": (f"{LAN}.site.Site.file", asks("GET /app.js HTTP/1.1\nHost: {own}\nUser-Agent: {agent}")),
    "another path": (f"{LAN}.server.plain", asks("GET /x HTTP/1.1\nHost: {own}\nUser-Agent: {agent}")),
    "another method": (f"{LAN}.server.plain", asks("POST / HTTP/1.1\nHost: {own}\nUser-Agent: {agent}")),
    "another name": (f"{LAN}.server.plain", asks("GET / HTTP/1.1\nHost: {agent}\nUser-Agent: {agent}")),
    "another origin": (
        f"{LAN}.server.plain",
        asks("GET /ws HTTP/1.1\nHost: {own}\nOrigin: {agent}\nUser-Agent: {agent}"),
    ),
    "no socket": (
        f"{LAN}.server.plain",
        asks("GET /ws HTTP/1.1\nHost: {own}\nOrigin: http://{own}\nUser-Agent: {agent}"),
    ),
    "the door": (f"{LAN}.door.Door.asked", asks("GET / HTTP/1.1\nHost: {own}\nUser-Agent: {agent}")),
    "the answer to a bad request": (f"{LAN}.door.plain", asks("GET / {agent}\nHost: {own}")),
    "the reception": (f"{LAN}.reception.Reception.receive", arrives),
    "the greeting": (f"{LAN}.reception.Reception._greeted", arrives),
    "the seat": (f"{LAN}.reception.seat_key", arrives),
    "sitting down": (f"{LAN}.seats.Seats.take", arrives),
    "the first view": (f"{LAN}.fanout.views.public", arrives),
    "taking an act": (f"{LAN}.connection.Connection._take", acts(ADD)),
    "the allowance": (f"{LAN}.seats.Seats.may_act", acts(ADD)),
    "an act": (f"{LAN}.connection.command_for", acts(ADD)),
    "the answer": (f"{LAN}.connection.Connection._answer", acts(ADD)),
    "the count": (f"{LAN}.connection.Connection._count", acts(ADD)),
    "a rule": ("retrokit.facilitation.stages.collect.canonical", acts(ADD)),
    "the store": ("retrokit.storage.store.SqliteStore.commit", acts(ADD)),
    "the seal": ("retrokit.storage.intake.Intake.change", acts(ADD)),
    "a listener": (f"{LAN}.fanout.Fanout._is_public", acts(ADD)),
    "the presence": (f"{LAN}.seats.Seats.presence", acts(ADD)),
    "the console": ("retrokit.live.views.console", acts(ADD)),
}


@pytest.mark.logs("failed|a bug")
@pytest.mark.parametrize("place", BUGS)
def test_a_bug_tells_the_log_nothing_of_anybody(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, way = BUGS[place]
    home, temporary = tmp_path / "home", tmp_path / "tmp"

    async def session() -> None:
        async with an_app(home) as app:
            phone = phones[app] = await comes(app, PEOPLE.people[1])
            stage = await go(app, "collect")
            await phone.until(lambda view: view["stage"] == stage)
            room(app)
            with monkeypatch.context() as patch:
                patch.setattr(target, broken)
                await way(app, PEOPLE)
                await logged(app)
                patch.undo()
            await phone.leave()
            del phones[app]

    with everything_logged(home, temporary):
        asyncio.run(session())
    album = Album(home, temporary)
    album("after")
    words = Needles([*secret_words(PEOPLE), *card_words(PEOPLE)])

    assert not words.in_files(album.pictures["after"])


def test_figures() -> None:
    record("bugs", ways=len(BUGS), hits=0)
