"""Waiting for a process that may be gone at any moment. ``kills.py`` waits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any


async def first_of(gone: asyncio.Task[int], other: Any) -> None:
    """Until the process is gone or ``other`` is done."""
    task = asyncio.ensure_future(other)
    await asyncio.wait({gone, task}, return_when=asyncio.FIRST_COMPLETED)
    if not task.done():
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    else:
        task.result()


async def comes_true(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether ``condition`` came true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(0.005)
    return True


def raise_what_it_raised(task: asyncio.Task[None]) -> None:
    if not task.cancelled():
        task.result()
