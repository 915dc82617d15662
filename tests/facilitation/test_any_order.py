"""Any sequence of commands keeps the session sound: nothing lost, nothing shown early, undo is the state before."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings, strategies as st

from retrokit.facilitation import commands as c, past
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.formats import KINDS
from retrokit.facilitation.session import (
    Arrangement,
    Ask,
    Collect,
    Discuss,
    HeldCard,
    HeldThumb,
    Place,
    Placed,
    Presence,
    Seat,
    Session,
    UsedTicket,
    Vote,
)
from retrokit.facilitation.topics import ranked
from retrokit.facilitation.views import console, public
from tests.facilitation.desk import TODAY, Desk

SMALL = st.integers(0, 5)


@st.composite
def step(draw: st.DrawFn) -> tuple[str, int, int, str]:
    what = draw(
        st.sampled_from(
            "add edit withdraw reveal anyway reopen people paper hands slips remove "
            "group split dissolve merge name undo redo ballot close_vote reopen_vote run_off place close_placing reopen_placing "
            "sheet items close_ask reopen_ask "
            "next back jump topic next_topic note rate close_rating start pause more end sleep tick sample park unpark "
            "plan longer shorten give skip take_up repeat "
            "ask thumb close_thumbs extend park_topic draw turn clear void".split()
        )
    )
    return what, draw(SMALL), draw(SMALL), draw(st.text("abc é🙂 ", max_size=6))


def pick(rows: list[str], n: int) -> str:
    return rows[n % len(rows)] if rows else "none"


def command(session: Session, what: str, a: int, b: int, text: str, n: int) -> c.Command:
    cards = [card.id for card in session.cards]
    groups = [group.id for group in session.groups]
    topics = [topic.id for topic in ranked(session)]
    column = pick([col.id for col in session.format.columns], b)
    stage = {each.kind: each.id for each in session.format.stages}
    wanted: dict[str, c.Command] = {
        "add": c.AddCard(f"k{n}", f"o{n}", column, text),
        "edit": c.EditCard(f"k{a}", f"o{n}", column, text),
        "withdraw": c.WithdrawCard(f"k{a}", f"o{n}"),
        "reveal": c.RevealCards(),
        "anyway": c.RevealCards(anyway=True),
        "people": c.SetPresence(Presence(phones=5, wrote=max(a, b), done=b, fresh=a)),
        "paper": c.EnterPaper(tuple((column, f"paper {n} {i}") for i in range(a + 1)), b),
        "hands": c.CountHands(a, {pick(topics, a): a, pick(topics, b): b}),
        "slips": c.CountAnswers((a, 0, b, 0, 0)),
        "remove": c.RemoveCard(pick(cards, a)),
        "reopen": c.ReopenWriting(),
        "group": c.GroupCards(pick(cards, a), pick(cards + groups, b)),
        "split": c.SplitCard(pick(cards, a)),
        "dissolve": c.DissolveGroup(pick(groups, a)),
        "merge": c.MergeGroups(pick(groups, a), pick(groups, b)),
        "name": c.NameGroup(pick(groups, a), text),
        "undo": c.Undo(),
        "redo": c.Redo(),
        "ballot": c.CastBallot(
            f"b{a}", f"o{n}", stage.get("vote", "vote"), {pick(topics, a): 1, pick(topics, b): 1}
        ),
        "close_vote": c.CloseVote(),
        "reopen_vote": c.ReopenVote(),
        "run_off": c.RunOff(a),
        "place": c.PlaceTopics(
            f"p{a}", f"o{n}", stage.get("place", "place"), {pick(topics, a): (b, 3), pick(topics, b): (1, a)}
        ),
        "close_placing": c.ClosePlacing(),
        "reopen_placing": c.ReopenPlacing(),
        "next": c.GoNext(),
        "back": c.GoBack(),
        "jump": c.GoToStage(a + b),
        "topic": c.OpenTopic(pick(topics, a)),
        "next_topic": c.NextTopic(),
        "note": c.NoteTopic(pick(topics, a), text),
        "rate": c.RateSession(f"r{a}", f"o{n}", stage.get("rate", "rate"), b),
        "close_rating": c.CloseRating(),
        "start": c.StartTimer(),
        "pause": c.PauseTimer(),
        "more": c.AddMinutes(a),
        "end": c.EndTimer(),
        "sleep": c.NoticeSleep(0.0),
        "tick": c.Tick(),
        "sample": c.SampleCounts(),
        "park": c.Park(text),
        "sheet": c.AnswerItems(
            f"a{a}", f"o{n}", stage.get("ask", "ask"), {str(i): (a + i) % 4 for i in range(b % 3)}
        ),
        "items": c.CountItems({str(a % 3): (a, 0, b)}),
        "close_ask": c.CloseAsk(),
        "reopen_ask": c.ReopenAsk(),
        "unpark": c.Unpark(a),
        "plan": c.PlanStage(a + b, 2 * a + b),
        "longer": c.PlanStage(a + b, 2 * a + b, longer=True),
        "shorten": c.ShortenRest(a),
        "give": c.UseTimeLeft(a),
        "skip": c.SkipStage(a + b),
        "take_up": c.SkipStage(a + b, skip=False),
        "repeat": c.RepeatStage(a + b),
        "ask": c.AskRoom(),
        "thumb": c.GiveThumb(
            f"t{a}",
            f"o{n}",
            stage.get("discuss", "discuss"),
            thumb_round(session),
            pick(["more", "next", ""], b),
        ),
        "close_thumbs": c.CloseThumbs(),
        "extend": c.ExtendTopic(),
        "park_topic": c.ParkTopic(),
        "draw": c.DrawTurns(tuple(f"n{i}" for i in range(a + b))),
        "turn": c.NextTurn(),
        "clear": c.ClearTurns(),
        "void": c.VoidSeats(),
    }
    return wanted[what]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(step(), min_size=5, max_size=60), st.integers(0, len(KINDS) - 1))
def test_any_sequence_of_commands(steps: list[tuple[str, int, int, str]], start: int) -> None:
    desk = Desk().phones(4).go("collect").write(*(("wind", f"card {n}") for n in range(4)))
    if start > 2:
        desk.do(c.RevealCards()).go(KINDS[start])
    laid = {card.id for card in desk.session.cards}
    for n, (what, a, b, text) in enumerate(steps, 1000):
        before = desk.session
        desk.now += a
        if not accepted(desk, command(before, what, a, b, text, n)):
            assert desk.session is before
            continue
        after = desk.session
        assert cards_known(after) >= cards_known(before) - gone(what, before, a), what
        new = {card.id for card in after.cards} - laid
        laid |= new
        assert may_show(what, before, len(new)), (what, len(new))
        assert {card.group for card in after.cards} - {""} == {group.id for group in after.groups}
        shown = repr(desk.public)
        hidden = [e.text for e in after.held.values() if isinstance(e, HeldCard)]
        assert not [text for text in hidden if text in shown and not revealed(after, text)]
        # How many phones have a seat is no secret; everything else that is held is.
        seats = {key: entry for key, entry in after.held.items() if isinstance(entry, Seat | UsedTicket)}
        bare = replace(after, held=seats)
        assert public(bare, desk.now, TODAY) == desk.public and console(bare, desk.now, TODAY) == desk.console
        if what in ("group", "split", "dissolve", "merge", "name") and after.undo != before.undo:
            undone = Desk(after)
            undone.session = after
            undone.do(c.Undo())
            assert (undone.session.cards, undone.session.groups) == (before.cards, before.groups)
        assert asked(after) == asked(before) or what in ("close_ask", "reopen_ask", "void"), what
        assert places(after) == places(before) or what in ("close_placing", "reopen_placing", "void"), what
        assert all(len(p.spans) == 2 and p.answers >= 3 for p in places(after) if p.spans or p.answers)
        rounds = ("close_vote", "reopen_vote", "run_off", "repeat", "undo", "redo")
        assert votes(after) == votes(before) or what in rounds, what
        assert all(run.planned_s >= 60 for run in after.runs)
        work = after.work.get("discuss")
        thumbs = isinstance(work, Discuss) and work.thumbs is not None and work.thumbs.open
        assert thumbs or not any(isinstance(entry, HeldThumb) for entry in after.held.values()), what
        assert desk.console.step.label


def thumb_round(session: Session) -> int:
    work = session.work.get("discuss")
    return work.round if isinstance(work, Discuss) else 0


def may_show(what: str, before: Session, new: int) -> bool:
    """Whether so many cards may come to light at once, which were never seen before."""
    if new == 0 or what == "anyway":
        return True
    work = before.work[before.current.id] if before.current else None
    assert isinstance(work, Collect)
    if what in ("next", "back", "jump", "undo", "redo", "skip", "repeat"):
        return work.revealed and not work.open
    enough = new >= 3
    if what == "sample":
        return enough and work.revealed and not work.open
    on_paper = work.paper if not work.batch else any(key.startswith("paper/") for key in before.held)
    return what == "reveal" and enough and before.presence.fresh + on_paper >= 3


def accepted(desk: Desk, wanted: c.Command) -> bool:
    """Whether the rules took it; a refusal must have words."""
    try:
        desk.do(wanted)
    except Refused as refused:
        if not str(refused):
            raise
        return False
    return True


def cards_known(session: Session) -> Counter[str]:
    held = [e.text for e in session.held.values() if isinstance(e, HeldCard)]
    return Counter([*held, *(card.text for card in session.cards)])


def gone(what: str, before: Session, a: int) -> Counter[str]:
    """What the step may honestly take away: the text that is edited or withdrawn, the card taken off the board."""
    if what == "remove" and before.cards:
        return Counter([before.cards[a % len(before.cards)].text])
    again = past.newest(before, before.redo)
    if what == "redo" and isinstance(again, Arrangement):
        return cards_known(before) - cards_known(replace(before, cards=again.cards))
    entry = before.held.get(f"k{a}")
    return (
        Counter([entry.text]) if what in ("edit", "withdraw") and isinstance(entry, HeldCard) else Counter()
    )


def revealed(session: Session, text: str) -> bool:
    return any(text in card.text for card in session.cards) or not text.strip() or len(text) < 4


def places(session: Session) -> tuple[Placed, ...]:
    """Where topics were put; nothing while that is open."""
    work = session.work.get("place")
    assert not isinstance(work, Place) or not work.open or not work.places
    return work.places if isinstance(work, Place) else ()


def asked(session: Session) -> Ask:
    """What the answers have come to so far: nothing while open, and never counts of fewer than three."""
    work = session.work.get("ask", Ask())
    assert isinstance(work, Ask)
    assert not work.open or (work.spreads, work.answers) == ((), 0)
    assert all(sum(s.counts) == s.answers >= 3 for s in work.spreads if s.counts)
    assert all(s.answers <= work.answers for s in work.spreads)
    return replace(work, paper=0, entries=0)


def votes(session: Session) -> int:
    work = session.work.get("vote")
    if not isinstance(work, Vote) or work.open:
        return 0
    return sum(topic.votes for topic in ranked(session))
