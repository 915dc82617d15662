"""Makes a file's name survive a power cut: the folder has to reach the disk too, where the system knows how."""

from __future__ import annotations

import os
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
