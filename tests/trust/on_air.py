"""The real app with its real server, and the people of a plan on phones of their own: each from another address and browser."""

from __future__ import annotations

import asyncio
import base64
import logging
import random
import secrets
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from retrokit.app import App, Setup, opened
from retrokit.facilitation import commands as c
from retrokit.facilitation.language import Language
from retrokit.facilitation.room import Room
from retrokit.facilitation.topics import topics
from retrokit.lan import acts
from retrokit.lan.messages import Add, Ballot, Edit, Rate, Thumb, Withdraw
from retrokit.lan.phone import Phone
from retrokit.paths import Paths
from retrokit.settings import Settings
from tests.trust.people import Person, Plan
from tests.trust.rehearsal import Look

# Of people who are spoken to: retrokit may know them in memory only.
NAMES = ("Penthesilea-Maria", "Gawain-Leonidas", "Theodolinde-Eva")
_browser: ContextVar[str] = ContextVar("browser")


_ClientSession = aiohttp.ClientSession


def browser(**options: Any) -> aiohttp.ClientSession:
    """Says which browser it is, as browsers do."""
    return _ClientSession(headers={"User-Agent": _browser.get("")}, **options)


@contextmanager
def everything_logged(home: Path, temporary: Path) -> Iterator[Path]:
    """All loggers at DEBUG into a file under ``home``, temporary files under ``temporary``, phones that name a browser."""
    file = home / "logs" / "debug.log"
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary.mkdir(exist_ok=True)
    handler = logging.FileHandler(file, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    root = logging.getLogger()
    level = root.level
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aiohttp, "ClientSession", browser)
        for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
            patch.setenv(name, str(temporary))
        patch.setattr(tempfile, "tempdir", None)
        root.addHandler(handler)
        root.setLevel(logging.DEBUG)
        try:
            yield file
        finally:
            root.setLevel(level)
            root.removeHandler(handler)
            handler.close()


@asynccontextmanager
async def an_app(home: Path) -> AsyncIterator[App]:
    """The app without windows, a session of eight open in it, phones welcome on loopback."""
    with opened(Paths(home)) as store:
        setup = Setup(
            Paths(home), Settings(), Language(), loopback=True, sample_s=0.2, reply_s=0, least_free_mb=1
        )
        app = App(setup, store)
        try:
            await app.start("Harbour", "Sprint 31", "sailboat", 60, 8)
            yield app
        finally:
            await app.close()


def room(app: App) -> Room:
    assert app.live is not None
    return app.live.room


async def go(app: App, kind: str) -> str:
    """Open the first stage of that kind; its id."""
    stages = room(app).session.format.stages
    at = next(n for n, stage in enumerate(stages) if stage.kind == kind)
    await room(app).handle(c.GoToStage(at))
    return stages[at].id


async def comes(app: App, person: Person) -> Phone:
    """``person`` scans the code."""
    assert app.joining is not None
    _browser.set(person.agent)
    phone = Phone.by_join_url(app.joining.info.url, source=person.source)
    phone._seat = person.seat
    await phone.join()
    return phone


async def play(home: Path, plan: Plan, look: Look) -> dict[str, bytes]:
    """A whole session; ``look`` hears of writing, revealed, exported, closed, quit. Returns the secrets that were used."""
    used: dict[str, bytes] = {}
    async with an_app(home) as app:
        phones = await asyncio.gather(*(comes(app, person) for person in plan.people))
        stage = await go(app, "collect")
        await asyncio.gather(*(phone.until(lambda v: v["stage"] == stage) for phone in phones))
        await asyncio.gather(*(_writes(app, plan, author, phone) for author, phone in enumerate(phones)))
        look("writing")
        await room(app).handle(c.RevealCards(anyway=True))
        look("revealed")
        await go(app, "group")
        chance = random.Random(plan.acts[0].op)
        cards = [card.id for card in room(app).session.cards]
        for card in chance.sample(cards, 12):
            await room(app).handle(c.GroupCards(card, chance.choice([o for o in cards if o != card])))
        vote = await go(app, "vote")
        topic = [topic.id for topic in topics(room(app).session)]
        for kind in ("vote", "rate"):
            stage = vote if kind == "vote" else await go(app, "rate")
            ops = [secrets.token_urlsafe(16) for _ in phones]
            used.update({f"op {kind} {n}": op.encode() for n, op in enumerate(ops)})
            await asyncio.gather(
                *(
                    phone.act(
                        Ballot(op, stage, {chance.choice(topic): 1}) if kind == "vote" else Rate(op, stage, 4)
                    )
                    for phone, op in zip(phones, ops, strict=True)
                )
            )
            look(f"{kind} open")
            await room(app).handle(c.CloseVote() if kind == "vote" else c.CloseRating())
            if kind == "vote":
                used.update(await _thumbs(app, plan, phones, look))
        await app.report()
        look("exported")
        await room(app).handle(c.EndSession())
        await app.report()
        used.update(_hashes(plan, room(app).session.id, vote, stage))
        look("closed")
        await app.leave()
        await asyncio.gather(*(phone.leave() for phone in phones))
    look("quit")
    return used


