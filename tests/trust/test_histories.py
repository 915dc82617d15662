"""The checker of the kills is worth something only if it sees what is wrong: one of each, made by hand."""

from __future__ import annotations

from dataclasses import replace

from retrokit.facilitation.session import (
    Card,
    Discuss,
    HeldCard,
    HeldRating,
    HeldThumb,
    Rating,
    Session,
    Thumbs,
)
from tests.storage.samples import a_session
from tests.trust.histories import History, Register, wrong


def a_history() -> History:
    """One card acknowledged and then edited, one withdrawn, one on its way; a rating of 2, then 5."""
    history = History()
    history.cards = [Register() for _ in range(3)]
    for register, texts in zip(history.cards, (("one", "one again"), ("two", None), ("three",)), strict=True):
        for text in texts:
            register.send(text).outcome = "acknowledged"
    history.cards[2].acts[0].outcome = "sent"
    history.ratings["the-rate"] = Register()
    for value in (2, 5):
        history.ratings["the-rate"].send(value).outcome = "acknowledged"
    return history


def a_room(*texts: str, rating: int = 5) -> Session:
    held = {f"h{n}": HeldCard(f"{n}", "the-collect", "start", text) for n, text in enumerate(texts[1:])}
    cards = tuple(Card(text, "start", text) for text in texts[:1])
    return replace(
        a_session(),
        cards=cards,
        work={"the-rate": Rating()},
        held={**held, "r": HeldRating("r", "the-rate", rating)},
    )


def test_what_may_be_is_right() -> None:
    assert wrong([a_history()], a_room("one again")) == []
    assert wrong([a_history()], a_room("three", "one again")) == []


def test_thumbs_are_held_against_what_was_sent() -> None:
    histories = [a_history() for _ in range(3)]
    for history in histories:
        history.cards = []
        history.ratings = {}
        thumb = history.thumbs["the-discuss", 2] = Register()
        for value in ("more", "next"):
            thumb.send(value).outcome = "acknowledged"
    histories[0].thumbs["the-discuss", 2].send("more")

    def found(thumbs: Thumbs, *held: str) -> list[str]:
        entries = {f"t{n}": HeldThumb(f"{n}", "the-discuss", value) for n, value in enumerate(held)}
        work = {"the-discuss": Discuss(thumbs=thumbs, round=2)}
        return [fault[:10] for fault in wrong(histories, replace(a_session(), work=work, held=entries))]

    assert found(Thumbs(), "next", "next", "next") == found(Thumbs(), "next", "more", "next") == []
    assert found(Thumbs(False, 1, 2, 3)) == found(Thumbs(False, 0, 3, 3)) == []
    assert found(Thumbs(), "next", "more", "more") == ["miscounted"]
    assert found(Thumbs(), "next", "next") == ["miscounted"]
    assert found(Thumbs(False, 2, 1, 3)) == found(Thumbs(False, answers=2)) == ["miscounted"]


def test_whatever_is_wrong_is_seen() -> None:
    found = {
        "lost": a_room(),
        "doubled": a_room("one again", "one again"),
        "came back: found one,": a_room("one"),
        "came back: found two,": a_room("one again", "two"),
        "invented": a_room("one again", "four"),
        "miscounted": a_room("one again", rating=2),
    }
    assert {
        sign: [fault[: len(sign)] for fault in wrong([a_history()], room)] for sign, room in found.items()
    } == {sign: [sign] for sign in found}
