"""Believable views for every kind of stage: the tests of the board show them, small, full and crowded."""

from __future__ import annotations

from typing import Literal

from retrokit.facilitation.faces import (
    AskBody,
    AxisView,
    Body,
    CardView,
    ClosedBody,
    CollectBody,
    ColumnView,
    DecideBody,
    DiscussBody,
    ExperimentView,
    GroupBody,
    GroupView,
    ItemView,
    LearningView,
    LobbyBody,
    LookBackBody,
    PlaceBody,
    PlacedView,
    PublicView,
    RateBody,
    SpanView,
    TimerView,
    TopicView,
    VoteBody,
    WelcomeBody,
)
from retrokit.facilitation.session import TimerState

TEXTS = (
    "Staging was down three mornings in a row",
    "I rebased four times while waiting for a slot",
    "The migration will need staging for two full days",
    "Pairing with the data team made the API so much simpler",
    "Learned more on Tuesday than in a month of reviews",
    "The export feature arrived on day eight",
    "Nobody knew which alert was real on Friday",
    "Two of the three people who know the pager leave for holidays",
    "Customers asked questions about the future, not about bugs",
    "Release notes took an afternoon again",
)
HARD = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2,
    "שלום לכולם, הבנייה נפלה שוב 🙃 https://example.org/a/very/long/path/that/never/ends/" + "x" * 120,
    "مرحبا بالعالم، كان الإصدار هادئا هذه المرة ✨🎉 नमस्ते ไทย",
    "<b>not bold</b> <script>alert(1)</script> & a\nnew line " + "and on it goes " * 40,
    "e\u0301\u0302\u0303 combining, \U0001f469\u200d\U0001f4bb a family of marks",
)
COLUMNS = (
    ("wind", "Wind", "What carried us?", 1),
    ("anchors", "Anchors", "What held us back?", 2),
    ("rocks", "Rocks", "What lies ahead?", 3),
)
CARD_COLORS = {"wind": 1, "anchors": 2, "rocks": 3}


def cards(count: int, texts: tuple[str, ...] = TEXTS) -> tuple[CardView, ...]:
    names = tuple(CARD_COLORS)
    return tuple(
        CardView(
            f"c{n}", names[n % 3], n % 3 + 1, texts[n % len(texts)] + (f" ({n})" if n >= len(texts) else "")
        )
        for n in range(count)
    )


def column_views(count: int, about: int = 0, texts: tuple[str, ...] = TEXTS) -> tuple[ColumnView, ...]:
    every = cards(count, texts)
    return tuple(
        ColumnView(key, name, prompt, color, about, tuple(card for card in every if card.column == key))
        for key, name, prompt, color in COLUMNS
    )


def experiment(id: str = "e1", state: str = "draft", **words: object) -> ExperimentView:
    values: dict[str, object] = {
        "id": id,
        "topic": "Waiting for test environments",
        "belief": "",
        "change": "booking staging in half-day slots on a shared calendar",
        "expected": "nobody waiting longer than two hours",
        "measure": "longest wait under 2 h in 8 of 10 days",
        "guardrail": "deploys a week do not drop below 9",
        "scope": "only this team, only mornings",
        "undo": "delete the calendar, back to first come",
        "owner": "Ines",
        "review": "2026-12-08",
        "state": state,
        "observed": "",
        "decision": "",
        "overdue_days": 0,
    }
    return ExperimentView(**(values | words))  # type: ignore[arg-type]


LEARNING = LearningView(
    "l1",
    "Pairing",
    "pairing to slow the release",
    "two fewer review rounds",
    "two heads find it sooner",
    "pair on every change that crosses teams",
    "kept",
)


def topics(count: int, votes: bool, texts: tuple[str, ...] = TEXTS) -> tuple[TopicView, ...]:
    """Up to five groups and lone cards for the rest; the second and third are tied when votes are shown."""
    names = ("Waiting for test environments", "Pairing across teams", "Late scope", "On-call handover", "")
    tallies = (7, 5, 5, 4, 2, 1, 0)
    pool = cards(count, texts)
    made: list[TopicView] = []
    for n, name in enumerate(names):
        held = pool[n * 3 : n * 3 + 3] if count >= 15 else pool[n : n + 1]
        if held:
            votes_here = tallies[n] if votes else -1
            made.append(
                TopicView(f"g{n}", name if len(held) > 1 else "", held, votes_here, votes and n in (1, 2))
            )
    for n, card in enumerate(pool[15:] if count >= 15 else pool[5:]):
        made.append(TopicView(card.id, "", (card,), tallies[min(6, 5 + n)] if votes else -1))
    return tuple(made)


def placed(
    count: int, picture: Literal["grid", "forces"], is_open: bool = False, texts: tuple[str, ...] = TEXTS
) -> PlaceBody:
    """About ``count`` cards as topics on two axes or one; every seventh topic was placed by too few."""
    axes = (AxisView("Effort", "little", "a lot"), AxisView("Impact", "small", "large"))
    rows = []
    for n, topic in enumerate(topics(count, False, texts)):
        middles = (10 + (n * 15) % 41, 10 + (n * 25) % 41)[: 2 if picture == "grid" else 1]
        spans = tuple(SpanView(max(m - 10, 10), m, min(m + 5 * (n % 3), 50)) for m in middles)
        known = not is_open and n % 7 != 6
        corner = "Do now" if known and picture == "grid" else ""
        rows.append(PlacedView(topic, spans if known else (), 8 * known, corner, n % 2))
    totals = (125, 90) if picture == "forces" and not is_open else ()
    grid = picture == "grid"
    corners = ("Do now", "Plan well", "Maybe", "Leave") if grid else ()
    return PlaceBody(
        is_open, axes if grid else axes[1:], picture, corners, tuple(rows), 0 if is_open else 8, 0, totals
    )


