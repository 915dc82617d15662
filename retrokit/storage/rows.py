"""What a session looks like in tables. A commit writes the difference of two sessions: rows that came, changed or went.

Storing the difference and not the changes makes undo, going back and all that is still to come right without a word here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace

import msgspec

from retrokit.facilitation.session import Experiment, Session, Timer
from retrokit.storage.base import Base

Value = str | int | None
Row = dict[str, Value]
Rows = dict[tuple[Value, ...], Row]


def _session(s: Session) -> list[Row]:
    return [
        {
            "id": s.id,
            "team": s.team,
            "title": s.title,
            "date": s.date,
            "format_name": s.format.name,
            "format": _json(s.format),
            "minutes": s.minutes,
            "headcount": s.headcount,
            "door": _json(s.door),
            "phones_most": s.phones_most,
            "state": s.state,
            "stage": s.stage,
            "timer": _timer(s.timer),
            "box": _timer(s.box),
            "notes": s.notes,
        }
    ]


def _stage(s: Session) -> list[Row]:
    rows: list[Row] = []
    for position, stage in enumerate(s.format.stages):
        run = s.runs[position] if position < len(s.runs) else None
        work = s.work.get(stage.id)
        rows.append(
            {
                "session": s.id,
                "position": position,
                "stage": stage.id,
                "planned_s": run.planned_s if run else None,
                "spent_s": run.spent_s if run else None,
                "skipped": int(run.skipped) if run else 0,
                "first_s": run.first_s if run else None,
                "work": _json(work) if work else None,
            }
        )
    return rows


def _group(s: Session) -> list[Row]:
    return [
        {"session": s.id, "id": group.id, "position": at, "name": group.name}
        for at, group in enumerate(s.groups)
    ]


def _card(s: Session) -> list[Row]:
    # No position: the order of reveals would tell which cards came late.
    return [
        {
            "session": s.id,
            "id": card.id,
            "column_id": card.column,
            "text": card.text,
            "group_id": card.group or None,
        }
        for card in s.cards
    ]


def _experiment(s: Session) -> list[Row]:
    return [{**asdict(e), "position": position} for position, e in enumerate(s.experiments)]


def _carried(s: Session) -> list[Row]:
    return [{"session": s.id, "position": at, "experiment": e.id} for at, e in enumerate(s.carried)]


def _learning(s: Session) -> list[Row]:
    return [{**asdict(e), "position": position} for position, e in enumerate(s.learnings)]


def _parked(s: Session) -> list[Row]:
    return [{"session": s.id, "position": at, "text": text} for at, text in enumerate(s.parked)]


@dataclass(frozen=True, slots=True)
class Table:
    """``fields`` of the session are all that ``rows`` reads: where they are the same objects, nothing has changed."""

    name: str
    key: tuple[str, ...]
    fields: tuple[str, ...]
    rows: Callable[[Session], list[Row]]

    def by_key(self, session: Session | None) -> Rows:
        if session is None:
            return {}
        return {tuple(row[column] for column in self.key): row for row in self.rows(session)}

    def same(self, before: Session | None, after: Session) -> bool:
        return before is not None and all(getattr(before, f) is getattr(after, f) for f in self.fields)


# phones_most is not among the fields: how many phones there are is written when something else is.
_SESSION = "team title date format minutes headcount door state stage timer box notes"
TABLES = (
    Table("session", ("id",), tuple(_SESSION.split()), _session),
    Table("stage", ("session", "position"), ("format", "runs", "work"), _stage),
    Table("card_group", ("session", "id"), ("groups",), _group),
    Table("card", ("session", "id"), ("cards",), _card),
    Table("experiment", ("id",), ("experiments",), _experiment),
    Table("carried", ("session", "position"), ("carried",), _carried),
    Table("learning", ("id",), ("learnings",), _learning),
    Table("parked", ("session", "position"), ("parked",), _parked),
)


def keep(db: Base, before: Session | None, after: Session) -> None:
    """Write what differs, within the transaction of the caller. ``before`` is None when nothing is stored yet."""
    if before is None or before.team is not after.team:
        db.conn.execute("INSERT INTO team VALUES (?) ON CONFLICT DO NOTHING", (after.team,))
    for table in TABLES:
        if not table.same(before, after):
            _keep_table(db, table, table.by_key(before), table.by_key(after))
    if before is None or before.carried is not after.carried:
        _keep_carried(db, before, after)


def _keep_table(db: Base, table: Table, old: Rows, new: Rows) -> None:
    gone = [key for key in old if key not in new]
    if gone:
        where = " AND ".join(f"{column} = ?" for column in table.key)
        db.conn.executemany(f"DELETE FROM {table.name} WHERE {where}", gone)
    changed = [row for key, row in new.items() if old.get(key) != row]
    if changed:
        # In the order of their keys, whatever order they came in.
        changed.sort(key=lambda row: tuple(str(row[column]) for column in table.key))
        db.tables.table(table.name).upsert_all(changed, pk=table.key if len(table.key) > 1 else table.key[0])


def _keep_carried(db: Base, before: Session | None, after: Session) -> None:
    """What was concluded here is written to the experiment's own row, with a word about where that was."""
    known = {e.id: e for e in before.carried} if before else {}
    for experiment in after.carried:
        if known.get(experiment.id) != experiment:
            row: Row = asdict(experiment)
            row["concluded_in"] = after.id if experiment.state == "concluded" else ""
            names = ", ".join(row)
            marks = ", ".join("?" * len(row))
            update = ", ".join(f"{name} = excluded.{name}" for name in row if name not in ("id", "session"))
            db.conn.execute(
                f"INSERT INTO experiment ({names}, position) VALUES ({marks}, 0) ON CONFLICT (id) DO UPDATE SET {update}",
                tuple(row.values()),
            )


def as_it_was(experiment: Experiment) -> Experiment:
    """An experiment that was concluded elsewhere, as the sessions before that saw it."""
    return replace(experiment, state="agreed", observed="", decision="")


def _timer(timer: Timer) -> str:
    """Without ``since``: what is left is all that survives, and no time of day is kept."""
    return msgspec.json.encode(replace(timer, since=0.0)).decode()


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
