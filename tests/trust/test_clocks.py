"""T10: whatever clocks do and whoever turns the timer, it never ends twice, early or without a word; after sleep it asks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from retrokit.facilitation import commands as c
from retrokit.facilitation.agenda import fresh, left_ms
from retrokit.facilitation.changes import BoxSet, TimerSet
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.room import Room
from retrokit.facilitation.rules import decide
from retrokit.facilitation.session import Session, Timer
from retrokit.pulse import ASLEEP_S, BEAT_S, Pulse
from tests.facilitation.desk import Desk, gathered
from tests.trust.figures import record
from tests.trust.size import at

SCHEDULES = at(500, 10_000)
SECONDS = 20  # the first run of each timer

# What happens next: the laptop is awake for so long, sleeps, its wall clock is set, or the facilitator does something.
STEP = st.one_of(
    st.tuples(st.just("awake"), st.floats(0.05, 90)),
    st.tuples(st.just("sleep"), st.floats(ASLEEP_S + BEAT_S + 0.01, 50_000)),
    st.tuples(st.just("busy"), st.floats(0.3, 1.7)),
    st.tuples(st.just("wall"), st.floats(-90_000, 90_000)),
    st.tuples(st.sampled_from(["start", "pause", "plus1", "plus5", "end", "late beat"]), st.just(0.0)),
)


@dataclass
class Clocks:
    """Three clocks of one laptop. ``wall`` is the one people set; nothing may ask it."""

    awake_s: float = 5_000.0
    slept_s: float = 0.0
    wall: float = 0.0
    as_on_windows: bool = False

    def now(self) -> float:
        return self.awake_s + (self.slept_s if self.as_on_windows else 0.0)

    def through_sleep(self) -> float:
        return self.awake_s + self.slept_s

    def today(self) -> str:
        return "2026-11-24"


class Store:
    def commit(self, before: Session, after: Session, changes: object) -> None:
        pass


@dataclass
class Truth:
    """What a person with a stopwatch who is always awake would say: seconds that the timer still has to run awake."""

    left_s: float
    running: bool = False
    ended: int = 0
    asked: int = 0
    wrong: list[str] = field(default_factory=list)


class Story:
    """The real pulse and the real rules, told step by step; ``truth`` keeps the books beside them."""

    def __init__(self, kind: str, as_on_windows: bool) -> None:
        desk = gathered().go(kind) if kind == "discuss" else Desk().go(kind)
        self.clocks = Clocks(as_on_windows=as_on_windows)
        self.session = desk.session
        self.pulse = Pulse(Room(desk.session, Store(), self.clocks, lambda: "id"), self.clocks)
        short = fresh(SECONDS)
        self.session = replace(self.session, timer=short, box=short if self.session.box.total_ms else Timer())
        self.truth = Truth(SECONDS)

    @property
    def timer(self) -> Timer:
        """The one that people watch: the topic's box in a discussion."""
        return self.session.box if self.session.box.total_ms else self.session.timer

    def do(self, command: c.Command) -> None:
        before = self.timer
        try:
            decided = decide(self.session, command, self.clocks.now(), lambda: "id")
        except Refused:
            return
        self.session = decided.session
        told = any(isinstance(change, TimerSet | BoxSet) for change in decided.changes)
        if self.timer.state != before.state and not told:
            self.truth.wrong.append(f"{before.state} became {self.timer.state} without a word")
        if isinstance(command, c.Tick | c.NoticeSleep):
            self._beaten(before)

    def _beaten(self, before: Timer) -> None:
        """After a beat: did it end, and was it time? Did it fall asleep, and with what was left?"""
        truth = self.truth
        if self.timer.state == "over" and before.state != "over":
            truth.ended += 1
            if before.state != "running":
                truth.wrong.append(f"ended out of {before.state}")
            if truth.left_s > 0.001:
                truth.wrong.append(f"ended {truth.left_s} s early")
            truth.running, truth.left_s = False, 0.0
        elif self.timer.state == "asleep" and before.state == "running":
            truth.asked += 1
            truth.running = False
            if abs(self.timer.left_ms / 1000 - truth.left_s) > 0.05:
                truth.wrong.append(f"asleep with {self.timer.left_ms} ms, {truth.left_s} s were left")
            truth.left_s = self.timer.left_ms / 1000

    def beat(self, after_s: float = BEAT_S) -> None:
        """The laptop is awake for ``after_s``, then the pulse beats."""
        self.clocks.awake_s += after_s
        if self.truth.running:
            self.truth.left_s -= after_s
        for command in self.pulse.due():
            self.do(command)
        if self.truth.running and self.truth.left_s < -0.001:
            self.truth.wrong.append(f"still runs {-self.truth.left_s} s after its end")

    def turn(self, what: str) -> None:
        """The facilitator's hand; the books follow by what people are told the button does."""
        truth, before = self.truth, self.timer.state
        match what:
            case "start":
                self.do(c.StartTimer())
                truth.running = truth.running or truth.left_s > 0
            case "pause":
                self.do(c.PauseTimer())
                truth.running = False
            case "plus1" | "plus5":
                minutes = 1 if what == "plus1" else 5
                self.do(c.AddMinutes(minutes))
                truth.left_s += minutes * 60
                truth.running = truth.running or before == "over"
            case "end":
                self.do(c.EndTimer())
                truth.running, truth.left_s = False, 0.0
            case "late beat":
                # A beat that was due before something else moved: its time is past, and it must not count twice.
                self.do(c.Tick(self.clocks.now()))

    def sleep(self, seconds: float) -> None:
        was = self.timer
        asked = self.truth.asked
        self.clocks.slept_s += seconds
        self.beat(0.01)
        if was.state == "running":
            if self.timer.state != "asleep" and left_ms(was, self.clocks.now()) > 0:
                self.truth.wrong.append(f"slept {seconds} s and is {self.timer.state}")
            if self.truth.asked == asked and self.timer.state == "asleep":
                self.truth.wrong.append("asleep, and nobody was asked")

    def agree(self) -> None:
        """The timer shows what the books say, to the millisecond that has begun."""
        shown = left_ms(self.timer, self.clocks.now())
        if abs(shown - max(0.0, self.truth.left_s) * 1000) > 15:
            self.truth.wrong.append(f"shows {shown} ms, {self.truth.left_s * 1000} are left")
        if (self.timer.state == "running") != self.truth.running:
            self.truth.wrong.append(f"is {self.timer.state}, running should be {self.truth.running}")


