"""A process of its own, to be killed. ``python -m tests.storage.worker``: what, database, and what it should do.

It says on its output what was acknowledged, line by line, as soon as it was.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from retrokit.facilitation.changes import Change, NotesSet, RoomOpened, SessionEnded
from retrokit.facilitation.session import Session
from retrokit.storage.base import Base
from retrokit.storage.instance import Instance
from retrokit.storage.migrations import MIN_READER, STEPS, Schema
from retrokit.storage.store import SqliteStore
from tests.storage.samples import Kept, a_session, applied, digest, gone, put, reveal


def act(session: Session, number: int) -> tuple[Change, ...]:
    """The ``number``-th act of a session: the same whoever asks."""
    chance = random.Random(number)
    kind, other = chance.random(), chance.randrange(number + 1)
    if kind < 0.06 and session.held:
        return reveal(session)
    if kind < 0.12:
        return (NotesSet(f"notes {number}"),)
    if kind < 0.2 and digest(other) in session.held:
        return (gone(other),)
    if kind < 0.35 and digest(other) in session.held:
        return (put(other, f"edited {number}"),)
    return tuple(
        put(number if n == 0 else (number, n), f"card {number}.{n}") for n in range(chance.randint(1, 3))
    )


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def open_room(path: Path) -> None:
    """Make the room and three cards, to be revealed or ended later."""
    Kept(path).do(*(put(n, f"text {n}") for n in range(3)), NotesSet("before")).store.close()


def commit(path: Path, what: str) -> None:
    store = SqliteStore(path)
    kept = Kept.__new__(Kept)
    kept.path, kept.store, kept.session = path, store, store.load("s1")
    kept.do(*changes(kept.session, what))
    say("ack")
    store.close()


def changes(session: Session, what: str) -> tuple[Change, ...]:
    if what == "reveal":
        return (*reveal(session), NotesSet("after"))
    if what == "end":
        return (NotesSet("after"), SessionEnded(session.runs))
    if what == "open":
        return (RoomOpened(a_session()),)
    return (put("new", "one more"), NotesSet("after"))


def go_on(path: Path, number: int) -> None:
    """Act after act until killed."""
    store = SqliteStore(path)
    kept = Kept.__new__(Kept)
    kept.path, kept.store, kept.session = path, store, store.load("s1")
    while True:
        kept.do(*act(kept.session, number))
        say(str(number))
        number += 1


def with_mood(db: Base) -> None:
    db.conn.execute("ALTER TABLE session ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")


# Stands for the next version of the schema, whatever that will be.
NEXT = Schema((*STEPS, with_mood), MIN_READER)


def back_up(path: Path, day: str) -> None:
    """A reveal and the backup after it."""
    store = SqliteStore(path)
    session = store.load("s1")
    facts = (*reveal(session), NotesSet("after"))
    store.commit(session, applied(session, facts), facts)
    store.backups.keep(store.copy_after_seal(), day)
    say("ack")
    store.close()


def main(what: str, path: Path, *more: str) -> None:
    if what == "go-on":
        go_on(path, int(more[0]))
    elif what == "start":
        SqliteStore(path).close()
        say("ack")
    elif what == "back-up":
        back_up(path, more[0])
    elif what == "update":
        SqliteStore(path, NEXT).close()
        say("ack")
    elif what == "refill":
        store = SqliteStore(path)
        store.refill()
        say("ack")
        store.close()
    elif what == "restore":
        store = SqliteStore(path)
        store.restore(more[0])
        say("ack")
        store.close()
    elif what == "hold":
        with Instance.hold(path):
            say("held")
            sys.stdin.read()
    else:
        commit(path, what)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
