"""Tells every phone what changed: one view encoded once, at once and then at most four times a second; counts likewise."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from retrokit.facilitation import views
from retrokit.facilitation.changes import (
    CardsRevealed,
    Change,
    EarlySet,
    HeldGone,
    HeldPut,
    HeldSealed,
    Knocked,
    NotesSet,
    PresenceSet,
    StageEntered,
)
from retrokit.facilitation.commands import SetPresence
from retrokit.facilitation.room import Clock, Room
from retrokit.facilitation.session import Session
from retrokit.lan.channel import Piece, pieces
from retrokit.lan.line import Line, encoded
from retrokit.lan.messages import View
from retrokit.lan.pace import Pace
from retrokit.lan.seats import Seats

INTERVAL = 0.25

# Nothing public follows from these. A private act above all must cause no frame to anybody else: its moment would show.
_QUIET: tuple[type[Change], ...] = (HeldPut, HeldGone, HeldSealed, Knocked, NotesSet)


class Fanout:
    """Listens to the room on behalf of all phones, and tells the room how many there are."""

    def __init__(self, room: Room, seats: Seats, clock: Clock) -> None:
        self._room = room
        self._seats = seats
        self._clock = clock
        self._lines: set[Line] = set()
        self._shown_phones = -1
        self._newest: tuple[Piece, ...] = ()
        self._made = float("-inf")
        self._views = Pace(INTERVAL, self._show_all)
        self._counts = Pace(INTERVAL, self._tell_presence)
        self._unsubscribe = room.subscribe(self._heard)

    @property
    def lines(self) -> frozenset[Line]:
        return frozenset(self._lines)

    def join(self, line: Line) -> None:
        """``line`` gets the newest view now and every later one."""
        self._lines.add(line)
        if self._views.due or self._clock.now() - self._made > INTERVAL:
            self._make()
        line.show(self._newest)
        self._counts()

    def leave(self, line: Line) -> None:
        self._lines.discard(line)
        self._counts()

    def presence_changed(self) -> None:
        self._counts()

    def stop(self) -> None:
        """The newest view goes out once more if it is due; then nothing is heard any longer."""
        if self._views.due:
            self._show_all()
        self._unsubscribe()
        self._views.stop()
        self._counts.stop()

    def _heard(self, session: Session, changes: Sequence[Change]) -> None:
        for change in changes:
            match change:
                case StageEntered() | EarlySet():
                    self._seats.enter_stage(session.current.id if session.current else "")
                    self._counts()
                case CardsRevealed(stage):
                    self._seats.turned_over(stage)
                    self._counts()
        if any(self._is_public(change) for change in changes):
            self._made = float("-inf")
            self._views()

    def _is_public(self, change: Change) -> bool:
        if isinstance(change, PresenceSet):
            return change.presence.phones != self._shown_phones
        return not isinstance(change, _QUIET)

    def _show_all(self) -> None:
        self._make()
        for line in self._lines:
            line.show(self._newest)

    def _make(self) -> None:
        view = views.public(self._room.session, self._clock.now(), self._clock.today())
        self._shown_phones = view.phones
        self._newest = pieces(encoded(View(view)))  # cut once, sealed for each phone
        self._made = self._clock.now()

    def _tell_presence(self) -> None:
        presence = self._seats.presence()
        if presence != self._room.session.presence:
            self._room.handle(SetPresence(presence)).add_done_callback(forget)


def forget(done: asyncio.Future[None]) -> None:
    """Counts that were not taken now come again with the next change; the room has logged what went wrong."""
    if not done.cancelled():
        done.exception()
