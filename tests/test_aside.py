"""Where Python collects its rubbish: never in a thread of ours, for rubbish may hold windows."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from retrokit.aside import aside


def much() -> int:
    """Enough for Python to collect several times."""
    kept = [[n] for n in range(200_000)]
    return len(kept)


def collected_in(work: Callable[[], Coroutine[Any, Any, object]]) -> set[int]:
    """The threads in which Python collected while ``work`` ran."""
    threads = set[int]()

    def watch(phase: str, info: dict[str, int]) -> None:
        threads.add(threading.get_ident())

    gc.callbacks.append(watch)
    try:
        asyncio.run(work())
    finally:
        gc.callbacks.remove(watch)
    return threads - {threading.get_ident()}


def test_nothing_is_collected_in_another_thread() -> None:
    async def work() -> None:
        one, other = await asyncio.gather(aside(much), aside(much))
        assert (one, other) == (200_000, 200_000)
        assert await aside(sorted, [2, 1], reverse=True) == [2, 1]

    assert collected_in(work) == set()
    assert gc.isenabled()


def test_without_it_something_is() -> None:
    """The control."""
    assert collected_in(lambda: asyncio.to_thread(much)) != set()


def test_after_a_failure_and_after_a_cancelled_wait_rubbish_is_collected_again() -> None:
    async def work() -> None:
        with pytest.raises(ZeroDivisionError):
            await aside(lambda: 1 // 0)
        go = threading.Event()
        waiting = asyncio.create_task(aside(go.wait))
        await asyncio.sleep(0.05)
        assert not gc.isenabled()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert not gc.isenabled(), "the thread is still at it"
        go.set()
        async with asyncio.timeout(10):
            while not gc.isenabled():
                await asyncio.sleep(0.01)

    assert collected_in(work) == set()
