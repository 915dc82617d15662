"""Where a group put its topics, as the windows draw it: shares of an axis instead of tenths of a step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from retrokit.facilitation.faces import ColumnName, PlaceBody, PlacedView, SpanView
from retrokit.facilitation.scatter import apart
from retrokit.ui.boardrows import topic_name

MOST_DOTS = 20
MOST_FORCES = 9
"""On each side. What has no room on the board is on the phones and in the console."""

# The least room the grid has, in units of the board, and how far apart two dots must be to be told apart.
_WIDE, _HIGH, _GAP = 750.0, 360.0, 50.0


def figure(tenths: int) -> str:
    """35 as "3.5", 30 as "3"."""
    return f"{tenths / 10:.1f}".removesuffix(".0")


def share(tenths: int) -> float:
    """How far along its axis this is, 0 to 1."""
    return (tenths - 10) / 40


def place_facts(body: PlaceBody, legend: Sequence[ColumnName]) -> dict[str, Any]:
    """What the board's QML reads of a placing beside the plain facts: ``dots`` of a grid, ``sides`` of a picture of forces."""
    shown = [placed for placed in body.topics if placed.spans]
    facts: dict[str, Any] = {"empty": not body.topics, "few": len(body.topics) - len(shown)}
    if body.open:
        return {**facts, "dots": [], "sides": [], "more": 0}
    if body.picture == "grid":
        return {**facts, "dots": dots(shown[:MOST_DOTS]), "sides": [], "more": max(len(shown) - MOST_DOTS, 0)}
    by_side = [[placed for placed in shown if placed.side == side] for side in range(2)]
    sides = [
        {
            "name": legend[side].name if side < len(legend) else "",
            "color": legend[side].color if side < len(legend) else 1,
            "total": figure(body.totals[side]) if body.totals else "",
            "forces": [force(placed) for placed in forces[:MOST_FORCES]],
        }
        for side, forces in enumerate(by_side)
    ]
    more = sum(max(len(forces) - MOST_FORCES, 0) for forces in by_side)
    return {**facts, "dots": [], "sides": sides, "more": more}


def dots(shown: Sequence[PlacedView]) -> list[dict[str, Any]]:
    """``x`` and ``y`` (0 to 1, up is 1) are where the mark is drawn, ``midX`` and ``midY`` where the middle is."""
    middles = [(share(right.mid) * _WIDE, share(up.mid) * _HIGH) for right, up in (p.spans for p in shown)]
    marks = apart(middles, _GAP, _WIDE, _HIGH)
    return [
        {
            "number": number,
            "name": topic_name(placed.topic),
            "corner": placed.corner,
            "x": mark[0] / _WIDE,
            "y": mark[1] / _HIGH,
            "midX": share(placed.spans[0].mid),
            "midY": share(placed.spans[1].mid),
            "lowX": share(placed.spans[0].low),
            "highX": share(placed.spans[0].high),
            "lowY": share(placed.spans[1].low),
            "highY": share(placed.spans[1].high),
        }
        for number, (placed, mark) in enumerate(zip(shown, marks, strict=True), 1)
    ]


def force(placed: PlacedView) -> dict[str, Any]:
    """``mid`` and ``high`` are thicknesses, 0 to 1."""
    (span,) = placed.spans
    return {
        "name": topic_name(placed.topic),
        "figure": figure(span.mid),
        "spread": spread(span),
        "mid": span.mid / 50,
        "high": span.high / 50,
    }


def spread(span: SpanView) -> str:
    """From where to where half of the answers lie, "" where they are one."""
    return "" if span.low == span.high else f"{figure(span.low)}–{figure(span.high)}"
