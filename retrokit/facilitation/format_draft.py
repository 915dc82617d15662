"""A format while somebody edits it: a table that may be wrong for a while, its steps back and forth, and what is wrong.

Nothing here knows what is right: a draft is written as TOML and read again, and what the reader says is what the editor
shows. Settings of a stage that the editor does not show are carried along.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any, Literal

from retrokit.facilitation.format_file import format_of, read_format
from retrokit.facilitation.format_lines import Path, places
from retrokit.facilitation.format_part import KEBAB, Part
from retrokit.facilitation.format_shape import shape
from retrokit.facilitation.format_write import canonical, table_of, write_table
from retrokit.facilitation.formats import Format, FormatFault, Kind, Stage

Table = dict[str, Any]
Section = Literal["columns", "stages"]

_LONGEST_ID = 40
_MOST_STEPS = 200
_COLORS = 6
# What every stage can have, whatever its kind.
_PLAIN = {"points", "after", "say_after"}


@dataclass(frozen=True, slots=True)
class Check:
    """``format`` when the draft is good; else ``fault``, and ``path`` to what it is about, () for the whole."""

    format: Format | None
    fault: FormatFault | None = None
    path: Path = ()


def check(table: Mapping[str, Any]) -> Check:
    """Write the draft and read it again."""
    text = write_table(table)
    file = f"{table.get('id')}.toml"
    try:
        return Check(read_format(text, file))
    except FormatFault as fault:
        return Check(None, fault, _path_of(text, fault.line))


def _path_of(text: str, line: int) -> Path:
    """What stands on that line. Of a list on one line, the key it belongs to."""
    here = [path for path, at in places(text).items() if at == line]
    keys = [path for path in here if isinstance(path[-1], str)]
    items = [path for path in here if isinstance(path[-1], int)]
    if keys:
        # A block begins with both its name and its number: the number says which one it is.
        first = min(keys, key=len)
        return next((path for path in items if path[:-1] == first and len(first) == 1), first)
    return items[0] if items else ()


def free_id(wanted: str, taken: Iterable[str]) -> str:
    """An id made from the words ``wanted`` that is not one of ``taken``."""
    plain = unicodedata.normalize("NFKD", wanted).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: _LONGEST_ID - 4].strip("-") or "format"
    known = set(taken)
    if stem not in known:
        return stem
    # "sailboat-2" leads to "sailboat-3", not to "sailboat-2-2".
    stem = re.sub(r"-\d{1,3}$", "", stem)
    return next(id for n in range(2, len(known) + 3) if (id := f"{stem}-{n}") not in known)


def is_id(text: str) -> bool:
    return len(text) <= _LONGEST_ID and KEBAB.fullmatch(text) is not None


def changed(table: Table, section: str, index: int, key: str, value: Any) -> Table:
    """With ``key`` of that part (of the top, for the section "") set; an empty value of a key that may be missing goes."""
    after = deepcopy(table)
    part = after[section][index] if section else after
    asks = shape().of(section, str(part.get("kind", "")))
    *way, last = key.split(".")
    if not way and value in ("", [], False) and key in asks and not asks[key].needed:
        part.pop(key, None)
        return _summed(after)
    for step in way:  # "axes.0.low" is a key of the first of the tables in the list "axes"
        part = part[int(step)] if isinstance(part, list) else part[step]
    part[last] = _clean(value)
    return _summed(after)


def moved(table: Table, section: Section, index: int, to: int) -> Table:
    after = deepcopy(table)
    parts = after[section]
    parts.insert(max(0, min(to, len(parts) - 1)), parts.pop(index))
    return after


def removed(table: Table, section: Section, index: int) -> Table:
    after = deepcopy(table)
    del after[section][index]
    return _summed(after)


def added(table: Table, section: Section, at: int, part: Table) -> Table:
    """With a copy of ``part`` at that place, under an id of its own; a column in a colour that is still free, if any is."""
    after = deepcopy(table)
    new = deepcopy(part)
    new["id"] = free_id(str(new.get("id") or new.get("name", "")), (each["id"] for each in after[section]))
    if section == "columns":
        used = {each.get("color") for each in after["columns"]}
        free = [color for color in range(1, _COLORS + 1) if color not in used]
        new["color"] = new["color"] if new.get("color") in free or not free else free[0]
    after[section].insert(at, new)
    return _summed(after)


def of_kind(table: Table, index: int, kind: str, model: Table) -> Table:
    """That stage becomes one of ``kind``: what such a stage cannot have goes, what it needs comes from ``model``."""
    after = deepcopy(table)
    asks = shape().of("stages", kind)
    kept = {key: value for key, value in after["stages"][index].items() if key in asks}
    needed = {
        key: value for key, value in model.items() if key in asks and (asks[key].needed or key not in _PLAIN)
    }
    part = after["stages"][index] = {**needed, **kept, "kind": kind}
    # What the kind does not take although the shape has it: the reader tells.
    while (
        (path := check(after).path)[:2] == ("stages", index)
        and len(path) > 2
        and not asks[str(path[2])].needed
    ):
        if str(path[2]) not in part:
            break
        del part[str(path[2])]
    return after


def model_of(kind: Kind, formats: Iterable[Format]) -> Table:
    """A stage of ``kind`` to begin with: the first there is, so that it has all that such a stage needs."""
    known = (stage for each in formats for stage in each.stages if stage.kind == kind)
    bare = Stage(kind.replace("_", "-"), kind, kind.capitalize(), "...", "...", 5, "...", "...")
    return table_of(next(known, bare))


def copy_of(format: Format, name: str, taken: Iterable[str]) -> Table:
    """The draft of a format of one's own that begins as ``format``."""
    ask = shape().top["name"]
    table = table_of(format)
    table["name"] = name[: ask.most]
    table["id"] = free_id(name, taken)
    return table


def renamed(format: Format, id: str, name: str) -> Format:
    """The same format under another id and name. Raises ``FormatFault``."""
    return format_of(Part("", "", {**table_of(format), "id": id, "name": name}), f"{id}.toml")


def _summed(table: Table) -> Table:
    """The minutes of a format are those of its stages: nobody should have to add them up."""
    minutes = [stage.get("minutes") for stage in table.get("stages", [])]
    table["minutes"] = sum(each for each in minutes if isinstance(each, int))
    return table


def _clean(value: Any) -> Any:
    """Halves of letters, which a keyboard can leave behind, fit into no file."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return [_clean(item) for item in value] if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Steps:
    """What was, what is and what was taken back. Steps of one ``key`` in a row are one: a word, not its letters."""

    now: Table
    before: tuple[Table, ...] = ()
    after: tuple[Table, ...] = ()
    key: str = ""

    def step(self, table: Table, key: str = "") -> Steps:
        if table == self.now:
            return self
        if key and key == self.key and self.before:
            return Steps(table, self.before, (), key)
        return Steps(table, (*self.before, self.now)[-_MOST_STEPS:], (), key)

    def pause(self) -> Steps:
        """What comes next is a step of its own."""
        return replace(self, key="")

    def undo(self) -> Steps:
        if not self.before:
            return self
        return Steps(self.before[-1], self.before[:-1], (self.now, *self.after))

    def redo(self) -> Steps:
        if not self.after:
            return self
        return Steps(self.after[0], (*self.before, self.now), self.after[1:])


def left(text: str, most: int) -> int:
    """How many characters there is still room for; below 0: so many too many."""
    return most - len(canonical(text))
