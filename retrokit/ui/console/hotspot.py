"""A hotspot of this laptop: what the facilitator typed into the system, so that the board can show the code to join it.

Kept here and on the board only, in memory: forgotten with the session.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from retrokit.ui.facts import Facts, fact
from retrokit.ui.wifi import fault, suggested_name, suggested_passphrase


class Hotspot(Facts):
    """``shown``: the advice is up; ``shared``: the board shows both codes. ``platform`` is linux, windows or macos."""

    changed = Signal()
    shown = fact("shown", bool, changed)
    shared = fact("shared", bool, changed)
    name = fact("name", str, changed)
    passphrase = fact("passphrase", str, changed)
    fault = fact("fault", str, changed)
    platform = fact("platform", str, changed)

    def __init__(
        self, on_hotspot: Callable[[str, str], None], platform: str, parent: QObject | None = None
    ) -> None:
        super().__init__(
            parent, shown=False, shared=False, name="", passphrase="", fault="no_name", platform=platform
        )
        self._on_hotspot = on_hotspot

    def forget(self) -> None:
        """Another session: the network may be another, and its passphrase is nobody's business."""
        if self.fact("shared"):
            self._on_hotspot("", "")
        self.show(shown=False, shared=False, name="", passphrase="", fault="no_name")

    @Slot()
    def open(self) -> None:
        """Show the advice, with a name and a passphrase to begin with."""
        self.show(shown=True)
        if not self.fact("name"):
            self._set(suggested_name(), self.fact("passphrase"))
        if not self.fact("passphrase"):
            self._set(self.fact("name"), suggested_passphrase())

    @Slot()
    def close(self) -> None:
        self.show(shown=False)

    @Slot(str)
    def setName(self, name: str) -> None:
        self._set(name.strip(), self.fact("passphrase"))

    @Slot(str)
    def setPassphrase(self, passphrase: str) -> None:
        self._set(self.fact("name"), passphrase)

    @Slot()
    def share(self) -> None:
        """Both codes on the board: first the network, then the room."""
        if not self.fact("fault"):
            self.show(shared=True)
            self._on_hotspot(self.fact("name"), self.fact("passphrase"))

    @Slot()
    def end(self) -> None:
        """Only the room's code on the board again."""
        self.show(shared=False)
        self._on_hotspot("", "")

    def _set(self, name: str, passphrase: str) -> None:
        self.show(name=name, passphrase=passphrase, fault=fault(name, passphrase))
        if self.fact("shared"):
            self.share() if not self.fact("fault") else self.end()
