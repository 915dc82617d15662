"""Reads format files: TOML text in, a checked ``Format`` out, or a ``FormatFault`` with the line and the mend.

The app reads the files themselves and calls this with their text. docs/formats.md describes the file for authors.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Generator, Iterable

from retrokit.facilitation.format_lines import line_of, long_number, places, too_deep, unclosed
from retrokit.facilitation.format_part import Part
from retrokit.facilitation.format_place import check_sides
from retrokit.facilitation.format_stage import (
    MAX_COLUMNS,
    MAX_MINUTES,
    MAX_STAGES,
    check_columns,
    check_minutes,
    column,
    named,
    stage_of,
)
from retrokit.facilitation.formats import PURPOSES, TRUSTS, Format, FormatFault

Found = tuple[tuple[Format, ...], tuple[FormatFault, ...]]

MAX_BYTES = 64 * 1024
_DEEPEST = 8

# What the standard library says of broken TOML, and what an author can do about it. The first that fits is used.
_MENDS = (
    (
        "Illegal character",
        "Close the text with a quote on its own line; long texts stand between three quotes.",
    ),
    ("Unescaped", "Write two backslashes where one is meant."),
    ('Expected "\'"', "Close the text with the same quote it starts with."),
    ("Unclosed array", "Put a comma between the parts of the list, and close it with ]."),
    ("Unclosed inline table", "Close it with a brace on the same line."),
    ("Expected ']", "Write [[columns]] or [[stages]], with two brackets on each side."),
    ("Cannot declare", "It stands here twice. Keep one, or start both with two brackets, like [[columns]]."),
    (
        "Cannot overwrite",
        "It stands here twice. Keep one, or start both with two brackets, like [[columns]].",
    ),
    ("Expected '='", 'Write it as key = value, for example name = "Sailboat".'),
    ("Expected newline", "Start a new line after each value, and put texts in straight double quotes."),
    ("Invalid value", 'Put texts in straight double quotes, for example name = "Sailboat".'),
)
_OTHER_MEND = 'Write one key = value on each line, for example minutes = 60 or name = "Sailboat".'


def format_text(data: bytes, file: str) -> str:
    """The bytes of a format file as text. Raises ``FormatFault`` when they are too many or not UTF-8."""
    if len(data) > MAX_BYTES:
        raise _too_big(file, data[:MAX_BYTES].count(b"\n") + 1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        line = data.count(b"\n", 0, broken.start) + 1
        raise FormatFault(
            file, line, "This line is not UTF-8 text.", "Save the file again with the encoding UTF-8."
        ) from None


def read_format(text: str, file: str) -> Format:
    """The format that ``text`` describes; ``file`` is the file's name, with or without folders.

    Raises ``FormatFault`` with the first thing that is wrong. Line breaks inside texts become spaces.
    """
    return format_of(whole_file(text, file), file)


def read_foreign(text: str, file: str) -> Format:
    """``read_format`` for a file that may be called anything: its id alone says what it is going to be called."""
    top = whole_file(text, file)
    return format_of(top, f"{top.values.get('id')}.toml")


def format_of(top: Part, file: str) -> Format:
    """The format in the table ``top``, whose id has to be the name of ``file``. Raises ``FormatFault``."""
    top.only(
        {"id", "name", "summary", "when", "people", "minutes", "columns", "stages"},
        {"purpose", "not_when", "trust"},
    )
    read = Format(
        id=named(top, file),
        name=top.text("name", 40),
        summary=top.text("summary", 200),
        when=top.text("when", 200),
        people=_people(top),
        minutes=top.number("minutes", MAX_MINUTES),
        columns=tuple(column(part) for part in top.parts("columns", MAX_COLUMNS)),
        stages=tuple(stage_of(part) for part in top.parts("stages", MAX_STAGES)),
        purpose=top.choices("purpose", PURPOSES),
        not_when=top.text("not_when", 200) if "not_when" in top.values else "",
        trust=top.choice("trust", TRUSTS) if "trust" in top.values else "any",
    )
    _check(read, top)
    return read


def whole_file(text: str, file: str) -> Part:
    """All of a TOML file, to be taken apart. Raises ``FormatFault`` where it is not TOML."""
    text = text.removeprefix("\ufeff")
    return Part(file, text, _load(text, file))


def read_formats(sources: Iterable[tuple[str, str]]) -> Found:
    """The good ones and what is wrong with the others, each in the order of ``sources``: (file, text) pairs.

    Of two files with one id the first counts and the second is refused.
    """
    return at_once(reading(sources))


def at_once(steps: Generator[None, None, Found]) -> Found:
    """What ``steps`` lead to, without a pause between them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Found = end.value
            return found


