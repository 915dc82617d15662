"""Writes the page's TypeScript types from ``messages.py`` and the faces it sends, so that both ends agree.

``python -m retrokit.lan.typescript`` writes ``page/src/messages.ts``; ``--check`` only compares and fails when it differs.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from retrokit.facilitation import faces
from retrokit.lan import messages

TARGET = Path(__file__).parent / "page" / "src" / "messages.ts"

_HEAD = """\
// Written by `python -m retrokit.lan.typescript` from retrokit/lan/messages.py and retrokit/facilitation/faces.py.
// Change those and run it again; a test compares.
"""
_ALIASES: dict[Any, str] = {
    messages.FromPhone: "FromPhone",
    messages.ToPhone: "ToPhone",
    faces.Body: "Body",
}
_SIMPLE: dict[Any, str] = {str: "string", int: "number", float: "number", bool: "boolean"}


def source() -> str:
    """The whole text of ``messages.ts``."""
    parts = [_HEAD]
    numbers = {"VERSION": messages.VERSION, "FRAME": messages.FRAME, "MAX_MESSAGE": messages.MAX_MESSAGE}
    parts.append("".join(f"export const {name} = {number};\n" for name, number in numbers.items()))
    parts.extend(_interface(shape) for shape in _reached(messages.FromPhone | messages.ToPhone))
    parts.extend(f"export type {name} =\n{_members(union)};\n" for union, name in _ALIASES.items())
    return "\n".join(parts)


def _reached(root: Any) -> Iterator[type]:
    """Every message and dataclass that ``root`` leads to, each once and before those that use it."""
    seen: set[type] = set()

    def visit(kind: Any) -> Iterator[type]:
        if isinstance(kind, type) and (dataclasses.is_dataclass(kind) or issubclass(kind, msgspec.Struct)):
            if kind in seen:
                return
            seen.add(kind)
            for inner in get_type_hints(kind).values():
                yield from visit(inner)
            yield kind
        else:
            for inner in get_args(kind):
                yield from visit(inner)

    yield from visit(root)


def _interface(shape: type) -> str:
    lines = [*_comment(shape), f"export interface {shape.__name__} {{"]
    if issubclass(shape, msgspec.Struct):
        lines.append(f'  readonly t: "{shape.__struct_config__.tag}";')
        optional = {f.name for f in msgspec.structs.fields(shape) if not f.required}
    else:
        optional = set()  # a dataclass is sent whole
    for name, kind in get_type_hints(shape).items():
        if not name.startswith("__"):
            lines.append(f"  readonly {name}{'?' if name in optional else ''}: {_type(kind)};")
    return "\n".join([*lines, "}\n"])


def _comment(shape: type) -> list[str]:
    """The class's own docstring as a JSDoc comment, or nothing."""
    own = shape.__dict__.get("__doc__") or ""
    if not own or own.startswith(f"{shape.__name__}("):  # what dataclass() writes where nobody did
        return []
    lines = inspect.cleandoc(own).replace("``", "`").splitlines()
    if len(lines) == 1:
        return [f"/** {lines[0]} */"]
    return ["/**", *(f" * {line}".rstrip() for line in lines), " */"]


def _type(kind: Any) -> str:
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        return _ALIASES.get(kind) or " | ".join(_type(k) for k in inner)
    if origin is Literal:
        return " | ".join(f'"{word}"' for word in inner)
    if origin is tuple and inner[1:] == (...,):
        return f"readonly {_grouped(_type(inner[0]))}[]"
    if origin is dict:
        return f"Readonly<Record<{_type(inner[0])}, {_type(inner[1])}>>"
    if isinstance(kind, type) and origin is None:
        return kind.__name__
    raise TypeError(f"no TypeScript for {kind}")


def _grouped(text: str) -> str:
    return f"({text})" if " " in text else text


def _members(union: Any) -> str:
    return "\n".join(f"  | {_type(kind)}" for kind in get_args(union))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m retrokit.lan.typescript", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare; exit 1 when the file differs")
    check = parser.parse_args(arguments).check
    if check:
        agrees = TARGET.is_file() and TARGET.read_text("utf-8") == source()
        if not agrees:
            print(f"{TARGET} differs: run python -m retrokit.lan.typescript", file=sys.stderr)
        return 0 if agrees else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(source(), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
