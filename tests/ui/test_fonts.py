"""Letters of every script that we bring fonts for are drawn with our own fonts, whatever the machine has."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QGlyphRun, QGuiApplication, QTextLayout

from retrokit.ui.fonts import load_fonts, load_wide_font, needs_wide_font

TEXTS = {
    "Latin": "Ångström",
    "Greek": "Ωμέγα",
    "Cyrillic": "Привет",
    "Hebrew": "שלום",
    "Arabic": "مرحبا",
    "Devanagari": "नमस्ते",
    "Thai": "สวัสดี",
    "Chinese": "你好",
    "Japanese": "金曜日のペア",
    "Korean": "안녕하세요",
    "emoji": "🎉",
}


def runs(text: str) -> list[QGlyphRun]:
    layout = QTextLayout(text, QGuiApplication.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout.glyphRuns()


@pytest.mark.parametrize("script", TEXTS)
def test_every_letter_has_a_shape_from_our_fonts(qapp: QGuiApplication, script: str) -> None:
    families = set(load_fonts())
    load_wide_font()
    found = runs(TEXTS[script])
    assert found
    for run in found:
        assert 0 not in run.glyphIndexes(), "an empty box"
        assert run.rawFont().familyName() in families


def test_figures_are_as_wide_as_each_other(qapp: QGuiApplication) -> None:
    load_fonts()
    metrics = QFontMetricsF(QFont(QGuiApplication.font()))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("script", TEXTS)
def test_home_waits_for_the_wide_font_only_where_it_needs_it(script: str) -> None:
    assert needs_wide_font(f"Team {TEXTS[script]} – “1”") == (script in ("Chinese", "Japanese", "Korean"))
