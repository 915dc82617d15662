"""The intake of one phase: equal boxes of noise, some of which hold what phones have sent in private.

All boxes exist before the first entry comes. An entry goes into a random free one, sealed under the key of the phase, so
that the file tells neither how much came, nor when, nor what. ``Intakes`` in seal.py decides when a phase ends.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from sqlite3 import Connection
from typing import TYPE_CHECKING

import msgspec

from retrokit.facilitation.session import (
    Held,
    HeldAnswer,
    HeldAnswers,
    HeldBallot,
    HeldCard,
    HeldCounts,
    HeldHands,
    HeldPlacing,
    HeldRating,
    HeldThumb,
    HeldWriters,
    Seat,
    Seen,
    UsedTicket,
)
from retrokit.storage.keys import KEY_BYTES

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

SLOTS = 512
BOX_BYTES = 2560  # why: docs/decisions/0001-intake-box-size.md
SPARE = 64  # free boxes a new phase has at least
PER_PHONE = 8  # free boxes a new phase has for each phone that has been seen

_NONCE = 12
_LENGTH = 2
_ROOM = BOX_BYTES - _NONCE - 16 - _LENGTH
_KINDS: dict[str, type[Held]] = {
    kind.__name__: kind
    for kind in (
        HeldCard,
        HeldBallot,
        HeldRating,
        HeldPlacing,
        HeldHands,
        HeldAnswers,
        Seat,
        UsedTicket,
        Seen,
        HeldWriters,
        HeldAnswer,
        HeldCounts,
        HeldThumb,
    )
}


class Unreadable(Exception):
    """No box opens: this is not the key of this intake."""


@dataclass(slots=True)
class Intake:
    """Which key is in which slot, in memory only. Change a ``draft``, and put it in the place of this one after the commit."""

    phase: str
    secret: bytes
    slots: dict[str, int]
    free: list[int]

    @classmethod
    def fresh(cls, entries: int, phones: int = 0) -> Intake:
        """A new phase with a new key, for ``entries`` and what ``phones`` may still send, in steps of ``SLOTS``."""
        count = -(-(entries + max(SPARE, PER_PHONE * phones)) // SLOTS) * SLOTS
        free: set[int] = set()
        while len(free) < count:
            free.add(secrets.randbits(63))
        return cls(secrets.token_hex(16), secrets.token_bytes(KEY_BYTES), {}, list(free))

    @property
    def table(self) -> str:
        return f"intake_{self.phase}"

    def draft(self) -> Intake:
        return Intake(self.phase, self.secret, dict(self.slots), list(self.free))

    def fits(self, keys: Iterable[str]) -> bool:
        return sum(key not in self.slots for key in keys) <= len(self.free)

    def roomy(self, phones: int) -> bool:
        """Whether a stage may begin with this intake: growing while cards come would make them wait."""
        return len(self.free) >= PER_PHONE * phones // 2

    def assign(self, key: str) -> int:
        """The slot of ``key``, which is a random free one if it has none yet."""
        if key not in self.slots:
            at = secrets.randbelow(len(self.free))
            self.free[at], self.free[-1] = self.free[-1], self.free[at]
            self.slots[key] = self.free.pop()
        return self.slots[key]

    def take(self, conn: Connection, held: Mapping[str, Held]) -> None:
        """Make the table and put all of ``held`` into it. In slot order, so that places in the file say nothing."""
        boxes = {self.assign(key): _pack(key, entry) for key, entry in held.items()}
        boxes.update(dict.fromkeys(self.free, b""))
        conn.execute(f"CREATE TABLE {self.table} (slot INTEGER PRIMARY KEY, box BLOB NOT NULL) STRICT")
        cipher = self._cipher()
        rows = ((slot, self._seal(cipher, slot, boxes[slot])) for slot in sorted(boxes))
        conn.executemany(f"INSERT INTO {self.table} VALUES (?, ?)", rows)

    def change(self, conn: Connection, keys: Iterable[str], held: Mapping[str, Held]) -> None:
        """Write the boxes of ``keys`` as ``held`` has them now. In slot order: not even the journal tells another."""
        boxes: dict[int, bytes] = {}
        for key in keys:
            if key in held:
                boxes[self.assign(key)] = _pack(key, held[key])
            elif key in self.slots:
                slot = self.slots.pop(key)
                self.free.append(slot)
                boxes.setdefault(slot, b"")
        cipher = self._cipher()
        rows = ((self._seal(cipher, slot, boxes[slot]), slot) for slot in sorted(boxes))
        conn.executemany(f"UPDATE {self.table} SET box = ? WHERE slot = ?", rows)

    @classmethod
    def read(cls, conn: Connection, phase: str, secret: bytes) -> tuple[Intake, dict[str, Held], int]:
        """The intake of ``phase`` with what it holds, and how many of its boxes are damaged.

        Raises ``Unreadable`` if no box opens.
        """
        return cls.of(phase, secret, conn.execute(f"SELECT slot, box FROM intake_{phase}"))

    @classmethod
    def of(
        cls, phase: str, secret: bytes, boxes: Iterable[tuple[int, bytes]]
    ) -> tuple[Intake, dict[str, Held], int]:
        """As ``read``, from rows that were read already."""
        from cryptography.exceptions import InvalidTag

        intake, held, damaged = cls(phase, secret, {}, []), dict[str, Held](), 0
        cipher = intake._cipher()
        for slot, box in boxes:
            try:
                content = intake._open(cipher, slot, box)
            except InvalidTag:
                damaged += 1
                continue
            if not content:
                intake.free.append(slot)
                continue
            key, entry = _unpack(content)
            held[key] = entry
            intake.slots[key] = slot
        if not intake.free and not held:
            raise Unreadable
        return intake, held, damaged

    def _cipher(self) -> ChaCha20Poly1305:
        # Imported only here: the home screen opens the store, and no box.
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        return ChaCha20Poly1305(self.secret)

    def _seal(self, cipher: ChaCha20Poly1305, slot: int, content: bytes) -> bytes:
        padded = len(content).to_bytes(_LENGTH, "big") + content.ljust(_ROOM, b"\0")
        nonce = secrets.token_bytes(_NONCE)
        return nonce + cipher.encrypt(nonce, padded, self._bound(slot))

    def _open(self, cipher: ChaCha20Poly1305, slot: int, box: bytes) -> bytes:
        padded = cipher.decrypt(box[:_NONCE], box[_NONCE:], self._bound(slot))
        length = int.from_bytes(padded[:_LENGTH], "big")
        return padded[_LENGTH : _LENGTH + length]

    def _bound(self, slot: int) -> bytes:
        """A box opens only in its own slot and phase."""
        return bytes.fromhex(self.phase) + slot.to_bytes(8, "big")


def _pack(key: str, entry: Held) -> bytes:
    content = msgspec.msgpack.encode((type(entry).__name__, key, entry))
    if len(content) > _ROOM:
        raise ValueError("an entry does not fit into its box")
    return content


def _unpack(content: bytes) -> tuple[str, Held]:
    kind, key, raw = msgspec.msgpack.decode(content, type=tuple[str, str, msgspec.Raw])
    return key, msgspec.msgpack.decode(raw, type=_KINDS[kind])
