"""The way through a session: clocks, counts on the tick, the next step, the end."""

from __future__ import annotations

from retrokit.facilitation import commands as c
from retrokit.facilitation.formats import KINDS
from retrokit.facilitation.session import Presence, Rating, Seen
from tests.facilitation.desk import CARDS, Desk, refused


def test_ending_the_session_counts_an_open_rating_and_drops_everything_private() -> None:
    desk = Desk().phones(3).go("rate")
    desk.do(*(c.RateSession(f"r{n}", f"o{n}", "rate", 5) for n in range(3)), c.EndSession())
    assert desk.session.work["rate"] == Rating(open=False, counts=(0, 0, 0, 0, 3), answers=3)
    assert desk.session.held == {"seen/0000": Seen(("o0", "o1", "o2"))} and desk.session.state == "closed"
    for command in (c.TakeSeat("late"), c.GoNext(), c.DraftExperiment(""), c.Park("x")):
        assert refused(desk, command) in ("session_over", "last_stage")


def test_an_act_that_was_done_is_acknowledged_also_after_the_end() -> None:
    """Its answer was lost on the way: the phone must not hear that a card on the board was not taken."""
    desk = Desk().phones(3).go("collect")
    added = [c.AddCard(f"key {n}", f"op {n}", "wind", f"card {n}") for n in range(3)]
    desk.do(*added, c.RevealCards(), c.GoToStage(KINDS.index("rate")))
    rated = c.RateSession("mine", "rated", "rate", 4)
    desk.do(rated, c.EndSession())
    after = desk.session
    desk.do(*added, rated)
    assert desk.session == after
    assert refused(desk, c.AddCard("new", "another op", "wind", "too late")) == "closed"
    assert refused(desk, c.RateSession("mine", "anew", "rate", 5, seat="seat")) == "rating_closed"
    assert refused(desk, c.CastBallot("mine", "anew", "vote", {}, seat="seat")) in (
        "vote_closed",
        "not_voting",
    )
    assert refused(desk, c.WithdrawCard("key 1", "take back")) == "revealed"


def test_counts_are_seen_on_the_tick_only() -> None:
    desk = Desk().phones(3).go("collect")
    before = desk.public
    desk.write(*CARDS).do(c.SetPresence(Presence(phones=3, wrote=1, done=1)))
    assert desk.public == before
    desk.do(c.SampleCounts())
    body = desk.public.body
    assert body.about == 3 and body.wrote == 1 and body.done == 1  # type: ignore[union-attr]


def test_a_timer_runs_out_once_and_sleep_pauses_it() -> None:
    desk = Desk().go("collect").do(c.StartTimer())
    desk.now += 60
    desk.do(c.NoticeSleep(desk.now))
    desk.now += 3600
    assert desk.public.timer.left_ms == 4 * 60_000 and desk.console.asleep
    desk.do(c.StartTimer(), c.AddMinutes(1))
    desk.now += 5 * 60
    desk.do(c.Tick())
    assert desk.public.timer.state == "over"
    desk.do(c.Tick())
    assert desk.changes == ()


def test_a_laptop_that_sleeps_between_a_beat_and_the_rules_loses_no_time() -> None:
    desk = Desk().go("collect").do(c.StartTimer())
    desk.now += 60
    beat = desk.now
    desk.now += 3600
    desk.do(c.Tick(beat), c.NoticeSleep(beat))
    assert desk.public.timer.left_ms == 4 * 60_000 and desk.console.asleep


def test_stage_minutes_are_booked_and_the_whole_session_knows_how_far_behind_it_is() -> None:
    desk = Desk().go("look_back")
    desk.now += 8 * 60
    desk.do(c.GoNext())
    assert desk.session.runs[0].spent_s == 8 * 60
    assert desk.console.behind_min == 3
    assert desk.console.agenda[0].state == "done" and desk.console.agenda[1].state == "now"


def test_the_next_step_is_always_the_one_that_leads_on() -> None:
    desk = Desk().phones(3)
    steps = []
    for _ in range(30):
        step = desk.console.step
        steps.append(step.action)
        if step.action == "report":
            break
        match step.action:
            case "next":
                desk.do(c.GoNext())
            case "reveal":
                desk.do(c.RevealCards())
            case "close_vote":
                desk.do(c.CloseVote())
            case "next_topic":
                desk.do(c.NextTopic())
            case "close_placing":
                desk.do(c.ClosePlacing())
            case "close_rating":
                desk.do(c.CloseRating())
            case "close_ask":
                desk.do(c.CloseAsk())
            case "end_session":
                desk.do(c.EndSession())
        stage = desk.session.current
        if stage and stage.kind == "collect" and step.action == "next":
            desk.write(*CARDS)
        if step.action == "next" and stage and stage.kind == "vote":
            desk.vote({desk.card("rebased"): 1})
    assert steps == [
        *["next"] * 3,
        *("reveal", "next", "next", "close_vote", "next", "close_placing", "next"),
        *["next_topic"] * 3,
        *("next", "next", "close_rating", "next", "close_ask", "end_session", "report"),
    ]
