"""What a rule is told about the world when it decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from retrokit.facilitation.changes import Change
from retrokit.facilitation.session import Session


@dataclass(frozen=True, slots=True)
class Moment:
    """``now`` is monotonic seconds; ``new_id`` gives a fresh random id at each call."""

    now: float
    new_id: Callable[[], str]


# A rule takes the session, one command and the moment. The command's type is the key it stands under.
Rule = Callable[[Session, Any, Moment], Iterable[Change]]
Rules = Mapping[type, Rule]
