"""T1, order and link: nothing in any file, at any moment, says when a card came or which cards come from one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from statistics import mean

import pytest

from retrokit.storage.store import SqliteStore
from tests.trust import controls
from tests.trust.attacks import all_places
from tests.trust.chance import fits_chance, ranks, tau, tau_bound
from tests.trust.figures import record
from tests.trust.linking import Pairs, auc, auc_bound, pairs
from tests.trust.people import Plan
from tests.trust.scene import DATABASE, Scene
from tests.trust.sessions import box_marks, cases, controlled, texts
from tests.trust.size import at

pytestmark = pytest.mark.timeout(900)

# How far apart people start to write, in seconds, and how many sessions of each.
SESSIONS = {0.0: at(10, 200), 600.0: at(30, 200)}
ALL = sum(SESSIONS.values())


class Found:
    """What came of the attacks, over sessions."""

    def __init__(self) -> None:
        self.taus: dict[str, list[float]] = defaultdict(list)
        self.silent: set[str] = set()
        self.pairs: list[Pairs] = []
        self.sessions = 0

    def look(self, plan: Plan, scenes: dict[str, Scene]) -> None:
        self.sessions += 1
        places = {name: all_places(scene) for name, scene in scenes.items()}
        for scene, attacks in places.items():
            for attack, found in attacks.items():
                guess = ranks(found, self.sessions)
                if guess is None:
                    self.silent.add(f"{scene}: {attack}")
                else:
                    self.taus[f"{scene}: {attack}"].append(tau(guess))
        self.pairs.append(pairs(plan, scenes, places, self.sessions))


@cache
def found(spread_s: float) -> Found:
    result = Found()
    for case in cases(SESSIONS[spread_s], spread_s, first=1000):
        result.look(case.plan, dict(case.scenes))
    return result


def both() -> Iterator[tuple[str, list[float]]]:
    """Each attack with its taus over all sessions, if it found something in any."""
    together: dict[str, list[float]] = defaultdict(list)
    for spread in SESSIONS:
        for name, taus in found(spread).taus.items():
            together[name] += taus
    yield from together.items()


def test_no_order_in_any_file_tells_when_a_card_came() -> None:
    attacks = dict(both())
    means = {name: mean(taus) for name, taus in attacks.items()}
    silent = {name for spread in SESSIONS for name in found(spread).silent} - means.keys()
    strongest = max(means, key=lambda name: abs(means[name]))
    always = {name: tau for name, tau in means.items() if len(attacks[name]) == ALL}
    strongest_always = max(always, key=lambda name: abs(always[name]))
    record(
        "order",
        sessions=ALL,
        attacks=len(means),
        attacks_that_find_nothing=len(silent),
        # Few sessions allow more: an attack that finds something in one of them guesses well by chance.
        largest_mean_tau=round(abs(means[strongest]), 4),
        by=strongest,
        in_sessions=len(attacks[strongest]),
        allowed_there=round(tau_bound(len(attacks[strongest])), 4),
        attacks_in_all_sessions=len(always),
        largest_in_all=round(abs(always[strongest_always]), 4),
        by_in_all=strongest_always,
        allowed_in_all=round(tau_bound(ALL), 4),
    )
    leaks = {name: tau for name, tau in means.items() if abs(tau) > tau_bound(len(attacks[name]))}

    assert not leaks
    assert len({name.partition(": ")[2] for name in means}) >= 12, "orders that found every card somewhere"
    for scene in ("writing", "before the vacuum", "revealed", "closed", "exported"):
        assert len(attacks[f"{scene}: first_copy"]) == ALL


def test_the_orders_are_spread_as_chance_spreads_them() -> None:
    """A mean of 0 could hide sessions that leak one way or the other."""
    whole = {name: taus for name, taus in both() if len(taus) == ALL}
    fits = {name: fits_chance(taus) for name, taus in whole.items()}
    least = min(fits, key=lambda name: fits[name])
    record("order, spread", attacks=len(fits), least_p=round(fits[least], 5), by=least)

    assert fits[least] > 0.001 / len(fits)  # Bonferroni


@pytest.mark.parametrize("spread", SESSIONS)
def test_no_pair_of_cards_shows_that_one_person_wrote_both(spread: float) -> None:
    sessions = found(spread).pairs
    scores = auc(sessions)
    allowed = auc_bound(len(sessions) - len(sessions) // 2)
    record(
        "link",
        sessions=len(sessions),
        start_spread_s=spread,
        features=len(sessions[0].features),
        **{f"auc_{name}": round(score, 4) for name, score in scores.items()},
        allowed=round(allowed, 4),
    )

    assert all(abs(score - 0.5) <= allowed for score in scores.values()), scores


def test_a_store_that_counts_would_be_caught() -> None:
    """The control, and what it shows of this suite: nine in ten pairs in order, authors far above guessing."""
    result = Found()
    for rehearsal, album in controlled(controls.CountingStore, at(24, 100)):
        result.look(rehearsal.plan, {"writing": Scene(album.pictures["writing"], texts(rehearsal.plan))})
    caught = {name: mean(taus) for name, taus in result.taus.items()}
    scores = auc(result.pairs)
    record(
        "order and link, control: AUTOINCREMENT",
        sessions=result.sessions,
        tau=round(caught["writing: rowid"], 3),
        tau_by_place=round(caught["writing: page_then_backwards"], 3),
        **{f"auc_{name}": round(score, 3) for name, score in scores.items()},
    )

    assert caught["writing: rowid"] >= 0.95
    assert caught["writing: card.id"] >= 0.95
    assert caught["writing: page_then_backwards"] >= 0.95
    assert all(score >= 0.70 for score in scores.values())


def test_slots_in_order_and_boxes_in_the_clear_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    controls.sealing_off(monkeypatch)
    taus: dict[str, list[float]] = defaultdict(list)
    for rehearsal, album in controlled(lambda home: SqliteStore(home / DATABASE), at(6, 40)):
        scene = Scene(album.pictures["writing"], box_marks(album.pictures["writing"], rehearsal))
        for name in ("first_copy", "rowid", "table_order", "pointers"):
            guess = ranks(all_places(scene)[name], 1)
            assert guess is not None
            taus[name].append(tau(guess))
    record(
        "order, control: slots in order", **{name: round(mean(values), 3) for name, values in taus.items()}
    )

    assert all(mean(values) >= 0.95 for values in taus.values())


def test_cards_that_are_not_shuffled_would_be_caught() -> None:
    taus = []
    for rehearsal, album in controlled(
        lambda home: SqliteStore(home / DATABASE), at(6, 40), controls.counting_ids()
    ):
        scene = Scene(album.pictures["revealed"], texts(rehearsal.plan))
        guess = ranks(all_places(scene)["table_order"], 1)
        assert guess is not None
        taus.append(tau(guess))
    record("order, control: no shuffle", tau=round(mean(taus), 3))

    assert mean(taus) >= 0.95
