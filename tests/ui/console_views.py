"""Believable console views and home states, one maker per kind of stage, for the tests of the main window."""

from __future__ import annotations

from dataclasses import replace

from retrokit.facilitation.faces import (
    AgendaRow,
    AskBody,
    AxisView,
    Body,
    CardView,
    ClosedBody,
    CollectBody,
    ColumnView,
    ConsoleView,
    DecideBody,
    DiscussBody,
    ExperimentView,
    GroupBody,
    GroupView,
    ItemView,
    LearningView,
    LobbyBody,
    LookBackBody,
    MinutesOffer,
    NextStep,
    PaceOffer,
    PlaceBody,
    PlacedView,
    PublicView,
    RateBody,
    SpanView,
    TalkView,
    ThumbsView,
    TimerView,
    TopicView,
    VoteBody,
    WelcomeBody,
)

TEXTS = (
    "Staging was down three mornings in a row",
    "Pairing with the data team made the API so much simpler",
    "The export feature arrived on day eight",
    "I rebased four times while waiting for a slot",
    "Nobody knew which alert was real on Friday",
    "Learned more on Tuesday than in a month of reviews",
    "Customers asked about the future, not about bugs",
    "The migration will need staging for two full days",
    "Two of three people who know the pager leave for holidays",
)
SAY = (
    "Take two minutes in silence. Put cards together that tell the same story. If you disagree with a pile, "
    "take the card out again; nobody needs to explain yet."
)
NAMES = ("Look back", "Set the stage", "Gather", "Group", "Vote", "Discuss", "Decide", "Close")
KINDS = ("look_back", "welcome", "collect", "group", "vote", "discuss", "decide", "rate")
MINUTES = (5, 4, 10, 6, 3, 18, 9, 5)
COLUMNS = (
    ("wind", "Wind", "What pushed us?", 1),
    ("anchor", "Anchor", "What held us back?", 2),
    ("rock", "Rocks", "What lies ahead?", 3),
)


def card(number: int, text: str = "") -> CardView:
    column, _, _, color = COLUMNS[number % 3]
    return CardView(f"c{number}", column, color, text or TEXTS[number % len(TEXTS)])


def cards(count: int) -> tuple[CardView, ...]:
    return tuple(card(number) for number in range(count))


def experiment(id: str = "e1", **values: object) -> ExperimentView:
    whole = ExperimentView(
        id=id,
        topic="Waiting for test environments",
        belief="",
        change="booking staging in half-day slots on a shared calendar",
        expected="nobody waiting longer than two hours",
        measure="longest wait under 2 h in 8 of 10 days",
        guardrail="deploys a week do not drop below 9",
        scope="only this team, only mornings",
        undo="delete the calendar, back to first come",
        owner="Ines",
        review="2026-12-08",
        state="agreed",
        observed="",
        decision="",
        overdue_days=0,
    )
    return replace(whole, **values)  # type: ignore[arg-type]


def learning(id: str = "l1", **values: object) -> LearningView:
    whole = LearningView(
        id=id,
        topic="Pairing across teams",
        expected="pairing to slow the release",
        saw="two fewer review rounds",
        learned="pairing early is cheaper than reviewing late",
        will_do="pair on every change that crosses teams",
        state="kept",
    )
    return replace(whole, **values)  # type: ignore[arg-type]


