"""What the console asks of the app besides commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Callbacks:
    """``address`` gets the value of the chosen ``JoinAddress``; ``board`` and ``code`` whether to show it.

    ``void`` drops every seat; ``tickets`` gets how many one-time tickets to print, 0 for none any more.
    ``hotspot`` gets the name and the passphrase of the network whose code the board is to show, both "" for none;
    ``bare`` opens the room without the certificate; ``question`` draws another icebreaker;
    ``sounds`` turns them on or off.
    """

    report: Callable[[], None]
    address: Callable[[str], None]
    board: Callable[[bool], None]
    code: Callable[[bool], None]
    new_session: Callable[[], None]
    void: Callable[[], None]
    tickets: Callable[[int], None]
    quit: Callable[[], None]
    bare: Callable[[], None]
    hotspot: Callable[[str, str], None]
    sounds: Callable[[bool], None] = lambda on: None
    question: Callable[[], None] = lambda: None
