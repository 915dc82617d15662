"""The order in which people speak: everybody once in each round, everybody equally often first, and in memory only."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings, strategies as st

from retrokit.facilitation import commands as c
from retrokit.facilitation.changes import UNSTORED, TurnsSet
from retrokit.facilitation.faces import DiscussBody
from tests.facilitation.desk import Desk, gathered, refused

NAMES = ("Ines", "Tomas", "Jonas", "Mira", "Ola")


def drawn(*names: str) -> Desk:
    return gathered().go("discuss").do(c.DrawTurns(names))


def up(desk: Desk) -> str:
    body = desk.public.body
    assert isinstance(body, DiscussBody)
    return body.turns[body.turn]


@given(st.integers(2, 12), st.integers(1, 4), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_over_rounds_everybody_starts_equally_often(people: int, rounds: int, chance: random.Random) -> None:
    names = [f"name {n}" for n in range(people)]
    desk = gathered().go("discuss")
    desk.new_id = lambda: f"{chance.getrandbits(96):024x}"  # type: ignore[method-assign]
    desk.do(c.DrawTurns(tuple(names)))
    starters = Counter[str]()
    for _ in range(rounds * people):
        said = []
        for _ in names:
            said.append(up(desk))
            desk.do(c.NextTurn())
        assert sorted(said) == sorted(names), "everybody once in each round"
        starters[said[0]] += 1
        assert max(starters.values()) - min(starters[name] for name in names) <= 1
    assert set(starters.values()) == {rounds}


def test_the_order_is_chance() -> None:
    """A hundred draws of four names start with each of them, and are not one order."""
    chance = random.Random(7)
    orders = Counter[tuple[str, ...]]()
    for _ in range(200):
        desk = gathered().go("discuss")
        desk.new_id = lambda: f"{chance.getrandbits(96):024x}"  # type: ignore[method-assign]
        orders[desk.do(c.DrawTurns(NAMES[:4])).session.turns.order] += 1
    assert len(orders) == 24
    assert len({order[0] for order in orders}) == 4


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ((), "bad_names"),
        (("Ines",), "bad_names"),
        (("Ines", "  "), "bad_names"),
        (tuple(f"n{n}" for n in range(31)), "bad_names"),
        (("Ines", "Tomas", " Ines "), "same_name"),
        (("Ines", "T" * 25), "too_long"),
    ],
)
def test_names_that_do_not_work(names: tuple[str, ...], code: str) -> None:
    assert refused(gathered().go("discuss"), c.DrawTurns(names)) == code
    assert refused(gathered(), c.DrawTurns(NAMES)) == "not_discussing"


def test_names_are_in_memory_only_and_gone_when_cleared_or_at_the_end() -> None:
    desk = drawn(*NAMES)
    assert all(isinstance(change, UNSTORED) for change in desk.changes) and TurnsSet in UNSTORED
    assert desk.do(c.GoNext(), c.GoBack()).session.turns.order, "they wait for the next discussion"
    assert drawn(*NAMES).do(c.ClearTurns()).session.turns.starts == ()
    ended = drawn(*NAMES).do(c.EndSession()).session
    assert not any(name in repr(ended) for name in NAMES)
    assert gathered().go("discuss").do(c.NextTurn(), c.ClearTurns()).changes == ()
