"""Figures that a proof leaves behind: one JSON line each, printed and kept where the release asks for them."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def record(name: str, **figures: object) -> None:
    """Print one line, and append it to the file that RETROKIT_FIGURES names."""
    line = json.dumps({"name": name, **figures})
    sys.stdout.write(line + "\n")
    if kept := os.environ.get("RETROKIT_FIGURES"):
        with Path(kept).open("a", encoding="utf-8") as file:
            file.write(line + "\n")
