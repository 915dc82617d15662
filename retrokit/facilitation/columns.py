"""Which columns a stage writes in, and whose cards become topics. Rules and views ask here and nowhere else."""

from __future__ import annotations

from retrokit.facilitation.formats import Column, Format, Kind, Stage

_TAKE_UP: tuple[Kind, ...] = ("group", "vote", "discuss", "decide")


def written_in(format: Format, stage: Stage) -> tuple[Column, ...]:
    """The columns of a collect stage, in the order of the board: its own, or all that no other stage claims."""
    if stage.columns:
        return tuple(column for column in format.columns if column.id in stage.columns)
    claimed = {id for other in _collecting(format.stages) for id in other.columns}
    return tuple(column for column in format.columns if column.id not in claimed)


def topical(format: Format) -> frozenset[str]:
    """The ids of the columns whose cards are grouped, voted on and discussed: not what is written aside, or after all that."""
    last = max((at for at, stage in enumerate(format.stages) if stage.kind in _TAKE_UP), default=0)
    return _plain(format, format.stages[:last]) or _plain(format, format.stages)


def gathered(format: Format, stage: Stage) -> frozenset[str]:
    """Those of ``topical`` that were written in before ``stage``."""
    return _plain(format, format.stages[: format.stages.index(stage)])


def _plain(format: Format, stages: tuple[Stage, ...]) -> frozenset[str]:
    return frozenset(
        column.id for stage in _collecting(stages) if not stage.aside for column in written_in(format, stage)
    )


def _collecting(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    return tuple(stage for stage in stages if stage.kind == "collect")
