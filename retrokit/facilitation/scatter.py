"""Marks that lie on one another, moved apart so that each can be seen. For the board's grid and the printed one."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, sin

_ROUNDS = 80
# An angle that never comes back to itself: marks at one and the same point go apart in all directions.
_TURN = 2.399963

Point = tuple[float, float]


def apart(points: Sequence[Point], gap: float, width: float, height: float) -> tuple[Point, ...]:
    """``points`` no nearer to each other than ``gap`` where there is room for that, within ``width`` and ``height``.

    They stay as near to where they were as pushing each other lets them. The same points give the same answer.
    """
    now = list(points)
    for _ in range(_ROUNDS):
        moved = False
        for i in range(len(now)):
            for j in range(i):
                moved |= _push(now, i, j, gap, width, height)
        if not moved:
            break
    return tuple(now)


def _push(now: list[Point], i: int, j: int, gap: float, width: float, height: float) -> bool:
    (ax, ay), (bx, by) = now[i], now[j]
    far = hypot(ax - bx, ay - by)
    if far >= gap * 0.999:
        return False
    step = (gap - far) / 2
    dx, dy = ((ax - bx) / far, (ay - by) / far) if far else (cos(i * _TURN), sin(i * _TURN))
    now[i] = _inside((ax + dx * step, ay + dy * step), width, height)
    now[j] = _inside((bx - dx * step, by - dy * step), width, height)
    return True


def _inside(point: Point, width: float, height: float) -> Point:
    return min(max(point[0], 0.0), width), min(max(point[1], 0.0), height)
