"""Openers and closers: stages that go before or after those of any format, for one session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from retrokit.facilitation.columns import written_in
from retrokit.facilitation.formats import Column, Format, Kind, Stage

Place = Literal["opener", "closer"]
PLACES: tuple[Place, ...] = get_args(Place)
_BEFORE_OPENERS: tuple[Kind, ...] = ("look_back", "welcome")


@dataclass(frozen=True, slots=True)
class Block:
    """``columns`` are its own, which the stages of a format never see. ``instead_of``: the last stage of that kind goes."""

    id: str
    name: str
    summary: str
    place: Place
    minutes: int
    stages: tuple[Stage, ...]
    columns: tuple[Column, ...] = ()
    instead_of: Literal["rate", ""] = ""


def with_blocks(format: Format, opener: Block | None = None, closer: Block | None = None) -> Format:
    """``format`` with the stages of both: the opener after looking back and the welcome, the closer before the last rating.

    A closer that stands in for the rating takes its place. Ids that are taken already get a number. What is written in a
    block stays out of the topics, and no stage shows columns that are not its own.
    """
    if opener:
        leading = 0
        while leading < len(format.stages) and format.stages[leading].kind in _BEFORE_OPENERS:
            leading += 1
        format = _inserted(format, opener, leading, leading)
    if closer:
        end = len(format.stages)
        rated = format.stages[-1].kind == "rate"
        replaced = bool(closer.instead_of) and format.stages[-1].kind == closer.instead_of
        format = _inserted(format, closer, end - rated, end - rated + replaced)
    return format


def _inserted(format: Format, block: Block, start: int, end: int) -> Format:
    """``format`` with the stages from ``start`` to ``end`` replaced by those of ``block``."""
    rest = (*format.stages[:start], *format.stages[end:])
    column_ids = _distinct((c.id for c in block.columns), {column.id for column in format.columns})
    stage_ids = _distinct((s.id for s in block.stages), {stage.id for stage in rest})
    own = tuple(
        replace(
            stage,
            id=stage_ids[stage.id],
            aside=stage.kind == "collect",
            columns=_own(block, stage, column_ids) if stage.kind == "collect" else (),
        )
        for stage in block.stages
    )
    stages = (*format.stages[:start], *own, *format.stages[end:])
    return replace(
        format,
        columns=(*format.columns, *(replace(c, id=column_ids[c.id]) for c in block.columns)),
        stages=stages,
        minutes=sum(stage.minutes for stage in stages),
    )


def _own(block: Block, stage: Stage, ids: dict[str, str]) -> tuple[str, ...]:
    alone = Format("", "", "", "", (1, 1), block.minutes, block.columns, block.stages)
    return tuple(ids[column.id] for column in written_in(alone, stage))


def _distinct(ids: Iterable[str], taken: set[str]) -> dict[str, str]:
    """Each id with the one it gets beside ``taken``: itself, or itself with the first number that is free."""
    given: dict[str, str] = {}
    for id in ids:
        free, number = id, 2
        while free in taken or free in given.values():
            free, number = f"{id}-{number}", number + 1
        given[id] = free
    return given
