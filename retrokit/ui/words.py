"""Dates and sentences as the person reads them: for models whose text is not known before it arrives."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt


def translated(source: str, **values: object) -> str:
    """The words for an English ``source`` that came with the data; ``{names}`` are filled."""
    words = QCoreApplication.translate("retrokit", source)
    return words.format(**values) if values else words


def spoken_date(iso: str) -> str:
    """``2026-12-08`` as "8 December"; anything else as it stands, for people may write a date as they like."""
    date = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale().toString(date, "d MMMM") if date.isValid() else iso
