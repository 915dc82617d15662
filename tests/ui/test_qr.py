"""The code keeps every module a whole square of pixels, and its quiet margin."""

from __future__ import annotations

import pytest
import segno
from PySide6.QtGui import QColor

from retrokit.ui.qr import GROUND, INK, QUIET, code_source, draw_code

LINK = "http://192.168.1.20:8777/#K7QM2XHDAAAAAAAAAAAAAAAAAAAA"


@pytest.mark.parametrize("side", [40, 112, 373, 560])
def test_every_module_is_sharp(side: int) -> None:
    image = draw_code(LINK, side)
    matrix = [tuple(row) for row in segno.make(LINK, error="m", micro=False).matrix_iter(border=QUIET)]
    scale = image.width() // len(matrix)
    assert image.width() == image.height() == scale * len(matrix) <= max(side, len(matrix))
    for y in range(image.height()):
        for x in range(image.width()):
            wanted = INK if matrix[y // scale][x // scale] else GROUND
            assert image.pixel(x, y) == QColor(wanted).rgb()


def test_an_address_survives_the_way_through_a_url() -> None:
    assert code_source("") == ""
    assert code_source("http://a/#b?c%") == "image://code/http%3A%2F%2Fa%2F%23b%3Fc%25"
