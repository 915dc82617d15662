"""Plays a whole session: simulated phones over real sockets against the real app and windows. ``cli.py`` calls it."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from retrokit import catalogue
from retrokit.facilitation.changes import RoomOpened, SessionEnded
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.rules import new_session
from retrokit.paths import Paths, assets
from retrokit.settings import Settings

if TYPE_CHECKING:
    from retrokit.app import App
    from retrokit.demo_play import Play

# On a screen people watch, so every step stays up for a while.
WATCH_S = 1.5
SAMPLE_S = 0.3


def play(format_id: str, phones: int, out: Path, say: Callable[[str], None] = print) -> int:
    """Leave report, database and pictures of every stage in ``out``. Returns the exit code."""
    watched = _has_display()
    if not watched:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
    from qasync import QEventLoop

    from retrokit.ui.application import make_application

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            "unwritable",
            "The folder {folder} cannot be made: {reason}.",
            "Choose another with --out.",
            folder=out,
            reason=error.strerror or type(error).__name__,
        ) from error
    qt = make_application()
    with (
        tempfile.TemporaryDirectory(prefix="retrokit-demo-") as home,
        asyncio.Runner(loop_factory=lambda: QEventLoop(qt)) as runner,
    ):
        paths = Paths(Path(home))
        runner.run(_play(paths, format_id, phones, out, say, WATCH_S if watched else 0.0))
        shutil.copyfile(paths.database, out / "retrokit.db")
    language = catalogue.load(assets(), "en")
    say(language.text("Everything is in {folder}", folder=out))
    return 0


async def _play(
    paths: Paths, format_id: str, phones: int, out: Path, say: Callable[[str], None], pace_s: float
) -> None:
    from retrokit.demo_play import Play

    async with _app(paths, out, still=not pace_s) as app:
        play = Play(app, format_id, phones, out, say, pace_s)
        _earlier(app, play)
        await play.all()


@asynccontextmanager
async def _app(paths: Paths, out: Path, *, still: bool) -> AsyncIterator[App]:
    """The real app with its windows, on loopback only."""
    from retrokit.app import App, Setup, opened
    from retrokit.windows import Windows

    settings = Settings(theme="light", reduced_motion=still)
    setup = Setup(
        paths, settings, catalogue.load(assets(), "en"), loopback=True, sample_s=SAMPLE_S, reply_s=0
    )
    with opened(paths) as store:
        app = App(setup, store)
        windows = app.windows = Windows(app)
        windows.show_home()
        windows.main.window.show()
        try:
            yield app
        finally:
            await app.close()
            windows.close()


def _earlier(app: App, play: Play) -> None:
    """The session two weeks ago in which the experiment was agreed that is due now."""
    today = date.fromisoformat(app.clock.today())
    session = new_session(
        id="earlier",
        team=play.script.team,
        title="Sprint 30",
        date=(today - timedelta(days=14)).isoformat(),
        format=play.format,
        minutes=play.format.minutes,
    )
    carried = play.script.carried_on(today, "rehearsal", session.id)
    past = replace(session, state="closed", experiments=(carried,))
    app.store.commit(session, past, (RoomOpened(past), SessionEnded(past.runs)))


def _has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM"):
        return os.environ["QT_QPA_PLATFORM"] != "offscreen"
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
