"""Hints fire by counts and clocks alone, are held up two at a time, and are there for every stage of every format."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from retrokit import coaching as coaching_asset
from retrokit.facilitation import commands as c
from retrokit.facilitation.coaching import MOST_RAISED, SIGNALS, Signal, at_hand, fires, raised, sight
from retrokit.facilitation.coaching_file import read_coaching
from retrokit.facilitation.formats import KINDS, Format, FormatFault
from retrokit.facilitation.session import Presence
from retrokit.facilitation.views import console, public
from retrokit.paths import assets
from tests.facilitation.desk import TODAY, Desk
from tests.facilitation.test_shipped_formats import FORBIDDEN, FORMATS

ROOT = Path(__file__).parents[2]
FILE = assets() / "coaching.toml"
HINTS = coaching_asset.load(FILE)[0]
FIVE_MIN = 300.0


def firing(desk: Desk) -> set[str]:
    """The signals that fire now."""
    return {hint.signal for hint, fires in at_hand(HINTS, sight(desk.session, desk.now)) if fires}


def after(desk: Desk, part: float) -> Desk:
    """When so much of the stage's five minutes is gone, and the tick has come."""
    desk.now += FIVE_MIN * part
    return desk.do(c.SampleCounts())


def collecting(cards: int = 0, wrote: int = 0, phones: int = 4, done: int = 0) -> Desk:
    desk = Desk().phones(phones).go("collect")
    desk.write(*(("wind", f"card {n}") for n in range(cards)))
    return desk.do(c.SetPresence(Presence(phones=phones, wrote=wrote, done=done, fresh=wrote)))


def revealed(cards: int) -> Desk:
    desk = collecting(cards, wrote=4)
    return desk.do(c.RevealCards(anyway=True))


def grouped(cards: int, together: int) -> Desk:
    """``together`` of the cards are in one group."""
    desk = revealed(cards).go("group")
    ids = [card.id for card in desk.session.cards]
    for card in ids[1:together]:
        desk.do(c.GroupCards(card, ids[0]))
    return desk


def voting(ballots: int, phones: int = 4) -> Desk:
    desk = revealed(4).go("vote")
    desk.do(c.SetPresence(Presence(phones=phones)))
    return desk.vote(*({desk.session.cards[0].id: 1} for _ in range(ballots)))


def voted(*votes: int) -> Desk:
    """Votes for the first cards, all from one phone after the other, closed."""
    desk = voting(0)
    cards = [card.id for card in desk.session.cards]
    desk.vote(*({cards[n]: 1} for n, count in enumerate(votes) for _ in range(count)))
    return desk.do(c.CloseVote())


def discussing(topics: int) -> Desk:
    return revealed(topics).go("discuss").do(c.StartTimer())


def deciding(drafts: int, agreed: bool = False) -> Desk:
    desk = revealed(4).go("decide")
    for card in desk.session.cards[:drafts]:
        desk.do(c.DraftExperiment(card.id))
    if agreed:
        first = replace(desk.session.experiments[0], state="agreed")
        desk.session = replace(desk.session, experiments=(first, *desk.session.experiments[1:]))
    return desk


def rated(*values: int) -> Desk:
    desk = Desk().phones(4).go("rate")
    desk.do(*(c.RateSession(f"rating{n}", f"op{n}", "rate", value) for n, value in enumerate(values)))
    return desk


def timed_out() -> Desk:
    desk = Desk().phones(8).go("welcome").do(c.StartTimer())
    desk.now += FIVE_MIN
    return desk.do(c.Tick(desk.now))


