"""What a phone may be shown, stage by stage: views for the tests of the page, plain and extreme."""

from __future__ import annotations

from dataclasses import replace

from retrokit.facilitation.faces import (
    AskBody,
    AxisView,
    Body,
    CardView,
    ClosedBody,
    CollectBody,
    ColumnName,
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
    ThumbsView,
    TimerView,
    TopicView,
    VoteBody,
    WelcomeBody,
)
from retrokit.facilitation.session import SessionState

COLUMNS = (
    ("wind", "Wind", "What carried us?", 1),
    ("anchors", "Anchors", "What held us back?", 2),
    ("rocks", "Rocks", "What lies ahead?", 3),
)
TEXTS = (
    "Staging was down three mornings in a row",
    "I rebased four times while waiting for a slot",
    "Pairing with the data team",
    "The on-call handover had no notes, so Monday started with guessing",
    "Scope grew after planning",
    "Demo on Thursday made people proud",
)
HARD_TEXTS = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsversammlungsprotokoll",
    "שלום, פריסות לוקחות שעה ואיש לא יודע למה",
    "النشر يستغرق ساعة كاملة (deploy) ولا أحد يعرف لماذا!",
    "👩🏽‍💻👨‍👩‍👧🏳️‍🌈 " * 6,
    "https://wiki.example.invalid/a/very/long/path/without/any/place/to/break/it/at/all?query=1234567890",
    '<b>bold</b> <img src=x onerror=alert(1)> & "quoted"',
    "word " * 99 + "last",
)


def timer(state: str = "running", left_ms: int = 372_000) -> TimerView:
    return TimerView(state, left_ms, 600_000)  # type: ignore[arg-type]


def view(
    body: Body,
    stage: str,
    name: str,
    heading: str,
    prompt: str = "",
    *,
    index: int = 3,
    clock: TimerView | None = None,
    state: SessionState = "running",
    phones: int = 7,
    headcount: int = 8,
) -> PublicView:
    return PublicView(
        state=state, team="Harbour", title="Sprint 31", format="Sailboat", minutes=60, index=index, count=8, stage=stage,
        name=name, heading=heading, prompt=prompt, timer=clock or timer(), phones=phones, headcount=headcount, body=body,
    )  # fmt: skip


def lobby(phones: int = 5, headcount: int = 8) -> PublicView:
    clock = TimerView("idle", 0, 0)
    return view(
        LobbyBody(), "", "", "", index=0, clock=clock, state="lobby", phones=phones, headcount=headcount
    )


def early() -> PublicView:
    """Cards are written before the session, for the stage that ``collect`` shows."""
    return replace(collect(), state="early", index=0, timer=TimerView("idle", 0, 0))


def welcome() -> PublicView:
    points = (
        "We look at how the work is set up, not for someone to blame.",
        "What people did made sense to them at the time. We want to know how.",
        "One voice at a time, and passing is always fine.",
        "Stories stay in this room. What we agree goes out with us.",
    )
    prompt = "Which island are we sailing to? Say it in one sentence."
    return view(WelcomeBody(points), "set-the-stage", "Set the stage", "Welcome aboard", prompt, index=2)


def collect(
    *,
    open: bool = True,
    revealed: bool = False,
    cards: int = 0,
    hard: bool = False,
    phones: int = 7,
    columns: int = 3,
    batch: int | None = None,
    also: tuple[tuple[str, str], ...] = (),
) -> PublicView:
    """``also`` are more cards on the board, as (column, text)."""
    extra = (
        ("four", "Lacked", "What was missing?", 4),
        ("five", "Longed for", "", 5),
        ("six", "Kudos", "Thanks?", 6),
    )
    rows = (COLUMNS + extra)[:columns]
    colors = {i: color for i, _, _, color in rows}
    all_cards = (
        *some_cards(cards, hard=hard, columns=rows),
        *(CardView(f"also{n}", column, colors[column], text) for n, (column, text) in enumerate(also)),
    )
    body = CollectBody(
        open=open,
        revealed=revealed,
        about=0 if revealed else 10,
        wrote=4,
        done=2 if open else 0,
        batch=int(revealed) if batch is None else batch,
        columns=tuple(
            ColumnView(
                id=i,
                name=name,
                prompt=prompt,
                color=color,
                about=3,
                cards=tuple(c for c in all_cards if c.column == i),
                examples=()
                if revealed
                else tuple(f"{name}: {text}" for text in (HARD_TEXTS if hard else TEXTS)[:2]),
            )
            for i, name, prompt, color in rows
        ),
    )
    return view(
        body, "gather", "Gather", "What is the wind, what the anchor?", "One thought per card.", phones=phones
    )


