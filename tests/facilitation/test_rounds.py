"""Gathering in rounds: what is sent when, what the next step is, and that nothing is lost or shown on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from retrokit.facilitation import commands as c
from retrokit.facilitation.faces import CollectBody
from retrokit.facilitation.format_file import read_format
from retrokit.facilitation.formats import Format, FormatFault, Round
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.session import Collect, HeldCard
from retrokit.paths import assets
from tests.facilitation.desk import CARDS, TODAY, Desk, a_format, refused
from tests.facilitation.test_any_order import accepted

ALONE = Round("Alone", "Think", 2, pad=True)
PAIRS = Round("In pairs", "Talk", 3, pad=True)
FOURS = Round("In fours", "Write", 5)
FIRST = Round("First ideas", "Write", 6)
BUILD = Round("Build on", "Go on", 4, build=True)


def desk(*rounds: Round) -> Desk:
    """In the stage that gathers, planned for five minutes, with four phones."""
    plain = a_format()
    stages = tuple(replace(s, rounds=rounds) if s.kind == "collect" else s for s in plain.stages)
    format = replace(plain, stages=stages)
    return (
        Desk(new_session(id="s1", team="Harbour", title="Sprint", date=TODAY, format=format, minutes=50))
        .phones(4)
        .go("collect")
    )


def body(at: Desk) -> CollectBody:
    found = at.public.body
    assert isinstance(found, CollectBody)
    return found


def step(at: Desk) -> tuple[str, str]:
    return at.console.step.action, at.console.step.into


def test_alone_in_pairs_in_fours() -> None:
    at = desk(ALONE, PAIRS, FOURS)
    seen = []
    for _ in range(3):
        view = at.public
        assert view.prompt == "Gather!"
        seen.append((view.name, view.heading, body(at).round, body(at).pad, *step(at)))
        if step(at)[0] == "next_round":
            assert refused(at, c.AddCard("k", "o", "wind", "too early")) == "closed"
            assert refused(at, c.RevealCards()) == "nothing_written"
            at.do(c.NextRound())
    assert seen == [
        ("Gather · Alone", "Think", 1, True, "next_round", "In pairs"),
        ("Gather · In pairs", "Talk", 2, True, "next_round", "In fours"),
        ("Gather · In fours", "Write", 3, False, "reveal", ""),
    ]
    assert refused(at, c.NextRound()) == "last_round"
    at.write(*CARDS).do(c.RevealCards())
    assert at.public.name == "Gather"
    assert step(at) == ("next", "Group")


def test_each_round_has_its_part_of_the_time() -> None:
    at = desk(ALONE, PAIRS, FOURS)
    assert (at.public.timer.total_ms, at.public.timer.state) == (60_000, "idle")
    at.do(c.NextRound())
    assert (at.public.timer.total_ms, at.public.timer.state) == (90_000, "running")
    at.do(c.NextRound())
    assert at.public.timer.total_ms == 150_000
    at.do(c.GoBack()).do(c.GoNext())
    assert at.public.timer.total_ms == 150_000, "who comes back finds the round that was on"


def test_writing_on_from_what_turned_over() -> None:
    at = desk(FIRST, BUILD, BUILD)
    assert step(at) == ("reveal", "")
    assert refused(at, c.NextRound()) == "not_revealed"
    at.write(*CARDS).do(c.RevealCards())
    assert step(at) == ("next_round", "Build on") and not body(at).build
    at.do(c.NextRound())
    assert (body(at).open, body(at).revealed, body(at).build, body(at).round) == (True, True, True, 2)
    assert sum(len(column.cards) for column in body(at).columns) == len(CARDS)
    at.write(("wind", "built on it"), ("wind", "and on it"), ("rocks", "turned round"))
    assert "built on it" not in repr(at.public) + repr(at.console)
    assert refused(at, c.NextRound()) == "not_revealed"
    at.do(c.RevealCards())
    assert len(at.session.cards) == len(CARDS) + 3
    # A round in which nothing comes to anybody's mind is passed over.
    at.do(c.NextRound())
    assert refused(at, c.NextRound()) == "last_round"
    at.do(c.GoNext())
    assert len(at.session.cards) == len(CARDS) + 3


def test_a_round_without_a_card_is_passed_over() -> None:
    at = desk(FIRST, BUILD, BUILD)
    at.write(*CARDS).do(c.RevealCards(), c.NextRound(), c.NextRound())
    assert body(at).round == 3


@pytest.mark.parametrize(
    ("rounds", "line", "said"),
    [
        ('[[stages.rounds]]\nname = "A"\nprompt = "B"\nminutes = 1\npad = true', 5, "In the last round"),
        ('[[stages.rounds]]\nname = "A"\nprompt = "B"\nminutes = 1\nbuild = true', 5, "In the first round"),
        (
            '[[stages.rounds]]\nname = "A"\nprompt = "B"\nminutes = 1\npad = "yes"',
            5,
            "neither true nor false",
        ),
        ('[[stages.rounds]]\nname = "A"\nprompt = "B"', 1, 'no "minutes"'),
        ("rounds = []", 1, "[[stages.rounds]]"),
    ],
)
def test_rounds_that_cannot_be(rounds: str, line: int, said: str) -> None:
    text = (assets() / "formats" / "one-two-four-all.toml").read_text("utf-8")
    before, _, rest = text.partition("[[stages.rounds]]")
    after = rest[rest.index("[[stages]]") :]
    with pytest.raises(FormatFault) as fault:
        read_format(f"{before}{rounds}\n\n{after}", "one-two-four-all.toml")
    assert said in f"{fault.value.sentence} {fault.value.mend}"
    assert fault.value.line == before.count("\n") + line


def test_only_a_stage_that_gathers_has_rounds() -> None:
    text = (assets() / "formats" / "sailboat.toml").read_text("utf-8")
    rounds = '[[stages.rounds]]\nname = "A"\nprompt = "B"\nminutes = 1\n'
    with pytest.raises(FormatFault, match="Only a stage that gathers"):
        read_format(text + rounds, "sailboat.toml")


def shipped(id: str) -> Format:
    return read_format((assets() / "formats" / f"{id}.toml").read_text("utf-8"), f"{id}.toml")


ACTS = "add edit withdraw reveal anyway reopen round next back sample paper".split()


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["brainwriting", "one-two-four-all"]),
    st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 4)), max_size=50),
)
def test_any_order_of_rounds(id: str, acts: list[tuple[str, int]]) -> None:
    format = shipped(id)
    at = Desk(new_session(id="s1", team="Harbour", title="", date=TODAY, format=format, minutes=60)).phones(4)
    at.do(c.GoToStage([stage.kind for stage in format.stages].index("collect")))
    known: Counter[str] = Counter()
    for n, (what, a) in enumerate(acts):
        wanted: dict[str, c.Command] = {
            "add": c.AddCard(f"k{n}", f"o{n}", "ideas", f"idea {n}"),
            "edit": c.EditCard(f"k{a}", f"o{n}", "ideas", f"idea {n}"),
            "withdraw": c.WithdrawCard(f"k{a}", f"o{n}"),
            "reveal": c.RevealCards(),
            "anyway": c.RevealCards(anyway=True),
            "reopen": c.ReopenWriting(),
            "round": c.NextRound(),
            "next": c.GoNext(),
            "back": c.GoBack(),
            "sample": c.SampleCounts(),
            "paper": c.EnterPaper((("ideas", f"paper {n}"),), 1),
        }
        before = at.session
        if not accepted(at, wanted[what]):
            assert at.session is before
            continue
        known = Counter([card.text for card in at.session.cards])
        held = [entry.text for entry in at.session.held.values() if isinstance(entry, HeldCard)]
        assert not [text for text in held if text in repr(at.public) and not known[text]]
        work = at.session.work["gather"]
        assert isinstance(work, Collect)
        assert 0 <= work.round < len(format.stages[2].rounds)
        assert {card.id for card in before.cards} <= {card.id for card in at.session.cards}
        assert at.console.step.label
