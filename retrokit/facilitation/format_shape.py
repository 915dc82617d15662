"""What a format file may hold: keys, limits and choices, found by letting the reader itself read a probe.

So there is one place that says what is right, ``format_file``; the editor and the JSON Schema ask here, and a new kind
of stage with keys of its own needs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal, TypeVar

from retrokit.facilitation.format_file import format_of
from retrokit.facilitation.format_lines import Path
from retrokit.facilitation.format_part import Part
from retrokit.facilitation.formats import KINDS, FormatFault

_Choice = TypeVar("_Choice", bound=str)
Sort = Literal[
    "text", "texts", "id", "number", "numbers", "pair", "choice", "choices", "flag", "parts", "other"
]
_NAME = "probe"


@dataclass(frozen=True, slots=True)
class Ask:
    """What the reader asks of one key.

    ``most``: characters of a text, the highest number, or how many a list may hold; ``length``: characters of each text of
    a list, or the highest of its numbers. ``parts`` are the keys of the tables of a list. ``other``: the reader looks at it
    in a way of its own.
    """

    sort: Sort = "other"
    needed: bool = False
    most: int = 0
    length: int = 0
    choices: tuple[str, ...] = ()
    parts: Mapping[str, Ask] = field(default_factory=dict)


Asks = Mapping[str, Ask]
_GUESSES: tuple[tuple[Any, Ask], ...] = (
    ([{}, {}], Ask("parts")),
    ([1, 2], Ask("numbers")),
    (True, Ask("flag")),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys at the top, those of a column, and those of a stage of each kind; and how many of both there may be."""

    top: Asks
    column: Asks
    stages: Mapping[str, Asks]
    most_columns: int
    most_stages: int

    def of(self, section: str, kind: str = "") -> Asks:
        """The keys of a part of ``section``: columns, stages of ``kind``, or anything else for the top."""
        if section == "stages":
            return self.stages.get(kind, {})
        return self.column if section == "columns" else self.top


@cache
def shape() -> Shape:
    """The shape of format files, as the reader has it."""
    seen: dict[str, _Seen] = {kind: _explored(kind) for kind in KINDS}
    first = seen[KINDS[0]]
    tops = {key: ask for key, ask in first.asks().items() if key not in ("columns", "stages")}
    stages = {kind: top.part("stages").asks() for kind, top in seen.items()}
    most = {key: first.asked[key].most for key in ("columns", "stages")}
    return Shape(tops, first.part("columns").asks(), stages, most["columns"], most["stages"])


def _explored(kind: str) -> _Seen:
    """All that the reader asks of a format whose stages are of that kind."""
    top = _Seen()
    stages = top.part("stages")
    _ask(kind, top, set(), {})
    guesses: dict[str, Any] = {}
    # Each by itself: what one kind has may be refused in another, before all is asked.
    for key in dict.fromkeys((*stages.order, *top.order)):
        _ask(kind, top, {key}, {})
        if key in stages.order and key not in stages.asked:
            _guess(kind, top, key, guesses)
    for key in dict.fromkeys(stages.order):
        if _ask(kind, top, {key}, guesses):
            stages.refused.add(key)
    _ask(kind, top, None, guesses)
    return top


def _guess(kind: str, top: _Seen, key: str, guesses: dict[str, Any]) -> None:
    """What the reader takes out of a stage by itself: it is of the sort that is not refused."""
    stages = top.part("stages")
    for value, ask in _GUESSES:
        if not _ask(kind, top, {key}, {key: value}) and key in stages.taken:
            guesses[key] = value
            stages.put(key, ask)
            return


def _ask(kind: str, top: _Seen, keys: set[str] | None, guesses: Mapping[str, Any]) -> bool:
    """Let the reader read stages of ``kind`` with these keys (None: all). Whether it refused one of them."""
    stages = top.part("stages")
    stages.hurt = False
    stages.taken.clear()
    values = _Something(kind, keys, guesses, stages.taken)
    # A probe is no good format: what was asked until that came out is what counts.
    with suppress(FormatFault, LookupError, TypeError, ValueError, AttributeError):
        format_of(_Probe("probe.toml", "", values, (), kind, top), f"{_NAME}.toml")
    return stages.hurt


