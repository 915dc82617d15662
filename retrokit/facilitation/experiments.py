"""Experiments: what makes one complete enough to agree, and what is seen of it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import ExperimentView
from retrokit.facilitation.session import Experiment

EXPERIMENT_FIELDS = (
    "topic",
    "belief",
    "change",
    "expected",
    "measure",
    "guardrail",
    "scope",
    "undo",
    "owner",
    "review",
)

# What a lead must find in the report: without one of these nobody could judge the experiment later.
_NEEDED = (
    ("change", "missing_change", "One thing is missing: what you will change."),
    ("expected", "missing_expected", "One thing is missing: what it should lead to."),
    ("measure", "missing_measure", "One thing is missing: how you will know."),
    ("owner", "missing_owner", "One thing is missing: who carries it."),
    ("review", "missing_review", "One thing is missing: the date on which you look at it."),
)


def check(experiment: Experiment) -> None:
    """Raises ``Refused`` with the first thing that is missing."""
    for field, code, sentence in _NEEDED:
        if not getattr(experiment, field):
            raise Refused(code, sentence)
    if _day(experiment.review) is None:
        raise Refused("bad_date", "The review date is not a date. Write it as 2026-12-08.")


def view(experiment: Experiment, today: str) -> ExperimentView:
    """``overdue_days`` is 0 while there is time and for what needs no review."""
    values = {f.name: getattr(experiment, f.name) for f in fields(experiment) if f.name != "session"}
    return ExperimentView(**values, overdue_days=_overdue(experiment, today))


def _overdue(experiment: Experiment, today: str) -> int:
    due, now = _day(experiment.review), _day(today)
    if experiment.state != "agreed" or due is None or now is None:
        return 0
    return max((now - due).days, 0)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
