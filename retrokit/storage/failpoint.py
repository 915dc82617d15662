"""Named places where a test may kill the process, to prove that whatever was acknowledged survives it.

Set ``RETROKIT_FAILPOINT=name`` or ``name:n`` (the nth time it is passed) before the program starts.
"""

from __future__ import annotations

import os
import signal

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