class _Something(Mapping[str, Any]):
    """Has these keys, or every one, so that the reader looks both ways at what may be left out."""

    def __init__(self, kind: str, keys: set[str] | None, guesses: Mapping[str, Any], taken: set[str]) -> None:
        self._kind, self._keys, self._guesses, self._taken = kind, keys, guesses, taken

    def __contains__(self, key: object) -> bool:
        return self._keys is None or key in self._keys or key in self._guesses

    def __getitem__(self, key: str) -> Any:
        if key == "kind":
            return self._kind
        self._taken.add(key)
        return self._guesses[key]

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


@dataclass(slots=True)
class _Seen:
    """What was asked of one table so far."""

    order: list[str] = field(default_factory=list)
    needed: set[str] = field(default_factory=set)
    asked: dict[str, Ask] = field(default_factory=dict)
    inner: dict[str, _Seen] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    hurt: bool = False

    def part(self, key: str) -> _Seen:
        return self.inner.setdefault(key, _Seen())

    def put(self, key: str, ask: Ask) -> None:
        self.asked.setdefault(key, ask)

    def asks(self) -> dict[str, Ask]:
        # In the order of the reader; what only ``only`` knows comes last.
        unseen = (key for key in self.order if key not in self.refused)
        keys = dict.fromkeys((*self.asked, *unseen))
        found = {}
        for key in keys:
            ask = replace(self.asked.get(key, Ask()), needed=key in self.needed)
            found[key] = replace(ask, parts=self.inner[key].asks()) if key in self.inner else ask
        return found


@dataclass(frozen=True, slots=True)
class _Probe(Part):
    """A table that answers whatever it is asked, and remembers the question. ``kind`` is that of every stage in it."""

    kind: str = ""
    seen: _Seen = field(default_factory=_Seen)

    def fault(self, path: Path, sentence: str, mend: str, **values: object) -> FormatFault:
        self.seen.hurt = True
        return Part.fault(self, path, sentence, mend, **values)

    def only(self, needed: AbstractSet[str], more: AbstractSet[str] = frozenset()) -> None:
        self.seen.needed |= needed
        self.seen.order += sorted(needed | more)

    def text(self, key: str, most: int, *more: Any, **named: Any) -> str:
        self.seen.put(key, Ask("text", most=most))
        return _NAME

    def texts(self, key: str, most: int, length: int, *more: Any, **named: Any) -> tuple[str, ...]:
        self.seen.put(key, Ask("texts", most=most, length=length))
        return (_NAME, f"{_NAME} 2")[:most]

    def name(self, key: str, *more: Any, **named: Any) -> str:
        self.seen.put(key, Ask("id", most=40))
        return _NAME

    def number(self, key: str, most: int, *more: Any, **named: Any) -> int:
        self.seen.put(key, Ask("number", most=most))
        return 1

    def pair(self, key: str, most: int, *more: Any, **named: Any) -> tuple[int, int]:
        self.seen.put(key, Ask("pair", most=most))
        return 1, most

    def numbers(self, key: str, most: int, count: int, *more: Any, **named: Any) -> tuple[int, ...]:
        self.seen.put(key, Ask("numbers", most=count, length=most))
        return (1,)

    def flag(self, key: str, *more: Any, **named: Any) -> bool:
        self.seen.put(key, Ask("flag"))
        return False

    def choice(self, key: str, choices: Sequence[_Choice], *more: Any, **named: Any) -> _Choice:
        self.seen.put(key, Ask("choice", choices=tuple(choices)))
        return next((each for each in choices if each == self.kind), choices[0])

    def choices(self, key: str, choices: Sequence[_Choice], *more: Any, **named: Any) -> tuple[_Choice, ...]:
        self.seen.put(key, Ask("choices", most=len(choices), choices=tuple(choices)))
        return tuple(choices[:1])

    def parts(self, key: str, most: int, *more: Any, **named: Any) -> list[Part]:
        self.seen.put(key, Ask("parts", most=most))
        part = _Probe(self.file, "", self.values, (*self.path, key), self.kind, self.seen.part(key))
        return [part, part]

    def distinct(self, key: str, ids: Sequence[str]) -> None:
        """Two that are the same are no matter here."""
