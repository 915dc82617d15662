"""What a story is made of: cards that belong together, with their name, votes and notes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pile:
    """Cards, each (column id, text), that become one group called ``name``, with about ``votes`` of 24 votes.

    ``notes`` is what is written down while the group is discussed. The pile without a name stays ungrouped.
    """

    name: str
    votes: int
    cards: tuple[tuple[str, str], ...]
    notes: str = ""
