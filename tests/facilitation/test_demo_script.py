"""The demo's story fits every format and obeys the rules it will be played by."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, strategies as st

from retrokit.demo_script import Script, script_for
from retrokit.facilitation import experiments
from retrokit.facilitation.experiments import EXPERIMENT_FIELDS
from retrokit.facilitation.formats import Column, Format
from retrokit.facilitation.session import Experiment
from retrokit.facilitation.stages.decide import FIELD_LIMIT, LEARNING_FIELDS
from retrokit.facilitation.texts import canonical, notes
from retrokit.stories import STORIES
from tests.facilitation.test_shipped_formats import FORBIDDEN, FORMATS

TODAY = date(2026, 11, 24)


def unknown(columns: int) -> Format:
    made = tuple(Column(f"column-{i}", f"Column {i}", "What?", i + 1) for i in range(columns))
    return replace(FORMATS[0], id="my-own", name="My own", columns=made)


EVERY = [*FORMATS, *(unknown(n) for n in range(1, 7)), replace(unknown(2), id="sailboat")]
EACH = pytest.mark.parametrize("format", EVERY, ids=lambda format: f"{format.id}-{len(format.columns)}")


def texts(script: Script) -> list[str]:
    fields = [*script.experiment.values(), *script.learning.values()]
    outcome = [script.outcome.observed, script.outcome.learned]
    groups = [group.name for group in script.groups]
    return [*(card.text for card in script.cards), *fields, *outcome, *groups, *script.parked]


def test_the_best_known_formats_have_stories_of_their_own() -> None:
    """All others tell the one whose cards can stand under any heading."""
    assert set(STORIES) == {"four-ls", "mad-sad-glad", "sailboat", "start-stop-continue"}
    assert set(STORIES) < {format.id for format in FORMATS}


@EACH
def test_the_cards_are_believable_ones(format: Format) -> None:
    script = script_for(format)
    cards = [card.text for card in script.cards]
    assert 24 <= len(cards) <= 30
    assert len(set(cards)) == len(cards)
    assert {card.column for card in script.cards} == {column.id for column in format.columns}
    assert any(len(text) > 90 for text in cards), "a long one"
    assert any(len(text) < 14 for text in cards), "a short one"
    assert any("\u3040" <= char <= "\u30ff" for text in cards for char in text), "one in another script"
    assert any(char >= "\u2600" for text in cards for char in text if not char.isalpha()), "an emoji"


@EACH
def test_every_text_is_as_the_rules_keep_it(format: Format) -> None:
    script = script_for(format)
    for text in texts(script):
        assert canonical(text, FIELD_LIMIT) == text
        assert not FORBIDDEN.search(text), text
    for text in script.notes.values():
        assert notes(text) == text


@EACH
def test_groups_votes_and_notes_belong_together(format: Format) -> None:
    script = script_for(format)
    names = [group.name for group in script.groups]
    grouped = [card for group in script.groups for card in group.cards]
    assert len(set(names)) == len(names)
    assert len(set(grouped)) == len(grouped) < len(script.cards)
    assert all(len(group.cards) >= 2 for group in script.groups)
    assert set(script.votes) == set(names)
    assert set(script.notes) <= set(names)
    assert {script.experiment["topic"], script.learning["topic"]} <= set(names)
    assert Counter(script.votes.values())[5] == 2, "a tie to be shown as a tie"


@EACH
def test_the_experiment_can_be_agreed_and_the_carried_one_is_due(format: Format) -> None:
    script = script_for(format)
    fields = script.experiment_on(TODAY)
    assert tuple(sorted(fields)) == tuple(sorted(EXPERIMENT_FIELDS))
    agreed = Experiment("e", "s")
    for field, text in fields.items():
        agreed = replace(agreed, **{field: text})  # type: ignore[arg-type]  # as EditExperiment sets them
    experiments.check(agreed)
    assert fields["review"] == "2026-12-08"
    assert set(script.learning) == set(LEARNING_FIELDS)
    carried = script.carried_on(TODAY, "old", "earlier")
    experiments.check(carried)
    assert (carried.id, carried.session, carried.state, carried.review) == (
        "old",
        "earlier",
        "agreed",
        "2026-11-22",
    )
    assert experiments.view(carried, TODAY.isoformat()).overdue_days == 2
    assert script.outcome.decision in ("keep", "adapt", "stop")


@EACH
def test_all_hands_together_are_all_cards(format: Format) -> None:
    script = script_for(format)
    for phones in (1, 3, 8, 200):
        dealt = [card for phone in range(phones) for card in script.hand(phone, phones)]
        assert Counter(dealt) == Counter(script.cards)
    assert all(1 <= script.rating(phone) <= 5 for phone in range(200))
    assert len(script.ratings) == script.headcount


def test_eight_phones_vote_as_the_story_says() -> None:
    script = script_for(next(format for format in FORMATS if format.id == "sailboat"))
    topics = [(f"id-{i}", group.name) for i, group in enumerate(script.groups)] + [("lone", "Lunch walks")]
    total = Counter[str]()
    for phone in range(8):
        total.update(script.ballot(phone, topics, 3, 3))
    names = dict(topics)
    assert {names[id]: votes for id, votes in total.items()} == dict(script.votes)


@given(
    phone=st.integers(0, 60),
    topics=st.integers(1, 40),
    known=st.integers(0, 6),
    budget=st.integers(1, 20),
    per_topic=st.integers(1, 20),
)
def test_a_ballot_never_breaks_the_rules(
    phone: int, topics: int, known: int, budget: int, per_topic: int
) -> None:
    script = script_for(FORMATS[0])
    names = [group.name for group in script.groups][:known]
    offered = [(f"id-{i}", names[i] if i < len(names) else f"Other {i}") for i in range(topics)]
    ballot = script.ballot(phone, offered, budget, min(per_topic, budget))
    assert ballot
    assert set(ballot) <= {id for id, _ in offered}
    assert sum(ballot.values()) <= budget
    assert all(1 <= votes <= min(per_topic, budget) for votes in ballot.values())


@given(phone=st.integers(0, 60), topics=st.integers(1, 40), axes=st.integers(1, 2))
def test_a_sheet_never_breaks_the_rules_and_three_people_place_everything(
    phone: int, topics: int, axes: int
) -> None:
    script = script_for(FORMATS[0])
    ids = [f"id-{i}" for i in range(topics)]
    sheet = script.sheet(phone, ids, axes)
    assert sheet and set(sheet) <= set(ids)
    assert all(len(steps) == axes and all(1 <= step <= 5 for step in steps) for steps in sheet.values())
    assert sum(ids[-1] in script.sheet(n, ids, axes) for n in range(4)) >= 3
