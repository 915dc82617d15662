"""Reads the catalogue of a language from ``assets/i18n``, and makes the pseudo-language that tests look through.

``app.py`` loads it once for windows, phone page and report.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.language import Entry, Language

Entries = dict[str, str | dict[str, str]]

PSEUDO = "qps"
_HELD = re.compile(r"\{[^{}]*\}|%n|%\d+|&\w+;|<[^<>]+>")
_ACCENTED = str.maketrans(
    "AaBCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz",
    "ÅåßĆćĎďÉéĞğĤĥÎîĴĵĶķĹĺŇňÖöŔŕŠšŤťÛûŴŵÝýŽž",
)


def file(assets: Path, code: str) -> Path:
    return assets / "i18n" / f"{code}.json"


def load(assets: Path, code: str) -> Language:
    """The language ``code``, from the assets folder. ``qps`` is the pseudo-language. Raises ``Trouble``."""
    return pseudo(assets) if code == PSEUDO else Language(code, _entries(assets, code))


def pseudo(assets: Path) -> Language:
    """Every text of the English catalogue with accents, in brackets and two fifths longer.

    What shows up without brackets is not translated, what lacks a bracket is clipped. Placeholders stay.
    """
    entries: dict[str, Entry] = {}
    for source, entry in _entries(assets, "en").items():
        if isinstance(entry, str):
            entries[source] = stretched(entry)
        else:
            entries[source] = {form: stretched(text) for form, text in entry.items()}
    return Language(PSEUDO, entries)


def stretched(text: str) -> str:
    """``Next`` becomes ``[Ňéxť ~]``; ``{name}``, ``%1`` and ``%n`` are left alone."""
    out, end = [], 0
    for held in _HELD.finditer(text):
        out += [text[end : held.start()].translate(_ACCENTED), held[0]]
        end = held.end()
    out.append(text[end:].translate(_ACCENTED))
    more = max(1, round(len(text) * 0.4) - 2)
    return f"[{''.join(out)} {'~' * more}]"


def _entries(assets: Path, code: str) -> Entries:
    path = file(assets, code)
    try:
        return msgspec.json.decode(path.read_bytes(), type=Entries)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        raise Trouble(
            "language.missing",
            "The texts of the language {language} could not be read.",
            "Choose another language in the settings, or install retrokit again.",
            language=code,
        ) from None
