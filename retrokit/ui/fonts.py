"""The fonts of the windows: Noto Sans from its package with its sisters for other scripts, so no system font is needed."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

BASE = "Noto Sans"
# The largest by far: home waits for it only when it has something to say in it.
WIDE, WIDE_FILE = "Noto Sans CJK JP", "NotoSansCJKjp-Regular.otf"
_WIDE_LETTERS = re.compile(
    "[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)


def font_files() -> tuple[Path, ...]:
    """The font files of the packages, the base family first, emoji last (its digits must not win)."""
    wide = _package("noto_cjk_sans_jp_regular") / WIDE_FILE
    order = {"NotoSans[wght].ttf": 0, "NotoSans-Italic[wght].ttf": 1, "NotoEmoji[wght].ttf": 9}
    files = [*_package("manimgx_fonts").glob("*.ttf"), *([wide] if wide.is_file() else [])]
    return tuple(sorted(files, key=lambda file: (order.get(file.name, 5), file.name)))


def _package(name: str) -> Path:
    """Its folder, without importing it: only its files are wanted."""
    found = find_spec(name)
    assert found is not None and found.origin is not None
    return Path(found.origin).parent


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the families known to Qt and the application's font; once per process. Returns the families in order.

    The wide one is only named: ``load_wide_font`` brings it.
    """
    # On its way to the sister font that has a script, Qt grumbles about every sister that has not.
    QLoggingCategory.setFilterRules("qt.text.font.*=false")
    families: list[str] = []
    for file in font_files():
        for family in [WIDE] if file.name == WIDE_FILE else _families(file):
            if family not in families:
                families.append(family)
    font = QFont(families)
    font.setPixelSize(15)
    font.setFeature(QFont.Tag("tnum"), 1)
    QGuiApplication.setFont(font)
    return tuple(families)


@cache
def load_wide_font() -> None:
    """Chinese, Japanese and Korean."""
    for file in font_files():
        if file.name == WIDE_FILE:
            _families(file)


def needs_wide_font(text: str) -> bool:
    """Whether anything in ``text`` may be for the wide font."""
    return _WIDE_LETTERS.search(text) is not None


def _families(file: Path) -> list[str]:
    number = QFontDatabase.addApplicationFont(str(file))
    return QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
