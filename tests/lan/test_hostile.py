"""Whatever arrives on the socket: one sentence back, the connection closed, nobody else disturbed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from retrokit.facilitation.session import HeldCard
from retrokit.lan.channel import FILLER, PIECE, Knock, greeted, pieces
from retrokit.lan.connection import understood
from retrokit.lan.messages import FRAME, MAX_MESSAGE
from retrokit.lan.phone import Phone
from retrokit.lan.roomkey import RoomKey
from tests.lan.house import House, a_house, played, until
from tests.lan.raw import a_socket, hello, op

ADD = {"t": "add", "op": op(), "cap": op(), "column": "wind", "text": "x"}


def changed(**values: Any) -> str:
    return json.dumps({k: v for k, v in (ADD | values).items() if v is not None})


# What is said through the channel after a good hello: name -> (message, code of the bye).
MESSAGES: dict[str, tuple[bytes | str, str]] = {
    "no JSON": ("hello?", "bad_message"),
    "half a message": (changed()[:-5], "bad_message"),
    "two messages": (changed() * 2, "bad_message"),
    "an array": ("[1,2,3]", "bad_message"),
    "null": ("null", "bad_message"),
    "unknown message": ('{"t":"reveal"}', "bad_message"),
    "a message of the laptop": ('{"t":"ack","op":"x"}', "bad_message"),
    "no kind": ("{}", "bad_message"),
    "hello again": (json.dumps(hello()), "bad_message"),
    "wrong type": (changed(text=7), "bad_message"),
    "missing field": (changed(cap=None), "bad_message"),
    "extra field": (changed(author="Ann"), "bad_message"),
    "short op": (changed(op="abc"), "bad_message"),
    "op with odd letters": (changed(op="ä" * 22), "bad_message"),
    "long column": (changed(column="c" * 65), "bad_message"),
    "empty column": (changed(column=""), "bad_message"),
    "votes below one": (
        json.dumps({"t": "ballot", "op": op(), "stage": "vote", "choices": {"a": -1}}),
        "bad_message",
    ),
    "votes without end": (
        json.dumps({"t": "ballot", "op": op(), "stage": "vote", "choices": {"a": 10**30}}),
        "bad_message",
    ),
    "half a vote": (
        json.dumps({"t": "ballot", "op": op(), "stage": "vote", "choices": {"a": 0.5}}),
        "bad_message",
    ),
    "placed at 6": (
        json.dumps({"t": "place", "op": op(), "stage": "place", "places": {"a": [1, 6]}}),
        "bad_message",
    ),
    "placed on three axes": (
        json.dumps({"t": "place", "op": op(), "stage": "place", "places": {"a": [1, 2, 3]}}),
        "bad_message",
    ),
    "placed nowhere": (
        json.dumps({"t": "place", "op": op(), "stage": "place", "places": {"a": []}}),
        "bad_message",
    ),
    "rated 6": (json.dumps({"t": "rate", "op": op(), "stage": "rate", "value": 6}), "bad_message"),
    "rated NaN": ('{"t":"rate","op":"' + op() + '","stage":"rate","value":NaN}', "bad_message"),
    "the eighth answer": (
        json.dumps({"t": "answer", "op": op(), "stage": "ask", "answers": {"0": 7}}),
        "bad_message",
    ),
    "half an answer": (
        json.dumps({"t": "answer", "op": op(), "stage": "ask", "answers": {"0": 0.5}}),
        "bad_message",
    ),
    "done with a word": ('{"t":"done","done":"yes"}', "bad_message"),
    "deep nesting": ('{"t":"done","x":' + "[" * 3000 + "]" * 900 + "}", "bad_message"),
    "a lone surrogate": ('{"t":"add","op":"' + op() + '","text":"\\ud800"}', "bad_message"),
    "no UTF-8": (b'{"t":"add","text":"\xff\xfe"}', "bad_message"),
    "NUL bytes": (b"\x00" * 64, "bad_message"),
    "a long message of nothing": (" " * (MAX_MESSAGE + 1), "too_big"),
    "a card of 10,000 characters": (changed(text="x" * 10_000), "too_big"),
}

# What is sent past the channel: name -> (opcode, payload).
FRAMES: dict[str, tuple[int, bytes | str]] = {
    "a message in plain JSON": (1, changed()),
    "a text frame of the right length": (1, "x" * FRAME),
    "a frame of nothing": (2, b""),
    "a frame of noughts": (2, bytes(FRAME)),
    "one byte too few": (2, bytes(FRAME - 1)),
    "one byte too many": (2, bytes(FRAME + 1)),
    "one megabyte": (1, "x" * 1_000_000),
    "a binary megabyte": (2, b"\x00" * 1_000_000),
    "no UTF-8": (1, b"\xff\xfe"),
    "unknown opcode": (5, "x"),
    "a continuation of nothing": (0, "x"),
}


async def still_well(house: House, phone: Phone) -> None:
    """The session goes on: an honest phone's card is acknowledged."""
    async with asyncio.timeout(5):
        await phone.add("wind", "still here")