async def _thumbs(app: App, plan: Plan, phones: Sequence[Phone], look: Look) -> dict[str, bytes]:
    """The room is asked for more time, and first names are drawn. Returns what no file may hold of it."""
    stage = await go(app, "discuss")
    await room(app).handle(c.DrawTurns(NAMES))
    await room(app).handle(c.AskRoom())
    await asyncio.gather(*(phone.until(lambda view: bool(view["body"].get("open"))) for phone in phones))
    ops = [secrets.token_urlsafe(16) for _ in phones]
    acted = (phone.act(Thumb(op, stage, 1, "more")) for phone, op in zip(phones, ops, strict=True))
    await asyncio.gather(*acted)
    look("thumb open")
    await room(app).handle(c.CloseThumbs())
    keys = [acts.thumb_key(stage, 1, person.seat) for person in plan.people]
    return {
        **{f"first name {name}": name.encode() for name in NAMES},
        **{f"op thumb {n}": op.encode() for n, op in enumerate(ops)},
        **{f"thumb key {n}": key.encode() for n, key in enumerate(keys)},
        **{f"thumb key {n}, bytes": bytes.fromhex(key) for n, key in enumerate(keys)},
    }


async def _writes(app: App, plan: Plan, author: int, phone: Phone) -> None:
    """One person's acts, one after the other."""
    columns = [column.id for column in room(app).session.format.columns]
    for act in plan.acts:
        card = plan.cards[act.card]
        if card.author != author:
            continue
        column = columns[card.column % len(columns)]
        if act.what == "withdraw":
            await phone.act(Withdraw(act.op, card.cap))
        elif act.what == "edit":
            await phone.act(Edit(act.op, card.cap, column, card.text))
        else:
            await phone.act(Add(act.op, card.cap, column, card.drafts[0] if card.drafts else card.text))


def _hashes(plan: Plan, session: str, vote: str, rate: str) -> Mapping[str, bytes]:
    """What the laptop makes of the phones' secrets, as text and as the bytes it stands for."""
    digests = {
        **{f"card key {n}": acts.card_key(card.cap) for n, card in enumerate(plan.cards)},
        **{f"op key {n}": acts.op_key(act.op) for n, act in enumerate(plan.acts)},
        **{f"seat key {n}": acts.seat_key(session, person.seat) for n, person in enumerate(plan.people)},
        **{f"ballot key {n}": acts.ballot_key(vote, person.seat) for n, person in enumerate(plan.people)},
        **{f"rating key {n}": acts.rating_key(rate, person.seat) for n, person in enumerate(plan.people)},
    }
    raw = {f"{name}, bytes": bytes.fromhex(digest) for name, digest in digests.items()}
    return {**{name: digest.encode() for name, digest in digests.items()}, **raw}


def secret_words(plan: Plan) -> Iterator[tuple[str, bytes]]:
    """Whatever a phone knows and no file may: addresses, browsers, secrets, and texts that were taken back."""
    for number, person in enumerate(plan.people):
        yield f"address {number}", person.source.encode()
        yield f"browser {number}", person.agent.encode()
        yield from _token(f"seat {number}", person.seat)
    for number, card in enumerate(plan.cards):
        yield from _token(f"capability {number}", card.cap)
        for draft in card.drafts:
            yield f"text before the edit {number}", canary(draft)
        if not card.kept:
            yield f"withdrawn text {number}", canary(card.text)
    for number, act in enumerate(plan.acts):
        yield from _token(f"op {number}", act.op)


def card_words(plan: Plan) -> Iterator[tuple[str, bytes]]:
    return ((f"text {number}", canary(card.text)) for number, card in enumerate(plan.kept))


def canary(text: str) -> bytes:
    """The part of a text that is in no other."""
    return text[:22].encode()


def _token(what: str, token: str) -> Iterator[tuple[str, bytes]]:
    yield what, token.encode()
    yield f"{what}, bytes", base64.urlsafe_b64decode(f"{token}==")
