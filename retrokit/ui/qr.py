"""The join code as a picture: ``image://code/<percent-encoded text>``, one sharp square per module at any size."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, unquote

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

QUIET = 4  # modules of light around the code, as the standard wants: in the dark the panel around it is dark
INK, GROUND = 0xFF1C2230, 0xFFFFFDF8


def code_source(text: str) -> str:
    """The image address of a code for ``text``, or "" for no text."""
    return f"image://code/{quote(text, safe='')}" if text else ""


def draw_code(text: str, side: int) -> QImage:
    """A square image of at most ``side`` pixels (at least one pixel per module), always dark on light."""
    from PySide6.QtCore import Qt

    rows = _rows(text)
    image = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
    for y, row in enumerate(rows):
        for x, module in enumerate(row):
            image.setPixel(x, y, INK if module else GROUND)
    scale = max(1, side // len(rows))
    return image.scaled(len(rows) * scale, len(rows) * scale, Qt.AspectRatioMode.KeepAspectRatio)


def modules(text: str) -> int:
    """How many modules a code for ``text`` is across, with the light around it; 0 for no text."""
    return len(_rows(text)) if text else 0


@lru_cache(maxsize=8)
def _rows(text: str) -> tuple[tuple[int, ...], ...]:
    # Here: most of the app's life no code is drawn, and at its start none is.
    import segno

    return tuple(map(tuple, segno.make(text, error="m", micro=False).matrix_iter(border=QUIET)))


class CodeImages(QQuickImageProvider):
    """Answers ``image://code/...`` for the size QML asks for (``sourceSize``)."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        """``id`` is the percent-encoded text."""
        side = requestedSize.width() if requestedSize.width() > 0 else 512
        image = draw_code(unquote(id), side)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image
