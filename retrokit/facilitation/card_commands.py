"""What the facilitator wants of cards and groups. Part of ``commands.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateCard:
    """When what a revealed card tells of happened, and how it felt; ``when`` and ``mood`` as in ``Dated``."""

    card: str
    when: str
    mood: int


@dataclass(frozen=True, slots=True)
class NextRound:
    """The next step of a stage that gathers in several rounds."""


@dataclass(frozen=True, slots=True)
class EnterPaper:
    """Cards handed in on paper, as (column, text). ``people``: from how many, in this stage and all told."""

    cards: tuple[tuple[str, str], ...]
    people: int


@dataclass(frozen=True, slots=True)
class CountHands:
    """Raised hands in the open vote: topic id -> hands, of ``people`` people. Replaces earlier ones; 0 takes them back."""

    people: int
    hands: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CountAnswers:
    """Answers on paper in the open rating: ``counts[i]`` people answered ``i + 1``. Replaces earlier ones."""

    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GroupCards:
    """Put ``card`` where ``onto`` is: into the group of that card (made if there is none) or into that group."""

    card: str
    onto: str


@dataclass(frozen=True, slots=True)
class MergeGroups:
    group: str
    into: str


@dataclass(frozen=True, slots=True)
class SplitCard:
    """Take a card out of its group."""

    card: str


@dataclass(frozen=True, slots=True)
class NameGroup:
    group: str
    name: str


@dataclass(frozen=True, slots=True)
class DissolveGroup:
    group: str


@dataclass(frozen=True, slots=True)
class RemoveCard:
    """Take a revealed card off the board."""

    card: str
