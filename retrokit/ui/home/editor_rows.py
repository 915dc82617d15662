"""The rows of the editor: the columns and stages of a draft, and the fields of the one that is selected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PartRow:
    """A column or a stage in the list. ``color`` is 0 and ``minutes`` counts for a stage."""

    id: str
    index: int
    title: str
    kind: str
    minutes: int
    color: int
    faulty: bool
    picked: bool


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One key of the selected part. ``control``: line, area, lines, number, numbers, color, pair, flag, choice or choices.

    ``value`` is a text, a number, or a list of them. ``room`` is left for more characters, below 0: too many. ``most`` is
    the highest number, or how many lines a list may have. ``fault`` is what the reader says, "" when all is well.
    """

    id: str
    key: str
    control: str
    value: Any
    room: int
    most: int
    needed: bool
    fault: str
    choices: tuple[str, ...] = ()
