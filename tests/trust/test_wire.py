"""What somebody who listens on the Wi-Fi learns of words and votes, and what somebody achieves who sends frames again or changed.

On real sockets, with a tap between simulated phones and the real server.
"""

from __future__ import annotations

import asyncio
import random
import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from retrokit.facilitation.commands import CloseVote, EndSession
from retrokit.facilitation.session import Presence
from retrokit.lan import channel, noise
from retrokit.lan.acts import Act
from retrokit.lan.channel import FILLER, Channel, Knock, pieces
from retrokit.lan.invitation import from_text
from retrokit.lan.messages import FRAME, Add
from retrokit.lan.noise import Broken, Cipher
from retrokit.lan.phone import Phone
from tests.lan.house import House, a_house, a_session, played, until
from tests.lan.raw import a_socket, op
from tests.trust.figures import record
from tests.trust.size import at
from tests.trust.tap import Tap, Tapped, forms, hits, tapping

REPLY_S = 0.05
RHYTHM_S = 0.2


class Known(Phone):
    """A phone of which the test knows every secret."""

    words: list[tuple[str, bytes]]

    async def act(self, act: Act) -> None:
        self.words.append(("an op", act.op.encode()))
        self.words.append(("an op's bits", from_text(act.op)))
        if isinstance(act, Add):
            self.words.append(("a capability", act.cap.encode()))
            self.words.append(("a capability's bits", from_text(act.cap)))
        await super().act(act)


async def known(house: House, tap: Tap, number: int) -> Known:
    """Every third types the code, the others have scanned."""
    key = house.key.shown_code if number % 3 == 0 else house.key.fragment
    phone = Known(tap.through(house.server.url), key, source=f"127.0.0.{number + 2}", rhythm_s=RHYTHM_S)
    phone.words = [("a seat", phone._seat.encode()), ("a seat's bits", from_text(phone._seat))]
    house.phones.append(phone)
    await phone.join()
    return phone


async def a_session_on_the_wire(folder: Path) -> tuple[list[Tapped], list[tuple[str, bytes]]]:
    """Everything that passed while people wrote, took back, voted and rated; and everything that must not be in it."""
    canary = iter(f"canary number {n} {secrets.token_hex(6)}" for n in range(100))
    words: list[tuple[str, bytes]] = []

    def said(what: str) -> str:
        word = next(canary)
        words.append((what, word.encode()))
        return word

    session = replace(a_session(), team=said("the team"), title=said("the title"))
    async with a_house(folder, session, reply_s=REPLY_S) as house, tapping(house.server.url) as tap:
        phones = [await known(house, tap, n) for n in range(4)]
        await house.go("collect")
        await asyncio.gather(*(p.until(lambda v: v["body"]["kind"] == "collect") for p in phones))
        caps = await asyncio.gather(*(phone.add("wind", said("a card")) for phone in phones))
        await phones[0].edit(caps[0], "rocks", said("a changed card"))
        await phones[1].withdraw(caps[1])
        await phones[2].lose_connection()
        await phones[2].add("wind", said("a card after a lost connection"))
        await house.reveal()
        await house.go("vote")
        topics = (await phones[0].until(lambda v: v["body"]["kind"] == "vote"))["body"]["topics"]
        words.extend(("a topic voted for", topic["id"].encode()) for topic in topics)
        await asyncio.gather(*(phone.vote("vote", {topics[0]["id"]: 2}) for phone in phones[:2]))
        await house.do(CloseVote())
        await house.go("rate")
        await asyncio.gather(*(p.until(lambda v: v["body"]["kind"] == "rate") for p in phones))
        await phones[3].rate("rate", 5)
        await house.do(EndSession())
        await asyncio.gather(*(p.until(lambda v: v["state"] == "closed") for p in phones))
        await asyncio.gather(*(phone.leave() for phone in phones))
        key = house.key
        words += [("the room's secret", key.secret.encode()), ("its bits", from_text(key.secret))]
        words += [("the code", key.code.encode()), ("the code as shown", key.shown_code.encode())]
        words += [("the fragment", key.fragment.encode()), ("the private key", key.pair.private_bytes_raw())]
        words += [(f"the psk, typed {typed}", await key.psk(typed=typed)) for typed in (False, True)]
        words += [(f"the word {word}", f'"{word}"'.encode()) for word in ("choices", "withdraw", "welcome")]
    return tap.connections, words + [word for phone in phones for word in phone.words]


def read(connections: list[Tapped]) -> Iterator[bytes]:
    for tapped in connections:
        yield from tapped.everything()


