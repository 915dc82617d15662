"""Long work in another thread, while Python collects no rubbish: ``app.py`` and its neighbours make PDFs and backups so.

Python collects in whichever thread happens to allocate, and rubbish may hold windows. Qt ends the process when those are
taken apart in any thread but their own.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")

_busy = 0


async def aside(work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """What ``work`` returns or raises. Only for work that ends: until then nothing is collected in any thread."""
    loop, left, began = asyncio.get_running_loop(), False, False

    def leave() -> None:
        nonlocal left
        if not left:
            left = True
            _leave()

    def done() -> _T:
        nonlocal began
        began = True
        try:
            return work(*args, **kwargs)
        finally:
            try:
                loop.call_soon_threadsafe(leave)
            except RuntimeError:  # the loop is over
                leave()

    _enter()
    try:
        return await asyncio.to_thread(done)
    except asyncio.CancelledError:
        if not began:  # nor will it ever
            leave()
        raise


def _enter() -> None:
    global _busy
    _busy += 1
    gc.disable()


def _leave() -> None:
    global _busy
    _busy -= 1
    if not _busy:
        gc.enable()
