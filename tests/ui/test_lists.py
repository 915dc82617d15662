"""What a row model tells a view is enough to follow it: a mirror that only listens ends up the same."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings, strategies as st
from PySide6.QtCore import QModelIndex

from retrokit.ui.lists import FIRST_ROLE, RowsModel, camel, plain


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    left_ms: int


class Mirror:
    """Follows a model by its signals alone, as a view does, and counts what it was told."""

    def __init__(self, model: RowsModel) -> None:
        self.model = model
        self.rows: list[tuple[str, int]] = []
        self.told = {"insert": 0, "remove": 0, "move": 0, "change": 0}
        model.rowsInserted.connect(self.insert)
        model.rowsRemoved.connect(self.remove)
        model.rowsMoved.connect(self.move)
        model.dataChanged.connect(self.change)

    def read(self, at: int) -> tuple[str, int]:
        index = self.model.index(at, 0)
        return self.model.data(index, FIRST_ROLE), self.model.data(index, FIRST_ROLE + 1)

    def insert(self, _: QModelIndex, first: int, last: int) -> None:
        self.told["insert"] += 1
        self.rows[first:first] = [self.read(at) for at in range(first, last + 1)]

    def remove(self, _: QModelIndex, first: int, last: int) -> None:
        self.told["remove"] += 1
        del self.rows[first : last + 1]

    def move(self, _: QModelIndex, first: int, last: int, __: QModelIndex, to: int) -> None:
        self.told["move"] += 1
        assert first == last
        row = self.rows.pop(first)
        self.rows.insert(to - 1 if to > first else to, row)

    def change(self, top: QModelIndex, bottom: QModelIndex, roles: list[int]) -> None:
        self.told["change"] += 1
        assert roles
        for at in range(top.row(), bottom.row() + 1):
            self.rows[at] = self.read(at)


rows = st.lists(
    st.builds(Row, st.sampled_from("abcdefghij"), st.integers(0, 3)),
    unique_by=lambda row: row.id,
    max_size=10,
)


@given(st.lists(rows, min_size=1, max_size=5))
@settings(deadline=None)
def test_a_mirror_that_only_listens_ends_up_the_same(steps: list[list[Row]]) -> None:
    model = RowsModel(Row)
    mirror = Mirror(model)
    for step in steps:
        before = model.rows
        mirror.told = dict.fromkeys(mirror.told, 0)
        model.update(step)
        assert (
            mirror.rows == [(row.id, row.left_ms) for row in step] == [(r.id, r.left_ms) for r in model.rows]
        )
        if before == tuple(step):
            assert not any(mirror.told.values())


def test_the_usual_changes_are_told_in_one_signal_each() -> None:
    model = RowsModel(Row)
    mirror = Mirror(model)
    first = [Row(key, 0) for key in "abcdef"]
    for step, told in (
        (first, {"insert": 1}),
        ([*first[1:], first[0]], {"move": 1}),
        ([first[0], *first[1:]], {"move": 1}),
        ([first[0], Row("b", 7), *first[2:]], {"change": 1}),
        ([first[0], *first[4:]], {"remove": 1}),
    ):
        mirror.told = dict.fromkeys(mirror.told, 0)
        model.update(step)
        assert {kind: n for kind, n in mirror.told.items() if n} == told


def test_qml_sees_camel_case_and_plain_values() -> None:
    names = {bytes(name.data()).decode() for name in RowsModel(Row).roleNames().values()}
    assert names == {"id", "leftMs"}
    assert camel("overdue_days") == "overdueDays"
    assert plain((Row("a", 1),)) == [{"id": "a", "leftMs": 1}]
