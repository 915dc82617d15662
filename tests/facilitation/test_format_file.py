"""Format files that are wrong, each with the line and the mend an author is told; and files that are odd but right."""

from __future__ import annotations

import time
import tomllib

import pytest
from hypothesis import given, strategies as st

from retrokit.facilitation.format_file import MAX_BYTES, format_text, read_format, read_formats
from retrokit.facilitation.formats import FormatFault
from tests.facilitation.broken_formats import BROKEN
from tests.facilitation.broken_stages import GOOD, YES_NO, asking, early


def test_the_good_one_is_good() -> None:
    small = read_format(GOOD, "small.toml")
    assert [column.id for column in small.columns] == ["good", "odd"]
    assert small.people == (3, 12)
    assert small.stages[0].points == ("One thing at a time.", "Everybody may pass.")
    assert small.stages[1].say == "Write what comes to mind. Nobody sees it yet."


def test_a_question_with_choices() -> None:
    plain = read_format(asking(YES_NO), "small.toml").stages[-1]
    assert (plain.choices, plain.numbers, plain.items) == (("Yes", "No"), (), ())
    assert (plain.ask_about, plain.pass_allowed) == ("items", False)
    keys = (
        'choices = ["High", "Low"]\nnumbers = [5, 0]\nitems = ["We ask.", "We listen."]\npass_allowed = true'
    )
    full = read_format(early(keys), "small.toml").stages[1]
    assert (full.numbers, full.items, full.pass_allowed) == ((5, 0), ("We ask.", "We listen."), True)
    about = read_format(asking(YES_NO + 'items = []\nask_about = "topics"'), "small.toml").stages[-1]
    assert about.ask_about == "topics"


@pytest.mark.parametrize("wrong", BROKEN)
def test_what_is_wrong_is_told_with_line_and_mend(wrong: str) -> None:
    make, line, sentence, mend = BROKEN[wrong]
    with pytest.raises(FormatFault) as refused:
        read_format(make(), "formats/small.toml")
    fault = refused.value
    assert sentence in fault.sentence, fault
    assert mend in fault.mend, fault
    assert fault.line == line, fault
    assert fault.file == "formats/small.toml"
    assert str(fault).startswith(f"formats/small.toml, line {line}: ")


@pytest.mark.parametrize("wrong", BROKEN)
def test_every_sentence_can_be_translated(wrong: str) -> None:
    with pytest.raises(FormatFault) as refused:
        read_format(BROKEN[wrong][0](), "small.toml")
    fault = refused.value
    assert [words.format(**fault.values) for words in fault.words] == [fault.sentence, fault.mend]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        '# a comment [with "brackets\n\n' + GOOD,
        GOOD.replace('"Small"', "'Small'  # \"a name\""),
        GOOD.replace("[[columns]]", "[[ columns ]]").replace("color = 1", '"color"=1'),
    ],
)
def test_odd_but_right(text: str) -> None:
    assert read_format(text, "small.toml") == read_format(GOOD, "small.toml")


def test_columns_may_stand_in_one_list() -> None:
    columns = 'columns = [\n {id="a", name="A", prompt="A?", color=1},\n {id="b", name="B", prompt="B?", color=9},\n]\n'
    text = columns + GOOD[: GOOD.index("[[col")] + GOOD[GOOD.index("[[st") :]
    with pytest.raises(FormatFault) as refused:
        read_format(text, "small.toml")
    assert refused.value.line == 3
    assert len(read_format(text.replace("color=9", "color=2"), "small.toml").columns) == 2


def test_good_files_are_kept_and_the_others_explained() -> None:
    other = GOOD.replace('"small"', '"other"')
    sources = [
        ("a/small.toml", GOOD),
        ("a/broken.toml", "id = "),
        ("b/small.toml", "# mine\n" + GOOD),
        ("b/other.toml", other),
    ]
    formats, faults = read_formats(sources)
    assert [each.id for each in formats] == ["small", "other"]
    assert [(fault.file, fault.line) for fault in faults] == [("a/broken.toml", 1), ("b/small.toml", 2)]
    assert "a/small.toml" in faults[1].sentence


def test_bytes_that_are_no_text() -> None:
    assert format_text(GOOD.encode("utf-8-sig"), "small.toml") == GOOD
    with pytest.raises(FormatFault) as refused:
        format_text(GOOD.encode().replace(b"Odd", b"\xd6dd"), "small.toml")
    assert (refused.value.line, "UTF-8" in refused.value.mend) == (16, True)
    with pytest.raises(FormatFault) as refused:
        format_text(b"#\n" * MAX_BYTES, "small.toml")
    assert "64 KB" in refused.value.sentence


def test_hostile_files_cost_little() -> None:
    monsters = (
        "a = " + "[" * 60_000,
        "a." * 30_000 + "b = 1",
        "[" + "a." * 30_000 + "b]",
        '"""' * 20_000,
        "'" * 60_000,
        '"\\' * 30_000,
        "[[a]]\n" * 10_000,
        "{" * 60_000,
        "a = 1\n" * 10_000,
        "\x00" * 60_000,
        "a = " + '"""\\' * 15_000,
    )
    started = time.process_time()
    for monster in monsters:
        with pytest.raises(FormatFault):
            read_format(monster, "monster.toml")
    assert time.process_time() - started < 10


SCRAPS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *GOOD.splitlines(keepends=True),
                *"[]{}=\"'.,#\n\\",
                '"""',
                "'''",
                "[[stages]]\n",
                "[a.b]\n",
                "a.'b c' = 1.5\n",
            ]
        ),
        st.text(max_size=5),
    ),
    max_size=40,
).map("".join)


@given(SCRAPS)
def test_any_text_is_read_or_refused_within_the_file(text: str) -> None:
    formats, faults = read_formats([("small.toml", text)])
    assert len(formats) + len(faults) == 1
    for fault in faults:
        assert 1 <= fault.line <= text.count("\n") + 1
    for each in formats:
        assert each.id == tomllib.loads(text)["id"]