def test_nothing_that_people_say_can_be_read_on_the_wire(tmp_path: Path) -> None:
    @played
    async def listen() -> None:
        connections, words = await a_session_on_the_wire(tmp_path)
        found = hits(words, read(connections))
        lengths = {
            "up": {len(f.payload) for tapped in connections for f in tapped.up.data()},
            "down": {len(f.payload) for tapped in connections for f in tapped.down.data()},
        }
        frames = sum(len(way.data()) for tapped in connections for way in (tapped.up, tapped.down))
        record(
            "wire canaries",
            words=len(words),
            connections=len(connections),
            frames=frames,
            hits=len(found),
            payload_lengths={way: sorted(seen) for way, seen in lengths.items()},
        )
        assert frames > 100 and len(words) > 40
        assert found == set()
        assert lengths == {"up": {FRAME}, "down": {FRAME}}

    listen()


class Open(Cipher):
    """Seals nothing: what the search must find then shows that it can find."""

    def seal(self, plain: bytes, bound: bytes = b"") -> bytes:
        return plain + bytes(noise.TAG_BYTES)

    def open(self, sealed: bytes, bound: bytes = b"") -> bytes:
        return sealed[: -noise.TAG_BYTES]


def test_without_the_seal_the_same_search_finds_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noise, "Cipher", Open)

    @played
    async def listen() -> None:
        connections, words = await a_session_on_the_wire(tmp_path)
        found = {hit.rpartition(" as ")[0] for hit in hits(words, read(connections))}
        sent = {what for what, _ in words}
        never = {
            "the room's secret",
            "its bits",
            "the code",
            "the code as shown",
            "the fragment",
            "the private key",
        }
        never |= {"the psk, typed False", "the psk, typed True"}
        record("wire canaries, control without the seal", kinds=len(sent - never), kinds_found=len(found))
        assert found == sent - never

    listen()


@pytest.mark.parametrize("form", ["raw", "hex", "HEX", "utf-16-le", "utf-16-be", "base64+1", "base64url+2"])
def test_the_search_knows_a_word_in_every_form(form: str) -> None:
    word = b"canary number 1 \xc3\xa4\xc3\xb6"
    assert any(hit.endswith(form) for hit in hits([("it", word)], [b"xx" + forms(word)[form] + b"yy"]))
    assert hits([("it", word)], [b"canary number 2"]) == set()


def state(house: House) -> tuple[object, ...]:
    session = house.room.session
    return session.held, session.cards, session.work, house.server.presence, house.server._doorway.admitted


def test_every_frame_that_was_heard_is_refused_when_it_is_sent_again(tmp_path: Path) -> None:
    @played
    async def replay() -> None:
        async with a_house(tmp_path, reply_s=REPLY_S) as house, tapping(house.server.url) as tap:
            phones = [await known(house, tap, n) for n in range(at(4, 30))]
            await house.go("collect")
            await asyncio.gather(*(p.until(lambda v: v["body"]["kind"] == "collect") for p in phones))
            await phones[0].done()
            await asyncio.gather(*(phone.add("wind", "once is enough") for phone in phones))
            await asyncio.gather(*(phone.leave() for phone in phones))
            await until(lambda: house.room.session.presence == Presence(0, len(phones), 1, len(phones)))
            before = state(house)
            tried = refused = 0
            for tapped in list(tap.connections):
                up = [frame.payload for frame in tapped.up.data()]
                knock, *rest = up
                both = [*up, *(frame.payload for frame in tapped.down.data())]
                # All of it as it was; each frame behind the old knock; each frame first, the laptop's own too.
                tries = [
                    up,
                    *([knock, frame] for frame in rest),
                    *([frame] for frame in both if frame != knock),
                ]
                for frames in tries:
                    tried += 1
                    refused += await is_refused(house, frames)
                    assert state(house) == before
            record("wire replay", tried=tried, refused=refused)
            assert tried > 40
            assert refused == tried

    replay()


async def is_refused(house: House, frames: list[bytes]) -> bool:
    """Whether the laptop hangs up on whoever sends ``frames``, and says nothing but that and the handshake."""
    heard = 0
    async with a_socket(house.server.url, source="127.0.0.99") as socket:
        for frame in frames:
            await socket.send(frame)
        while frame := await socket.frame():
            heard += 1
            if frame[0] == 0:  # a last word in the clear
                return b"wrong_key" in frame
        return heard <= 2 and socket.closed == 1008


