"""The gallery's filters and its three suggestions: what fits and only that, never the same again, always with a true reason."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, strategies as st

from retrokit.facilitation.formats import PURPOSES, TRUSTS, Format
from retrokit.facilitation.suggestions import KNOWN, LATELY, Reason, Wish, fits, fitting, suggested
from tests.facilitation.test_shipped_formats import FORMATS

NAMES = [format.name for format in FORMATS]
BASE = next(format for format in FORMATS if format.id == "sailboat")

wishes = st.builds(
    Wish,
    minutes=st.sampled_from([0, 30, 45, 60, 90]),
    people=st.integers(0, 20),
    purpose=st.sampled_from(["", *PURPOSES]),
    trust=st.sampled_from(["", *TRUSTS]),
    anew=st.booleans(),
)
pasts = st.lists(st.sampled_from([*NAMES, "a format that is gone"]), max_size=12)


@pytest.mark.parametrize(
    ("wish", "fit"),
    [
        (Wish(), True),
        (Wish(minutes=59), False),
        (Wish(minutes=60), True),
        (Wish(people=3), False),
        (Wish(people=4), True),
        (Wish(people=15), True),
        (Wish(people=16), False),
        (Wish(purpose="learn"), True),
        (Wish(purpose="act"), False),
        (Wish(trust="any"), False),
        (Wish(trust="some"), True),
        (Wish(trust="high"), True),
    ],
)
def test_a_wish_leaves_what_fits(wish: Wish, fit: bool) -> None:
    format = replace(BASE, people=(4, 15), minutes=60, purpose=("learn", "mood"), trust="some")
    assert fits(format, wish, []) == fit
    assert fitting([format], wish, []) == ((format,) if fit else ())


def test_used_lately_means_in_the_last_five_sessions() -> None:
    wish = Wish(anew=True)
    assert not fits(BASE, wish, [*["another"] * (LATELY - 1), BASE.name])
    assert fits(BASE, wish, [*["another"] * LATELY, BASE.name])


@given(wishes, pasts)
def test_suggestions_fit_are_different_and_not_what_was_just_done(wish: Wish, lately: list[str]) -> None:
    found = suggested(FORMATS, wish, lately)
    ids = [each.format.id for each in found]
    able = [f for f in FORMATS if fits(f, wish, lately) and f.name not in lately[:2]]
    assert len(set(ids)) == len(ids) == min(3, len(able))
    assert all(each.format in able for each in found)
    assert suggested(tuple(reversed(FORMATS)), wish, lately) == found, "the order of files decides nothing"


@given(wishes, pasts)
def test_every_reason_is_true(wish: Wish, lately: list[str]) -> None:
    recent = {purpose for format in FORMATS if format.name in lately[:2] for purpose in format.purpose}
    for each in suggested(FORMATS, wish, lately):
        assert each.sessions == (lately.index(each.format.name) + 1 if each.format.name in lately else 0)
        match each.reason:
            case "easy":
                assert lately == []
            case "other_purpose":
                assert each.purpose in each.format.purpose and each.purpose not in recent
            case "new":
                assert each.format.name not in lately
            case "rested":
                assert each.sessions > 2
        assert (each.purpose == "") == (each.reason != "other_purpose")
        assert each.reason in get_args(Reason)


def test_a_team_that_begins_gets_what_is_easy() -> None:
    found = suggested(FORMATS, Wish(), [])
    assert found[0].format.id == "start-stop-continue"
    assert all(each.format.trust == "any" and each.format.id in KNOWN for each in found)
    assert {id for id in KNOWN if all(format.id != id for format in FORMATS)} <= {"what-went-well"}


def test_after_two_sessions_of_one_kind_comes_another() -> None:
    acting = [format.name for format in FORMATS if format.purpose == ("act",)][:2]
    found = suggested(FORMATS, Wish(), acting or ["Start Stop Continue"])
    assert {each.reason for each in found} == {"other_purpose"}


def test_what_was_used_longest_ago_comes_back_first() -> None:
    two = [replace(BASE, id=id, name=id, purpose=("learn",)) for id in ("a", "b", "c", "d")]
    found = suggested(two, Wish(), ["a", "b", "c", "d"])
    assert [(each.format.id, each.sessions) for each in found] == [("d", 4), ("c", 3)]
    assert found[0].reason == "rested"


def test_nothing_that_fits_is_nothing_suggested() -> None:
    nobody: list[Format] = []
    assert suggested(nobody, Wish(), []) == ()
    assert suggested(FORMATS, Wish(minutes=1), []) == ()
