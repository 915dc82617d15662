"""When answers go out: one frame for each of the phone's, of one size and after one delay, whatever is in it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from retrokit.facilitation.commands import SetHeadcount
from retrokit.facilitation.language import Language
from retrokit.facilitation.session import HeldCard
from retrokit.lan.channel import FILLER, pieces
from retrokit.lan.line import WAITING_MOST, Line
from retrokit.lan.messages import FRAME
from tests.lan.house import House, a_house, played, until
from tests.lan.raw import Socket, a_socket, op

REPLY_S = 0.2
CLOSED = "Writing is closed. Keep your card and tell the room, or ask to open it again."


def add(text: str = "x") -> dict[str, Any]:
    return {"t": "add", "op": op(), "cap": op(), "column": "wind", "text": text}


async def enter(house: House, socket: Socket) -> None:
    await socket.come_in(house.key)
    await socket.hear_until("view")
    # Who has just come in is told to all, also to itself; what follows are answers only.
    await until(lambda: house.room.session.presence.phones == house.server.presence.phones)
    while await heard(socket, 0.4):
        pass


async def heard(socket: Socket, within: float) -> bytes:
    """The message in the next frame, b"filler" for a filler or a piece; b"" when none comes ``within`` seconds."""
    assert socket.channel
    try:
        async with asyncio.timeout(within):
            frame = await socket.frame()
    except TimeoutError:
        return b""
    assert len(frame) == FRAME
    return socket.channel.open(frame) or b"filler"


def in_a_room(reply_s: float, language: Language | None = None) -> Callable[..., Callable[[Path], None]]:
    """A test on a bare socket of a phone that has come in."""

    def wrap(test: Callable[[House, Socket], Awaitable[None]]) -> Callable[[Path], None]:
        @played
        async def play(tmp_path: Path) -> None:
            async with (
                a_house(tmp_path, reply_s=reply_s, language=language) as house,
                a_socket(house.server.url) as socket,
            ):
                await enter(house, socket)
                await test(house, socket)

        return play

    return wrap


@in_a_room(REPLY_S)
async def test_every_frame_has_one_answer_and_none_comes_early(house: House, socket: Socket) -> None:
    await house.go("collect")
    while b"collect" not in await heard(socket, 5):
        pass
    assert socket.channel
    for message in (None, add(), {"t": "done", "done": True}, None, add("y" * 1500)):
        frames = pieces(msgspec.json.encode(message)) if message else (FILLER,)
        for number, piece in enumerate(frames, 1):
            before = time.monotonic()
            await socket.send(socket.channel.seal(piece))
            answer = await heard(socket, 5)
            assert time.monotonic() - before >= REPLY_S * 0.95
            acted = message is not None and message["t"] == "add" and number == len(frames)
            assert (b"ack" in answer or b"nack" in answer) if acted else answer == b"filler"
        assert await heard(socket, 2 * REPLY_S) == b"", "one answer and no more"


@in_a_room(0)
async def test_without_the_delay_an_act_has_its_own_answer_and_all_else_a_filler(
    house: House, socket: Socket
) -> None:
    await house.go("collect")
    while b"collect" not in await heard(socket, 5):
        pass
    assert socket.channel
    await socket.say(add())
    assert b"ack" in await heard(socket, 5)
    await socket.say({"t": "done", "done": True})
    assert await heard(socket, 5) == b"filler"
    await socket.send(socket.channel.seal(FILLER))
    assert await heard(socket, 5) == b"filler"
    assert await heard(socket, 0.2) == b""


LONG = Language("xx", {CLOSED: "長い文" * 400})


@in_a_room(REPLY_S, LONG)
async def test_a_long_answer_comes_piece_by_piece_with_the_answers_to_other_frames(
    house: House, socket: Socket
) -> None:
    assert socket.channel
    await socket.say(add())
    got = [await heard(socket, 5)]
    assert await heard(socket, 2 * REPLY_S) == b""
    while got[-1] == b"filler":
        await socket.send(socket.channel.seal(FILLER))
        got.append(await heard(socket, 5))
    assert len(got) == 4
    assert "長い文".encode() in got[-1]


@in_a_room(REPLY_S, LONG)
async def test_a_view_does_not_come_between_the_pieces_of_an_answer(house: House, socket: Socket) -> None:
    await socket.say(add())
    assert await heard(socket, 5) == b"filler"
    await house.do(SetHeadcount(17))
    messages: list[bytes] = []
    while not messages or b'"headcount":17' not in messages[-1]:
        messages.append(await heard(socket, 5))
    whole = [message for message in messages if message != b"filler"]
    assert b"nack" in whole[0]
    assert len(whole) == 2


@in_a_room(REPLY_S)
async def test_what_is_owed_is_sent_before_the_last_word(house: House, socket: Socket) -> None:
    assert socket.channel
    await socket.say(add())
    await socket.send(socket.channel.seal(FILLER))
    reception = house.server._reception
    assert reception
    line = next(iter(reception.fanout.lines))
    await until(lambda: len(line._owed) == 2 and bool(line._answers))  # both have arrived, and one is done
    stopping = asyncio.create_task(house.server.stop("quit"))
    answers = [await heard(socket, 5) for _ in range(3)]
    assert b"nack" in answers[0]
    assert answers[1] == b"filler"
    assert b"quit" in answers[2]
    assert await socket.frame() == b""
    await stopping


@in_a_room(REPLY_S)
async def test_acts_of_one_phone_are_done_in_their_order(house: House, socket: Socket) -> None:
    await house.go("collect")
    card = add("first")
    edits = [{**card, "t": "edit", "op": op(), "text": f"text {n}"} for n in range(8)]
    for act in (card, *edits):
        await socket.say(act)
    acks = [(await socket.hear_until("ack"))["op"] for _ in range(9)]
    assert acks == [act["op"] for act in (card, *edits)]
    held = [entry.text for entry in house.room.session.held.values() if isinstance(entry, HeldCard)]
    assert held == ["text 7"]


@played
async def test_a_connection_lost_before_the_answer_loses_and_doubles_nothing(tmp_path: Path) -> None:
    async with a_house(tmp_path, reply_s=REPLY_S) as house:
        phone = await house.phone()
        await house.go("collect")
        await phone.until(lambda v: v["body"]["kind"] == "collect")
        for n in range(4):
            adding = asyncio.create_task(phone.add("wind", f"card {n}"))
            await asyncio.sleep(0)
            await phone.lose_connection()
            await adding
        held = [entry.text for entry in house.room.session.held.values() if isinstance(entry, HeldCard)]
        assert sorted(held) == [f"card {n}" for n in range(4)]
        assert phone.welcomes == 5


@pytest.mark.parametrize("what", ["answers", "frames"])
def test_who_lets_too_much_pile_up_is_cut_off(what: str, tmp_path: Path) -> None:
    @in_a_room(60)
    async def play(house: House, socket: Socket) -> None:
        reception = house.server._reception
        assert reception
        line = next(iter(reception.fanout.lines))
        for _ in range(WAITING_MOST):
            line.answer(b"{}") if what == "answers" else line.owe(answered=False)
        await asyncio.sleep(0)
        assert house.server.connections == 1
        line.answer(b"{}") if what == "answers" else line.owe(answered=False)
        assert await socket.frame() == b""

    play(tmp_path)


def test_nothing_is_said_on_a_line_that_was_broken_off() -> None:
    async def play() -> None:
        line = Line()
        line.say_clear(b"greeting")
        line.owe(answered=False)
        line.break_off()
        line.break_off()
        assert line.ending
        assert line._next() is None
        line.cut()  # before it was prepared there is nothing to cut

    asyncio.run(play())