def tell(story: Story, steps: list[tuple[str, float]]) -> None:
    for what, much in steps:
        match what:
            case "awake":
                period = BEAT_S if much < 10 else 1.5  # a loop that is busy beats more slowly
                for _ in range(int(much / period)):
                    story.beat(period)
            case "sleep":
                story.sleep(much)
            case "busy":
                story.beat(much)
            case "wall":
                story.clocks.wall += much
                story.beat(0.01)
            case _:
                story.turn(what)
        if story.truth.wrong:
            return
        story.agree()


totals = {"schedules": 0, "ended": 0, "asked": 0}


@settings(
    max_examples=SCHEDULES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    database=None,
)
@given(st.sampled_from(["collect", "discuss"]), st.booleans(), st.lists(STEP, min_size=2, max_size=14))
def schedules(kind: str, as_on_windows: bool, steps: list[tuple[str, float]]) -> None:
    story = Story(kind, as_on_windows)
    story.turn("start")
    tell(story, steps)
    totals["schedules"] += 1
    totals["ended"] += story.truth.ended
    totals["asked"] += story.truth.asked
    assert not story.truth.wrong


def test_a_timer_never_ends_twice_early_or_silently() -> None:
    schedules()
    record("clocks", **totals, wrong=0)

    assert totals["schedules"] >= SCHEDULES
    assert totals["ended"] > SCHEDULES / 20
    assert totals["asked"] > SCHEDULES / 20


def wrongs(steps: list[tuple[str, float]]) -> list[str]:
    story = Story("collect", as_on_windows=True)
    story.turn("start")
    tell(story, steps)
    return story.truth.wrong


def test_a_clock_that_takes_sleep_for_waking_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The controls: a pulse that does not notice sleep, a timer that ends a beat early, one that never ends."""
    assert wrongs([("sleep", 60.0)]) == []
    with monkeypatch.context() as patch:
        patch.setattr("retrokit.pulse.ASLEEP_S", 1e9)
        assert wrongs([("sleep", 60.0)])
    with monkeypatch.context() as patch:
        patch.setattr("retrokit.facilitation.agenda.left_ms", lambda timer, now: left_ms(timer, now + 0.5))
        assert wrongs([("awake", 30.0)])
    with monkeypatch.context() as patch:
        patch.setattr("retrokit.facilitation.agenda.ticked", lambda timer, now: timer)
        assert wrongs([("awake", 30.0)])
