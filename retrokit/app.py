"""The only place where parts are built and joined, started and stopped. The command line and the demo call it."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retrokit import catalogue, gallery, settings as setting
from retrokit.clock import SAMPLE_S, SystemClock
from retrokit.facilitation.errors import Refused, Trouble
from retrokit.facilitation.language import Language
from retrokit.paths import Paths, assets, page
from retrokit.storage.instance import Instance
from retrokit.storage.store import SqliteStore

if TYPE_CHECKING:
    from retrokit.facilitation.commands import Command
    from retrokit.facilitation.faces import ConsoleView
    from retrokit.facilitation.session import Session
    from retrokit.facilitation.summary import Summary
    from retrokit.joining import JoinInfo, Joining
    from retrokit.live import Live
    from retrokit.storage.listing import SessionRow
    from retrokit.windows import Windows

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Setup:
    """How this run is set up. The demo and the tests listen on loopback, at ``port`` (0: any), and tick faster."""

    paths: Paths
    settings: setting.Settings
    language: Language
    loopback: bool = False
    port: int = 0
    sample_s: float = SAMPLE_S


class App:
    """Starts, resumes, reports on and ends sessions. ``windows`` shows all of it and brings what people want.

    Whatever goes wrong on the way becomes one sentence in the window; the session goes on.
    """

    def __init__(self, setup: Setup, store: SqliteStore) -> None:
        self.setup = setup
        self.settings = setup.settings
        self.store = store
        self.clock = SystemClock()
        self.formats, self.faults = gallery.load((assets() / "formats", setup.paths.formats))
        self.live: Live | None = None
        self.joining: Joining | None = None
        self.windows: Windows | None = None
        self.team = setup.settings.team
        self.over = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do ``work`` on the side; its bad news reaches the person."""
        task = asyncio.get_running_loop().create_task(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def send(self, command: Command) -> None:
        """What the facilitator wants of the open session."""
        if self.live is not None:
            self.spawn(_done(self.live.room.handle(command)))

    async def start(self, team: str, title: str, format_id: str, minutes: int, headcount: int) -> None:
        """Open the room of a new session. Raises ``Refused`` or ``Trouble``; then nothing was made."""
        from retrokit.facilitation.rules import new_session

        format = next((f for f in self.formats if f.id == format_id), None)
        if format is None:
            raise Refused("unknown_format", "There is no format {id}.", id=format_id)
        session = new_session(
            id=new_id(),
            team=team,
            title=title,
            date=self.clock.today(),
            format=format,
            minutes=minutes,
            headcount=headcount,
            carried=self.store.open_experiments(team.strip()),
        )
        self.choose(replace(self.settings, team=session.team, minutes=minutes))
        await self._open(session, fresh=True)

    async def resume(self, session_id: str) -> None:
        """Go on where an interrupted session stopped."""
        session = self._load(session_id)
        await self._open(replace(session, entered=self.clock.now()), fresh=False)

    def stopped_in(self, session_id: str) -> str:
        """The name of the stage an interrupted session was in, "" for the lobby."""
        stage = self.store.load(session_id, without_held=True).current
        return stage.name if stage else ""

    async def leave(self) -> None:
        """Back to home. A session that is not over can be resumed from there."""
        if self.live is not None:
            live, self.live = self.live, None
            if self.joining is not None:
                await self.joining.close()
            await live.close()
            if live.room.session.state == "closed":
                live.key.destroy(self._key_file(live.room.session.id))
        if self.windows is not None:
            self.windows.show_home()

    async def report(self, session_id: str = "") -> Path:
        """The PDF of that session, or of the open one, in the reports folder. Raises ``Trouble``."""
        from retrokit.facilitation.summary import summarize

        live = self.live.room.session if self.live else None
        session = live if live and session_id in ("", live.id) else self.store.load(session_id)
        summary = summarize(session)
        file = self.setup.paths.reports / f"{_file_name(summary)}.pdf"
        # Pages are pure long work: the phones must not wait for them.
        pdf = await asyncio.to_thread(_pdf, summary, self.setup.language, self.settings.paper)
        save(file, pdf)
        return file

    def choose(self, chosen: setting.Settings) -> None:
        """Use and keep these settings."""
        if chosen == self.settings:
            return
        self.settings = chosen
        self.team = chosen.team
        setting.save(self.setup.paths.settings, chosen)

    async def close(self) -> None:
        """Stop everything in order; what is under way in the background is waited for."""
        if self.joining is not None:
            await self.joining.close()
        if self.live is not None:
            await self.live.close()
            self.live = None
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _open(self, session: Session, *, fresh: bool) -> None:
        from retrokit.facilitation.commands import OpenRoom
        from retrokit.joining import Joining
        from retrokit.lan.address import loopback_only, reachable
        from retrokit.lan.roomkey import RoomKey
        from retrokit.live import Around, Live

        if self.live is not None:
            await self.leave()
        key = RoomKey.load_or_make(self._key_file(session.id))
        around = Around(self.store, self.setup.language, self.clock, page(), new_id, self.setup.sample_s)
        live = Live(session, around, key, self._show, self._bug)
        if fresh:
            await live.room.handle(OpenRoom(session))
        self.live = live
        loopback = self.setup.loopback
        self.joining = Joining(
            live,
            loopback_only if loopback else reachable,
            self.setup.port if loopback else self.settings.port,
            self.settings.address,
            self._tell_join,
        )
        if self.windows is not None:
            self.windows.show_session()
        live.begin()
        await self.joining.open()
        self.joining.watch()

    def _load(self, session_id: str) -> Session:
        try:
            session = self.store.load(session_id)
            if self.store.loss is not None:
                self.hear(self.store.loss)
            return session
        except Trouble as trouble:
            if trouble.code != "key_missing":
                raise
            # What was still hidden is lost with its key, and the phones keep and send it again. All else is here.
            self.hear(trouble)
            return self.store.load(session_id, without_held=True)

    def _tell_join(self, info: JoinInfo) -> None:
        if self.windows is not None:
            self.windows.show_join(info)

    def _show(self, view: ConsoleView) -> None:
        if self.windows is not None:
            self.windows.show(view)

    def _key_file(self, session_id: str) -> Path:
        return self.setup.paths.keys / f"room-{session_id}.key"

    def hear(self, error: Refused | Trouble) -> None:
        if self.windows is not None:
            self.windows.hear(error)

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except (Refused, Trouble) as error:
            self.hear(error)
        except Exception as bug:
            self._bug(bug)

    def _bug(self, bug: Exception) -> None:
        log.error("a bug: %s", type(bug).__name__)
        if self.windows is not None:
            self.windows.show_bug(bug)


def new_id() -> str:
    """128 random bits: an id that says nothing of when it was made."""
    return secrets.token_hex(16)


def save(file: Path, content: bytes) -> None:
    """Whole or not at all. Raises ``Trouble``."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Trouble(
            "unwritable",
            "The file {file} could not be written: {reason}.",
            "Choose another place, or make room on the disk.",
            file=file,
            reason=error.strerror or type(error).__name__,
        ) from error


@contextmanager
def opened(paths: Paths) -> Iterator[SqliteStore]:
    """The store of a home, for this process alone. Raises ``Trouble``."""
    paths.make()
    with Instance.hold(paths.home):
        store = SqliteStore(paths.database)
        try:
            yield store
        finally:
            store.close()


def session_rows(paths: Paths) -> tuple[SessionRow, ...]:
    with opened(paths) as store:
        return store.sessions()


def write_report(paths: Paths, session_id: str, out: Path, paper: str) -> None:
    """The PDF of a session to ``out``. Raises ``Refused`` for an unknown session, ``Trouble`` when it cannot be written."""
    from retrokit.facilitation.summary import summarize

    with opened(paths) as store:
        known = [row.id for row in store.sessions() if row.id.startswith(session_id)]
        if len(known) != 1 or not session_id:
            raise Refused(
                "unknown_session", "There is no session {id}. `retrokit sessions` lists them.", id=session_id
            )
        summary = summarize(store.load(known[0], without_held=True))
    language = catalogue.load(assets(), setting.load(paths.settings)[0].language)
    save(out, _pdf(summary, language, paper))


def _pdf(summary: Summary, language: Language, paper: str) -> bytes:
    from retrokit.report.document import render

    return render(summary, language, "Letter" if paper.lower() == "letter" else "A4")


def _file_name(summary: Summary) -> str:
    words = "".join(c if c.isalnum() else " " for c in f"{summary.team} {summary.title}").split()
    return "-".join((summary.date, *words))[:80]


async def _done(future: asyncio.Future[None]) -> None:
    await future
