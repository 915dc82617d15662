"""How a life of the laptop ends, and what the lives of one home have shown. ``test_kills.py`` plans, ``kills.py`` plays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

How = Literal["failpoint", "start", "answer", "any", "stay"]


@dataclass(frozen=True, slots=True)
class Life:
    """How a life ends: at a failpoint, ``after`` seconds from its start, after so many answers, at any moment, or not.

    ``damaged``: before it begins, a page of the database goes bad.
    """

    how: How
    point: str = ""
    after: float = 0.0
    windows: bool = False
    damaged: bool = False

    @property
    def name(self) -> str:
        """Of the failpoint at which it ends, "" for none."""
        return self.point.partition(":")[0]

    @property
    def ends_in_start(self) -> bool:
        """Whether its failpoint is passed before phones come in, or not at all."""
        return self.name.startswith(("migrate-", "recover-"))


@dataclass(slots=True)
class Found:
    """What the lives of one home have shown."""

    kills: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    restarts: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    drains: list[float] = field(default_factory=list)
    acts: Counter[str] = field(default_factory=Counter)
    sessions: int = 0
    damages: int = 0
