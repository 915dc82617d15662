"""Whatever arrives on the socket: one sentence back, the connection closed, nobody else disturbed."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from retrokit.lan.connection import understood
from retrokit.lan.messages import MAX_FRAME
from retrokit.lan.phone import Phone
from tests.lan.house import House, a_house, played, until
from tests.lan.raw import a_socket, hello, op

ADD = {"t": "add", "op": op(), "cap": op(), "column": "wind", "text": "x"}


def changed(**values: Any) -> str:
    return json.dumps({k: v for k, v in (ADD | values).items() if v is not None})


# What is sent after a good hello: name -> (opcode, payload, code of the bye).
FRAMES: dict[str, tuple[int, bytes | str, str]] = {
    "no JSON": (1, "hello?", "bad_message"),
    "empty": (1, "", "bad_message"),
    "half a message": (1, changed()[:-5], "bad_message"),
    "two messages": (1, changed() * 2, "bad_message"),
    "an array": (1, "[1,2,3]", "bad_message"),
    "null": (1, "null", "bad_message"),
    "unknown message": (1, '{"t":"reveal"}', "bad_message"),
    "a message of the laptop": (1, '{"t":"ack","op":"x"}', "bad_message"),
    "no kind": (1, "{}", "bad_message"),
    "hello again": (1, json.dumps(hello("0" * 22)), "bad_message"),
    "wrong type": (1, changed(text=7), "bad_message"),
    "missing field": (1, changed(cap=None), "bad_message"),
    "extra field": (1, changed(author="Ann"), "bad_message"),
    "short op": (1, changed(op="abc"), "bad_message"),
    "op with odd letters": (1, changed(op="ä" * 22), "bad_message"),
    "long column": (1, changed(column="c" * 65), "bad_message"),
    "empty column": (1, changed(column=""), "bad_message"),
    "votes below one": (
        1,
        json.dumps({"t": "ballot", "op": op(), "stage": "vote", "choices": {"a": -1}}),
        "bad_message",
    ),
    "votes without end": (
        1,
        json.dumps({"t": "ballot", "op": op(), "stage": "vote", "choices": {"a": 10**30}}),
        "bad_message",
    ),
    "half a vote": (
        1,
        json.dumps({"t": "ballot", "op": op(), "stage": "vote", "choices": {"a": 0.5}}),
        "bad_message",
    ),
    "rated 6": (1, json.dumps({"t": "rate", "op": op(), "stage": "rate", "value": 6}), "bad_message"),
    "rated NaN": (1, '{"t":"rate","op":"' + op() + '","stage":"rate","value":NaN}', "bad_message"),
    "done with a word": (1, '{"t":"done","done":"yes"}', "bad_message"),
    "deep nesting": (1, '{"t":"ping","x":' + "[" * 3000 + "]" * 900 + "}", "bad_message"),
    "a lone surrogate": (1, '{"t":"add","op":"' + op() + '","text":"\\ud800"}', "bad_message"),
    "no UTF-8": (1, b'{"t":"add","text":"\xff\xfe"}', "bad_message"),
    "NUL bytes": (1, b"\x00" * 64, "bad_message"),
    "binary": (2, changed(), "bad_message"),
    "one byte too long": (1, " " * (MAX_FRAME + 1), "too_big"),
    "a card of 10,000 characters": (1, changed(text="x" * 10_000), "too_big"),
    "one megabyte": (1, "x" * 1_000_000, "too_big"),
    "a binary megabyte": (2, b"\x00" * 1_000_000, "too_big"),
    "unknown opcode": (5, "x", "bad_message"),
    "a continuation of nothing": (0, "x", "bad_message"),
}


async def still_well(house: House, phone: Phone) -> None:
    """The session goes on: an honest phone's card is acknowledged."""
    async with asyncio.timeout(5):
        await phone.add("wind", "still here")


@pytest.mark.parametrize("name", FRAMES)
def test_a_bad_frame_is_answered_and_hung_up_on(name: str, tmp_path: Path) -> None:
    opcode, payload, code = FRAMES[name]

    @played
    async def play() -> None:
        async with a_house(tmp_path) as house:
            honest = await house.phone()
            await house.go("collect")
            async with a_socket(house.server.url) as socket:
                await socket.say(hello(house.key.secret))
                await socket.hear_until("welcome")
                await socket.send(payload, opcode=opcode)
                bye = await socket.hear_until("bye")
                assert bye["code"] == code
                assert bye["sentence"].endswith("Load it again.")
                assert bye["again"] is False
                assert await socket.hear() is None
            await still_well(house, honest)
            await until(lambda: house.server.connections == 1)

    play()


FIRST: dict[str, tuple[dict[str, Any] | str, str]] = {
    "an act": (ADD, "bad_message"),
    "another version": ({"v": 99}, "old_page"),
    "no key": ({"key": ""}, "bad_message"),
    "a long key": ({"key": "k" * 65}, "bad_message"),
    "wrong key": ({"key": "A" * 22}, "wrong_key"),
    "key with odd letters": ({"key": "schlüssel-für-alles"}, "wrong_key"),
    "short seat": ({"seat": "1"}, "bad_message"),
    "noise": ("GET / HTTP/1.1", "bad_message"),
}


@pytest.mark.parametrize("name", FIRST)
def test_only_a_proper_hello_gets_in(name: str, tmp_path: Path) -> None:
    first, code = FIRST[name]

    @played
    async def play() -> None:
        async with a_house(tmp_path) as house, a_socket(house.server.url) as socket:
            if isinstance(first, str):
                await socket.send(first)
            else:
                await socket.say(first if "t" in first else hello(house.key.secret, **first))
            answer = await socket.hear()
            assert answer is not None
            assert (answer["t"], answer["code"], answer["again"]) == ("bye", code, False)
            assert await socket.hear() is None
            assert house.room.session.held == {}

    play()


@played
async def test_who_says_nothing_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrokit.lan.reception.HELLO_TIMEOUT", 0.2)
    async with a_house(tmp_path) as house, a_socket(house.server.url) as socket:
        bye = await socket.hear_until("bye")
        assert (bye["code"], bye["again"]) == ("no_hello", True)


@played
async def test_a_message_in_pieces_is_one_message(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house, a_socket(house.server.url) as socket:
        await house.go("collect")
        await socket.say(hello(house.key.secret))
        await socket.send(changed()[:20], fin=False)
        await socket.send(changed()[20:], opcode=0)
        assert (await socket.hear_until("ack"))["op"] == ADD["op"]


@played
async def test_pieces_without_end_are_too_big(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house, a_socket(house.server.url) as socket:
        await socket.say(hello(house.key.secret))
        await socket.send("x" * 3000, fin=False)
        await socket.send("x" * 3000, opcode=0, fin=False)
        assert (await socket.hear_until("bye"))["code"] == "too_big"


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
    st.sampled_from(["hello", "add", "edit", "withdraw", "ballot", "rate", "done", "ping"]),
    st.dictionaries(
        st.sampled_from(["v", "key", "seat", "op", "cap", "column", "text", "stage", "choices"]), json_values
    ),
)
@settings(max_examples=300, deadline=None)
def test_any_fields_are_a_message_or_none(kind: str, fields: dict[str, Any]) -> None:
    understood(json.dumps({"t": kind} | fields).encode("utf-8", "surrogatepass"))
