"""Whatever a session goes through, a load gives back what was committed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings, strategies as st

from retrokit.facilitation.changes import (
    Arranged,
    AskingSet,
    BoxSet,
    Change,
    CountsSampled,
    DoorSet,
    ExperimentDropped,
    ExperimentSet,
    HeadcountSet,
    HeldGone,
    HeldPut,
    Knocked,
    LearningDropped,
    LearningSet,
    NotesSet,
    ParkedSet,
    PlanSet,
    PresenceSet,
    SessionEnded,
    StageEntered,
    TimerSet,
    TurnsSet,
    WorkSet,
)
from retrokit.facilitation.session import (
    Arrangement,
    Ask,
    Collect,
    Discuss,
    Door,
    Experiment,
    Group,
    HeldAnswer,
    HeldAnswers,
    HeldBallot,
    HeldCard,
    HeldCounts,
    HeldHands,
    HeldPlacing,
    HeldRating,
    HeldThumb,
    Learning,
    Place,
    Placed,
    Presence,
    Rating,
    Run,
    Sampled,
    Seat,
    Session,
    Span,
    Spread,
    Talk,
    Tally,
    Thumbs,
    Timer,
    Turns,
    UsedTicket,
    Vote,
)
from tests.storage.samples import MEMORY, Kept, a_session, applied, as_loaded, digest, reveal

texts = st.text(max_size=60) | st.sampled_from(
    ["", "🦜" * 500, 'quo"te\\', "nul\0l", "'; DROP TABLE card; --"]
)
small = st.integers(0, 5)
some = st.lists(texts, max_size=2).map(tuple)
counts = st.integers(0, 2**40)
keys = st.integers(0, 7).map(digest)
entries = (
    st.builds(
        HeldCard, op=keys, stage=st.just("the-collect"), column=st.sampled_from(["start", "stop"]), text=texts
    )
    | st.builds(
        HeldBallot, op=keys, stage=st.just("the-vote"), choices=st.dictionaries(texts.map(digest), small)
    )
    | st.builds(HeldRating, op=keys, stage=st.just("the-rate"), value=small)
    | st.builds(
        HeldPlacing,
        op=keys,
        stage=st.just("the-place"),
        places=st.dictionaries(texts.map(digest), st.tuples(small, small) | st.tuples(small)),
    )
    | st.builds(HeldThumb, op=keys, stage=st.just("the-discuss"), value=st.sampled_from(["more", "next"]))
    | st.builds(HeldHands, stage=st.just("the-vote"), hands=st.dictionaries(texts.map(digest), small))
    | st.builds(HeldAnswers, stage=st.just("the-rate"), counts=st.tuples(*5 * [small]))
    | st.builds(
        HeldAnswer,
        op=keys,
        stage=st.just("the-ask"),
        answers=st.dictionaries(texts.map(digest), small, max_size=24),
    )
    | st.builds(
        HeldCounts,
        stage=st.just("the-ask"),
        counts=st.dictionaries(texts.map(digest), st.tuples(*7 * [small]), max_size=24),
    )
    | st.just(Seat())
    | st.just(UsedTicket())
)
timers = st.builds(
    Timer,
    state=st.sampled_from(["idle", "running", "paused", "asleep", "over"]),
    total_ms=counts,
    left_ms=counts,
    since=st.floats(0, 1e9),
)
runs = st.builds(Run, counts, counts, skipped=st.booleans(), first_s=st.none() | counts)
work = (
    st.builds(
        Collect, open=st.booleans(), revealed=st.booleans(), wrote=counts, paper=counts, batch=small
    ).map(lambda w: ("the-collect", w))
    | st.builds(
        Vote,
        hands=counts,
        least=counts,
        before=st.none() | st.just(Vote(ballots=3, before=Vote(tallies=(Tally("a", 2, ("a",)),)))),
        earlier=st.none() | st.builds(Vote, open=st.just(False), ballots=counts),
        tallies=st.lists(st.builds(Tally, topic=texts, votes=counts, cards=some), max_size=3).map(tuple),
    ).map(lambda w: ("the-vote", w))
    | st.builds(
        Discuss,
        current=texts,
        talks=st.lists(
            st.builds(
                Talk,
                topic=texts,
                cards=some,
                notes=texts,
                spent_s=counts,
                extensions=st.lists(small, max_size=3).map(tuple),
            ),
            max_size=3,
        ).map(tuple),
        thumbs=st.none() | st.builds(Thumbs, open=st.booleans(), more=small, next=small, answers=small),
        round=small,
    ).map(lambda w: ("the-discuss", w))
    | st.builds(Rating, counts=st.lists(counts, max_size=5).map(tuple), paper=counts).map(
        lambda w: ("the-rate", w)
    )
    | st.builds(
        Place,
        open=st.booleans(),
        places=st.lists(
            st.builds(
                Placed,
                topic=texts,
                cards=some,
                spans=st.lists(st.builds(Span, counts, counts, counts), max_size=2).map(tuple),
                answers=counts,
            ),
            max_size=3,
        ).map(tuple),
        answers=counts,
        round=small,
    ).map(lambda w: ("the-place", w))
    | st.builds(
        Ask,
        open=st.booleans(),
        spreads=st.lists(
            st.builds(
                Spread, item=texts, text=texts, counts=st.lists(counts, max_size=7).map(tuple), answers=counts
            ),
            max_size=3,
        ).map(tuple),
        paper=counts,
        round=small,
    ).map(lambda w: ("the-ask", w))
)
words = dict.fromkeys(("topic", "belief", "change", "expected", "measure", "scope", "undo", "owner"), texts)


@st.composite
def experiments(draw: st.DrawFn, session: str) -> Experiment:
    return draw(
        st.builds(
            Experiment,
            id=st.sampled_from([f"{session}-e{n}" for n in range(4)]),
            session=st.just(session),
            state=st.sampled_from(["draft", "agreed", "concluded"]),
            decision=st.sampled_from(["", "keep", "adapt", "stop"]),
            observed=texts,
            **words,
        )
    )


learnings = st.builds(
    Learning,
    id=st.sampled_from(["l0", "l1", "l2"]),
    session=st.just("s1"),
    experiment=st.sampled_from(["", "s0-e0"]),
    saw=texts,
    will_do=texts,
    state=st.sampled_from(["draft", "kept"]),
)
ids = st.sampled_from(["s1-e0", "s1-e1", "s1-e2", "l0", "l1"])
simple: st.SearchStrategy[Change] = st.one_of(
    st.builds(HeldPut, keys, entries),
    st.builds(HeldPut, keys, entries),
    st.builds(HeldPut, keys, entries),
    st.builds(HeldGone, keys),
    st.builds(TimerSet, timers),
    st.builds(BoxSet, timers),
    st.builds(HeadcountSet, small),
    st.builds(DoorSet, st.builds(Door, locked=st.booleans(), epoch=small, tickets=some)),
    st.builds(Knocked, st.floats(0, 9) | st.none()),
    st.builds(PlanSet, small, st.lists(runs, min_size=5, max_size=5).map(tuple)),
    st.builds(StageEntered, small, st.just(tuple(Run(60, n) for n in range(5))), st.floats(0, 9)),
    work.map(lambda pair: WorkSet(*pair)),
    experiments("s1").map(ExperimentSet),
    experiments("s0").map(ExperimentSet),
    ids.map(ExperimentDropped),
    learnings.map(LearningSet),
    ids.map(LearningDropped),
    some.map(ParkedSet),
    texts.map(NotesSet),
    small.map(lambda n: PresenceSet(Presence(n, n, n))),
    st.builds(AskingSet, timers),
    st.builds(TurnsSet, st.builds(Turns, order=some, at=small, starts=some, round=small)),
    small.map(lambda n: CountsSampled(Sampled(n, n, {"start": n}))),
)


@st.composite
def arranged(draw: st.DrawFn, session: Session) -> Change:
    """Cards lie in any order and group, some are taken away, as after any number of things done and undone."""
    groups = tuple(Group(f"g{n}", draw(texts)) for n in draw(st.lists(small, unique=True, max_size=3)))
    cards = draw(st.permutations(session.cards))[: draw(st.integers(0, len(session.cards)))]
    places = st.sampled_from(["", *(group.id for group in groups)])
    now = Arrangement(tuple(replace(card, group=draw(places)) for card in cards), groups)
    return Arranged(now.cards, now.groups, (now,), (now,))


@st.composite
def step(draw: st.DrawFn, session: Session) -> tuple[Change, ...]:
    """What one commit takes: a few commands together."""
    kind = draw(st.integers(0, 9))
    if kind == 0 and session.held:
        return reveal(session)
    if kind == 1:
        return (draw(arranged(session)),)
    return tuple(draw(st.lists(simple, min_size=1, max_size=4)))


def check(session: Session, loaded: Session) -> None:
    expected = as_loaded(session)
    assert loaded.phones_most <= expected.phones_most
    assert replace(loaded, phones_most=0) == replace(expected, phones_most=0)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.data())
def test_a_load_gives_back_what_was_committed(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        kept = Kept(Path(folder) / "retrokit.db")
        try:
            for _ in range(data.draw(st.integers(1, 12))):
                kept.do(*data.draw(step(kept.session)))
                check(kept.session, kept.store.load("s1"))
                if data.draw(st.integers(0, 4)) == 0:
                    session = kept.session
                    check(session, kept.reopen().session)
            if data.draw(st.booleans()):
                kept.do(SessionEnded(kept.session.runs))
                check(kept.session, kept.store.load("s1"))
            assert kept.store.check().startswith("ok")
        finally:
            kept.store.close()


def test_the_names_of_a_turn_order_are_in_no_file(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "retrokit.db")
    names = Turns(("Penthesilea", "Gawain"), 1, ("Gawain", "Penthesilea"), 1)
    kept.do(TurnsSet(names), ParkedSet(("Ethelred",)))
    kept.do(WorkSet("the-discuss", Discuss(round=1)), TurnsSet(names))
    kept.do(SessionEnded(kept.session.runs))
    kept.store.close()
    everything = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"Ethelred" in everything
    assert not any(name.encode() in everything for name in names.order)


def test_applying_and_committing_are_told_apart() -> None:
    """The property above would be worth nothing if ``as_loaded`` dropped what it compares."""

    def variants() -> Iterator[Session]:
        session = a_session()
        yield applied(session, [NotesSet("x")])
        yield applied(session, [TimerSet(Timer("paused", 5, 4))])
        yield applied(session, [HeldPut("k", Seat())])
        yield applied(session, [PlanSet(41, session.runs)])
        yield applied(session, [PlanSet(40, (replace(session.runs[0], skipped=True), *session.runs[1:]))])
        yield applied(session, [PlanSet(40, (replace(session.runs[0], first_s=60), *session.runs[1:]))])
        yield applied(session, [ParkedSet(("x",))])
        yield applied(session, [DoorSet(Door(locked=True))])
        yield applied(session, [DoorSet(Door(tickets=("x",)))])
        yield applied(session, [WorkSet("the-vote", Vote())])

    assert all(as_loaded(session) != as_loaded(a_session()) for session in variants())
