"""What to do when: hints for the facilitator, chosen by counts and clocks alone. ``views.console`` asks which apply now.

``assets/coaching.toml`` holds them, ``coaching_file`` reads it and docs/coaching.md describes it. A signal reads a
``Sight``, in which there are only numbers, so no hint can depend on what somebody wrote, on who did it, or on anything
between two ticks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar, get_args

from retrokit.facilitation import agenda
from retrokit.facilitation.formats import Kind
from retrokit.facilitation.session import Collect, Discuss, Rating, Session, Vote
from retrokit.facilitation.stages import discuss

Signal = Literal[
    "time_up",
    "behind",
    "few_phones",
    "half_time_no_cards",
    "few_writers_late",
    "all_done",
    "many_cards",
    "many_loose",
    "nobody_voted",
    "few_voted_late",
    "tie",
    "box_over",
    "topics_left_late",
    "nothing_agreed_late",
    "many_experiments",
    "few_answers_late",
    "low_rating",
]
SIGNALS: tuple[Signal, ...] = get_args(Signal)

MOST_RAISED = 2

BEHIND_S = 300
MANY_CARDS = 40
FEW_CARDS = 8
MANY_EXPERIMENTS = 4
# Of so few people it is no wonder that most have not written yet.
FEW_PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Hint:
    """``say`` may be said aloud, ``do`` is for the facilitator alone. Without a ``signal`` it is only ever at hand.

    ``kinds`` are the kinds of stage it is for. Of several hints the one with the lowest ``order`` comes first.
    """

    id: str
    kinds: tuple[Kind, ...]
    signal: Signal | Literal[""]
    title: str
    say: str
    do: str
    order: int


@dataclass(frozen=True, slots=True)
class Sight:
    """What a signal may look at: counts as of the last tick, counts of what is open to all, and clocks.

    ``used`` is the part of the stage's time that is gone, 1.0 or more when all of it is. ``secret``: the stage still
    collects what nobody may see. ``tied`` topics share the most votes; ``mean`` is the rating's, 0.0 while nobody knows it.
    """

    kind: Kind
    secret: bool
    used: float
    time_up: bool
    behind_s: int
    headcount: int
    phones: int
    wrote: int
    done: int
    hidden: int
    cards: int
    loose: int
    ballots: int
    tied: int
    box_over: bool
    topics_left: int
    agreed: int
    experiments: int
    answers: int
    mean: float


_FIRES: Mapping[Signal, Callable[[Sight], bool]] = {
    "time_up": lambda s: s.time_up,
    "behind": lambda s: s.behind_s >= BEHIND_S,
    "few_phones": lambda s: s.headcount > 1 and 2 * s.phones < s.headcount,
    "half_time_no_cards": lambda s: s.kind == "collect" and s.secret and s.used >= 0.5 and not s.hidden,
    "few_writers_late": lambda s: (
        s.kind == "collect"
        and s.secret
        and s.used >= 0.7
        and s.phones >= FEW_PEOPLE
        and 0 < 2 * s.wrote < s.phones
    ),
    "all_done": lambda s: (
        s.kind == "collect" and s.secret and s.used < 0.8 and s.done >= s.phones >= FEW_PEOPLE
    ),
    "many_cards": lambda s: s.cards >= MANY_CARDS and not s.secret,
    "many_loose": lambda s: (
        s.kind == "group" and s.used >= 0.6 and s.cards >= FEW_CARDS and 2 * s.loose > s.cards
    ),
    "nobody_voted": lambda s: s.kind == "vote" and s.secret and s.used >= 0.5 and not s.ballots,
    "few_voted_late": lambda s: (
        s.kind == "vote" and s.secret and s.used >= 0.75 and 0 < 2 * s.ballots < s.phones
    ),
    "tie": lambda s: s.kind == "vote" and s.tied > 1,
    "box_over": lambda s: s.box_over,
    "topics_left_late": lambda s: s.kind == "discuss" and s.used >= 0.75 and s.topics_left > 0,
    "nothing_agreed_late": lambda s: s.kind == "decide" and s.used >= 0.6 and not s.agreed,
    "many_experiments": lambda s: s.kind == "decide" and s.experiments >= MANY_EXPERIMENTS,
    "few_answers_late": lambda s: (
        s.kind == "rate" and s.secret and s.used >= 0.5 and 2 * s.answers < s.phones
    ),
    "low_rating": lambda s: s.kind == "rate" and 0 < s.mean < 3,
}


def sight(session: Session, now: float) -> Sight | None:
    """The counts and clocks at ``now`` (monotonic seconds); None in the lobby and after the end."""
    stage = session.current
    if stage is None or session.state != "running":
        return None
    work, sampled = session.work.get(stage.id), session.sampled
    spent_s = session.runs[session.stage].spent_s + max(round(now - session.entered), 0)
    votes = [tally.votes for tally in work.tallies] if isinstance(work, Vote) and not work.open else []
    counts = work.counts if isinstance(work, Rating) else ()
    agreed = sum(e.state == "agreed" for e in session.experiments)
    kept = sum(e.state == "kept" for e in session.learnings)
    return Sight(
        kind=stage.kind,
        secret=isinstance(work, Collect | Vote | Rating) and work.open,
        used=_used(session, spent_s, now),
        time_up=session.timer.state == "over",
        behind_s=agenda.behind_s(session.runs, session.stage, spent_s),
        headcount=session.headcount,
        phones=session.presence.phones,
        wrote=sampled.wrote,
        done=sampled.done,
        hidden=sum(sampled.cards.values()),
        cards=len(session.cards),
        loose=sum(not card.group for card in session.cards),
        ballots=sampled.ballots,
        tied=votes.count(max(votes)) if any(votes) else 0,
        box_over=session.box.state == "over",
        topics_left=discuss.topics_left(session, work) if isinstance(work, Discuss) else 0,
        agreed=agreed + kept,
        experiments=len(session.experiments),
        answers=sampled.answers,
        mean=sum(n * answer for answer, n in enumerate(counts, 1)) / sum(counts) if sum(counts) else 0.0,
    )


def fires(hint: Hint, seen: Sight) -> bool:
    """Whether ``hint`` answers to something that can be seen now."""
    return hint.signal != "" and seen.kind in hint.kinds and _FIRES[hint.signal](seen)


def at_hand(hints: Iterable[Hint], seen: Sight | None) -> tuple[tuple[Hint, bool], ...]:
    """The hints for the kind of stage that is up, in their order, each with whether it fires now."""
    if seen is None:
        return ()
    here = sorted((hint for hint in hints if seen.kind in hint.kinds), key=lambda hint: (hint.order, hint.id))
    return tuple((hint, fires(hint, seen)) for hint in here)


_Id = TypeVar("_Id")


def raised(firing: Iterable[_Id], dismissed: Collection[_Id]) -> tuple[_Id, ...]:
    """The few of those that fire which are held up: the first that nobody has dismissed."""
    return tuple(id for id in firing if id not in dismissed)[:MOST_RAISED]


def _used(session: Session, spent_s: int, now: float) -> float:
    """By the stage's clock where somebody started it, minutes that were added counted in; else by the plan."""
    timer = session.timer
    if timer.state != "idle" and timer.total_ms:
        return 1 - agenda.left_ms(timer, now) / timer.total_ms
    return spent_s / max(session.runs[session.stage].planned_s, 1)
