"""Where topics were put, on paper: the picture and the figures, and never more than was shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrokit.facilitation.language import Language
from retrokit.facilitation.summary import PlacedSummary, PlacingSummary, Summary
from retrokit.report.document import render
from tests.report.reading import pages
from tests.report.sample import LONG, PLURALS, SAILBOAT

WORDS = Language(
    "en",
    {
        **PLURALS,
        "%n people placed topics": {"one": "One person placed topics", "other": "%n people placed topics"},
        "%n topic(s): too few to show.": {
            "one": "%n topic: too few to show.",
            "other": "%n topics: too few to show.",
        },
    },
)
AXES = (("Effort", "little", "a lot"), ("Impact", "small", "large"))
TOPICS = (
    PlacedSummary("One list", ((10, 20, 20), (45, 45, 45)), 8, "Begin here"),
    PlacedSummary(LONG, ((20, 40, 50), (10, 30, 40)), 7),
)
GRID = PlacingSummary(
    "This is where we put them.", AXES, ("Begin here", "Plan", "Later", "Let go"), (), (), TOPICS, 2, 8
)
FORCES = PlacingSummary(
    "How strong they are",
    (("Strength", "weak", "strong"),),
    (),
    ("Driving", "Holding"),
    (45, 20),
    (
        PlacedSummary("Support asks for it", ((40, 45, 50),), 8),
        PlacedSummary("A signature", ((20, 20, 20),), 8, "", 1),
    ),
    0,
    8,
)


def text(*placings: PlacingSummary, summary: Summary = SAILBOAT) -> str:
    return " ".join(pages(render(replace(summary, placings=placings), WORDS)))


def test_a_grid_has_its_names_and_every_topic_its_figures() -> None:
    said = text(GRID)
    for words in (
        "This is where we put them.",
        "8 people placed topics",
        "Effort: 1, little, to 5, a lot",
        "Impact: 1, small, to 5, large",
        "2 topics: too few to show.",
        "Begin here",
        "Let go",
        "One list Begin here 2 (1–2) · 4.5",
        "4 (2–5) · 3 (1–4)",
    ):
        assert words in said, words


def test_forces_have_their_sides_and_what_they_weigh() -> None:
    said = text(FORCES)
    for words in (
        "Driving: 4.5 in all",
        "Holding: 2 in all",
        "Driving Support asks for it 4.5 (4–5)",
        "Holding A signature 2",
    ):
        assert words in said, words


@pytest.mark.parametrize("count", [0, 1, 21, 60])
def test_any_number_of_topics_at_one_point_is_printed(count: int) -> None:
    crowd = tuple(PlacedSummary(f"Topic {n}", ((30, 30, 30), (30, 30, 30)), 3) for n in range(count))
    said = text(replace(GRID, topics=crowd, few=0, answers=3 if count else 0))
    assert all(f"Topic {n}" in said for n in range(count))
    assert count or "Nobody placed anything" in said


def test_without_a_vote_the_placing_says_what_mattered() -> None:
    unvoted = tuple(replace(topic, votes=-1, tied=False) for topic in SAILBOAT.topics)
    plain = replace(SAILBOAT, topics=unvoted, voted=-1, budget=-1)
    assert "There was no vote" in text(summary=plain)
    assert "There was no vote" not in text(GRID, summary=plain)
