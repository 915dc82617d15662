"""The one way for everything: a command is decided, committed, applied and told, in that order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from retrokit.facilitation.changes import UNSTORED, Change
from retrokit.facilitation.commands import Command
from retrokit.facilitation.errors import Refused, Trouble
from retrokit.facilitation.held import done_acts
from retrokit.facilitation.rules import Decided, decide
from retrokit.facilitation.session import Session

log = logging.getLogger(__name__)

Listener = Callable[[Session, Sequence[Change]], None]


class Store(Protocol):
    """Keeps sessions. After ``commit`` returns, the change is on the disk."""

    def commit(self, before: Session, after: Session, changes: Sequence[Change]) -> None:
        """All of it or nothing. Raises ``Trouble``."""


class Clock(Protocol):
    """``now`` is monotonic seconds; ``today`` the ISO calendar date."""

    def now(self) -> float: ...

    def today(self) -> str: ...


class Room:
    """One running session. Commands that arrive together are committed together.

    A listener that fails is logged and the others still hear. A listener that sends a command is queued, not nested.
    """

    def __init__(self, session: Session, store: Store, clock: Clock, new_id: Callable[[], str]) -> None:
        self.session = session
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._listeners: list[Listener] = []
        self._waiting: list[tuple[Command, asyncio.Future[None]]] = []
        # Acts of phones that are done. One that comes again from a connection given up for lost must not undo what
        # followed, and one whose answer a crash has swallowed is answered with yes also when all is closed by then.
        self._done = set(done_acts(session))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change from now on; call the result to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def handle(self, command: Command) -> asyncio.Future[None]:
        """Done when the command's changes are on the disk and told. Fails with ``Refused`` or ``Trouble``."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        if not self._waiting:
            loop.call_soon(self._drain)
        self._waiting.append((command, done))
        return done

    def _drain(self) -> None:
        batch, self._waiting = self._waiting, []
        session, changes, accepted = self.session, list[Change](), list[asyncio.Future[None]]()
        acts: set[str] = set()
        for command, done in batch:
            act = str(getattr(command, "op", ""))
            if act in self._done or act in acts:
                accepted.append(done)
                continue
            try:
                decided = self._decide(session, command)
            except Exception as refused:  # a bug in one command must not cost the others
                _fail(done, refused)
                continue
            session = decided.session
            changes.extend(decided.changes)
            accepted.append(done)
            acts.update({act} - {""})
        try:
            if any(not isinstance(change, UNSTORED) for change in changes):
                self._store.commit(self.session, session, changes)
        except Exception as trouble:
            for done in accepted:
                _fail(done, trouble)
            return
        self.session = session
        self._done |= acts
        self._tell(changes)
        for done in accepted:
            if not done.done():
                done.set_result(None)

    def _decide(self, session: Session, command: Command) -> Decided:
        return decide(session, command, self._clock.now(), self._new_id)

    def _tell(self, changes: Sequence[Change]) -> None:
        if not changes:
            return
        for listener in tuple(self._listeners):
            try:
                listener(self.session, changes)
            except Exception as bug:  # only its kind: its words, and those of a traceback, may quote a card
                log.error("a listener failed: %s", type(bug).__name__)


def _fail(done: asyncio.Future[None], error: Exception) -> None:
    if done.done():
        return
    if not isinstance(error, Refused | Trouble):
        log.error("a command failed: %s", type(error).__name__)
    done.set_exception(error)
