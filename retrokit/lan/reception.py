"""Lets phones in: who knows the room's secret gets a sealed channel, a seat, the newest view, and is listened to."""

from __future__ import annotations

import asyncio
import logging

from aiohttp import WSCloseCode, web

from retrokit.facilitation.commands import Knock, TakeSeat
from retrokit.facilitation.errors import Refused, Trouble
from retrokit.facilitation.language import Language
from retrokit.facilitation.room import Clock, Room
from retrokit.facilitation.session import Collect, Session
from retrokit.lan.acts import seat_key, secret_in, ticket_key
from retrokit.lan.channel import Channel, TooBig, admit, greeting, is_typed
from retrokit.lan.connection import Connection, bad_message, too_big, understood
from retrokit.lan.door import GONE, Door
from retrokit.lan.fanout import Fanout, forget
from retrokit.lan.line import Line, encoded
from retrokit.lan.messages import VERSION, Bye, Hello, Welcome
from retrokit.lan.noise import Broken
from retrokit.lan.pace import REPLY_S
from retrokit.lan.roomkey import RoomKey
from retrokit.lan.seats import Seats
from retrokit.lan.site import HEADERS

log = logging.getLogger(__name__)

HELLO_TIMEOUT = 5.0
WRONG_KEY_DELAY = 0.3
LAST_WORD_TIMEOUT = 3.0


