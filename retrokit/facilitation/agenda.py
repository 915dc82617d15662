"""Minutes per stage and countdowns: arithmetic on a given ``now`` (monotonic seconds), used by the rules and the views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrokit.facilitation.errors import Refused
from retrokit.facilitation.formats import Format
from retrokit.facilitation.session import Run, Timer

# How many people the minutes of a format are meant for, unless it is for fewer or for more.
USUAL_PEOPLE = 8
# From here on nobody reads every card aloud or speaks in every round, so more people take no longer.
_MOST_HEARD = 24
# The part of a stage, in percent, that takes each person's turn: a word of welcome, reading cards out, sorting them,
# speaking. The rest (writing at once, voting, answering) takes as long for three people as for thirty.
_IN_TURN = {"welcome": 50, "collect": 40, "group": 30, "discuss": 20, "decide": 20}


def plan(format: Format, minutes: int, headcount: int = 0) -> tuple[int, ...]:
    """Seconds per stage for a session of ``minutes``: whole minutes, at least one each, summing to ``minutes * 60``.

    Stages keep the format's proportions, but with more people than usual more of the time goes to the stages in which
    people take turns, with fewer less; ``headcount`` 0 leaves that open. What rounding leaves goes to the largest
    remainders, of equal ones to the longer stage, then to the earlier. A session of the format's own length with the
    usual number of people gets the format's own minutes. Raises ``Refused`` when there are more stages than minutes.
    """
    weights = _weights(format, headcount)
    if minutes < len(weights):
        raise Refused(
            "too_short",
            "{format} has {stages} stages and needs at least {stages} minutes.",
            format=format.name,
            stages=len(weights),
        )
    # Stages whose share is under a minute get one; the others share what is left, in whose smaller shares
    # another stage may fall under a minute, so this goes on until none does.
    shared = set(range(len(weights)))
    while True:
        left = minutes - (len(weights) - len(shared))
        weight = sum(weights[i] for i in shared)
        short = {i for i in shared if weights[i] * left < weight}
        if not short:
            break
        shared -= short
    planned = [weights[i] * left // weight if i in shared else 1 for i in range(len(weights))]
    by_remainder = sorted(shared, key=lambda i: (-(weights[i] * left % weight), -weights[i], i))
    for i in by_remainder[: minutes - sum(planned)]:
        planned[i] += 1
    return tuple(60 * each for each in planned)


def _weights(format: Format, headcount: int) -> list[int]:
    """What the minutes of the stages are to one another with so many people: whole numbers."""
    fewest, most = format.people
    usual = min(max(USUAL_PEOPLE, fewest), max(fewest, most))
    people = min(headcount, max(_MOST_HEARD, usual)) if headcount else usual
    return [
        stage.minutes * (100 * usual + _IN_TURN.get(stage.kind, 0) * (people - usual))
        for stage in format.stages
    ]


def behind_s(
    runs: Sequence[Run], stage_index: int, spent_in_current_s: int, total_s: int | None = None
) -> int:
    """Seconds by which the session will end after its plan (> 0) or before it (< 0), if the rest goes as planned.

    A stage before the current one counts what it spent beyond its plan or saved. The current one can still use
    all of its plan, so it counts only once it is over it; so does a later stage that was open before somebody
    went back. ``spent_in_current_s`` is all the time the current stage was open, earlier visits included.
    In the lobby (``stage_index`` -1) nothing is behind. A stage that is skipped needs no more than it has had.
    ``total_s``: how long the whole session may take, where stages were shortened since; without it the sum of the plan.
    """
    end = 0
    for index, run in enumerate(runs):
        if index < stage_index or (run.skipped and index != stage_index):
            end += run.spent_s
        elif index == stage_index:
            end += max(run.planned_s, spent_in_current_s)
        else:
            end += max(run.planned_s, run.spent_s)
    return end - (sum(run.planned_s for run in runs) if total_s is None else total_s)


def fresh(total_s: int) -> Timer:
    """A timer of ``total_s`` seconds that has not been started."""
    return Timer("idle", total_s * 1000, total_s * 1000)


def left_ms(timer: Timer, now: float) -> int:
    """Milliseconds left at ``now``, never below 0 and never less than is truly left."""
    match timer.state:
        case "idle":
            return timer.total_ms
        case "running":
            elapsed_ms = int((now - timer.since) * 1000)  # a started millisecond is not gone yet
            return max(0, timer.left_ms - max(0, elapsed_ms))
        case "over":
            return 0
        case _:
            return timer.left_ms


def started(timer: Timer, now: float) -> Timer:
    """Running from what is left. A timer that already runs, or has nothing left, stays as it is."""
    left = left_ms(timer, now)
    if timer.state == "running" or left <= 0:
        return timer
    return replace(timer, state="running", left_ms=left, since=now)


def paused(timer: Timer, now: float) -> Timer:
    """Stopped with what is left. A timer that does not run stays as it is."""
    if timer.state != "running":
        return timer
    return replace(timer, state="paused", left_ms=left_ms(timer, now), since=now)


def extended(timer: Timer, now: float, minutes: int) -> Timer:
    """``minutes`` more in total and left (fewer when negative). One that was over runs again, for just those minutes."""
    left = max(0, left_ms(timer, now) + minutes * 60_000)
    total = max(left, timer.total_ms + minutes * 60_000)
    again = timer.state == "over" and left > 0
    if timer.state == "idle":
        return replace(timer, total_ms=left, left_ms=left)
    return replace(timer, state="running" if again else timer.state, total_ms=total, left_ms=left, since=now)


def ended(timer: Timer) -> Timer:
    """Over, whatever was left."""
    return replace(timer, state="over", left_ms=0)


def ticked(timer: Timer, now: float) -> Timer:
    """Over once a running timer has nothing left; otherwise the very same timer."""
    if timer.state == "running" and left_ms(timer, now) <= 0:
        return ended(timer)
    return timer


def slept(timer: Timer, awake_until: float) -> Timer:
    """Asleep with what was left when the laptop was last awake; it never runs out while nobody could see it.

    One that had run out before that is over. A timer that did not run stays as it is.
    """
    if timer.state != "running":
        return timer
    left = left_ms(timer, awake_until)
    return replace(timer, state="asleep", left_ms=left, since=awake_until) if left > 0 else ended(timer)
