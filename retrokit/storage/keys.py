"""The key files of the intake: one per session and phase, beside the database, destroyed when the phase is over.

A key is in a file only so that a session survives a crash. Without the file, what the intake held is noise.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from retrokit.storage.folder import sync_folder

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class KeyFile:
    """Whose key it is, read off the name ``intake-<session>.<phase>.key``."""

    path: Path
    session: str
    phase: str


class KeyFolder:
    """The key files of one database. ``database_id`` is kept in each file: keys of other databases are left alone."""

    def __init__(self, folder: Path, database_id: str) -> None:
        self._folder = folder
        self._mark = bytes.fromhex(database_id)

    def write(self, session: str, phase: str, key: bytes) -> None:
        """On the disk, name and all, when this returns. Raises OSError and leaves no file then."""
        path = self._path(session, phase)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(key + self._mark)
                file.flush()
                os.fsync(file.fileno())
            sync_folder(self._folder)
        except OSError:
            path.unlink(missing_ok=True)
            raise

    def read(self, session: str, phase: str) -> bytes | None:
        """The key, or None if its file is gone or not what was written."""
        try:
            content = self._path(session, phase).read_bytes()
        except FileNotFoundError:
            return None
        whole = len(content) == KEY_BYTES + len(self._mark) and content.endswith(self._mark)
        return content[:KEY_BYTES] if whole else None

    def files(self) -> list[KeyFile]:
        """All key files of this database, in no order that means anything."""
        found = []
        for path in self._folder.glob("intake-*.key"):
            session, _, phase = path.name.removeprefix("intake-").removesuffix(".key").rpartition(".")
            if session and path.read_bytes().endswith(self._mark):
                found.append(KeyFile(path, session, phase))
        return found

    def destroy(self, file: KeyFile) -> None:
        """Overwrite, then remove: on most disks nothing readable is left."""
        with file.path.open("r+b") as opened:
            opened.write(secrets.token_bytes(KEY_BYTES))
            opened.flush()
            os.fsync(opened.fileno())
        file.path.unlink()
        sync_folder(self._folder)

    def path(self, session: str, phase: str) -> Path:
        return self._path(session, phase)

    def _path(self, session: str, phase: str) -> Path:
        return self._folder / f"intake-{session}.{phase}.key"
