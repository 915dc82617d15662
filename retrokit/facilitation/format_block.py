"""Reads the files of openers and closers, in the way that ``format_file.py`` reads formats."""

from __future__ import annotations

from collections.abc import Iterable

from retrokit.facilitation.blocks import PLACES, Block
from retrokit.facilitation.format_file import whole_file
from retrokit.facilitation.format_stage import (
    MAX_COLUMNS,
    MAX_MINUTES,
    MAX_STAGES,
    check_columns,
    check_minutes,
    column,
    named,
    stage_of,
)
from retrokit.facilitation.formats import Format, FormatFault


def read_block(text: str, file: str) -> Block:
    """The opener or closer that ``text`` describes, read and checked as a format is. Raises ``FormatFault``."""
    top = whole_file(text, file)
    top.only({"id", "name", "summary", "place", "minutes", "stages"}, {"columns", "instead_of"})
    read = Block(
        id=named(top, file),
        name=top.text("name", 40),
        summary=top.text("summary", 200),
        place=top.choice("place", PLACES),
        minutes=top.number("minutes", MAX_MINUTES),
        stages=tuple(stage_of(part) for part in top.parts("stages", MAX_STAGES)),
        columns=tuple(column(part) for part in top.parts("columns", MAX_COLUMNS))
        if "columns" in top.values
        else (),
        instead_of=top.choice("instead_of", ("rate",)) if "instead_of" in top.values else "",
    )
    top.distinct("columns", [column.id for column in read.columns])
    top.distinct("stages", [stage.id for stage in read.stages])
    for at, stage in enumerate(read.stages):
        if stage.kind in ("look_back", "group", "vote", "discuss", "decide"):
            raise top.fault(
                ("stages", at, "kind"),
                'A stage of kind "{kind}" is no opener or closer.',
                'Take another kind, for instance "collect" or "welcome".',
                kind=stage.kind,
            )
    check_columns(Format(read.id, "", "", "", (1, 1), read.minutes, read.columns, read.stages), top)
    check_minutes(read.minutes, read.stages, top)
    return read


def read_blocks(sources: Iterable[tuple[str, str]]) -> tuple[tuple[Block, ...], tuple[FormatFault, ...]]:
    """The good ones and what is wrong with the others: (file, text) pairs. Of two with one id the first counts."""
    blocks: dict[str, Block] = {}
    faults = []
    for file, text in sources:
        try:
            block = read_block(text, file)
        except FormatFault as fault:
            faults.append(fault)
        else:
            blocks.setdefault(block.id, block)
    return tuple(blocks.values()), tuple(faults)
