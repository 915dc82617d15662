"""One catalogue for windows, phone page and report: English source text in, the person's language out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Entry = str | Mapping[str, str]

# Each is a key of the catalogue: dates are written out in the same way everywhere.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Language:
    """``entries`` maps English source text to its translation, or to its ``one``/``other`` forms.

    A source that is not in the catalogue stands for itself, so English needs entries for plurals only.
    """

    code: str = "en"
    entries: Mapping[str, Entry] = field(default_factory=dict)

    def text(self, source: str, **values: object) -> str:
        """The translation of ``source`` with ``{name}`` placeholders filled."""
        entry = self.entries.get(source, source)
        words = entry if isinstance(entry, str) else entry["other"]
        return words.format(**values) if values else words

    def count(self, source: str, n: int, **values: object) -> str:
        """A text with a number in it: ``%n`` is replaced, the form follows ``n`` (``"%n card(s)"``)."""
        entry = self.entries.get(source, source)
        words = entry if isinstance(entry, str) else entry["one" if n == 1 else "other"]
        return words.replace("%n", str(n)).format(**values)