def changed(frames: list[bytes], chance: random.Random) -> list[bytes]:
    """``frames`` with one thing wrong: a bit, a cut, two in the wrong order, one twice, one left out, one from elsewhere."""
    place = chance.randrange(len(frames) - 1)
    frame = frames[place]
    match chance.randrange(6):
        case 0:
            bit = chance.randrange(len(frame) * 8)
            wrong = [(int.from_bytes(frame) ^ 1 << bit).to_bytes(len(frame))]
        case 1:
            wrong = [frame[: chance.randrange(len(frame))]]
        case 2:
            return [*frames[:place], frames[place + 1], frame, *frames[place + 2 :]]
        case 3:
            wrong = [frame, frame]
        case 4:
            wrong = []
        case _:
            wrong = [chance.randbytes(len(frame))]
    return [*frames[:place], *wrong, *frames[place + 1 :]]


def test_no_changed_stream_is_taken_by_the_channel() -> None:
    chance, tries, accepted = random.Random(0), at(10_000, 200_000), 0
    for _ in range(tries):
        key = chance.randbytes(32)
        phone, laptop = Channel(Cipher(key), Cipher(key)), Channel(Cipher(key), Cipher(key))
        messages = [b"card %d" % n for n in range(3)]
        frames = [phone.seal(pieces(message)[0]) for message in messages]
        wrong = changed(frames, chance)
        heard = []
        try:
            heard = [laptop.open(frame) for frame in wrong]
        except Broken:
            continue
        accepted += heard != messages[: len(heard)] or len(heard) == len(messages)
    record("wire changes, channel", tried=tries, accepted=accepted)
    assert accepted == 0


def taken(house: House) -> int:
    """How many acts were taken so far."""
    reception = house.server._reception
    assert reception is not None
    return len(house.room.session.held) - len(reception.seats._seats)


@pytest.mark.parametrize("kind", ["flip", "cut", "order", "twice", "noise"])
def test_no_changed_frame_is_taken_by_the_laptop(kind: str, tmp_path: Path) -> None:
    chance = random.Random(kind)

    @played
    async def send() -> None:
        tries, went_on = at(12, 200), 0
        wanted = tries if kind == "twice" else 0
        async with a_house(tmp_path, reply_s=REPLY_S) as house:
            await house.go("collect")
            for _ in range(tries):
                async with a_socket(house.server.url) as socket:
                    await socket.come_in(house.key)
                    await socket.hear_until("view")
                    assert socket.channel
                    add = {"t": "add", "op": op(), "cap": op(), "column": "wind", "text": "changed"}
                    frame = socket.channel.seal(pieces(msgspec.json.encode(add))[0])
                    wrong = {
                        "flip": [(int.from_bytes(frame) ^ 1 << chance.randrange(FRAME * 8)).to_bytes(FRAME)],
                        "cut": [frame[: chance.randrange(FRAME)]],
                        "order": [socket.channel.seal(FILLER), frame],
                        "twice": [frame],
                        "noise": [chance.randbytes(FRAME)],
                    }[kind]
                    if kind == "twice":  # the first time it is good, and may take its time
                        before = taken(house)
                        await socket.send(frame)
                        await until(lambda: taken(house) > before)  # noqa: B023 - waited for here
                    for one in wrong:
                        await socket.send(one)
                    while await socket.hear():
                        pass
                    went_on += socket.closed != 1008
            await asyncio.sleep(REPLY_S)  # within it acts are handed on
            accepted = taken(house) - wanted
        record(f"wire changes, socket, {kind}", tried=tries, accepted=accepted, went_on=went_on)
        assert (accepted, went_on) == (0, 0)

    send()


def test_no_key_and_number_seal_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    used: set[bytes] = set()
    sealed = 0

    class Watched:
        def __init__(self, key: bytes) -> None:
            self.key, self.real = key, ChaCha20Poly1305(key)

        def encrypt(self, nonce: bytes, data: bytes, bound: bytes) -> bytes:
            nonlocal sealed
            sealed += 1
            used.add(self.key + nonce)
            return self.real.encrypt(nonce, data, bound)

        def decrypt(self, nonce: bytes, data: bytes, bound: bytes) -> bytes:
            return self.real.decrypt(nonce, data, bound)

    monkeypatch.setattr(noise, "ChaCha20Poly1305", Watched)
    pair, psk = X25519PrivateKey.generate(), secrets.token_bytes(32)
    public = pair.public_key().public_bytes_raw()
    connections, messages = at(100, 1_000), at(100, 1_000)
    for _ in range(connections):
        knock = Knock(public, psk, typed=False)
        answer, laptop = channel.admit(knock.frame, pair, psk)
        phone = knock.enter(answer)
        assert isinstance(phone, Channel)
        for _ in range(messages // 2):
            assert laptop.open(phone.seal(FILLER)) is None
            assert phone.open(laptop.seal(FILLER)) is None
    record("wire nonces", connections=connections, sealed=sealed, twice=sealed - len(used))
    assert sealed == connections * (2 + messages // 2 * 2)
    assert len(used) == sealed