class Reception:
    """What all connections share. ``lines`` are the admitted phones' connections."""

    def __init__(
        self, room: Room, key: RoomKey, language: Language, clock: Clock, reply_s: float = REPLY_S
    ) -> None:
        self._room = room
        self._key = key
        self._language = language
        self._clock = clock
        self._reply_s = reply_s
        stage = room.session.current
        self.seats = Seats(stage.id if stage else "")
        self.fanout = Fanout(room, self.seats, clock)
        self._pumps: set[asyncio.Task[None]] = set()
        # The page shows the source itself where there is no other: in English that leaves little but the plurals.
        words = {
            source: w if isinstance(w, str) else dict(w)
            for source, w in language.entries.items()
            if w != source
        }
        self._welcome = encoded(Welcome(VERSION, room.session.id, language.code, words))

    async def receive(self, request: web.BaseRequest, door: Door) -> web.StreamResponse:
        """The whole life of one WebSocket. Whatever goes wrong in it stays in it."""
        line = Line(self._reply_s)
        line.headers.update(HEADERS)
        await line.prepare(request)
        pump = asyncio.create_task(line.pump())
        self._pumps.add(pump)
        try:
            opened = await self._opened(line)
            if opened is not None:
                await self._seated(line, *opened, door)
        except Broken:
            line.break_off()
        except GONE:
            line.cut()
        except Exception as bug:
            # Never the exception's own text: it may quote what somebody wrote.
            log.error("a connection failed: %s", type(bug).__name__)
            line.say_bye(
                self._bye("bug", "Something went wrong on the laptop. The page connects again.", again=True)
            )
        finally:
            await _ended(line, pump)
            self._pumps.discard(pump)
        return line

    async def say_bye(self, bye: Bye) -> None:
        """To every connection; returns when the words are out, or after a while."""
        for line in self.fanout.lines:
            line.say_bye(bye)
        if self._pumps:
            await asyncio.wait(self._pumps, timeout=LAST_WORD_TIMEOUT)

    async def _opened(self, line: Line) -> tuple[Channel, Hello] | None:
        """The handshake, and the first thing the phone says. Nothing is counted before: a knock may be an old one."""
        line.say_clear(greeting(self._key.public))
        try:
            async with asyncio.timeout(HELLO_TIMEOUT):
                channel = await self._sealed(line)
                return None if channel is None else await self._greeted(line, channel)
        except TimeoutError:
            self._turn_away(
                line, self._bye("no_hello", "The page did not answer. Load it again.", again=True)
            )
            return None

    async def _sealed(self, line: Line) -> Channel | None:
        """The channel to a phone that knows the room's secret."""
        knock = await line.frame()
        if knock is None:
            return None
        psk = await self._key.psk(typed=is_typed(knock))
        try:
            answer, channel = admit(knock, self._key.pair, psk)
        except Broken:
            await asyncio.sleep(WRONG_KEY_DELAY)
            self._turn_away(
                line, self._bye("wrong_key", "This code does not open the room. Scan the one on the board.")
            )
            return None
        line.say_clear(answer)
        line.use(channel)
        return channel

    async def _greeted(self, line: Line, channel: Channel) -> tuple[Channel, Hello] | None:
        """The phone's hello, when it is one."""
        data = None
        while data is None:
            frame = await line.frame()
            if frame is None:
                return None
            try:
                data = channel.open(frame)
            except TooBig:
                self._turn_away(line, too_big(self._language))
                return None
        hello = understood(data)
        if not isinstance(hello, Hello):
            self._turn_away(line, bad_message(self._language))
            return None
        if hello.v != VERSION:
            self._turn_away(
                line,
                self._bye("old_page", "This page belongs to another version of retrokit. Load it again."),
            )
            return None
        return channel, hello

    async def _seated(self, line: Line, channel: Channel, hello: Hello, door: Door) -> None:
        if not door.admit():
            return self._turn_away(line, self._bye("crowded", "Too many phones are connected.", again=True))
        session = self._room.session
        secret = secret_in(session.door.epoch, hello.seat)
        seat = seat_key(session.id, secret)
        refusal = await self._refusal(seat, ticket_key(session.id, hello.ticket))
        if refusal is not None:
            return self._turn_away(line, refusal)
        line.push(self._welcome)
        self._sit(line, seat, hello)
        try:
            await Connection(
                line,
                channel,
                seat,
                secret,
                room=self._room,
                seats=self.seats,
                fanout=self.fanout,
                language=self._language,
                clock=self._clock,
            ).attend()
        finally:
            self.seats.leave(seat, line)
            self.fanout.leave(line)

    async def _refusal(self, seat: str, ticket: str) -> Bye | None:
        """Why the room does not let ``seat`` in, or None: then it has its seat."""
        if self._room.session.state == "closed":  # after the end people may still read what was agreed
            return None
        try:
            await self._room.handle(TakeSeat(seat, ticket))
        except Refused as refused:
            full = refused.code == "locked"
            if full:
                self._room.handle(Knock()).add_done_callback(forget)
            return Bye(refused.code, self._language.text(refused.sentence, **refused.values), again=full)
        except Trouble as trouble:
            return Bye(trouble.code, self._language.text(trouble.sentence, **trouble.values), again=True)
        return None

    def _sit(self, line: Line, seat: str, hello: Hello) -> None:
        oldest = self.seats.take(seat, line, self._clock.now())
        if isinstance(oldest, Line):
            oldest.say_bye(
                self._bye("elsewhere", "This phone has opened the page in other tabs. Go on in one of them.")
            )
        if hello.wrote and may_be_hidden(self._room.session, hello.stage):
            self.seats.said_wrote(seat, hello.stage)
        self.fanout.join(line)

    def _bye(self, code: str, sentence: str, *, again: bool = False) -> Bye:
        return Bye(code, self._language.text(sentence), again)

    def _turn_away(self, line: Line, bye: Bye) -> None:
        line.say_bye(bye, WSCloseCode.POLICY_VIOLATION)


def may_be_hidden(session: Session, stage: str) -> bool:
    """Whether a phone can still have hidden cards in ``stage``; "" is the open one, where it is believed."""
    work = session.work.get(stage)
    here = session.current is not None and session.current.id == stage
    return not stage or here or (isinstance(work, Collect) and not work.revealed)


async def _ended(line: Line, pump: asyncio.Task[None]) -> None:
    """Give a last word the time to arrive, then let go of everything."""
    if not line.ending:
        pump.cancel()
    await asyncio.wait({pump}, timeout=LAST_WORD_TIMEOUT)
    pump.cancel()
    line.rest()
    if not line.closed or line.close_code == WSCloseCode.ABNORMAL_CLOSURE:
        line.cut()