def group_body(count: int, texts: tuple[str, ...] = TEXTS) -> GroupBody:
    pool = cards(count, texts)
    if count < 6:
        return GroupBody((), pool)
    cut = max(5, count // 2)
    groups = [GroupView("g1", "Waiting for test environments", pool[:3]), GroupView("g2", "", pool[3:5])]
    groups += [GroupView(f"h{n}", f"Theme {n}", pool[n : n + 5]) for n in range(5, cut - 4, 5)]
    left = sum(len(group.cards) for group in groups)
    return GroupBody(tuple(groups), pool[left:])


def bodies(count: int, texts: tuple[str, ...] = TEXTS) -> dict[str, Body]:
    """One body for each look of each kind, with about ``count`` cards."""
    few = min(count, 3)
    experiments = tuple(experiment(f"e{n}", "agreed") for n in range(few))
    old = tuple(
        experiment(
            f"o{n}", "concluded" if n else "agreed", overdue_days=2, observed="two hours at most" if n else ""
        )
        for n in range(few)
    )
    open_topics, sorted_topics = topics(count, False, texts), topics(count, True, texts)
    current = sorted_topics[0].id if sorted_topics else ""
    box = TimerView("running", 190_000, 300_000)
    return {
        "lobby": LobbyBody(),
        "look_back": LookBackBody(old),
        "welcome": WelcomeBody(
            (
                "We talk about the work, not about people.",
                "One voice at a time.",
                "Phones are for cards only.",
            )[:few]
        ),
        "collect": CollectBody(True, False, count, min(8, count), 5, column_views(0, count // 3)),
        "revealed": CollectBody(False, True, count, 8, 8, column_views(count, 0, texts)),
        "group": group_body(count, texts),
        "vote": VoteBody(True, 3, 2, 5, open_topics),
        "voted": VoteBody(False, 3, 2, 8, sorted_topics),
        "place": placed(count, "grid", True, texts),
        "placed": placed(count, "grid", False, texts),
        "forces": placed(count, "forces", False, texts),
        "discuss": DiscussBody(current, box, sorted_topics),
        "decide": DecideBody(
            (experiment(),) * bool(few) + experiments[1:2],
            (LEARNING,) * bool(few),
            ("Who owns the shared dashboard?", "Holiday rota for December")[:few],
        ),
        "rate": RateBody(True, (), 0, experiments[:1]),
        "rated": RateBody(False, (0, 0, 1, 4, 3), 8, experiments[:2]),
        "ask": asked(texts, 1, open=True),
        "asked": asked(texts, 1),
        "asked_few": asked(texts, 1, few=True),
        "ask_items": asked(texts, max(2, min(count, 24)), open=True),
        "asked_items": asked(texts, max(2, min(count, 24))),
        "closed": ClosedBody(experiments[:2], (LEARNING,) * bool(few)),
    }


FIST = ("Stop it", "Big doubts", "Some doubts", "Fine with me", "Good", "I will help it along")


def asked(texts: tuple[str, ...], items: int, *, open: bool = False, few: bool = False) -> AskBody:
    """A fist of five for one item, agreement for several: the second got too few answers."""
    if items == 1:
        spread = () if open else ((), 2) if few else ((0, 1, 1, 3, 2, 1), 8, "3.1", (1, 5))
        return AskBody(open, (ItemView("0", "", *spread),), FIST, tuple(range(6)), 2 if few else 8)
    choices = ("Agree", "Disagree", "Pass")
    found = tuple(
        ItemView(
            f"i{n}",
            texts[n % len(texts)],
            *(() if open else ((), 2) if n == 1 else ((n % 5, 5, 1), n % 5 + 6)),
        )
        for n in range(items)
    )
    return AskBody(open, found, choices, (), 5)


HEADINGS = {
    "lobby": "What helped us, what held us back?",
    "look_back": "What became of what we tried?",
    "welcome": "How we want to talk today",
    "collect": "Write what comes to mind. Nobody sees it yet.",
    "revealed": "Here is everything, in no order",
    "group": "Put together what belongs together",
    "vote": "What should we talk about?",
    "voted": "This is what matters to us",
    "place": "What does it bring, and what does it cost?",
    "placed": "This is where we put them",
    "forces": "This is how strong they are to us",
    "discuss": "One topic at a time",
    "decide": "An experiment we can afford to lose",
    "rate": "Was this time well spent?",
    "rated": "Was this time well spent?",
    "ask": "Can you carry this proposal?",
    "asked": "This is where we stand",
    "asked_few": "This is where we stand",
    "ask_items": "How true is each of these for us?",
    "asked_items": "This is where we stand",
    "closed": "Thank you",
}


def view(name: str, body: Body, timer: TimerState = "running") -> PublicView:
    """A public view around a body, as the room would make it."""
    kind = body.kind
    state = "lobby" if kind == "lobby" else "closed" if kind == "closed" else "running"
    return PublicView(
        state=state,  # type: ignore[arg-type]
        team="Team Harbour",
        title="Sprint 31",
        format="Sailboat",
        minutes=60,
        index=0 if kind == "lobby" else 3,
        count=8,
        stage=kind,
        name="Gather" if kind == "collect" else kind.replace("_", " ").title(),
        heading=HEADINGS[name],
        prompt="",
        timer=TimerView(timer, 372_000, 600_000) if state == "running" else TimerView("idle", 0, 0),
        phones=7,
        headcount=8,
        body=body,
    )
