"""A plan that holds: minutes that move, a session behind its plan, stages left out and repeated."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from retrokit.facilitation import commands as c
from retrokit.facilitation.agenda import plan
from retrokit.facilitation.faces import MinutesOffer, PaceOffer
from retrokit.facilitation.formats import Format
from retrokit.facilitation.minutes import handed_on, most_for, shortened
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.session import Vote
from retrokit.facilitation.summary import summarize
from tests.facilitation.desk import TODAY, Desk, gathered, refused, the_way
from tests.facilitation.test_shipped_formats import EACH, FORMATS

PLAN = (5, 4, 10, 6, 3, 18, 9, 5)


def usual() -> Desk:
    fresh = new_session(
        id="s1", team="Harbour", title="Sprint", date=TODAY, format=the_way(), minutes=40, headcount=8
    )
    return Desk(fresh)


def minutes(desk: Desk) -> list[int]:
    return [row.planned_min for row in desk.console.agenda]


@pytest.mark.parametrize(
    ("at", "wanted", "moved"),
    [
        (2, 12, (5, 4, 12, 4, 3, 18, 9, 5)),
        (2, 18, (5, 4, 18, 1, 1, 17, 9, 5)),  # the next stages give first, none below a minute
        (2, 7, (5, 4, 7, 9, 3, 18, 9, 5)),
        (3, 20, (5, 4, 10, 20, 1, 6, 9, 5)),
        (7, 5, PLAN),
        (7, 6, None),
        (7, 4, None),  # nobody after it takes the minute
        (5, 32, None),
    ],
)
def test_minutes_move_to_and_from_the_stages_after(
    at: int, wanted: int, moved: tuple[int, ...] | None
) -> None:
    assert handed_on(PLAN, at, wanted) == moved


PLANS = st.lists(st.integers(1, 40), min_size=1, max_size=9)


@settings(deadline=None)
@given(PLANS, st.integers(0, 8), st.integers(1, 90), st.sets(st.integers(0, 8)))
def test_whatever_moves_the_sum_holds(plan: list[int], at: int, wanted: int, out: set[int]) -> None:
    at %= len(plan)
    moved = handed_on(plan, at, wanted, tuple(out))
    if moved is None:
        assert wanted > most_for(plan, at, tuple(out)) or all(i in out for i in range(at + 1, len(plan)))
        return
    assert sum(moved) == sum(plan) and moved[at] == wanted and min(moved) >= 1
    assert all(moved[i] == plan[i] for i in {*range(at), *(out - {at})} if i < len(plan))


@settings(deadline=None)
@given(PLANS, st.integers(0, 99))
def test_shortening_takes_what_it_can_and_the_closing_stage_last(plan: list[int], by: int) -> None:
    less = shortened(plan, by)
    assert sum(plan) - sum(less) == min(by, sum(plan) - len(plan)) and min(less) >= 1
    assert less[-1] == plan[-1] or all(each == 1 for each in less[:-1])
    for a, b in zip(plan[:-1], less[:-1], strict=True):
        for other, left in zip(plan[:-1], less[:-1], strict=True):
            assert a <= other or b >= left, "a longer stage never ends up with less than a shorter one"


def test_the_facilitator_plans_in_the_lobby_and_on_the_way() -> None:
    desk = usual().do(c.PlanStage(5, 8))
    assert minutes(desk) == [5, 5, 5, 5, 5, 8, 2, 5]
    desk.do(c.PlanStage(7, 7, longer=True))
    assert minutes(desk)[7] == 7 and desk.session.minutes == 42
    assert refused(desk, c.PlanStage(7, 9)) == "no_minutes_left"
    desk.go("collect").do(c.StartTimer())
    desk.now += 120
    desk.do(c.PlanStage(2, 6))
    assert desk.public.timer.left_ms == 4 * 60_000, "the clock follows"
    assert refused(desk, c.PlanStage(2, 1)) == "bad_minutes", "two of them have passed"
    assert refused(desk, c.PlanStage(1, 3)) == "stage_over"
    desk.do(c.Undo())
    assert desk.public.timer.left_ms == 3 * 60_000 and minutes(desk)[2] == 5


def test_behind_offers_what_to_shorten_and_the_report_keeps_the_first_plan() -> None:
    desk = usual().do(c.PlanStage(5, 8)).go("vote")
    desk.now += 60 * 9
    view = desk.console
    assert view.behind_min == 4 - 20, "the stages before took no time at all"
    desk.now += 60 * 21
    view = desk.console
    assert view.behind_min == 5
    parts = (MinutesOffer("Discuss", 8, 4), MinutesOffer("Decide", 2, 1))
    assert view.offer == PaceOffer("shorten", 5, parts)
    desk.do(c.ShortenRest(5))
    assert desk.console.behind_min == 0 and desk.console.offer == PaceOffer()
    desk.now += 60 * 8
    parts = (MinutesOffer("Discuss", 4, 1), MinutesOffer("Close", 5, 1))
    assert desk.console.offer == PaceOffer("shorten", 8, parts, rest=1)
    desk.do(c.ShortenRest(8))
    assert refused(desk, c.ShortenRest(1)) == "nothing_to_shorten"
    desk.do(c.Undo(), c.Undo())
    assert minutes(desk) == [5, 5, 5, 5, 5, 8, 2, 5]
    assert [stage.planned_min for stage in summarize(desk.session).stages] == [5, 5, 5, 5, 5, 8, 2, 5]
    desk.do(c.Redo())
    assert [stage.planned_min for stage in summarize(desk.session).stages] == [5, 5, 5, 5, 5, 8, 2, 5]


def test_nothing_is_on_offer_where_nothing_is_ahead() -> None:
    desk = usual().go("rate")
    desk.now += 60 * 50
    assert desk.console.behind_min == 10 and desk.console.offer == PaceOffer("", 10)
    early = usual().go("decide").do(c.SkipStage(7))
    early.now += 60 * 50
    assert early.console.offer == PaceOffer("", 10)


def test_ahead_offers_the_time_to_the_discussion() -> None:
    desk = usual().go("group")
    assert desk.console.offer == PaceOffer("give", 15, (MinutesOffer("Discuss", 5, 20),))
    desk.do(c.UseTimeLeft(15))
    assert desk.console.offer == PaceOffer() and desk.console.behind_min == 0
    desk.go("decide")
    assert desk.console.offer == PaceOffer("", 30), "nobody discusses any more"
    assert refused(desk, c.UseTimeLeft(5)) == "nothing_to_discuss"


def test_a_skipped_stage_is_passed_by_and_its_minutes_are_free() -> None:
    desk = usual().do(c.SkipStage(0), c.SkipStage(2))
    assert desk.console.step.into == "Set the stage"
    desk.do(c.GoNext())
    assert desk.public.name == "Set the stage" and desk.console.behind_min == -10
    desk.do(c.GoNext())
    assert desk.public.name == "Group" and desk.session.runs[2].skipped
    desk.do(c.SkipStage(3))
    assert desk.public.name == "Vote" and not desk.console.agenda[0].again
    desk.do(c.GoBack())
    assert desk.public.name == "Set the stage"
    desk.do(c.GoToStage(2))
    assert not desk.session.runs[2].skipped, "who goes there takes it up again"
    assert [row.leave_out for row in desk.console.agenda[2:5]] == ["on", "back", "out"]


def test_what_nobody_has_seen_yet_is_not_skipped() -> None:
    desk = usual().phones(3).go("collect").write(("wind", "one")).do(c.GoBack())
    assert refused(desk, c.SkipStage(2)) == "not_revealed"
    only = usual().do(*(c.SkipStage(n) for n in range(7)))
    assert refused(only, c.SkipStage(7)) == "only_stage"


def test_a_vote_again_keeps_the_result_until_it_closes() -> None:
    desk = gathered(usual()).go("vote")
    first, other = desk.card("pairing"), desk.card("migration")
    desk.vote({first: 1}, {first: 1}, {other: 1}).do(c.CloseVote()).go("discuss").do(c.RepeatStage(4))
    assert desk.public.name == "Vote" and desk.public.body.open  # type: ignore[union-attr]
    assert all(topic.votes == -1 for topic in desk.public.body.topics)  # type: ignore[union-attr]
    assert [topic.votes for topic in desk.console.earlier][:2] == [2, 1]
    assert summarize(desk.session).voted == 3
    desk.do(c.Undo())
    assert desk.public.name == "Discuss" and desk.console.topics == ()
    work = desk.do(c.Redo(), c.CastBallot("b", "anew", "vote", {other: 1}), c.CloseVote()).session.work[
        "vote"
    ]
    assert isinstance(work, Vote) and work.ballots == 1 and work.earlier is None


def test_a_rating_is_asked_once() -> None:
    desk = usual().phones(3).go("rate").do(c.CloseRating())
    assert refused(desk, c.RepeatStage(7)) == "asked_once"
    assert refused(desk.go("decide"), c.RepeatStage(7)) == "still_ahead"


@EACH
def test_more_people_need_more_time_where_they_take_turns(format: Format) -> None:
    kinds = [stage.kind for stage in format.stages]
    fewest, usual = format.people[0], min(max(8, format.people[0]), format.people[1])
    own = plan(format, 90)
    assert plan(format, 90, usual) == own
    few, many = plan(format, 90, max(fewest, 3)), plan(format, 90, 16)
    assert few[kinds.index("collect")] <= own[kinds.index("collect")] <= many[kinds.index("collect")]
    if "vote" in kinds:
        assert few[kinds.index("vote")] >= own[kinds.index("vote")] >= many[kinds.index("vote")]


@settings(deadline=None)
@given(st.sampled_from(FORMATS), st.integers(12, 480), st.integers(0, 1000))
def test_every_plan_for_so_many_people_adds_up(format: Format, length: int, people: int) -> None:
    planned = plan(format, length, people)
    assert sum(planned) == length * 60 and min(planned) >= 60


def test_the_lobby_plans_anew_for_more_people_until_somebody_has_planned() -> None:
    desk = usual().do(c.SetHeadcount(20))
    grown = minutes(desk)
    assert grown[2] > 5 and sum(grown) == 40
    desk.do(c.PlanStage(0, 5), c.SetHeadcount(8))
    assert minutes(desk)[0] == 5 and minutes(desk)[2] == grown[2]
