"""Dates and sentences as the person reads them: for models whose text is not known before it arrives."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from retrokit.facilitation.language import MONTHS


def translated(source: str, **values: object) -> str:
    """The words for an English ``source`` that came with the data; ``{names}`` are filled."""
    words = QCoreApplication.translate("retrokit", source)
    return words.format(**values) if values else words


def spoken_date(iso: str) -> str:
    """``2026-12-08`` as "8 December"; anything else as it stands, for people may write a date as they like."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return translated("{day} {month}", day=day.day, month=translated(MONTHS[day.month - 1]))
