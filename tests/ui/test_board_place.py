"""The pictures of where topics were put: nothing on top of anything else, nothing outside, nothing while it is secret."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from retrokit.facilitation.faces import PlacedView, SpanView, TopicView
from tests.ui.board_room import BoardRoom
from tests.ui.board_views import HARD, TEXTS, cards, placed

SIZES = pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])


def sized(qtbot: QtBot, size: tuple[int, int]) -> BoardRoom:
    room = BoardRoom(qtbot)
    room.window.resize(*size)
    qtbot.waitUntil(lambda: (room.window.contentItem().width(), room.window.contentItem().height()) == size)
    return room


def box(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(item.boundingRect())


def named(room: BoardRoom, start: str) -> list[QQuickItem]:
    return [item for item in room.items() if item.objectName().startswith(start) and item.isVisible()]


def inside(room: BoardRoom, items: list[QQuickItem]) -> bool:
    window = QRectF(-1, -1, room.window.width() + 2, room.window.height() + 2)
    return all(window.contains(box(item)) for item in items)


def at(n: int, *middles: int) -> PlacedView:
    text = f"Topic number {n}"
    spans = tuple(SpanView(m, m, m) for m in middles)
    return PlacedView(TopicView(f"t{n}", text, (cards(1)[0],)), spans, 5)


@SIZES
@pytest.mark.parametrize("texts", [TEXTS, HARD], ids=["plain", "hard"])
@pytest.mark.parametrize("count", [3, 150])
def test_no_dot_lies_on_another_or_on_a_name(
    qtbot: QtBot, size: tuple[int, int], texts: tuple[str, ...], count: int
) -> None:
    room = sized(qtbot, size)
    room.show("placed", placed(count, "grid", texts=texts))
    dots, corners = named(room, "dot:"), named(room, "corner:")
    assert len(dots) > 1 and len(corners) == 4
    assert inside(room, [*dots, *corners, *named(room, "placed:"), room.find("placeRest")])
    for one, two in combinations([box(dot) for dot in dots], 2):
        apart = dist((one.center().x(), one.center().y()), (two.center().x(), two.center().y()))
        assert apart >= 0.93 * one.width()
    names = [QRectF(box(c).x(), box(c).y(), box(c).width(), box(c).height()) for c in corners]
    assert not [1 for dot in dots for name in names if box(dot).intersects(name)]
    rows = [box(row) for row in named(room, "placed:")]
    assert len(rows) == len(dots)
    assert max(row.bottom() for row in rows) <= box(room.find("placeRest")).top() + 1


def test_a_dot_lies_where_the_group_put_it_and_many_at_one_point_around_it(qtbot: QtBot) -> None:
    room = BoardRoom(qtbot)
    crowd = tuple(at(n, 30, 30) for n in range(12))
    corners = (at(20, 10, 50), at(21, 50, 50), at(22, 10, 10), at(23, 50, 10))
    body = placed(3, "grid")
    shown = type(body)(False, body.axes, "grid", body.corners, (*corners, *crowd), 5)
    room.show("placed", shown)
    dots = {dot.objectName(): box(dot).center() for dot in named(room, "dot:")}
    a, b, c, d = (dots[f"dot:{n}"] for n in (1, 2, 3, 4))
    assert a.x() == pytest.approx(c.x()) and b.x() == pytest.approx(d.x()) and a.x() < b.x()
    assert a.y() == pytest.approx(b.y()) and c.y() == pytest.approx(d.y()) and a.y() < c.y()
    around = [dots[f"dot:{n}"] for n in range(5, 17)]
    assert sum(p.x() for p in around) / 12 == pytest.approx((a.x() + b.x()) / 2, abs=12)
    assert sum(p.y() for p in around) / 12 == pytest.approx((a.y() + c.y()) / 2, abs=12)


@SIZES
@pytest.mark.parametrize("texts", [TEXTS, HARD], ids=["plain", "hard"])
@pytest.mark.parametrize("count", [3, 150])
def test_forces_have_room_on_both_sides(
    qtbot: QtBot, size: tuple[int, int], texts: tuple[str, ...], count: int
) -> None:
    room = sized(qtbot, size)
    room.show("forces", placed(count, "forces", texts=texts))
    forces = named(room, "force:")
    totals = named(room, "total:")
    assert forces and inside(room, [*forces, *totals, room.find("placeRest")])
    assert [total.property("text") for total in totals] == ["12.5 in all", "9 in all"]
    lowest = max(box(force).bottom() for force in forces)
    assert (
        lowest <= box(totals[0]).top() + 1
        and box(totals[0]).bottom() <= box(room.find("placeRest")).top() + 1
    )


def test_the_board_says_nothing_of_places_before_the_close(qtbot: QtBot) -> None:
    room = BoardRoom(qtbot)
    room.show("place", placed(9, "grid", True))
    assert not named(room, "dot:") and not named(room, "corner:") and room.find("placeNote").isVisible()
    assert any(TEXTS[0] in text for text in room.texts())


def test_where_all_were_placed_by_too_few_the_board_says_why_there_is_nothing(qtbot: QtBot) -> None:
    room = BoardRoom(qtbot)
    body = placed(3, "grid")
    alone = tuple(PlacedView(t.topic) for t in body.topics)
    room.show("placed", type(body)(False, body.axes, "grid", body.corners, alone, 2))
    assert "Too few" in str(room.find("placeNote").property("text")) and not named(room, "dot:")
