"""One admitted phone's messages: acts in and answers out. Made by the reception for each connection."""

from __future__ import annotations

import asyncio
import logging
import random
from collections import deque
from functools import partial
from typing import Any

import msgspec
from aiohttp import WSCloseCode

from retrokit.facilitation.commands import PhoneCommand
from retrokit.facilitation.errors import Refused, Trouble
from retrokit.facilitation.language import Language
from retrokit.facilitation.room import Clock, Room
from retrokit.lan.acts import Act, card_key, command_for
from retrokit.lan.channel import Channel, TooBig
from retrokit.lan.fanout import Fanout
from retrokit.lan.line import Line, encoded
from retrokit.lan.messages import Ack, Add, Bye, Done, FromPhone, Hello, Nack, Withdraw
from retrokit.lan.seats import Seats

log = logging.getLogger(__name__)

SLOWED = 0.2
SPREAD = 0.6
"""The part of the time until the answer in which an act may be done."""

_chance = random.SystemRandom()

_decoder: msgspec.json.Decoder[FromPhone] = msgspec.json.Decoder(FromPhone)


def understood(data: bytes) -> FromPhone | None:
    """The message that ``data`` is in JSON, or None when it is none of ours."""
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


class Connection:
    """An admitted phone on its line, after the hello. ``secret`` is the seat's own and lives as long as the connection."""

    def __init__(
        self,
        line: Line,
        channel: Channel,
        seat: str,
        secret: str,
        *,
        room: Room,
        seats: Seats,
        fanout: Fanout,
        language: Language,
        clock: Clock,
    ) -> None:
        self._line = line
        self._channel = channel
        self._seat = seat
        self._secret = secret
        self._room = room
        self._seats = seats
        self._fanout = fanout
        self._language = language
        self._clock = clock
        self._coming: deque[asyncio.TimerHandle] = deque()
        self._handed = 0.0

    def __repr__(self) -> str:
        return "<Connection>"

    async def attend(self) -> None:
        """Take the phone's messages until it goes or is sent away. Each is handed on without waiting for the last.

        Raises ``Broken`` when a frame is not the phone's next.
        """
        try:
            await self._attend()
        finally:
            for coming in self._coming:
                coming.cancel()  # the phone sends again what had no answer

    async def _attend(self) -> None:
        while (frame := await self._line.frame()) is not None:
            try:
                data = self._channel.open(frame)
            except TooBig:
                return self._line.say_bye(too_big(self._language), WSCloseCode.POLICY_VIOLATION)
            message = None if data is None else understood(data)
            if data is not None and (message is None or isinstance(message, Hello)):
                return self._line.say_bye(bad_message(self._language), WSCloseCode.POLICY_VIOLATION)
            self._line.owe(answered=isinstance(message, Act))
            allowed = self._seats.may_act(self._seat, self._clock.now())
            if message is not None and not isinstance(message, Hello):
                self._take(message, allowed)
            if not allowed:
                await asyncio.sleep(SLOWED)  # meanwhile TCP itself holds the phone back
        return None

    def _take(self, message: Act | Done, allowed: bool) -> None:
        match message:
            case Done(done):
                if allowed:
                    self._seats.set_done(self._seat, done)
                    self._fanout.presence_changed()
            case _ if allowed:
                self._do(message)
            case _:
                self._nack(
                    message.op, "slow_down", "That was too fast. The page keeps it and sends it in a moment."
                )

    def _do(self, act: Act) -> None:
        command = command_for(act, self._seat, self._secret)
        if not self._line.reply_s:
            self._hand_on(act, command)
            return
        # The disk's work delays whatever is due at that moment, for other phones too. It comes at any time before the
        # answer, so that those who listen cannot say which frame it followed; acts of one phone keep their order.
        loop = asyncio.get_running_loop()
        wait = _chance.uniform(0, self._line.reply_s * SPREAD)
        self._handed = max(self._handed + 1e-6, loop.time() + wait)
        self._coming.append(loop.call_at(self._handed, self._hand_on_next, act, command))

    def _hand_on_next(self, act: Act, command: PhoneCommand) -> None:
        self._coming.popleft()
        self._hand_on(act, command)

    def _hand_on(self, act: Act, command: PhoneCommand) -> None:
        # Only what is new counts: a re-sent card is acknowledged again and is still one card.
        held = isinstance(act, Add | Withdraw) and card_key(act.cap) in self._room.session.held
        self._room.handle(command).add_done_callback(partial(self._answer, act, held))

    def _answer(self, act: Act, held: bool, done: asyncio.Future[None]) -> None:
        if done.cancelled():
            return
        match done.exception():
            case None:
                self._line.answer(encoded(Ack(act.op)))
                self._count(act, held)
            case Refused(code=code, sentence=sentence, values=values):
                self._nack(act.op, code, sentence, values, keep=False)
            case Trouble(code=code, sentence=sentence, values=values):
                self._nack(act.op, code, sentence, values)
            case _:
                self._nack(
                    act.op, "bug", "Something went wrong on the laptop. The page keeps this and tries again."
                )

    def _count(self, act: Act, held: bool) -> None:
        if isinstance(act, Add) and not held:
            self._seats.added(self._seat)
        elif isinstance(act, Withdraw) and held:
            self._seats.withdrew(self._seat)
        else:
            return
        self._fanout.presence_changed()

    def _nack(
        self, op: str, code: str, sentence: str, values: dict[str, Any] | None = None, *, keep: bool = True
    ) -> None:
        words = self._language.text(sentence, **(values or {}))
        self._line.answer(encoded(Nack(op, code, words, keep)))


def bad_message(language: Language) -> Bye:
    sentence = language.text("The page sent something the laptop does not understand. Load it again.")
    return Bye("bad_message", sentence, again=False)


def too_big(language: Language) -> Bye:
    return Bye("too_big", language.text("The page sent something too big. Load it again."), again=False)
