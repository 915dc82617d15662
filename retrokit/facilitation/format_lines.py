"""Where things stand in a format file. The standard library reads TOML without positions, so this finds them again.

``format_file`` asks here for the line of a key, of something left open, and of what is nested too deep to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Keys and list indexes from the top: ``("stages", 2, "minutes")``."""

# A text that is never closed ends where its line or the file does: looking for its end over and over would take
# the square of the file's length.
_TOKEN = re.compile(
    r"""
    (?P<long> "{3}(?:\\.|[^\\])*?"{3,5} | '{3}.*?'{3,5} )
    | (?P<open> (?:"{3}|'{3}).* )
    | (?P<text> "(?:\\.|[^"\\\n])*\\?(?:"|(?=\n)|\Z) | '[^'\n]*(?:'|(?=\n)|\Z) )
    | (?P<comment> \#[^\n]* )
    | (?P<end> \n )
    | (?P<mark> [\[\]{}=,.] )
    | (?P<word> [^\s\[\]{}=,."'\#]+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_STATEMENT = re.compile(r"\s*(?:\[\[?[\w.\s-]+\]|[\w.-]+\s*=)")


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def _tokens(source: str) -> Iterator[_Token]:
    line, at = 1, 0
    for found in _TOKEN.finditer(source):
        line += source.count("\n", at, found.start())
        at = found.start()
        yield _Token(found.lastgroup or "", found.group(), line)


def unclosed(source: str, error_line: int | None) -> tuple[int, str] | None:
    """The line and the opening bracket or quotes of what is never closed, or None when nothing is.

    ``error_line`` is where reading stopped, None for the end. In the middle of a list only a line that looks like
    a new statement tells that the list was not closed; any other may be a wrong item of it.
    """
    if error_line is not None:
        lines = source.split("\n")
        if not _STATEMENT.match(lines[error_line - 1]):
            return None
        source = "\n".join(lines[: error_line - 1])
    brackets: list[tuple[int, str]] = []
    for token in _tokens(source):
        if token.kind == "open":
            return token.line, token.text[:3]
        if token.kind == "mark" and token.text in "[{":
            brackets.append((token.line, token.text))
        elif token.kind == "mark" and token.text in "]}" and brackets:
            brackets.pop()
    return brackets[-1] if brackets else None


def too_deep(source: str, most: int) -> int | None:
    """The line where lists, tables or a dotted key go deeper than ``most``, or None. Safe on any text."""
    depth = dots = 0
    for token in _tokens(source):
        if token.kind != "mark":
            dots = 0 if token.kind in ("end", "comment") else dots
        elif token.text in "[{":
            depth, dots = depth + 1, 0
        elif token.text in "]}":
            depth, dots = max(0, depth - 1), 0
        else:
            dots = dots + 1 if token.text == "." else 0
        if depth > most or dots >= most:
            return token.line
    return None


def long_number(source: str, digits: int) -> int | None:
    """The line of a number of more than ``digits`` digits, or None."""
    for token in _tokens(source):
        if token.kind == "word" and len(token.text) > digits:
            return token.line
    return None


def remarked(source: str) -> bool:
    """Whether there is a comment somewhere. The line that names a schema is none."""
    return any(token.kind == "comment" and not token.text.startswith("#:") for token in _tokens(source))


def places(source: str) -> Mapping[Path, int]:
    """The line of every table, key and list item. ``source`` must be TOML that was read without complaint."""
    return _Walk(list(_tokens(source))).walk()


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of ``path``, or of the nearest thing around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


@dataclass(slots=True)
class _Walk:
    tokens: list[_Token]
    at: int = 0
    lines: dict[Path, int] = field(default_factory=dict)
    last: dict[Path, int] = field(default_factory=dict)
    """The index of the newest table of each list of tables."""

    def walk(self) -> Mapping[Path, int]:
        table: Path = ()
        while self.at < len(self.tokens):
            if self._sees("end") or self._sees("comment"):
                self.at += 1
            elif self._takes("["):
                table = self._header()
            else:
                self._pair(table)
        return self.lines

    def _header(self) -> Path:
        line = self.tokens[self.at].line
        several = self._takes("[")
        keys = self._key()
        self.at += 2 if several else 1
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            self.lines.setdefault(path, line)
            path = (*path, self.last[path]) if path in self.last else path
        path = (*path, keys[-1])
        self.lines.setdefault(path, line)
        if several:
            self.last[path] = self.last.get(path, -1) + 1
            path = (*path, self.last[path])
            self.lines[path] = line
        return path

    def _pair(self, table: Path) -> None:
        line = self.tokens[self.at].line
        path = table
        for key in self._key():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self._takes("=")
        self._value(path)

    def _key(self) -> list[str]:
        keys = []
        while self._sees("word") or self._sees("text"):
            word = self.tokens[self.at]
            keys.append(word.text[1:-1] if word.kind == "text" else word.text)
            self.at += 1
            self._takes(".")
        return keys

    def _value(self, path: Path) -> None:
        if self._takes("["):
            index = 0
            self._blank()
            while not self._takes("]"):
                self.lines[(*path, index)] = self.tokens[self.at].line
                self._value((*path, index))
                self._blank()
                self._takes(",")
                self._blank()
                index += 1
        elif self._takes("{"):
            while not self._takes("}"):
                self._pair(path)
                self._takes(",")
        else:
            self.at += 1
            while self._sees("word") or self._sees("mark", "."):  # 1.5, and dates with a space in them
                self.at += 1

    def _blank(self) -> None:
        while self._sees("end") or self._sees("comment"):
            self.at += 1

    def _sees(self, kind: str, text: str = "") -> bool:
        if self.at >= len(self.tokens):
            return False
        token = self.tokens[self.at]
        return token.kind == kind and text in ("", token.text)

    def _takes(self, mark: str) -> bool:
        seen = self._sees("mark", mark)
        self.at += seen
        return seen
