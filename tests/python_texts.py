"""Which texts a Python module says to people: what is handed to a ``Language``, followed back to where it is written.

``catalogue_sources`` asks it. A name is followed to its assignments, a parameter to the calls of its function in the
same module, a call to what the function returns. What cannot be followed is told, so that nothing is lost silently.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

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
        self.texts: set[str] = set()
        self.lost: set[str] = set()
        for call in self._calls():
            for place in _places(call):
                self._follow_argument(call, place, frozenset())

    def _functions(self) -> Iterator[Function]:
        return (n for n in ast.walk(self._tree) if isinstance(n, Function))

    def _calls(self) -> Iterator[ast.Call]:
        return (n for n in ast.walk(self._tree) if isinstance(n, ast.Call))

    def _follow_argument(self, call: ast.Call, place: int, seen: frozenset[ast.AST]) -> None:
        if place < len(call.args):
            self._follow(call.args[place], seen)

    def _follow(self, node: ast.expr, seen: frozenset[ast.AST]) -> None:
        if node in seen:
            return
        seen |= {node}
        match node:
            case ast.Constant(value=str(text)):
                if text:
                    self.texts.add(text)
            case ast.IfExp():
                self._follow(node.body, seen)
                self._follow(node.orelse, seen)
            case ast.BoolOp() | ast.Tuple() | ast.List() | ast.Set():
                for one in node.values if isinstance(node, ast.BoolOp) else node.elts:
                    self._follow(one, seen)
            case ast.Dict():
                for one in node.values:
                    self._follow(one, seen)
            case ast.Starred() | ast.Subscript():
                self._follow(node.value, seen)
            case ast.Call(func=ast.Attribute(attr="get")):
                self._follow(node.func.value, seen)
            case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
                self._follow_returns(node, name, seen)
            case ast.Attribute(attr=attr) if attr in CARRIED:
                pass
            case ast.Name() | ast.Attribute():
                self._follow_name(node, seen)
            case ast.Constant(value=None):
                pass
            case _:
                self.lost.add(ast.unparse(node))

    def _follow_returns(self, call: ast.Call, name: str, seen: frozenset[ast.AST]) -> None:
        returned = [
            node.value
            for function in self._functions()
            if function.name == name
            for node in ast.walk(function)
            if isinstance(node, ast.Return) and node.value
        ]
        for value in returned:
            self._follow(value, seen)
        if not returned:
            self.lost.add(ast.unparse(call))

    def _follow_name(self, node: ast.Name | ast.Attribute, seen: frozenset[ast.AST]) -> None:
        """Assignments in the function around, else a parameter of it, else assignments anywhere in the module."""
        name = ast.unparse(node)
        around = self._inside.get(node)
        found = list(_assigned(around, name)) if around else []
        if not found and around and (place := _parameter(around, name)) is not None:
            return self._follow_callers(around, name, place, seen)
        for value in found or list(_assigned(self._tree, name)):
            self._follow(value, seen)
            found.append(value)
        if not found:
            self.lost.add(name)
        return None

    def _follow_callers(self, called: Function, name: str, place: int, seen: frozenset[ast.AST]) -> None:
        """What callers in this module hand over; a function that nobody here calls is in ``CALLS`` or a carrier."""
        found = False
        for call in self._calls():
            if ast.unparse(call.func).rpartition(".")[2] == called.name and call not in seen:
                found = True
                self._follow_argument(call, place, seen | {call})
                for keyword in call.keywords:
                    if keyword.arg == name:
                        self._follow(keyword.value, seen | {call})
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
    if name == "map" and call.args and _SPEAKERS.search(ast.unparse(call.args[0]).removesuffix(".text")):
        return (1,)
    return CALLS.get(name, ())


def _assigned(tree: ast.AST, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(ast.unparse(t) == name for target in targets for t in _targets(target)):
                yield node.value
        elif isinstance(node, ast.For | ast.comprehension):
            if any(ast.unparse(t) == name for t in _targets(node.target)):
                yield node.iter


def _targets(target: ast.expr) -> list[ast.expr]:
    return list(target.elts) if isinstance(target, ast.Tuple) else [target]


def _parameter(function: Function, name: str) -> int | None:
    """The place of a parameter in a call, without ``self``."""
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    if name not in names:
        return None
    return names.index(name) - (names[0] in ("self", "cls"))
