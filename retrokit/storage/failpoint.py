"""Named places where a test may kill the process, to prove that whatever was acknowledged survives it.

Set ``RETROKIT_FAILPOINT=name`` or ``name:n`` (the nth time it is passed) before the program starts.
"""

from __future__ import annotations

import os
import signal

# What each step of a name means is said where it is passed; in the order in which one run passes them.
POINTS: tuple[str, ...] = (
    # A commit: nothing asked of the disk yet; written within the transaction; on the disk.
    "commit-begun",
    "commit-written",
    "commit-done",
    # A phone hears of it: committed and nobody told; the acknowledgement handed to the phone's line.
    "ack-begun",
    "ack-handed",
    # A seal: the new key on the disk; new intake written; committed; file rewritten; each old key destroyed.
    "seal-key-written",
    "seal-written",
    "seal-committed",
    "seal-vacuumed",
    "seal-key-destroyed",
    # A backup after a seal: copied in memory; written; on the disk; under its name; older ones gone.
    "backup-begun",
    "backup-written",
    "backup-synced",
    "backup-renamed",
    "backup-done",
    # A full disk: the ballast given up, before the second try; made again.
    "ballast-dropped",
    "ballast-made",
    # An older file brought forward: found; copied; each step; steps committed; checked; original kept; swapped.
    "migrate-begun",
    "migrate-copied",
    "migrate-step",
    "migrate-committed",
    "migrate-checked",
    "migrate-kept",
    "migrate-swapped",
    # A damaged file: found; moved aside; backup taken up; each session read from it; ready; swapped; done.
    "recover-begun",
    "recover-aside",
    "recover-based",
    "recover-session",
    "recover-ready",
    "recover-swapped",
    "recover-done",
    # A backup wished back: copied and checked; the present database kept beside; swapped.
    "restore-begun",
    "restore-copied",
    "restore-kept",
    "restore-swapped",
    # A report: its bytes beside the file; under its name.
    "export-written",
    "export-done",
)

_name, _, _times = os.environ.get("RETROKIT_FAILPOINT", "").partition(":")
_left = int(_times or 1)


def failpoint(name: str) -> None:
    """Die at once, without any clean-up, if the environment asks for it here."""
    global _left
    if name != _name:
        return
    _left -= 1
    if _left == 0:
        if os.name == "posix":
            os.kill(os.getpid(), signal.SIGKILL)
        os._exit(137)


def armed(name: str) -> bool:
    """Whether this process is to die there: for places that cost something to reach."""
    return name == _name
