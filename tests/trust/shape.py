"""What of a session only the facilitator changes: its shape. Phones' acts leave it as it is."""

from __future__ import annotations

from retrokit.facilitation.session import Ask, Collect, Rating, Session, Vote

Shape = list[object]


def shape(session: Session) -> Shape:
    """Plain JSON values, equal exactly when state, stage, open and closed work, rounds, notes and groups are."""
    works: list[object] = []
    for stage, work in sorted(session.work.items()):
        match work:
            case Collect(open=open, revealed=revealed):
                works.append([stage, open, revealed])
            case Vote(open=open, round=round, budget=budget):
                works.append([stage, open, round, budget])
            case Rating(open=open) | Ask(open=open):
                works.append([stage, open])
    return [session.id, session.state, session.stage, works, session.notes, len(session.groups)]
