"""Writes format files: a ``Format`` as TOML text that ``read_format`` reads back as the very same one.

It knows no key: fields of the dataclasses are keys of the file, and what is as it is by default is left out. Comments
are not kept, for a ``Format`` has none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

from retrokit.facilitation.formats import Format

Table = Mapping[str, Any]

# A text that takes more than this stands between three quotes, over several lines.
_WIDE = 100
_KEY = re.compile(r"[A-Za-z0-9_-]+")


def write_format(format: Format) -> str:
    """The text of the file of ``format``."""
    return write_table(table_of(format))


def table_of(thing: Any) -> dict[str, Any]:
    """A dataclass as the table of a format file: keys and plain values, lists and tables."""
    return {
        field.name: _plain(value) for field in fields(thing) if (value := _told(thing, field)) is not None
    }


def write_table(table: Table) -> str:
    """A table as TOML: plain values first, then each list of tables as blocks. The same again when it is read."""
    return "\n".join(_lines(table, "")) + "\n"


def _lines(table: Table, path: str) -> list[str]:
    blocks = {key: value for key, value in table.items() if _is_blocks(value)}
    lines = [f"{_key(key)} = {_value(value)}" for key, value in table.items() if key not in blocks]
    for key, parts in blocks.items():
        for part in parts:
            lines += ["", f"[[{path}{_key(key)}]]", *_lines(part, f"{path}{_key(key)}.")]
    return lines


def canonical(text: str) -> str:
    """A text as ``read_format`` understands it: runs of spaces and line breaks are one space."""
    return " ".join(text.split())


def _told(thing: Any, field: Field[Any]) -> Any:
    """What the file has to say of a field, None for what goes without saying."""
    value = getattr(thing, field.name)
    if field.default is not MISSING and value == field.default:
        return None
    if field.default_factory is not MISSING and value == field.default_factory():
        return None
    return value


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return table_of(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _is_blocks(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _key(key: str) -> str:
    return key if _KEY.fullmatch(key) else _short(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        text = canonical(value)
        return _short(text) if len(text) <= _WIDE else _long(text)
    if isinstance(value, Mapping):
        return _inline(value)
    if isinstance(value, list):
        return _list(value)
    return str(value)


def _list(items: list[Any]) -> str:
    written = [_inline(item) if isinstance(item, Mapping) else _item(item) for item in items]
    line = ", ".join(written)
    if len(line) < 60 and not any(isinstance(item, Mapping) for item in items):
        return f"[{line}]"
    return "[\n" + "".join(f"    {item},\n" for item in written) + "]"


def _inline(table: Table) -> str:
    """On one line, as TOML wants it."""
    return "{ " + ", ".join(f"{_key(key)} = {_item(value)}" for key, value in table.items()) + " }"


def _item(value: Any) -> str:
    if isinstance(value, str):
        return _short(canonical(value))
    if isinstance(value, list):
        return "[" + ", ".join(_item(item) for item in value) + "]"
    return _value(value)


def _short(text: str) -> str:
    return '"' + _escaped(text).replace('"', '\\"') + '"'


def _long(text: str) -> str:
    """Between three quotes. Three in a row, and one at the end, would close it too early."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > _WIDE:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    body = re.sub(r'"(?="")|"\Z', '\\\\"', _escaped("\n".join([*lines, line])))
    return f'"""\n{body}"""'


def _escaped(text: str) -> str:
    return "".join(_letter(letter) for letter in text)


def _letter(letter: str) -> str:
    if letter == "\\":
        return "\\\\"
    if letter != "\n" and unicodedata.category(letter) == "Cc":
        return f"\\u{ord(letter):04x}"
    # Half of a pair is no letter, and no file can hold it.
    return "\ufffd" if unicodedata.category(letter) == "Cs" else letter