def some_cards(
    count: int, *, hard: bool = False, columns: tuple[tuple[str, str, str, int], ...] = COLUMNS
) -> tuple[CardView, ...]:
    texts = HARD_TEXTS + TEXTS if hard else TEXTS
    rows = [columns[i % len(columns)] for i in range(count)]
    return tuple(CardView(f"c{i}", row[0], row[3], texts[i % len(texts)]) for i, row in enumerate(rows))


def group(*, groups: int = 3, loose: int = 4, hard: bool = False) -> PublicView:
    cards = some_cards(groups * 3 + loose, hard=hard)
    body = GroupBody(
        tuple(GroupView(f"g{i}", names(hard)[i % 4], cards[i * 3 : i * 3 + 3]) for i in range(groups)),
        cards[groups * 3 :],
    )
    return view(
        body, "group", "Group", "What belongs together?", "Look at the board and say what you see.", index=4
    )


def names(hard: bool = False) -> tuple[str, ...]:
    if hard:
        return (HARD_TEXTS[0], HARD_TEXTS[1], HARD_TEXTS[2], "")
    return ("Waiting for test environments", "Pairing across teams", "Late scope", "On-call handover")


def topics(count: int = 4, *, votes: bool = False, hard: bool = False) -> tuple[TopicView, ...]:
    cards = some_cards(count * 2, hard=hard)
    return tuple(
        TopicView(
            f"t{i}",
            names(hard)[i % 4] or f"Topic {i}",
            cards[i * 2 : i * 2 + 2],
            votes=max(0, 6 - i) if votes and i != 2 else 5 if votes else -1,
            tied=votes and i in (1, 2),
        )
        for i in range(count)
    )


def vote(
    *, open: bool = True, count: int = 4, budget: int = 3, per_topic: int = 3, hard: bool = False
) -> PublicView:
    body = VoteBody(open, budget, per_topic, 0 if open else 6, topics(count, votes=not open, hard=hard))
    heading = "Where should we talk?" if open else "Here is where we talk"
    return view(body, "vote", "Vote", heading, index=5, clock=timer(left_ms=160_000))


def run_off(*, open: bool = True) -> PublicView:
    """Another round among two topics, in the same stage as ``vote``."""
    last = vote(open=open)
    body = last.body
    assert isinstance(body, VoteBody)
    rows = tuple(replace(topic, before=n) for topic, n in zip(body.topics, (6, 1), strict=False))
    return replace(last, body=replace(body, topics=rows, run_off=True, round=1))


EFFORT = AxisView("Effort", "little", "a lot")
IMPACT = AxisView("Impact", "small", "large")


def place(*, open: bool = True, count: int = 4, hard: bool = False, round: int = 0) -> PublicView:
    """Once closed the topics lie along both axes; the last was placed by too few."""
    shown = []
    for n, topic in enumerate(topics(count, votes=False, hard=hard)):
        middle = 10 + 10 * (n % 5)
        spans = (SpanView(max(middle - 10, 10), middle, middle), SpanView(20, 25, 30))
        known = not open and n < count - 1
        shown.append(
            PlacedView(topic, spans if known else (), 6 if known else 0, "Begin here" if known else "")
        )
    axes = (EFFORT, AxisView(HARD_TEXTS[0][:24], HARD_TEXTS[0][:24], HARD_TEXTS[1][:24]) if hard else IMPACT)
    corners = ("Begin here", "Plan well", "If time is left", "Let go")
    body = PlaceBody(open, axes, "grid", corners, tuple(shown), 0 if open else 6, round)
    return view(body, "place", "Place", "Where is it?", "Leave out what you cannot judge.", index=5)


def forces() -> PublicView:
    shown = tuple(
        PlacedView(topic, (SpanView(30, 45, 50),), 6, "", n % 2)
        for n, topic in enumerate(topics(4, votes=False))
    )
    body = PlaceBody(False, (AxisView("Strength", "weak", "strong"),), "forces", (), shown, 6, 0, (90, 90))
    sides = (ColumnName("Driving", 1), ColumnName("Holding", 2))
    return replace(view(body, "place", "Weigh", "How strong is it?", index=5), legend=sides)


def discuss(*, current: str = "t0", hard: bool = False, box: TimerView | None = None) -> PublicView:
    body = DiscussBody(current, box or timer(left_ms=184_000), topics(4, votes=True, hard=hard))
    return view(body, "discuss", "Discuss", "Let us talk", "Most votes first.", index=6)


