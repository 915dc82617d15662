"""Phones in a real room: joining, writing, voting, rating, and what they see of one another."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from retrokit.facilitation.commands import (
    ClosePlacing,
    CloseVote,
    EndSession,
    NoteTopic,
    ReopenWriting,
    RevealCards,
    SampleCounts,
    WriteNotes,
)
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.language import Language
from retrokit.facilitation.session import HeldAnswer, HeldBallot, HeldCard, Presence
from retrokit.lan import reception
from retrokit.lan.connection import understood
from retrokit.lan.messages import FromPhone, Hello
from retrokit.lan.phone import Phone, TurnedAway
from retrokit.lan.roomkey import RoomKey
from tests.lan.house import a_house, played, until


def kind(view: dict[str, Any]) -> str:
    return str(view["body"]["kind"])


@played
async def test_a_session_from_lobby_to_close(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        one, two = await house.phone(), await house.phone(source="127.0.0.2")
        assert one.session == "s1"
        assert kind(await one.until(lambda v: v["phones"] == 2)) == "lobby"
        await house.go("collect")
        await one.until(lambda v: kind(v) == "collect")
        cap = await one.add("wind", "we paired")
        await one.add("rocks", "flaky tests")
        await two.add("anchors", "a bad one")
        await one.edit(cap, "wind", "we paired often")
        gone = await two.add("anchors", "said too much")
        await two.withdraw(gone)
        await until(lambda: house.room.session.presence == Presence(2, 2, 0, 2))
        await one.done()
        await until(lambda: house.room.session.presence.done == 1)
        await house.do(RevealCards(anyway=True))
        seen = await two.until(lambda v: v["body"].get("revealed"))
        texts = {card["text"] for column in seen["body"]["columns"] for card in column["cards"]}
        assert texts == {"we paired often", "flaky tests", "a bad one"}

        await house.go("vote")
        topics = (await one.until(lambda v: kind(v) == "vote"))["body"]["topics"]
        await one.vote("vote", {topics[0]["id"]: 2})
        await one.vote("vote", {topics[0]["id"]: 1, topics[1]["id"]: 1})
        await two.vote("vote", {topics[1]["id"]: 1})
        ballots = [e for e in house.room.session.held.values() if isinstance(e, HeldBallot)]
        assert len(ballots) == 2
        await house.do(CloseVote())
        seen = await two.until(lambda v: not v["body"].get("open"))
        assert [t["votes"] for t in seen["body"]["topics"]] == [2, 1, 0]

        await house.go("place")
        await one.until(lambda v: kind(v) == "place")
        first, second = topics[0]["id"], topics[1]["id"]
        await one.place("place", {first: (1, 1)})
        await one.place("place", {first: (2, 5), second: (5, 5)})
        three = await house.phone()
        for phone in (two, three):
            await phone.place("place", {first: (2, 4)})
        assert three._is_secret()
        await house.do(ClosePlacing())
        seen = await two.until(lambda v: not v["body"].get("open"))
        places = {t["topic"]["id"]: [span["mid"] for span in t["spans"]] for t in seen["body"]["topics"]}
        assert places[first] == [20, 40] and places[second] == [] and seen["body"]["answers"] == 3

        await house.go("rate")
        await one.until(lambda v: kind(v) == "rate")
        await one.rate("rate", 4)
        await one.rate("rate", 5)

        await house.go("ask")
        await one.until(lambda v: kind(v) == "ask")
        assert one._is_secret()
        await one.answer("ask", {"0": 1, "1": 2})
        await one.answer("ask", {"0": 2})
        await two.answer("ask", {"0": 2})
        with pytest.raises(TurnedAway):
            await two.answer("ask", {"0": 5})
        answers = [e.answers for e in house.room.session.held.values() if isinstance(e, HeldAnswer)]
        assert answers == [{"0": 2}, {"0": 2}]
        await house.do(EndSession())
        assert kind(await one.until(lambda v: v["state"] == "closed")) == "closed"
        with pytest.raises(TurnedAway):
            await one.rate("rate", 1)
        late = await house.phone()  # who comes after the end still reads what was agreed
        assert late.view is not None
        assert kind(late.view) == "closed"


@played
async def test_a_phone_keeps_its_rhythm_for_late_cards_too(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        phone = await house.phone()
        assert not phone._is_secret()
        await house.go("collect")
        await phone.until(lambda v: kind(v) == "collect")
        assert phone._is_secret()
        await phone.add("wind", "in time")
        await house.reveal()
        await phone.until(lambda v: bool(v["body"].get("revealed")))
        assert phone._is_secret(), "who writes late is as secret"
        await house.go("group")
        await phone.until(lambda v: kind(v) == "group")
        assert not phone._is_secret()


@played
async def test_the_code_lets_in_like_the_qr(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        typed = Phone(house.server.url, house.key.shown_code.lower())
        house.phones.append(typed)
        assert kind(await typed.join()) == "lobby"


@played
async def test_a_wrong_key_is_turned_away(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        stranger = Phone(house.server.url, "2345 6789")
        with pytest.raises(TurnedAway) as turned:
            await stranger.join()
        assert turned.value.code == "wrong_key"
        assert house.room.session.held == {}
        await stranger.leave()


@played
async def test_a_phone_that_scanned_stops_before_another_laptop(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        other = RoomKey(house.key.secret, house.key.code, b"k" * 32)
        stranger = Phone(house.server.url, other.fragment)
        with pytest.raises(TurnedAway) as turned:
            await stranger.join()
        assert turned.value.code == "wrong_key"
        await stranger.leave()


@played
async def test_a_ticket_goes_with_the_hello(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[FromPhone | None] = []

    def hearing(data: bytes) -> FromPhone | None:
        heard.append(understood(data))
        return heard[-1]

    monkeypatch.setattr(reception, "understood", hearing)
    async with a_house(tmp_path) as house:
        for fragment in (f"{house.key.fragment}.{'T' * 22}", house.key.fragment):
            phone = Phone(house.server.url, fragment)
            house.phones.append(phone)
            await phone.join()
    assert [hello.ticket for hello in heard if isinstance(hello, Hello)] == ["T" * 22, ""]


@played
async def test_a_private_act_causes_no_frame_to_anybody_else(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        writer, reader = await house.phone(), await house.phone()
        await reader.until(lambda v: v["phones"] == 2)
        await house.go("collect")
        await reader.until(lambda v: kind(v) == "collect")
        before, own = reader.views_seen, writer.views_seen
        for n in range(5):
            await writer.add("wind", f"card {n}")
        await writer.done()
        await until(lambda: house.room.session.presence.done == 1)
        await house.do(WriteNotes("the facilitator's own"))
        # A frame that follows shows that none was on its way.
        await house.do(SampleCounts())
        seen = await reader.until(lambda v: v["body"]["about"] == 5)
        assert (seen["body"]["wrote"], seen["body"]["done"]) == (1, 1)
        assert reader.views_seen == before + 1
        assert writer.views_seen == own + 1


@played
async def test_views_are_merged_and_the_newest_arrives(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        phone = await house.phone()
        await house.go("collect")
        await phone.add("wind", "a topic")
        await house.do(RevealCards(anyway=True))
        await house.go("discuss")
        view = await phone.until(lambda v: kind(v) == "discuss")
        topic = view["body"]["topics"][0]["id"]
        before = phone.views_seen
        for n in range(100):
            await house.do(NoteTopic(topic, f"note {n}"))
        await house.go("decide")
        await phone.until(lambda v: kind(v) == "decide")
        assert phone.views_seen - before <= 4


@played
async def test_refusals_are_told_in_the_language_of_the_room(tmp_path: Path) -> None:
    closed = "Writing is closed. Keep your card and tell the room, or ask to open it again."
    german = Language("de", {closed: "Gerade kann man nicht schreiben."})
    async with a_house(tmp_path, language=german) as house:
        phone = await house.phone()
        with pytest.raises(TurnedAway) as refused:
            await phone.add("wind", "too early")
        assert refused.value.sentence == "Gerade kann man nicht schreiben."


@played
async def test_a_full_disk_keeps_the_card_on_the_phone_until_there_is_room(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        phone = await house.phone()
        await house.go("collect")
        house.ledger.full = True
        adding = asyncio.create_task(phone.add("wind", "kept"))
        await until(lambda: phone.nacks.get("disk_full", 0) >= 1)
        assert not adding.done()
        assert not any(isinstance(e, HeldCard) for e in house.room.session.held.values())
        house.ledger.full = False
        await adding
        assert [e.text for e in house.room.session.held.values() if isinstance(e, HeldCard)] == ["kept"]


@played
async def test_done_is_forgotten_when_the_stage_changes_and_wrote_is_not(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        phone = await house.phone()
        await house.go("collect")
        await phone.add("wind", "one")
        await phone.done()
        await until(lambda: house.room.session.presence == Presence(1, 1, 1, 1))
        await house.go("welcome")
        await until(lambda: house.room.session.presence == Presence(1, 0, 0, 0))
        await house.go("collect")
        await until(lambda: house.room.session.presence == Presence(1, 1, 0, 1))


@played
async def test_who_takes_every_card_back_has_not_written(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        phone = await house.phone()
        await house.go("collect")
        cap = await phone.add("wind", "one")
        await until(lambda: house.room.session.presence.wrote == 1)
        await phone.withdraw(cap)
        await until(lambda: house.room.session.presence.wrote == 0)


@played
async def test_a_second_round_counts_its_own_writers(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        phones = [await house.phone() for _ in range(3)]
        await house.go("collect")
        for phone in phones:
            await phone.add("wind", "first round")
        await until(lambda: house.room.session.presence == Presence(3, 3, 0, 3))
        await house.room.handle(RevealCards())
        await until(lambda: house.room.session.presence == Presence(3, 3, 0, 0))
        await house.room.handle(ReopenWriting())
        for n in range(3):
            await phones[0].add("wind", f"all mine {n}")
        await until(lambda: house.room.session.presence == Presence(3, 3, 0, 1))
        for phone in phones:
            await phone.lose_connection()
        await until(lambda: all(phone.welcomes == 2 for phone in phones))
        with pytest.raises(Refused) as refused:
            await house.room.handle(RevealCards())
        assert refused.value.code == "few_writers"
        for phone in phones[1:]:
            await phone.add("rocks", "second round")
        await until(lambda: house.room.session.presence == Presence(3, 3, 0, 3))
        await house.room.handle(RevealCards())
        assert len(house.room.session.cards) == 8


@played
async def test_200_phones_join_at_once_and_leave(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        told: list[int] = []
        house.room.subscribe(lambda session, changes: told.append(session.presence.phones))
        await asyncio.gather(*(house.phone(f"127.0.{n % 5}.{n // 5 + 1}") for n in range(200)))
        await until(lambda: house.room.session.presence.phones == 200)
        assert house.server.connections == 200
        steps = len(set(told))
        assert steps < 40, "joins are told in batches"
        await asyncio.gather(*(phone.leave() for phone in house.phones))
        await until(lambda: house.room.session.presence.phones == 0)
        assert house.server.connections == 0