# For each signal a session in which it fires and one, as near to it as can be, in which it does not.
STATES: dict[Signal, tuple[Callable[[], Desk], Callable[[], Desk]]] = {
    "time_up": (timed_out, lambda: after(Desk().phones(8).go("welcome").do(c.StartTimer()), 0.99)),
    "behind": (lambda: after(Desk().go("look_back"), 2), lambda: after(Desk().go("look_back"), 1.9)),
    "few_phones": (lambda: Desk().phones(3).go("welcome"), lambda: Desk().phones(4).go("welcome")),
    "half_time_no_cards": (lambda: after(collecting(), 0.5), lambda: after(collecting(), 0.49)),
    "few_writers_late": (
        lambda: after(collecting(1, wrote=1), 0.7),
        lambda: after(collecting(2, wrote=2), 0.7),
    ),
    "all_done": (
        lambda: after(collecting(4, wrote=4, done=4), 0.3),
        lambda: after(collecting(4, wrote=4, done=3), 0.3),
    ),
    "many_cards": (lambda: revealed(40), lambda: revealed(39)),
    "many_loose": (lambda: after(grouped(9, 4), 0.6), lambda: after(grouped(8, 4), 0.6)),
    "nobody_voted": (lambda: after(voting(0), 0.5), lambda: after(voting(1), 0.5)),
    "few_voted_late": (lambda: after(voting(1), 0.75), lambda: after(voting(2), 0.75)),
    "tie": (lambda: voted(2, 2, 1), lambda: voted(3, 2)),
    "box_over": (
        lambda: discussing(3).do(c.EndTimer()),
        lambda: discussing(3).do(c.PauseTimer()),
    ),
    "topics_left_late": (lambda: after(discussing(2), 0.75), lambda: after(discussing(1), 0.75)),
    "nothing_agreed_late": (
        lambda: after(deciding(1), 0.6),
        lambda: after(deciding(1, agreed=True), 0.6),
    ),
    "many_experiments": (lambda: deciding(4), lambda: deciding(3)),
    "few_answers_late": (lambda: after(rated(4), 0.5), lambda: after(rated(4, 3), 0.5)),
    "low_rating": (
        lambda: rated(2, 3, 3).do(c.CloseRating()),
        lambda: rated(3, 3, 3).do(c.CloseRating()),
    ),
}


@pytest.mark.parametrize("signal", SIGNALS)
def test_a_signal_fires_when_it_should_and_only_then(signal: Signal) -> None:
    yes, no = STATES[signal]
    assert signal in firing(yes())
    assert signal not in firing(no())


def test_every_signal_has_a_hint_that_can_answer_to_it() -> None:
    assert {hint.signal for hint in HINTS} == {*SIGNALS, ""}


def test_counts_between_two_ticks_are_not_looked_at() -> None:
    """A ballot, a card, an answer changes no hint before the tick, whatever it would change then."""
    states = [after(voting(0), 0.6), after(collecting(), 0.6), after(collecting(4, wrote=4, done=3), 0.3)]
    states.append(after(rated(4), 0.5))
    topic = states[0].session.cards[0].id
    acts: list[c.Command] = [
        c.CastBallot("b1", "o1", "vote", {topic: 1}),
        c.AddCard("k1", "o2", "wind", "first"),
        c.SetPresence(Presence(phones=4, wrote=4, done=4, fresh=4)),
        c.RateSession("r9", "o9", "rate", 1),
    ]
    for desk, act in zip(states, acts, strict=True):
        before = at_hand(HINTS, sight(desk.session, desk.now))
        desk.do(act)
        assert at_hand(HINTS, sight(desk.session, desk.now)) == before
        desk.do(c.SampleCounts())
        assert at_hand(HINTS, sight(desk.session, desk.now)) != before


def test_the_time_that_was_added_counts() -> None:
    desk = after(collecting().do(c.StartTimer()), 0.6)
    assert "half_time_no_cards" in firing(desk)
    assert "half_time_no_cards" not in firing(desk.do(c.AddMinutes(5)))


@settings(max_examples=25, deadline=None)
@given(
    texts=st.lists(
        st.tuples(st.text("abc xyz", min_size=1, max_size=30), st.sampled_from(("wind", "rocks"))),
        min_size=3,
        max_size=12,
    ),
    other=st.text("ÄÖ 123", min_size=1, max_size=20).filter(str.strip),
    minutes=st.integers(0, 12),
)
def test_hints_depend_on_counts_and_time_alone(
    texts: list[tuple[str, str]], other: str, minutes: int
) -> None:
    """Two sessions with the same counts and other words, other columns and other authors give the same hints."""

    def played(cards: list[tuple[str, str]], first_writer: int) -> list[object]:
        seen: list[object] = []
        desk = Desk().phones(4).go("collect")
        desk.do(
            *(
                c.AddCard(f"card{first_writer}{n}", f"op{first_writer}{n}", column, text)
                for n, (text, column) in enumerate(cards)
            )
        )
        desk.do(c.WriteNotes(cards[0][0]))
        for kind in ("collect", "group", "vote", "discuss", "decide", "rate"):
            if kind == "group":
                desk.do(c.RevealCards(anyway=True))
            desk.go(kind)
            desk.now += 60 * minutes
            desk.do(c.SampleCounts())
            seen.append(console(desk.session, desk.now, TODAY, HINTS).hints)
        return seen

    cards = [(text.strip() or "x", column) for text, column in texts]
    others = [(f"{other.strip()} {n}", "anchors") for n in range(len(cards))]
    assert played(cards, 0) == played(others, 7)


def test_two_at_most_are_held_up_and_a_dismissed_one_makes_room() -> None:
    assert raised(["a", "b", "c"], ()) == ("a", "b")
    assert raised(["a", "b", "c"], {"a"}) == ("b", "c")
    assert raised(["a"], {"a"}) == ()
    assert MOST_RAISED == 2


