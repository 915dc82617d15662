"""A believable session as reports get it, and the English plurals the report uses. Used by the tests and the bench."""

from __future__ import annotations

from dataclasses import replace

from retrokit.facilitation.language import Language
from retrokit.facilitation.session import Experiment, Learning
from retrokit.facilitation.summary import (
    ColumnSummary,
    RatingSummary,
    StageSummary,
    Summary,
    TopicSummary,
)

PLURALS = {
    "%n experiment(s)": {"one": "%n experiment", "other": "%n experiments"},
    "%n card(s)": {"one": "%n card", "other": "%n cards"},
    "%n vote(s)": {"one": "%n vote", "other": "%n votes"},
    "%n person(s) took part": {"one": "%n person took part", "other": "%n people took part"},
    "%n joined by phone": {"one": "%n joined by phone", "other": "%n joined by phone"},
    "%n wrote": {"one": "%n wrote", "other": "%n wrote"},
    "all %n wrote": {"one": "all %n wrote", "other": "all %n wrote"},
    "%n voted": {"one": "%n voted", "other": "%n voted"},
    "all %n voted": {"one": "all %n voted", "other": "all %n voted"},
    "%n of them on paper": {"one": "%n of them on paper", "other": "%n of them on paper"},
    "%n of them on paper.": {"one": "%n of them on paper.", "other": "%n of them on paper."},
    "%n of them by raised hand": {"one": "%n of them by raised hand", "other": "%n of them by raised hand"},
    "%n below 3": {"one": "%n below 3", "other": "%n below 3"},
    "{format}, %n minute(s) planned, {spent} spent.": {
        "one": "{format}, %n minute planned, {spent} spent.",
        "other": "{format}, %n minutes planned, {spent} spent.",
    },
    "Median {median} of 5, %n answer(s), {below}.": {
        "one": "Median {median} of 5, %n answer, {below}.",
        "other": "Median {median} of 5, %n answers, {below}.",
    },
    "%n answer(s): too few to show figures that nobody can be read from.": {
        "one": "%n answer: too few to show figures that nobody can be read from.",
        "other": "%n answers: too few to show figures that nobody can be read from.",
    },
    "%n more topic(s) got votes, see the next pages.": {
        "one": "%n more topic got votes, see the next pages.",
        "other": "%n more topics got votes, see the next pages.",
    },
    "%n more card(s) stood alone without votes or notes: see all cards.": {
        "one": "%n more card stood alone without votes or notes: see all cards.",
        "other": "%n more cards stood alone without votes or notes: see all cards.",
    },
    "%n letter(s) or sign(s) here are printed as empty boxes, because no font for them was found. "
    "The command retrokit doctor says more.": {
        "one": "%n letter or sign here is printed as an empty box, because no font for it was found. "
        "The command retrokit doctor says more.",
        "other": "%n letters or signs here are printed as empty boxes, because no font for them was found. "
        "The command retrokit doctor says more.",
    },
    "%n person(s) answered.": {"one": "%n person answered.", "other": "%n people answered."},
}
ENGLISH = Language("en", PLURALS)

WIND = (
    "Pairing across teams halved the review rounds",
    "The new deploy script just works 🎉",
    "Ines explained the billing code on a whiteboard, and nobody has asked twice since",
    "Demo went well",
    "Quiet Thursday mornings",
    "We said no to the third report",
)
LONG = (
    "Reviews pile up on Fridays. I had four open at once, each of them in another part of the system, and by the "
    "time the second came back I had forgotten what the first was about. It would help me to have one at a time, "
    "even if that means that somebody waits a day. I would rather wait myself than keep others waiting and deliver "
    "half thoughts. Last sprint we tried a limit of two and it felt slow on the first day, and then it did not feel "
    "slow at all, so maybe we try it again soon."
)
ANCHORS = (
    "Staging was taken from Monday to Wednesday, twice",
    "Nobody knew who had staging",
    "Waiting for test data",
    "Six false wake-ups in two weeks",
    "On-call handover is a chat message, if that",
    "Scope came in on day eight",
    "The same question in three channels",
    LONG,
)
ROCKS = (
    "Certificate runs out on 3 January",
    "Two people on leave at once",
    "Harbour API is switched off in March",
)
ISLAND = (
    "Release on a Friday without holding our breath",
    "No ticket older than a month",
    "Sleep through on-call",
)


def experiment(**fields: str) -> Experiment:
    return replace(Experiment("e", "s", state="agreed"), **fields)  # type: ignore[arg-type]


