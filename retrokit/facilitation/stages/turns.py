"""Who speaks when: first names in an order that chance draws, kept in memory for this session and nowhere else.

Everybody starts a round equally often; who comes after them is drawn anew for each round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from retrokit.facilitation.changes import Change, TurnsSet
from retrokit.facilitation.commands import ClearTurns, DrawTurns, NextTurn
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.session import Session, Turns
from retrokit.facilitation.stages.boxes import discussing
from retrokit.facilitation.stages.moment import Moment, Rules
from retrokit.facilitation.texts import canonical

MOST_NAMES = 30
NAME_LIMIT = 24


def draw_turns(session: Session, command: DrawTurns, moment: Moment) -> Iterable[Change]:
    if discussing(session) is None:
        raise Refused("not_discussing", "Topics are discussed in another stage.")
    names = tuple(canonical(name, NAME_LIMIT) for name in command.names if name.strip())
    if not 2 <= len(names) <= MOST_NAMES:
        raise Refused(
            "bad_names", "Write 2 to {most} first names, with commas between them.", most=MOST_NAMES
        )
    twice = next((name for at, name in enumerate(names) if name in names[:at]), "")
    if twice:
        raise Refused(
            "same_name", "{name} stands there twice. Add a letter to tell the two apart.", name=twice
        )
    starts = shuffled(names, moment.new_id)
    return (TurnsSet(_round(Turns(starts=starts), moment.new_id)),)


def next_turn(session: Session, command: NextTurn, moment: Moment) -> Iterable[Change]:
    turns = session.turns
    if not turns.order:
        return ()
    if turns.at + 1 < len(turns.order):
        return (TurnsSet(replace(turns, at=turns.at + 1)),)
    return (TurnsSet(_round(turns, moment.new_id)),)


def clear_turns(session: Session, command: ClearTurns, moment: Moment) -> Iterable[Change]:
    return () if session.turns == Turns() else (TurnsSet(Turns()),)


RULES: Rules = {DrawTurns: draw_turns, NextTurn: next_turn, ClearTurns: clear_turns}


def shuffled(names: Iterable[str], new_id: Callable[[], str]) -> tuple[str, ...]:
    """Sorted by ids drawn for it: as random as they are."""
    return tuple(name for _, name in sorted((new_id(), name) for name in names))


def _round(turns: Turns, new_id: Callable[[], str]) -> Turns:
    """The next round: whoever's turn it is to start, then the others in a new order."""
    starts = turns.starts
    starter = starts[turns.round % len(starts)]
    others = shuffled((name for name in starts if name != starter), new_id)
    return Turns((starter, *others), 0, starts, turns.round + 1)
