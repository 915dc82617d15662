"""A session to store: real changes, applied and committed one after the other, and what a load must give back."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from retrokit.facilitation.changes import (
    CardsRevealed,
    Change,
    HeldGone,
    HeldPut,
    HeldSealed,
    RoomOpened,
    StageEntered,
    apply,
)
from retrokit.facilitation.formats import Column, Format, Kind, Stage
from retrokit.facilitation.session import (
    Card,
    HeldCard,
    Presence,
    Run,
    Sampled,
    Seen,
    Session,
    Timer,
)
from retrokit.storage.store import SqliteStore

# Where nothing depends on a real disk, hundreds of sessions in memory take seconds and not minutes.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


def a_format() -> Format:
    columns = (Column("start", "Start", "What next?", 1), Column("stop", "Stop", "What not?", 2))
    kinds: tuple[Kind, ...] = ("look_back", "collect", "vote", "discuss", "rate", "place", "ask")
    stages = tuple(Stage(f"the-{kind}", kind, kind, "", "", 5, "", "", ("Listen",)) for kind in kinds)
    return Format("ssc", "Start Stop Continue", "", "", (3, 12), 40, columns, stages)


def a_session(id: str = "s1", team: str = "Harbour", date: str = "2026-11-24") -> Session:
    runs = tuple(Run(300) for _ in range(5))
    return Session(id, team, "Sprint 31", date, a_format(), 40, headcount=8, runs=runs)


def digest(*words: object) -> str:
    """Stands for a random id where a test has to say twice what it was."""
    return hashlib.sha256(repr(words).encode()).hexdigest()


def put(key: object, text: str) -> HeldPut:
    return HeldPut(digest(key), HeldCard(digest(key, text), "the-collect", "start", text))


def gone(key: object) -> HeldGone:
    return HeldGone(digest(key))


def reveal(session: Session) -> tuple[Change, ...]:
    """All held cards turn over: the same two changes that the rules make of it."""
    hidden = {k: e for k, e in session.held.items() if isinstance(e, HeldCard)}
    ops = sorted(e.op for e in hidden.values())
    before = sum(k.startswith("seen/") for k in session.held)
    ids = {k: digest("id", k, before)[:24] for k in hidden}
    cards = sorted((Card(ids[k], e.column, e.text) for k, e in hidden.items()), key=lambda card: card.id)
    seen = {
        f"seen/{before + at:04}": Seen(tuple(ops[at * 24 : at * 24 + 24])) for at in range(-(-len(ops) // 24))
    }
    return CardsRevealed("the-collect", tuple(cards)), HeldSealed(tuple(hidden), seen)


def applied(session: Session, changes: Sequence[Change]) -> Session:
    for change in changes:
        session = apply(session, change)
    return session


def as_loaded(session: Session) -> Session:
    """What is left of a session when it comes back from the disk: nothing that is kept in memory only."""
    return replace(
        session,
        held={} if session.state == "closed" else session.held,
        entered=0.0,
        timer=_still(session.timer),
        box=_still(session.box),
        cards=tuple(sorted(session.cards, key=lambda card: card.id)),
        presence=Presence(),
        sampled=Sampled(),
        knocked=None,
        undo=(),
        redo=(),
    )


def _still(timer: Timer) -> Timer:
    return replace(timer, since=0.0, state="paused" if timer.state == "running" else timer.state)


class Kept:
    """A session and its store. ``do`` commits like the room does: first to the disk, then into memory."""

    def __init__(self, path: Path, session: Session | None = None) -> None:
        self.path = path
        self.store = SqliteStore(path)
        self.session = session or a_session()
        self.do(RoomOpened(self.session))

    def do(self, *changes: Change) -> Kept:
        after = applied(self.session, changes)
        self.store.commit(self.session, after, changes)
        self.session = after
        return self

    def gather(self) -> Kept:
        return self.do(StageEntered(1, self.session.runs, 0.0))

    def reopen(self) -> Kept:
        """As after a restart of the app, with nothing but the files."""
        self.store.close()
        self.store = SqliteStore(self.path)
        self.session = self.store.load(self.session.id)
        return self


def raw(folder: Path) -> bytes:
    """Every byte of every file, names included."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return b"\0".join(path.name.encode() + path.read_bytes() for path in files)