def asked(state: str = "open", round: int = 1, *, hard: bool = False, **thumbs: object) -> PublicView:
    """The box of the topic is over, and people speak in turn. ``thumbs`` are fields of ``ThumbsView``."""
    over = TimerView("over", 0, 300_000)
    plain = discuss(box=over, hard=hard)
    assert isinstance(plain.body, DiscussBody)
    given = ThumbsView(state, round, timer(left_ms=21_000), **thumbs)  # type: ignore[arg-type]
    name = HARD_TEXTS[0][:24] if hard else "Ines"
    body = replace(
        plain.body, open=state == "open", thumbs=given, extension=3, stopped=not state, turns=(name, "Tomas")
    )
    return replace(plain, body=body)


def experiment(
    state: str = "agreed", *, empty: bool = False, hard: bool = False, **more: object
) -> ExperimentView:
    said = {} if empty else {
        "belief": "Waiting is what makes our mornings slow",
        "change": "Two people own the staging environment for a sprint" if not hard else HARD_TEXTS[0],
        "expected": "Staging is up at nine on nine of ten mornings" if not hard else HARD_TEXTS[2],
        "measure": "We tick it on the wall each morning",
        "guardrail": "If it costs more than half an hour a day, we stop",
        "scope": "One environment, one sprint",
        "undo": "Hand it back to the platform team",
        "owner": "Mina and Jo",
        "review": "2026-12-08",
    }  # fmt: skip
    fields = dict.fromkeys(ExperimentView.__slots__, "") | {
        "id": f"e-{state}",
        "topic": "Waiting for test environments",
    }
    return ExperimentView(**{**fields, **said, "state": state, "overdue_days": 0, **more})  # type: ignore[arg-type]


def learning(state: str = "kept") -> LearningView:
    return LearningView(
        "l1", "Pairing across teams", "Pairing would slow us down", "Two stories finished a day early",
        "Pairing pays when the code is new to one of us", "Pair on the first story of every new area", state,  # type: ignore[arg-type]
    )  # fmt: skip


def look_back() -> PublicView:
    due = experiment(overdue_days=3)
    looked = experiment("concluded", observed="Up at nine on eight of ten mornings", decision="adapt")
    heading = "What did we try, and what came of it?"
    return view(
        LookBackBody((due, looked)),
        "look-back",
        "Look back",
        heading,
        "What we expected, what we saw.",
        index=1,
    )


def decide(*, hard: bool = False) -> PublicView:
    body = DecideBody(
        (experiment(hard=hard), experiment("draft", empty=True)),
        (learning(), learning("draft")),
        ("Who pays for the second licence?",),
    )
    return view(
        body, "decide", "Decide", "What do we try next?", "Small, safe to fail, and looked at again.", index=7
    )


def rate(*, open: bool = True, counts: tuple[int, ...] = (0, 1, 2, 3, 1), round: int = 0) -> PublicView:
    body = RateBody(open, () if open else counts, 0 if open else sum(counts) or 2, (experiment(),), round)
    return view(body, "close", "Close", "Was it worth the time?", index=8, clock=timer(left_ms=45_000))


FIST = ("Stop it", "Big doubts", "Some doubts", "Fine with me", "Good", "I will help it along")


def fist(*, open: bool = True, counts: tuple[int, ...] = (0, 1, 1, 3, 2, 1), round: int = 0) -> PublicView:
    """One question on a scale from 0 to 5; without ``counts`` two have answered."""
    spread = () if open else (counts, 8, "3.1", (1, 5)) if counts else ((), 2)
    body = AskBody(open, (ItemView("0", "", *spread),), FIST, tuple(range(6)), 0 if open else 8, round)
    return view(body, "fist", "Fist", "Can you carry this proposal?", "0 is no, 5 is yes.", index=3)


def statements(*, open: bool = True, hard: bool = False, count: int = 3) -> PublicView:
    """Agree, disagree or pass; of the second too few have answered, of the fourth nobody."""
    items = tuple(
        ItemView(
            f"i{n}",
            (HARD_TEXTS if hard else TEXTS)[n % 6],
            *(() if open else {1: ((), 2), 3: ((), 0)}.get(n, ((4, 2, 1), 7))),
        )
        for n in range(count)
    )
    body = AskBody(open, items, ("Agree", "Disagree", "Pass"), (), 0 if open else 7, pass_allowed=True)
    return view(body, "statements", "Statements", "Is this true for you, here?", index=3)


def closed() -> PublicView:
    body = ClosedBody((experiment(),), (learning(),))
    return view(body, "", "", "", index=0, clock=TimerView("idle", 0, 0), state="closed")
