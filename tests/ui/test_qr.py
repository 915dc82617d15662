"""The code keeps every module a whole square of pixels, and its quiet margin; on the board there are enough of them."""

from __future__ import annotations

import pytest
import segno
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from retrokit.ui.qr import GROUND, INK, QUIET, code_source, draw_code
from retrokit.ui.wifi import wifi_code
from tests.ui.board_room import BoardRoom
from tests.ui.board_views import bodies

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


def picture_of(room: BoardRoom, name: str) -> QImage:
    """The named code as it stands in the picture of the whole board, in the pixels it takes there."""
    picture = room.window.grabWindow()
    box = next(item for item in room.items() if item.objectName() == name and item.isVisible())
    code = next(item for item in box.childItems() if item.objectName() == "modules")
    corner = code.mapToScene(QPointF(0, 0))
    scale = picture.width() / room.window.width()
    return picture.copy(
        round(corner.x() * scale),
        round(corner.y() * scale),
        round(code.width() * scale),
        round(code.height() * scale),
    )


def pixels_per_module(picture: QImage, text: str) -> int:
    """How many pixels each module takes in ``picture``, once every pixel is the one a code for ``text`` has there."""
    matrix = tuple(map(tuple, segno.make(text, error="m", micro=False).matrix_iter(border=4)))
    scale, rest = divmod(picture.width(), len(matrix))
    assert (rest, picture.height()) == (0, picture.width())
    for y in range(picture.height()):
        for x in range(picture.width()):
            dark = picture.pixelColor(x, y).lightness() < 128
            assert dark == bool(matrix[y // scale][x // scale]), (x, y)
    return scale


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_camera_can_read_every_code_on_the_board(qtbot: QtBot, size: tuple[int, int], dark: bool) -> None:
    room = BoardRoom(qtbot, dark)
    room.window.resize(*size)
    qtbot.waitUntil(lambda: room.window.grabWindow().width() == size[0])
    seen = {}
    for kind, body in bodies(9).items():
        room.show(kind, body)
        room.board.show_code(True)
        name = next((name for name in ("joinCode", "cornerCode") if room.has(name)), "")
        if name:
            seen[kind] = pixels_per_module(picture_of(room, name), LINK)
    assert set(bodies(9)) - set(seen) == {"closed"}
    assert min(seen.values()) >= 3, seen


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_camera_can_read_both_codes_of_a_hotspot(qtbot: QtBot, size: tuple[int, int]) -> None:
    room = BoardRoom(qtbot)
    room.window.resize(*size)
    qtbot.waitUntil(lambda: room.window.grabWindow().width() == size[0])
    room.board.set_wifi("retro-k7qm", "c7xk-4h2m-p9wd")
    wifi = wifi_code("retro-k7qm", "c7xk-4h2m-p9wd")
    for kind, join, network in (("lobby", "joinCode", "wifiCode"), ("collect", "cornerCode", "wifiCorner")):
        room.show(kind, bodies(9)[kind])
        assert pixels_per_module(picture_of(room, join), LINK) >= 3
        assert pixels_per_module(picture_of(room, network), wifi) >= 3


def test_a_window_too_small_for_a_code_has_large_words_instead(qtbot: QtBot) -> None:
    room = BoardRoom(qtbot)
    room.show("collect", bodies(9)["collect"])
    assert room.has("cornerCode")
    url = room.find("cornerUrl")
    share = url.height() / room.window.height()
    room.window.resize(640, 360)
    qtbot.waitUntil(lambda: not room.has("cornerCode"))
    assert {"192.168.1.20:8777", "K7QM 2XHD"} <= set(room.texts())
    assert url.height() / room.window.height() > share
    assert url.property("text") == "192.168.1.20:8777"
