"""How long a proof runs: short with every change, as long as it takes before a release."""

from __future__ import annotations

import os


def at(ci: int, release: int) -> int:
    return release if os.environ.get("RETROKIT_TRUST") == "release" else ci
