"""Which change makes which sound: a table of what happens in a room, and what is heard of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from retrokit.facilitation import commands as c
from retrokit.facilitation.cues import CUES, Cue, cues
from retrokit.facilitation.session import Presence
from retrokit.paths import assets
from tests.facilitation.desk import CARDS, Desk

FIVE_MIN = 300.0


def writing() -> Desk:
    desk = Desk().phones(4).go("collect").write(*CARDS)
    return desk.do(c.StartTimer())


def revealed() -> Desk:
    return writing().do(c.RevealCards())


def reopened() -> Desk:
    desk = revealed().do(c.ReopenWriting(), c.SetPresence(Presence(phones=4, wrote=4, fresh=4)))
    return desk.write(("wind", "one"), ("wind", "two"), ("rocks", "three"))


def discussing() -> Desk:
    return revealed().go("discuss").do(c.StartTimer())


def later(desk: Desk, seconds: float) -> Desk:
    desk.now += seconds
    return desk


def both_clocks() -> Desk:
    """The stage's clock and the topic's box run out on the same tick."""
    return later(discussing(), FIVE_MIN)


def late_cards() -> Desk:
    return revealed().write(("wind", "late one"), ("wind", "late two"), ("rocks", "late three"))


def tick(desk: Desk) -> c.Command:
    return c.Tick(desk.now)


TABLE: list[tuple[str, Callable[[], Desk], Callable[[Desk], c.Command], tuple[Cue, ...]]] = [
    ("a clock runs out", lambda: later(writing(), FIVE_MIN), tick, ("time_up",)),
    ("a clock runs on", lambda: later(writing(), FIVE_MIN - 1), tick, ()),
    ("a clock and a box run out together", both_clocks, tick, ("time_up",)),
    ("a clock is ended by hand", writing, lambda desk: c.EndTimer(), ()),
    ("the laptop slept through the end", writing, lambda desk: c.NoticeSleep(desk.now + 60), ()),
    ("it had run out before the laptop slept", writing, lambda desk: c.NoticeSleep(desk.now + FIVE_MIN), ()),
    ("a clock is paused", writing, lambda desk: c.PauseTimer(), ()),
    ("the cards turn over", writing, lambda desk: c.RevealCards(), ("reveal",)),
    ("a second round turns over", reopened, lambda desk: c.RevealCards(), ("reveal",)),
    ("writing is opened again", revealed, lambda desk: c.ReopenWriting(), ()),
    ("late cards join", late_cards, lambda desk: c.SampleCounts(), ()),
    ("late cards join on the way out", late_cards, lambda desk: c.GoToStage(3), ()),
    ("another stage begins", revealed, lambda desk: c.GoToStage(3), ()),
    ("a card is written", writing, lambda desk: c.AddCard("k", "o", "wind", "more"), ()),
    ("somebody comes", writing, lambda desk: c.SetPresence(Presence(phones=9)), ()),
    ("the session ends", revealed, lambda desk: c.EndSession(), ()),
]


@pytest.mark.parametrize(("what", "given", "done", "heard"), TABLE, ids=[row[0] for row in TABLE])
def test_what_is_heard(
    what: str, given: Callable[[], Desk], done: Callable[[Desk], c.Command], heard: tuple[Cue, ...]
) -> None:
    desk = given()
    before = desk.session
    desk.do(done(desk))
    assert bool(desk.changes) == (what != "a clock runs on"), "what was done is what the row says"
    assert cues(before, desk.changes) == heard


def test_a_clock_that_has_run_out_is_heard_once() -> None:
    desk = later(writing(), FIVE_MIN)
    desk.do(c.Tick(desk.now))
    for _ in range(3):
        before = later(desk, 1).session
        desk.do(c.Tick(desk.now))
        assert cues(before, desk.changes) == ()


def test_a_minute_more_may_be_heard_again() -> None:
    desk = later(writing(), FIVE_MIN).do(c.Tick(None)).do(c.AddMinutes(1))
    before = later(desk, 60).session
    desk.do(c.Tick(desk.now))
    assert cues(before, desk.changes) == ("time_up",)


def test_every_cue_has_its_file() -> None:
    assert {file.stem for file in (assets() / "sounds").glob("*.wav")} == set(CUES)
