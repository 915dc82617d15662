"""Cards before the session: hidden and never lost, whatever is opened, closed, left and begun in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from retrokit.facilitation import commands as c
from retrokit.facilitation.changes import HeldSealed, apply
from retrokit.facilitation.early import writers
from retrokit.facilitation.formats import KINDS, Round
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.session import (
    Collect,
    HeldCard,
    HeldWriters,
    Presence,
    Sampled,
    Seat,
    Session,
    UsedTicket,
)
from retrokit.facilitation.summary import summarize
from retrokit.facilitation.views import console, public
from tests.facilitation.desk import CARDS, TODAY, Desk, a_format, refused
from tests.facilitation.test_any_order import accepted

GATHER = KINDS.index("collect")
LATER = "2026-11-27"


def early(*cards: tuple[str, str], people: int = 3) -> Desk:
    """A room that is open for writing, and so many people have written in it."""
    desk = Desk().do(c.OpenEarly())
    desk.do(*(c.TakeSeat(f"seat{n}") for n in range(people)))
    desk.write(*(cards or CARDS))
    return desk.do(c.SetPresence(Presence(phones=people, wrote=people, fresh=people)))


def gone_home(desk: Desk) -> Desk:
    """All phones leave, the app is closed in order and opened again on another day."""
    desk.do(c.CloseEarly())
    return started_anew(desk)


def started_anew(desk: Desk) -> Desk:
    """What is in memory only is lost, as after a kill."""
    desk.session = replace(desk.session, presence=Presence(), sampled=Sampled(), entered=0.0)
    return desk.do(c.ComeBack(LATER))


def hidden(session: Session) -> list[str]:
    return sorted(e.text for e in session.held.values() if isinstance(e, HeldCard))


def test_phones_write_change_and_withdraw_before_the_session_and_nobody_sees_it() -> None:
    desk = early(people=4)
    desk.do(c.AddCard("mine", "o1", "wind", "first"), c.EditCard("mine", "o2", "rocks", "better"))
    desk.do(c.AddCard("other", "o3", "wind", "no"), c.WithdrawCard("other", "o4"), c.SampleCounts())
    assert hidden(desk.session) == sorted(["better", *(text for _, text in CARDS)])
    view = desk.public
    assert (view.state, view.index, view.stage, view.name) == ("early", 0, "collect", "Gather")
    body = view.body
    assert body.kind == "collect" and body.open and (body.about, body.wrote) == (5, 3)
    assert not any(column.about for column in body.columns)
    assert "better" not in repr(desk.console) and desk.console.early == "open"
    assert desk.console.step.label == "Start: {stage}" and not desk.console.say


@pytest.mark.parametrize(
    ("people", "wrote", "about"), [(0, 0, 0), (2, 0, 0), (3, 3, 3), (5, 3, 3), (6, 6, 3)]
)
def test_who_comes_alone_changes_no_count(people: int, wrote: int, about: int) -> None:
    """People write one after the other, on other days: a count that follows each would name whoever is here."""
    body = early(people=people).do(c.SampleCounts()).public.body
    assert body.kind == "collect" and (body.wrote, body.about) == (wrote, about)


def test_counts_wait_for_the_tick_as_in_the_session() -> None:
    desk = early()
    before = desk.console
    desk.do(c.AddCard("k", "o", "wind", "one more"))
    assert desk.console == before
    desk.do(c.SampleCounts())
    assert desk.console != before


def test_early_cards_turn_over_together_with_those_of_the_session() -> None:
    desk = gone_home(early()).do(c.GoNext(), c.GoToStage(GATHER)).phones(3)
    desk.write(("wind", "written today")).do(c.SampleCounts())
    assert desk.public.body.kind == "collect" and desk.public.body.about == 5 and not desk.session.cards
    desk.do(c.RevealCards())
    ids = [card.id for card in desk.session.cards]
    assert len(ids) == 5 and ids == sorted(ids)
    assert not [e for e in desk.session.held.values() if isinstance(e, HeldCard | HeldWriters)]
    assert summarize(desk.session).early and summarize(desk.session).wrote == 3


@pytest.mark.parametrize(
    "way", [c.RevealCards(), c.RevealCards(anyway=True), c.EnterPaper((("wind", "slip"),), 1)]
)
def test_nothing_turns_over_and_no_paper_comes_before_the_session(way: c.Command) -> None:
    assert refused(early(), way) == "too_early"


@pytest.mark.parametrize("way", [c.GoToStage(GATHER + 1), c.EndSession()])
@pytest.mark.parametrize("closed", [False, True])
def test_early_cards_are_not_passed_by(way: c.Command, closed: bool) -> None:
    desk = early().do(*([c.CloseEarly()] if closed else []))
    assert refused(desk, way) == "not_revealed"


def test_the_clock_does_not_run_before_the_session() -> None:
    assert refused(early(), c.StartTimer()) == "no_stage"
    desk = early()
    desk.now += 3600
    assert all(run.spent_s == 0 for run in desk.do(c.GoNext()).session.runs)


def test_a_closed_room_takes_no_cards_and_an_open_one_again() -> None:
    desk = early().do(c.CloseEarly())
    assert desk.public.state == "lobby" and desk.console.early == "gathered"
    assert refused(desk, c.AddCard("k", "o", "wind", "too late")) == "closed"
    own = next(k for k, e in desk.session.held.items() if isinstance(e, HeldCard))
    assert refused(desk, c.EditCard(own, "o", "wind", "other")) == "closed"
    desk.do(c.OpenEarly(), c.AddCard("k", "o", "wind", "in time"))
    assert "in time" in hidden(desk.session)


def test_only_a_room_that_has_not_begun_and_a_format_that_gathers_open_early() -> None:
    assert refused(Desk().do(c.GoNext()), c.OpenEarly()) == "begun"
    shape = replace(a_format(), stages=tuple(s for s in a_format().stages if s.kind != "collect"))
    bare = Desk(new_session(id="s", team="T", title="", date=TODAY, format=shape, minutes=40))
    assert refused(bare, c.OpenEarly()) == "no_gathering"
    assert bare.console.early == ""
    assert Desk().console.early == "possible"


@pytest.mark.parametrize(("people", "asks"), [(0, True), (2, True), (3, False), (5, False)])
def test_the_reveal_knows_of_writers_who_are_not_here_any_more(people: int, asks: bool) -> None:
    cards = tuple(("wind", f"thought {n}") for n in range(6))
    desk = gone_home(early(*cards, people=people)).do(c.GoToStage(GATHER))
    if asks:
        assert refused(desk, c.RevealCards()) == "few_writers"
    assert len(desk.do(c.RevealCards(anyway=asks)).session.cards) == 6


def test_after_a_kill_it_is_not_known_how_many_wrote_so_the_reveal_asks() -> None:
    desk = started_anew(early()).do(c.GoToStage(GATHER))
    assert refused(desk, c.RevealCards()) == "few_writers"


def test_a_card_withdrawn_later_may_have_been_somebodys_only_one() -> None:
    desk = gone_home(early(people=3)).do(c.GoToStage(GATHER))
    key = next(k for k, e in desk.session.held.items() if isinstance(e, HeldCard))
    desk.do(c.WithdrawCard(key, "o9"))
    assert refused(desk, c.RevealCards()) == "few_writers"
    desk.do(c.SetPresence(Presence(phones=3, wrote=3, fresh=3)))
    assert len(desk.do(c.RevealCards()).session.cards) == 3


def test_seats_of_early_writers_are_given_back_unless_the_room_is_locked() -> None:
    desk = early()
    assert sum(isinstance(e, Seat) for e in gone_home(desk).session.held.values()) == 0
    assert desk.session.date == LATER
    locked = early().do(c.LockRoom(True))
    assert sum(isinstance(e, Seat) for e in gone_home(locked).session.held.values()) == 3
    begun = Desk().phones(3).do(c.GoNext())
    assert not begun.do(c.ComeBack(LATER)).changes and begun.session.date == TODAY


@pytest.mark.parametrize("ticket", ["", "t1"])
def test_a_phone_takes_its_seat_again_with_the_same_ticket(ticket: str) -> None:
    desk = Desk().do(*([c.UseTickets((ticket,))] if ticket else []), c.OpenEarly(), c.TakeSeat("a", ticket))
    gone_home(desk).do(c.TakeSeat("a", ticket))
    assert sum(isinstance(e, UsedTicket) for e in desk.session.held.values()) == bool(ticket)


EARLY = "open open close leave kill add add add edit withdraw withdraw people sample void".split()
STEPS = [*EARLY, *"start jump jump reveal reveal anyway".split()]
numbers = (st.integers(0, 4), st.integers(0, 2))
early_steps = st.lists(st.tuples(st.sampled_from(EARLY), *numbers), min_size=12, max_size=40)
later_steps = st.lists(st.tuples(st.sampled_from(STEPS), *numbers), max_size=25)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(early_steps, later_steps)
def test_in_any_order_nothing_is_lost_shown_early_or_counted_too_high(
    steps: list[tuple[str, int, int]], later: list[tuple[str, int, int]]
) -> None:
    """``mine`` is who wrote which card, which the room is never told; a bound it keeps must hold against that."""
    desk, mine = Desk().do(c.OpenEarly()), dict[str, int]()
    here: set[int] = set()
    for n, (what, a, b) in enumerate([*steps, *later]):
        key = f"k{a}.{b}"
        before = desk.session
        if what == "kill":
            here.clear()
            started_anew(desk)
            continue
        if what == "leave":
            desk.do(c.CloseEarly())
            here.clear()
            started_anew(desk)
            continue
        if what == "people":
            # Of those who are here, the room counts who wrote; who is not is forgotten.
            fresh = len({who for k, who in mine.items() if who in here and k in before.held})
            desk.do(c.SetPresence(Presence(phones=len(here), wrote=fresh, fresh=fresh)))
            continue
        wanted: dict[str, c.Command] = {
            "open": c.OpenEarly(),
            "close": c.CloseEarly(),
            "start": c.GoNext(),
            "jump": c.GoToStage(GATHER),
            "reveal": c.RevealCards(),
            "anyway": c.RevealCards(anyway=True),
            "add": c.AddCard(key, f"o{n}", "wind", f"text {n}"),
            "edit": c.EditCard(key, f"o{n}", "rocks", f"text {n}"),
            "withdraw": c.WithdrawCard(key, f"o{n}"),
            "sample": c.SampleCounts(),
            "void": c.VoidSeats(),
        }
        if what in (
            "withdraw",
            "close",
            "start",
            "jump",
        ):  # the counts of this moment come first, as in the app
            true = {who for k, who in mine.items() if who in here and k in before.held}
            desk.do(c.SetPresence(Presence(phones=len(here), wrote=len(true), fresh=len(true))))
            before = desk.session
        if not accepted(desk, wanted[what]):
            assert desk.session is before
            continue
        after = desk.session
        if what == "add" and key not in before.held:
            mine[key] = a
            here.add(a)
        if what == "withdraw":
            mine.pop(key, None)
            true = {who for k, who in mine.items() if who in here and k in after.held}
            desk.do(c.SetPresence(Presence(phones=len(here), wrote=len(true), fresh=len(true))))
        known = {k for k, e in before.held.items() if isinstance(e, HeldCard)}
        if what == "withdraw":
            known -= {key}
        shown = len(after.cards) - len(before.cards)
        assert len(known - after.held.keys()) == shown, what
        if shown:
            work = before.work["collect"]
            assert isinstance(work, Collect) and before.state == "running"
            assert what in ("reveal", "anyway", "sample", "jump", "start")
            if what == "reveal" and not work.batch:
                assert len({mine[k] for k in known}) >= 3, "three people wrote them"
        now = after.work.get("collect")
        if isinstance(now, Collect) and not now.revealed:
            assert writers(after, "collect") <= len({mine[k] for k in after.held if k in mine})
            assert not after.cards
        view = repr((public(after, desk.now, TODAY), console(after, desk.now, TODAY)))
        assert not [e.text for e in after.held.values() if isinstance(e, HeldCard) and f"'{e.text}'" in view]


def test_what_is_known_of_writers_goes_with_the_seal() -> None:
    """Seats are sealed away without the cards, and the cards with what is known of their writers."""
    desk = early().do(c.CloseEarly())
    before = desk.session
    desk.do(c.ComeBack(LATER))
    (sealed,) = [change for change in desk.changes if isinstance(change, HeldSealed)]
    assert hidden(apply(before, sealed)) == hidden(before) and writers(desk.session, "collect") == 3


def shaped(**values: object) -> Desk:
    """A lobby of the usual format, its gathering stage changed."""
    shape = a_format()
    stages = tuple(replace(s, **values) if s.kind == "collect" else s for s in shape.stages)  # type: ignore[arg-type]
    return Desk(
        new_session(id="s", team="T", title="", date=TODAY, format=replace(shape, stages=stages), minutes=40)
    )


@pytest.mark.parametrize("values", [{"aside": True}, {"rounds": (Round("Alone", "Think.", 1, pad=True),)}])
def test_what_needs_the_room_together_is_not_written_early(values: dict[str, object]) -> None:
    desk = shaped(**values)
    assert desk.console.early == "" and refused(desk, c.OpenEarly()) == "no_gathering"


def test_the_stage_that_is_written_for_is_not_left_out_meanwhile() -> None:
    at = next(n for n, stage in enumerate(a_format().stages) if stage.kind == "collect")
    desk = Desk().do(c.SkipStage(at))
    assert desk.console.early == "" and refused(desk, c.OpenEarly()) == "no_gathering"
    desk.do(c.SkipStage(at, False), c.OpenEarly())
    assert refused(desk, c.SkipStage(at)) == "early_open" and refused(desk, c.Undo()) == "early_open"
    assert refused(desk.do(c.CloseEarly()), c.OpenTopic("x")) != "early_open"
    assert desk.do(c.SkipStage(at)).session.gather is None


def test_the_clock_of_the_session_does_not_run_while_cards_come_early() -> None:
    desk = early()
    desk.now += 5000
    assert desk.console.spent_min == 0 and desk.console.behind_min == 0
    assert refused(desk, c.UseTimeLeft(5)) == "no_stage"


def test_what_has_turned_over_is_not_written_early_once_the_start_is_undone() -> None:
    desk = early().do(c.GoToStage(GATHER), c.RevealCards(), c.Undo())
    assert desk.session.state == "lobby" and desk.console.early == ""
    assert refused(desk, c.OpenEarly()) == "begun"
