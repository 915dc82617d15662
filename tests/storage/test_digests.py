"""Checksums: one changed letter is noticed at the next start, and no way of writing is ever taken for damage."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from retrokit.facilitation.changes import ExperimentSet, NotesSet, RoomOpened
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.session import Experiment
from retrokit.storage.store import SqliteStore
from tests.storage.samples import Kept, a_session, put, reveal


def told(path: Path) -> Trouble | None:
    """What the person hears of a start."""
    try:
        store = SqliteStore(path)
    except Trouble as trouble:
        return trouble
    store.close()
    news: Trouble | None = getattr(store, "news", None)
    return news


@pytest.mark.parametrize("word", [b"a text of many", b"Sprint 31", b"card (", b"what we said"])
def test_one_changed_letter_is_noticed(kept: Kept, word: bytes) -> None:
    """In a card, in a title, in the schema, in notes: SQLite itself finds nothing wrong with any of these but the third."""
    kept.do(put(1, "a text of many")).do(*reveal(kept.session), NotesSet("what we said"))
    kept.store.close()
    content = kept.path.read_bytes()
    changed = content.replace(word, bytes([word[0] ^ 1]) + word[1:])
    assert changed != content
    kept.path.write_bytes(changed)
    assert told(kept.path) is not None
    assert changed in [file.read_bytes() for file in kept.path.parent.rglob("*.db")], (
        "the damaged file is kept"
    )


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE session SET title = 'another'",
        "INSERT INTO team VALUES ('Lighthouse')",
        "DELETE FROM card",
        "UPDATE team SET name = 'Lighthouse'",
        "DELETE FROM session",
        "DROP TABLE digest",
    ],
)
def test_writing_past_the_store_is_no_damage(kept: Kept, sql: str) -> None:
    kept.do(put(1, "a text")).do(*reveal(kept.session))
    kept.store.close()
    conn = sqlite3.connect(kept.path)
    conn.execute("PRAGMA foreign_keys = 1")
    conn.execute(sql)
    conn.commit()
    conn.close()
    for _ in range(2):
        store = SqliteStore(kept.path)
        assert store.check().startswith("ok")
        store.close()


def test_what_one_session_does_to_another_is_no_damage(kept: Kept) -> None:
    """An experiment that is carried on, concluded elsewhere, and gone with the session in which it was agreed."""
    agreed = Experiment("e1", "s1", topic="Pairing", state="agreed")
    kept.do(ExperimentSet(agreed))
    later = Kept.__new__(Kept)
    later.path, later.store = kept.path, kept.store
    later.session = replace(a_session("s2"), carried=(agreed,))
    later.do(RoomOpened(later.session))
    later.do(ExperimentSet(replace(agreed, state="concluded", decision="keep")))
    kept.store.close()
    store = SqliteStore(kept.path)
    store.delete("s1")
    store.close()
    kept.store = SqliteStore(kept.path)
    assert kept.store.load("s2").carried == ()
