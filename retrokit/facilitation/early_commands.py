"""What somebody wants of a room before its session begins. ``commands.py`` lists these among all others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenEarly:
    """Cards may be written before the session, for the first stage that gathers them. They stay hidden until then."""


@dataclass(frozen=True, slots=True)
class CloseEarly:
    """Back to the lobby; what was written is kept."""


@dataclass(frozen=True, slots=True)
class ComeBack:
    """The room of a session that has not begun opens anew, before any phone can come. ``date`` is today, ISO."""

    date: str
