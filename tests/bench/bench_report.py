"""How long a report of 300 cards takes, beside a bare platypus document with the same texts in the same fonts.

The floor gets its fonts parsed before the clock starts; the report opens, shapes, cuts and embeds its own every time.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import uharfbuzz as hb
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from retrokit.facilitation.summary import Summary
from retrokit.report import style
from retrokit.report.document import render
from retrokit.report.fonts import BASE, EMOJI, installed
from retrokit.report.text import Text
from tests.bench.figures import show
from tests.report.sample import ENGLISH, with_cards

RUNS = 9
FONTS = {400: BASE, 600: BASE, 700: BASE, 0: EMOJI}


def texts_of(summary: Summary) -> list[tuple[str, style.Style]]:
    """Every text the report prints, with its style, in order."""
    seen: list[tuple[str, style.Style]] = []
    original = Text.__init__

    def noting(self: Text, words: str, look: style.Style, *rest: object, **more: object) -> None:
        seen.append((words.upper() if look.capitals else words, look))
        original(self, words, look, *rest, **more)  # type: ignore[arg-type]

    Text.__init__ = noting  # type: ignore[assignment,method-assign]
    try:
        render(summary, ENGLISH)
    finally:
        Text.__init__ = original  # type: ignore[method-assign]
    return seen


def register(folder: Path) -> None:
    """Cut the variable fonts to the three weights once, as reportlab cannot read them otherwise."""
    for weight, (_, package, file) in FONTS.items():
        source = installed(package, file)
        assert source is not None
        face = hb.Face(hb.Blob.from_file_path(str(source)))
        wish = hb.SubsetInput()
        wish.keep_everything()
        wish.pin_axis_location(face, "wght", weight or 600)
        path = folder / f"{weight}.ttf"
        path.write_bytes(wish.subset(face).blob.data)
        pdfmetrics.registerFont(TTFont(f"bare{weight}", str(path)))


def bare(texts: list[tuple[str, style.Style]]) -> bytes:
    """A plain document of paragraphs, emoji in a font of their own as a reader would expect."""
    styles = {look: _paragraph_style(look) for _, look in texts}
    story = [Paragraph(_with_emoji(words), styles[look]) for words, look in texts]
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(list(story))
    return out.getvalue()


def _paragraph_style(look: style.Style) -> ParagraphStyle:
    return ParagraphStyle(f"{look}", fontName=f"bare{look.weight}", fontSize=look.size, leading=look.leading)


def _with_emoji(words: str) -> str:
    return escape(words).replace("🎉", '<font name="bare0">🎉</font>').replace("\n", "<br/>")


def measure(cards: int = 300, runs: int = RUNS) -> dict[str, object]:
    """Medians in seconds. Both sides run in turns, so that a busy machine slows them alike."""
    summary = with_cards(cards)
    texts = texts_of(summary)
    with TemporaryDirectory() as folder:
        register(Path(folder))
        ours: list[float] = []
        floor: list[float] = []
        for _ in range(runs):
            ours.append(_seconds(lambda: render(summary, ENGLISH)))
            floor.append(_seconds(lambda: bare(texts)))
    mine, theirs = statistics.median(ours), statistics.median(floor)
    return {
        "name": "report",
        "cards": cards,
        "ours_s": round(mine, 4),
        "floor_s": round(theirs, 4),
        "ratio": round(mine / theirs, 2),
        "paragraphs": len(texts),
    }


def _seconds(work: Callable[[], bytes]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(arguments: list[str] | None = None) -> dict[str, object]:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cards", type=int, default=300)
    parser.add_argument("--runs", type=int, default=RUNS)
    chosen = parser.parse_args(arguments)
    figures = measure(chosen.cards, chosen.runs)
    show(**figures)
    return figures


if __name__ == "__main__":
    main()
