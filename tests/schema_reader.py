"""As much of JSON Schema (draft 7) as the schema of formats uses, so that tests can hold files against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, type] = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
_KNOWN = {
    "$schema", "title", "description", "type", "properties", "required", "additionalProperties", "items", "minItems",
    "maxItems", "uniqueItems", "enum", "const", "minimum", "maximum", "maxLength", "pattern", "anyOf", "allOf", "if", "then",
}  # fmt: skip


def faults(schema: Any, value: Any, path: str = "") -> Iterator[str]:
    """What ``schema`` has against ``value``, each with where it is. A word of the schema that is not known is an error."""
    if isinstance(schema, bool):
        if not schema:
            yield f"{path}: cannot stand here"
        return
    assert set(schema) <= _KNOWN, set(schema) - _KNOWN
    wanted = _TYPES.get(schema.get("type", ""))
    if wanted and (not isinstance(value, wanted) or (wanted is int and isinstance(value, bool))):
        yield f"{path}: no {schema['type']}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: none of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{path}: not {schema['const']}"
    if "anyOf" in schema and all(any(faults(each, value, path)) for each in schema["anyOf"]):
        yield f"{path}: fits none"
    for each in schema.get("allOf", ()):
        yield from faults(each, value, path)
    if "if" in schema and not any(faults(schema["if"], value, path)):
        yield from faults(schema["then"], value, path)
    if isinstance(value, str):
        yield from _text(schema, value, path)
    elif isinstance(value, dict):
        yield from _table(schema, value, path)
    elif isinstance(value, list):
        yield from _list(schema, value, path)
    elif isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{path}: out of range"


def _text(schema: dict[str, Any], value: str, path: str) -> Iterator[str]:
    if len(value) > schema.get("maxLength", len(value)):
        yield f"{path}: too long"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{path}: does not match"


def _table(schema: dict[str, Any], value: dict[str, Any], path: str) -> Iterator[str]:
    known = schema.get("properties", {})
    yield from (f"{path}: no {key}" for key in schema.get("required", ()) if key not in value)
    for key, inner in value.items():
        if key in known:
            yield from faults(known[key], inner, f"{path}.{key}")
        elif schema.get("additionalProperties") is False:
            yield f"{path}.{key}: unknown"


def _list(schema: dict[str, Any], value: list[Any], path: str) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"{path}: {len(value)} items"
    if schema.get("uniqueItems") and any(item in value[:at] for at, item in enumerate(value)):
        yield f"{path}: twice the same"
    for at, item in enumerate(value):
        yield from faults(schema.get("items", True), item, f"{path}[{at}]")
