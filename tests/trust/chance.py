"""What chance alone gives: Kendall's tau, its spread, and the bounds that a proof of a given size can hold."""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import sqrt

import numpy as np
from scipy import stats

from tests.trust.attacks import Places
from tests.trust.people import CARDS


def spread_of_tau(n: int = CARDS) -> float:
    """Standard deviation of tau over random orders of ``n`` things (0.0997 for 48 cards)."""
    return sqrt(2 * (2 * n + 5) / (9 * n * (n - 1)))


def tau_bound(sessions: int) -> float:
    """0.025, or 4.5 standard errors of the mean where so many sessions cannot hold that: 0.071 for 40, 0.022 for 400.

    Chance alone leads further than 4.5 in one of 150,000 attacks. The weakest leak that was ever seen (sorted keys,
    secure_delete on, but no VACUUM) has 0.19.
    """
    return max(0.025, 4.5 * spread_of_tau() / sqrt(sessions))


def ranks(places: Places, seed: int) -> list[float] | None:
    """The guessed place of each card, 0 first. Equal and missing ones are guessed; None when nothing was found."""
    if len(set(places.values())) < 2:
        return None
    chance = random.Random(seed)
    known = sorted(places.values())
    where = [(places.get(card, chance.choice(known)), chance.random(), card) for card in range(CARDS)]
    order = {card: float(rank) for rank, (_, _, card) in enumerate(sorted(where))}
    return [order[card] for card in range(CARDS)]


def tau(guess: Sequence[float]) -> float:
    """Kendall's tau between the order of arrival and ``guess``: 1 or -1 gives the order away, 0 is chance."""
    places = np.asarray(guess)
    n = len(places)
    signs = np.sign(places[None, :] - places[:, None])
    return float(np.triu(signs, 1).sum() / (n * (n - 1) / 2))


def fits_chance(taus: Sequence[float]) -> float:
    """Kolmogorov and Smirnov: the p of so many taus if the orders were random (normal at 48 cards, to three digits)."""
    return float(stats.kstest(taus, "norm", args=(0.0, spread_of_tau())).pvalue)
