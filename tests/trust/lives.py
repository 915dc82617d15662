"""How a life of the laptop ends, and what the lives of one home have shown. ``test_kills.py`` plans, ``kills.py`` plays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

How = Literal["failpoint", "start", "answer", "any", "stay"]


@dataclass(frozen=True, slots=True)
class Life:
    """How a life ends: at a failpoint, ``after`` seconds from its start, after so many answers, at any moment, or not."""

    how: How
    point: str = ""
    after: float = 0.0
    windows: bool = False


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
