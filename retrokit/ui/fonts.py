"""The fonts of the windows: Noto Sans from its package with its sisters for other scripts, so no system font is needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import manimgx_fonts
import noto_cjk_sans_jp_regular
from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

BASE = "Noto Sans"


def font_files() -> tuple[Path, ...]:
    """The font files of the packages, the base family first, emoji last (its digits must not win)."""
    folder = Path(manimgx_fonts.__file__).parent
    wide = Path(noto_cjk_sans_jp_regular.__file__).with_name("NotoSansCJKjp-Regular.otf")
    order = {"NotoSans[wght].ttf": 0, "NotoSans-Italic[wght].ttf": 1, "NotoEmoji[wght].ttf": 9}
    files = [*folder.glob("*.ttf"), *([wide] if wide.is_file() else [])]
    return tuple(sorted(files, key=lambda file: (order.get(file.name, 5), file.name)))


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the families known to Qt and the application's font; once per process. Returns the families in order."""
    # On its way to the sister font that has a script, Qt grumbles about every sister that has not.
    QLoggingCategory.setFilterRules("qt.text.font.*=false")
    families: list[str] = []
    for file in font_files():
        number = QFontDatabase.addApplicationFont(str(file))
        for family in QFontDatabase.applicationFontFamilies(number) if number >= 0 else ():
            if family not in families:
                families.append(family)
    font = QFont(families)
    font.setPixelSize(15)
    font.setFeature(QFont.Tag("tnum"), 1)
    QGuiApplication.setFont(font)
    return tuple(families)
