"""What to try when nobody arrives, one thing at a time; up only while the room is open and no phone has ever come."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from retrokit.ui.facts import Facts, fact

RUNGS = ("network", "guests", "firewall", "vpn", "hotspot")


class Ladder(Facts):
    """``rung`` is the step that is shown, ``number`` which of ``count`` it is. ``program`` is what a firewall asks about."""

    changed = Signal()
    shown = fact("shown", bool, changed)
    rung = fact("rung", str, changed)
    number = fact("number", int, changed)
    count = fact("count", int, changed)
    platform = fact("platform", str, changed)
    program = fact("program", str, changed)
    port = fact("port", int, changed)
    place = fact("place", str, changed)

    def __init__(self, platform: str, program: str, parent: QObject | None = None) -> None:
        super().__init__(
            parent,
            shown=False,
            rung=RUNGS[0],
            number=1,
            count=len(RUNGS),
            platform=platform,
            program=program,
            port=0,
            place="",
        )

    def update(self, shown: bool, place: str, port: int) -> None:
        """``place`` is the address phones should reach; a ladder that comes back begins at its foot."""
        if shown and not self.fact("shown"):
            self._stand(0)
        self.show(shown=shown, place=place, port=port)

    @Slot()
    def further(self) -> None:
        self._stand(min(self.fact("number"), len(RUNGS) - 1))

    @Slot()
    def back(self) -> None:
        self._stand(max(self.fact("number") - 2, 0))

    def _stand(self, index: int) -> None:
        self.show(rung=RUNGS[index], number=index + 1)
