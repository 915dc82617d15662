"""Lets phones in: who says hello with the room's key gets a seat, the newest view, and is listened to."""

from __future__ import annotations

import asyncio
import logging

from aiohttp import WSCloseCode, WSMsgType, web

from retrokit.facilitation.commands import TakeSeat
from retrokit.facilitation.errors import Refused, Trouble
from retrokit.facilitation.language import Language
from retrokit.facilitation.room import Clock, Room
from retrokit.lan.acts import seat_key
from retrokit.lan.connection import Connection, bad_message, understood
from retrokit.lan.door import Door
from retrokit.lan.fanout import Fanout
from retrokit.lan.line import Line, encoded
from retrokit.lan.messages import VERSION, Bye, Hello, Welcome
from retrokit.lan.roomkey import RoomKey
from retrokit.lan.seats import Seats
from retrokit.lan.site import HEADERS

log = logging.getLogger(__name__)

HELLO_TIMEOUT = 5.0
WRONG_KEY_DELAY = 0.3
LAST_WORD_TIMEOUT = 3.0


class Reception:
    """What all connections share. ``lines`` are the admitted phones' connections."""

    def __init__(self, room: Room, key: RoomKey, language: Language, clock: Clock) -> None:
        self._room = room
        self._key = key
        self._language = language
        self._clock = clock
        stage = room.session.current
        self.seats = Seats(stage.id if stage else "")
        self.fanout = Fanout(room, self.seats, clock)
        self._pumps: set[asyncio.Task[None]] = set()
        self._byes: dict[int, Bye] = {
            WSCloseCode.MESSAGE_TOO_BIG: self._bye(
                "too_big", "The page sent something too big. Load it again."
            ),
            WSCloseCode.PROTOCOL_ERROR: bad_message(language),
        }
        words = {source: w if isinstance(w, str) else dict(w) for source, w in language.entries.items()}
        self._welcome = encoded(Welcome(VERSION, room.session.id, language.code, words))

    async def receive(self, request: web.BaseRequest, door: Door) -> web.StreamResponse:
        """The whole life of one WebSocket. Whatever goes wrong in it stays in it."""
        line = Line(self._byes)
        line.headers.update(HEADERS)
        await line.prepare(request)
        pump = asyncio.create_task(line.pump())
        self._pumps.add(pump)
        try:
            hello = await self._greeted(line)
            if hello is not None:
                await self._seated(line, hello, door)
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

    async def _greeted(self, line: Line) -> Hello | None:
        """The phone's hello, when it holds the room's key."""
        try:
            received = await line.receive(HELLO_TIMEOUT)
        except TimeoutError:
            self._turn_away(
                line, self._bye("no_hello", "The page did not answer. Load it again.", again=True)
            )
            return None
        if received.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
            return None
        hello = understood(received.data) if received.type is WSMsgType.TEXT else None
        if not isinstance(hello, Hello):
            self._turn_away(line, bad_message(self._language))
            return None
        if hello.v != VERSION:
            self._turn_away(
                line,
                self._bye("old_page", "This page belongs to another version of retrokit. Load it again."),
            )
            return None
        if not self._key.admits(hello.key):
            await asyncio.sleep(WRONG_KEY_DELAY)
            self._turn_away(
                line, self._bye("wrong_key", "This code does not open the room. Scan the one on the board.")
            )
            return None
        return hello

    async def _seated(self, line: Line, hello: Hello, door: Door) -> None:
        if not door.admit():
            return self._turn_away(line, self._bye("crowded", "Too many phones are connected.", again=True))
        session = self._room.session
        seat = seat_key(session.id, hello.seat)
        if session.state != "closed":  # after the end people may still read what was agreed
            try:
                await self._room.handle(TakeSeat(seat))
            except Refused as refused:
                words = self._language.text(refused.sentence, **refused.values)
                return self._turn_away(line, Bye(refused.code, words, again=False))
            except Trouble as trouble:
                words = self._language.text(trouble.sentence, **trouble.values)
                return self._turn_away(line, Bye(trouble.code, words, again=True))
        line.answer(self._welcome)
        self._sit(line, seat, hello.wrote)
        try:
            await Connection(
                line,
                seat,
                hello.seat,
                room=self._room,
                seats=self.seats,
                fanout=self.fanout,
                language=self._language,
                clock=self._clock,
            ).attend()
        finally:
            self.seats.leave(seat, line)
            self.fanout.leave(line)

    def _sit(self, line: Line, seat: str, wrote: bool) -> None:
        oldest = self.seats.take(seat, line, self._clock.now())
        if isinstance(oldest, Line):
            oldest.say_bye(
                self._bye("elsewhere", "This phone has opened the page in other tabs. Go on in one of them.")
            )
        if wrote:
            self.seats.said_wrote(seat)
        self.fanout.join(line)

    def _bye(self, code: str, sentence: str, *, again: bool = False) -> Bye:
        return Bye(code, self._language.text(sentence), again)

    def _turn_away(self, line: Line, bye: Bye) -> None:
        line.say_bye(bye, WSCloseCode.POLICY_VIOLATION)


async def _ended(line: Line, pump: asyncio.Task[None]) -> None:
    """Give a last word the time to arrive, then let go of everything."""
    if not line.ending:
        pump.cancel()
    await asyncio.wait({pump}, timeout=LAST_WORD_TIMEOUT)
    pump.cancel()
    line.rest()
    if not line.closed or line.close_code == WSCloseCode.ABNORMAL_CLOSURE:
        line.cut()
