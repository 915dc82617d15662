"""A first look at order: does the place of anything in the file say when it came? The deep proofs are a suite of their own."""

from __future__ import annotations

import itertools
import secrets
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

from retrokit.facilitation.changes import CardsRevealed, HeldSealed, RoomOpened
from retrokit.facilitation.session import Card, HeldCard
from retrokit.storage.intake import Intake
from retrokit.storage.keys import KEY_BYTES
from tests.storage.samples import MEMORY, Kept, a_session, digest, put
from tests.storage.test_intake import boxes

SESSIONS, CARDS = 80, 24
# Standard deviation of tau for 24 cards is 0.147, of the mean of 80 sessions 0.0164. Four of them:
CHANCE = 0.066


def tau(places: Sequence[float]) -> float:
    """Kendall's tau between the order of the list and its values: 1 is the same order, 0 is none."""
    pairs = [1 if later > earlier else -1 for earlier, later in itertools.combinations(places, 2)]
    return mean(pairs)


def slots_by_key(kept: Kept) -> dict[str, int]:
    """What only the owner of the key can tell: which entry lies where."""
    (file,) = kept.path.parent.glob(f"intake-{kept.session.id}.*.key")
    conn = sqlite3.connect(kept.path)
    intake, _, _ = Intake.read(conn, file.suffixes[0][1:], file.read_bytes()[:KEY_BYTES])
    conn.close()
    return intake.slots


def simulate(kept: Kept) -> dict[str, list[float]]:
    """One session: cards come one by one. Where do slots, boxes and revealed cards lie?"""
    kept.session = a_session(secrets.token_hex(8))
    kept.do(RoomOpened(kept.session))
    for number in range(CARDS):
        kept.do(put(number, f"{kept.session.id} card {number:02}"))
    places, known = slots_by_key(kept), boxes(kept.path)
    slots = [places[digest(number)] for number in range(CARDS)]
    hidden = kept.path.read_bytes()
    taken = {key: entry for key, entry in kept.session.held.items() if isinstance(entry, HeldCard)}
    cards = sorted(
        (Card(secrets.token_hex(12), e.column, e.text) for e in taken.values()), key=lambda c: c.id
    )
    kept.do(CardsRevealed("the-collect", tuple(cards)), HeldSealed(tuple(taken), {}))
    revealed = kept.path.read_bytes()
    texts = [f"{kept.session.id} card {number:02}".encode() for number in range(CARDS)]
    kept.store.delete(kept.session.id)
    return {
        "slot": [float(slot) for slot in slots],
        "place of box": [float(hidden.index(known[slot][:24])) for slot in slots],
        "place of card": [float(revealed.index(text)) for text in texts],
        "page of card": [
            revealed.index(text) // 4096 * 4096.0 - revealed.index(text) % 4096 for text in texts
        ],
    }


def test_no_place_tells_when_a_card_came() -> None:
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        kept = Kept(Path(folder) / "retrokit.db")
        for _ in range(SESSIONS):
            for attack, places in simulate(kept).items():
                assert len(set(places)) == CARDS
                found.setdefault(attack, []).append(tau(places))
        kept.store.close()
    leaks = {attack: mean(values) for attack, values in found.items() if abs(mean(values)) > CHANCE}
    assert not leaks
    assert len(found) == 4


def test_a_counting_key_would_be_caught(tmp_path: Path) -> None:
    """The control: the usual way to store cards gives their order away, and these attacks see it."""
    path = tmp_path / "control.db"
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE card (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT)")
    for number in range(CARDS):
        conn.execute("INSERT INTO card (text) VALUES (?)", (f"card {number:02}",))
        conn.commit()
    ids = [row[0] for row in conn.execute("SELECT id FROM card ORDER BY text")]
    conn.close()
    content = path.read_bytes()
    assert tau(ids) > 0.95
    assert tau([-content.index(f"card {number:02}".encode()) for number in range(CARDS)]) > 0.95
