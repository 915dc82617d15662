"""Who sits where, in RAM only: connection <-> seat, how fast a seat may act, and counts for the room. Never stored or logged."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from retrokit.facilitation.session import Presence

ACTS_PER_SECOND = 5.0
BURST = 20.0
SOCKETS_PER_SEAT = 4


@dataclass(slots=True)
class _Taken:
    """By stage: ``cards`` counts what this seat wrote, ``fresh`` what of it has not turned over yet.

    ``said`` are stages in which it told of hidden cards from before a restart of the laptop.
    """

    tokens: float
    stamp: float
    sockets: list[Hashable] = field(default_factory=list)
    cards: dict[str, int] = field(default_factory=dict)
    fresh: dict[str, int] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    done: bool = False


class Seats:
    """A seat is known by its key (a hash). It keeps its allowance when it leaves, so that leaving gains nothing."""

    def __init__(self, stage: str) -> None:
        self._seats: dict[str, _Taken] = {}
        self._stage = stage

    def take(self, seat: str, socket: Hashable, now: float) -> Hashable | None:
        """``socket`` sits down at ``seat``. Returns the oldest socket of the seat when it must make room."""
        taken = self._seats.setdefault(seat, _Taken(BURST, now))
        taken.sockets.append(socket)
        return taken.sockets.pop(0) if len(taken.sockets) > SOCKETS_PER_SEAT else None

    def leave(self, seat: str, socket: Hashable) -> None:
        taken = self._seats.get(seat)
        if taken is not None and socket in taken.sockets:
            taken.sockets.remove(socket)

    def may_act(self, seat: str, now: float) -> bool:
        """One act off the allowance of ``seat``; False when it has none left. ``now`` is monotonic seconds."""
        taken = self._seats[seat]
        taken.tokens = min(BURST, taken.tokens + (now - taken.stamp) * ACTS_PER_SECOND)
        taken.stamp = now
        if taken.tokens < 1:
            return False
        taken.tokens -= 1
        return True

    def added(self, seat: str) -> None:
        self._count(seat, 1)

    def withdrew(self, seat: str) -> None:
        """A card that was not counted here may have been the only one that the phone told of."""
        taken = self._seats[seat]
        if not taken.fresh.get(self._stage):
            taken.said.discard(self._stage)
        self._count(seat, -1)

    def _count(self, seat: str, by: int) -> None:
        taken = self._seats[seat]
        for cards in (taken.cards, taken.fresh):
            cards[self._stage] = max(0, cards.get(self._stage, 0) + by)

    def said_wrote(self, seat: str, stage: str = "") -> None:
        """The phone has hidden cards in the open stage, or in ``stage``. It need not be believed where they were counted."""
        taken, stage = self._seats[seat], stage or self._stage
        if not taken.fresh.get(stage):
            taken.said.add(stage)

    def turned_over(self, stage: str) -> None:
        """Nothing that came to ``stage`` so far is hidden any longer."""
        for taken in self._seats.values():
            taken.fresh.pop(stage, None)
            if stage in taken.said:
                taken.said.remove(stage)
                taken.cards[stage] = max(1, taken.cards.get(stage, 0))

    def set_done(self, seat: str, done: bool) -> None:
        self._seats[seat].done = done

    def enter_stage(self, stage: str) -> None:
        """Nobody is done any more; who wrote counts from nought, or goes on where an earlier visit of the stage left it."""
        self._stage = stage
        for taken in self._seats.values():
            taken.done = False

    def presence(self) -> Presence:
        seats, stage = self._seats.values(), self._stage
        return Presence(
            phones=sum(1 for s in seats if s.sockets),
            wrote=sum(1 for s in seats if s.cards.get(stage) or stage in s.said),
            done=sum(1 for s in seats if s.done),
            fresh=sum(1 for s in seats if s.fresh.get(stage) or stage in s.said),
        )
