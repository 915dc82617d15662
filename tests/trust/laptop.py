"""A laptop to be killed: ``python -m tests.trust.laptop HOME PORT SEED`` runs the app, without windows unless a word follows.

It resumes the session it finds or opens one, and a facilitator leads it from stage to stage until the process dies. Each
line it prints is JSON: the shape found, what a command will make of the shape, what it has made of it, where phones come in.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import sys
import time
from pathlib import Path

from retrokit import catalogue
from retrokit.app import App, Setup, new_id, opened
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.rules import decide
from retrokit.paths import Paths, assets
from retrokit.settings import Settings
from tests.trust.facilitator import FORMAT, next_command, worth_waiting
from tests.trust.shape import shape

SAMPLE_S = 0.3
PAUSE_S = (0.02, 0.12)
PATIENCE_S = 2.0


def say(kind: str, **values: object) -> None:
    sys.stdout.write(json.dumps({"t": kind, **values}) + "\n")
    sys.stdout.flush()


class Laptop:
    """The app and the person who leads."""

    def __init__(self, app: App, seed: int) -> None:
        self._app = app
        self._chance = random.Random(seed)
        self._stuck = False

    async def run(self) -> None:
        interrupted = self._app.store.interrupted()
        if interrupted:
            await self._app.resume(interrupted[0].id)
            self._found()
        while True:
            if self._app.live is None:
                say("opening")
                await self._app.start("Harbour", "Sprint 31", FORMAT, 60, 4)
                self._found()
            await self._step()

    def _found(self) -> None:
        assert self._app.live and self._app.joining
        session = self._app.live.room.session
        say(
            "serving",
            session=session.id,
            shape=shape(session),
            url=self._app.joining.info.url,
            worked_s=time.process_time(),
        )

    async def _step(self) -> None:
        assert self._app.live
        room = self._app.live.room
        await asyncio.sleep(self._chance.uniform(*PAUSE_S))
        waited = 0.0
        while not worth_waiting(room.session) and waited < PATIENCE_S:
            await asyncio.sleep(0.02)
            waited += 0.02
        command = next_command(room.session, self._chance, self._stuck)
        try:
            say("will", shape=shape(decide(room.session, command, 0.0, new_id).session))
        except Refused:
            self._stuck = not self._stuck
            return
        self._stuck = False
        await room.handle(command)
        say("did", shape=shape(room.session))
        if room.session.state == "closed":
            await self._app.report()
            await self._app.leave()
            say("over", session=room.session.id)


async def main(home: Path, port: int, seed: int, windows: bool) -> None:
    paths = Paths(home)
    with opened(paths) as store:
        setup = Setup(paths, Settings(), catalogue.load(assets(), "en"), True, port, SAMPLE_S)
        app = App(setup, store)
        if windows:
            from retrokit.windows import Windows

            app.windows = Windows(app)
            app.windows.show_home()
            app.windows.main.window.show()
        await Laptop(app, seed).run()


if __name__ == "__main__":
    arguments = (Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    if sys.argv[4:]:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
        from qasync import QEventLoop

        from retrokit.ui.application import make_application

        qt = make_application()
        with asyncio.Runner(loop_factory=lambda: QEventLoop(qt)) as runner:
            runner.run(main(*arguments, True))
    else:
        asyncio.run(main(*arguments, False))
