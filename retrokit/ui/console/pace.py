"""How far behind or ahead the whole session is, and what could be done about it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from retrokit.facilitation.faces import ConsoleView, MinutesOffer
from retrokit.ui.facts import Facts, fact
from retrokit.ui.words import translated


class Pace(Facts):
    """``fraction`` of the planned minutes is spent; ``behind`` minutes, negative when ahead.

    ``what`` is on offer, shorten, give or "": ``offer`` says which stages get how many minutes. ``rest`` minutes stay
    behind even then.
    """

    changed = Signal()
    spent = fact("spent", int, changed)
    planned = fact("planned", int, changed)
    behind = fact("behind", int, changed)
    fraction = fact("fraction", float, changed)
    live = fact("live", bool, changed)
    lobby = fact("lobby", bool, changed)
    what = fact("what", str, changed)
    minutes = fact("minutes", int, changed)
    offer = fact("offer", str, changed)
    rest = fact("rest", int, changed)

    def __init__(self, parent: QObject | None = None) -> None:
        numbers = dict.fromkeys(("spent", "planned", "behind", "minutes", "rest"), 0)
        super().__init__(parent, fraction=0.0, live=False, lobby=False, what="", offer="", **numbers)

    def update(self, view: ConsoleView) -> None:
        planned, offer = view.public.minutes, view.offer
        self.show(
            spent=view.spent_min,
            planned=planned,
            behind=view.behind_min,
            fraction=min(1.0, view.spent_min / planned) if planned else 0.0,
            live=view.public.state == "running",
            lobby=view.public.state == "lobby",
            what=offer.what,
            minutes=offer.minutes,
            offer=", ".join(map(_part, offer.parts)),
            rest=offer.rest,
        )


def _part(part: MinutesOffer) -> str:
    return translated("{stage} {before} to {after}", stage=part.name, before=part.before, after=part.after)
