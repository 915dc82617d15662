"""The PDFs that the app writes: what is in them, what they are called, and whole or not at all. ``app.py`` calls it."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from retrokit.facilitation.errors import Refused, Trouble
from retrokit.storage.failpoint import failpoint

if TYPE_CHECKING:
    from retrokit.facilitation.language import Language
    from retrokit.facilitation.session import Session
    from retrokit.facilitation.summary import Summary
    from retrokit.storage.store import SqliteStore


class Named(Protocol):
    """A session or its summary. ``date`` is ISO."""

    @property
    def date(self) -> str: ...
    @property
    def team(self) -> str: ...
    @property
    def title(self) -> str: ...


def file_name(session: Named) -> str:
    """Without its ending, and fit for every system."""
    words = "".join(c if c.isalnum() else " " for c in f"{session.team} {session.title}").split()
    return "-".join((session.date, *words))[:80]


def summary_of(store: SqliteStore, beginning: str) -> Summary:
    """Of the session whose id begins so. Raises ``Refused`` when there is none, or more than one."""
    from retrokit.facilitation.summary import summarize

    known = [row.id for row in store.sessions() if row.id.startswith(beginning)]
    if len(known) != 1 or not beginning:
        raise Refused(
            "unknown_session", "There is no session {id}. `retrokit sessions` lists them.", id=beginning
        )
    return summarize(store.load(known[0], without_held=True))


def report(summary: Summary, language: Language, paper: str) -> bytes:
    """The pages of a session."""
    from retrokit.report.document import render

    return render(summary, language, _paper(paper))


def tickets(links: tuple[str, ...], session: Session, language: Language, paper: str) -> bytes:
    """Tickets to cut out, one for each of ``links``."""
    from retrokit.report.tickets import render

    return render(links, session.team, session.title, session.date, language, _paper(paper))


def save(file: Path, content: bytes) -> None:
    """Whole or not at all. Raises ``Trouble``."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        failpoint("export-written")
        beside.replace(file)
        failpoint("export-done")
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Trouble(
            "unwritable",
            "The file {file} could not be written: {reason}.",
            "Choose another place, or make room on the disk.",
            file=file,
            reason=error.strerror or type(error).__name__,
        ) from error


def _paper(wish: str) -> Literal["A4", "Letter"]:
    return "Letter" if wish.lower() == "letter" else "A4"
