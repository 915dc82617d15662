"""A draft: every change keeps the rest as it is, every step can be taken back, and what is wrong is told where it is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from retrokit.facilitation.errors import Refused
from retrokit.facilitation.format_draft import (
    Steps,
    Table,
    added,
    changed,
    check,
    copy_of,
    free_id,
    is_id,
    left,
    model_of,
    moved,
    of_kind,
    removed,
)
from retrokit.facilitation.format_file import read_format
from retrokit.facilitation.format_write import table_of
from retrokit.facilitation.formats import KINDS, Kind
from retrokit.facilitation.rules import new_session
from tests.facilitation.broken_stages import GOOD
from tests.facilitation.format_tables import SHIPPED

SMALL = read_format(GOOD, "small.toml")


def small() -> Table:
    return table_of(SMALL)


@pytest.mark.parametrize(
    ("section", "index", "key", "value", "path", "words"),
    [
        ("", -1, "name", "", ("name",), "empty"),
        ("", -1, "name", "x" * 41, ("name",), "41 characters"),
        ("", -1, "people", [12, 3], ("people",), "smaller number"),
        ("columns", 1, "name", "  ", ("columns", 1, "name"), "empty"),
        ("columns", 1, "color", 7, ("columns", 1, "color"), "between 1 and 6"),
        ("columns", 0, "examples", ["a", "b", "c", "d"], ("columns", 0, "examples"), "more than 3"),
        ("columns", 0, "examples", ["a", "x" * 121], ("columns", 0, "examples"), "121 characters"),
        ("stages", 1, "heading", "\x07", ("stages", 1, "heading"), "control character"),
        ("stages", 2, "say", "said " * 300, ("stages", 2, "say"), "1499 characters"),
        ("stages", 0, "points", ["x"] * 7, ("stages", 0, "points"), "more than 6"),
        ("stages", 1, "kind", "vote", (), "No stage gathers"),
        ("stages", 0, "kind", "vote", ("stages", 0, "kind"), "needs cards"),
        ("stages", 0, "minutes", 240, ("minutes",), "between 1 and 240"),
        ("stages", 0, "next", "gather", ("stages", 0, "next"), "Nothing here"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_where_it_is(
    section: str, index: int, key: str, value: Any, path: tuple[str | int, ...], words: str
) -> None:
    checked = check(changed(small(), section, index, key, value))
    assert checked.format is None and checked.fault is not None
    assert words in checked.fault.sentence
    assert checked.path[: len(path)] == path if path else checked.path[:1] == ("stages",)


def test_more_stages_than_minutes_is_one_sentence() -> None:
    with pytest.raises(Refused) as refused:
        new_session(id="s", team="Harbour", title="", date="2026-11-20", format=SMALL, minutes=2)
    assert str(refused.value) == "Small has 3 stages and needs at least 3 minutes."


def test_minutes_are_added_up_by_themselves() -> None:
    table = changed(small(), "stages", 1, "minutes", 9)
    assert table["minutes"] == 14 and check(table).format is not None
    assert removed(table, "stages", 2)["minutes"] == 11
    assert added(table, "stages", 3, table["stages"][1])["minutes"] == 23


def test_what_may_be_left_out_goes_when_it_is_emptied() -> None:
    table = changed(changed(small(), "stages", 0, "points", []), "", -1, "not_when", "")
    assert "points" not in table["stages"][0] and "not_when" not in table
    format = check(table).format
    assert format is not None and format.stages[0].points == ()


def test_a_new_column_has_an_id_and_a_colour_of_its_own() -> None:
    table = small()
    for _ in range(4):
        table = added(table, "columns", 1, table["columns"][0])
    assert [column["color"] for column in table["columns"]] == [1, 6, 5, 4, 3, 2]
    assert len({column["id"] for column in table["columns"]}) == 6
    assert check(table).format is not None
    checked = check(added(table, "columns", 6, table["columns"][0]))
    assert checked.fault is not None and "more than 6" in checked.fault.sentence


@pytest.mark.parametrize("kind", KINDS)
def test_a_stage_of_every_kind_can_be_added_and_become_another(kind: Kind) -> None:
    table = added(small(), "stages", 2, model_of(kind, SHIPPED))
    assert check(table).format is not None
    for other in KINDS:
        format = check(of_kind(table, 2, other, model_of(other, SHIPPED))).format
        assert format is not None and format.stages[2].kind == other
        assert format.stages[2].say == table["stages"][2]["say"]


def test_settings_the_editor_does_not_know_are_carried_along() -> None:
    table = small()
    table["stages"][2]["weights"] = [{"low": "calm", "high": "stormy"}, {"low": "few"}]
    after = moved(changed(table, "stages", 2, "name", "Choose"), "stages", 2, 1)
    assert after["stages"][1] == table["stages"][2] | {"name": "Choose"}
    assert table["stages"][2]["name"] == "Vote", "the draft before is as it was"


@pytest.mark.parametrize(
    ("wanted", "id"),
    [
        ("Our Boat", "our-boat"),
        ("Übung für Müller", "ubung-fur-muller"),
        ("日本", "format"),
        ("../../etc/passwd", "etc-passwd"),
        ("small", "small-2"),
        ("small-2", "small-2"),
        ("x" * 90, "x" * 36),
    ],
)
def test_an_id_is_made_of_the_name(wanted: str, id: str) -> None:
    assert free_id(wanted, {"small"}) == id and is_id(id)


@settings(deadline=None)
@given(st.text(max_size=60), st.sets(st.sampled_from(["a", "a-2", "a-3", "format", "x"])))
def test_an_id_is_always_good_and_free(wanted: str, taken: set[str]) -> None:
    id = free_id(wanted, taken)
    assert is_id(id) and id not in taken
    again = free_id(id, {*taken, id})
    assert is_id(again) and again not in {*taken, id}


@pytest.mark.parametrize("format", SHIPPED[:5], ids=[each.id for each in SHIPPED[:5]])
def test_a_copy_is_the_same_under_another_name(format: Any) -> None:
    table = copy_of(format, f"Our {format.name}", {"sailboat"})
    copy = check(table).format
    assert copy is not None
    assert (
        copy.name == f"Our {format.name}" and copy.stages == format.stages and copy.columns == format.columns
    )


STEPS = st.lists(st.one_of(st.integers(0, 5), st.sampled_from(["undo", "redo", "pause"])), max_size=40)


@settings(deadline=None)
@given(STEPS)
def test_every_step_can_be_taken_back_and_done_again(doings: list[int | str]) -> None:
    steps, past, future = Steps(small()), [small()], []
    for doing in doings:
        if doing == "undo":
            steps = steps.undo()
            if len(past) > 1:
                future.append(past.pop())
        elif doing == "redo":
            steps = steps.redo()
            if future:
                past.append(future.pop())
        elif doing == "pause":
            steps = steps.pause()
        else:
            table = changed(steps.now, "columns", 0, "name", f"Name {doing}")
            steps = steps.step(table)
            if table != past[-1]:
                past.append(table)
                future = []
        assert steps.now == past[-1]
        assert (bool(steps.before), bool(steps.after)) == (len(past) > 1, bool(future))


def test_letters_of_a_word_are_one_step() -> None:
    steps = Steps(small())
    for word in ("W", "Wi", "Win"):
        steps = steps.step(changed(steps.now, "columns", 0, "name", word), "columns:good:name")
    steps = steps.step(changed(steps.now, "columns", 1, "name", "X"), "columns:odd:name")
    assert steps.undo().now["columns"][0]["name"] == "Win"
    assert steps.undo().undo().now == small()


def test_room_is_counted_as_the_reader_counts() -> None:
    assert (left("a  b\n", 5), left("abc", 2), left("ä🙂", 2)) == (2, -1, 0)
    assert changed(small(), "columns", 0, "name", "half \ud83d")["columns"][0]["name"] == "half ?"
