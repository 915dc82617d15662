"""What the editor shows of a draft: rows of its parts and fields, and what is wrong where. Loaded with the first draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from retrokit.facilitation.format_draft import Check, left
from retrokit.facilitation.format_shape import Ask, shape
from retrokit.facilitation.formats import Column, Format, Stage
from retrokit.ui.home.editor_rows import FieldRow, PartRow
from retrokit.ui.words import translated

# A text that may be longer than this gets several lines to write in.
_LINE = 100
_WHOLES: Mapping[str, type] = {"columns": Column, "stages": Stage}
# Kept by the editor itself, or not for people: ids hold a file together, minutes are the sum of those of the stages.
_KEPT = {("", "minutes"), ("", "id"), ("columns", "id"), ("stages", "id")}


def part_rows(
    table: Mapping[str, Any], section: str, checked: Check, picked: tuple[str, str]
) -> list[PartRow]:
    """The rows of ``section``: columns or stages. ``picked`` is (section, id) of the selected part."""
    return [
        PartRow(
            id=part["id"],
            index=index,
            title=part.get("name", ""),
            kind=part.get("kind", ""),
            minutes=_number(part.get("minutes", 0)),
            color=_number(part.get("color", 0)),
            faulty=checked.path[:2] == (section, index),
            picked=picked == (section, part["id"]),
        )
        for index, part in enumerate(table[section])
    ]


def field_rows(part: Mapping[str, Any], section: str, faults: Mapping[str, str]) -> list[FieldRow]:
    """A row for each key of ``part`` that people write. ``faults`` are sentences by key."""
    asks = shape().of(section, str(part.get("kind", "")))
    here = f"{section}:{part.get('id') if section else ''}"
    return [
        FieldRow(
            id=f"{here}:{key}",
            key=key,
            control=control,
            value=_shown(control, part_of.get(last, _usual(section, key, control))),
            room=_left(ask, part_of.get(last)),
            most=ask.most,
            needed=ask.needed,
            fault=faults.get(key, ""),
            choices=ask.choices,
        )
        for key, ask, part_of in _keys(sorted(asks.items(), key=lambda each: _place(section, each[0])), part)
        if (section, key) not in _KEPT and (control := _control(last := key.split(".")[-1], ask))
    ]


def _place(section: str, key: str) -> int:
    """Where the key stands in the dataclass: what all have comes first, what only some have comes last."""
    names = [field.name for field in fields(_WHOLES.get(section, Format))]
    return names.index(key) if key in names else len(names)


def _keys(
    asks: Iterable[tuple[str, Ask]], part: Mapping[str, Any]
) -> Iterator[tuple[str, Ask, Mapping[str, Any]]]:
    """Each key with the table it is in. Those of a list of tables follow its key and their number: ``axes.0.low``."""
    for key, ask in asks:
        if ask.sort != "parts":
            yield key, ask, part
            continue
        for at, inner in enumerate(part.get(key, ())):
            for name, one in ask.parts.items():
                yield f"{key}.{at}.{name}", one, inner


def _control(key: str, ask: Ask) -> str:
    """Which control writes it; "" for settings that are carried along unseen."""
    if ask.sort == "text":
        return "line" if ask.most <= _LINE else "area"
    if ask.sort == "number":
        return "color" if key == "color" else "number"
    plain = {"texts": "lines", "pair": "pair", "choice": "choice", "choices": "choices"}
    plain |= {"numbers": "numbers", "flag": "flag"}
    return plain.get(ask.sort, "")


def _usual(section: str, key: str, control: str) -> Any:
    """What a key that is missing stands for."""
    if control in ("lines", "choices", "pair", "numbers"):
        return []
    if control == "flag":
        return False
    whole = _WHOLES.get(section, Format)
    usual = next((field.default for field in fields(whole) if field.name == key), None)
    if control in ("number", "color"):
        return usual if isinstance(usual, int) else 0
    return usual if isinstance(usual, str) else ""


def _shown(control: str, value: Any) -> Any:
    """A list of numbers as people write it."""
    return ", ".join(map(str, value)) if control == "numbers" else value


def _left(ask: Ask, value: Any) -> int:
    if ask.sort == "texts":
        return min((left(text, ask.length) for text in value or ()), default=ask.length)
    return left(value or "", ask.most) if ask.sort == "text" else 0


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def fault_place(checked: Check, table: Mapping[str, Any]) -> tuple[str, str, str]:
    """Section, part and key of what is wrong; "" where it is the whole."""
    section, *rest = checked.path or ("",)
    if section not in ("columns", "stages"):
        return "", "", str(section)
    if not rest:
        return "", "", ""
    part = table[section][rest[0]]["id"]
    if len(rest) > 3 and isinstance(rest[3], str):
        return str(section), part, ".".join(map(str, rest[1:4]))
    return str(section), part, str(rest[1]) if len(rest) > 1 else ""


def fault_words(checked: Check) -> str:
    """The sentence and the mend, "" when the draft is good."""
    fault = checked.fault
    if fault is None:
        return ""
    # A mend with an example is for those who write the file by hand.
    words = fault.words[:1] if "example" in fault.values else fault.words
    return " ".join(translated(each, **fault.values) for each in words)
