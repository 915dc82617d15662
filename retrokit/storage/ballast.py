"""A file that does nothing but take up room: given up when the disk is full, so that what is under way can be kept."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from retrokit.storage.failpoint import failpoint
from retrokit.storage.folder import sync_folder

NAME = "ballast.bin"
BALLAST_MB = 16


class Ballast:
    """Beside the database. ``make`` only where nothing waits for the disk: at the start and after a seal."""

    def __init__(self, folder: Path, megabytes: int = BALLAST_MB) -> None:
        self._path = folder / NAME
        self._bytes = megabytes * 1_000_000

    def made(self) -> bool:
        """Whether all of it is there, and not only its name: a disk that packs zeros keeps no room with them."""
        try:
            found = self._path.stat()
        except OSError:
            return False
        taken = getattr(found, "st_blocks", None)
        return found.st_size == self._bytes and (taken is None or taken * 512 >= self._bytes)

    def roomy(self) -> bool:
        """Whether it is there, or could be, with as much again beside it."""
        try:
            return self.made() or free_bytes(self._path.parent) >= 2 * self._bytes
        except OSError:
            return False

    def make(self) -> None:
        """Take the room, if there is some. Never raises."""
        if self.made() or not self.roomy():
            return
        try:
            self._fill()
            failpoint("ballast-made")
        except OSError:
            self.drop()

    def drop(self) -> bool:
        """Whether this gave back any room."""
        try:
            self._path.unlink()
            sync_folder(self._path.parent)  # some disks hand the room out only now
        except OSError:
            return False
        failpoint("ballast-dropped")
        return True

    def _fill(self) -> None:
        with open(self._path, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, self._bytes)
            if not self.made():
                for _ in range(0, self._bytes, 1_000_000):
                    file.write(os.urandom(1_000_000))
            file.flush()
            os.fsync(file.fileno())
        sync_folder(self._path.parent)


def free_bytes(folder: Path) -> int:
    """What is free on the disk that ``folder`` is, or will be, on. Raises OSError."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    return shutil.disk_usage(there).free
