"""Several sessions beside each other: lists, what teams carry over, deleting, and what is written when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from retrokit.facilitation.changes import (
    Arranged,
    CountsSampled,
    ExperimentSet,
    LearningSet,
    NotesSet,
    PresenceSet,
    RoomOpened,
    SessionEnded,
)
from retrokit.facilitation.session import Experiment, Group, Learning, Presence, Sampled, Session
from retrokit.storage.listing import SessionRow
from retrokit.storage.store import SqliteStore
from tests.storage.samples import Kept, a_session, applied, put, raw, reveal


def agreed(id: str, session: str, review: str = "2026-12-08") -> Experiment:
    return Experiment(id, session, change=f"change {id}", review=review, state="agreed")


class Another(Kept):
    """One more session in the same store."""

    def __init__(self, kept: Kept, session: Session) -> None:
        self.path, self.store, self.session = kept.path, kept.store, session
        self.do(RoomOpened(session))


def test_sessions_are_listed_newest_first_with_what_they_left(kept: Kept) -> None:
    kept.do(ExperimentSet(agreed("e1", "s1")), ExperimentSet(Experiment("e2", "s1")))
    kept.do(LearningSet(Learning("l1", "s1", state="kept")), LearningSet(Learning("l2", "s1")))
    kept.do(SessionEnded(kept.session.runs))
    Another(kept, a_session("s2", "Quay", "2026-12-01"))
    Another(kept, a_session("s0", "Harbour", "2026-11-01"))
    newest, first, oldest = kept.store.sessions()
    assert first == SessionRow(
        "s1", "Harbour", "Sprint 31", "2026-11-24", "Start Stop Continue", "closed", 1, 1
    )
    assert (newest.id, oldest.id) == ("s2", "s0")
    assert [row.id for row in kept.store.interrupted()] == ["s2", "s0"]
    assert kept.store.teams() == ("Harbour", "Quay")
    with pytest.raises(KeyError):
        kept.store.load("unknown")


def test_experiments_are_carried_and_concluded_where_they_were_agreed(kept: Kept) -> None:
    kept.do(ExperimentSet(agreed("late", "s1", "2027-01-01")), ExperimentSet(agreed("soon", "s1")))
    kept.do(ExperimentSet(Experiment("draft", "s1"))).do(SessionEnded(kept.session.runs))
    assert kept.store.open_experiments("Quay") == ()
    due = kept.store.open_experiments("Harbour")
    assert [e.id for e in due] == ["soon", "late"]
    assert kept.store.open_experiments("Harbour", before_session="s1") == ()

    second = Another(kept, replace(a_session("s2", date="2026-12-08"), carried=due))
    concluded = replace(due[0], state="concluded", observed="It held", decision="keep")
    second.do(ExperimentSet(concluded))
    assert second.store.load("s2").carried == (concluded, due[1])
    assert next(e for e in kept.store.load("s1").experiments if e.id == "soon") == concluded
    assert kept.store.open_experiments("Harbour", before_session="s2") == (due[1],)
    second.do(SessionEnded(second.session.runs))

    third = Another(
        kept, replace(a_session("s3", date="2026-12-22"), carried=kept.store.open_experiments("Harbour"))
    )
    last = replace(due[1], state="concluded", observed="It did not", decision="stop")
    third.do(ExperimentSet(last), SessionEnded(third.session.runs))
    assert third.store.load("s3").carried == (last,)
    assert kept.store.load("s2").carried == (concluded, due[1]), "a report of the past stays as it was"
    assert kept.store.open_experiments("Harbour") == ()


def test_an_interrupted_session_does_not_ask_again_for_what_was_concluded_since(kept: Kept) -> None:
    kept.do(ExperimentSet(agreed("e1", "s1")), SessionEnded(kept.session.runs))
    due = kept.store.open_experiments("Harbour")
    Another(kept, replace(a_session("s2"), carried=due))
    third = Another(kept, replace(a_session("s3"), carried=due))
    third.do(ExperimentSet(replace(due[0], state="concluded", decision="keep")))
    assert kept.store.load("s2").carried == ()


def test_experiments_of_later_sessions_are_not_carried_back(kept: Kept) -> None:
    later = Another(kept, a_session("s2", date="2026-12-08"))
    later.do(ExperimentSet(agreed("e1", "s2")))
    assert kept.store.open_experiments("Harbour", before_session="s1") == ()
    assert [e.id for e in kept.store.open_experiments("Harbour")] == ["e1"]


def test_two_sessions_hold_their_cards_apart(kept: Kept) -> None:
    second = Another(kept, a_session("s2"))
    kept.do(put(1, "of the first"))
    second.do(put(1, "of the second"), put(2, "also"))
    second.do(*reveal(second.session)).do(SessionEnded(second.session.runs))
    assert list(kept.reopen().session.held.values()) == [put(1, "of the first").entry]


def test_a_deleted_session_is_gone_to_the_byte(kept: Kept) -> None:
    other = Another(kept, a_session("s2"))
    other.do(put(1, "stays")).do(*reveal(other.session))
    kept.do(put(1, "canary card"), NotesSet("canary note")).do(*reveal(kept.session))
    card = kept.session.cards[0]
    kept.do(Arranged((replace(card, group="g"),), (Group("g", "canary group"),), (), ()))
    kept.do(ExperimentSet(agreed("canary-experiment", "s1")), put(2, "hidden"))
    kept.store.delete("s1")
    assert b"canary" not in raw(kept.path.parent)
    assert [row.id for row in kept.store.sessions()] == ["s2"]
    assert len(list(kept.path.parent.glob("intake-*.key"))) == 1
    assert kept.store.check().startswith("ok, 1 sessions")
    assert [c.text for c in kept.store.load("s2").cards] == ["stays"]
    kept.store.delete("s2")
    kept.store.delete("unknown")
    assert kept.store.sessions() == ()


def test_presence_and_counts_write_nothing(kept: Kept) -> None:
    before = kept.path.read_bytes()
    kept.do(PresenceSet(Presence(7, 3, 2)), CountsSampled(Sampled(3, 2)))
    assert kept.path.read_bytes()[40:] == before[40:], "but for the counter of changes in the header"
    kept.do(put(1, "a card does not carry the number of phones with it"))
    assert kept.store.load("s1").phones_most == 0
    kept.do(NotesSet("but a row that is written anyway does"))
    assert kept.store.load("s1").phones_most == 7


def test_the_order_of_cards_is_that_of_their_ids_and_nothing_else(kept: Kept) -> None:
    kept.do(*(put(n, f"text {n}") for n in range(9))).do(*reveal(kept.session))
    kept.do(*(put(n, f"text {n}") for n in range(9, 12))).do(*reveal(kept.session))
    ids = [card.id for card in kept.reopen().session.cards]
    assert ids == sorted(ids)
    assert len(ids) == 12


def test_a_room_that_opens_twice_is_one_session(kept: Kept) -> None:
    kept.do(put(1, "held"), NotesSet("notes"))
    again = a_session()
    kept.store.commit(again, again, [RoomOpened(again)])
    loaded = kept.store.load("s1")
    assert (loaded.held, loaded.notes) == ({}, "")


def test_the_store_is_a_store_of_the_room(path: Path) -> None:
    from retrokit.facilitation.room import Store

    store: Store = SqliteStore(path)
    session = a_session()
    store.commit(session, applied(session, []), [RoomOpened(session)])
    assert isinstance(store, SqliteStore)
    store.close()
