"""Acts that were sealed are known again, whatever else is held, and nothing else is."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from retrokit.facilitation.changes import HeldPut, apply
from retrokit.facilitation.held import sealed, was_seen
from retrokit.facilitation.session import HeldCard, Seat
from tests.storage.samples import a_session


def name(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()


def test_every_sealed_act_is_known_again_and_no_other() -> None:
    session = replace(a_session(), held={"seat": Seat()})
    for first in (0, 50, 100):
        keys = [name(first + n) for n in range(50)]
        for key in keys:
            session = apply(session, HeldPut(key, HeldCard(f"op {key}", "the-collect", "start", "text")))
        session = apply(session, sealed(session, keys))
    for n in range(150):
        assert was_seen(session, name(n))
        assert was_seen(session, f"op {name(n)}")
        assert was_seen(session, "unknown", name(n))
        assert not was_seen(session, name(150 + n), f"op {name(150 + n)}")
    assert not was_seen(session, "", "seat", "f" * 64, "op")
