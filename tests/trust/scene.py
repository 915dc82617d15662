"""What an attacker holds: every byte under a folder at one moment, and the marks by which each card is known in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

PAGE = 4096
DATABASE = "retrokit.db"

Value = str | int | bytes | None


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of a photograph."""

    content: bytes
    mtime_ns: int


Files = Mapping[str, Kept]


def photograph(*folders: Path) -> dict[str, Kept]:
    """All files under ``folders`` as they are now: what a kill at this moment leaves behind."""
    return {
        path.relative_to(folder).as_posix(): Kept(path.read_bytes(), path.stat().st_mtime_ns)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True, slots=True)
class Row:
    """A row of any table that holds a card. ``place`` counts the table's rows as it is read without ORDER BY."""

    table: str
    place: int
    rowid: int | None
    columns: dict[str, Value]


@dataclass(frozen=True)
class Scene:
    """``marks[n]``: what stands for card ``n`` in the files: its box while it is hidden, its text once it is not.

    ``earlier`` is a photograph of before; ``lists`` are orders that were seen elsewhere (a view, a report), each
    holding marks. Cards are numbered as they arrived, which is what an attacker wants to know.
    """

    files: Files
    marks: Sequence[bytes]
    earlier: Files = field(default_factory=dict)
    lists: Mapping[str, Sequence[bytes]] = field(default_factory=dict)
    database_name: str = DATABASE

    @cached_property
    def database(self) -> bytes:
        return self.files[self.database_name].content

    @cached_property
    def spots(self) -> list[list[int]]:
        """For each card where its mark begins in the database, all of them."""
        return [list(found(self.database, mark)) for mark in self.marks]

    @cached_property
    def rows(self) -> dict[int, list[Row]]:
        """The rows in which each card is, of every table that SQLite can still read."""
        numbers = {mark: number for number, mark in enumerate(self.marks)}
        rows: dict[int, list[Row]] = {}
        conn = sqlite3.connect(":memory:")
        try:
            conn.deserialize(self.database)
            tables = [
                str(row[0]) for row in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            ]
            for table in tables:
                for row in _rows(conn, table):
                    for value in row.columns.values():
                        number = numbers.get(_mark(value, self.marks))
                        if number is not None:
                            rows.setdefault(number, []).append(row)
                            break
        finally:
            conn.close()
        return rows

    @cached_property
    def free_pages(self) -> list[int]:
        """The pages of the freelist, from 1, in the order of its chain (SQLite's file format, 1.5)."""
        pages, trunk = [], int.from_bytes(self.database[32:36], "big")
        while trunk and trunk not in pages:
            pages.append(trunk)
            page = self.database[(trunk - 1) * PAGE : trunk * PAGE]
            count = int.from_bytes(page[4:8], "big")
            pages += [
                int.from_bytes(page[8 + 4 * n : 12 + 4 * n], "big") for n in range(min(count, PAGE // 4 - 2))
            ]
            trunk = int.from_bytes(page[:4], "big")
        return pages

    def cells(self, page: int) -> list[int]:
        """The offsets that a leaf's cell pointers name, in the order of the pointers."""
        start = page * PAGE
        head = start + (100 if page == 0 else 0)
        if self.database[head] not in (10, 13):
            return []
        count = int.from_bytes(self.database[head + 3 : head + 5], "big")
        pointers = self.database[head + 8 : head + 8 + 2 * count]
        return [start + int.from_bytes(pointers[n : n + 2], "big") for n in range(0, len(pointers), 2)]


def found(content: bytes, mark: bytes) -> Iterator[int]:
    at = content.find(mark)
    while at >= 0:
        yield at
        at = content.find(mark, at + 1)


def _rows(conn: sqlite3.Connection, table: str) -> Iterator[Row]:
    try:
        cursor = conn.execute(f'SELECT rowid, * FROM "{table}"')
        hidden = True
    except sqlite3.OperationalError:  # WITHOUT ROWID
        cursor = conn.execute(f'SELECT * FROM "{table}"')
        hidden = False
    names = [column[0] for column in cursor.description][hidden:]
    for place, row in enumerate(cursor):
        yield Row(table, place, row[0] if hidden else None, dict(zip(names, row[hidden:], strict=True)))


def _mark(value: Value, marks: Sequence[bytes]) -> bytes:
    if isinstance(value, bytes):
        return value[: len(marks[0])]
    return value.encode() if isinstance(value, str) else b""
