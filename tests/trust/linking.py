"""Which cards are of one author? Two learners look at everything the attacks found, and are asked about pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from tests.trust.attacks import Places
from tests.trust.chance import ranks
from tests.trust.people import CARDS, Plan
from tests.trust.scene import PAGE, Row, Scene

Table = npt.NDArray[np.float64]
_ONE, _OTHER = np.triu_indices(CARDS, 1)


@dataclass(frozen=True, slots=True)
class Pairs:
    """For each pair of cards of one session: ``features`` by name, and whether one person wrote both."""

    features: Mapping[str, Table]
    same: npt.NDArray[np.bool_]


def pairs(
    plan: Plan, scenes: Mapping[str, Scene], places: Mapping[str, Mapping[str, Places]], seed: int
) -> Pairs:
    """How near two cards are in every order, on one page, in the bits of their ids, in length, column and group."""
    authors = np.array([card.author for card in plan.kept])
    features: dict[str, Table] = {}
    for scene, attacks in places.items():
        for attack, found in attacks.items():
            guess = ranks(found, seed)
            if guess is not None:
                features[f"{scene} {attack}"] = _apart(guess)
        pages = [spots[0] // PAGE if spots else -1 - n for n, spots in enumerate(scenes[scene].spots)]
        features[f"{scene} same page"] = (_apart(pages) == 0).astype(float)
        features[f"{scene} bits of ids"] = _bits(scenes[scene])
    features["length"] = _apart([len(card.text) for card in plan.kept])
    features["column"] = (_apart([card.column for card in plan.kept]) == 0).astype(float)
    return Pairs(features, authors[_ONE] == authors[_OTHER])


def auc(sessions: Sequence[Pairs]) -> dict[str, float]:
    """How well each learner, taught with the first half of the sessions, tells pairs of one author in the other half.

    0.5 is guessing, 1 always right: the chance that a pair of one author looks nearer than one of two.
    """
    names = sorted({name for session in sessions for name in session.features})
    unknown = np.full(len(_ONE), np.nan)
    half = len(sessions) // 2
    table = [np.column_stack([s.features.get(name, unknown) for name in names]) for s in sessions]
    known, asked = np.vstack(table[:half]), np.vstack(table[half:])
    answers, truth = (np.concatenate([s.same for s in part]) for part in (sessions[:half], sessions[half:]))
    learners = {
        "logistic": make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000)),
        "boosting": HistGradientBoostingClassifier(
            max_iter=60, max_leaf_nodes=8, min_samples_leaf=200, random_state=1
        ),
    }
    scores = {}
    for name, learner in learners.items():
        learner.fit(np.nan_to_num(known, nan=CARDS / 3), answers)
        guess = learner.predict_proba(np.nan_to_num(asked, nan=CARDS / 3))[:, 1]
        scores[name] = float(roc_auc_score(truth, guess))
    return scores


def auc_bound(tested: int) -> float:
    """How far from 0.5 chance may lead: 0.03, or more where so few sessions cannot hold that.

    A session has 120 pairs of one author; the standard error of an AUC is about 0.29 / sqrt(pairs of one author), and
    half as much again because a card is in 47 pairs. 4.5 of these are 0.04 for 20 sessions and 0.018 for 100.
    """
    return max(0.03, 4.5 * 1.5 * 0.29 / sqrt(120 * tested))


def _apart(values: Sequence[float]) -> Table:
    places = np.asarray(values, dtype=np.float64)
    return np.abs(places[_ONE] - places[_OTHER])


def _bits(scene: Scene) -> Table:
    """In how many bits the numbers of two cards differ: counters would show, and generators that are not random."""
    numbers = [_number(scene.rows[card][0]) if card in scene.rows else 0 for card in range(CARDS)]
    apart = [(numbers[one] ^ numbers[other]).bit_count() for one, other in zip(_ONE, _OTHER, strict=True)]
    return np.array(apart, dtype=np.float64)


def _number(row: Row) -> int:
    name = row.columns.get("id")
    return int(name, 16) if isinstance(name, str) else row.rowid or 0
