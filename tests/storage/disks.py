"""Disks that say no: one that fills up, one that may only be read. Real mounts where the system lets us."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from retrokit.storage.store import SqliteStore


class SmallDisk:
    """Full and empty at will. Without the right to mount, SQLite's own bound on the file stands in for the end of the disk."""

    def __init__(self, folder: Path, mounted: bool) -> None:
        self.folder = folder
        self.mounted = mounted
        self._ballast = folder / "ballast"

    def fill(self, store: SqliteStore) -> None:
        if not self.mounted:
            pages = store._db.conn.execute("PRAGMA page_count").fetchone()[0]
            store._db.conn.execute(f"PRAGMA max_page_count = {pages}").fetchall()
            return
        with pytest.raises(OSError, match="No space left"):
            self._fill_up()

    def _fill_up(self) -> None:
        with self._ballast.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 1024)

    def make_room(self, store: SqliteStore) -> None:
        if self.mounted:
            self._ballast.unlink()
        else:
            store._db.conn.execute("PRAGMA max_page_count = 1000000").fetchall()


@contextmanager
def small_disk(folder: Path, megabytes: int = 16) -> Iterator[SmallDisk]:
    folder.mkdir(parents=True)
    mounted = _mount("-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder))
    try:
        yield SmallDisk(folder, mounted)
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Root may write whatever the mode says, so for root the folder is mounted over itself, to be read only."""
    mounted = _mount("--bind", str(folder), str(folder)) and _mount("-o", "remount,bind,ro", str(folder))
    if not mounted:
        assert os.geteuid() != 0, "needs the right to mount, or another account than root"
        _modes(folder, 0o500, 0o400)
    try:
        yield
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)
        else:
            _modes(folder, 0o700, 0o600)


def _modes(folder: Path, own: int, files: int) -> None:
    folder.chmod(0o700)
    for path in folder.iterdir():
        path.chmod(files)
    folder.chmod(own)


def _mount(*words: str) -> bool:
    if os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0
