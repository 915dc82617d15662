"""What a stage has done so far, by kind. Part of ``session.py``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dated:
    """When what a revealed card tells of happened, and how it felt.

    ``when`` is an ISO date or "", ``mood`` 1 (hard) to 5 (good) or 0.
    """

    card: str
    when: str = ""
    mood: int = 0


# What a stage has done so far, by kind. Kinds without an entry here need none.


@dataclass(frozen=True, slots=True)
class Collect:
    """``wrote`` is how many phones had contributed when cards were last revealed; ``paper`` people on paper come on top.

    ``slips`` cards were entered from paper. ``batch`` grows whenever cards turn over or join. Once ``revealed`` and not
    ``open``, a card that still comes is late: it waits for others. ``early``: cards could be written before the session.
    ``round`` counts through the stage's ``rounds``.
    ``dated`` are days and moods of a timeline, in the order of the cards' random ids.
    """

    open: bool = True
    revealed: bool = False
    wrote: int = 0
    paper: int = 0
    slips: int = 0
    batch: int = 0
    early: bool = False
    round: int = 0
    dated: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes of one topic, with the cards it had: should groups change later, the votes stay with its first card."""

    topic: str
    votes: int
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vote:
    """``tallies`` and ``ballots`` are filled when the vote closes, never before. ``round`` grows when it starts anew.

    ``hands`` people voted by raised hand, and ``ballots`` counts them in. ``entries``: how often hands were entered.
    ``before`` is the closed round that this one follows as a run-off, among the topics with ``least`` votes in it or more.
    ``earlier`` is the result of the round before, for as long as this one is open.
    """

    budget: int = 3
    per_topic: int = 3
    open: bool = True
    tallies: tuple[Tally, ...] = ()
    ballots: int = 0
    round: int = 0
    hands: int = 0
    entries: int = 0
    before: Vote | None = None
    least: int = 0
    earlier: Vote | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """What the discussion of one topic left behind; ``cards`` are those it had (see ``Tally``)."""

    topic: str
    cards: tuple[str, ...]
    notes: str = ""
    spent_s: int = 0
    done: bool = False
    extensions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Thumbs:
    """More time for the topic, or the next? Counts are filled at the close, and stay 0 with fewer than three answers."""

    open: bool = True
    more: int = 0
    next: int = 0
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Discuss:
    """``talks[i].extensions`` are the minutes a topic was given after its first box. ``round`` grows with each question."""

    current: str = ""
    box_minutes: int = 5
    talks: tuple[Talk, ...] = ()
    thumbs: Thumbs | None = None
    round: int = 0


@dataclass(frozen=True, slots=True)
class Rating:
    """Return on time invested, 1 (wasted) to 5 (well spent). ``counts[i]`` answers of ``i + 1``, filled at the close.

    With fewer than three answers only ``answers`` is kept: counts would say who answered what. ``paper`` of them came on
    paper; who entered these knows them, so one or two answers from phones beside them give no counts either. ``round``
    grows when it starts anew.
    """

    open: bool = True
    counts: tuple[int, ...] = ()
    answers: int = 0
    paper: int = 0
    entries: int = 0
    round: int = 0


@dataclass(frozen=True, slots=True)
class Icebreaker:
    """The questions that were drawn for a stage; the last one is asked. The team does not get them again too soon."""

    drawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Where the answers to one axis lie, in tenths of a step (10 to 50): at least half of them from ``low`` to ``high``."""

    low: int
    mid: int
    high: int


@dataclass(frozen=True, slots=True)
class Placed:
    """Where ``answers`` people put a topic: a span for each axis. ``cards`` are those it had (see ``Tally``).

    With fewer than three answers there are no spans, and ``answers`` is 0: they would say who put it where.
    """

    topic: str
    cards: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Spread:
    """What one item has come to: ``counts[i]`` answers of the stage's choice ``i``, and what the item said.

    ``counts`` is empty where so few answered that it would say who answered what.
    """

    item: str
    text: str
    counts: tuple[int, ...] = ()
    answers: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """``places`` and ``answers`` (how many people placed anything) are filled when it closes, never before.

    ``round`` grows when it starts anew.
    """

    open: bool = True
    places: tuple[Placed, ...] = ()
    answers: int = 0
    round: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """``spreads`` and ``answers`` are filled when the stage closes; ``answers`` counts people, not items.

    ``paper`` of them answered without a phone; ``entries``: how often those were entered. ``round`` grows when it
    starts anew.
    """

    open: bool = True
    spreads: tuple[Spread, ...] = ()
    answers: int = 0
    paper: int = 0
    entries: int = 0
    round: int = 0


Work = Collect | Vote | Place | Discuss | Rating | Icebreaker | Ask
