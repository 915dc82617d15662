"""Small arithmetic that every benchmark shares: quantiles, and one line of JSON to print."""

from __future__ import annotations

import json
from collections.abc import Sequence


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0..1) of the sorted values lie."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def show(**figures: object) -> None:
    """Print one JSON object on one line."""
    print(json.dumps(figures), flush=True)
