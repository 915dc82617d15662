"""A whole room: the real app with its windows, its store on a real disk, and phones in a real Chromium."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from qasync import QEventLoop

import hatch_build
from retrokit.clock import SystemClock
from retrokit.settings import Settings
from tests.journeys.world import World

ROOT = Path(__file__).parents[2]

Journey = Callable[[World], Awaitable[None]]
Play = Callable[..., None]


@pytest.fixture(scope="session")
def built_page() -> None:
    hatch_build.build(ROOT)


@pytest.fixture
def play(qapp: QGuiApplication, chromium: str, built_page: None, tmp_path: Path) -> Play:
    """Run a journey in the one loop that Qt, the server and the browsers share."""
    qapp.setQuitOnLastWindowClosed(False)

    def run(
        journey: Journey,
        *,
        settings: Settings | None = None,
        language: str = "en",
        clock: SystemClock | None = None,
    ) -> None:
        chosen = settings or Settings(theme="light", reduced_motion=True)

        async def all_of_it() -> None:
            async with AsyncExitStack() as stack:
                world = World(tmp_path / "home", chosen, language, stack, chromium)
                world.open_app(clock)
                try:
                    await journey(world)
                    assert world.faults == []
                finally:
                    await world.close_app()

        with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
            runner.run(all_of_it())

    return run
