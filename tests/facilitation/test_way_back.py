"""Undo of anything is the state before, in every format that ships; what phones did and what has been seen stays."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings, strategies as st

from retrokit.facilitation import commands as c
from retrokit.facilitation.changes import CardsRevealed
from retrokit.facilitation.columns import written_in
from retrokit.facilitation.faces import CollectBody, DiscussBody, PublicView, TimerView
from retrokit.facilitation.formats import Format
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.session import HeldBallot, HeldCard, HeldHands, Session
from retrokit.facilitation.views import public
from tests.facilitation.desk import TODAY, Desk, refused
from tests.facilitation.test_any_order import accepted, cards_known, command, step
from tests.facilitation.test_shipped_formats import FORMATS

STILL = TimerView("idle", 0, 0)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(step(), min_size=20, max_size=60), st.sampled_from(FORMATS), st.integers(0, 12))
def test_undo_is_the_state_before_and_redo_the_state_after(
    steps: list[tuple[str, int, int, str]], format: Format, start: int
) -> None:
    fresh = new_session(id="s1", team="T", title="S", date=TODAY, format=format, minutes=60, headcount=5)
    desk = Desk(fresh).phones(4)
    if start:
        played(desk, start)
    for n, (what, a, b, text) in enumerate(steps, 1000):
        before, now = desk.session, desk.now
        desk.now += a
        if not accepted(desk, command(before, what, a, b, text, n)) or what in ("undo", "redo"):
            continue
        after = desk.session
        assert not after.redo or after.redo == before.redo
        if after.undo == before.undo:
            continue
        revealed = any(isinstance(change, CardsRevealed) for change in desk.changes)
        desk.now += b
        if not accepted(desk, c.Undo()):
            assert hidden(after), "only what nobody has seen yet keeps undo from going back"
            continue
        undone = desk.session
        assert cards_known(undone) >= cards_known(before) if what != "remove" else True
        assert undone.held == after.held or revealed
        if not revealed:
            assert calm(undone, now) == calm(before, now), what
            assert plan(undone) == plan(before)
        assert spent(undone) + 1 >= spent(after), "time that has passed stays passed"
        if not accepted(desk, c.Redo()):
            assert hidden(undone)
        else:
            assert calm(desk.session, now) == calm(after, now), what
            assert plan(desk.session) == plan(after)
        desk.session, desk.now = after, now + a


def played(desk: Desk, start: int) -> None:
    """Four cards have turned over, most often voted on with a budget of the facilitator's own; some stage is open."""
    format = desk.session.format
    kinds = [stage.kind for stage in format.stages]
    gather = format.stages[kinds.index("collect")]
    columns = [column.id for column in written_in(format, gather)]
    desk.do(c.GoToStage(kinds.index("collect")))
    while desk.console.step.action == "next_round":
        desk.do(c.NextRound())
    desk.write(*((columns[n % len(columns)], f"card {n}") for n in range(4))).do(c.RevealCards())
    if start > 3 and "vote" in kinds:
        desk.do(c.GoToStage(kinds.index("vote")), c.SetBudget(4))
    if start > 4 and "vote" in kinds:
        cards = [card.id for card in desk.session.cards]
        desk.vote({cards[0]: 2}, {cards[1]: 1}).do(c.CloseVote())
    desk.do(c.GoToStage(start % len(kinds)))


def calm(session: Session, now: float) -> PublicView:
    """The public view without clocks and without counts of the last tick."""
    view = public(session, now, TODAY)
    body = view.body
    if isinstance(body, DiscussBody):
        body = replace(body, box=STILL)
    if isinstance(body, CollectBody):
        columns = tuple(replace(column, about=0) for column in body.columns)
        body = replace(body, about=0, done=0, wrote=0 if body.open else body.wrote, columns=columns)
    return replace(view, timer=STILL, body=body)


def plan(session: Session) -> tuple[object, ...]:
    runs = tuple((run.planned_s, run.skipped) for run in session.runs)
    return session.minutes, runs, session.stage, session.parked


def spent(session: Session) -> int:
    return sum(run.spent_s for run in session.runs)


def hidden(session: Session) -> bool:
    return any(isinstance(e, HeldCard | HeldBallot | HeldHands) for e in session.held.values())


def test_what_phones_did_in_between_is_never_undone() -> None:
    desk = Desk().phones(3).go("collect").write(("wind", "one"), ("wind", "two"), ("rocks", "three"))
    desk.do(c.RevealCards()).go("vote").do(c.RepeatStage(2)).write(("wind", "four"))
    assert refused(desk, c.Undo()) == "not_revealed"
    assert [e.text for e in desk.session.held.values() if isinstance(e, HeldCard)] == ["four"]
    desk.do(c.RevealCards(anyway=True), c.Undo())
    assert desk.public.name == "Vote"
    assert {card.text for card in desk.session.cards} == {"one", "two", "three", "four"}


def test_a_round_that_somebody_has_used_is_not_closed_by_undo() -> None:
    """Its card would count as late, and turn over alone when the stage is left."""
    desk = Desk().phones(3).go("collect").write(("wind", "one"), ("wind", "two"), ("rocks", "three"))
    desk.do(c.RevealCards(), c.RepeatStage(2)).write(("wind", "four"))
    assert refused(desk, c.Undo()) == "not_revealed"
    desk.do(c.WithdrawCard(next(key for key, e in desk.session.held.items() if isinstance(e, HeldCard)), "w"))
    desk.do(c.Undo())
    assert desk.console.step.action == "next" and desk.console.agenda[2].again == "cards"


def test_undo_all_the_way_and_redo_all_the_way() -> None:
    desk = Desk().do(c.PlanStage(2, 8), c.GoNext(), c.Park("later"), c.SkipStage(4), c.GoNext())
    desk.do(c.PlanStage(5, 9, longer=True), c.GoNext(), c.SkipStage(2), c.RepeatStage(1), c.Unpark(0))
    after = calm(desk.session, 0.0), plan(desk.session)
    steps = len(desk.session.undo)
    desk.do(*(c.Undo() for _ in range(steps)))
    assert desk.public.state == "lobby" and desk.session.parked == () and not desk.console.can_undo
    assert [row.planned_min for row in desk.console.agenda] == [5] * 10
    desk.do(*(c.Redo() for _ in range(steps)))
    assert (calm(desk.session, 0.0), plan(desk.session)) == after and not desk.console.can_redo
