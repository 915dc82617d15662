"""Dates written out, as the reader's language writes them. Called wherever a report shows a date."""

from __future__ import annotations

from datetime import date

from retrokit.facilitation.language import MONTHS, Language


def in_words(iso: str, language: Language) -> str:
    """``2026-12-08`` as "8 December 2026"; what is not a date comes back as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    month = language.text(MONTHS[day.month - 1])
    return language.text("{day} {month} {year}", day=day.day, month=month, year=day.year)
