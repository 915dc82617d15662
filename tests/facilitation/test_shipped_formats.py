"""The formats that come with the app: they read, they fit the board, and their words can be said aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrokit.facilitation.agenda import plan
from retrokit.facilitation.format_file import read_format, read_formats
from retrokit.facilitation.formats import Format

FOLDER = Path(__file__).parents[2] / "assets" / "formats"
FILES = sorted(FOLDER.glob("*.toml"))
FORMATS = [read_format(file.read_text(encoding="utf-8"), file.name) for file in FILES]
EACH = pytest.mark.parametrize("format", FORMATS, ids=[format.id for format in FORMATS])

# The words of this house are session, card, facilitator ...; these are other houses' words for them, or blame.
FORBIDDEN = re.compile(
    r"\b(action items?|sticky|stickies|users?|meetings?|hosts?|retro|notes? board|fault|mistakes?|failed|failure)\b",
    re.IGNORECASE,
)
# A session can be planned for 30 minutes or for 120, so nothing that is said may count on its length.
LENGTHS = re.compile(r"\b(this hour|the hour|half an hour|quarters? of an hour|\d+ minutes)\b", re.IGNORECASE)


def words(format: Format) -> Iterator[str]:
    """Every text of the format that somebody reads or hears."""
    yield from (format.name, format.summary, format.when, format.not_when)
    for column in format.columns:
        yield from (column.name, column.prompt, *column.examples)
    for stage in format.stages:
        yield from (stage.name, stage.heading, stage.prompt, stage.say, stage.watch, *stage.points)
        yield from (stage.after, stage.say_after, *stage.choices, *stage.items)


def test_every_file_that_comes_with_the_app_is_good() -> None:
    formats, faults = read_formats((file.name, file.read_text(encoding="utf-8")) for file in FILES)
    assert faults == ()
    assert [each.id for each in formats] == [file.stem for file in FILES]


# Workshop methods go their own way: most of their time may be for writing, and some have stages of other kinds.
METHODS = {"brainwriting", "one-two-four-all", "timeline"}


@EACH
def test_the_way_of_a_session(format: Format) -> None:
    """Questions to everybody may stand anywhere in it."""
    stages = [(stage.kind, stage.name) for stage in format.stages if stage.kind != "ask"]
    if format.id in METHODS:
        assert stages[0] == ("look_back", "Look back") and stages[-1] == ("rate", "Close")
        return
    assert stages[4] in (("vote", "Vote"), ("place", "Place"), ("place", "Weigh"))
    assert [*stages[:4], *stages[5:]] == [
        ("look_back", "Look back"),
        ("welcome", "Set the stage"),
        ("collect", "Gather"),
        ("group", "Group"),
        ("discuss", "Discuss"),
        ("decide", "Decide"),
        ("rate", "Close"),
    ]


@EACH
def test_the_minutes_add_up(format: Format) -> None:
    assert sum(stage.minutes for stage in format.stages) == format.minutes


@EACH
def test_time_to_decide_at_any_length(format: Format) -> None:
    """Facilitators who plan well keep about a seventh of the time for deciding."""
    for length in (30, 45, 60, 90, 120):
        minutes = dict(zip((stage.kind for stage in format.stages), plan(format, length), strict=True))
        assert minutes["decide"] >= length * 60 * 0.13
        assert format.id in METHODS or minutes["discuss"] == max(minutes.values())


@EACH
def test_only_the_words_of_the_house(format: Format) -> None:
    for text in words(format):
        assert not FORBIDDEN.search(text), text
        assert not LENGTHS.search(text), text


@EACH
def test_the_script_can_be_read_aloud(format: Format) -> None:
    for stage in format.stages:
        sentences = re.split(r"(?<=[.?!])\s+", stage.say)
        assert 2 <= len(sentences) <= 4, stage.say
        assert all(len(sentence.split()) <= 36 for sentence in sentences), stage.say
        assert not re.search(r"[()\[\]/*_#]", stage.say), "nothing that cannot be spoken"


@EACH
def test_the_board_has_room_for_it(format: Format) -> None:
    for stage in format.stages:
        assert len(stage.heading) <= 48, stage.heading
        assert len(stage.prompt) <= 100, stage.prompt
    for column in format.columns:
        assert len(column.name) <= 12
        assert len(column.prompt) <= 32
    assert len({column.color for column in format.columns}) == len(format.columns)
    rules = next(stage.points for stage in format.stages if stage.kind == "welcome")
    assert 4 <= len(rules) <= 5
    assert all(len(rule) <= 80 for rule in rules)


@EACH
def test_it_says_what_it_is_for_and_what_a_card_may_be(format: Format) -> None:
    assert format.purpose
    assert 20 <= len(format.not_when) <= 120
    assert 20 <= len(format.when) <= 120
    for column in format.columns:
        assert len(column.examples) == 2
        assert all(15 <= len(example) <= 90 for example in column.examples), column.examples


def test_no_two_cards_are_the_same_example() -> None:
    examples = [example for format in FORMATS for column in format.columns for example in column.examples]
    assert len(set(examples)) == len(examples)


@EACH
def test_plain_typing(format: Format) -> None:
    """Typed as people type, so that what is shown can be searched for, and nothing invisible slips in."""
    for text in words(format):
        assert text.isascii(), text
        assert text.isprintable(), text


def test_each_format_speaks_for_itself() -> None:
    said = [stage.say for format in FORMATS for stage in format.stages]
    watched = [stage.watch for format in FORMATS for stage in format.stages]
    assert len(set(said)) == len(said)
    assert len(set(watched)) == len(watched)
