"""What the laptop lets the room hear: once when the time is up, once when the cards turn over. ``app.py`` makes one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from retrokit.facilitation.changes import Change
from retrokit.facilitation.cues import Cue, cues
from retrokit.facilitation.session import Session


class Player(Protocol):
    """Makes a sound on this machine."""

    def play(self, cue: Cue) -> None:
        """Begin it and return at once. Where nothing can be heard nothing happens; it never raises."""


class Sounds:
    """Hears of every change of a room and has those played that can be heard, while ``on()`` says so.

    It begins with the session as it was opened, so what happened before, or while the app was away, makes no sound.
    """

    def __init__(self, session: Session, player: Player, on: Callable[[], bool]) -> None:
        self._before, self._player, self._on = session, player, on

    def heard(self, session: Session, changes: Sequence[Change]) -> None:
        """A listener of ``Room``."""
        before, self._before = self._before, session
        if self._on():
            for cue in cues(before, changes):
                self._player.play(cue)
