"""The only place where parts are built and joined, started and stopped. The command line and the demo call it."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retrokit import catalogue, reports, settings as setting
from retrokit.clock import PATIENCE_S, SAMPLE_S, SystemClock
from retrokit.facilitation.errors import Refused, Trouble
from retrokit.facilitation.language import Language
from retrokit.keeper import LEAST_FREE_MB, Keeper
from retrokit.lan.pace import REPLY_S
from retrokit.paths import Paths, assets, page
from retrokit.shelf import Shelf
from retrokit.storage.instance import Instance
from retrokit.storage.store import SqliteStore

if TYPE_CHECKING:
    from retrokit.doorkeeper import Doorkeeper
    from retrokit.facilitation.commands import Command
    from retrokit.facilitation.faces import ConsoleView
    from retrokit.facilitation.formats import Format, FormatFault
    from retrokit.facilitation.session import Session
    from retrokit.joining import JoinInfo, Joining
    from retrokit.live import Live
    from retrokit.sounds import Player
    from retrokit.storage.listing import SessionRow
    from retrokit.storage.store import Space
    from retrokit.windows import Windows

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Setup:
    """How this run is set up. The demo and the tests listen on loopback, at ``port`` (0: any), tick and reply faster.

    ``patience_s`` is how long nobody may come before the console says what to try. With less than ``least_free_mb`` on the
    disk no session is started. ``player`` makes the sounds, None: the laptop's own.
    """

    paths: Paths
    settings: setting.Settings
    language: Language
    loopback: bool = False
    port: int = 0
    sample_s: float = SAMPLE_S
    patience_s: float = PATIENCE_S
    reply_s: float = REPLY_S
    least_free_mb: int = LEAST_FREE_MB
    player: Player | None = None


class App:
    """Starts, resumes, reports on and ends sessions. ``windows`` shows all of it and brings what people want.

    Whatever goes wrong on the way becomes one sentence in the window; the session goes on.
    """

    def __init__(self, setup: Setup, store: SqliteStore) -> None:
        self.setup = setup
        self.settings = setup.settings
        self.store = store
        self.clock = SystemClock()
        self.live: Live | None = None
        self.joining: Joining | None = None
        self.doorkeeper: Doorkeeper | None = None
        self.windows: Windows | None = None
        self.team = setup.settings.team
        self.over = asyncio.Event()
        self.shelf = Shelf(setup.paths, store)
        self._tasks: set[asyncio.Task[None]] = set()
        self.keeper = Keeper(
            store,
            lambda: self.clock.today(),
            self.spawn,
            self._show_space,
            least_free_mb=setup.least_free_mb,
            tick_s=setup.sample_s,
        )

    @property
    def formats(self) -> tuple[Format, ...]:
        return self.shelf.formats

    @property
    def faults(self) -> tuple[FormatFault, ...]:
        return self.shelf.faults

    async def reread_formats(self) -> None:
        """After a change to the own ones. Home shows them as soon as all have been read."""
        await self.shelf.reread()
        if self.windows is not None and self.live is None:
            self.windows.refresh()

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do ``work`` on the side; its bad news reaches the person."""
        task = asyncio.get_running_loop().create_task(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def send(self, command: Command) -> None:
        """What the facilitator wants of the open session."""
        if self.live is not None:
            _count_early(self.live)
            self.spawn(_done(self.live.room.handle(command)))

    async def start(
        self,
        team: str,
        title: str,
        format_id: str,
        minutes: int,
        headcount: int,
        opener: str = "",
        closer: str = "",
    ) -> None:
        """Open the room of a new session. Raises ``Refused`` or ``Trouble``; then nothing was made.

        ``opener`` and ``closer`` are ids of blocks, "" for none.
        """
        from retrokit.facilitation.rules import new_session

        self.keeper.require_room()
        format = self.shelf.format(format_id)
        if format is None:
            raise Refused("unknown_format", "There is no format {id}.", id=format_id)
        session = new_session(
            id=new_id(),
            team=team,
            title=title,
            date=self.clock.today(),
            format=self.shelf.openers.into(format, opener, closer),
            minutes=minutes,
            headcount=headcount,
            carried=self.store.open_experiments(team.strip()),
        )
        session = self.shelf.openers.prepared(session)
        self.choose(replace(self.settings, team=session.team, minutes=minutes))
        await self._open(session, fresh=True)

    def draw_question(self) -> None:
        """Another icebreaker, of those the team has had least often."""
        command = self.shelf.openers.another(self.live.room.session) if self.live else None
        if command is not None:
            self.send(command)

    async def resume(self, session_id: str) -> None:
        """Go on where an interrupted session stopped."""
        self.store.writable()
        session, trouble = self._load(session_id)
        await self._open(replace(session, entered=self.clock.now()), fresh=False)
        if trouble is not None:
            self.hear(trouble)

    def stopped_in(self, session_id: str) -> str:
        """The name of the stage an interrupted session was in, "" for the lobby."""
        try:
            stage = self.store.load(session_id, without_held=True).current
        except Trouble:  # it is said when somebody opens it; home shows the others
            return ""
        return stage.name if stage else ""

    def gathered_early(self, session_id: str) -> bool:
        """Whether cards could be written before a session that has not begun."""
        from retrokit.facilitation.early import gathered_early

        try:
            return gathered_early(self.store.load(session_id, without_held=True))
        except Trouble:
            return False

    def restore(self, backup: str) -> Path:
        """Put that backup in the place of the database; the folder in which the present one is kept. Raises ``Trouble``."""
        return self.store.restore(backup)

    async def leave(self) -> None:
        """Back to home. A session that is not over can be resumed from there."""
        if self.live is not None:
            live, self.live = self.live, None
            if self.joining is not None:
                await self.joining.close()
            await self._leave_early(live)
            await live.close()
            if self.doorkeeper is not None:
                self.doorkeeper.clear()
                if live.room.session.state == "closed":
                    self.doorkeeper.forget()
        if self.windows is not None:
            self.windows.show_home()

    async def report(self, session_id: str = "") -> Path:
        """The PDF of that session, or of the open one, in the reports folder. Raises ``Trouble``."""
        from retrokit.facilitation.summary import summarize

        live = self.live.room.session if self.live else None
        session = live if live and session_id in ("", live.id) else self.store.load(session_id)
        summary = summarize(session)
        file = self.setup.paths.reports / f"{reports.file_name(summary)}.pdf"
        # Pages are pure long work: the phones must not wait for them.
        pdf = await asyncio.to_thread(reports.report, summary, self.setup.language, self.settings.paper)
        reports.save(file, pdf)
        return file

    async def void_seats(self) -> None:
        """Every seat and open ballot goes; everybody scans a new code. Raises ``Refused`` or ``Trouble``."""
        if self.doorkeeper is not None:
            await self.doorkeeper.void()

    async def tickets(self, count: int) -> Path | None:
        """The PDF of ``count`` one-time tickets, which new seats need from now on; None and no tickets any more for 0."""
        if self.doorkeeper is None:
            return None
        if not count:
            await self.doorkeeper.stop_tickets()
            return None

        def pages(links: tuple[str, ...], session: Session) -> bytes:
            return reports.tickets(links, session, self.setup.language, self.settings.paper)

        return await self.doorkeeper.print_tickets(count, pages)

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
            await self._leave_early(self.live)
            await self.live.close()
            self.live = None
        if self.doorkeeper is not None:
            self.doorkeeper.clear()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _open(self, session: Session, *, fresh: bool) -> None:
        from retrokit.doorkeeper import Doorkeeper, room_key
        from retrokit.facilitation.commands import ComeBack, OpenRoom
        from retrokit.joining import Joining, Ways
        from retrokit.lan.address import loopback_only, reachable
        from retrokit.live import Around, Live
        from retrokit.securing import secured
        from retrokit.sounds import Sounds
        from retrokit.speaker import speaker

        if self.live is not None:
            await self.leave()
        asyncio.get_running_loop().set_exception_handler(_say_little)
        keys, setup = self.setup.paths.keys, self.setup
        key = room_key(keys, session)
        around = Around(
            self.store,
            setup.language,
            self.clock,
            page(),
            new_id,
            setup.sample_s,
            setup.reply_s,
            self.shelf.hints,
        )
        live = Live(session, around, key, self._show, self._bug)
        live.room.subscribe(self.keeper.heard)
        player = setup.player or speaker(assets() / "sounds")
        live.room.subscribe(Sounds(session, player, lambda: self.settings.sounds).heard)
        await live.room.handle(OpenRoom(session) if fresh else ComeBack(self.clock.today()))
        self.live = live
        loopback = self.setup.loopback
        self.joining = Joining(
            live,
            loopback_only if loopback else reachable,
            self.setup.port if loopback else self.settings.port,
            self.settings.address,
            self._tell_join,
            Ways(partial(secured, self.settings), patience_s=self.setup.patience_s),
        )
        tickets = self.setup.paths.reports / f"{reports.file_name(session)}-tickets.pdf"
        self.doorkeeper = Doorkeeper(live, self.joining, keys, tickets, reports.save)
        if self.windows is not None:
            self.windows.show_session()
        live.begin()
        await self.joining.open()
        self.joining.watch()

    async def _leave_early(self, live: Live) -> None:
        """A room that is left takes no more cards. If the disk refuses to note it, it is open again the next time."""
        with suppress(Trouble):
            await _close_early(live)

    def _load(self, session_id: str) -> tuple[Session, Trouble | None]:
        """The session, and what to tell of what could not be read of it."""
        try:
            return self.store.load(session_id), self.store.boxes_lost(session_id)
        except Trouble as trouble:
            if trouble.code != "key_missing":
                raise
            # What was still hidden is lost with its key, and the phones keep and send it again. All else is here.
            return self.store.load(session_id, without_held=True), trouble

    def _tell_join(self, info: JoinInfo) -> None:
        if self.windows is not None:
            self.windows.show_join(info)

    def _show(self, view: ConsoleView) -> None:
        if self.windows is not None:
            self.windows.show(view)

    def _show_space(self, space: Space) -> None:
        if self.windows is not None:
            self.windows.show_space(space)

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
    with opened(paths) as store:
        summary = reports.summary_of(store, session_id)
    language = catalogue.load(assets(), setting.load(paths.settings)[0].language)
    reports.save(out, reports.report(summary, language, paper))


def _say_little(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """The loop's own words on a callback that failed would quote what it was handed: a card, an address."""
    log.error("a callback failed: %s", type(context.get("exception")).__name__)


def _count_early(live: Live) -> None:
    """Early writing may be over with what comes next. Of how many wrote no more is kept than is true at that moment."""
    from retrokit.facilitation.commands import SetPresence

    if live.server is not None and live.room.session.state == "early":
        live.room.handle(SetPresence(live.server.presence))


async def _close_early(live: Live) -> None:
    from retrokit.facilitation.commands import CloseEarly

    if live.room.session.state == "early":
        _count_early(live)
        await live.room.handle(CloseEarly())


async def _done(future: asyncio.Future[None]) -> None:
    await future
