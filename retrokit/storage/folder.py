"""Makes files and their names survive a power cut: content first, then the folder, where the system knows how."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Folders cannot be opened on Windows, which keeps names in its own journal."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(file: Path) -> None:
    """What was written to ``file`` is on the disk when this returns."""
    with file.open("r+b") as opened:
        os.fsync(opened.fileno())


def copy_file(source: Path, target: Path) -> None:
    """The content alone, for this person's eyes only, on the disk when this returns. Raises OSError."""
    with source.open("rb") as read, open(target, "xb", opener=_private) as write:
        shutil.copyfileobj(read, write, 1 << 20)
        write.flush()
        os.fsync(write.fileno())


def next_folder(home: Path, name: str) -> Path:
    """The first of ``name-1``, ``name-2`` ... that is not there yet."""
    number = 1
    while (folder := home / f"{name}-{number}").exists():
        number += 1
    return folder


def _private(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_BINARY", 0), 0o600)
