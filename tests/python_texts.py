"""Which texts a Python module says to people: what is handed to a ``Language``, followed back to where it is written.

``catalogue_sources`` asks it. A name is followed to its assignments, a parameter to the calls of its function in the
same module, a call to what the function returns. What cannot be followed is told, so that nothing is lost silently.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Who takes texts for people, and at which places.
CALLS = {
    "text": (0,),
    "translated": (0,),
    "NextStep": (1,),
    "Refused": (1,),
    "Trouble": (1, 2),
    "FormatFault": (2, 3),
    "Address": (3,),
}
ON_LANGUAGE = ("text", "count")
ON_SHEET = ("say", "count", "field", "line", "chapter")
# Values that carry a source from where it is written (a call above) to where it is said.
CARRIED = ("sentence", "remedy", "words", "label", "note")

_SPEAKERS = re.compile(r"(language|words)$")
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module:
    """One Python source. ``texts`` are the sources it says, ``lost`` the code that could not be followed."""

    def __init__(self, code: str) -> None:
        self._tree = ast.parse(code)
        self._inside: dict[ast.AST, Function] = {}
        for function in self._functions():
            for node in ast.walk(function):
                if node is not function:  # inner functions are walked later and win
                    self._inside[node] = function
        self._followed: set[object] = set()
        self.texts: set[str] = set()
        self.lost: set[str] = set()
        for call in self._calls():
            for place in _places(call):
                self._follow_argument(call, place)

    def _functions(self) -> Iterator[Function]:
        return (n for n in ast.walk(self._tree) if isinstance(n, Function))

    def _calls(self) -> Iterator[ast.Call]:
        return (n for n in ast.walk(self._tree) if isinstance(n, ast.Call))

    def _follow_argument(self, call: ast.Call, place: int) -> None:
        if place < len(call.args):
            self._follow(call.args[place])

    def _follow(self, node: ast.expr) -> None:
        if node in self._followed:
            return
        self._followed.add(node)
        match node:
            case ast.Constant(value=str(text)):
                if text:
                    self.texts.add(text)
            case ast.IfExp():
                self._follow(node.body)
                self._follow(node.orelse)
            case ast.BoolOp() | ast.Dict():
                for one in node.values:
                    self._follow(one)
            case ast.Tuple() | ast.List() | ast.Set():
                for one in node.elts:
                    self._follow(one)
            case ast.Starred() | ast.Subscript():
                self._follow(node.value)
            case ast.GeneratorExp():
                self._follow(node.elt)
            case ast.Call(func=ast.Name(id="next")):
                for one in node.args:
                    self._follow(one)
            case ast.Call(func=ast.Attribute(value=table, attr="get")):
                self._follow(table)
            case ast.Call():
                self._follow_returns(node, ast.unparse(node.func).rpartition(".")[2])
            case ast.Attribute(attr=attr) if attr in CARRIED:
                pass
            case ast.Name() | ast.Attribute():
                self._follow_name(node)
            case ast.Constant(value=None):
                pass
            case _:
                self.lost.add(ast.unparse(node))

    def _follow_returns(self, call: ast.Call, name: str) -> None:
        returned = [
            node.value
            for function in self._functions()
            if function.name == name
            for node in ast.walk(function)
            if isinstance(node, ast.Return) and node.value
        ]
        for value in returned:
            self._follow(value)
        if not returned:
            self.lost.add(ast.unparse(call))

    def _follow_name(self, node: ast.Name | ast.Attribute) -> None:
        """Assignments in the function around, else a parameter of it, else assignments anywhere in the module."""
        name = ast.unparse(node)
        around = self._inside.get(node)
        found = list(_assigned(around, name)) if around else []
        if not found and around and (place := _parameter(around, name)) is not None:
            return self._follow_callers(around, name, place)
        if not found and around and name in CARRIED and _captured(around, name):
            return None
        found = found or list(_assigned(self._tree, name)) or list(_imported(self._tree, name))
        for value, column in found:
            if column is None:
                self._follow(value)
            else:
                self._follow_column(value, column)
        if not found:
            self.lost.add(name)
        return None

    def _follow_column(self, table: ast.expr, column: int) -> None:
        """One column of a table of tuples, or one of a tuple's values."""
        if isinstance(table, ast.Subscript):
            table = table.value
        if isinstance(table, ast.Name):
            table = next((value for value, _ in _assigned(self._tree, table.id)), table)
        values = table.values if isinstance(table, ast.Dict) else getattr(table, "elts", [])
        rows = [row.elts for row in values if isinstance(row, ast.Tuple)]
        if rows and len(rows) == len(values):
            for row in rows:
                self._follow(row[column])
        elif isinstance(table, ast.Tuple):
            self._follow(table.elts[column])
        else:
            self._follow(table)

    def _follow_callers(self, called: Function, name: str, place: int) -> None:
        """What callers in this module hand over; a function that nobody here calls is in ``CALLS`` or a carrier."""
        if (called, place) in self._followed or called.name in ON_SHEET:
            return
        self._followed.add((called, place))
        found = False
        for call in self._calls():
            if ast.unparse(call.func).rpartition(".")[2] == called.name:
                found = True
                self._follow_argument(call, place)
                for keyword in call.keywords:
                    if keyword.arg == name:
                        self._follow(keyword.value)
        if not found:
            self.lost.add(f"{called.name}({name})")


def _places(call: ast.Call) -> tuple[int, ...]:
    name = ast.unparse(call.func)
    if isinstance(call.func, ast.Attribute):
        speaker, attr = ast.unparse(call.func.value), call.func.attr
        if attr in ON_LANGUAGE and _SPEAKERS.search(speaker):
            return (0,)
        if attr in ON_SHEET and speaker == "sheet":
            return (0,)
        return (1, 2) if attr == "fault" else ()
    if name == "map" and re.search(r"(language|words)\.text$", ast.unparse(call.args[0])):
        return (1,)
    return CALLS.get(name, ())


def _assigned(tree: ast.AST, name: str) -> Iterator[tuple[ast.expr, int | None]]:
    """What ``name`` stands for, and which column of it where a tuple is taken apart."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr):
            targets: list[ast.expr] = node.targets if isinstance(node, ast.Assign) else [node.target]
            value = node.value
        elif isinstance(node, ast.For | ast.comprehension):
            targets, value = [node.target], node.iter
        else:
            continue
        for target in targets:
            parts = list(target.elts) if isinstance(target, ast.Tuple) else [target]
            for place, part in enumerate(parts):
                if value and ast.unparse(part) == name:
                    yield value, place if isinstance(target, ast.Tuple) else None


def _imported(tree: ast.Module, name: str) -> Iterator[tuple[ast.expr, int | None]]:
    """What ``name`` stands for in the module of retrokit it comes from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and any(alias.name == name for alias in node.names):
            file = ROOT / f"{(node.module or '').replace('.', '/')}.py"
            yield from _assigned(ast.parse(file.read_text("utf-8")), name) if file.is_file() else ()


def _captured(function: Function, name: str) -> bool:
    """Whether a ``case`` takes ``name`` out of a value."""
    return any(isinstance(node, ast.MatchAs) and node.name == name for node in ast.walk(function))


def _parameter(function: Function, name: str) -> int | None:
    """The place of a parameter in a call, without ``self``."""
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    if name not in names:
        return None
    return names.index(name) - (names[0] in ("self", "cls"))
