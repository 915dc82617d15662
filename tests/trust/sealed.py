"""Bytes for the channel between phone and laptop: knocks, frames, and pieces that are sealed with the right key.

``fuzz.py`` throws them. Nothing but ``Broken`` and ``TooBig`` may be raised; what comes out is held against what went in.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from retrokit.lan.channel import FILLER, PIECE, PLAIN, Channel, Knock, TooBig, admit, is_typed, pieces
from retrokit.lan.messages import FRAME, MAX_MESSAGE
from retrokit.lan.noise import Broken, Cipher

Mutate = Callable[[bytes, int], bytes]

MOST = 6000  # bytes of an input: a message may be longer than the laptop takes
PAIR = X25519PrivateKey.from_private_bytes(bytes(range(32)))
PSK = bytes(range(32, 64))
TO_LAPTOP, TO_PHONE = bytes(range(64, 96)), bytes(range(96, 128))
MORE = 0x8000
REAL_KNOCK = Knock(PAIR.public_key().public_bytes_raw(), PSK, typed=False).frame
# Points of Curve25519 from which no secret can come, and two numbers that are greater than any point's.
NO_KEYS = tuple(n.to_bytes(32, "little") for n in (0, 1, 2**255 - 20, 2**255 - 19, 2**255 - 18, 2**256 - 1))


def real_frames() -> list[bytes]:
    """More than fit into one input: a phone's long message, a filler, and so on."""
    cipher = Cipher(TO_LAPTOP)
    return [cipher.seal(piece) for _ in range(2) for piece in (*pieces(b"{" * (PIECE + 9)), FILLER)]


REAL_FRAMES = real_frames()


def knock(data: bytes) -> str:
    """A first frame, to a laptop with a real key."""
    try:
        is_typed(data)
        answer, _ = admit(data, PAIR, PSK)
    except Broken:
        return "knocks_refused"
    assert len(answer) == FRAME
    assert data[1:] == REAL_KNOCK[1:], "only who knows the secret comes in"
    return "knocks_admitted"


def frames(data: bytes) -> str:
    """Frames as they come off the wire, to an open channel."""
    laptop = Channel(Cipher(TO_PHONE), Cipher(TO_LAPTOP))
    for number, start in enumerate(range(0, len(data), FRAME)):
        frame = data[start : start + FRAME]
        try:
            laptop.open(frame)
        except Broken:
            return "frames_broken"
        assert frame == REAL_FRAMES[number], "only who has the key is heard, and in order"
    return "frames_opened"


class Opened:
    """Pieces as ``data`` has them, sealed and opened. ``messages`` come out of them; ``how`` it ended."""

    def __init__(self, data: bytes) -> None:
        self.messages: list[bytes] = []
        self.how = self._open(data)

    def _open(self, data: bytes) -> str:
        phone, laptop = Cipher(TO_LAPTOP), Channel(Cipher(TO_PHONE), Cipher(TO_LAPTOP))
        parts: list[bytes] = []
        for plain in plains(data):
            head = int.from_bytes(plain[:2], "big")
            more, length = head >= MORE, head % MORE
            got = sum(map(len, parts)) + length
            fits = (
                length <= PIECE
                and plain[2 + length :].count(0) == PIECE - length
                and not (more and not length)
            )
            try:
                message = laptop.open(phone.seal(plain))
            except Broken:
                assert not fits, "a piece that keeps the rules is taken"
                return "pieces_broken"
            except TooBig:
                assert fits
                assert got > MAX_MESSAGE
                return "too_big"
            assert fits
            assert got <= MAX_MESSAGE, "what is kept of a message has a limit"
            parts += [plain[2 : 2 + length]] if length else []
            if more or not length:
                assert message is None
                continue
            assert message == b"".join(parts)
            self.messages.append(message)
            if len(parts) > 1:
                return "reassembled"
            parts = []
        return "pieces_taken"


def plains(data: bytes) -> Iterator[bytes]:
    """Pieces from few bytes: each says what its head is, how many bytes follow it, and these; the rest is zeros."""
    at = 0
    while at + 4 <= len(data):
        size = int.from_bytes(data[at + 2 : at + 4], "big") % (PIECE + 1)
        yield (data[at : at + 2] + data[at + 4 : at + 4 + size]).ljust(PLAIN, b"\0")
        at += 4 + size


def a_knock(chance: random.Random, mutate: Mutate) -> bytes:
    """The real one with something changed, most often as long as it was: else nobody would look at the rest."""
    if chance.random() < 0.2:
        return REAL_KNOCK[:1] + chance.choice(NO_KEYS) + REAL_KNOCK[33:]
    changed = bytes(mutate(REAL_KNOCK, FRAME + 9))
    return changed if chance.random() < 0.2 else changed[:FRAME].ljust(FRAME, b"\0")


def some_frames(chance: random.Random, mutate: Mutate) -> bytes:
    """Real ones up to some place; there one that has changed, is another, or stands twice."""
    before = REAL_FRAMES[: chance.randrange(4)]
    last = chance.choice((bytes(mutate(REAL_FRAMES[len(before)], FRAME)), chance.choice(REAL_FRAMES)))
    return b"".join((*before, last))


def some_pieces(chance: random.Random, message: bytes) -> bytes:
    """``message`` cut anywhere, with fillers; now and then something long before it."""
    made = b""
    if chance.random() < 0.3:
        for _ in range(chance.randint(1, 6)):
            made += (MORE | chance.choice((1, PIECE, chance.randint(1, PIECE + 1)))).to_bytes(
                2, "big"
            ) + bytes(2)
    while message:
        size = chance.choice((1, PIECE, chance.randint(1, PIECE)))
        part, message = message[:size], message[size:]
        made += (
            (len(part) | (MORE if message else 0)).to_bytes(2, "big") + len(part).to_bytes(2, "big") + part
        )
        if chance.random() < 0.2:
            made += bytes(4)
    return made
