"""T9, a real disk of two megabytes that grows when something was refused: what was acknowledged is there, and it goes on."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from retrokit.facilitation.errors import Trouble
from retrokit.storage.store import SqliteStore
from tests.storage.disks import SmallDisk, small_disk
from tests.storage.samples import put
from tests.trust.figures import record
from tests.trust.script import Evening, Step, found, opened, steps

SIZES = (2, 3, 4, 6, 8, 12, 16, 24, 32)
PAGES_PER_MB = 256
CARDS = 20


def resize(disk: SmallDisk, store: SqliteStore, megabytes: int) -> None:
    """Without the right to mount, SQLite's own bound on the file stands in for the end of the disk."""
    if disk.mounted:
        size = f"remount,size={megabytes}m"
        subprocess.run(["mount", "-o", size, "tmpfs", str(disk.folder)], check=True)
    else:
        store._db.conn.execute(f"PRAGMA max_page_count = {megabytes * PAGES_PER_MB}").fetchall()


def fits(evening: Evening, step: Step) -> bool:
    try:
        step(evening)
    except Trouble as trouble:
        if trouble.code == "disk_full":
            return False
        raise
    return True


def test_an_evening_on_a_disk_that_is_always_too_small(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with small_disk(tmp_path / "disk", megabytes=SIZES[0]) as disk:
        if disk.mounted:
            request.applymarker(pytest.mark.logs("storage: clean-up put off"))
        path = disk.folder / "retrokit.db"
        evening = Evening(SqliteStore(path))
        resize(disk, evening.store, SIZES[0])
        sizes, acknowledged, refused = list(SIZES[1:]), 0, 0
        for number, step in enumerate(steps()):
            while not fits(evening, step):
                refused += 1
                assert found(evening.store) == evening.loaded(), f"step {number} left something behind"
                if "s1" in evening.sessions:  # the boxes are there already, so cards are still taken
                    evening.do("s1", *(put((number, refused, n), f"late {n}") for n in range(CARDS)))
                    acknowledged += 1
                evening.store.close()
                assert opened(path) == evening.loaded(), (
                    f"step {number} left something behind for the next start"
                )
                evening.store = SqliteStore(path)
                evening.sessions = found(evening.store)
                resize(disk, evening.store, sizes.pop(0))
            acknowledged += 1
        evening.store.close()
        assert opened(path) == evening.loaded()
        assert refused >= 3
    record("small disk", mounted=disk.mounted, acknowledged=acknowledged, refused=refused, lost=0)
