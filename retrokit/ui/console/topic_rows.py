"""Topics as rows: the vote and the discussion list them, the decision drafts from them."""

from __future__ import annotations

from dataclasses import dataclass

from retrokit.facilitation.faces import TopicView


@dataclass(frozen=True, slots=True)
class TopicRow:
    """``votes`` is -1 while they are secret or none were cast; ``share`` of the most votes, 0 to 1.

    ``before`` as in ``TopicView``.
    """

    id: str
    name: str
    cards: int
    votes: int
    tied: bool
    done: bool
    share: float
    before: int = -1


def topic_rows(topics: tuple[TopicView, ...]) -> list[TopicRow]:
    """One row each, in their order."""
    most = max((topic.votes for topic in topics), default=0)
    return [
        TopicRow(
            id=topic.id,
            name=topic.name,
            cards=len(topic.cards),
            votes=topic.votes,
            tied=topic.tied,
            done=topic.done,
            share=max(topic.votes, 0) / most if most > 0 else 0.0,
            before=topic.before,
        )
        for topic in topics
    ]
