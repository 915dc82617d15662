"""What every part of a report draws with: translated words, people's words, labels, headings, and their place on the page."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus.flowables import CondPageBreak, Flowable

from retrokit.facilitation.language import Language
from retrokit.report import style
from retrokit.report.blocks import Block, Stack
from retrokit.report.dates import in_words
from retrokit.report.fonts import Fontbook
from retrokit.report.pages import Piece
from retrokit.report.style import Style
from retrokit.report.text import Text

_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
# What must fit under a heading of something that may go on over the page.
_START = 60.0
# So much under a heading is enough for any: then the rest may stand on the next page.
_ENOUGH = 160.0


class Sheet:
    """One report being written. ``width`` and ``body`` are what a page holds, in points."""

    def __init__(self, book: Fontbook, language: Language, width: float, body: float) -> None:
        self.book = book
        self.language = language
        self._base = 1 if language.code[:2] in _RIGHT_TO_LEFT else 0
        self.width = width
        self.body = body

    def text(self, words: str, look: Style = style.BODY, *, snug: bool = False) -> Text:
        """Words that people typed: they decide themselves in which direction they run."""
        return Text(words, look, self.book, self.language.code, snug=snug)

    def own(self, words: str, look: Style = style.BODY) -> Text:
        """Translated words of the report, whatever people's words they have inside."""
        return Text(words, look, self.book, self.language.code, self._base)

    def say(self, source: str, look: Style = style.BODY, **values: object) -> Text:
        return self.own(self.language.text(source, **values), look)

    def count(self, source: str, n: int, look: Style = style.BODY, **values: object) -> Text:
        return self.own(self.language.count(source, n, **values), look)

    def joined(self, *parts: str) -> str:
        """Facts in a row. The mark keeps the figures of one from running together with the letters of another."""
        mark = "\u200f" if self._base else "\u200e"
        return f"{mark} · {mark}".join(part for part in parts if part)

    def day(self, iso: str) -> str:
        return in_words(iso, self.language)

    def field(self, label: str, words: str, look: Style = style.BODY, before: float = 0.0) -> Stack | None:
        """A small label (a source text) over what it names, or None where there is nothing to name."""
        if not words.strip():
            return None
        return Stack(
            (self.say(label, style.LABEL), self.text(words, look, snug=True)), heads=1, before=before
        )

    def line(self, source: str, words: str) -> Text | None:
        """A sentence around people's ``{words}``, or None where they have written none."""
        return self.say(source, words=words) if words.strip() else None

    def place(self, block: Block, bookmark: str = "") -> Piece:
        return Piece(block, self.body, bookmark)

    def under(self, heading: Text, blocks: Sequence[Block]) -> list[Flowable]:
        """A heading and what belongs to it, never the heading alone at the foot of a page."""
        need = heading.before + heading.height(self.width)
        enough = need + _ENOUGH
        for block in blocks:
            high = block.height(self.width)
            need += block.before + (high if block.whole else min(high, _START))
            if high >= _START or need >= enough:
                break
        return [CondPageBreak(min(need, self.body)), self.place(heading), *map(self.place, blocks)]

    def chapter(self, source: str) -> list[Flowable]:
        """The heading of a part, on a new page unless a good piece of this one is left."""
        title = self.language.text(source)
        return [CondPageBreak(self.body * 0.4), self.place(self.own(title, style.CHAPTER), title)]
