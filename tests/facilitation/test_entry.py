"""Who takes a seat: headcount, lock, tickets, and all seats voided; as tables, and whatever comes in whatever order."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given, settings, strategies as st

from retrokit.facilitation import commands as c
from retrokit.facilitation.entry import KNOCK_PAUSE_S, KNOCK_SHOWN_S, MOST_SEATS, seats
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.session import HeldBallot, HeldCard, HeldRating, Rating, Seat, UsedTicket, Vote
from tests.facilitation.desk import Desk, gathered, refused

T1, T2 = "ticket-one", "ticket-two"


def counted(people: int) -> Desk:
    return Desk().do(c.SetHeadcount(people))


@pytest.mark.parametrize(
    ("before", "phone", "code"),
    [
        ((), c.TakeSeat("new"), ""),
        ((c.SetHeadcount(1),), c.TakeSeat("new"), ""),
        ((c.SetHeadcount(1), c.TakeSeat("a")), c.TakeSeat("new"), "locked"),
        ((c.SetHeadcount(1), c.TakeSeat("a")), c.TakeSeat("a"), ""),
        ((c.SetHeadcount(1), c.TakeSeat("a"), c.SetHeadcount(0)), c.TakeSeat("new"), ""),
        ((c.SetHeadcount(2), c.TakeSeat("a"), c.SetHeadcount(1)), c.TakeSeat("new"), "locked"),
        ((c.SetHeadcount(1), c.TakeSeat("a"), c.LetOneIn()), c.TakeSeat("new"), ""),
        ((c.LockRoom(True),), c.TakeSeat("new"), "locked"),
        ((c.TakeSeat("a"), c.LockRoom(True)), c.TakeSeat("a"), ""),
        ((c.LockRoom(True), c.LockRoom(False)), c.TakeSeat("new"), ""),
        (
            (c.SetHeadcount(1), c.TakeSeat("a"), c.LockRoom(True), c.LockRoom(False)),
            c.TakeSeat("b"),
            "locked",
        ),
        ((c.UseTickets((T1, T2)),), c.TakeSeat("new"), "no_ticket"),
        ((c.UseTickets((T1, T2)),), c.TakeSeat("new", "forged"), "bad_ticket"),
        ((c.UseTickets((T1, T2)),), c.TakeSeat("new", T2), ""),
        ((c.UseTickets((T1, T2)), c.TakeSeat("a", T1)), c.TakeSeat("new", T1), "used_ticket"),
        ((c.UseTickets((T1, T2)), c.TakeSeat("a", T1)), c.TakeSeat("a", T1), ""),
        ((c.TakeSeat("a"), c.UseTickets((T1,))), c.TakeSeat("a"), ""),
        ((c.UseTickets((T1,)), c.UseTickets((T2,))), c.TakeSeat("new", T1), "bad_ticket"),
        ((c.UseTickets((T1,)), c.UseTickets(())), c.TakeSeat("new"), ""),
        ((c.UseTickets((T1,)), c.LockRoom(True)), c.TakeSeat("new", T1), "locked"),
        ((c.UseTickets((T1, T2)), c.SetHeadcount(1), c.TakeSeat("a", T1)), c.TakeSeat("new", T2), "locked"),
        ((c.UseTickets((T1, T2)), c.SetHeadcount(1), c.TakeSeat("a", T1)), c.TakeSeat("new"), "no_ticket"),
    ],
)
def test_who_gets_a_seat(before: tuple[c.Command, ...], phone: c.TakeSeat, code: str) -> None:
    desk = Desk().do(c.SetHeadcount(0), *before)
    if code:
        assert refused(desk, phone) == code
    else:
        desk.do(phone)
        assert isinstance(desk.session.held[phone.key], Seat)


def test_a_ticket_that_was_turned_away_is_not_used_up() -> None:
    desk = Desk().do(c.UseTickets((T1,)), c.SetHeadcount(1), c.LockRoom(True))
    assert refused(desk, c.TakeSeat("new", T1)) == "locked"
    desk.do(c.LockRoom(False), c.TakeSeat("new", T1))
    assert (desk.console.door.tickets, desk.console.door.used) == (1, 1)


def test_one_more_may_come_in_however_many_are_there() -> None:
    desk = Desk().do(c.SetHeadcount(3), *(c.TakeSeat(f"s{n}") for n in range(3)), c.SetHeadcount(1))
    desk.do(c.LetOneIn())
    assert desk.session.headcount == 4
    desk.do(c.TakeSeat("s4"))
    assert refused(desk, c.TakeSeat("s5")) == "locked"
    assert Desk().do(c.SetHeadcount(0), c.LetOneIn()).session.headcount == 0
    assert refused(Desk().do(c.SetHeadcount(MOST_SEATS)), c.LetOneIn()) == "bad_headcount"


def test_the_room_is_full_in_the_end_whatever_was_counted() -> None:
    desk = Desk().do(c.SetHeadcount(0), *(c.TakeSeat(f"s{n}") for n in range(MOST_SEATS)))
    assert refused(desk, c.TakeSeat("more")) == "room_full"
    assert refused(desk, c.UseTickets(tuple(map(str, range(MOST_SEATS + 1))))) == "bad_headcount"


def test_the_console_learns_of_a_knock_for_a_while_and_not_of_each() -> None:
    desk = counted(1).do(c.TakeSeat("a"), c.Knock())
    assert desk.console.door.knocking
    desk.now += KNOCK_PAUSE_S - 1
    assert desk.do(c.Knock()).changes == ()
    desk.now += 1
    assert desk.do(c.Knock()).changes != ()
    desk.now += KNOCK_SHOWN_S - 1
    assert desk.console.door.knocking
    desk.now += 1
    assert not desk.console.door.knocking


@pytest.mark.parametrize("settles", [c.LetOneIn(), c.SetHeadcount(9), c.LockRoom(True), c.VoidSeats()])
def test_a_knock_is_settled_by_what_the_facilitator_does(settles: c.Command) -> None:
    desk = counted(1).do(c.TakeSeat("a"), c.Knock(), settles)
    assert not desk.console.door.knocking


def test_everybody_sees_whether_code_or_ticket_opens_the_room() -> None:
    desk = Desk()
    assert desk.public.door == "open"
    assert desk.do(c.UseTickets((T1,))).public.door == "tickets"
    assert desk.do(c.LockRoom(True)).public.door == "locked"
    assert desk.do(c.LockRoom(True)).changes == ()
    assert desk.do(c.UseTickets((T1,))).changes == ()


@pytest.mark.parametrize(
    "command", [c.LockRoom(True), c.UseTickets((T1,)), c.VoidSeats(), c.TakeSeat("late")]
)
def test_nothing_moves_at_the_door_after_the_end(command: c.Command) -> None:
    assert refused(Desk().do(c.EndSession()), command) == "session_over"


def voted() -> Desk:
    """Three seats, each with a ballot; the cheat has voted from two of them."""
    desk = gathered().go("vote")
    one, two, *_ = desk.session.cards
    desk.do(c.CastBallot("b0", "v0", "vote", {one.id: 1}, "seat0"))
    return desk.do(*(c.CastBallot(f"b{n}", f"v{n}", "vote", {two.id: 2}, f"seat{n}") for n in (1, 2)))


def test_all_void_drops_seats_and_ballots_and_nothing_else() -> None:
    desk = voted().do(c.SampleCounts())
    before = desk.session
    desk.do(c.VoidSeats())
    kinds = {type(held) for held in desk.session.held.values()}
    assert not kinds & {Seat, UsedTicket, HeldBallot, HeldRating}
    assert (desk.session.cards, desk.session.headcount) == (before.cards, before.headcount)
    assert desk.console.ballots_in == 0
    assert desk.session.door.epoch == before.door.epoch + 1
    work = desk.session.work["vote"]
    assert isinstance(work, Vote)
    assert work.open
    assert work.round == 1


def test_a_voided_seat_votes_no_more_and_its_owner_votes_once_more_with_another() -> None:
    desk = voted().do(c.VoidSeats())
    one = desk.session.cards[0]
    late = c.CastBallot("b0", "v9", "vote", {one.id: 1}, "seat0")
    assert refused(desk, late) == "no_seat"
    desk.do(c.TakeSeat("anew"), c.CastBallot("b9", "v0", "vote", {one.id: 1}, "anew"), c.CloseVote())
    work = desk.session.work["vote"]
    assert isinstance(work, Vote)
    assert {t.topic: t.votes for t in work.tallies if t.votes} == {one.id: 1}
    assert work.ballots == 1


def test_all_void_in_a_rating_starts_it_anew() -> None:
    desk = Desk().phones(3).go("rate")
    desk.do(*(c.RateSession(f"r{n}", f"o{n}", "rate", 5, f"seat{n}") for n in range(3)), c.VoidSeats())
    assert refused(desk, c.RateSession("r0", "o7", "rate", 4, "seat0")) == "no_seat"
    body = desk.public.body
    assert getattr(body, "round", None) == 1
    desk.do(c.TakeSeat("anew"), c.RateSession("r9", "o9", "rate", 4, "anew"), c.CloseRating())
    work = desk.session.work["rate"]
    assert isinstance(work, Rating)
    assert work.answers == 1


def test_all_void_while_writing_leaves_the_cards_to_their_phones() -> None:
    desk = Desk().phones(3).go("collect").do(c.AddCard("k1", "o1", "wind", "mine"), c.VoidSeats())
    desk.do(c.EditCard("k1", "o2", "wind", "still mine"))
    assert [e.text for e in desk.session.held.values() if isinstance(e, HeldCard)] == ["still mine"]


def test_all_void_unlocks_and_ends_tickets_or_nobody_could_come_back() -> None:
    desk = Desk().do(
        c.SetHeadcount(2), c.UseTickets((T1,)), c.TakeSeat("a", T1), c.LockRoom(True), c.VoidSeats()
    )
    assert desk.public.door == "open"
    desk.do(c.TakeSeat("x"), c.TakeSeat("y"))
    assert refused(desk, c.TakeSeat("z")) == "locked"


def test_what_is_held_of_a_seat_or_ticket_says_nothing_more() -> None:
    assert fields(Seat) == fields(UsedTicket) == ()
    assert [f.name for f in fields(HeldBallot)] == ["op", "stage", "choices"]


STEPS = st.one_of(
    st.builds(
        c.TakeSeat, st.sampled_from([f"seat{n}" for n in range(12)]), st.sampled_from(["", T1, T2, "x"])
    ),
    st.builds(c.SetHeadcount, st.integers(0, 6)),
    st.builds(c.LockRoom, st.booleans()),
    st.sampled_from([(), (T1,), (T1, T2)]).map(c.UseTickets),
    st.sampled_from([c.LetOneIn(), c.Knock(), c.VoidSeats()]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(STEPS, max_size=40))
def test_no_seat_beyond_what_holds_at_that_moment(steps: list[c.Command]) -> None:
    desk = Desk().do(c.SetHeadcount(0))
    for step in steps:
        before = desk.session
        try:
            desk.do(step)
        except Refused:
            assert desk.session is before
        new = set(desk.session.held) - set(before.held)
        if not isinstance(step, c.TakeSeat):
            assert not new
        elif step.key in new:
            assert not before.door.locked
            assert not before.headcount or seats(before) < before.headcount
            assert not before.door.tickets or (
                step.ticket in before.door.tickets and step.ticket not in before.held
            )
        elif step.key in before.held:
            assert desk.session is before
    used = [k for k, e in desk.session.held.items() if isinstance(e, UsedTicket)]
    assert len(used) <= seats(desk.session)
