"""What a format file says: a list of stages, each a kind with its settings, columns, minutes and script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["look_back", "welcome", "collect", "group", "vote", "discuss", "decide", "rate"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Purpose = Literal["act", "learn", "mood", "look_ahead", "incident"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
Trust = Literal["any", "some", "high"]
TRUSTS: tuple[Trust, ...] = get_args(Trust)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of cards. ``color`` is 1..6, an index into the theme's column colours; ``examples`` are cards as they may be."""

    id: str
    name: str
    prompt: str
    color: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the session.

    ``name`` is the short word of the agenda ("Gather"), ``heading`` the large line on the board and phones,
    ``prompt`` a sentence under it. ``say`` and ``watch`` are for the facilitator only. ``points`` are lines shown
    to all (ground rules). ``after`` and ``say_after`` take the place of ``heading`` and ``say`` once the cards have
    turned over, the vote or the rating has closed; "" leaves them. ``minutes`` are planned for a session of the
    format's own length. ``rounds`` of a vote: with 2 or more another one among the strongest topics is the next step.
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
    rounds: int = 1


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
