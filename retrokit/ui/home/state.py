"""What the home screens are told and what they ask for, as frozen values; ``app.py`` makes and hears them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from retrokit.facilitation.blocks import Block
    from retrokit.facilitation.faces import ExperimentView
    from retrokit.facilitation.formats import Format

Theme = Literal["light", "dark", "system"]
Paper = Literal["A4", "Letter"]


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A session that was not closed. ``stage`` is the name of the stage it stopped in, "" if that is not known.

    ``early``: it has not begun, and cards could be written already. How many did is not told here.
    """

    id: str
    team: str
    title: str
    date: str
    format: str
    stage: str = ""
    early: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """A closed session with how much came of it. ``date`` is ISO."""

    id: str
    team: str
    title: str
    date: str
    format: str
    experiments: int
    learnings: int


@dataclass(frozen=True, slots=True)
class Choices:
    """The settings a person can change here. ``port`` 0 means any free one."""

    theme: Theme = "system"
    paper: Paper = "A4"
    port: int = 8777
    language: str = "en"
    sounds: bool = True


@dataclass(frozen=True, slots=True)
class CertificateState:
    """The pair that was chosen, as paths, and what came of looking at it; ``ends`` is ISO, ``name`` the one in use.

    ``sentence`` and ``remedy`` are already in the person's language, "" when nothing is wrong.
    """

    chain: str = ""
    key: str = ""
    name: str = ""
    names: tuple[str, ...] = ()
    ends: str = ""
    good: bool = False
    sentence: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class HomeState:
    """``due`` are the open experiments of ``team``, the one that is shown; ``languages`` are (code, own name).

    ``own`` are the ids of the formats that are the team's own.
    """

    teams: tuple[str, ...] = ()
    team: str = ""
    formats: tuple[Format, ...] = ()
    interrupted: tuple[Interrupted, ...] = ()
    past: tuple[Past, ...] = ()
    due: tuple[ExperimentView, ...] = ()
    problems: tuple[str, ...] = ()
    choices: Choices = Choices()
    languages: tuple[tuple[str, str], ...] = (("en", "English"),)
    certificate: CertificateState = CertificateState()
    own: frozenset[str] = frozenset()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class BackupLine:
    """``date`` is ISO, "" for one from before an update; ``titles`` of its sessions, newest first; None: it is damaged."""

    name: str
    date: str
    titles: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class FormatFiles:
    """Own formats on the disk. What goes wrong is told by whoever does it; the editor only learns that it did not work.

    ``save(format, fresh)``: a ``fresh`` one must not take the place of another. ``remove(id)``; ``export(format, path)``;
    ``read(path)`` a file that somebody brings, None when it is no good format. ``remarks(id)``: whether its file has
    comments, which a save leaves out.
    """

    save: Callable[[Format, bool], bool] = lambda format, fresh: True
    remove: Callable[[str], bool] = lambda id: True
    export: Callable[[Format, str], bool] = lambda format, path: True
    read: Callable[[str], Format | None] = lambda path: None
    remarks: Callable[[str], bool] = lambda id: False


@dataclass(frozen=True, slots=True)
class Callbacks:
    """``start(team, title, format_id, minutes, headcount, opener, closer)``, the last two ids of blocks or "";
    ``report`` and ``resume`` get a session's id.

    ``backups`` is asked when somebody looks at them; ``restore`` gets the name of one.
    ``certificate(chain, key, name)`` are two paths and the name to use, each "" for none.
    """

    start: Callable[[str, str, str, int, int, str, str], None]
    resume: Callable[[str], None]
    report: Callable[[str], None]
    settings: Callable[[Choices], None]
    team: Callable[[str], None]
    quit: Callable[[], None]
    certificate: Callable[[str, str, str], None]
    backups: Callable[[], tuple[BackupLine, ...]] = tuple
    restore: Callable[[str], None] = lambda name: None
    files: FormatFiles = FormatFiles()