def topics(count: int, closed: bool = False) -> tuple[TopicView, ...]:
    made = []
    for n in range(count):
        votes = max(9 - 2 * (n // 2 * 2), 0) if closed else -1
        name = "Waiting for test environments" if n == 0 else TEXTS[n % len(TEXTS)]
        made.append(
            TopicView(f"t{n}", name, cards(4)[: 1 + n % 3], votes, tied=closed and votes > 0, done=False)
        )
    return tuple(made)


def discussing(count: int, thumbs: ThumbsView, long: str = "", extension: int = 3) -> DiscussBody:
    """The first box of a topic is over; an order of speaking was drawn."""
    over = TimerView("over", 0, 300_000)
    turns = (long or "Ines", "Tomas", "Jonas")
    return DiscussBody(
        "t0" if count else "",
        over,
        topics(count, closed=True),
        thumbs.state == "open",
        thumbs,
        extension,
        not extension,
        turns,
        1,
    )


def bodies(count: int, long: str = "") -> dict[str, Body]:
    """A body of every kind, with ``count`` cards, experiments of a few, and ``long`` for a name that is too long."""
    all_cards = cards(count)
    split = min(count // 3, 12)
    columns = tuple(
        ColumnView(id, long or name, long or prompt, color, count // 3, ())
        for id, name, prompt, color in COLUMNS
    )
    shown = tuple(replace(c, about=0, cards=tuple(x for x in all_cards if x.column == c.id)) for c in columns)
    groups = tuple(
        GroupView(
            f"g{n}",
            long or ("Waiting for test environments", "Pairing across teams", "")[n % 3],
            all_cards[n * 3 : n * 3 + 3],
        )
        for n in range(split // 3)
    )
    some = tuple(
        experiment(f"e{n}", state="agreed", change=long or experiment().change, overdue_days=2 * n)
        for n in range(min(count, 3))
    )
    topic_count = min(count, 40)
    return {
        "lobby": LobbyBody(),
        "look_back": LookBackBody(some),
        "welcome": WelcomeBody(
            (
                long or "Everybody did the best job they could with what they knew.",
                "What is said here stays here.",
            )
        ),
        "collect": CollectBody(True, False, count, min(count, 8), 3, columns),
        "early": CollectBody(True, False, count, min(count, 8), 0, columns),
        "collect_revealed": CollectBody(False, True, count, 8, 0, shown),
        "group": GroupBody(groups, all_cards[len(groups) * 3 :]),
        "vote": VoteBody(True, 3, 3, 0, topics(topic_count)),
        "vote_closed": VoteBody(False, 3, 3, 8, topics(topic_count, closed=True)),
        "place": place_body(topic_count, True),
        "place_closed": place_body(topic_count, False),
        "discuss": DiscussBody(
            "t0" if count else "", TimerView("running", 221_000, 300_000), topics(topic_count, closed=True)
        ),
        "asked": discussing(topic_count, ThumbsView("open", 1, TimerView("running", 21_000, 30_000)), long),
        "wanted": discussing(
            topic_count, ThumbsView("shown", 1, more=5, next=2, answers=7, wish="more"), long
        ),
        "stopped": discussing(topic_count, ThumbsView(), long, extension=0),
        "decide": DecideBody(some, (learning(),) if count else (), ()),
        "rate": RateBody(True, (), 0, some),
        "rate_closed": RateBody(False, (0, 0, 1, 4, 3), 8, some),
        "ask": asked(count, long, open=True),
        "ask_closed": asked(count, long),
        "fist": AskBody(True, (ItemView("0", ""),), FIST, tuple(range(6)), 4),
        "fist_closed": AskBody(
            False, (ItemView("0", "", (0, 1, 1, 3, 2, 1), 8, "3.1", (1, 5)),), FIST, tuple(range(6)), 8
        ),
        "closed": ClosedBody(some, (learning(),)),
    }


def place_body(count: int, is_open: bool) -> PlaceBody:
    """Topics on a grid; every third was placed by too few."""
    axes = (AxisView("Effort", "little", "a lot"), AxisView("Impact", "small", "large"))
    rows = tuple(
        PlacedView(topic)
        if is_open or n % 3 == 2
        else PlacedView(topic, (SpanView(20, 30, 40), SpanView(40, 45, 50)), 8, "Plan well")
        for n, topic in enumerate(topics(count))
    )
    corners = ("Begin here", "Plan well", "If time is left", "Let go")
    return PlaceBody(is_open, axes, "grid", corners, rows, 0 if is_open else 8)


FIST = ("Stop it", "Big doubts", "Some doubts", "Fine with me", "Good", "I will help it along")


def asked(count: int, long: str, *, open: bool = False) -> AskBody:
    """Agreement to a few items; the second got too few answers."""
    found = tuple(
        ItemView(
            str(n),
            long or TEXTS[n % len(TEXTS)],
            *(() if open else ((), 2) if n == 1 else ((n, 4, 1), n + 5)),
        )
        for n in range(min(count, 8) or 1)
    )
    return AskBody(open, found, ("Agree", "Disagree", "Pass"), (), 0 if open else 8)


STEPS = {
    "lobby": NextStep("next", "Start: {stage}", "Look back"),
    "early": NextStep("next", "Start: {stage}", "Look back"),
    "collect": NextStep("reveal", "Reveal the cards"),
    "vote": NextStep("close_vote", "Close the vote"),
    "place": NextStep("close_placing", "Show where we put them"),
    "discuss": NextStep("next_topic", "Next topic"),
    "asked": NextStep("close_thumbs", "Show the thumbs"),
    "wanted": NextStep("extend", "{minutes} more minutes", minutes=3),
    "stopped": NextStep("next_topic", "Next topic"),
    "rate": NextStep("close_rating", "Close the rating"),
    "rate_closed": NextStep("end_session", "End the session"),
    "ask": NextStep("close_ask", "Show the answers"),
    "fist": NextStep("close_ask", "Show the answers"),
    "closed": NextStep("report", "Save the report"),
}


def view(name: str, count: int = 27, long: str = "", **values: object) -> ConsoleView:
    """The console while ``name`` (a key of ``bodies``) is up. ``values`` replace fields of the view."""
    body = bodies(count, long)[name]
    # Formats that place topics do so where others vote.
    kind = "vote" if body.kind == "place" else body.kind
    at = KINDS.index(kind) if kind in KINDS and name != "early" else -1
    state = {"lobby": "lobby", "early": "early", "closed": "closed"}.get(name, "running")
    over = name == "closed"
    rows = tuple(
        AgendaRow(
            n,
            NAMES[n],
            KINDS[n],
            MINUTES[n],
            MINUTES[n] - 1 if n <= at or over else 0,
            "done" if n < at or over else "now" if n == at else "ahead",
            least_min=0 if n < at or over else 1,
            most_min=0 if n < at or over else sum(MINUTES[n:]) - 7 + n,
            again="" if n > at or over else "cards" if n == 2 else "votes" if n == 4 else "clock",
            leave_out="" if n < at or over else "on" if n == at else "out",
        )
        for n in range(8)
    )
    following = NAMES[at + 1] if 0 <= at < 7 else ""
    public = PublicView(
        state=state,  # type: ignore[arg-type]
        team=long or "Team Harbour",
        title=long or "Sprint 31",
        format="Sailboat",
        minutes=60,
        index=at + 1,
        count=8,
        stage=KINDS[at] if at >= 0 else "",
        name=NAMES[at] if at >= 0 else "",
        heading=long
        or ("Group what belongs together" if name == "group" else NAMES[at] if at >= 0 else "Sprint 31"),
        prompt="What helped us, what held us back?",
        timer=TimerView("running", 238_000, 360_000) if state == "running" else TimerView("idle", 0, 0),
        phones=8,
        headcount=8,
        body=body,
    )
    plain = ConsoleView(
        public=public,
        say=SAY if state == "running" else "",
        watch="one person sorting alone. Hand over the mouse, or read three cards aloud."
        if state == "running"
        else "",
        agenda=rows,
        spent_min=24 if state == "running" else 0,
        behind_min=3,
        step=STEPS.get(name, NextStep("next", "Next: {stage}", following)),
        can_go_back=at > 0,
        can_undo=name == "group",
        can_redo=False,
        notes="",
        parked=("Who owns the shared dashboard?",) if count else (),
        experiments=(
            experiment(),
            experiment(
                "e2",
                state="draft",
                topic=long or "Nobody knew which alert was real",
                guardrail="",
                owner="",
                review="",
                measure="",
            ),
        )
        if name in ("decide", "closed") and count
        else (),
        learnings=(learning(), learning("l2", state="draft", learned="", will_do=""))
        if name in ("decide", "closed") and count
        else (),
        talks=(TalkView("t0", "Slots on a calendar?"),),
        suggestion=3 if name == "vote" else 0,
        suggestion_topics=count if name == "vote" else 0,
        ballots_in=5 if name == "vote" else 0,
        answers_in=6 if name in ("rate", "place", "ask", "fist") else 0,
        asleep=False,
        topics=topics(min(count, 9), closed=True) if name == "decide" else (),
        run_off=3 if name == "vote_closed" else 0,
        early={"lobby": "possible", "early": "open"}.get(name, ""),  # type: ignore[arg-type]
        offer=PaceOffer("shorten", 3, (MinutesOffer(long or "Discuss", 18, 16), MinutesOffer("Decide", 9, 8)))
        if state == "running"
        else PaceOffer(),
    )
    return replace(plain, **values)  # type: ignore[arg-type]
