"""Reads ``assets/coaching.toml``: TOML text in, checked hints out, or a ``FormatFault`` with the line and the mend."""

from __future__ import annotations

from retrokit.facilitation.coaching import SIGNALS, Hint
from retrokit.facilitation.format_file import whole_file
from retrokit.facilitation.format_part import Part
from retrokit.facilitation.formats import KINDS

MOST_HINTS = 60


def read_coaching(text: str, file: str) -> tuple[Hint, ...]:
    """The hints that ``text`` describes. Raises ``FormatFault`` with the first thing that is wrong."""
    top = whole_file(text, file)
    top.only({"hints"})
    hints = tuple(_hint(part) for part in top.parts("hints", MOST_HINTS))
    top.distinct("hints", [hint.id for hint in hints])
    return hints


def _hint(part: Part) -> Hint:
    part.only({"id", "title", "say", "do", "order"}, {"kinds", "signal"})
    return Hint(
        id=part.name("id"),
        kinds=part.choices("kinds", KINDS) or KINDS,
        signal=part.choice("signal", SIGNALS) if "signal" in part.values else "",
        title=part.text("title", 48),
        say=part.text("say", 160),
        do=part.text("do", 240),
        order=part.number("order", 999),
    )
