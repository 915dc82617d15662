"""The door of a room in the store: it survives a restart, an older file gets one, and the order of seats is not kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from retrokit.facilitation.changes import DoorSet, HeldPut, HeldSealed, Knocked
from retrokit.facilitation.session import Door, HeldBallot, Seat, UsedTicket
from retrokit.storage.store import SqliteStore
from tests.storage.samples import Kept, digest, raw

TICKETS = tuple(sorted(digest("ticket", n) for n in range(8)))


def test_lock_epoch_and_tickets_are_there_after_a_restart_and_a_knock_is_not(kept: Kept) -> None:
    door = Door(locked=True, epoch=3, tickets=TICKETS)
    kept.do(DoorSet(door), Knocked(5.0)).reopen()
    assert kept.session.door == door
    assert kept.session.knocked is None


def test_seats_and_used_tickets_are_there_after_a_restart_and_until_they_are_voided(kept: Kept) -> None:
    seats = {digest("seat", n): Seat() for n in range(8)}
    used = {ticket: UsedTicket() for ticket in TICKETS[:5]}
    kept.do(DoorSet(Door(tickets=TICKETS)), *(HeldPut(k, e) for k, e in (seats | used).items())).reopen()
    assert kept.session.held == seats | used
    kept.do(HeldSealed(tuple(kept.session.held), {}), DoorSet(Door(epoch=1))).reopen()
    assert kept.session.held == {}
    assert kept.session.door == Door(epoch=1)


def test_the_files_name_no_seat_no_used_ticket_and_no_ballot(kept: Kept) -> None:
    seat, ballot = digest("seat"), digest("ballot")
    kept.do(DoorSet(Door(tickets=TICKETS)))
    for key, entry in (
        (seat, Seat()),
        (TICKETS[3], UsedTicket()),
        (ballot, HeldBallot("op", "the-vote", {"t": 1})),
    ):
        before = kept.path.read_bytes()
        kept.do(HeldPut(key, entry))
        after = kept.path.read_bytes()
        assert len(before) == len(after)
        # Valid tickets are in the open; that one of them was used shows nowhere beside its box of noise.
        assert before.count(TICKETS[3].encode()) == after.count(TICKETS[3].encode()) == 1
    for secret in (seat, ballot):
        for form in (secret.encode(), bytes.fromhex(secret)):
            assert form not in raw(kept.path.parent)


def test_a_file_from_before_there_were_doors_opens_with_an_open_one(path: Path) -> None:
    kept = Kept(path)
    kept.do(HeldPut(digest("seat"), Seat()))
    kept.store.close()
    conn = sqlite3.connect(path)
    conn.execute("ALTER TABLE session DROP COLUMN door")
    for column in ("skipped", "first_s"):  # nor were there plans that change
        conn.execute(f"ALTER TABLE stage DROP COLUMN {column}")
    conn.execute("PRAGMA user_version = 1")
    conn.commit()
    conn.close()
    store = SqliteStore(path)
    session = store.load("s1")
    assert session.door == Door()
    assert session.held == {digest("seat"): Seat()}
    store.close()
