"""What a power cut leaves behind. A write counts after the next sync of its file, a name after the next sync of anything.

Until then it is there, or gone, or torn at 512 bytes. ``test_power.py`` walks a log and asks for the damage at each place.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.trust.disk import Op

TEAR = 512
Fate = Callable[[], float]  # below a half: lost; below three quarters: torn; else it is there


@dataclass(slots=True)
class Platter:
    """What the disk holds for certain, and what is still on its way there."""

    names: dict[str, int] = field(default_factory=dict)
    contents: dict[int, bytearray] = field(default_factory=dict)
    loose: dict[int, list[Op]] = field(default_factory=dict)
    loose_names: list[Op] = field(default_factory=list)
    keys: dict[str, bytes] = field(default_factory=dict)
    key_contents: dict[str, bytes] = field(default_factory=dict)
    answered: int = 0

    @classmethod
    def holding(cls, files: dict[str, bytes], keys: dict[str, bytes]) -> Platter:
        """``files`` are numbered as ``Disk`` numbers those it begins with."""
        names = {name: n for n, name in enumerate(files)}
        contents = {names[name]: bytearray(content) for name, content in files.items()}
        return cls(names, contents, keys=dict(keys), key_contents=dict(keys))

    def take(self, op: Op) -> None:
        """The next operation is done."""
        match op.kind:
            case "create" | "delete":
                self.loose_names.append(op)
            case "write" | "truncate":
                self.loose.setdefault(op.file, []).append(op)
            case "sync":
                content = self.contents.setdefault(op.file, bytearray())
                for one in self.loose.pop(op.file, ()):
                    _apply(content, one)
                self._settle_names()
            case "keys":
                assert op.keys is not None
                self.key_contents = dict(op.keys)
                if op.folder:
                    self.keys = dict(op.keys)
            case "answered":
                self.answered += 1

    def cut(self, chance: random.Random, fate: Fate, during: Op | None) -> dict[str, bytes]:
        """The files that are found after a cut while ``during`` was being done."""
        names = dict(self.names)
        for op in self.loose_names:
            if fate() >= 0.5:
                _name(names, op)
        files = {name: bytes(self._content(file, chance, fate)) for name, file in names.items()}
        return {**files, **self._found_keys(chance, fate, during)}

    def _settle_names(self) -> None:
        for op in self.loose_names:
            _name(self.names, op)
        self.loose_names.clear()

    def _content(self, file: int, chance: random.Random, fate: Fate) -> bytearray:
        content = bytearray(self.contents.get(file, b""))
        for op in self.loose.get(file, ()):
            kept = fate()
            if kept >= 0.75:
                _apply(content, op)
            elif kept >= 0.5 and op.kind == "write":
                for part in _sectors(op):
                    if chance.random() < 0.5:
                        _apply(content, part)
        return content

    def _found_keys(self, chance: random.Random, fate: Fate, during: Op | None) -> dict[str, bytes]:
        now = self.key_contents if during is None or during.keys is None else during.keys
        found = {}
        for name in {*self.keys, *now}:
            sure = name in self.keys and name in now
            if not sure and fate() < 0.5:
                continue
            old, new = self.key_contents.get(name, b""), now.get(name, self.key_contents.get(name, b""))
            found[name] = new if old == new or fate() >= 0.75 else chance.choice((old, new[: len(new) // 2]))
        return found


def fates(severity: int, chance: random.Random) -> Fate:
    """All that was on its way is lost; or each its own fate; or nearly all is there and a little is torn."""
    match severity % 3:
        case 0:
            return lambda: 0.0
        case 1:
            return chance.random
        case _:
            return lambda: 1.0 if chance.random() < 0.9 else 0.6


def interesting(log: list[Op]) -> list[int]:
    """Places just before and after whatever orders writes or changes names: there faults hide."""
    places = (n for n, op in enumerate(log) if op.kind != "write")
    return sorted({near for n in places for near in (n, n + 1) if near <= len(log)})


def spread(count: int, places: Iterable[int]) -> list[int]:
    """At most ``count`` of ``places``, evenly."""
    every = sorted(set(places))
    return every if len(every) <= count else [every[n * len(every) // count] for n in range(count)]


def _apply(content: bytearray, op: Op) -> None:
    if op.kind == "truncate":
        del content[op.at :]
        return
    content.extend(bytes(max(op.at - len(content), 0)))
    content[op.at : op.at + len(op.data)] = op.data


def _name(names: dict[str, int], op: Op) -> None:
    if op.kind == "create":
        names[op.name] = op.file
    else:
        names.pop(op.name, None)


def _sectors(op: Op) -> list[Op]:
    parts, at = [], 0
    while at < len(op.data):
        end = min((op.at + at) // TEAR * TEAR + TEAR - op.at, len(op.data))
        parts.append(Op("write", op.file, at=op.at + at, data=op.data[at:end]))
        at = end
    return parts
