"""One fault of the disk in the middle of the scripted evening: an operation fails, once or from then on, and later all is well.

``test_disk.py`` sweeps the places; ``suffer`` plays one and says in words what went wrong, or nothing.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import apsw

from retrokit.facilitation.changes import NotesSet
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.session import Session
from retrokit.storage.store import SqliteStore
from tests.storage.samples import gone, put
from tests.trust.adapter import on, really, shut
from tests.trust.cuts import Platter
from tests.trust.disk import Disk, Kind
from tests.trust.script import Evening, Sessions, found, opened, steps

REFUSABLE = ("write", "truncate", "sync", "keys", "delete")


@dataclass(frozen=True, slots=True)
class Before:
    """The disk just before one step of the evening, and what the store had said yes to."""

    step: int
    files: dict[str, bytes]
    keys: dict[str, bytes]
    sessions: Sessions
    operations: tuple[Kind, ...]  # those of this step that may fail


@dataclass(frozen=True, slots=True)
class Fault:
    """The ``place``-th operation of the step fails."""

    place: int
    full: bool
    lasting: bool


def befores(folder: Path) -> list[Before]:
    disk, all_before = Disk(), list[Before]()
    with on(disk, folder) as path:
        evening = Evening(SqliteStore(path))
        for number, step in enumerate(steps()):
            files, keys, sessions = disk.files(), _keys(folder), evening.loaded()
            begun = len(disk.log)
            step(evening)
            operations = tuple(op.kind for op in disk.log[begun:] if op.kind in REFUSABLE)
            all_before.append(Before(number, files, keys, sessions, operations))
        evening.store.close()
    return all_before


class Faulty:
    """Refuses from the ``place``-th operation on while ``on``."""

    def __init__(self, fault: Fault) -> None:
        self.on = True
        self.struck = 0
        self._fault = fault
        self._left = fault.place

    def __call__(self, kind: Kind) -> None:
        self._left -= 1
        if self.on and (self._left == -1 or (self._fault.lasting and self._left < 0)):
            self.struck += 1
            if kind == "keys":
                raise OSError(28 if self._fault.full else 5, "the disk says no")
            raise (apsw.FullError if self._fault.full else apsw.IOError)("the disk says no")


def suffer(folder: Path, before: Before, fault: Fault, seen: Counter[str]) -> list[str]:
    """Everything that was wrong, in words."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "disk").mkdir(parents=True)
    for name, content in before.keys.items():
        (folder / "disk" / name).write_bytes(content)
    disk, platter = Disk(before.files), Platter.holding(before.files, before.keys)
    with on(disk, folder / "disk") as path:
        evening = Evening(SqliteStore(path))
        evening.sessions = found(evening.store)
        try:
            return _suffered(folder, evening, disk, platter, before, fault, seen)
        finally:
            shut(evening.store)


def _suffered(
    folder: Path,
    evening: Evening,
    disk: Disk,
    platter: Platter,
    before: Before,
    fault: Fault,
    seen: Counter[str],
) -> list[str]:
    wrong: list[str] = []
    act, faulty = steps()[before.step], Faulty(fault)
    disk.refuse = faulty
    answered = _answered(evening, act)
    seen["acknowledged" if answered else "refused"] += 1
    allowed = [evening.loaded()]
    if fault.lasting:
        for one in (_more, _more):
            seen["acknowledged" if _answered(evening, one) else "refused"] += 1
        allowed = [evening.loaded()] if answered else [evening.loaded(), *_had(evening, act)]
    elif not answered:
        allowed += _had(evening, act)
    assert faulty.struck, "the fault struck"
    here = _after_a_cut(folder / "during", disk, platter)
    if here not in allowed:
        wrong.append(f"during the fault: {_told(here)}")
    faulty.on = False
    onward = (*(() if answered else (act,)), _more, _other, _less)
    if not all(_answered(evening, one) for one in onward):
        wrong.append("it does not go on when the disk is well")
    here = _after_a_cut(folder / "after", disk, platter)
    if here != evening.loaded():
        wrong.append(f"afterwards: {_told(here)}")
    return wrong


def _answered(evening: Evening, act: Callable[[Evening], None]) -> bool:
    try:
        act(evening)
    except Trouble:
        return False
    return True


def _had(evening: Evening, act: Callable[[Evening], None]) -> list[Sessions]:
    """What would be found, had the act that was refused reached the disk all the same: sent, and not yet acknowledged."""
    imagined = Evening.__new__(_Imagined)
    imagined.sessions = dict(evening.sessions)
    act(imagined)
    return [imagined.loaded()]


class _Imagined(Evening):
    """An evening without a disk."""

    def _commit(self, before: object, after: object, changes: object) -> None:
        assert isinstance(after, Session)
        self.sessions[after.id] = after

    def delete(self, id: str) -> None:
        del self.sessions[id]


def _any(evening: Evening) -> str:
    return next((id for id, session in evening.sessions.items() if session.state != "closed"), "")


def _more(evening: Evening) -> None:
    if id := _any(evening):
        evening.do(id, put("more", "once more"), NotesSet("after the fault"))


def _other(evening: Evening) -> None:
    if id := _any(evening):
        evening.do(id, put("more", "other words"), put("and", "and one"))


def _less(evening: Evening) -> None:
    if id := _any(evening):
        evening.do(id, gone("and"))


def _after_a_cut(folder: Path, disk: Disk, platter: Platter) -> Sessions | str:
    """What a start would find now, had only that reached the disk which was synced."""
    for op in disk.log:
        platter.take(op)
    disk.log.clear()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in platter.cut(random.Random(0), lambda: 0.0, None).items():
        (folder / name).write_bytes(content)
    with really():
        return opened(folder / "retrokit.db")


def _told(here: Sessions | str) -> str:
    if isinstance(here, str):
        return here
    return ", ".join(f"{id}: {len(s.cards)} cards, {len(s.held)} held" for id, s in here.items())


def _keys(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.key")}