@pytest.mark.parametrize("name", MESSAGES)
def test_a_bad_message_is_answered_and_hung_up_on(name: str, tmp_path: Path) -> None:
    message, code = MESSAGES[name]

    @played
    async def play() -> None:
        async with a_house(tmp_path) as house:
            honest = await house.phone()
            await house.go("collect")
            async with a_socket(house.server.url) as socket:
                await socket.come_in(house.key)
                await socket.hear_until("welcome")
                await socket.say(message)
                bye = await socket.hear_until("bye")
                assert bye["code"] == code
                assert bye["sentence"].endswith("Load it again.")
                assert bye["again"] is False
                assert await socket.hear_until_closed() == 1008
            await still_well(house, honest)
            await until(lambda: house.server.connections == 1)

    play()


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("moment", ["first", "after the handshake", "after the hello"])
def test_a_frame_that_is_none_of_ours_ends_it_without_a_word(name: str, moment: str, tmp_path: Path) -> None:
    opcode, payload = FRAMES[name]

    @played
    async def play() -> None:
        async with a_house(tmp_path) as house:
            await house.go("collect")
            async with a_socket(house.server.url) as socket:
                if moment == "first":
                    greeted(await socket.frame())
                else:
                    await socket.knock(house.key)
                if moment == "after the hello":
                    await socket.say(hello())
                    await socket.hear_until("view")
                await socket.send(payload, opcode=opcode)
                assert await socket.hear_until_closed() == 1008
            await until(lambda: house.server.connections == 0)
            assert not any(isinstance(held, HeldCard) for held in house.room.session.held.values())

    play()


FIRST: dict[str, tuple[dict[str, Any] | str, str]] = {
    "an act": (ADD, "bad_message"),
    "another version": ({"v": 99}, "old_page"),
    "the key of the first version": ({"key": "A" * 22}, "bad_message"),
    "short seat": ({"seat": "1"}, "bad_message"),
    "a short ticket": ({"ticket": "1"}, "bad_message"),
    "noise": ("GET / HTTP/1.1", "bad_message"),
    "too much": (" " * (MAX_MESSAGE + 1), "too_big"),
}


@pytest.mark.parametrize("name", FIRST)
def test_only_a_proper_hello_gets_in(name: str, tmp_path: Path) -> None:
    first, code = FIRST[name]

    @played
    async def play() -> None:
        async with a_house(tmp_path) as house, a_socket(house.server.url) as socket:
            await socket.knock(house.key)
            await socket.say(first if isinstance(first, str) or "t" in first else hello(**first))
            answer = await socket.hear()
            assert answer is not None
            assert (answer["t"], answer["code"], answer["again"]) == ("bye", code, False)
            assert await socket.hear() is None
            assert house.room.session.held == {}

    play()


# Who does not know the room's secret: name -> what is wrong with the key that the phone has.
WRONG: dict[str, Callable[[RoomKey], tuple[RoomKey, bool]]] = {
    "the secret of another room": (
        lambda key: (RoomKey("A" * 22, key.code, key.pair.private_bytes_raw()), False)
    ),
    "the code of another room": (
        lambda key: (RoomKey(key.secret, "22222222", key.pair.private_bytes_raw()), True)
    ),
    "another laptop's key": lambda key: (RoomKey(key.secret, key.code, b"k" * 32), False),
}


@pytest.mark.parametrize("name", WRONG)
def test_who_does_not_know_the_secret_hears_one_sentence_and_nothing_else(name: str, tmp_path: Path) -> None:
    @played
    async def play() -> None:
        async with a_house(tmp_path) as house, a_socket(house.server.url) as socket:
            key, typed = WRONG[name](house.key)
            _, public = greeted(await socket.frame())
            assert public == house.key.public
            await socket.send(Knock(key.public, await key.psk(typed=typed), typed=typed).frame)
            bye = await socket.hear_until("bye")
            assert (bye["code"], bye["again"]) == ("wrong_key", False)
            assert await socket.hear_until_closed() == 1008
            assert house.room.session.held == {}
            assert house.server._doorway.admitted == 0

    play()


@played
async def test_a_key_of_low_order_is_refused_as_a_wrong_one(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house, a_socket(house.server.url) as socket:
        greeted(await socket.frame())
        await socket.send(b"\2" + bytes(FRAME - 1))
        assert (await socket.hear_until("bye"))["code"] == "wrong_key"


@played
async def test_who_says_nothing_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrokit.lan.reception.HELLO_TIMEOUT", 0.2)
    async with a_house(tmp_path) as house, a_socket(house.server.url) as socket:
        greeted(await socket.frame())
        bye = await socket.hear_until("bye")
        assert (bye["code"], bye["again"]) == ("no_hello", True)


@played
async def test_a_message_in_pieces_is_one_message(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house, a_socket(house.server.url) as socket:
        await house.go("collect")
        await socket.come_in(house.key)
        await socket.say(changed(text="x " * 200 + " " * 3000))
        assert (await socket.hear_until("ack"))["op"] == ADD["op"]


@played
async def test_who_does_not_end_a_message_is_sent_away(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house, a_socket(house.server.url) as socket:
        await socket.come_in(house.key)
        assert socket.channel
        for piece in pieces(b"x" * 5 * PIECE)[:4]:
            await socket.send(socket.channel.seal(piece))
        assert (await socket.hear_until("bye"))["code"] == "too_big"


@played
async def test_who_knocks_and_says_nothing_more_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrokit.lan.reception.HELLO_TIMEOUT", 0.3)
    async with a_house(tmp_path) as house, a_socket(house.server.url) as socket:
        await socket.knock(house.key)
        assert socket.channel
        await socket.send(socket.channel.seal(FILLER))  # is no hello either
        assert (await socket.hear_until("bye"))["code"] == "no_hello"
        assert house.server._doorway.admitted == 0


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_message_or_none(data: bytes) -> None:
    understood(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.sampled_from(["hello", "add", "edit", "withdraw", "ballot", "rate", "place", "answer", "done"]),
    st.dictionaries(
        st.sampled_from(
            ["v", "ticket", "seat", "op", "cap", "column", "text", "stage", "choices", "places", "answers"]
        ),
        json_values,
    ),
)
@settings(max_examples=300, deadline=None)
def test_any_fields_are_a_message_or_none(kind: str, fields: dict[str, Any]) -> None:
    understood(json.dumps({"t": kind} | fields).encode("utf-8", "surrogatepass"))
