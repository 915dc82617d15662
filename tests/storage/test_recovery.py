"""A damaged database: kept as it was, and put together again from the newest backup and from what can still be read."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retrokit.facilitation.changes import NotesSet, RoomOpened, SessionEnded
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.session import Session
from retrokit.storage.store import SqliteStore
from tests.storage.samples import Kept, a_session, as_loaded, put, reveal


def cut(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(8192, len(content)) :]


def zero(content: bytearray, chance: random.Random) -> None:
    page = chance.randrange(1, len(content) // 4096)
    content[page * 4096 : (page + 1) * 4096] = bytes(4096)


def scramble(content: bytearray, chance: random.Random) -> None:
    page = chance.randrange(1, len(content) // 4096)
    content[page * 4096 : page * 4096 + 40] = chance.randbytes(40)


def behead(content: bytearray, chance: random.Random) -> None:
    content[:100] = chance.randbytes(100)


DAMAGES = (cut, zero, scramble)
Damage = Callable[[bytearray, random.Random], None]


def harm(path: Path, damage: Damage, seed: int) -> bytes:
    content = bytearray(path.read_bytes())
    damage(content, random.Random(seed))
    path.write_bytes(content)
    return bytes(content)


def page_of(path: Path, table: str) -> int:
    """The root page of a table, which is a leaf as long as the table is small."""
    with closing(sqlite3.connect(path)) as conn:
        return int(conn.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0])


def zero_page(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))


def another(kept: Kept, session: Session) -> Kept:
    """One more session in the same store."""
    made = Kept.__new__(Kept)
    made.path, made.store, made.session = kept.path, kept.store, session
    return made.do(RoomOpened(session))


def back_up(store: SqliteStore, day: str = "2026-11-24") -> None:
    store.backups.keep(store.copy_after_seal(), day)


def told(store: SqliteStore) -> str:
    assert store.news is not None
    assert store.news.code == "recovered"
    return str(store.news)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("seed", range(5))
def test_what_is_wherever_damaged_is_kept_and_gives_back_what_was_sealed(
    kept: Kept, damage: Damage, seed: int
) -> None:
    kept.do(put(1, "on the board")).do(*reveal(kept.session))
    back_up(kept.store)
    sealed = as_loaded(kept.session)
    kept.do(put(2, "hidden"))
    kept.store.close()
    content = harm(kept.path, damage, seed)
    keys = {key.name: key.read_bytes() for key in kept.path.parent.glob("*.key")}
    store = SqliteStore(kept.path)
    aside = kept.path.parent / "damaged-1"
    assert str(aside) in told(store)
    assert (aside / kept.path.name).read_bytes() == content
    assert {key.name: key.read_bytes() for key in aside.glob("*.key")} == keys
    (row,) = store.sessions()
    found = store.load(row.id)
    assert found.cards == sealed.cards
    # Each box is whole or not there at all: nothing else than what was acknowledged comes back.
    assert {k: e for k, e in kept.session.held.items() if k in found.held} == dict(found.held)
    assert store.check().startswith("ok, 1 sessions")
    store.close()
    store = SqliteStore(kept.path)
    assert store.news is None, "it is told once"
    store.close()


def test_without_a_backup_all_that_can_be_read_is_read(kept: Kept) -> None:
    kept.do(put(1, "on the board")).do(*reveal(kept.session)).do(put(2, "hidden"))
    other = another(kept, a_session("s2", "Quay"))
    other.do(put(3, "theirs"), NotesSet("notes")).do(*reveal(other.session)).do(
        SessionEnded(other.session.runs)
    )
    expected = {s.id: as_loaded(s) for s in (kept.session, other.session)}
    index = page_of(kept.path, "learning_session")
    kept.store.close()
    zero_page(kept.path, index)  # an index only: every row is there
    store = SqliteStore(kept.path)
    assert "no backup" in told(store)
    assert {row.id: store.load(row.id) for row in store.sessions()} == expected
    assert len(list(kept.path.parent.glob("intake-*.key"))) == 1, "the closed session needs none"
    store.close()


def test_a_session_that_cannot_be_read_whole_is_named_and_not_made_up(kept: Kept) -> None:
    kept.do(put(1, "first card")).do(*reveal(kept.session)).do(SessionEnded(kept.session.runs))
    back_up(kept.store)
    later = another(kept, a_session("s2", "Quay"))
    later.do(NotesSet("x"), put(2, "second card")).do(*reveal(later.session))
    cards = page_of(kept.path, "card")
    expected = as_loaded(kept.session)
    kept.store.close()
    zero_page(kept.path, cards)
    store = SqliteStore(kept.path)
    words = told(store)
    assert "backup of 2026-11-24: 1" in words and "Not readable: Sprint 31" in words
    assert [row.id for row in store.sessions()] == ["s1"]
    assert store.load("s1") == expected
    store.close()


def test_a_session_that_went_on_after_the_backup_is_taken_as_it_was_last(kept: Kept) -> None:
    kept.do(put(1, "before")).do(*reveal(kept.session))
    back_up(kept.store)
    kept.do(put(2, "after")).do(*reveal(kept.session)).do(NotesSet("newest notes"))
    expected = as_loaded(kept.session)
    index = page_of(kept.path, "experiment_session")
    kept.store.close()
    zero_page(kept.path, index)
    store = SqliteStore(kept.path)
    assert store.load("s1") == expected
    store.close()


def test_a_damaged_backup_is_passed_over_for_an_older_one(kept: Kept) -> None:
    kept.do(put(1, "first")).do(*reveal(kept.session))
    back_up(kept.store, "2026-11-10")
    kept.do(put(2, "second")).do(*reveal(kept.session))
    back_up(kept.store, "2026-11-24")
    kept.store.close()
    harm(kept.path, behead, 1)
    harm(kept.path.parent / "backups" / "retrokit-2026-11-24.db", zero, 3)
    store = SqliteStore(kept.path)
    assert "2026-11-10" in told(store)
    assert [card.text for card in store.load("s1").cards] == ["first"]
    assert [backup.titles for backup in store.backups.listed()] == [None, ("Sprint 31",)]
    store.close()


@pytest.mark.parametrize("how", ["empty", "beheaded", "missing"])
def test_a_file_that_lost_its_beginning_is_ours_where_there_are_backups(kept: Kept, how: str) -> None:
    kept.do(put(1, "on the board")).do(*reveal(kept.session))
    back_up(kept.store)
    kept.store.close()
    if how == "beheaded":
        harm(kept.path, behead, 1)
    elif how == "empty":
        kept.path.write_bytes(b"")
    else:
        kept.path.unlink()
    store = SqliteStore(kept.path)
    assert store.news is not None
    if how == "missing":  # somebody may have meant it: nothing is put back unasked
        assert (store.news.code, store.sessions()) == ("gone", ())
    else:
        assert [card.text for card in store.load("s1").cards] == ["on the board"]
    store.close()


def test_letters_that_are_none_are_damage_too(kept: Kept) -> None:
    kept.do(put(1, "on the board")).do(*reveal(kept.session))
    back_up(kept.store)
    kept.store._db.conn.execute("UPDATE session SET title = CAST(x'ff41' AS TEXT)")
    kept.store.close()
    store = SqliteStore(kept.path)
    assert "2026-11-24" in told(store)
    assert [row.title for row in store.sessions()] == ["Sprint 31"]
    store.close()


def test_a_session_that_is_none_is_said_to_be(kept: Kept) -> None:
    """Whole pages with nonsense in them are found when the session is opened, and the others go on."""
    kept.store._db.conn.execute("UPDATE session SET timer = '{'")
    with pytest.raises(Trouble) as caught:
        kept.store.load("s1")
    assert caught.value.code == "unreadable"
    assert [row.id for row in kept.store.sessions()] == ["s1"]


def test_the_copy_that_is_read_leaves_nothing_behind(kept: Kept) -> None:
    kept.do(put(1, "hidden"))
    kept.store.close()
    harm(kept.path, zero, 2)
    store = SqliteStore(kept.path)
    store.close()
    found = {path.name for path in kept.path.parent.iterdir() if not path.name.endswith(".key")}
    assert found - {"retrokit.db-journal"} == {"retrokit.db", "retrokit.db-checksum", "damaged-1"}


def test_one_bit_that_fell_over_while_the_app_was_closed_is_damage(kept: Kept) -> None:
    kept.do(put(1, "on the board")).do(*reveal(kept.session)).do(SessionEnded(kept.session.runs))
    back_up(kept.store)
    expected = as_loaded(kept.session)
    kept.store.close()
    content = kept.path.read_bytes()
    assert content.count(b"on the board") == 1
    kept.path.write_bytes(content.replace(b"on the board", b"on the boarD"))
    with closing(sqlite3.connect(kept.path)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",), "SQLite sees nothing wrong"
    store = SqliteStore(kept.path)
    assert "2026-11-24" in told(store)
    assert store.load("s1") == expected
    store.close()


def test_what_another_program_wrote_in_order_is_no_damage(kept: Kept) -> None:
    kept.store.close()
    with closing(sqlite3.connect(kept.path)) as conn:
        conn.execute("UPDATE session SET notes = 'from elsewhere'")
        conn.commit()
    assert kept.reopen().session.notes == "from elsewhere"
    assert kept.store.news is None


@pytest.mark.parametrize("content", ["", "nonsense", "0 1 2", "ff"])
def test_a_checksum_that_is_none_is_passed_over(kept: Kept, content: str) -> None:
    kept.store.close()
    kept.path.with_name("retrokit.db-checksum").write_text(content)
    kept.reopen()
    assert kept.store.news is None


def test_a_commit_that_was_cut_off_is_no_damage(kept: Kept) -> None:
    """Half of a commit is in the file and all of what it overwrote in the journal: SQLite puts it right."""
    kept.do(put(1, "text"))
    expected = as_loaded(kept.session)
    kept.store.close()
    conn = sqlite3.connect(kept.path, isolation_level=None)
    conn.execute("PRAGMA cache_spill = 1")
    conn.execute("PRAGMA cache_size = 1")
    conn.execute("BEGIN IMMEDIATE")
    (phase,) = conn.execute("SELECT phase FROM intake").fetchone()
    conn.execute(f"UPDATE intake_{phase} SET box = zeroblob(2560)")
    home = kept.path.parent.with_name("after the cut")
    shutil.copytree(kept.path.parent, home)
    conn.close()
    path = home / kept.path.name
    assert path.with_name("retrokit.db-journal").stat().st_size
    assert path.read_bytes() != kept.path.read_bytes()
    store = SqliteStore(path)
    assert store.news is None
    assert store.load("s1") == expected
    store.close()


def lose_an_index(path: Path) -> None:
    """SQLite cannot read on."""
    zero_page(path, page_of(path, "learning_session"))


def gain_a_page(path: Path) -> None:
    """SQLite can read everything, and says that a page belongs to nothing."""
    content = bytearray(path.read_bytes())
    content[28:32] = (int.from_bytes(content[28:32], "big") + 1).to_bytes(4, "big")
    path.write_bytes(content + bytes(4096))


@pytest.mark.parametrize("damage", [lose_an_index, gain_a_page])
@pytest.mark.parametrize("ends", [False, True], ids=["reveal", "end"])
def test_nothing_is_sealed_into_a_file_that_is_not_whole_any_more(
    kept: Kept, ends: bool, damage: Callable[[Path], None]
) -> None:
    """What is hidden stays where it is: its key is not given up for a file that could not be read again."""
    kept.gather().do(put(1, "one"), put(2, "two"))
    (key,) = kept.path.parent.glob("intake-*.key")
    kept.store._db.conn.execute("PRAGMA shrink_memory")  # SQLite looks at the disk again, as in a large file
    damage(kept.path)
    with pytest.raises(Trouble, match="is damaged") as told:
        kept.do(*((SessionEnded(kept.session.runs),) if ends else reveal(kept.session)))
    assert "start it again" in told.value.remedy
    assert list(kept.path.parent.glob("intake-*.key")) == [key]
    expected = as_loaded(kept.session)
    assert kept.reopen().session == expected
