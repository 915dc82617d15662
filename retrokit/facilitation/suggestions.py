"""Which formats fit a wish, and three to begin with, each with its reason. Rules over plain values; home shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retrokit.facilitation.formats import TRUSTS, Format, Purpose, Trust

COUNT = 3
LATELY = 5
"""So many sessions back a format counts as used lately."""

KNOWN = ("start-stop-continue", "sailboat", "four-ls", "mad-sad-glad", "what-went-well")
"""What most people have met somewhere: the least to explain to a team that begins."""

Reason = Literal["other_purpose", "easy", "new", "rested"]


@dataclass(frozen=True, slots=True)
class Wish:
    """``minutes`` at most and ``people``: 0 for any; ``purpose``: "" for any; ``trust``: how much there is, "" leaves it open.

    ``anew`` leaves out what the team used lately.
    """

    minutes: int = 0
    people: int = 0
    purpose: Purpose | Literal[""] = ""
    trust: Trust | Literal[""] = ""
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``sessions``: how many sessions ago the team used it, 0 for never. ``purpose`` is the one the reason speaks of, or ""."""

    format: Format
    reason: Reason
    sessions: int = 0
    purpose: Purpose | Literal[""] = ""


def fits(format: Format, wish: Wish, lately: Sequence[str]) -> bool:
    """``lately`` are the names of the formats of the team's sessions, the newest first."""
    return (
        (not wish.minutes or format.minutes <= wish.minutes)
        and (not wish.people or format.people[0] <= wish.people <= format.people[1])
        and (not wish.purpose or wish.purpose in format.purpose)
        and (not wish.trust or TRUSTS.index(format.trust) <= TRUSTS.index(wish.trust))
        and not (wish.anew and format.name in lately[:LATELY])
    )


def fitting(formats: Sequence[Format], wish: Wish, lately: Sequence[str]) -> tuple[Format, ...]:
    return tuple(format for format in formats if fits(format, wish, lately))


def suggested(formats: Sequence[Format], wish: Wish, lately: Sequence[str]) -> tuple[Suggestion, ...]:
    """Up to three of those that fit: none of the last two sessions, first what asks another question than those did.

    A team without a past is offered what is easy to begin with. The same facts give the same three.
    """
    able = [format for format in fitting(formats, wish, lately) if format.name not in lately[:2]]
    recent = {p for format in formats if format.name in lately[:2] for p in format.purpose}
    ranked = sorted(able, key=lambda format: _rank(format, lately, recent))
    picked: list[Format] = []
    for format in ranked:
        # Three of one kind would be one suggestion.
        if all(format.purpose != other.purpose for other in picked):
            picked.append(format)
    picked += [format for format in ranked if format not in picked]
    return tuple(_suggestion(format, lately, recent) for format in picked[:COUNT])


def _rank(format: Format, lately: Sequence[str], recent: set[Purpose]) -> tuple[int, int, int, int, str]:
    """Smaller is better. What was used long ago comes before what was used lately, and what was never used before that."""
    ago = _ago(format, lately)
    known = KNOWN.index(format.id) if format.id in KNOWN else len(KNOWN)
    easy = TRUSTS.index(format.trust), known, len(format.columns)
    if not lately:
        return (0, *easy, format.id)
    same = not set(format.purpose) - recent
    return (same, -ago if ago else -len(lately) - 1, easy[0], easy[1], format.id)


def _suggestion(format: Format, lately: Sequence[str], recent: set[Purpose]) -> Suggestion:
    ago = _ago(format, lately)
    if not lately:
        return Suggestion(format, "easy")
    other: Purpose | Literal[""] = next((p for p in format.purpose if p not in recent), "")
    if other:
        return Suggestion(format, "other_purpose", ago, other)
    return Suggestion(format, "rested" if ago else "new", ago)


def _ago(format: Format, lately: Sequence[str]) -> int:
    return lately.index(format.name) + 1 if format.name in lately else 0
