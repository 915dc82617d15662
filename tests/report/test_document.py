"""What a report says, to whom it says nothing, and that it is the same every time."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from retrokit.facilitation.session import Experiment
from retrokit.facilitation.summary import (
    AskSummary,
    ColumnSummary,
    ItemSummary,
    RatingSummary,
    Summary,
    TopicSummary,
)
from retrokit.report.document import render
from tests.report.extremes import EMPTY, UNFINISHED
from tests.report.reading import pages, reader, whole
from tests.report.sample import ANCHORS, BOOKING, ENGLISH, HANDOVER, LONG, SAILBOAT, TOPICS, WIND, with_cards

ROOT = Path(__file__).resolve().parents[2]


def first(summary: Summary) -> str:
    return pages(render(summary, ENGLISH))[0]


def test_the_first_page_says_what_who_how_and_when() -> None:
    page = first(SAILBOAT)
    for fact in (
        "RETROSPECTIVE · TEAM HARBOUR · 24 NOVEMBER 2026",
        "Sprint 31: what was agreed",
        "Sailboat, 60 minutes planned, 63 spent. 8 people took part, all 8 wrote, 7 voted.",
        "Nothing in this report says who wrote what.",
        "Two experiments",
        "WE BELIEVE THAT booking staging in half-day slots WILL LEAD TO an end of waits over two hours",
        "WE WILL KNOW WHEN longest wait under 2 h on 8 of 10 days",
        "CARRIED BY Ines LOOKED AT ON 8 December 2026",
        "Guardrail: 9 deploys a week, as now Smallest scope: mornings only, one team",
        "How we undo it: delete the calendar",
        "BECAUSE most wake-ups were known to the one before",
        "WE LEARNED waiting costs more than talking SO WE WILL pair on every change that crosses teams",
        "Waiting for test environments 7 Late scope (tied) 5 Pairing across teams (tied) 5",
        "a demo rehearsal on Thursday We expected: no more than one surprise in the demo",
        "We saw: none in two demos, 25 minutes each We decided: keep it",
        "Median 4 of 5, 8 answers, none below 3.",
        "Second monitor for the room",
    ):
        assert fact in page


def test_a_column_that_is_aside_lends_its_name_to_no_card_of_a_topic() -> None:
    aside = ColumnSummary(
        "One word", "How do you arrive?", SAILBOAT.columns[1].color, ("Curious",), aside=True
    )
    text = " ".join(pages(render(replace(SAILBOAT, columns=(*SAILBOAT.columns, aside)), ENGLISH))).upper()
    plain = " ".join(pages(render(SAILBOAT, ENGLISH))).upper()
    assert "CURIOUS" in text and text.count("ONE WORD") == 1
    assert text.count("ANCHORS") == plain.count("ANCHORS") > 1


def test_a_topic_says_how_long_it_took_with_its_extensions() -> None:
    told = (replace(TOPICS[0], spent_s=541, extensions=(3, 2)), replace(TOPICS[1], spent_s=240), *TOPICS[2:])
    text = " ".join(pages(render(replace(SAILBOAT, topics=told), ENGLISH))[1:])
    assert "7 votes · 10 min, extended by 3 + 2" in text
    assert "5 votes, tied · 4 min" in text
    assert text.count(" min") - " ".join(pages(render(SAILBOAT, ENGLISH))[1:]).count(" min") == 2


def test_later_pages_have_topics_cards_and_minutes() -> None:
    text = " ".join(pages(render(SAILBOAT, ENGLISH))[1:])
    assert "Half of the waits are not for the machine but for knowing who has it." in text
    assert "5 votes, tied" in text
    assert "8 cards · What held us back?" in text
    assert LONG in text
    assert "Discuss 20 22" in text
    assert "Together 60 63" in text
    for card in (*WIND[2:], *ANCHORS):
        assert card in text


@pytest.mark.parametrize("summary", [SAILBOAT, UNFINISHED, EMPTY, with_cards(300)])
@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_every_page_has_its_number_title_and_date(
    summary: Summary, paper: str, size: tuple[int, int]
) -> None:
    pdf = render(summary, ENGLISH, paper)  # type: ignore[arg-type]
    for page in reader(pdf).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    texts = pages(pdf)
    for number, text in enumerate(texts, 1):
        assert text.endswith(f"{number} of {len(texts)}")
        assert "Sprint 31" in text
        assert "24 November 2026".casefold() in text.casefold()


def test_one_page_for_an_empty_session_and_a_few_for_a_full_one() -> None:
    assert len(pages(render(EMPTY, ENGLISH))) == 1
    assert len(pages(render(SAILBOAT, ENGLISH))) == 4
    assert len(pages(render(with_cards(300), ENGLISH))) <= 10


def test_an_unfinished_session_says_so() -> None:
    page = first(UNFINISHED)
    assert "Sprint 31: how far it has come" in page
    assert "This session is not finished." in page
    assert "No experiment was agreed" in page, "a draft is not agreed"
    assert "Nobody voted, so the topics are in no order." in page
    assert "8 people took part, 6 joined by phone, 6 wrote, nobody voted." in page
    assert "Still running, carried by Mia Looked at on 1 December 2026" in page
    assert "not finished" not in first(SAILBOAT)


def test_a_session_with_cards_from_before_says_so_and_counts_who_wrote_and_was_not_there() -> None:
    page = first(replace(SAILBOAT, headcount=0, phones=3, wrote=5, voted=3, early=True))
    assert (
        "5 people took part, 3 joined by phone, all 5 wrote, 3 voted. Cards could be written before" in page
    )
    assert "before the session" not in first(SAILBOAT)


def test_a_session_that_agreed_nothing_says_so() -> None:
    page = first(replace(SAILBOAT, experiments=()))
    assert "Sprint 31: what was said" in page
    assert "No experiment was agreed" in page
    assert "The session ended without a change that somebody carries" in page


def test_no_vote_is_not_an_empty_vote() -> None:
    topics = tuple(replace(topic, votes=-1, tied=False) for topic in TOPICS)
    page = first(replace(SAILBOAT, voted=-1, topics=topics))
    assert "There was no vote" in page
    assert "Nobody voted" not in page


def test_plurals_of_one() -> None:
    topic = TopicSummary("Only", 1, False, "", ((1, "Only"),))
    column = replace(SAILBOAT.columns[0], cards=("Only",))
    lone = replace(
        SAILBOAT,
        planned_min=1,
        headcount=1,
        phones=1,
        wrote=1,
        voted=1,
        experiments=(BOOKING,),
        topics=(topic,),
        columns=(column,),
    )
    text = whole(render(lone, ENGLISH))
    assert "One experiment" in text
    assert "1 minute planned" in text
    assert "1 person took part, 1 wrote, 1 voted." in text
    assert "1 card ·" in text
    assert " 1 vote " in text
    assert "With fewer than 3 people writing, a reader may still guess" in text
    assert "4 experiments" in first(replace(SAILBOAT, experiments=(BOOKING, HANDOVER) * 2))


def test_a_stage_that_was_left_out_says_so() -> None:
    stages = (
        *SAILBOAT.stages[:3],
        replace(SAILBOAT.stages[3], spent_min=0, skipped=True),
        *SAILBOAT.stages[4:],
    )
    assert "Group 5 skipped" in whole(render(replace(SAILBOAT, stages=stages), ENGLISH))
    assert "skipped" not in whole(render(SAILBOAT, ENGLISH))


def test_people_without_a_phone_are_counted_as_what_they_are() -> None:
    text = first(replace(SAILBOAT, headcount=0, phones=5, wrote=7, on_paper=2, voted=6, by_hand=1))
    assert "7 people took part, 5 joined by phone, all 7 wrote (2 of them on paper)" in text
    assert "6 voted (1 of them by raised hand)." in text


@pytest.mark.parametrize(
    ("rating", "said"),
    [
        (
            RatingSummary((0, 1, 2, 4, 2), 9, 4.0, 1, paper=2),
            "Median 4 of 5, 9 answers, 1 below 3. 2 of them on paper.",
        ),
        (RatingSummary((0, 1, 2, 4, 2), 9, 4.0, 1), "Median 4 of 5, 9 answers, 1 below 3."),
        (RatingSummary((0, 0, 2, 2, 0), 4, 3.5, 0), "Median 3.5 of 5, 4 answers, none below 3."),
        (RatingSummary((1, 0, 0, 0, 1), 2, 3.0, 1), "2 answers: too few to show figures"),
        (RatingSummary((0, 0, 0, 0, 0), 0, 0.0, 0), "Nobody answered."),
    ],
)
def test_rating(rating: RatingSummary, said: str) -> None:
    page = first(replace(SAILBOAT, rating=rating))
    assert said in page
    assert ("Median" in page) == (rating.answers >= 3)


def test_what_everybody_was_asked() -> None:
    fist = AskSummary(
        "Fist of five",
        "Can you carry this?",
        ("No", "Doubts", "Yes"),
        (0, 1, 2),
        (ItemSummary("", (1, 2, 4), 7, "1.4"),),
        7,
        0,
    )
    said = ItemSummary("We ask early", (3, 0), 3, ""), ItemSummary("We finish", (), 2, "")
    how = AskSummary("Statements", "How do we work?", ("Agree", "Disagree"), (), said, 4, 1)
    text = " ".join(whole(render(replace(SAILBOAT, asked=(fist, how)), ENGLISH)).split())
    assert "Can you carry this? 7 people answered. 0 No 1 1 Doubts 2 2 Yes 4 Mean 1.4" in text
    assert (
        "How do we work? 4 people answered. 1 of them without a phone. We ask early Agree 3 Disagree 0"
        in text
    )
    assert "We finish 2 answers: too few to show figures" in text
    assert "Can you carry" not in whole(render(SAILBOAT, ENGLISH))


def test_nothing_of_the_order_in_which_cards_came_is_left() -> None:
    turned = replace(
        SAILBOAT,
        columns=tuple(replace(column, cards=column.cards[::-1]) for column in SAILBOAT.columns),
        topics=tuple(replace(topic, cards=topic.cards[::-1]) for topic in SAILBOAT.topics[::-1]),
    )
    assert render(turned, ENGLISH) == render(SAILBOAT, ENGLISH)


def test_equal_bytes_in_threads_and_in_other_processes() -> None:
    expected = render(SAILBOAT, ENGLISH)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: render(SAILBOAT, ENGLISH), range(8))) == {expected}
    code = (
        "import hashlib, tests.report.sample as s; from retrokit.report.document import render; "
        "print(hashlib.sha256(render(s.SAILBOAT, s.ENGLISH)).hexdigest())"
    )
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": seed}
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=surroundings,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == sha256(expected).hexdigest()


def test_the_file_tells_nothing_of_the_machine_or_the_clock() -> None:
    pdf = render(SAILBOAT, ENGLISH)
    about = reader(pdf).metadata
    assert about is not None
    assert about.title == "Sprint 31: what was agreed"
    assert (about.author, about.subject, about.creator, about.producer) == ("", "", "retrokit", "retrokit")
    assert str(about["/CreationDate"]) == str(about["/ModDate"]) == "D:20261124"
    assert b"/Metadata" not in pdf
    for trace in (
        str(Path.home()),
        os.environ.get("USER", "/home/"),
        "/tmp",
        "site-packages",
        sys.executable,
    ):
        assert trace.encode() not in pdf


def test_a_date_that_is_none_is_printed_as_it_is() -> None:
    pdf = render(replace(SAILBOAT, date="some day"), ENGLISH)
    assert "SOME DAY" in pages(pdf)[0]
    about = reader(pdf).metadata
    assert about is not None
    assert str(about["/CreationDate"]) == ""


def test_many_topics_leave_room_on_the_first_page() -> None:
    topics = tuple(TopicSummary(f"Topic {i:02}", 20 - i, False, "", ()) for i in range(12))
    said = render(replace(SAILBOAT, experiments=(BOOKING,), topics=topics), ENGLISH)
    page = pages(said)[0]
    assert "Topic 06" in page
    assert "Topic 07" not in page
    assert "5 more topics got votes, see the next pages." in page
    assert "Topic 11" in whole(said)


def test_a_topic_that_is_a_long_card_is_shortened_on_the_first_page_only() -> None:
    said = pages(render(replace(SAILBOAT, topics=(TopicSummary(LONG, 3, False, "", ((2, LONG),)),)), ENGLISH))
    assert "each of them in another part of the system, and by the… 3" in said[0]
    assert LONG in said[1]


def test_an_experiment_with_gaps_has_no_empty_labels() -> None:
    bare = Experiment("e", "s", change="try it", state="agreed")
    page = first(replace(SAILBOAT, experiments=(bare,)))
    assert "WE BELIEVE THAT try it" in page
    for label in ("WILL LEAD TO", "CARRIED BY", "LOOKED AT ON", "SAFE TO FAIL", "Guardrail"):
        assert label not in page
