"""The Noise handshake NKpsk0 and its transport ciphers, after revision 34 of the Noise specification.

``channel.py`` speaks it with phones. The laptop is the responder and known by its key; the phone stays nobody, and both
must hold the room's secret. Primitives come from the cryptography package; only their order is ours.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

NAME = b"Noise_NKpsk0_25519_ChaChaPoly_SHA256"
KEY_BYTES = 32
TAG_BYTES = 16
LAST_NONCE = 2**64 - 1

MakeKey = Callable[[], X25519PrivateKey]


class Broken(Exception):
    """What arrived was not made for this handshake or this place in the stream. The connection must end."""


class Cipher:
    """One direction after the handshake: each message has the next number, and none is ever used twice."""

    def __init__(self, key: bytes) -> None:
        self._aead = ChaCha20Poly1305(key)
        self._number = 0

    def seal(self, plain: bytes, bound: bytes = b"") -> bytes:
        return self._aead.encrypt(self._next(), plain, bound)

    def open(self, sealed: bytes, bound: bytes = b"") -> bytes:
        """Raises ``Broken`` for everything that is not exactly the other side's next message."""
        nonce = self._next()
        try:
            return self._aead.decrypt(nonce, sealed, bound)
        except InvalidTag:
            raise Broken("not the next message") from None

    def _next(self) -> bytes:
        if self._number >= LAST_NONCE:
            raise Broken("the stream is used up")
        nonce = bytes(4) + self._number.to_bytes(8, "little")
        self._number += 1
        return nonce


class Symmetric:
    """Noise's SymmetricState: chaining key, running hash, and a cipher once there is a key."""

    def __init__(self, prologue: bytes) -> None:
        self.hash = hashlib.sha256(NAME).digest()  # the name is longer than a hash, so it is hashed
        self._chain = self.hash
        self._cipher: Cipher | None = None
        self.mix_hash(prologue)

    def mix_hash(self, data: bytes) -> None:
        self.hash = hashlib.sha256(self.hash + data).digest()

    def mix_key(self, material: bytes) -> None:
        self._chain, key = _hkdf(self._chain, material, 2)
        self._cipher = Cipher(key)

    def mix_key_and_hash(self, material: bytes) -> None:
        self._chain, mixed, key = _hkdf(self._chain, material, 3)
        self.mix_hash(mixed)
        self._cipher = Cipher(key)

    def seal(self, plain: bytes) -> bytes:
        sealed = self._cipher.seal(plain, self.hash) if self._cipher else plain
        self.mix_hash(sealed)
        return sealed

    def open(self, sealed: bytes) -> bytes:
        plain = self._cipher.open(sealed, self.hash) if self._cipher else sealed
        self.mix_hash(sealed)
        return plain

    def split(self) -> tuple[Cipher, Cipher]:
        """From the initiator to the responder, and back."""
        first, second = _hkdf(self._chain, b"", 2)
        return Cipher(first), Cipher(second)


def _hkdf(chain: bytes, material: bytes, count: int) -> list[bytes]:
    temporary = hmac.digest(chain, material, "sha256")
    outputs: list[bytes] = []
    last = b""
    for number in range(1, count + 1):
        last = hmac.digest(temporary, last + bytes([number]), "sha256")
        outputs.append(last)
    return outputs


class Initiator:
    """The phone's side, for simulated phones and the tests: ``hello`` goes out, ``finish`` takes the answer."""

    def __init__(
        self, laptop: bytes, secret: bytes, prologue: bytes, make_key: MakeKey = X25519PrivateKey.generate
    ) -> None:
        self._state = Symmetric(prologue)
        self._state.mix_hash(laptop)
        self._laptop = laptop
        self._secret = secret
        self._own = make_key()

    def hello(self, payload: bytes = b"") -> bytes:
        """Message 1: psk, e, es. Raises ``Broken`` when the laptop's key is none."""
        public = self._own.public_key().public_bytes_raw()
        self._state.mix_key_and_hash(self._secret)
        self._state.mix_hash(public)
        self._state.mix_key(public)
        self._state.mix_key(_shared(self._own, self._laptop))
        return public + self._state.seal(payload)

    def finish(self, answer: bytes) -> tuple[bytes, Cipher, Cipher]:
        """Message 2: e, ee. Returns its payload, the cipher to send with and the one to receive with.

        Raises ``Broken`` unless it comes from who holds the laptop's key and the room's secret.
        """
        their, rest = _split(answer)
        self._state.mix_hash(their)
        self._state.mix_key(their)
        self._state.mix_key(_shared(self._own, their))
        payload = self._state.open(rest)
        send, receive = self._state.split()
        return payload, send, receive


class Responder:
    """The laptop's side: ``hear`` takes message 1, ``answer`` makes message 2 and the two ciphers."""

    def __init__(
        self,
        key: X25519PrivateKey,
        secret: bytes,
        prologue: bytes,
        make_key: MakeKey = X25519PrivateKey.generate,
    ) -> None:
        self._state = Symmetric(prologue)
        self._state.mix_hash(key.public_key().public_bytes_raw())
        self._key = key
        self._secret = secret
        self._make_key = make_key
        self._their = b""

    def hear(self, hello: bytes) -> bytes:
        """The payload of message 1. Raises ``Broken`` unless it was made with the room's secret for this laptop."""
        self._state.mix_key_and_hash(self._secret)
        self._their, rest = _split(hello)
        self._state.mix_hash(self._their)
        self._state.mix_key(self._their)
        self._state.mix_key(_shared(self._key, self._their))
        return self._state.open(rest)

    def answer(self, payload: bytes = b"") -> tuple[bytes, Cipher, Cipher]:
        """Message 2, then the cipher to receive with and the one to send with."""
        own = self._make_key()
        public = own.public_key().public_bytes_raw()
        self._state.mix_hash(public)
        self._state.mix_key(public)
        self._state.mix_key(_shared(own, self._their))
        sealed = self._state.seal(payload)
        receive, send = self._state.split()
        return public + sealed, receive, send


def _split(message: bytes) -> tuple[bytes, bytes]:
    if len(message) < KEY_BYTES + TAG_BYTES:
        raise Broken("too short for a handshake")
    return message[:KEY_BYTES], message[KEY_BYTES:]


def _shared(own: X25519PrivateKey, their: bytes) -> bytes:
    try:
        return own.exchange(X25519PublicKey.from_public_bytes(their))
    except ValueError:  # a point of low order, from which no secret can come
        raise Broken("not a key") from None
