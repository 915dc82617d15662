"""The console as one object for QML and for ``app.py``: views in, commands out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from retrokit.facilitation.commands import Command
from retrokit.facilitation.errors import Refused, Trouble
from retrokit.facilitation.faces import ConsoleView, DiscussBody, PublicView
from retrokit.ui.console.agenda import Agenda
from retrokit.ui.console.board_place import BoardPlace
from retrokit.ui.console.callbacks import Callbacks
from retrokit.ui.console.coach import Coach
from retrokit.ui.console.countdown import Countdown
from retrokit.ui.console.decide import Decide
from retrokit.ui.console.door import Door
from retrokit.ui.console.drafts import Drafts
from retrokit.ui.console.heading import Heading
from retrokit.ui.console.hotspot import Hotspot
from retrokit.ui.console.join import Join, JoinAddress
from retrokit.ui.console.ladder import Ladder
from retrokit.ui.console.parking import Parking
from retrokit.ui.console.stages import Stages
from retrokit.ui.console.steps import Steps
from retrokit.ui.console.strip import RoomStrip
from retrokit.ui.facts import Facts, fact
from retrokit.ui.problem import Problem
from retrokit.ui.words import translated

PLATFORM = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


class Console(Facts):
    """``kind`` says which panel is up. ``asleep``: the laptop slept and the timers wait for an answer.
    ``question`` is the icebreaker that is asked now or to be asked, "" for none. ``sounds`` are on.

    Every command sends what is still being typed before it, so that nothing is lost or arrives late.
    """

    changed = Signal()
    kind = fact("kind", str, changed)
    state = fact("state", str, changed)
    asleep = fact("asleep", bool, changed)
    notes = fact("notes", str, changed)
    inTopic = fact("inTopic", bool, changed)
    sounds = fact("sounds", bool, changed)
    question = fact("question", str, changed)

    def __init__(
        self, send: Callable[[Command], None], callbacks: Callbacks, parent: QObject | None = None
    ) -> None:
        super().__init__(
            parent,
            kind="lobby",
            state="lobby",
            asleep=False,
            notes="",
            inTopic=False,
            sounds=True,
            question="",
        )
        self.window: QQuickWindow | None = None
        self._send, self._callbacks, self._stage = send, callbacks, ""
        self._view: ConsoleView | None = None
        self._drafts = Drafts(send, self)
        self._heading = Heading(self)
        self._agenda = Agenda(self._act, self)
        self._timer = Countdown(self._act, self)
        self._stage_timer = Countdown(self._act, self)
        self._strip = RoomStrip(self)
        self._parking = Parking(self._act, self)
        self._problem = Problem(self)
        self._space = Problem(self)
        self._board = BoardPlace(callbacks.board, callbacks.code, self)
        self._join = Join(callbacks.address, callbacks.bare, self)
        self._door = Door(self._act, callbacks, self)
        self._hotspot = Hotspot(callbacks.hotspot, PLATFORM, self)
        self._ladder = Ladder(PLATFORM, sys.executable, self)
        self._stages = Stages(self._act, self)
        self._decide: Decide = self._stages.property("decide")
        self._steps = Steps(self._act, self.report, self._decide.settle, self)
        self._decide.dueChanged.connect(self._show_due)
        self._coach = Coach(self)

    drafts = Property(QObject, lambda self: self._drafts, constant=True)
    heading = Property(QObject, lambda self: self._heading, constant=True)
    agenda = Property(QObject, lambda self: self._agenda, constant=True)
    timer = Property(QObject, lambda self: self._timer, constant=True)
    stageTimer = Property(QObject, lambda self: self._stage_timer, constant=True)
    strip = Property(QObject, lambda self: self._strip, constant=True)
    parking = Property(QObject, lambda self: self._parking, constant=True)
    problem = Property(QObject, lambda self: self._problem, constant=True)
    space = Property(QObject, lambda self: self._space, constant=True)
    board = Property(QObject, lambda self: self._board, constant=True)
    join = Property(QObject, lambda self: self._join, constant=True)
    door = Property(QObject, lambda self: self._door, constant=True)
    hotspot = Property(QObject, lambda self: self._hotspot, constant=True)
    ladder = Property(QObject, lambda self: self._ladder, constant=True)
    steps = Property(QObject, lambda self: self._steps, constant=True)
    stages = Property(QObject, lambda self: self._stages, constant=True)
    coach = Property(QObject, lambda self: self._coach, constant=True)

    def begin(self) -> None:
        """Another session is about to be shown: what was typed for the last one is sent, then forgotten."""
        self._drafts.forget()
        self._stages.forget()
        self._steps.ask("")
        self._door.keepSeats()
        self._hotspot.forget()
        self._coach.forget()
        self._problem.show(sentence="", remedy="", refused="")
        self._stage = ""

    def update(self, view: ConsoleView) -> None:
        """Show ``view``, made just now."""
        self._view, public = view, view.public
        if public.stage != self._stage:
            self._drafts.flush()
            self._stage = public.stage
        self._heading.update(view)
        self._agenda.update(view)
        self._strip.update(view)
        self._door.update(view)
        self._parking.update(view.parked)
        self._stages.update(view)
        self._steps.update(view, self._decide.due)
        self._coach.update(view)
        in_topic = self._update_timers(public)
        self.show(
            kind=public.body.kind,
            state=public.state,
            asleep=view.asleep,
            notes=view.notes,
            inTopic=in_topic,
            question=view.question,
        )

    def set_join(
        self,
        *,
        addresses: tuple[JoinAddress, ...] = (),
        chosen: str = "",
        url: str = "",
        short_url: str = "",
        code: str = "",
        advice: str = "",
        secured: str = "",
        spare: bool = False,
        alone: bool = False,
    ) -> None:
        """How people get in; without a ``url`` nobody can, and ``advice`` says what to do (already translated).

        ``alone``: nobody has come for a while, so the ladder of what to try goes up.
        """
        self._join.set(addresses, chosen, url, short_url, code, advice, secured, spare)
        _, _, port = short_url.rpartition(":")
        self._ladder.update(alone, chosen, int(port) if port.isdecimal() else 0)

    def set_board(self, place: Literal["hidden", "window", "second"], code: bool = False) -> None:
        """Where the board is now, and whether the join code is called up on it."""
        self._board.show(place=place, code=code)

    def set_sounds(self, on: bool) -> None:
        """Whether the laptop makes its soft sounds."""
        self.show(sounds=on)

    def say_problem(self, sentence: str, remedy: str = "") -> None:
        """A calm banner that stays until it is dismissed. Both are as they are to be read."""
        self._problem.say(sentence, remedy)

    def show_space(self, sentence: str, remedy: str) -> None:
        """A banner that stays as long as what it says is true; "" takes it away. Both are as they are to be read."""
        self._space.say(sentence, remedy)

    def say_news(self, sentence: str) -> None:
        """Good news in the same place, also until it is dismissed."""
        self._problem.say(sentence, good=True)

    def hear(self, error: Refused | Trouble) -> None:
        """Bad news that followed from a command: a refusal is one short line, trouble the banner."""
        if isinstance(error, Refused) and error.code == "few_writers":
            self._steps.ask(translated(error.sentence, **error.values))
        elif isinstance(error, Refused):
            self._problem.refuse(error)
            self._stages.refuse(self._problem.fact("refused"))
        else:
            self.say_problem(
                translated(error.sentence, **error.values), translated(error.remedy, **error.values)
            )

    def flush(self) -> None:
        """Send what is still being typed; for the way out."""
        self._drafts.flush()

    @Slot()
    def report(self) -> None:
        self._drafts.flush()
        self._callbacks.report()

    @Slot()
    def toggleSounds(self) -> None:
        self._callbacks.sounds(not self.fact("sounds"))

    @Slot()
    def anotherQuestion(self) -> None:
        """Another icebreaker, for the stage that has one or is to have it."""
        self._drafts.flush()
        self._callbacks.question()

    @Slot()
    def newSession(self) -> None:
        self._drafts.flush()
        self._callbacks.new_session()

    @Slot()
    def quit(self) -> None:
        self._drafts.flush()
        self._callbacks.quit()

    def _act(self, command: Command) -> None:
        self._drafts.flush()
        self._problem.clear_refusal()
        self._stages.answered()
        self._steps.ask("")
        self._send(command)

    def _show_due(self) -> None:
        if self._view is not None:
            self._steps.update(self._view, self._decide.due)

    def _update_timers(self, public: PublicView) -> bool:
        """In a discussion the keys turn the topic's box, so that is the timer; true then."""
        body = public.body
        self._stage_timer.update(public.timer)
        in_topic = isinstance(body, DiscussBody) and body.box.total_ms > 0
        self._timer.update(body.box if isinstance(body, DiscussBody) and in_topic else public.timer)
        return in_topic
