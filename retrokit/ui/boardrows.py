"""The rows the board's QML draws. ``drawing.py`` makes them, ``boardface.py`` feeds them to its models."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrokit.facilitation.faces import ExperimentView, GroupView, TopicView
from retrokit.ui.words import spoken_date


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card's tile: pixels, type size in units, ``delay`` (ms) until it turns over. ``id`` is the card's own.

    ``lines``: a longer text is cut there.
    """

    id: str
    text: str
    column: int
    column_name: str
    group: str
    x: float
    y: float
    w: float
    h: float
    size: int
    page: int
    delay: int
    placeholder: bool = False
    lines: int = 6


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A column, a group, a topic, or the panel of loose cards (kind ``loose``). ``votes`` is -1 while they are secret.

    ``before``: what a topic had in the round before a run-off, or -1.
    """

    id: str
    kind: str
    name: str
    prompt: str
    color: int
    count: int
    votes: int
    tied_name: str
    tied_with: int
    leading: bool
    lone: bool
    x: float
    y: float
    w: float
    h: float
    size: int
    page: int
    folded: bool
    before: int = -1


@dataclass(frozen=True, slots=True)
class TopicRow:
    id: str
    name: str
    votes: int
    done: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """Everything of one stage that has a place on the board."""

    panels: tuple[PanelRow, ...] = ()
    cards: tuple[CardRow, ...] = ()
    pages: int = 1


def topic_name(topic: TopicView | GroupView) -> str:
    """A group without a name goes by its first card."""
    return topic.name or (topic.cards[0].text if topic.cards else "")


def is_lone(topic: TopicView) -> bool:
    """A single card that nobody gave a name to: it goes by its own words, which are shown once."""
    return len(topic.cards) == 1 and topic.name in ("", topic.cards[0].text)


def experiment_rows(experiments: Sequence[ExperimentView]) -> list[dict[str, object]]:
    """What a board says of experiments: no ids needed, dates in words."""
    return [
        {
            "id": e.id,
            "topic": e.topic,
            "belief": e.belief,
            "change": e.change,
            "expected": e.expected,
            "measure": e.measure,
            "guardrail": e.guardrail,
            "scope": e.scope,
            "undo": e.undo,
            "owner": e.owner,
            "review": spoken_date(e.review),
            "state": e.state,
            "observed": e.observed,
            "decision": e.decision,
            "overdueDays": e.overdue_days,
        }
        for e in experiments
    ]
