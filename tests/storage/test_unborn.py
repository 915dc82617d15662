"""The power goes while the file is being made: the next start makes it anew, and still leaves alone what is not ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrokit.facilitation.errors import Trouble
from retrokit.storage.store import SqliteStore

# As SQLite writes it before the first page of a new file: magic, records, nonce, the size before, sector, page size.
JOURNAL = bytes.fromhex("d9d505f920a163d70000000112345678000000000000100000001000").ljust(4096, b"\0")


def test_a_file_whose_making_was_cut_off_is_made_anew(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(bytes(4096) + b"half a page")
    path.with_name("retrokit.db-journal").write_bytes(JOURNAL)
    store = SqliteStore(path)
    assert store.check() == f"ok, 0 sessions, {path.stat().st_size // 1024} KB"
    store.close()


@pytest.mark.parametrize("journal", [b"", b"notes of somebody", JOURNAL[:16] + b"\0\0\0\1" + JOURNAL[20:]])
def test_a_file_that_is_not_ours_is_left_alone(path: Path, journal: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(bytes(5000))
    beside = path.with_name("retrokit.db-journal")
    beside.write_bytes(journal)
    with pytest.raises(Trouble) as caught:
        SqliteStore(path)
    assert caught.value.code == "not_a_database"
    assert (path.read_bytes(), beside.read_bytes()) == (bytes(5000), journal)
