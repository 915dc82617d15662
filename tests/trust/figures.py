"""Writes down what a proof measured, for people and for the table in the README."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def record(name: str, **figures: object) -> None:
    """Print one line of JSON, and append it to the file that RETROKIT_FIGURES names, if it names one."""
    line = json.dumps({"name": name, **figures}) + "\n"
    sys.stdout.write(line)
    if file := os.environ.get("RETROKIT_FIGURES"):
        with Path(file).open("a", encoding="utf-8") as figures_file:
            figures_file.write(line)
