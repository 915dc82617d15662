"""What the facilitator wants of experiments and learnings. Part of ``commands.py``."""

from __future__ import annotations

from dataclasses import dataclass

from retrokit.facilitation.session import Decision


@dataclass(frozen=True, slots=True)
class DraftExperiment:
    topic: str


@dataclass(frozen=True, slots=True)
class EditExperiment:
    """``field`` is one of ``stages.decide.EXPERIMENT_FIELDS``."""

    id: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class AgreeExperiment:
    id: str


@dataclass(frozen=True, slots=True)
class DropExperiment:
    id: str


@dataclass(frozen=True, slots=True)
class ConcludeExperiment:
    """Look back: what was seen and what follows. ``learned`` becomes a learning when it is not empty.

    ``will_do`` is what the decision means in the words of the room's language; "" stands for English.
    """

    id: str
    observed: str
    decision: Decision
    learned: str = ""
    will_do: str = ""


@dataclass(frozen=True, slots=True)
class DraftLearning:
    topic: str


@dataclass(frozen=True, slots=True)
class EditLearning:
    """``field`` is one of ``stages.decide.LEARNING_FIELDS``."""

    id: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class KeepLearning:
    id: str


@dataclass(frozen=True, slots=True)
class DropLearning:
    id: str
