"""One retrokit per home folder. The app holds the lock as long as it runs; the system lets go of it when the process dies."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from retrokit.facilitation.errors import Trouble
from retrokit.storage.faults import disk_faults


class Instance:
    """The right to use a home folder. Take it with ``hold``, give it back with ``release`` or by ``with``."""

    def __init__(self, lock: FileLock) -> None:
        self._lock = lock

    @classmethod
    def hold(cls, home: Path) -> Instance:
        """Raises ``Trouble("already_open")`` while another process holds ``home``, or when it cannot be written."""
        path = home / "retrokit.lock"
        lock = FileLock(path, thread_local=False)
        with disk_faults(path):
            home.mkdir(parents=True, exist_ok=True)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                raise Trouble(
                    "already_open",
                    "retrokit is already open with the folder {home}.",
                    "Use the window that is open, or start this one with --home and another folder.",
                    home=home,
                ) from None
        return cls(lock)

    def release(self) -> None:
        self._lock.release()

    def __enter__(self) -> Instance:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
