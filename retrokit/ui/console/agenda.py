"""The agenda down the side: stages with planned and spent minutes, and how the whole keeps to its plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot

from retrokit.facilitation.commands import (
    Command,
    GoToStage,
    PlanStage,
    RepeatStage,
    ShortenRest,
    SkipStage,
    UseTimeLeft,
)
from retrokit.facilitation.faces import AgendaRow, ConsoleView
from retrokit.facilitation.minutes import LEAST, LONGEST, handed_on
from retrokit.ui.console.pace import Pace
from retrokit.ui.facts import Facts, fact
from retrokit.ui.lists import RowsModel
from retrokit.ui.words import translated

# What happens to the work, said before somebody does it.
AGAIN = {
    "": "",
    "cards": "Cards stay. New ones stay hidden until the next reveal.",
    "votes": "Everybody votes anew. The result so far stays until the new round closes.",
    "clock": "All that is there stays. The clock starts anew.",
}
LEAVE_OUT = {
    "": "",
    "out": "Nothing is taken away, its minutes are free, and you can take it up again.",
    "on": "The session goes on to the next stage. What is there stays.",
    "back": "It takes its place again, as it was.",
}


@dataclass(frozen=True, slots=True)
class StageRow:
    """``place`` is done, now or ahead; ``minutes`` is "13 / 10" once the stage was open, else "10".

    ``least`` to ``most`` minutes without making the session longer, 0 once it is over. ``again`` and ``leave_out`` are
    what to say before it is repeated or skipped, "" where it cannot be. ``changing`` while somebody drags its minutes.
    ``last``: no stage is after it that could give or take minutes, so the session gets longer or shorter.
    """

    id: str
    number: int
    name: str
    minutes: str
    place: str
    planned: int
    least: int
    most: int
    skipped: bool
    again: str
    leave_out: str
    changing: bool
    last: bool


class Agenda(Facts):
    """``here`` is the stage that is open, -1 for none.

    ``attended``: the list or the menu of a stage has the keyboard, and + and - are its minutes.
    """

    changed = Signal()
    attended = fact("attended", bool, changed)
    here = fact("here", int, changed)

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent, attended=False, here=-1)
        self._send = send
        self._rows = RowsModel(StageRow, self)
        self._pace = Pace(self)
        self._view: tuple[AgendaRow, ...] = ()
        self._drag: PlanStage | None = None

    rows = Property(QObject, lambda self: self._rows, constant=True)
    pace = Property(QObject, lambda self: self._pace, constant=True)

    def update(self, view: ConsoleView) -> None:
        self._view = view.agenda
        self._pace.update(view)
        self._show()
        self.show(here=view.public.index - 1)

    @Slot(bool)
    def attend(self, attended: bool) -> None:
        self.show(attended=attended)

    @Slot(int)
    def goTo(self, number: int) -> None:
        self._send(GoToStage(number))

    @Slot(int)
    def repeat(self, number: int) -> None:
        self._send(RepeatStage(number))

    @Slot(int, bool)
    def skip(self, number: int, skip: bool) -> None:
        self._send(SkipStage(number, skip))

    @Slot(int, int, bool)
    def nudge(self, number: int, more: int, longer: bool) -> None:
        """So many minutes more or less, if the stage can have them."""
        wanted = self._wanted(number, more, longer)
        if wanted is not None:
            self._send(wanted)

    @Slot(int, int, bool)
    def drag(self, number: int, more: int, longer: bool) -> None:
        """What letting go would do now."""
        self._drag = self._wanted(number, more, longer)
        self._show()

    @Slot()
    def drop(self) -> None:
        wanted, self._drag = self._drag, None
        if wanted is not None:
            self._send(wanted)
        self._show()

    @Slot()
    def letGo(self) -> None:
        """Nothing is to change after all."""
        self._drag = None
        self._show()

    @Slot()
    def takeOffer(self) -> None:
        minutes = self._pace.fact("minutes")
        match self._pace.fact("what"):
            case "shorten":
                self._send(ShortenRest(minutes))
            case "give":
                self._send(UseTimeLeft(minutes))

    def _wanted(self, number: int, more: int, longer: bool) -> PlanStage | None:
        """As many minutes as it can have, which may be fewer than are wanted; None where that is no change."""
        row = self._view[number]
        if not row.least_min or row.skipped:
            return None
        # The last stage has nobody to give minutes to: the session gets shorter, or longer.
        longer = longer or self._last(number)
        most = LONGEST if longer else row.most_min
        minutes = max(row.least_min, min(row.planned_min + more, most))
        return None if minutes == row.planned_min else PlanStage(number, minutes, longer)

    def _show(self) -> None:
        planned = self._planned()
        self._rows.update(
            [
                _line(row, planned[row.index], self._last(row.index), self._drag is not None)
                for row in self._view
            ]
        )

    def _last(self, number: int) -> bool:
        return all(after.skipped for after in self._view[number + 1 :])

    def _planned(self) -> tuple[int, ...]:
        """Minutes as they are, or as they would be if the drag ended now."""
        minutes = tuple(row.planned_min for row in self._view)
        if self._drag is None:
            return minutes
        stage, wanted = self._drag.stage, self._drag.minutes
        if self._drag.longer:
            return (*minutes[:stage], wanted, *minutes[stage + 1 :])
        return handed_on(minutes, stage, wanted, [row.index for row in self._view if row.skipped]) or minutes


def _line(row: AgendaRow, planned: int, last: bool, dragging: bool) -> StageRow:
    was_open = row.state != "ahead" and not (row.skipped and not row.spent_min)
    return StageRow(
        id=str(row.index),
        number=row.index,
        name=row.name,
        minutes=f"{row.spent_min} / {planned}" if was_open else str(planned),
        place=row.state,
        planned=planned,
        least=row.least_min,
        most=max(row.most_min, LEAST) if row.least_min else 0,
        skipped=row.skipped,
        again=translated(AGAIN[row.again]) if row.again else "",
        leave_out=translated(LEAVE_OUT[row.leave_out]) if row.leave_out else "",
        changing=dragging and planned != row.planned_min,
        last=last,
    )
