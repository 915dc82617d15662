"""Icebreakers: drawn by chance, none twice before all were used, shown to all only once their stage is open."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from retrokit import gallery
from retrokit.facilitation import commands as c
from retrokit.facilitation.blocks import with_blocks
from retrokit.facilitation.formats import MOODS, FormatFault
from retrokit.facilitation.icebreakers import Question, fresh, prepared
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.session import Icebreaker, Session
from tests.facilitation.desk import TODAY, Desk, a_format, refused
from tests.facilitation.test_blocks import BLOCKS
from tests.facilitation.test_shipped_formats import FORBIDDEN

FILE = Path(__file__).parents[2] / "assets" / "icebreakers.toml"
QUESTIONS = gallery.questions(FILE)
ICEBREAKER = next(block for block in BLOCKS if block.id == "icebreaker")
FEW = tuple(Question("light", f"Question {n}?") for n in range(4))


def desk(questions: tuple[Question, ...] = FEW, had: tuple[str, ...] = ()) -> Desk:
    shape = with_blocks(a_format(), ICEBREAKER)
    desk = Desk()
    fresh = new_session(id="s", team="Harbour", title="", date=TODAY, format=shape, minutes=60)
    return Desk(prepared(fresh, questions, had, desk.new_id))


def drawn(session: Session) -> tuple[str, ...]:
    work = session.work["icebreaker"]
    assert isinstance(work, Icebreaker)
    return work.drawn


def test_there_are_enough_questions_in_four_moods_and_each_is_one() -> None:
    moods = Counter(question.mood for question in QUESTIONS)
    assert set(moods) == set(MOODS) and min(moods.values()) >= 12 and len(QUESTIONS) >= 48
    texts = [question.text for question in QUESTIONS]
    assert len({text.casefold() for text in texts}) == len(texts)
    for text in texts:
        assert not FORBIDDEN.search(text) and "\u2014" not in text and len(text) <= 60, text


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("light = [", "heavy = [", 'called "heavy"'),
        ('"Stairs or lift, and why?"', "7", "not a text"),
        ('"Stairs or lift, and why?"', '""', "is empty"),
    ],
)
def test_a_broken_list_is_told(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    file = tmp_path / "icebreakers.toml"
    text = FILE.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(FormatFault) as fault:
        gallery.questions(file)
    assert sentence in fault.value.sentence


@given(st.lists(st.integers(0, 9), max_size=60), st.sets(st.sampled_from(MOODS), min_size=1))
def test_none_comes_again_before_all_were_used(picks: list[int], wanted: set[str]) -> None:
    questions = tuple(Question(mood, f"{mood} {n}?") for mood in MOODS for n in range(3))
    moods = tuple(mood for mood in MOODS if mood in wanted)
    had: tuple[str, ...] = ()
    for pick in picks:
        texts = fresh(questions, moods, had)
        assert texts and all(text.split()[0] in wanted for text in texts)
        had = (*had, texts[pick % len(texts)])
        times = Counter({question.text: 0 for question in questions if question.mood in wanted})
        times.update(had)
        assert max(times.values()) - min(times.values()) <= 1


def test_the_question_shows_when_its_stage_is_open_and_the_facilitator_knows_it_before() -> None:
    room = desk()
    (asked,) = drawn(room.session)
    assert room.console.question == asked and asked not in repr(room.public)
    room.do(c.GoToStage(1))
    assert room.console.question == asked and asked not in repr(room.public)
    room.do(c.GoNext())
    assert (room.public.stage, room.public.heading) == ("icebreaker", asked)
    room.do(c.GoNext())
    assert room.console.question == "" and asked not in repr(room.console)


@pytest.mark.parametrize("stage", [None, 0, 2])
def test_another_question_is_another_one(stage: int | None) -> None:
    room = desk()
    if stage is not None:
        room.do(c.GoToStage(stage))
    texts = tuple(question.text for question in FEW)
    for n in range(2, 9):
        before = drawn(room.session)
        room.do(c.DrawQuestion("icebreaker", texts))
        assert drawn(room.session)[:-1] == before and drawn(room.session)[-1] != before[-1]
        assert len(drawn(room.session)) == n and room.console.question == drawn(room.session)[-1]
    assert set(drawn(room.session)) <= set(texts)


def test_chance_comes_from_outside() -> None:
    texts = tuple(question.text for question in QUESTIONS)
    rooms = [desk(QUESTIONS) for _ in range(2)]
    rooms[1].ids += 1
    for room in rooms:
        for _ in range(6):
            room.do(c.DrawQuestion("icebreaker", texts))
    assert drawn(rooms[0].session)[0] == drawn(rooms[1].session)[0]
    assert drawn(rooms[0].session) != drawn(rooms[1].session)


def test_what_the_team_has_had_waits_for_the_others() -> None:
    had = tuple(question.text for question in FEW[:3])
    assert drawn(desk(had=had).session) == (FEW[3].text,)


def test_two_stages_that_draw_ask_two_things() -> None:
    shape = with_blocks(with_blocks(a_format(), ICEBREAKER), ICEBREAKER)
    room = Desk()
    plain = new_session(id="s", team="Harbour", title="", date=TODAY, format=shape, minutes=60)
    for _ in range(12):
        works = prepared(plain, FEW[:2], (), room.new_id).work
        assert works["icebreaker"] != works["icebreaker-2"]


def test_no_question_where_none_is_asked() -> None:
    room = desk(FEW[:1])
    assert refused(room, c.DrawQuestion("icebreaker", (FEW[0].text,))) == "no_question"
    assert refused(room, c.DrawQuestion("collect", ("Another?",))) == "no_icebreaker"
    room.do(c.GoToStage(3))
    assert refused(room, c.DrawQuestion("icebreaker", ("Another?",))) == "no_icebreaker"
    room.do(c.GoBack()).do(c.DrawQuestion("icebreaker", ("Another?",)))
    assert room.public.heading == "Another?"
    room.do(c.EndSession())
    assert refused(room, c.DrawQuestion("icebreaker", ("One more?",))) == "no_icebreaker"
    plain = Desk()
    assert plain.console.question == "" and plain.public.heading


def test_without_questions_the_stage_keeps_its_own_heading() -> None:
    room = desk(()).do(c.GoToStage(2))
    assert (room.public.heading, room.console.question) == ("One question to warm up", "")
