"""Versions of the schema: every file that ever was released opens, in one piece, and what it was before is kept.

``golden/v1.db`` is the database of a played session, as the first retrokit left it. A step of the tests' own stands
for the next version, whatever that will be.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.session import Session
from retrokit.storage.base import Base
from retrokit.storage.migrations import MIN_READER, SCHEMA, STEPS, Schema
from retrokit.storage.store import SqliteStore
from tests.storage.samples import Kept, as_loaded, put, raw, reveal

GOLDEN = Path(__file__).parent / "golden"


def with_mood(db: Base) -> None:
    db.conn.execute("ALTER TABLE session ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")


def that_fails(db: Base) -> None:
    with_mood(db)
    db.conn.execute("INSERT INTO team SELECT name FROM team")


def that_breaks(db: Base) -> None:
    """Runs, and leaves a reference to nowhere."""
    db.conn.execute("UPDATE card SET group_id = 'nowhere'")


NEXT = Schema((*STEPS, with_mood), MIN_READER)


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as conn:
        return int(conn.execute("PRAGMA user_version").fetchone()[0])


def facts(session: Session) -> tuple[object, ...]:
    """What a report would tell."""
    texts = sorted(card.text for card in session.cards)
    return (
        (session.team, session.title, session.date, session.state, session.format.name, len(session.groups)),
        (len(texts), texts[0], texts[-1]),
        [(e.change[:21], e.state, e.decision) for e in (*session.experiments, *session.carried)],
        [learning.learned[:21] for learning in session.learnings],
        session.parked,
    )


@pytest.mark.parametrize("schema", [SCHEMA, NEXT])
def test_the_first_release_opens_with_all_that_was_in_it(path: Path, schema: Schema) -> None:
    path.parent.mkdir()
    shutil.copy(GOLDEN / "v1.db", path)
    assert version(path) == 1
    store = SqliteStore(path, schema)
    assert store.news is None
    assert [(row.title, row.state, row.learnings) for row in store.sessions()] == [
        ("Sprint 31", "closed", 2),
        ("Sprint 30", "closed", 0),
    ]
    newest, earlier = (store.load(row.id) for row in store.sessions())
    about, cards, tried, learned, parked = facts(newest)
    assert about == ("Harbour", "Sprint 31", "2026-11-22", "closed", "Start Stop Continue", 6)
    assert cards == (26, "A calendar for staging, so that everybody sees who has it", "金曜日のペア作業")
    assert tried == [
        ("booking staging in ha", "agreed", ""),
        ("rehearsing the demo o", "concluded", "keep"),
    ]
    assert learned == ["someone from outside ", "explaining early cost"]
    assert parked == newest.parked and len(newest.parked) == 2
    assert newest.work["close"].counts == (0, 0, 1, 4, 3)  # type: ignore[union-attr]
    assert [e.state for e in earlier.experiments] == ["concluded"]
    assert store.check().startswith("ok, 2 sessions")
    store.close()
    assert version(path) == schema.version


def test_an_older_file_is_brought_forward_and_kept(kept: Kept) -> None:
    kept.do(put(1, "on the board")).do(*reveal(kept.session)).do(put(2, "hidden"))
    kept.store.close()
    store = SqliteStore(kept.path, NEXT)
    assert store._db.conn.execute("SELECT mood FROM session").fetchall() == [("calm",)]
    assert store.load("s1") == as_loaded(kept.session), "with what is still hidden"
    assert store._db.conn.execute("PRAGMA freelist_count").fetchone() == (0,)
    (before,) = store.backups.listed()
    assert (before.date, before.titles) == ("", ("Sprint 31",))
    assert version(store.backups.file(before.name)) == SCHEMA.version
    assert b"intake_" not in raw(store.backups.folder)
    assert not (kept.path.parent / "workshop").exists()
    store.close()
    again = SqliteStore(kept.path, NEXT)
    assert again.load("s1") == as_loaded(kept.session)
    again.close()


@pytest.mark.parametrize("step", [that_fails, that_breaks])
def test_steps_that_do_not_fit_change_nothing(kept: Kept, step: object) -> None:
    kept.do(put(1, "on the board")).do(*reveal(kept.session)).do(put(2, "hidden"))
    expected = as_loaded(kept.session)
    kept.store.close()
    content = kept.path.read_bytes()
    with pytest.raises(Trouble) as caught:
        SqliteStore(kept.path, Schema((*STEPS, step), MIN_READER))  # type: ignore[arg-type]
    assert caught.value.code == "not_updated"
    assert kept.path.read_bytes()[100:] == content[100:]
    assert kept.reopen().session == expected


def test_an_older_retrokit_reads_what_this_one_wrote_where_it_may(kept: Kept) -> None:
    kept.do(put(1, "on the board")).do(*reveal(kept.session))
    kept.store.close()
    newer = SqliteStore(kept.path, NEXT)
    newer.close()
    content = kept.path.read_bytes()
    older = SqliteStore(kept.path)
    assert [card.text for card in older.load("s1").cards] == ["on the board"]
    with pytest.raises(Trouble) as caught:
        older.writable()
    assert caught.value.code == "only_reading"
    older.close()
    assert kept.path.read_bytes() == content


def test_a_damaged_older_file_is_recovered_and_brought_forward(kept: Kept) -> None:
    kept.do(put(1, "on the board")).do(*reveal(kept.session))
    kept.store.backups.keep(kept.store.copy_after_seal(), "2026-11-24")
    kept.store.close()
    content = bytearray(kept.path.read_bytes())
    content[8192:12288] = bytes(4096)
    kept.path.write_bytes(content)
    store = SqliteStore(kept.path, NEXT)
    assert store.news is not None and store.news.code == "recovered"
    assert [card.text for card in store.load("s1").cards] == ["on the board"]
    assert store._db.conn.execute("SELECT mood FROM session").fetchall() == [("calm",)]
    store.close()
