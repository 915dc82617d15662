"""Reads the coaching that comes with the app. ``app.py`` asks for it with the first session, ``doctor.py`` for its faults."""

from __future__ import annotations

from pathlib import Path

from retrokit.facilitation.coaching import Hint
from retrokit.facilitation.coaching_file import read_coaching
from retrokit.facilitation.format_file import format_text
from retrokit.facilitation.formats import FormatFault
from retrokit.gallery import start


def load(file: Path) -> tuple[tuple[Hint, ...], FormatFault | None]:
    """The hints, or none and what is wrong with the file."""
    try:
        return read_coaching(format_text(start(file), file.name), file.name), None
    except FormatFault as fault:
        return (), fault
    except OSError:
        return (), FormatFault(
            file.name, 1, "The file cannot be opened.", "Give yourself the right to read it."
        )
