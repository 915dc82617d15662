"""The sealed channel between phone and laptop: frames of one size, messages cut into pieces, and how a connection begins.

Pure: bytes in, bytes out, no sockets and no clock. ``line.py`` speaks it on the laptop, ``phone.py`` on simulated phones;
docs/protocol.md describes every byte.
"""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from retrokit.lan.messages import FRAME, MAX_MESSAGE, VERSION
from retrokit.lan.noise import KEY_BYTES, TAG_BYTES, Broken, Cipher, Initiator, Responder

PROLOGUE = b"retrokit/1"
PLAIN = FRAME - TAG_BYTES
PIECE = PLAIN - 2
"""Bytes of a message that one frame carries at most."""

_REFUSAL, _GREETING, _ANSWER = 0, 1, 2
_SCANNED, _TYPED = 2, 3
_MORE = 0x8000
_FILLING = bytes(FRAME - 1 - KEY_BYTES - TAG_BYTES)

Piece = bytes
"""What one frame carries before it is sealed: always ``PLAIN`` bytes."""

FILLER: Piece = bytes(PLAIN)


class TooBig(Exception):
    """The other side's message goes on beyond what it may be."""


def pieces(message: bytes) -> tuple[Piece, ...]:
    """``message`` (not empty) as it goes into frames."""
    if not message:
        raise ValueError("an empty message would be a filler")
    starts = range(0, len(message), PIECE)
    return tuple(_piece(message[start : start + PIECE], start != starts[-1]) for start in starts)


def goes_on(piece: Piece) -> bool:
    """Whether another piece of the same message must follow ``piece``."""
    return bool(piece[0] & 0x80)


class Channel:
    """Both directions after the handshake. Frames must be sent in the order in which they were sealed."""

    def __init__(self, send: Cipher, receive: Cipher, most: int | None = MAX_MESSAGE) -> None:
        """``most``: bytes of the longest message that is taken; None for no limit."""
        self._send = send
        self._receive = receive
        self._most = most
        self._parts: list[bytes] = []
        self._got = 0

    def __repr__(self) -> str:
        return "<Channel>"

    def seal(self, piece: Piece) -> bytes:
        """The frame that carries ``piece`` to the other side."""
        return self._send.seal(piece)

    def open(self, frame: bytes) -> bytes | None:
        """The message that ``frame`` completes, or None when it is a filler or a part of one.

        Raises ``Broken`` unless it is exactly the other side's next frame, ``TooBig`` when a message is too long.
        """
        if len(frame) != FRAME:
            raise Broken("not a frame")
        plain = self._receive.open(frame)
        head = int.from_bytes(plain[:2], "big")
        more, length = bool(head & _MORE), head & ~_MORE
        if length > PIECE or (more and not length) or any(plain[2 + length :]):
            raise Broken("not a piece")
        if not length:
            return None
        self._got += length
        if self._most is not None and self._got > self._most:
            raise TooBig
        self._parts.append(plain[2 : 2 + length])
        if more:
            return None
        message = b"".join(self._parts)
        self._parts, self._got = [], 0
        return message


# --- how a connection begins: the laptop's side ---


def greeting(public: bytes) -> bytes:
    """The laptop's first frame, in the clear: which version it speaks and the room's public key."""
    return _padded(bytes([_GREETING, VERSION]) + public)


def is_typed(knock: bytes) -> bool:
    """Whether who knocks has typed the code and not scanned the QR. Raises ``Broken`` when it is no knock at all."""
    if len(knock) != FRAME or knock[0] not in (_SCANNED, _TYPED):
        raise Broken("not a knock")
    return knock[0] == _TYPED


def admit(knock: bytes, pair: X25519PrivateKey, psk: bytes) -> tuple[bytes, Channel]:
    """The frame that answers the phone's ``knock``, and the channel. Raises ``Broken`` when it does not know the secret.

    A knock may be an old one played again. Only a first message on the channel shows that the phone is there.
    """
    responder = Responder(pair, psk, PROLOGUE)
    responder.hear(knock[1:])
    answer, receive, send = responder.answer(_FILLING)
    return bytes([_ANSWER]) + answer, Channel(send, receive)


def refusal(bye: bytes) -> bytes:
    """A last word in the clear, for who never got a channel. ``bye`` is JSON of at most ``FRAME`` - 3 bytes."""
    return _padded(bytes([_REFUSAL]) + len(bye).to_bytes(2, "big") + bye)


# --- and the phone's ---


def greeted(frame: bytes) -> tuple[int, bytes]:
    """Version and public key of a greeting. Raises ``Broken``."""
    if len(frame) != FRAME or frame[0] != _GREETING:
        raise Broken("not a greeting")
    return frame[1], frame[2 : 2 + KEY_BYTES]


class Knock:
    """A phone that wants to come in: send ``frame``, and hand the laptop's answer to ``enter``."""

    def __init__(self, laptop: bytes, psk: bytes, *, typed: bool) -> None:
        """``laptop`` is the public key of the QR, or of the greeting when the code was typed. Raises ``Broken``."""
        self._initiator = Initiator(laptop, psk, PROLOGUE)
        self.frame = bytes([_TYPED if typed else _SCANNED]) + self._initiator.hello(_FILLING)

    def enter(self, answer: bytes) -> Channel | bytes:
        """The channel, or the JSON of a ``bye`` that came in its place (anybody on the way may have forged it).

        Raises ``Broken`` when the answer is not from this laptop.
        """
        if len(answer) != FRAME:
            raise Broken("not a frame")
        if answer[0] == _REFUSAL:
            return answer[3 : 3 + int.from_bytes(answer[1:3], "big")]
        if answer[0] != _ANSWER:
            raise Broken("not an answer")
        _, send, receive = self._initiator.finish(answer[1:])
        return Channel(send, receive, most=None)


def _piece(part: bytes, more: bool) -> Piece:
    return (len(part) | (_MORE if more else 0)).to_bytes(2, "big") + part.ljust(PIECE, b"\0")


def _padded(frame: bytes) -> bytes:
    if len(frame) > FRAME:
        raise ValueError("more than a frame holds")
    return frame.ljust(FRAME, b"\0")
