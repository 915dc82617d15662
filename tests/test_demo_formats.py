"""Every format that comes with the app plays its demo to the end: real app and windows, phones over real sockets."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from qasync import QEventLoop

from retrokit import catalogue, live
from retrokit.app import App, Setup, opened
from retrokit.demo_play import Play
from retrokit.facilitation.session import Session
from retrokit.facilitation.summary import summarize
from retrokit.lan import fanout
from retrokit.paths import Paths, assets
from retrokit.settings import Settings
from retrokit.windows import Windows

FORMATS = sorted(file.stem for file in (assets() / "formats").glob("*.toml"))
PARTS = 8
PHONES = 4


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Phones and windows are told at once: how long they wait for each other is no matter of formats."""
    monkeypatch.setattr(fanout, "INTERVAL", 0.01)
    monkeypatch.setattr(live, "SHOW_S", 0.01)


@pytest.mark.timeout(400)
@pytest.mark.parametrize("part", range(PARTS))
def test_every_format_plays_to_the_end(qapp: QGuiApplication, tmp_path: Path, part: int) -> None:
    """In parts, so that one that hangs is found."""
    paths = Paths(tmp_path / "home")
    setup = Setup(
        paths,
        Settings(theme="light", reduced_motion=True),
        catalogue.load(assets(), "en"),
        loopback=True,
        sample_s=0.05,
        reply_s=0,
        least_free_mb=1,
    )
    ended: list[Session] = []

    async def play_all() -> None:
        with opened(paths) as store:
            app = App(setup, store)
            windows = app.windows = Windows(app)
            windows.show_home()
            windows.main.window.show()
            try:
                for id in FORMATS[part::PARTS]:
                    (tmp_path / id).mkdir()
                    play = Play(app, id, PHONES, tmp_path / id, lambda words: None, 0.0, pictures=False)
                    await play.all()
                    ended.append(store.load(play.session_id))
            finally:
                await app.close()
                windows.close()
                windows.engine.deleteLater()

    with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        runner.run(play_all())
    assert [session.format.id for session in ended] == FORMATS[part::PARTS]
    for session in ended:
        told = summarize(session)
        assert told.state == "closed", told.format
        assert told.experiments and told.learnings, told.format
        written = [card for column in told.columns for card in column.cards]
        assert len(written) == len(session.cards) >= 3, told.format
        kinds = {stage.kind for stage in session.format.stages}
        assert ("vote" in kinds) == (told.voted > 0), told.format
        assert ("place" in kinds) == bool(told.placings), told.format
        assert ("ask" in kinds) == bool(told.asked), told.format
        assert any(stage.timeline for stage in session.format.stages) == bool(told.moments), told.format
        assert (tmp_path / session.format.id / "report.pdf").read_bytes().startswith(b"%PDF")
