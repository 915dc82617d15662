"""The handshake against published vectors and those of another implementation, and everything that must not pass."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, strategies as st

from retrokit.lan.noise import LAST_NONCE, NAME, Broken, Cipher, Initiator, Responder

VECTORS = Path(__file__).parent / "vectors"
_NOISE = json.loads((VECTORS / "noise.json").read_text("utf-8"))
PLAYED = [*_NOISE["published"]["vectors"], *_NOISE["made"]["vectors"]]
LOW_ORDER = [bytes(32), b"\1" + bytes(31)]


def key(private: str) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(bytes.fromhex(private))


def both(vector: dict[str, Any]) -> tuple[Initiator, Responder]:
    psk, prologue = bytes.fromhex(vector["init_psks"][0]), bytes.fromhex(vector["init_prologue"])
    phone = Initiator(
        bytes.fromhex(vector["init_remote_static"]), psk, prologue, lambda: key(vector["init_ephemeral"])
    )
    return phone, Responder(key(vector["resp_static"]), psk, prologue, lambda: key(vector["resp_ephemeral"]))


@pytest.mark.parametrize("vector", PLAYED, ids=range(len(PLAYED)))
def test_both_roles_make_and_take_every_byte_of_the_vectors(vector: dict[str, Any]) -> None:
    assert vector["protocol_name"].encode() == NAME
    steps = [(bytes.fromhex(m["payload"]), bytes.fromhex(m["ciphertext"])) for m in vector["messages"]]
    phone, laptop = both(vector)

    assert phone.hello(steps[0][0]) == steps[0][1]
    assert laptop.hear(steps[0][1]) == steps[0][0]
    answer, from_phone, to_phone = laptop.answer(steps[1][0])
    assert answer == steps[1][1]
    payload, to_laptop, from_laptop = phone.finish(answer)
    assert payload == steps[1][0]
    for number, (plain, sealed) in enumerate(steps[2:]):
        send, receive = (to_laptop, from_phone) if number % 2 == 0 else (to_phone, from_laptop)
        assert send.seal(plain) == sealed
        assert receive.open(sealed) == plain


def test_the_published_ones_are_there() -> None:
    assert len(_NOISE["published"]["vectors"]) == 1
    assert len(_NOISE["made"]["vectors"]) == 8


def pair(psk: bytes = b"p" * 32, prologue: bytes = b"x") -> tuple[Initiator, Responder]:
    laptop = X25519PrivateKey.generate()
    return (
        Initiator(laptop.public_key().public_bytes_raw(), b"p" * 32, b"x"),
        Responder(laptop, psk, prologue),
    )


@pytest.mark.parametrize("wrong", [{"psk": b"q" * 32}, {"prologue": b"y"}])
def test_another_secret_or_another_protocol_is_not_heard(wrong: dict[str, bytes]) -> None:
    phone, laptop = pair(**wrong)
    with pytest.raises(Broken):
        laptop.hear(phone.hello())


def test_a_phone_with_another_laptops_key_is_not_heard() -> None:
    phone, _ = pair()
    _, laptop = pair()
    with pytest.raises(Broken):
        laptop.hear(phone.hello())


@given(st.data())
def test_a_changed_or_short_handshake_is_broken(data: st.DataObject) -> None:
    phone, laptop = pair()
    hello = bytearray(phone.hello(b"payload"))
    hello[data.draw(st.integers(0, len(hello) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Broken):
        laptop.hear(bytes(hello))
    phone, laptop = pair()
    with pytest.raises(Broken):
        laptop.hear(phone.hello()[: data.draw(st.integers(0, 47))])
    phone, laptop = pair()
    laptop.hear(phone.hello())
    answer = bytearray(laptop.answer(b"payload")[0])
    answer[data.draw(st.integers(0, len(answer) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(Broken):
        phone.finish(bytes(answer))


@pytest.mark.parametrize("point", LOW_ORDER)
def test_a_point_from_which_no_secret_can_come_is_broken(point: bytes) -> None:
    _, laptop = pair()
    with pytest.raises(Broken):
        laptop.hear(point + bytes(16))
    with pytest.raises(Broken):
        Initiator(point, b"p" * 32, b"x").hello()
    phone, _ = pair()
    phone.hello()
    with pytest.raises(Broken):
        phone.finish(point + bytes(16))


def test_a_stream_ends_before_a_number_comes_twice() -> None:
    cipher = Cipher(b"k" * 32)
    cipher._number = LAST_NONCE - 1
    cipher.seal(b"the last")
    with pytest.raises(Broken):
        cipher.seal(b"one too many")
