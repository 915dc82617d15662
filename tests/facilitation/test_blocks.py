"""Openers and closers: every one fits every format, keeps its cards to itself, and costs no other card."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from retrokit.facilitation import commands as c
from retrokit.facilitation.agenda import plan
from retrokit.facilitation.blocks import Block, with_blocks
from retrokit.facilitation.columns import gathered, topical, written_in
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.faces import CollectBody, GroupBody
from retrokit.facilitation.format_block import read_block, read_blocks
from retrokit.facilitation.format_file import read_format
from retrokit.facilitation.format_stage import MAX_COLUMNS
from retrokit.facilitation.formats import Column, Format, FormatFault, Stage
from retrokit.facilitation.rules import new_session
from retrokit.facilitation.session import HeldCard, Presence, Vote
from retrokit.facilitation.summary import summarize
from retrokit.facilitation.topics import topics
from tests.facilitation.broken_stages import GOOD
from tests.facilitation.desk import TODAY, Desk, a_format, refused
from tests.facilitation.test_shipped_formats import FORBIDDEN, FORMATS, LENGTHS

FILES = sorted((Path(__file__).parents[2] / "assets" / "blocks").glob("*.toml"))
BLOCKS = [read_block(file.read_text(encoding="utf-8"), file.name) for file in FILES]
OPENERS = [block for block in BLOCKS if block.place == "opener"]
CLOSERS = [block for block in BLOCKS if block.place == "closer"]
PAIRS = list(itertools.product([None, *OPENERS], [None, *CLOSERS]))

# A closer that is a rating of its own, as ROTI is.
RATING = Block(
    "roti",
    "ROTI",
    "Was it worth it?",
    "closer",
    3,
    (Stage("close", "rate", "ROTI", "Was it worth it?", "", 3, "Say", "Watch"),),
    instead_of="rate",
)
WORD = next(block for block in BLOCKS if block.id == "one-word")
PLUS_DELTA = next(block for block in BLOCKS if block.id == "plus-delta")


def desk_of(format: Format) -> Desk:
    minutes = max(format.minutes, len(format.stages))
    return Desk(
        new_session(id="s", team="Harbour", title="", date=TODAY, format=format, minutes=minutes)
    ).phones(3)


def test_every_block_that_comes_with_the_app_is_good() -> None:
    blocks, faults = read_blocks((file.name, file.read_text(encoding="utf-8")) for file in FILES)
    assert faults == () and [each.id for each in blocks] == [file.stem for file in FILES]
    assert {"icebreaker", "one-word"} <= {each.id for each in OPENERS}
    assert {"appreciations", "plus-delta", "one-word-out"} <= {each.id for each in CLOSERS}


@pytest.mark.parametrize("block", BLOCKS, ids=[block.id for block in BLOCKS])
def test_its_words_can_be_said_and_fit(block: Block) -> None:
    said = [block.name, block.summary]
    for stage in block.stages:
        said += [
            stage.name,
            stage.heading,
            stage.prompt,
            stage.say,
            stage.say_after,
            stage.watch,
            *stage.points,
        ]
        assert len(stage.heading) <= 48 and len(stage.after) <= 48 and len(stage.prompt) <= 100
        assert stage.kind != "collect" or (stage.after and stage.say_after)
    for column in block.columns:
        said += [column.name, column.prompt, *column.examples]
        assert len(column.name) <= 13 and len(column.prompt) <= 32
    for text in said:
        assert not FORBIDDEN.search(text) and not LENGTHS.search(text), text
        assert "\u2014" not in text and "\u2013" not in text, text


def test_every_format_with_every_pair_plans_and_shows_each_stage_its_own_columns() -> None:
    for format, (opener, closer) in itertools.product(FORMATS, [*PAIRS, (WORD, RATING)]):
        whole = with_blocks(format, opener, closer)
        ids = [stage.id for stage in whole.stages]
        columns = [column.id for column in whole.columns]
        assert len(set(ids)) == len(ids) and len(set(columns)) == len(columns)
        assert whole.minutes == sum(stage.minutes for stage in whole.stages)
        for minutes in (len(ids), 30, whole.minutes, 120):
            assert sum(plan(whole, max(minutes, len(ids)))) == 60 * max(minutes, len(ids))
        own = {column.id for column in format.columns}
        assert topical(whole) == own
        for stage in whole.stages:
            if stage.kind == "collect":
                here = written_in(whole, stage)
                assert 1 <= len(here) <= MAX_COLUMNS
                assert {column.id for column in here} <= own or not own & {column.id for column in here}
            elif stage.kind in ("group", "vote", "discuss"):
                assert gathered(whole, stage) and gathered(whole, stage) <= own
        if opener:
            before = [stage.kind for stage in whole.stages[: ids.index(opener.stages[0].id)]]
            assert before in (["look_back", "welcome"], ["welcome"])
        assert whole.stages[-1].kind == "rate" or (closer and closer.instead_of)
        if closer and not closer.instead_of:
            assert whole.stages[-2].name == closer.stages[-1].name
        rates = sum(stage.kind == "rate" for stage in whole.stages)
        assert rates == 1 or (closer and closer.instead_of and not rates)
        assert closer is not RATING or whole.stages[-1].name == "ROTI"


def test_every_format_with_every_pair_plays_to_the_end_and_loses_no_card() -> None:
    for format, (opener, closer) in itertools.product(FORMATS, PAIRS):
        desk, written = desk_of(with_blocks(format, opener, closer)), list[str]()
        for index, stage in enumerate(desk.session.format.stages):
            desk.do(c.GoNext())
            if stage.kind == "collect":
                texts = [
                    (column.id, f"{stage.id} {column.id} {n}")
                    for column in columns_of(desk)
                    for n in range(3)
                ]
                while desk.console.step.action == "next_round":  # nothing is sent before the last of these
                    desk.do(c.NextRound())
                desk.write(*texts).do(c.RevealCards())
                assert shown(desk) == texts_of(texts)
                written += texts_of(texts)
            if stage.kind == "group":
                body = desk.public.body
                assert isinstance(body, GroupBody)
                here = set(gathered(desk.session.format, stage))
                assert (
                    {card.column for card in body.loose} == here <= {column.id for column in format.columns}
                )
            if stage.kind == "vote":
                desk.vote({topics(desk.session)[0].id: 1}).do(c.CloseVote())
            assert desk.session.stage == index
        desk.do(c.EndSession())
        assert sorted(card.text for card in desk.session.cards) == sorted(written)
        told = summarize(desk.session)
        assert sorted(text for column in told.columns for text in column.cards) == sorted(written)
        assert [column.name for column in told.columns if not column.aside] == [
            c.name for c in format.columns
        ]


def columns_of(desk: Desk) -> tuple[Column, ...]:
    assert desk.session.current
    return written_in(desk.session.format, desk.session.current)


def shown(desk: Desk) -> list[str]:
    body = desk.public.body
    assert isinstance(body, CollectBody)
    return sorted(card.text for column in body.columns for card in column.cards)


def texts_of(cards: list[tuple[str, str]]) -> list[str]:
    return sorted(text for _, text in cards)


def test_what_is_written_aside_stays_aside_also_when_somebody_goes_back() -> None:
    desk = desk_of(with_blocks(a_format(), WORD, PLUS_DELTA))
    ids = [stage.id for stage in desk.session.format.stages]
    desk.do(c.GoToStage(ids.index("one-word"))).write(*[("one-word", f"word {n}") for n in range(3)])
    assert refused(desk, c.AddCard("k", "o", "wind", "too early")) == "other_stage"
    assert refused(desk, c.EnterPaper((("wind", "on paper"),), 1)) == "other_stage"
    desk.do(c.RevealCards(), c.GoToStage(ids.index("collect")))
    assert refused(desk, c.AddCard("k", "o", "one-word", "too late")) == "other_stage"
    desk.write(*[("wind", f"card {n}") for n in range(3)]).do(c.RevealCards())
    desk.do(c.GoToStage(ids.index("plus-delta")))
    desk.write(*[("plus", f"good {n}") for n in range(3)]).do(c.RevealCards())
    desk.do(c.GoToStage(ids.index("group")))
    body = desk.public.body
    assert isinstance(body, GroupBody) and [card.column for card in body.loose] == ["wind"] * 3
    assert [column.name for column in desk.public.legend] == ["Wind", "Anchors", "Rocks"]
    assert refused(desk, c.GroupCards(desk.card("card 0"), desk.card("word 0"))) == "unknown_card"
    assert refused(desk, c.RemoveCard(desk.card("good 0"))) == "unknown_card"
    desk.do(c.GroupCards(desk.card("card 0"), desk.card("card 1")), c.GoToStage(ids.index("vote")))
    work = desk.session.work["vote"]
    assert isinstance(work, Vote) and work.budget == 1, "two topics and not eight"
    assert refused(desk, c.CastBallot("b", "v", "vote", {desk.card("word 1"): 1})) == "unknown_topic"


def test_a_group_stage_has_only_what_was_written_before_it() -> None:
    plain = a_format()
    again = replace(plain.stages[2], id="again", columns=("rocks",))
    shape = replace(plain, stages=(*plain.stages[:6], again, *plain.stages[6:]))
    desk = desk_of(shape).do(c.GoToStage(2)).write(*[("wind", f"early {n}") for n in range(3)])
    desk.do(c.RevealCards(), c.GoToStage(6)).write(*[("rocks", f"late {n}") for n in range(3)])
    desk.do(c.RevealCards(), c.GoToStage(3))
    body = desk.public.body
    assert isinstance(body, GroupBody) and {card.column for card in body.loose} == {"wind"}
    assert refused(desk, c.GroupCards(desk.card("early 0"), desk.card("late 0"))) == "unknown_card"
    desk.do(c.GoToStage([stage.id for stage in shape.stages].index("decide")))
    assert {topic.name for topic in desk.console.topics} == {
        f"{when} {n}" for when in ("early", "late") for n in range(3)
    }


def test_undo_at_the_end_brings_back_a_thank_you_and_touches_no_group() -> None:
    desk = desk_of(with_blocks(a_format(), None, PLUS_DELTA))
    ids = [stage.id for stage in desk.session.format.stages]
    desk.do(c.GoToStage(ids.index("collect"))).write(*[("wind", f"card {n}") for n in range(3)])
    desk.do(c.RevealCards(), c.GoToStage(ids.index("group")))
    desk.do(c.GroupCards(desk.card("card 0"), desk.card("card 1")))
    desk.do(c.GoToStage(ids.index("plus-delta"))).write(*[("plus", f"good {n}") for n in range(3)])
    desk.do(c.RevealCards())
    grouped = desk.session
    assert desk.console.undoes == "stage", "the groups of another stage are out of sight"
    desk.do(c.RemoveCard(desk.card("good 0")))
    assert str(desk.console.undoes) == "cards"
    desk.do(c.Undo())
    assert (desk.session.cards, desk.session.groups) == (grouped.cards, grouped.groups)
    assert (desk.console.undoes, desk.console.redoes) == ("stage", "cards")
    desk.do(c.GoToStage(ids.index("group")), c.Undo())
    assert desk.public.stage == "plus-delta" and desk.session.groups == grouped.groups


def test_who_wrote_is_told_of_the_format_and_not_of_a_word_at_the_start() -> None:
    desk = desk_of(with_blocks(a_format(), WORD, None))
    ids = [stage.id for stage in desk.session.format.stages]
    desk.do(c.GoToStage(ids.index("one-word"))).write(*[("one-word", f"word {n}") for n in range(3)])
    desk.do(c.RevealCards())
    assert summarize(desk.session).wrote == -1
    desk.do(c.GoToStage(ids.index("collect"))).write(("wind", "a"), ("wind", "b"))
    desk.do(c.SetPresence(Presence(phones=3, wrote=2, fresh=2)), c.RevealCards(anyway=True))
    assert summarize(desk.session).wrote == 2


def test_a_card_keeps_to_its_own_stage_while_another_one_is_open() -> None:
    desk = desk_of(with_blocks(a_format(), WORD, None))
    ids = [stage.id for stage in desk.session.format.stages]
    desk.do(c.GoToStage(ids.index("collect")), c.AddCard("k", "o1", "wind", "mine"))
    desk.do(c.GoToStage(ids.index("one-word")), c.EditCard("k", "o2", "rocks", "mine still"))
    assert refused(desk, c.EditCard("k", "o3", "one-word", "mine")) == "other_stage"
    held = desk.session.held["k"]
    assert held == HeldCard("o2", "collect", "rocks", "mine still")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("write reveal next back".split()), st.integers(0, 8)), max_size=40))
def test_no_order_of_steps_brings_a_card_into_a_column_of_another_stage(steps: list[tuple[str, int]]) -> None:
    desk = desk_of(with_blocks(a_format(), WORD, PLUS_DELTA))
    whole = desk.session.format
    desk.do(c.GoToStage(2))
    laid = 0
    for n, (what, a) in enumerate(steps):
        wanted: dict[str, c.Command] = {
            "write": c.AddCard(f"k{n}", f"o{n}", whole.columns[a % len(whole.columns)].id, f"card {n}"),
            "reveal": c.RevealCards(anyway=True),
            "next": c.GoNext(),
            "back": c.GoBack(),
        }
        try:
            desk.do(wanted[what])
            laid += what == "write"
        except Refused:
            pass
        for entry in desk.session.held.values():
            if isinstance(entry, HeldCard):
                stage = next(stage for stage in whole.stages if stage.id == entry.stage)
                assert entry.column in {column.id for column in written_in(whole, stage)}
        held = sum(isinstance(entry, HeldCard) for entry in desk.session.held.values())
        assert held + len(desk.session.cards) == laid
        assert {card.column for topic in topics(desk.session) for card in topic.cards} <= topical(a_format())


def test_ids_that_are_taken_get_a_number() -> None:
    twin = replace(WORD, place="closer")
    whole = with_blocks(with_blocks(a_format(), WORD, twin), WORD, None)
    ids = [stage.id for stage in whole.stages if stage.name == "One word"]
    assert sorted(ids) == ["one-word", "one-word-2", "one-word-3"]
    names = [stage.columns for stage in whole.stages if stage.name == "One word"]
    assert sorted(names) == [("one-word",), ("one-word-2",), ("one-word-3",)]


def test_a_block_without_columns_of_its_stage_writes_in_all_of_its_own() -> None:
    bare = replace(PLUS_DELTA, stages=tuple(replace(stage, columns=()) for stage in PLUS_DELTA.stages))
    assert with_blocks(a_format(), None, bare) == with_blocks(a_format(), None, PLUS_DELTA)


BLOCK = FILES[[file.stem for file in FILES].index("one-word")].read_text(encoding="utf-8")


def put(old: str, new: str, text: str = BLOCK) -> Callable[[], str]:
    assert old in text
    return lambda: text.replace(old, new, 1)


WRONG: dict[str, tuple[Callable[[], str], str, str, str]] = {
    "no place": (put('place = "opener"\n', ""), "id =", 'no "place"', 'place = "opener"'),
    "another place": (put('"opener"', '"middle"'), "place =", 'no place "middle"', "opener, closer"),
    "minutes": (put("minutes = 4", "minutes = 5"), "minutes = 5", "take 4 minutes", "minutes = 4"),
    "a vote": (put('"collect"', '"vote"'), 'kind = "vote"', "no opener or closer", "another kind"),
    "no such column": (put('["one-word"]', '["words"]'), '["words"]', 'no column "words"', "one-word"),
    "columns in a text": (put('["one-word"]', '"one-word"'), 'columns = "', "not a list", 'columns = ["good'),
    "a column for all": (put('"collect"', '"welcome"'), 'columns = ["one', "means nothing", "Take it out"),
    "no bool": (
        put("columns = [", "aside = 1\ncolumns = ["),
        "aside = 1",
        "neither true nor false",
        "aside = true",
    ),
    "draws": (put("columns = [", 'draws = ["light"]\ncolumns = ['), "draws", "means nothing", '"welcome"'),
    "instead": (
        put("minutes = 4", 'instead_of = "vote"\nminutes = 4'),
        "instead_of",
        "no instead_of",
        "rate",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_with_a_block_is_told_with_line_and_mend(wrong: str) -> None:
    make, line, sentence, mend = WRONG[wrong]
    with pytest.raises(FormatFault) as fault:
        read_block(make(), "one-word.toml")
    at = make().splitlines()[fault.value.line - 1]
    assert line in at or wrong == "no place", at
    assert sentence in fault.value.sentence and mend in fault.value.mend, fault.value


def two_rounds(first: str, second: str) -> Format:
    """The small format with a second collect stage; both with these lines more."""
    head, gather = GOOD.split("[[stages]]\n", 2)[:1], GOOD.split("[[stages]]\n")[2]
    stages = GOOD.split("[[stages]]\n")
    again = gather.replace('id = "', 'id = "again-', 1)
    text = "[[stages]]\n".join(
        [head[0], stages[1], gather.rstrip() + f"\n{first}\n", again.rstrip() + f"\n{second}\n", *stages[3:]]
    )
    minutes = int(re.search(r"minutes = (\d+)", gather)[1]) + 10  # type: ignore[index]
    return read_format(text.replace("minutes = 10", f"minutes = {minutes}", 1), "small.toml")


def collecting(format: Format) -> Iterator[list[str]]:
    for stage in format.stages:
        if stage.kind == "collect":
            yield [column.id for column in written_in(format, stage)]


@pytest.mark.parametrize(
    ("first", "second", "columns"),
    [
        ("", "", [["good", "odd"], ["good", "odd"]]),
        ('columns = ["odd"]', "", [["odd"], ["good"]]),
        ("", 'columns = ["good"]', [["odd"], ["good"]]),
        ('columns = ["odd", "good"]', 'columns = ["good"]', [["good", "odd"], ["good"]]),
    ],
)
def test_a_format_shares_its_columns_among_its_stages(
    first: str, second: str, columns: list[list[str]]
) -> None:
    assert list(collecting(two_rounds(first, second))) == columns


def test_no_stage_is_left_without_a_column() -> None:
    with pytest.raises(FormatFault) as fault:
        two_rounds('columns = ["good", "odd"]', "")
    assert "claim every column" in fault.value.sentence


def test_a_vote_needs_cards_that_are_not_aside() -> None:
    with pytest.raises(FormatFault) as fault:
        two_rounds("aside = true", "aside = true")
    assert "written aside" in fault.value.sentence
