"""The JSON Schema in docs is the one the code makes, takes every good format, and refuses what a schema can see."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from retrokit.facilitation.format_draft import check
from retrokit.facilitation.format_file import read_format
from retrokit.facilitation.format_write import write_table
from retrokit.format_schema import FILE, written
from retrokit.paths import assets
from tests.facilitation.broken_formats import BROKEN
from tests.facilitation.broken_stages import GOOD
from tests.facilitation.format_tables import tables
from tests.schema_reader import faults

SCHEMA = json.loads(FILE.read_text("utf-8"))
SHIPPED = sorted((assets() / "formats").glob("*.toml"))
# What two places say together, and what only the name of the file tells: a schema looks at one place at a time.
UNSEEN = {
    "the sum is off",
    "nothing to gather",
    "a vote before the cards",
    "a doubled column",
    "a doubled stage",
    "people the wrong way round",
    "not the file's name",
    "a bell",
    "a placing without axes",
    "a placing before the cards",
    "forces on two axes",
    "forces from three sides",
    "a grid on one axis",
    "three corners",
    "corners of a line",
    "one choice",
    "a choice twice",
    "a number below nothing",
    "a number too few",
    "numbers that stand still",
    "numbers up and down",
    "items and topics",
    "about topics before the cards",
    "boxes that grow",
}


def read(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def test_docs_have_the_schema_that_the_code_makes() -> None:
    assert FILE.read_text("utf-8") == written(), "run `python -m retrokit.format_schema`"


@pytest.mark.parametrize("file", SHIPPED, ids=[file.stem for file in SHIPPED])
def test_every_format_of_the_app_fits(file: Path) -> None:
    assert list(faults(SCHEMA, tomllib.loads(file.read_text("utf-8")))) == []


@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(tables())
def test_every_format_there_can_be_fits(table: dict[str, Any]) -> None:
    assume(check(table).format is not None)
    assert list(faults(SCHEMA, tomllib.loads(write_table(table)))) == []


@pytest.mark.parametrize("wrong", BROKEN)
def test_it_refuses_what_it_can_see(wrong: str) -> None:
    table = read(BROKEN[wrong][0]())
    if table is None or wrong == "too big":  # refused before anybody looks for keys
        return
    assert bool(list(faults(SCHEMA, table))) is (wrong not in UNSEEN)


def test_a_line_for_the_editor_may_stand_at_the_top() -> None:
    pointed = "#:schema ./format.schema.json\n" + GOOD
    assert read_format(pointed, "small.toml") == read_format(GOOD, "small.toml")
