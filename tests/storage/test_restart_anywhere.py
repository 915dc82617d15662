"""Whatever was going on, closing and starting again changes nothing: late cards, paper, raised hands and answers included."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings, strategies as st

from retrokit.facilitation import commands as c
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.formats import KINDS
from retrokit.facilitation.rules import decide
from retrokit.facilitation.session import Ask, Collect, Place, Presence, Rating, Session, Vote
from retrokit.facilitation.topics import topics
from retrokit.storage.store import SqliteStore
from tests.facilitation.desk import Desk
from tests.storage.samples import MEMORY, as_loaded

N = st.integers(0, 4)
STEPS = (
    "card edit withdraw paper anyway reveal reopen sample hands ballot close slips rate "
    "place placed sheet items shown anew next back plan skip repeat restart"
)


class Laptop(Desk):
    """A desk whose every step is on the disk before it counts."""

    def __init__(self, path: Path) -> None:
        self.store = SqliteStore(path)
        super().__init__()

    def do(self, *commands: c.Command) -> Laptop:
        for command in commands:
            decided = decide(self.session, command, self.now, self.new_id)
            self.store.commit(self.session, decided.session, decided.changes)
            self.session, self.changes = decided.session, decided.changes
        return self

    def restart(self) -> None:
        """As the app does it: nothing but the files, then the phones come back."""
        before = self.session
        self.store.close()
        self.store = SqliteStore(self.store.path)
        loaded = self.store.load(before.id)
        assert as_loaded(replace(before, phones_most=loaded.phones_most)) == loaded
        self.session = replace(loaded, presence=before.presence, phones_most=before.phones_most)


def command(session: Session, what: str, a: int, b: int, n: int) -> c.Command:
    ids = sorted(topic.id for topic in topics(session)) or ["none"]
    column = session.format.columns[b % 3].id
    wanted: dict[str, c.Command] = {
        "card": c.AddCard(f"{n:064x}", f"{n:016x}", column, f"card {n}"),
        "edit": c.EditCard(f"{a:064x}", f"{n:016x}", column, f"edited {n}"),
        "withdraw": c.WithdrawCard(f"{a:064x}", f"{n:016x}"),
        "paper": c.EnterPaper(tuple((column, f"paper {n} {i}") for i in range(a + 1)), b),
        "anyway": c.RevealCards(anyway=True),
        "reveal": c.RevealCards(),
        "reopen": c.ReopenWriting(),
        "sample": c.SampleCounts(),
        "hands": c.CountHands(a, {ids[a % len(ids)]: a, ids[b % len(ids)]: b}),
        "ballot": c.CastBallot(f"{a:064x}", f"{n:016x}", "vote", {ids[b % len(ids)]: 1}),
        "close": c.CloseVote(),
        "slips": c.CountAnswers((a, 0, b, 0, 0)),
        "rate": c.RateSession(f"{a + 90:064x}", f"{n:016x}", "rate", b + 1),
        "place": c.PlaceTopics(
            f"{a + 60:064x}", f"{n:016x}", "place", {ids[b % len(ids)]: (1 + a % 5, 1 + b % 5)}
        ),
        "placed": c.ClosePlacing(),
        "sheet": c.AnswerItems(f"{a + 180:064x}", f"{n:016x}", "ask", {str(b % 3): a % 4}),
        "items": c.CountItems({str(b % 3): (a, b, 0)}),
        "shown": c.CloseAsk(),
        "anew": c.ReopenAsk(),
        "next": c.GoNext(),
        "back": c.GoBack(),
        "plan": c.PlanStage(3 + a, b + 3, longer=a == b),
        "skip": c.SkipStage(2 + a, skip=b > 1),
        "repeat": c.RepeatStage(2 + a),
    }
    return wanted[what]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(STEPS.split()), N, N), min_size=8, max_size=30), st.integers(0, 3))
def test_a_session_that_is_restarted_anywhere_goes_on_as_if_it_had_not_been(
    steps: list[tuple[str, int, int]], start: int
) -> None:
    """The same commands on a desk that never restarts lead to the same session."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        laptop, desk = Laptop(Path(folder) / "retrokit.db"), Desk()
        for side in (laptop, desk):
            side.do(c.SetPresence(Presence(phones=4, wrote=3, fresh=3)), c.GoToStage(2))
            side.do(*(command(side.session, "card", 0, n, 500 + n) for n in range(4)))
            if start:
                side.do(c.RevealCards())
                side.do(c.GoToStage(KINDS.index(("vote", "place", "rate", "ask")[start - 1])))
        for n, (what, a, b) in enumerate(steps, 1000):
            if what == "restart":
                laptop.restart()
                continue
            outcomes = [tried(side, command(side.session, what, a, b, n)) for side in (laptop, desk)]
            assert outcomes[0] == outcomes[1], what
        laptop.restart()
        assert kept(laptop.session) == kept(desk.session)
        laptop.store.close()


def tried(desk: Desk, wanted: c.Command) -> str:
    try:
        desk.do(wanted)
    except Refused as refused:
        return refused.code
    return ""


def kept(session: Session) -> object:
    """Which random id fell to which card, and where a later batch lies, is chance and no part of it."""
    works = {stage: work for stage, work in session.work.items() if isinstance(work, Collect | Rating | Ask)}
    votes = [
        (replace(work, tallies=()), sorted((tally.topic, tally.votes) for tally in work.tallies))
        for work in session.work.values()
        if isinstance(work, Vote)
    ]
    places = [
        (replace(work, places=()), sorted((place.topic, place.spans) for place in work.places))
        for work in session.work.values()
        if isinstance(work, Place)
    ]
    cards = sorted((card.column, card.text) for card in session.cards)
    papers = sorted(repr(entry) for key, entry in session.held.items() if key.startswith("paper/"))
    held = {key: entry for key, entry in session.held.items() if not key.startswith("paper/")}
    plan = [(run.planned_s, run.skipped, run.first_s) for run in session.runs]
    return (
        session.stage,
        session.minutes,
        plan,
        works,
        votes,
        places,
        cards,
        sorted(card.id for card in session.cards),
        papers,
        held,
    )
