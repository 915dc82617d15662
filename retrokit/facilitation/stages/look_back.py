"""Look back: the experiments of earlier sessions come first, and each ends in what was seen and decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from retrokit.facilitation import experiments
from retrokit.facilitation.changes import Change, ExperimentSet, LearningDropped, LearningSet
from retrokit.facilitation.commands import ConcludeExperiment
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import LookBackBody
from retrokit.facilitation.session import Experiment, Learning, Session
from retrokit.facilitation.stages.moment import Moment, Rules
from retrokit.facilitation.texts import canonical

# What a decision means, as keys of the catalogue.
DECISIONS = {"keep": "Keep doing it", "adapt": "Try it in another way", "stop": "Stop it"}
FIELD_LIMIT = 300


def conclude(session: Session, command: ConcludeExperiment, moment: Moment) -> Iterable[Change]:
    if session.state == "closed":
        raise Refused("session_over", "This session is over.")
    experiment = _carried(session, command.id)
    if not command.observed.strip():
        raise Refused("missing_observed", "One thing is missing: what happened.")
    if command.decision not in DECISIONS:
        raise Refused("missing_decision", "One thing is missing: keep, adapt or stop.")
    concluded = replace(
        experiment,
        state="concluded",
        observed=canonical(command.observed, FIELD_LIMIT),
        decision=command.decision,
    )
    return (ExperimentSet(concluded), *_learning(session, concluded, command, moment))


RULES: Rules = {ConcludeExperiment: conclude}


def body(session: Session, today: str) -> LookBackBody:
    return LookBackBody(tuple(experiments.view(e, today) for e in session.carried))


def _learning(
    session: Session, concluded: Experiment, command: ConcludeExperiment, moment: Moment
) -> Iterable[Change]:
    """One learning for each concluded experiment, rewritten when it is concluded again."""
    before = next((e for e in session.learnings if e.experiment == concluded.id), None)
    if not command.learned.strip():
        return (LearningDropped(before.id),) if before else ()
    learning = Learning(
        id=before.id if before else moment.new_id(),
        session=session.id,
        topic=concluded.topic,
        experiment=concluded.id,
        expected=concluded.expected,
        saw=concluded.observed,
        learned=canonical(command.learned, FIELD_LIMIT),
        will_do=canonical(command.will_do or DECISIONS[concluded.decision], FIELD_LIMIT),
        state="kept",
    )
    return (LearningSet(learning),)


def _carried(session: Session, id: str) -> Experiment:
    for experiment in session.carried:
        if experiment.id == id:
            return experiment
    raise Refused("unknown_experiment", "This experiment is not here any more.")
