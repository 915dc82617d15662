"""Reads sessions back out of their tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

import msgspec

from retrokit.facilitation.formats import Format, Stage
from retrokit.facilitation.session import (
    Ask,
    Card,
    Collect,
    Discuss,
    Door,
    Experiment,
    Group,
    Held,
    Icebreaker,
    Learning,
    Place,
    Rating,
    Run,
    Session,
    Timer,
    Vote,
    Work,
)
from retrokit.storage.base import Base
from retrokit.storage.rows import as_it_was

_WORK: dict[str, type[Work]] = {
    "welcome": Icebreaker,
    "collect": Collect,
    "vote": Vote,
    "place": Place,
    "discuss": Discuss,
    "rate": Rating,
    "ask": Ask,
}
_EXPERIMENT = ", ".join(f"e.{f.name}" for f in fields(Experiment))
_LEARNING = ", ".join(f.name for f in fields(Learning))


def read(db: Base, session_id: str, held: Mapping[str, Held]) -> Session:
    """The session with ``held`` in it. Timers that ran are paused. Raises KeyError for an unknown id."""
    row = _one(db, session_id)
    shape = msgspec.json.decode(row["format"], type=Format)
    stages = _rows(db, "SELECT * FROM stage WHERE session = ? ORDER BY position", session_id)
    return Session(
        id=session_id,
        team=row["team"],
        title=row["title"],
        date=row["date"],
        format=shape,
        minutes=row["minutes"],
        headcount=row["headcount"],
        door=msgspec.json.decode(row["door"], type=Door),
        state=row["state"],
        stage=row["stage"],
        runs=tuple(
            Run(r["planned_s"], r["spent_s"], bool(r["skipped"]), r["first_s"])
            for r in stages
            if r["planned_s"] is not None
        ),
        timer=_timer(row["timer"]),
        box=_timer(row["box"]),
        work={r["stage"]: _work(shape.stages[r["position"]], r["work"]) for r in stages if r["work"]},
        cards=tuple(_cards(db, session_id)),
        groups=tuple(
            Group(r["id"], r["name"])
            for r in _rows(db, "SELECT * FROM card_group WHERE session = ? ORDER BY position", session_id)
        ),
        experiments=tuple(_experiments(db, session_id)),
        carried=tuple(_carried(db, session_id, row["state"])),
        learnings=tuple(_learnings(db, session_id)),
        parked=tuple(
            r["text"]
            for r in _rows(db, "SELECT * FROM parked WHERE session = ? ORDER BY position", session_id)
        ),
        notes=row["notes"],
        phones_most=row["phones_most"],
        held=held,
    )


def _cards(db: Base, session_id: str) -> Iterator[Card]:
    """In the order of their random ids, which is none."""
    for r in _rows(db, "SELECT * FROM card WHERE session = ? ORDER BY id", session_id):
        yield Card(r["id"], r["column_id"], r["text"], r["group_id"] or "")


def _experiments(db: Base, session_id: str) -> Iterator[Experiment]:
    sql = f"SELECT {_EXPERIMENT} FROM experiment e WHERE e.session = ? ORDER BY e.position"
    return (Experiment(**r) for r in _rows(db, sql, session_id))


def _learnings(db: Base, session_id: str) -> Iterator[Learning]:
    sql = f"SELECT {_LEARNING} FROM learning WHERE session = ? ORDER BY position"
    return (Learning(**r) for r in _rows(db, sql, session_id))


def _carried(db: Base, session_id: str, state: str) -> Iterator[Experiment]:
    """What was concluded in another session since is no longer due here, and was not yet concluded for a past one."""
    sql = f"""SELECT {_EXPERIMENT}, e.concluded_in FROM carried c JOIN experiment e ON e.id = c.experiment
        WHERE c.session = ? ORDER BY c.position"""
    for row in _rows(db, sql, session_id):
        elsewhere = row.pop("concluded_in") != session_id
        experiment = Experiment(**row)
        if experiment.state != "concluded" or not elsewhere:
            yield experiment
        elif state == "closed":
            yield as_it_was(experiment)


def _one(db: Base, session_id: str) -> dict[str, Any]:
    for row in _rows(db, "SELECT * FROM session WHERE id = ?", session_id):
        return row
    raise KeyError(session_id)


def _rows(db: Base, sql: str, session_id: str) -> list[dict[str, Any]]:
    cursor = db.conn.execute(sql, (session_id,))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _timer(text: str) -> Timer:
    timer = msgspec.json.decode(text, type=Timer)
    return replace(timer, state="paused") if timer.state == "running" else timer


def _work(stage: Stage, text: str) -> Work:
    return msgspec.json.decode(text, type=_WORK[stage.kind])
