"""The page's side of the channel against the vectors and against the laptop's side: bytes for bytes, in node."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from retrokit.lan.channel import FILLER, PIECE, admit, greeting, is_typed, pieces
from retrokit.lan.invitation import typed_psk
from retrokit.lan.messages import FRAME, MAX_MESSAGE, VERSION
from retrokit.lan.noise import Broken
from tests.lan.page.nodes import Node, Refused
from tests.trust.figures import record

VECTORS = Path(__file__).parents[1] / "vectors"
NOISE = json.loads((VECTORS / "noise.json").read_text("utf-8"))
WIRE = json.loads((VECTORS / "wire.json").read_text("utf-8"))
CODES = json.loads((VECTORS / "codes.json").read_text("utf-8"))["codes"]
PLAYED = [*NOISE["published"]["vectors"], *NOISE["made"]["vectors"]]
RUNS = 1_000 if os.environ.get("RETROKIT_TRUST") == "release" else 200
SAID = ("Deploys take an hour", "שלום", "👩🏽‍💻", "\u0000\"\\\u2028", "ümläut ", "\U0010ffff", "x" * 300)  # fmt: skip


@pytest.fixture(scope="module")
def node(built_page: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    node = Node(tmp_path_factory.mktemp("node"))
    yield node
    node.stop()


@pytest.mark.parametrize("vector", PLAYED, ids=range(len(PLAYED)))
def test_the_page_makes_and_takes_every_byte_of_the_noise_vectors(node: Node, vector: dict[str, Any]) -> None:
    first, second, *others = vector["messages"]
    keys = {"laptop": vector["init_remote_static"], "psk": vector["init_psks"][0]}
    own = {"prologue": vector["init_prologue"], "own": vector["init_ephemeral"]}
    assert node.ask("start", **keys, **own, payload=first["payload"]) == first["ciphertext"]
    assert node.ask("finish", answer=second["ciphertext"]) == second["payload"]
    for number, message in enumerate(others):
        if number % 2 == 0:
            assert node.ask("seal", plain=message["payload"]) == message["ciphertext"]
        else:
            assert node.ask("open", sealed=message["ciphertext"]) == message["payload"]


def test_the_vectors_are_there() -> None:
    assert len(NOISE["published"]["vectors"]) == 1
    assert len(WIRE["connections"]) == 2


@pytest.mark.parametrize("connection", WIRE["connections"], ids=lambda c: c["way"])
def test_a_whole_connection_byte_for_byte(node: Node, connection: dict[str, Any]) -> None:
    room = WIRE["room"]
    assert node.ask("greeting", frame=WIRE["greeting"]) == [VERSION, room["public"]]
    assert node.ask("refusal", frame=WIRE["refusal"]["frame"]) == json.loads(WIRE["refusal"]["bye"])
    keys = {"laptop": room["public"], "own": WIRE["phone_ephemeral"], "psk": connection["psk"]}
    assert node.ask("knock", **keys, way=connection["way"]) == connection["knock"]
    assert node.ask("enter", answer=connection["answer"])
    for step in connection["steps"]:
        if step["from"] == "phone":
            said = [node.ask("fill")] if step["message"] is None else node.ask("say", message=step["message"])
            assert said == step["frames"]
        else:
            heard = [node.ask("hear", frame=frame) for frame in step["frames"]]
            assert heard[:-1] == [None] * (len(heard) - 1)
            assert heard[-1] == (None if step["message"] is None else json.loads(step["message"]))


def test_a_typed_code_is_the_same_key_on_both_sides(node: Node) -> None:
    room, typed = WIRE["room"], next(c for c in WIRE["connections"] if c["way"] == "typed")
    assert node.ask("stretch", code=room["code"], laptop=room["public"]) == typed["psk"]
    other = X25519PrivateKey.generate().public_key().public_bytes_raw()
    assert node.ask("stretch", code="CDFGHJKM", laptop=other.hex()) == typed_psk("cdfg hjkm", other).hex()


def test_a_typed_code_is_read_as_the_laptop_reads_it(node: Node) -> None:
    """What cannot be a code at all, the page does not even try."""
    alphabet = set("23456789CDFGHJKMNPQRTVWX")
    for typed, canonical in CODES.items():
        possible = len(canonical) == 8 and set(canonical) <= alphabet
        assert node.ask("code", typed=typed) == (canonical if possible else ""), typed


def message(chance: random.Random, most: int) -> str:
    """A random message of up to ``most`` bytes of JSON."""
    text = ""
    while chance.random() < 0.9 and len((text + "x" * 300).encode()) < most:
        text += chance.choice(SAID)
    return json.dumps({"t": "add", "text": text}, ensure_ascii=chance.random() < 0.3 and len(text) * 6 < most)


def test_page_and_laptop_understand_each_other_in_many_random_conversations(node: Node) -> None:
    chance = random.Random(4711)
    frames = 0
    for _ in range(RUNS):
        pair = X25519PrivateKey.generate()
        psk = chance.randbytes(32)
        way = chance.choice(["scanned", "typed"])
        _, laptop = node.ask("greeting", frame=greeting(pair.public_key().public_bytes_raw()).hex())
        knock = bytes.fromhex(node.ask("knock", laptop=laptop, psk=psk.hex(), way=way))
        assert (len(knock), is_typed(knock)) == (FRAME, way == "typed")
        answer, channel = admit(knock, pair, psk)
        node.ask("enter", answer=answer.hex())
        for _ in range(chance.randint(1, 6)):
            if chance.random() < 0.5:
                said = message(chance, MAX_MESSAGE)
                sent = [bytes.fromhex(frame) for frame in node.ask("say", message=said)]
                assert {len(frame) for frame in sent} == {FRAME}
                *parts, whole = [channel.open(frame) for frame in sent]
                assert parts == [None] * len(parts)
                assert whole is not None
                assert json.loads(whole) == json.loads(said)
            else:
                said = message(chance, 12 * PIECE)
                sent = [channel.seal(piece) for piece in pieces(said.encode())]
                heard = [node.ask("hear", frame=frame.hex()) for frame in sent]
                assert heard == [None] * (len(heard) - 1) + [json.loads(said)]
            frames += len(sent)
        assert channel.open(bytes.fromhex(node.ask("fill"))) is None
        assert node.ask("hear", frame=channel.seal(FILLER).hex()) is None
    record("page_laptop_crossings", conversations=RUNS, frames=frames, misunderstood=0)


def test_the_page_takes_nothing_that_was_changed_dropped_repeated_or_cut(node: Node) -> None:
    chance = random.Random(815)
    pair, psk = X25519PrivateKey.generate(), bytes(32)
    public = pair.public_key().public_bytes_raw().hex()

    def opened() -> Any:
        knock = node.ask("knock", laptop=public, psk=psk.hex(), way="scanned")
        answer, channel = admit(bytes.fromhex(knock), pair, psk)
        return answer, channel

    refused = 0
    for _ in range(60):
        answer, channel = opened()
        flipped = flip(answer, chance, start=1)
        with pytest.raises(Refused):
            node.ask("enter", answer=flipped.hex())
        answer, channel = opened()
        node.ask("enter", answer=answer.hex())
        first, second = (channel.seal(piece) for piece in (FILLER, FILLER))
        bad = chance.choice([flip(first, chance), second, first[:-1], first + b"\0", b"", answer])
        with pytest.raises(Refused):
            node.ask("hear", frame=bad.hex())
        answer, channel = opened()
        node.ask("enter", answer=answer.hex())
        again = channel.seal(FILLER).hex()
        node.ask("hear", frame=again)
        with pytest.raises(Refused):
            node.ask("hear", frame=again)
        refused += 3
    record("page_refuses", tried=refused, taken=0)


def flip(frame: bytes, chance: random.Random, start: int = 0) -> bytes:
    """One bit of ``frame`` is another, from byte ``start`` on."""
    at = chance.randrange(start * 8, len(frame) * 8)
    changed = bytearray(frame)
    changed[at // 8] ^= 1 << at % 8
    return bytes(changed)


def test_neither_another_secret_nor_another_key_opens(node: Node) -> None:
    pair, other = X25519PrivateKey.generate(), X25519PrivateKey.generate()
    public, wrong = (p.public_key().public_bytes_raw().hex() for p in (pair, other))
    for laptop, psk in ((public, "11" * 32), (wrong, "00" * 32)):
        knock = bytes.fromhex(node.ask("knock", laptop=laptop, psk=psk, way="scanned"))
        with pytest.raises(Broken):
            admit(knock, pair, bytes(32))
    node.ask("knock", laptop=public, psk="00" * 32, way="scanned")
    knock = bytes.fromhex(node.ask("knock", laptop=wrong, psk="00" * 32, way="scanned"))
    answer, _ = admit(knock, other, bytes(32))
    node.ask("knock", laptop=public, psk="00" * 32, way="scanned")
    with pytest.raises(Refused):
        node.ask("enter", answer=answer.hex())