def test_the_more_urgent_one_comes_first() -> None:
    desk = after(voting(0, phones=1), 0.5)
    ids = [hint.id for hint, fires in at_hand(HINTS, sight(desk.session, desk.now)) if fires]
    assert ids == ["no-votes", "few-phones"]


@pytest.mark.parametrize("format", FORMATS, ids=[format.id for format in FORMATS])
def test_every_stage_has_hints_at_hand(format: Format) -> None:
    for stage in format.stages:
        assert sum(stage.kind in hint.kinds for hint in HINTS) >= 3, stage.kind


def test_in_the_lobby_and_after_the_end_there_are_none() -> None:
    desk = Desk()
    assert console(desk.session, desk.now, TODAY, HINTS).hints == ()


def test_the_board_and_the_phones_know_nothing_of_it() -> None:
    for yes, _ in STATES.values():
        desk = yes()
        coached = console(desk.session, desk.now, TODAY, HINTS)
        assert coached.hints
        assert coached.public == console(desk.session, desk.now, TODAY).public
        assert coached.public == public(desk.session, desk.now, TODAY)
        assert not any(hint.say in repr(coached.public) for hint in coached.hints)


def test_a_kind_it_is_not_for_is_left_alone() -> None:
    desk = after(voting(0), 0.5)
    here = sight(desk.session, desk.now)
    assert here
    hint = next(hint for hint in HINTS if hint.signal == "nobody_voted")
    assert fires(hint, here)
    assert not fires(replace(hint, kinds=("group",)), here)
    assert set(KINDS) == set(next(hint for hint in HINTS if hint.id == "silence").kinds)


GOOD = 'id = "a"\ntitle = "When"\nsay = "Say."\ndo = "Do."\norder = 1\n'


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("hints = 3", 1, "is not a list of blocks"),
        ("[[hints]]\n" + GOOD.replace('do = "Do."\n', ""), 1, 'There is no "do" here'),
        ("[[hints]]\n" + GOOD + 'signal = "nobody_vote"', 7, 'Did you mean "nobody_voted"?'),
        ("[[hints]]\n" + GOOD + 'kinds = ["votes"]', 7, 'There is no kinds "votes"'),
        ("[[hints]]\n" + GOOD + "colour = 3", 7, 'Nothing here is called "colour"'),
        ("[[hints]]\n" + GOOD + "[[hints]]\n" + GOOD, 8, 'The id "a" is taken'),
        ('[[hints]]\n' + GOOD.replace("Say.", "S" * 161), 4, "161 characters long"),
        ("[[hints]\n", 1, "This is not TOML"),
    ],
)  # fmt: skip
def test_a_wrong_file_says_where_and_how_to_mend_it(text: str, line: int, said: str) -> None:
    with pytest.raises(FormatFault) as fault:
        read_coaching(text, "coaching.toml")
    assert fault.value.line == line
    assert said in str(fault.value)
    assert fault.value.mend


def test_a_damaged_file_leaves_a_session_without_hints(tmp_path: Path) -> None:
    (tmp_path / "coaching.toml").write_text("[[hints]]\nid = 3", "utf-8")
    hints, fault = coaching_asset.load(tmp_path / "coaching.toml")
    assert hints == () and fault is not None
    hints, fault = coaching_asset.load(tmp_path / "nowhere.toml")
    assert hints == () and fault is not None


def test_its_words_are_those_of_the_house_and_can_be_said() -> None:
    for hint in HINTS:
        assert hint.title.startswith("When ")
        for text in (hint.title, hint.say, hint.do):
            assert not FORBIDDEN.search(text), text
            assert text.isascii() and "--" not in text, text
        assert not re.search(r"[()\[\]/*_#\"]", hint.say), hint.say
        assert max(len(s.split()) for s in re.split(r"(?<=[.?!])\s+", hint.say)) <= 20, hint.say


def test_the_document_lists_the_signals_there_are() -> None:
    text = (ROOT / "docs/coaching.md").read_text("utf-8")
    assert tuple(re.findall(r"^\| `(\w+)` \|", text[text.index("## Signals") :], re.MULTILINE)) == SIGNALS


def test_home_is_up_before_any_of_it_is_read() -> None:
    """What the first window needs brings in neither the hints nor what plays sounds."""
    code = "import sys, retrokit.app, retrokit.start, retrokit.windows; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    early = set(done.stdout.split())
    assert "retrokit.windows" in early
    late = ("retrokit.coaching", "retrokit.facilitation.coaching", "retrokit.sounds", "retrokit.speaker")
    assert early.isdisjoint(late)
