"""Who takes a seat: the headcount, the lock, one-time tickets, and voiding all seats when somebody cheated.

A seat is one ballot. What the console learns of phones that are turned away is that there was one, never which.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from retrokit.facilitation import course
from retrokit.facilitation.changes import (
    Change,
    CountsSampled,
    DoorSet,
    HeadcountSet,
    HeldPut,
    HeldSealed,
    Knocked,
    WorkSet,
)
from retrokit.facilitation.commands import (
    Knock,
    LetOneIn,
    LockRoom,
    SetHeadcount,
    TakeSeat,
    UseTickets,
    VoidSeats,
)
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import DoorView
from retrokit.facilitation.session import (
    Ask,
    Door,
    HeldAnswer,
    HeldBallot,
    HeldPlacing,
    HeldRating,
    Place,
    Rating,
    Seat,
    Session,
    UsedTicket,
    Vote,
)
from retrokit.facilitation.stages.moment import Moment, Rules

MOST_SEATS = 1000
# A phone that was turned away asks again within half of this; then nobody waits any more.
KNOCK_SHOWN_S = 45.0
# However many phones are turned away, the console hears of it no more often than this.
KNOCK_PAUSE_S = 5.0


def take_seat(session: Session, command: TakeSeat, moment: Moment) -> Iterable[Change]:
    """Whoever has a seat keeps it. "locked" may be tried again later, the ticket's refusals need another ticket."""
    _must_be_open(session)
    if command.key in session.held:
        return ()
    taken = seats(session)
    if taken >= MOST_SEATS:
        raise Refused("room_full", "The room is full.")
    if session.door.locked:
        raise Refused("locked", "The room is locked for now. Ask the facilitator to unlock it.")
    _must_hold_ticket(session, command.ticket)
    if session.headcount and taken >= session.headcount:
        raise Refused(
            "locked", "As many phones are in as people were counted. Ask the facilitator to let you in."
        )
    ticket = (HeldPut(command.ticket, UsedTicket()),) if session.door.tickets else ()
    return (HeldPut(command.key, Seat()), *ticket)


def knock(session: Session, command: Knock, moment: Moment) -> Iterable[Change]:
    if session.knocked is not None and moment.now - session.knocked < KNOCK_PAUSE_S:
        return ()
    return (Knocked(moment.now),)


def set_headcount(session: Session, command: SetHeadcount, moment: Moment) -> Iterable[Change]:
    if not 0 <= command.headcount <= MOST_SEATS:
        raise Refused("bad_headcount", "A room holds up to {most} people.", most=MOST_SEATS)
    return (
        HeadcountSet(command.headcount),
        *course.replanned(session, command.headcount),
        *_settled(session),
    )


def let_one_in(session: Session, command: LetOneIn, moment: Moment) -> Iterable[Change]:
    """Without a headcount nothing keeps a phone out that this could change."""
    if not session.headcount:
        return _settled(session)
    return set_headcount(session, SetHeadcount(max(session.headcount, seats(session)) + 1), moment)


def lock(session: Session, command: LockRoom, moment: Moment) -> Iterable[Change]:
    _must_be_open(session)
    if command.locked == session.door.locked:
        return ()
    return (DoorSet(replace(session.door, locked=command.locked)), *_settled(session))


def use_tickets(session: Session, command: UseTickets, moment: Moment) -> Iterable[Change]:
    """Seats that were given stay. Sorted, so that nothing tells in which order tickets were printed."""
    _must_be_open(session)
    tickets = tuple(sorted(set(command.hashes)))
    if len(tickets) > MOST_SEATS:
        raise Refused("bad_headcount", "A room holds up to {most} people.", most=MOST_SEATS)
    return () if tickets == session.door.tickets else (DoorSet(replace(session.door, tickets=tickets)),)


def void_seats(session: Session, command: VoidSeats, moment: Moment) -> Iterable[Change]:
    """Their acts are not remembered as seen: a ballot that a phone never saw acknowledged counts for its new seat."""
    _must_be_open(session)
    by_seat = HeldBallot | HeldRating | HeldPlacing | Seat | UsedTicket | HeldAnswer
    gone = tuple(key for key, held in session.held.items() if isinstance(held, by_seat))
    again = tuple(
        WorkSet(stage, replace(work, round=work.round + 1))
        for stage, work in session.work.items()
        if isinstance(work, Vote | Place | Rating | Ask) and work.open
    )
    counts = replace(session.sampled, ballots=0, answers=0)
    door = Door(epoch=session.door.epoch + 1)
    return (HeldSealed(gone, {}), DoorSet(door), *again, CountsSampled(counts), *_settled(session))


RULES: Rules = {
    TakeSeat: take_seat,
    Knock: knock,
    SetHeadcount: set_headcount,
    LetOneIn: let_one_in,
    LockRoom: lock,
    UseTickets: use_tickets,
    VoidSeats: void_seats,
}


def seats(session: Session) -> int:
    """How many seats are given."""
    return sum(isinstance(held, Seat) for held in session.held.values())


def view(session: Session, now: float) -> DoorView:
    """What the console shows of the door."""
    door = session.door
    return DoorView(
        locked=door.locked,
        knocking=session.knocked is not None and now - session.knocked < KNOCK_SHOWN_S,
        seats=seats(session),
        tickets=len(door.tickets),
        used=sum(ticket in session.held for ticket in door.tickets),
    )


def _must_be_open(session: Session) -> None:
    if session.state == "closed":
        raise Refused("session_over", "This session is over.")


def _must_hold_ticket(session: Session, ticket: str) -> None:
    if not session.door.tickets:
        return
    if not ticket:
        raise Refused("no_ticket", "This room takes one-time tickets. Draw a ticket and scan the code on it.")
    if ticket not in session.door.tickets:
        raise Refused("bad_ticket", "This ticket does not hold any more. Ask the facilitator for another.")
    if ticket in session.held:
        raise Refused(
            "used_ticket", "Another phone came in with this ticket. Ask the facilitator for another."
        )


def _settled(session: Session) -> Iterable[Change]:
    return () if session.knocked is None else (Knocked(None),)
