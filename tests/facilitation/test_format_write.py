"""What is written is read again as the very same format: those that come with the app, and whatever can be thought of."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from retrokit.facilitation.format_draft import check
from retrokit.facilitation.format_file import read_format
from retrokit.facilitation.format_shape import shape
from retrokit.facilitation.format_write import canonical, table_of, write_format, write_table
from retrokit.facilitation.formats import KINDS, Column, Format, Stage
from tests.facilitation.format_tables import SHIPPED, tables


@pytest.mark.parametrize("format", SHIPPED, ids=[each.id for each in SHIPPED])
def test_every_format_of_the_app_is_written_and_read_as_it_was(format: Format) -> None:
    text = write_format(format)
    assert read_format(text, f"{format.id}.toml") == format
    assert write_format(read_format(text, f"{format.id}.toml")) == text
    assert max(map(len, text.splitlines())) <= 140


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(tables())
def test_every_format_there_can_be_is_written_and_read_as_it_was(table: dict[str, Any]) -> None:
    format = check(table).format
    assume(format is not None)
    assert format is not None
    assert read_format(write_format(format), "drawn.toml") == format
    assert format.name == canonical(table["name"])
    assert [each.say for each in format.stages] == [canonical(each["say"]) for each in table["stages"]]


def test_long_texts_stand_between_three_quotes() -> None:
    say = (
        'He said "yes", then ""nothing"", then a path: C:\\new. ' * 5
        + 'And """ three, and the last word is "stop"'
    )
    table = table_of(SHIPPED[0])
    table["stages"][0]["say"] = say
    text = write_table(table)
    assert 'say = """\n' in text
    assert read_format(text, f"{SHIPPED[0].id}.toml").stages[0].say == say


def test_what_the_writer_does_not_know_is_written_too() -> None:
    odd = {
        "id": "a",
        "deep": [{"x": [1, 2], "on": True, "y z": 'q"'}],
        "stages": [{"axes": [{"low": "l"}, {"low": "h"}]}],
    }
    import tomllib

    assert tomllib.loads(write_table(odd)) == odd


def test_the_shape_has_every_field_of_the_reader() -> None:
    found = shape()
    assert set(found.stages) == set(KINDS)
    assert set(found.column) == {field.name for field in fields(Column)}
    known = {key for asks in found.stages.values() for key in asks}
    assert known == {field.name for field in fields(Stage)}
    assert set(found.top) == {field.name for field in fields(Format)} - {"columns", "stages"}
    assert (found.top["name"].most, found.stages["vote"]["say"].most, found.column["color"].most) == (
        40,
        1200,
        6,
    )
    assert found.column["examples"].length == 120 and found.stages["vote"]["kind"].choices == KINDS
    assert found.top["name"].needed and not found.top["not_when"].needed
