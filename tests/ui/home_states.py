"""Believable home states and small formats, for the tests of the main window."""

from __future__ import annotations

from dataclasses import replace

from retrokit.facilitation.formats import Column, Format, Stage
from retrokit.ui.home import Choices, HomeState, Interrupted, Past
from tests.ui.console_views import KINDS, MINUTES, NAMES, experiment


def make_format(id: str, name: str, colors: tuple[int, ...], when: str) -> Format:
    columns = tuple(Column(f"k{n}", f"Column {n}", "What?", color) for n, color in enumerate(colors))
    stages = tuple(
        Stage(k, k, n, n, "", m, "", "")  # type: ignore[arg-type]
        for k, n, m in zip(KINDS, NAMES, MINUTES, strict=True)
    )
    return Format(
        id, name, f"{name}: a calm way to look at a sprint together.", when, (3, 20), 60, columns, stages
    )


FORMATS = (
    make_format("start-stop-continue", "Start Stop Continue", (1, 2, 3), "a first retrospective"),
    make_format("mad-sad-glad", "Mad Sad Glad", (2, 3, 1), "a sprint with feelings in it"),
    make_format("four-ls", "4 Ls", (1, 4, 2, 3), "after a release"),
    make_format("sailboat", "Sailboat", (1, 2, 3, 4), "looking ahead"),
)


def home_state(long: str = "", **values: object) -> HomeState:
    plain = HomeState(
        teams=(long or "Team Harbour", "Payments"),
        team=long or "Team Harbour",
        formats=FORMATS,
        interrupted=(
            Interrupted("s9", long or "Team Harbour", long or "Sprint 31", "2026-11-20", "Sailboat", "Vote"),
        ),
        past=(
            Past("s8", long or "Team Harbour", long or "Sprint 30", "2026-11-10", "4 Ls", 1, 2),
            Past("s7", long or "Team Harbour", "Sprint 29", "2026-10-27", "Mad Sad Glad", 2, 0),
        ),
        due=(
            experiment(
                "d1",
                change=long or "Demo rehearsal on Thursday",
                expected="questions, not bugs",
                overdue_days=2,
            ),
            experiment("d2"),
        ),
        problems=(),
        choices=Choices(),
    )
    return replace(plain, **values)  # type: ignore[arg-type]