BOOKING = experiment(
    id="e1",
    topic="Waiting for test environments",
    change="booking staging in half-day slots",
    expected="an end of waits over two hours",
    measure="longest wait under 2 h on 8 of 10 days",
    guardrail="9 deploys a week, as now",
    scope="mornings only, one team",
    undo="delete the calendar",
    owner="Ines",
    review="2026-12-08",
)
HANDOVER = experiment(
    id="e2",
    topic="On-call handover",
    belief="most wake-ups were known to the one before",
    change="a written on-call handover",
    expected="half as many false wake-ups",
    measure="fewer than 3 false pages in two weeks (6 now)",
    scope="one template, ten minutes",
    undo="stop writing it",
    owner="Tomas",
    review="2026-12-15",
)
REHEARSAL = experiment(
    id="e0",
    change="a demo rehearsal on Thursday",
    expected="no more than one surprise in the demo",
    state="concluded",
    observed="none in two demos, 25 minutes each",
    decision="keep",
)
PAIRING = Learning(
    "l1",
    "s",
    expected="pairing across teams to slow the release",
    saw="two fewer review rounds, same lead time",
    learned="waiting costs more than talking",
    will_do="pair on every change that crosses teams",
    state="kept",
)

TOPICS = (
    TopicSummary(
        "Waiting for test environments",
        7,
        False,
        "Half of the waits are not for the machine but for knowing who has it.\nA second environment would cost 400 a month; "
        "a calendar costs nothing. Try that first.",
        ((2, ANCHORS[1]), (2, ANCHORS[0]), (2, ANCHORS[2])),
    ),
    TopicSummary("Pairing across teams", 5, True, "Keep it. See the learning.", ((1, WIND[2]), (1, WIND[0]))),
    TopicSummary("Late scope", 5, True, "", ((2, ANCHORS[5]), (4, ISLAND[1]))),
    TopicSummary(
        "On-call handover", 4, False, "A page is enough.", ((2, ANCHORS[3]), (2, ANCHORS[4]), (4, ISLAND[2]))
    ),
    TopicSummary("Demo went well", 2, False, "", ((1, WIND[3]),)),
    TopicSummary("Certificate runs out on 3 January", 0, False, "", ((3, ROCKS[0]),)),
    TopicSummary("Quiet Thursday mornings", 0, False, "", ((1, WIND[4]),)),
)

SAILBOAT = Summary(
    title="Sprint 31",
    team="Team Harbour",
    date="2026-11-24",
    format="Sailboat",
    state="closed",
    planned_min=60,
    spent_min=63,
    headcount=8,
    phones=8,
    wrote=8,
    voted=7,
    budget=3,
    experiments=(BOOKING, HANDOVER),
    learnings=(PAIRING,),
    topics=TOPICS,
    columns=(
        ColumnSummary("Wind", "What carried us?", 1, WIND),
        ColumnSummary("Anchors", "What held us back?", 2, ANCHORS),
        ColumnSummary("Rocks", "What lies ahead?", 3, ROCKS),
        ColumnSummary("Island", "Where do we want to be?", 4, ISLAND),
    ),
    stages=(
        StageSummary("Look back", 5, 6),
        StageSummary("Set the stage", 5, 4),
        StageSummary("Gather", 10, 11),
        StageSummary("Group", 5, 6),
        StageSummary("Vote", 5, 4),
        StageSummary("Discuss", 20, 22),
        StageSummary("Decide", 7, 7),
        StageSummary("Close", 3, 3),
    ),
    looked_back=(REHEARSAL,),
    still_running=(),
    parked=("Second monitor for the room",),
    rating=RatingSummary((0, 0, 2, 4, 2), 8, 4.0, 0),
)


def with_cards(number: int) -> Summary:
    """The same session with ``number`` cards in its columns, all different, of every length up to 500 letters."""
    columns = SAILBOAT.columns
    per = -(-number // len(columns))
    filled = []
    left = number
    for column in columns:
        some = min(per, left)
        left -= some
        cards = tuple(_card(column.cards, column.color * 1000 + i) for i in range(some))
        filled.append(replace(column, cards=cards))
    return replace(SAILBOAT, columns=tuple(filled))


def _card(stock: tuple[str, ...], number: int) -> str:
    """Most cards are short, one in forty is as long as a card may get."""
    words = f"{stock[number % len(stock)][:90]} ({number})"
    return f"{words} {LONG}"[:500] if number % 40 == 7 else words
