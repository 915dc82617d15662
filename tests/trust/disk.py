"""A disk in memory under SQLite, as an APSW VFS: it logs every operation, and refuses those it is told to.

``adapter.py`` opens the real store on it; ``cuts.py`` makes of the log what a power cut may leave behind.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

import apsw

VFS = "retrokit-proof"
SECTOR = 4096
POWERSAFE_OVERWRITE = (
    0x1000  # what SQLite's own VFS says of every disk: a write that is torn spares its neighbours
)

Kind = Literal["create", "delete", "write", "truncate", "sync", "keys", "answered"]


@dataclass(frozen=True, slots=True)
class Op:
    """One operation. ``file`` is a number per file ever made, ``at`` the offset or new size.

    "keys" is a sync beside the database: ``keys`` are the key files just before it, ``folder`` if their names are synced.
    "answered" marks that the store has said yes to one more act.
    """

    kind: Kind
    file: int = 0
    name: str = ""
    at: int = 0
    data: bytes = b""
    keys: Mapping[str, bytes] | None = None
    folder: bool = False


class Disk:
    """``refuse`` is asked before each write, sync and truncate and may raise."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self.log: list[Op] = []
        self.names: dict[str, int] = {}
        self.contents: dict[int, bytearray] = {}
        self.refuse: Callable[[Kind], None] = lambda kind: None
        for name, content in (files or {}).items():
            self.names[name] = self._new(bytearray(content))

    def make(self, name: str) -> int:
        if name not in self.names:
            self.names[name] = self._new(bytearray())
            self.log.append(Op("create", self.names[name], name))
        return self.names[name]

    def delete(self, name: str) -> None:
        self.refuse("delete")
        if name not in self.names:
            raise apsw.IOError
        del self.names[name]
        self.log.append(Op("delete", name=name))

    def write(self, file: int, at: int, data: bytes) -> None:
        self.refuse("write")
        content = self.contents[file]
        content.extend(bytes(max(at - len(content), 0)))
        content[at : at + len(data)] = data
        self.log.append(Op("write", file, at=at, data=data))

    def truncate(self, file: int, size: int) -> None:
        self.refuse("truncate")
        del self.contents[file][size:]
        self.log.append(Op("truncate", file, at=size))

    def sync(self, file: int) -> None:
        self.refuse("sync")
        self.log.append(Op("sync", file))

    def files(self) -> dict[str, bytes]:
        return {name: bytes(self.contents[file]) for name, file in self.names.items()}

    def _new(self, content: bytearray) -> int:
        self.contents[len(self.contents)] = content
        return len(self.contents) - 1


class _File:
    """What SQLite does with an open file."""

    def __init__(self, disk: Disk, file: int) -> None:
        self._disk, self._file = disk, file

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        return bytes(self._disk.contents[self._file][offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.write(self._file, offset, bytes(data))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._disk.truncate(self._file, size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.sync(self._file)

    def xFileSize(self) -> int:  # noqa: N802
        return len(self._disk.contents[self._file])

    def xLock(self, level: int) -> None:  # noqa: N802
        """One process, one connection."""

    def xUnlock(self, level: int) -> None:  # noqa: N802
        """As above."""

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return SECTOR

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return POWERSAFE_OVERWRITE

    def xClose(self) -> None:  # noqa: N802
        """The content stays on the disk."""

    def excepthook(self, *_: object) -> bool:
        """What was refused is told by SQLite's result."""
        return True


class _Files(apsw.VFS):
    """The one VFS of this process; ``disk`` is the disk that is in it now."""

    def __init__(self) -> None:
        self.disk = Disk()
        super().__init__(VFS, base="")

    def xOpen(self, name: Any, flags: list[int]) -> Any:  # noqa: N802
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        flags[1] = flags[0]
        return _File(self.disk, self.disk.make(Path(path).name))

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.disk.delete(Path(filename).name)

    def xAccess(self, pathname: str, flags: int) -> bool:  # noqa: N802
        return Path(pathname).name in self.disk.names

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        return name

    def excepthook(self, *_: object) -> bool:
        """As above."""
        return True


_files: list[_Files] = []


@contextmanager
def inserted(disk: Disk, folder: Path) -> Iterator[None]:
    """``disk`` holds the database from now on; the key files lie in ``folder``, and their syncs are logged too."""
    if not _files:
        _files.append(_Files())
    _files[0].disk, before, fsync = disk, _files[0].disk, os.fsync

    def synced(handle: int) -> None:
        disk.refuse("keys")
        keys = {path.name: path.read_bytes() for path in folder.glob("*.key")}
        disk.log.append(Op("keys", keys=keys, folder=stat.S_ISDIR(os.fstat(handle).st_mode)))

    os.fsync = cast(Any, synced)
    try:
        yield
    finally:
        os.fsync = fsync
        _files[0].disk = before
