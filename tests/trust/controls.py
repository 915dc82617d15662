"""Stores that give something away, each in a way that is common: what the proofs must catch, or they prove nothing."""

from __future__ import annotations

import itertools
import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from retrokit.facilitation.changes import Change, HeldGone, HeldPut
from retrokit.facilitation.session import HeldCard, Session
from retrokit.storage.intake import BOX_BYTES, Intake
from tests.trust.scene import DATABASE


class CountingStore:
    """The usual way: a row for each card as it comes, and a key that counts."""

    def __init__(self, home: Path) -> None:
        self._conn = sqlite3.connect(home / DATABASE, isolation_level=None)
        self._conn.execute(
            "CREATE TABLE card (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE, text TEXT)"
        )

    def commit(self, before: Session, after: Session, changes: Sequence[Change]) -> None:
        for change in changes:
            if isinstance(change, HeldPut) and isinstance(change.entry, HeldCard):
                self._conn.execute(
                    "INSERT INTO card (key, text) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET text = excluded.text",
                    (change.key, change.entry.text),
                )
            elif isinstance(change, HeldGone):
                self._conn.execute("DELETE FROM card WHERE key = ?", (change.key,))


def sealing_off(patch: pytest.MonkeyPatch) -> None:
    """Boxes in the clear, and handed out one after the other."""

    def seal(self: Intake, cipher: object, slot: int, content: bytes) -> bytes:
        # Noise behind it, so that only the clear text tells.
        return len(content).to_bytes(2, "big") + content + os.urandom(BOX_BYTES - 2 - len(content))

    def unseal(self: Intake, cipher: object, slot: int, box: bytes) -> bytes:
        return box[2 : 2 + int.from_bytes(box[:2], "big")]

    def assign(self: Intake, key: str) -> int:
        if key not in self.slots:
            self.free.sort()
            self.slots[key] = self.free.pop(0)
        return self.slots[key]

    patch.setattr(Intake, "_seal", seal)
    patch.setattr(Intake, "_open", unseal)
    patch.setattr(Intake, "assign", assign)


def counting_ids() -> Callable[[], str]:
    """Ids that count instead of being drawn: no shuffle at the reveal."""
    counter = itertools.count()
    return lambda: f"{next(counter):032x}"
