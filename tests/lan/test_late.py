"""An act that comes again late, from a connection its phone has long given up, must not undo what the phone did since."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from retrokit.facilitation.commands import (
    AddCard,
    AskRoom,
    CastBallot,
    CloseThumbs,
    EditCard,
    EndSession,
    GiveThumb,
    RateSession,
    WithdrawCard,
)
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.session import Discuss, HeldBallot, HeldCard, HeldRating, HeldThumb, Rating, Thumbs
from tests.lan.house import House, a_house, played

ADD = AddCard("card", "op 1", "wind", "first words")
EDIT = EditCard("card", "op 2", "wind", "other words")


def texts(house: House) -> list[str]:
    return [entry.text for entry in house.room.session.held.values() if isinstance(entry, HeldCard)]


@played
async def test_an_edit_and_a_withdrawal_hold(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.go("collect")
        await house.do(ADD, EDIT, ADD)
        assert texts(house) == ["other words"]
        await house.do(WithdrawCard("card", "op 3"), ADD, EDIT)
        assert texts(house) == []


@played
async def test_also_among_acts_that_are_committed_together(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.go("collect")
        await asyncio.gather(*(house.room.handle(act) for act in (ADD, EDIT, ADD)))
        assert texts(house) == ["other words"]


@played
async def test_the_newest_ballot_and_the_newest_rating_count(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.go("collect")
        await house.do(ADD)
        await house.reveal()
        await house.go("vote")
        topic = house.room.session.cards[0].id
        first = CastBallot("ballot", "op 4", "vote", {topic: 1})
        await house.do(first, CastBallot("ballot", "op 5", "vote", {}), first)
        assert not [e for e in house.room.session.held.values() if isinstance(e, HeldBallot)]
        await house.go("rate")
        first_rating = RateSession("rating", "op 6", "rate", 1)
        await house.do(first_rating, RateSession("rating", "op 7", "rate", 5), first_rating)
        assert [e.value for e in house.room.session.held.values() if isinstance(e, HeldRating)] == [5]


@played
async def test_the_newest_thumb_counts_and_one_that_comes_again_after_the_close_is_yes(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path) as house:
        await house.go("collect")
        await house.do(ADD)
        await house.reveal()
        await house.go("discuss")
        await house.do(AskRoom())
        first = GiveThumb("thumb", "op 9", "discuss", 1, "more")
        await house.do(first, GiveThumb("thumb", "op 10", "discuss", 1, "next"), first)
        assert [e.value for e in house.room.session.held.values() if isinstance(e, HeldThumb)] == ["next"]
        await house.do(CloseThumbs(), first)
        work = house.room.session.work["discuss"]
        assert isinstance(work, Discuss) and work.thumbs == Thumbs(open=False, answers=1)


@played
async def test_an_answer_that_a_crash_swallowed_is_yes_also_after_the_end(tmp_path: Path) -> None:
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
    rating = RateSession("rating", "op 8", "rate", 4)
    async with a_house(tmp_path / "before") as before:
        await before.go("rate")
        await before.do(rating)
    async with a_house(tmp_path / "after", before.room.session) as after:
        await after.do(EndSession(), rating)
        work = after.room.session.work["rate"]
        assert isinstance(work, Rating)
        assert work.answers == 1


@played
async def test_what_the_disk_refused_may_come_again(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        await house.go("collect")
        house.ledger.full = True
        with pytest.raises(Trouble):
            await house.do(ADD)
        house.ledger.full = False
        await house.do(ADD)
        assert texts(house) == ["first words"]
