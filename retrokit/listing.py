"""What the command line prints as tables: sessions and the doctor's findings. ``cli.py`` calls it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Protocol

from rich.console import Console
from rich.table import Table
from rich.text import Text

from retrokit.doctor import Finding
from retrokit.facilitation.language import Language

WIDE = 200


class SessionRow(Protocol):
    """``date`` is ISO, ``state`` as in ``facilitation.session``."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def team(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def state(self) -> str: ...


def sessions(rows: Sequence[SessionRow], language: Language) -> None:
    """One line a session, its id first, for `retrokit report` takes it."""
    console = _console()
    if not rows:
        console.print(language.text("No sessions yet. Start one with: retrokit"), markup=False)
        return
    states = {
        "lobby": language.text("not started"),
        "early": language.text("cards are gathered"),
        "running": language.text("interrupted"),
        "closed": language.text("finished"),
    }
    heads = (
        language.text("Session"),
        language.text("Date"),
        language.text("Team"),
        language.text("Title"),
        language.text("State"),
    )
    table = Table(*heads, box=None, pad_edge=False)
    table.columns[0].no_wrap = True
    for row in rows:
        cells = (row.id, row.date, row.team, row.title, states.get(row.state, row.state))
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)


def findings(found: Sequence[Finding], language: Language) -> None:
    """One line a finding; what is not right has its remedy under it."""
    table = Table(box=None, show_header=False, pad_edge=False)
    for finding in found:
        verdict = (
            Text(language.text("ok"), "green") if finding.ok else Text(language.text("look"), "bold yellow")
        )
        said = Text(finding.sentence)
        if not finding.ok:
            said.append(f"\n{finding.remedy}", "bold")
        table.add_row(verdict, Text(finding.name), said)
    _console().print(table)


def _console() -> Console:
    """In a pipe nothing is cut to the width of a terminal that is not there."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else WIDE)
