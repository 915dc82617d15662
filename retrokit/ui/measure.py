"""How wide and how high a text becomes when it is wrapped: the board arranges its cards by this before it draws them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QTextLayout, QTextOption

from retrokit.ui.places import Ruler


@lru_cache(maxsize=16)
def _font(pixels: int, weight: int) -> tuple[QFont, float]:
    font = QGuiApplication.font()
    font.setPixelSize(pixels)
    font.setVariableAxis(QFont.Tag("wght"), weight)
    return font, QFontMetricsF(font).height()


@lru_cache(maxsize=20_000)
def text_height(text: str, width: float, pixels: int, lines: int = 6, weight: int = 400) -> float:
    """Pixels that ``text`` takes at most ``width`` wide, cut at ``lines`` lines; words break as in ``Text.Wrap``."""
    font, least = _font(max(1, pixels), weight)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        height += max(least, line.height())
    layout.endLayout()
    return height or least


@lru_cache(maxsize=20_000)
def text_width(text: str) -> float:
    """Pixels that ``text`` takes on one line at 100 pixels."""
    return QFontMetricsF(_font(100, 400)[0]).horizontalAdvance(text)


RULER = Ruler(text_height, text_width)