def reading(sources: Iterable[tuple[str, str]]) -> Generator[None, None, Found]:
    """``read_formats`` in steps of one file, for a loop that has other things to do."""
    formats: dict[str, Format] = {}
    files: dict[str, str] = {}
    faults = []
    for file, text in sources:
        try:
            read = read_format(text, file)
        except FormatFault as fault:
            faults.append(fault)
            yield
            continue
        yield
        if read.id in formats:
            faults.append(_doubled(text, file, read.id, files[read.id]))
        else:
            formats[read.id], files[read.id] = read, file
    return tuple(formats.values()), tuple(faults)


def _doubled(text: str, file: str, id: str, first: str) -> FormatFault:
    return FormatFault(
        file,
        line_of(places(text.removeprefix("\ufeff")), ("id",)),
        'There is a format with the id "{id}" already, in {first}.',
        "Give this one another id, and its file the same name.",
        id=id,
        first=first,
    )


def _too_big(file: str, line: int) -> FormatFault:
    return FormatFault(
        file, line, "The file is larger than {most} KB.", "Shorten it.", most=MAX_BYTES // 1024
    )


def _load(text: str, file: str) -> dict[str, object]:
    data = text.encode("utf-8", "replace")
    if len(data) > MAX_BYTES:
        raise _too_big(file, data[:MAX_BYTES].count(b"\n") + 1)
    deep = too_deep(text, _DEEPEST)
    if deep:
        raise FormatFault(
            file,
            deep,
            "This is nested too deep.",
            "A format needs [[columns]], [[stages]] and plain lists only.",
        )
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise _broken(text, file, str(broken)) from None
    except ValueError:  # a number that Python will not turn into an int
        line = long_number(text, 20) or 1
        raise FormatFault(file, line, "This number is too long.", "Write a small whole number.") from None


def _broken(text: str, file: str, said: str) -> FormatFault:
    what, _, where = said.rpartition(" (at ")
    at = re.match(r"line (\d+)", where)
    opened = unclosed(text, int(at[1]) if at else None)
    if opened:
        return FormatFault(
            file,
            opened[0],
            "What starts with {opener} on this line is never closed.",
            "Close it with {closer}",
            opener=opened[1],
            closer={"[": "]", "{": "}"}.get(opened[1], opened[1]),
        )
    line = int(at[1]) if at else text.rstrip().count("\n") + 1
    mend = next((mend for start, mend in _MENDS if what.startswith(start)), _OTHER_MEND)
    return FormatFault(file, line, "This is not TOML: {what}.", mend, what=what)


def _people(top: Part) -> tuple[int, int]:
    fewest, most = top.pair("people", 1000)
    if fewest > most:
        raise top.fault(
            ("people",),
            "The smaller number of people comes first.",
            "Write people = [{fewest}, {most}].",
            fewest=most,
            most=fewest,
        )
    return fewest, most


def _check(format: Format, top: Part) -> None:
    """What only the whole can be wrong in: ids, the order of stages, the sum of minutes."""
    top.distinct("columns", [column.id for column in format.columns])
    top.distinct("stages", [stage.id for stage in format.stages])
    kinds = [stage.kind for stage in format.stages]
    if "collect" not in kinds:
        raise top.fault(("stages",), "No stage gathers cards.", 'Add a stage with kind = "collect".')
    for index, kind in enumerate(kinds[: kinds.index("collect")]):
        if kind in ("group", "vote", "place", "discuss") or format.stages[index].ask_about == "topics":
            raise top.fault(
                ("stages", index, "kind"),
                'A stage of kind "{kind}" needs cards, and none are written before it.',
                'Move it below the stage with kind = "collect".',
                kind=kind,
            )
    check_columns(format, top)
    check_sides(format, top)
    check_minutes(format.minutes, format.stages, top)
