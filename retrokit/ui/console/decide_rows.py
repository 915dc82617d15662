"""The rows of the decision: experiments and learnings as their forms and summaries show them. ``decide.py`` makes them."""

from __future__ import annotations

from dataclasses import dataclass, fields

from retrokit.facilitation.errors import Refused
from retrokit.facilitation.experiments import check
from retrokit.facilitation.faces import ExperimentView, LearningView
from retrokit.facilitation.session import Experiment
from retrokit.ui.words import spoken_date, translated


@dataclass(frozen=True, slots=True)
class ExperimentRow:
    """``hint`` is what is missing before it can be agreed, or ""; ``writing``: shown as a form.

    ``refused`` is what the rules said to the last try, or "".
    """

    id: str
    topic: str
    belief: str
    change: str
    expected: str
    measure: str
    guardrail: str
    scope: str
    undo: str
    owner: str
    review: str
    review_words: str
    agreed: bool
    hint: str
    refused: str
    writing: bool


@dataclass(frozen=True, slots=True)
class LearningRow:
    id: str
    topic: str
    expected: str
    saw: str
    learned: str
    will_do: str
    kept: bool
    refused: str
    writing: bool


def missing(experiment: ExperimentView) -> str:
    """What the rules would say to agreeing now, or ""."""
    known = {f.name for f in fields(Experiment)} & {f.name for f in fields(ExperimentView)}
    values = {name: getattr(experiment, name) for name in known}
    try:
        check(Experiment(session="", **values))
    except Refused as refused:
        return translated(refused.sentence, **refused.values)
    return ""


def experiment_row(view: ExperimentView, refused: str, again: bool) -> ExperimentRow:
    """``again``: it was agreed and is being written once more."""
    hint, agreed = missing(view), view.state == "agreed"
    return ExperimentRow(
        id=view.id,
        topic=view.topic,
        belief=view.belief,
        change=view.change,
        expected=view.expected,
        measure=view.measure,
        guardrail=view.guardrail,
        scope=view.scope,
        undo=view.undo,
        owner=view.owner,
        review=view.review,
        review_words=spoken_date(view.review),
        agreed=agreed,
        hint=hint,
        refused=refused if hint else "",
        writing=not agreed or again,
    )


def learning_row(view: LearningView, refused: str, again: bool) -> LearningRow:
    """``again``: it was kept and is being written once more."""
    kept = view.state == "kept"
    return LearningRow(
        id=view.id,
        topic=view.topic,
        expected=view.expected,
        saw=view.saw,
        learned=view.learned,
        will_do=view.will_do,
        kept=kept,
        refused="" if view.learned else refused,
        writing=not kept or again,
    )
