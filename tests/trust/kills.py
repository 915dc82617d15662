"""Lives of one laptop on one home: each begins with a start of the app and ends with a kill; phones stay open all the time.

After each kill a copy of the home is opened and compared with what every phone was told. ``test_kills.py`` plans the lives.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from retrokit.lan.phone import Phone
from retrokit.paths import Paths
from retrokit.storage.recovery import NOTE
from retrokit.storage.store import SqliteStore
from tests.storage.samples import raw
from tests.trust import aged
from tests.trust.crowd import Person
from tests.trust.histories import History, wrong
from tests.trust.lives import Found, Life
from tests.trust.shape import Shape
from tests.trust.waiting import comes_true, first_of, raise_what_it_raised

ROOT = Path(__file__).parents[2]
PEOPLE = 4
PATIENCE_S = 30.0
FAILPOINT_S = 25.0


class Home:
    """One home folder, the process that has it open now, and the people in the room.

    An older retrokit has left a database with two sessions in it.
    """

    def __init__(self, folder: Path, port: int, seed: int) -> None:
        self.found = Found()
        self._folder, self._port = folder, port
        self._chance = random.Random(seed)
        self._histories: dict[str, list[History]] = {}
        self._people: list[Person] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._session = ""
        self._shapes: list[Shape] = []
        self._serving = asyncio.Event()
        self._born = 0.0
        self._lives = 0
        aged.begin_old(folder / "home")

    async def live(self, life: Life) -> None:
        """One life; afterwards the process is gone and what it left behind has been looked at."""
        self._lives += 1
        self._serving.clear()
        if life.damaged:
            self._damage()
        self._born = time.monotonic()
        environment = {**os.environ, "RETROKIT_FAILPOINT": life.point}
        command = [sys.executable, "-m", "tests.trust.laptop", str(self._folder / "home"), str(self._port)]
        command += [str(self._chance.getrandbits(32)), *["windows"] * life.windows]
        process = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
        )
        reading = asyncio.create_task(self._read(process.stdout))
        try:
            await self._until_its_end(life, process, reading)
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()
            await reading
        if process.returncode != -9:
            self.found.faults.append(f"it ended by itself: {process.returncode} in {life}")
        known = len(self.found.faults)
        self._look()
        self.found.faults[known:] = [f"{fault}, after {life}" for fault in self.found.faults[known:]]

    async def end(self) -> None:
        await self._leave()
        for histories in self._histories.values():
            for history in histories:
                self.found.acts.update(act.outcome for act in history.acts())
        self.found.sessions = len(self._histories)

    async def _until_its_end(
        self, life: Life, process: asyncio.subprocess.Process, reading: asyncio.Task[None]
    ) -> None:
        gone = asyncio.create_task(process.wait())
        if life.how == "start":
            await first_of(gone, asyncio.sleep(life.after))
            self.found.kills["start"] += 1
            return
        await first_of(gone, asyncio.wait_for(self._serving.wait(), PATIENCE_S))
        match life.how:
            case "failpoint":
                await first_of(gone, asyncio.sleep(0 if life.ends_in_start else FAILPOINT_S))
                died = process.returncode is not None
                (self.found.kills if died else self.found.missed)[life.name] += 1
                self.found.kills["any"] += not died
                return
            case "answer":
                enough = self._answers() + int(life.after)
                await first_of(gone, comes_true(lambda: self._answers() >= enough, 5.0))
            case "any":
                await first_of(gone, self._back())
                await first_of(gone, asyncio.sleep(life.after))
            case "stay":
                await first_of(gone, self._drain())
        self.found.kills["any" if life.how == "stay" else life.how] += 1

    async def _read(self, stdout: asyncio.StreamReader | None) -> None:
        assert stdout
        async for line in stdout:
            if line.endswith(b"\n"):
                await self._hear(json.loads(line))

    async def _hear(self, said: dict[str, Any]) -> None:
        match said["t"]:
            case "will":
                self._shapes.append(said["shape"])
            case "did":
                self._shapes = [said["shape"]]
            case "serving":
                if not self._serving.is_set():
                    self.found.restarts.append(time.monotonic() - self._born)
                    self.found.worked.append(said["worked_s"])
                self._check_shape(said["shape"])
                if said["session"] != self._session:
                    await self._gather(said["session"], said["url"])
                self._serving.set()
                asyncio.create_task(self._drained()).add_done_callback(raise_what_it_raised)

    def _check_shape(self, shape: Shape) -> None:
        """A session goes on as the last answered command left it, or the one under way; a new one only after an end."""
        known = [s for s in self._shapes if s[0] == shape[0]]
        over = not self._shapes or any(s[1] == "closed" for s in self._shapes)
        if known and shape not in known:
            self.found.faults.append(f"stage: found {shape}, allowed {known}")
        elif not known and not (over and shape[1] == "lobby"):
            self.found.faults.append(f"stage: {shape} came instead of {self._shapes}")
        self._shapes = [shape]

    async def _gather(self, session: str, url: str) -> None:
        await self._leave()
        self._session = session
        histories = self._histories[session] = [History() for _ in range(PEOPLE)]
        self._people = [
            Person(
                Phone.by_join_url(url, source=f"127.0.0.{n + 2}"),
                f"{self._port} {len(self._histories)} {n}",
                history,
                random.Random(self._chance.getrandbits(32)),
            )
            for n, history in enumerate(histories)
        ]
        self._tasks = [asyncio.create_task(person.take_part()) for person in self._people]

    async def _leave(self) -> None:
        for task in self._tasks:
            task.cancel()
        for outcome in await asyncio.gather(*self._tasks, return_exceptions=True):
            if isinstance(outcome, Exception):
                self.found.faults.append(f"a phone failed: {outcome!r}")
        await asyncio.gather(*(person.phone.leave() for person in self._people))
        for person in self._people:
            self.found.faults.extend(person.faults)
        self._tasks, self._people = [], []

    def _answers(self) -> int:
        return sum(person.settled for person in self._people)

    async def _back(self) -> None:
        before = [person.phone.welcomes for person in self._people]
        people = list(self._people)
        await comes_true(
            lambda: (
                all(p.phone.welcomes > n for p, n in zip(people, before, strict=True))
                or people != self._people
            ),
            5.0,
        )

    async def _drained(self) -> None:
        """How long after a start everything is answered that waited on phones at that moment; kills may come first."""
        begun, lives = time.monotonic(), self._lives
        waiting = [a for h in self._histories[self._session] for a in h.acts() if a.outcome == "sent"]
        people = self._people
        while any(act.outcome == "sent" for act in waiting):
            await asyncio.sleep(0.01)
            if self._lives != lives or self._people is not people or not self._tasks:
                return
        if waiting:
            self.found.drains.append(time.monotonic() - begun)

    async def _drain(self) -> None:
        """Nobody begins anything new, and every outbox is empty in the end."""
        people = self._people
        await self._back()
        for person in people:
            person.busy = False
        if not await comes_true(lambda: not any(person.waiting for person in people), PATIENCE_S):
            self.found.faults.append("outboxes do not become empty")

    def _damage(self) -> None:
        """To what is on the disk now, unless a recovery has moved it aside and must still be finished."""
        home = self._folder / "home"
        if not Paths(home).database.exists():
            return
        # Nobody needs what finished recoveries have kept; a thousand kills would copy it again and again.
        for note in home.glob(f"damaged-*/{NOTE}"):
            shutil.rmtree(note.parent)
        aged.wear_out(home, self._chance)
        self.found.damages += 1

    def _look(self) -> None:
        """Open a copy of what is on the disk, as the next start will find it, and hold it against the histories."""
        home, copy = self._folder / "home", self._folder / "copy"
        shutil.copytree(home, copy)
        try:
            before = raw(copy)
            store = SqliteStore(Paths(copy).database)
            try:
                store.check()
                news = store.news
                if news is not None and (news.code != "recovered" or news.values["lost"]):
                    self.found.faults.append(f"lost, as it says itself: {news}")
                here = {row.id for row in store.sessions()}
                for id in list(self._histories)[-2:]:
                    if id not in here:
                        self.found.faults.append(f"session {id} is gone")
                        continue
                    histories = self._histories[id]
                    self.found.faults.extend(wrong(histories, store.load(id)))
                    gone = {text for history in histories for text in history.gone_texts()}
                    self.found.faults.extend(f"kept: {t}" for t in gone if t.encode() in before)
            finally:
                store.close()
            self.found.faults.extend(aged.changed(copy))
        finally:
            shutil.rmtree(copy)
