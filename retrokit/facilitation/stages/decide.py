"""Decide: topics become experiments and learnings, written where everybody can read along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from retrokit.facilitation import experiments, past
from retrokit.facilitation.changes import (
    Change,
    ExperimentDropped,
    ExperimentSet,
    LearningDropped,
    LearningSet,
    NotesSet,
    ParkedSet,
)
from retrokit.facilitation.commands import (
    AgreeExperiment,
    DraftExperiment,
    DraftLearning,
    DropExperiment,
    DropLearning,
    EditExperiment,
    EditLearning,
    KeepLearning,
    Park,
    Unpark,
    WriteNotes,
)
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.experiments import EXPERIMENT_FIELDS
from retrokit.facilitation.faces import DecideBody, LearningView
from retrokit.facilitation.session import Experiment, Learning, Session
from retrokit.facilitation.stages.moment import Moment, Rules
from retrokit.facilitation.texts import canonical, notes

LEARNING_FIELDS = ("topic", "expected", "saw", "learned", "will_do")
FIELD_LIMIT = 300
NOTES_LIMIT = 10_000
MOST_PARKED = 50


def draft_experiment(session: Session, command: DraftExperiment, moment: Moment) -> Iterable[Change]:
    _open(session)
    return (ExperimentSet(Experiment(moment.new_id(), session.id, topic=_field(command.topic))),)


def edit_experiment(session: Session, command: EditExperiment, moment: Moment) -> Iterable[Change]:
    experiment = _experiment(session, command.id)
    if command.field not in EXPERIMENT_FIELDS:
        raise Refused("unknown_field", "An experiment has no such field.")
    changes: dict[str, Any] = {command.field: _field(command.text)}
    return (ExperimentSet(replace(experiment, **changes)),)


def agree_experiment(session: Session, command: AgreeExperiment, moment: Moment) -> Iterable[Change]:
    experiment = _experiment(session, command.id)
    experiments.check(experiment)
    return (ExperimentSet(replace(experiment, state="agreed")),)


def drop_experiment(session: Session, command: DropExperiment, moment: Moment) -> Iterable[Change]:
    return (ExperimentDropped(_experiment(session, command.id).id),)


def draft_learning(session: Session, command: DraftLearning, moment: Moment) -> Iterable[Change]:
    _open(session)
    return (LearningSet(Learning(moment.new_id(), session.id, topic=_field(command.topic))),)


def edit_learning(session: Session, command: EditLearning, moment: Moment) -> Iterable[Change]:
    learning = _learning(session, command.id)
    if command.field not in LEARNING_FIELDS:
        raise Refused("unknown_field", "A learning has no such field.")
    changes: dict[str, Any] = {command.field: _field(command.text)}
    return (LearningSet(replace(learning, **changes)),)


def keep_learning(session: Session, command: KeepLearning, moment: Moment) -> Iterable[Change]:
    learning = _learning(session, command.id)
    if not learning.learned:
        raise Refused("missing_learned", "One thing is missing: what you learned.")
    return (LearningSet(replace(learning, state="kept")),)


def drop_learning(session: Session, command: DropLearning, moment: Moment) -> Iterable[Change]:
    return (LearningDropped(_learning(session, command.id).id),)


def park(session: Session, command: Park, moment: Moment) -> Iterable[Change]:
    _open(session)
    if len(session.parked) >= MOST_PARKED:
        raise Refused("lot_full", "The parking lot is full. Take something out first.")
    parked = (*session.parked, canonical(command.text))
    return (past.remembered(session, "park"), ParkedSet(parked))


def unpark(session: Session, command: Unpark, moment: Moment) -> Iterable[Change]:
    _open(session)
    kept = tuple(text for i, text in enumerate(session.parked) if i != command.index)
    if kept == session.parked:
        return ()
    return (past.remembered(session, "park"), ParkedSet(kept))


def write_notes(session: Session, command: WriteNotes, moment: Moment) -> Iterable[Change]:
    return (NotesSet(notes(command.notes, NOTES_LIMIT)),)


RULES: Rules = {
    DraftExperiment: draft_experiment,
    EditExperiment: edit_experiment,
    AgreeExperiment: agree_experiment,
    DropExperiment: drop_experiment,
    DraftLearning: draft_learning,
    EditLearning: edit_learning,
    KeepLearning: keep_learning,
    DropLearning: drop_learning,
    Park: park,
    Unpark: unpark,
    WriteNotes: write_notes,
}


def body(session: Session, today: str) -> DecideBody:
    shown = tuple(experiments.view(e, today) for e in session.experiments)
    return DecideBody(shown, learning_views(session), session.parked)


def learning_views(session: Session) -> tuple[LearningView, ...]:
    return tuple(
        LearningView(e.id, e.topic, e.expected, e.saw, e.learned, e.will_do, e.state)
        for e in session.learnings
    )


def _field(text: str) -> str:
    """One line of plain text, or "" where nothing was written yet."""
    return canonical(text, FIELD_LIMIT) if text.strip() else ""


def _open(session: Session) -> None:
    if session.state == "closed":
        raise Refused("session_over", "This session is over.")


def _experiment(session: Session, id: str) -> Experiment:
    _open(session)
    for experiment in session.experiments:
        if experiment.id == id:
            return experiment
    raise Refused("unknown_experiment", "This experiment is not here any more.")


def _learning(session: Session, id: str) -> Learning:
    _open(session)
    for learning in session.learnings:
        if learning.id == id:
            return learning
    raise Refused("unknown_learning", "This learning is not here any more.")
