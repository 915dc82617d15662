"""The JSON Schema of format files, for editors that complete and check them as one types.

``python -m retrokit.format_schema`` writes it to ``docs/format.schema.json``; a test compares. Keys, limits and choices are
those of the reader itself (``format_shape``); only what a key is for is written here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from retrokit.facilitation.format_part import KEBAB
from retrokit.facilitation.format_shape import Ask, Asks, shape

FILE = Path(__file__).resolve().parent.parent / "docs" / "format.schema.json"

# Longer texts may stand between three quotes, over several lines.
_LINE = 100

# A key without a line here is complete all the same; an editor only has nothing to show beside it.
_MEANS = {
    "id": "Small letters, digits and single hyphens. At the top: the name of the file.",
    "summary": "One sentence for the gallery: what it is.",
    "when": "One sentence: when it helps.",
    "not_when": "One sentence: when another format is better.",
    "purpose": "What it is for.",
    "trust": "How much trust the team needs.",
    "people": "The fewest and the most people it is good for.",
    "minutes": "At the top: the sum of the stages' minutes.",
    "prompt": "A short question over a column, or a sentence under the heading of a stage.",
    "color": "1 green, 2 red, 3 blue, 4 yellow, 5 violet, 6 turquoise.",
    "examples": "Cards as somebody might write them.",
    "kind": "What happens in the stage.",
    "heading": "Large on the board and on the phones.",
    "say": "What the facilitator may read aloud. Never on the board.",
    "watch": "What to watch for. Never on the board.",
    "points": "Lines shown to all, for instance ground rules.",
    "after": "Takes the place of the heading once the stage has shown what came of it.",
    "say_after": "Takes the place of what to say once the stage has shown what came of it.",
}


def schema() -> dict[str, Any]:
    """The schema as JSON has it."""
    found = shape()
    whole = _table(found.top)
    whole["properties"] |= {
        "columns": _blocks(_table(found.column), found.most_columns),
        "stages": _blocks(_stages(), found.most_stages),
    }
    whole["required"] = [*whole["required"], "columns", "stages"]
    title = {"$schema": "http://json-schema.org/draft-07/schema#", "title": "A format of retrokit"}
    return title | whole


def written() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _stages() -> dict[str, Any]:
    """All keys that any kind has; then for each kind what only it needs, and what it cannot have."""
    kinds = shape().stages
    every: dict[str, Any] = {}
    for asks in kinds.values():
        for key, ask in asks.items():
            every.setdefault(key, []).append(_value(key, ask))
    common = [key for key in every if all(key in asks and asks[key].needed for asks in kinds.values())]
    table = {
        "type": "object",
        "properties": {key: _any_of(values) for key, values in every.items()},
        "required": common,
        "additionalProperties": False,
    }
    rules = [rule for kind, asks in kinds.items() if (rule := _rule(kind, asks, every, common))]
    return table | ({"allOf": rules} if rules else {})


def _rule(kind: str, asks: Asks, every: dict[str, Any], common: list[str]) -> dict[str, Any]:
    needs = [key for key, ask in asks.items() if ask.needed and key not in common]
    # A key that this kind has in a way of its own, and those that it does not have at all.
    own = {key: _value(key, asks[key]) for key in asks if len(_different(every[key])) > 1}
    never = {key: False for key in every if key not in asks}
    then = ({"properties": own | never} if own or never else {}) | ({"required": needs} if needs else {})
    if not then:
        return {}
    return {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": then}


def _any_of(values: list[dict[str, Any]]) -> dict[str, Any]:
    different = _different(values)
    return different[0] if len(different) == 1 else {"anyOf": different}


def _different(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [value for at, value in enumerate(values) if value not in values[:at]]


def _table(asks: Asks) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key: _value(key, ask) for key, ask in asks.items()},
        "required": [key for key, ask in asks.items() if ask.needed],
        "additionalProperties": False,
    }


def _blocks(table: dict[str, Any], most: int) -> dict[str, Any]:
    return {"type": "array", "items": table, "minItems": 1, "maxItems": most}


def _value(key: str, ask: Ask) -> dict[str, Any]:
    means = {"description": _MEANS[key]} if key in _MEANS else {}
    return means | _form(ask)


def _form(ask: Ask) -> dict[str, Any]:
    whole = {"type": "integer", "minimum": 1, "maximum": ask.most}
    if ask.sort == "text":
        return _text(ask.most)
    if ask.sort == "texts":
        return {"type": "array", "items": _text(ask.length), "maxItems": ask.most}
    if ask.sort == "id":
        return {"type": "string", "maxLength": ask.most, "pattern": f"^{KEBAB.pattern}$"}
    if ask.sort == "number":
        return whole
    if ask.sort == "pair":
        return {"type": "array", "items": whole, "minItems": 2, "maxItems": 2}
    if ask.sort == "numbers" and not ask.most:  # the reader has limits of its own
        return {"type": "array", "items": {"type": "integer"}}
    if ask.sort == "numbers":
        return {
            "type": "array",
            "items": {**whole, "maximum": ask.length},
            "minItems": 1,
            "maxItems": ask.most,
        }
    if ask.sort == "flag":
        return {"type": "boolean"}
    if ask.sort == "choice":
        return {"type": "string", "enum": list(ask.choices)}
    if ask.sort == "choices":
        return {
            "type": "array",
            "items": {"type": "string", "enum": list(ask.choices)},
            "maxItems": ask.most,
            "uniqueItems": True,
        }
    return _blocks(_table(ask.parts), ask.most) if ask.sort == "parts" else {}


def _text(most: int) -> dict[str, Any]:
    """The app counts runs of spaces and line breaks as one. A schema cannot, so it leaves long texts, which have some, room."""
    return {"type": "string", "pattern": "\\S", "maxLength": most if most <= _LINE else most + most // 4}


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
