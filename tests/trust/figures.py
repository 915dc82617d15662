"""The figures of the proofs: each prints one line, and adds it to the file that RETROKIT_FIGURES names."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def record(name: str, **figures: object) -> None:
    """One JSON line on the output, and at the end of the file named by RETROKIT_FIGURES if that is set."""
    line = json.dumps({"proof": name, **figures})
    sys.stdout.write(line + "\n")
    if where := os.environ.get("RETROKIT_FIGURES"):
        with Path(where).open("a", encoding="utf-8") as file:
            file.write(line + "\n")
