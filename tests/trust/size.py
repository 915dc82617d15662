"""How much a proof does: enough to notice a leak in every run of the tests, all of it before a release."""

from __future__ import annotations

import os

RELEASE = os.environ.get("RETROKIT_TRUST") == "release"


def at(ci: int, release: int) -> int:
    """``release`` when ``make trust`` runs the proofs (RETROKIT_TRUST=release), else ``ci``."""
    return release if RELEASE else ci
