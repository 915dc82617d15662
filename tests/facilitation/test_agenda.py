"""Minutes and countdowns: tables of what a facilitator expects, and what must hold whatever happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from retrokit.facilitation.agenda import (
    behind_s,
    ended,
    extended,
    fresh,
    left_ms,
    paused,
    plan,
    slept,
    started,
    ticked,
)
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.format_file import read_format
from retrokit.facilitation.formats import Format
from retrokit.facilitation.session import Run, Timer

SAILBOAT_FILE = Path(__file__).parents[2] / "assets" / "formats" / "sailboat.toml"
SAILBOAT = read_format(SAILBOAT_FILE.read_text(encoding="utf-8"), "sailboat.toml")


def with_minutes(minutes: Sequence[int]) -> Format:
    stages = tuple(replace(SAILBOAT.stages[0], id=f"stage-{i}", minutes=m) for i, m in enumerate(minutes))
    return replace(SAILBOAT, stages=stages, minutes=sum(minutes))


@pytest.mark.parametrize(
    ("minutes", "length", "planned"),
    [
        ([5, 4, 10, 6, 3, 18, 9, 5], 60, [5, 4, 10, 6, 3, 18, 9, 5]),
        ([5, 4, 10, 6, 3, 18, 9, 5], 30, [3, 2, 5, 3, 1, 9, 5, 2]),
        ([5, 4, 10, 6, 3, 18, 9, 5], 90, [8, 6, 15, 9, 4, 27, 14, 7]),
        ([5, 4, 10, 6, 3, 18, 9, 5], 8, [1, 1, 1, 1, 1, 1, 1, 1]),
        ([5, 4, 10, 6, 3, 18, 9, 5], 9, [1, 1, 1, 1, 1, 2, 1, 1]),
        ([1, 1, 98], 10, [1, 1, 8]),
        ([1, 1], 3, [2, 1]),
        ([7], 45, [45]),
    ],
)
def test_plan(minutes: list[int], length: int, planned: list[int]) -> None:
    assert plan(with_minutes(minutes), length) == tuple(60 * each for each in planned)


def test_a_session_shorter_than_its_stages_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        plan(SAILBOAT, 7)
    assert refused.value.code == "too_short"
    assert "8 minutes" in str(refused.value)


@given(st.lists(st.integers(1, 240), min_size=1, max_size=20), st.integers(0, 480))
def test_every_plan_adds_up_and_keeps_proportions(minutes: list[int], more: int) -> None:
    length = len(minutes) + more
    planned = plan(with_minutes(minutes), length)
    assert sum(planned) == length * 60
    assert all(seconds >= 60 and seconds % 60 == 0 for seconds in planned)
    for one, seconds in zip(minutes, planned, strict=True):
        assert seconds // 60 <= max(1, one * length / sum(minutes) + 1), (
            "no stage gains more than rounding gives"
        )
        for other, others in zip(minutes, planned, strict=True):
            assert one <= other or seconds >= others, "a longer stage never gets less than a shorter one"


@given(st.lists(st.integers(1, 240), min_size=1, max_size=20))
def test_a_session_of_the_formats_own_length_keeps_its_minutes(minutes: list[int]) -> None:
    assert plan(with_minutes(minutes), sum(minutes)) == tuple(60 * each for each in minutes)


RUNS = (Run(300, 360), Run(240, 200), Run(600, 0), Run(360, 0))


@pytest.mark.parametrize(
    ("runs", "stage", "spent", "behind"),
    [
        (RUNS, 2, 0, 20),
        (RUNS, 2, 600, 20),
        (RUNS, 2, 660, 80),
        (RUNS, 4, 0, 20 - 960),  # closed with two stages never opened
        ((Run(300, 100), Run(240, 0)), 1, 0, -200),
        ((Run(300, 100), Run(240, 300)), 0, 100, 60),  # gone back from an overlong second stage
        ((), -1, 0, 0),
        ((Run(300),), 0, 299, 0),
    ],
)
def test_behind(runs: tuple[Run, ...], stage: int, spent: int, behind: int) -> None:
    assert behind_s(runs, stage, spent) == behind


def test_the_life_of_a_timer() -> None:
    timer = fresh(300)
    assert left_ms(timer, 5.0) == 300_000
    timer = started(timer, 10.0)
    assert (timer.state, left_ms(timer, 10.0), left_ms(timer, 70.5)) == ("running", 300_000, 239_500)
    timer = paused(timer, 70.5)
    assert (timer.state, left_ms(timer, 1000.0)) == ("paused", 239_500)
    timer = extended(timer, 1000.0, 1)
    assert (timer.state, timer.total_ms, left_ms(timer, 1000.0)) == ("paused", 360_000, 299_500)
    timer = started(timer, 2000.0)
    assert ticked(timer, 2299.4) is timer
    over = ticked(timer, 2299.5)
    assert (over.state, left_ms(over, 2299.5), over.total_ms) == ("over", 0, 360_000)
    assert ticked(over, 2400.0) is over
    assert started(over, 2400.0) is over
    again = extended(over, 2400.0, 5)
    assert (again.state, left_ms(again, 2400.0), again.total_ms) == ("running", 300_000, 660_000)
    assert ended(again) == replace(again, state="over", left_ms=0)


def test_a_timer_that_was_never_set_does_nothing() -> None:
    empty = Timer()
    assert started(empty, 1.0) is empty
    assert paused(empty, 1.0) is empty
    assert ticked(empty, 1.0) is empty
    assert slept(empty, 1.0) is empty
    assert extended(empty, 1.0, 5) == fresh(300)


def test_a_laptop_that_slept_asks_and_does_not_expire() -> None:
    timer = started(fresh(300), 0.0)
    asleep = slept(timer, 40.0)
    assert (asleep.state, left_ms(asleep, 100_000.0)) == ("asleep", 260_000)
    assert ticked(asleep, 100_000.0) is asleep
    assert left_ms(started(asleep, 100_000.0), 100_001.0) == 259_000
    assert slept(timer, 300.0).state == "over"
    quiet = paused(timer, 10.0)
    assert slept(quiet, 40.0) is quiet


STEPS = st.lists(
    st.tuples(st.sampled_from(["start", "pause", "tick", "wait"]), st.integers(0, 5000)), max_size=40
)


@given(st.integers(1, 60), st.floats(0, 1e7), STEPS)
def test_a_timer_conserves_time(total_s: int, now: float, steps: list[tuple[str, int]]) -> None:
    """Whatever is pressed, it is over when it ran as long as it should: never early, a pause gives under 1 ms."""
    timer, ran, pauses = fresh(total_s), 0.0, 0
    for step, wait_ms in steps:
        before = timer
        if step == "start":
            timer = started(timer, now)
        elif step == "pause":
            pauses += timer.state == "running"
            timer = paused(timer, now)
        elif step == "tick":
            timer = ticked(timer, now)
        if timer.state == "over" and before.state != "over":
            assert ran * 1000 >= total_s * 1000 - 0.01
        left = left_ms(timer, now)
        assert 0 <= left <= total_s * 1000
        if timer.state != "over":
            truly = max(0.0, total_s * 1000 - ran * 1000)
            assert truly - 0.01 <= left <= truly + 1.01 * (pauses + 1)
        later = now + wait_ms / 1000
        if timer.state == "running":
            ran += later - now
        now = later


@given(st.floats(0, 1e7), st.floats(0, 1e7), st.integers(0, 3600), st.integers(-60, 60))
def test_nothing_is_ever_negative(now: float, since: float, total_s: int, minutes: int) -> None:
    running = started(fresh(total_s), since)
    for timer in (
        running,
        paused(running, now),
        extended(running, now, minutes),
        slept(running, now),
        ended(running),
    ):
        assert 0 <= left_ms(timer, now) <= timer.total_ms
        assert timer.left_ms >= 0
    assert left_ms(running, since - 5.0) == total_s * 1000
