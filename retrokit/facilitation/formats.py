"""What a format file says: a list of stages, each a kind with its settings, columns, minutes and script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "look_back", "welcome", "collect", "group", "vote", "place", "discuss", "decide", "rate", "ask"
]
KINDS: tuple[Kind, ...] = get_args(Kind)
Purpose = Literal["act", "learn", "mood", "look_ahead", "incident"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
AskAbout = Literal["items", "topics"]
ASK_ABOUT: tuple[AskAbout, ...] = get_args(AskAbout)
Trust = Literal["any", "some", "high"]
TRUSTS: tuple[Trust, ...] = get_args(Trust)
Mood = Literal["light", "work", "look_back", "look_ahead"]
MOODS: tuple[Mood, ...] = get_args(Mood)
Picture = Literal["grid", "forces"]
PICTURES: tuple[Picture, ...] = get_args(Picture)
Corner = Literal["top-left", "top-right", "bottom-left", "bottom-right"]
CORNERS: tuple[Corner, ...] = get_args(Corner)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of cards. ``color`` is 1..6, an index into the theme's column colours; ``examples`` are cards as they may be."""

    id: str
    name: str
    prompt: str
    color: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """One step of a stage that gathers in several. ``prompt`` is its large line.

    ``minutes`` keep their proportion when the stage is planned shorter.

    ``pad``: people think on their own phones or together, and nothing is sent yet. ``build``: each phone shows a few
    cards that lie on the board already, to go on from.
    """

    name: str
    prompt: str
    minutes: int
    pad: bool = False
    build: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """What topics are placed on, in steps from 1 (``low``, a word for that end) to 5 (``high``)."""

    name: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the session.

    ``name`` is the short word of the agenda ("Gather"), ``heading`` the large line on the board and phones,
    ``prompt`` a sentence under it. ``say`` and ``watch`` are for the facilitator only. ``points`` are lines shown
    to all (ground rules). ``after`` and ``say_after`` take the place of ``heading`` and ``say`` once the cards have
    turned over, the vote, the placing or the rating has closed; "" leaves them. ``minutes`` are planned for a session
    of the format's own length. ``rounds``: the steps of a stage that gathers, none for one that gathers at once.
    ``run_offs``: how many rounds a vote has; with 2 or more another one among the strongest topics is the next step.
    ``timeline``: its cards may carry a day and a mood, and lie in the order of their days.

    ``columns`` are the ids of those a collect stage writes in; without any it has all that no other one claims. What is
    written ``aside`` is read and stays where it is: it is not grouped, voted on or discussed. A welcome stage that
    ``draws`` shows an icebreaker of one of these moods in place of its heading.

    Of the kind ``place`` only: one or two ``axes`` (the first runs to the right, the second up), the ``picture`` they
    make, the names of the four ``corners`` of a grid in the order of ``CORNERS`` (or none), and ``first``: the corner that
    leads the list.

    Of kind ask: each of ``items`` is answered with one of ``choices``; without items the heading is the question, and
    with ``ask_about`` "topics" they are the topics of the board. ``numbers`` makes a scale of the choices: one for each,
    rising or falling. ``pass_allowed``: people are told that they may leave items out.

    Of kind discuss: ``boxes`` are the minutes of a topic's first time box and of its extensions; ()
    stands for the usual ones.
    """

    id: str
    kind: Kind
    name: str
    heading: str
    prompt: str
    minutes: int
    say: str
    watch: str
    points: tuple[str, ...] = ()
    after: str = ""
    say_after: str = ""
    rounds: tuple[Round, ...] = ()
    timeline: bool = False
    columns: tuple[str, ...] = ()
    aside: bool = False
    draws: tuple[Mood, ...] = ()
    axes: tuple[Axis, ...] = ()
    picture: Picture = "grid"
    corners: tuple[str, ...] = ()
    first: Corner = "top-left"
    choices: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    items: tuple[str, ...] = ()
    ask_about: AskAbout = "items"
    pass_allowed: bool = False
    boxes: tuple[int, ...] = ()
    run_offs: int = 1


@dataclass(frozen=True, slots=True)
class Format:
    """A format of session. Column ids are unique within it; ``people`` is (fewest, most) it is good for.

    ``purpose``: what it is for; ``when`` it helps and ``not_when`` it does not; ``trust``: how much of it the team needs.
    """

    id: str
    name: str
    summary: str
    when: str
    people: tuple[int, int]
    minutes: int
    columns: tuple[Column, ...]
    stages: tuple[Stage, ...]
    purpose: tuple[Purpose, ...] = ()
    not_when: str = ""
    trust: Trust = "any"


class FormatFault(Exception):
    """A format file that is wrong: where, what, and the mend, each for a person to read.

    ``words`` are the sentence and the mend as the catalogue knows them, ``values`` what fills their ``{names}``.
    """

    def __init__(self, file: str, line: int, sentence: str, mend: str, **values: object) -> None:
        self.file = file
        self.line = line
        self.words = (sentence, mend)
        self.values = values
        self.sentence = sentence.format(**values) if values else sentence
        self.mend = mend.format(**values) if values else mend
        super().__init__(f"{file}, line {line}: {self.sentence} {self.mend}")
