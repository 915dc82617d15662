"""Seats, the room's key, hashes, the pace of fan-out, and the page's types: each by itself."""

from __future__ import annotations

import asyncio
import os
import re
import stat
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, strategies as st

from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.session import Presence
from retrokit.lan import acts, typescript
from retrokit.lan.invitation import scanned_psk, typed_psk
from retrokit.lan.messages import Add, Answer, Ballot, Edit, Placing, Rate, Thumb, Withdraw
from retrokit.lan.pace import Pace
from retrokit.lan.roomkey import RoomKey
from retrokit.lan.seats import BURST, Seats
from tests.lan.house import played, until

SECRET = "s" * 22


def test_a_seat_may_act_twenty_times_at_once_and_five_times_a_second() -> None:
    seats = Seats("collect")
    seats.take("a", object(), 100.0)
    assert sum(seats.may_act("a", 100.0) for _ in range(30)) == BURST == 20
    assert sum(seats.may_act("a", 102.0) for _ in range(30)) == 10
    assert sum(seats.may_act("a", 10_000.0) for _ in range(30)) == BURST


def test_leaving_and_coming_back_gains_no_acts() -> None:
    seats = Seats("collect")
    for _ in range(3):
        socket = object()
        seats.take("a", socket, 100.0)
        while seats.may_act("a", 100.0):
            pass
        seats.leave("a", socket)
    assert not seats.may_act("a", 100.0)
    seats.take("b", object(), 100.0)
    assert seats.may_act("b", 100.0)


def test_leaving_twice_or_from_nowhere_takes_nobody_else_along() -> None:
    seats = Seats("collect")
    one, other = object(), object()
    seats.take("a", one, 0.0)
    seats.take("a", other, 0.0)
    for _ in range(2):
        seats.leave("a", one)
    seats.leave("a", object())
    seats.leave("b", one)
    assert seats.presence().phones == 1
    seats.leave("a", other)
    assert seats.presence().phones == 0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=40))
def test_phones_are_seats_with_a_socket(moves: list[tuple[str, bool]]) -> None:
    seats = Seats("collect")
    sockets: dict[str, list[object]] = {"a": [], "b": [], "c": []}
    for seat, comes in moves:
        if comes:
            socket = object()
            oldest = seats.take(seat, socket, 0.0)
            sockets[seat].append(socket)
            if len(sockets[seat]) > 4:
                assert oldest is sockets[seat].pop(0)
            else:
                assert oldest is None
        elif sockets[seat]:
            seats.leave(seat, sockets[seat].pop())
    assert seats.presence().phones == sum(1 for open_ in sockets.values() if open_)


def test_counts_of_a_stage() -> None:
    seats = Seats("gather")
    for seat in "abc":
        seats.take(seat, object(), 0.0)
    seats.added("a")
    seats.added("a")
    seats.said_wrote("b")
    seats.set_done("c", True)
    assert seats.presence() == Presence(3, 2, 1, 2)
    seats.withdrew("a")
    seats.set_done("c", False)
    assert seats.presence() == Presence(3, 2, 0, 2)
    seats.withdrew("a")
    seats.withdrew("a")
    assert seats.presence() == Presence(3, 1, 0, 1)
    seats.set_done("a", True)
    seats.enter_stage("vote")
    assert seats.presence() == Presence(3, 0, 0, 0)
    seats.enter_stage("gather")
    assert seats.presence() == Presence(3, 1, 0, 1)


def test_what_a_phone_tells_of_ends_when_it_withdraws_a_card_that_was_not_counted_here() -> None:
    """It may have been its only one; and of another stage it tells before that is open."""
    seats = Seats("")
    for seat in "ab":
        seats.take(seat, object(), 0.0)
        seats.said_wrote(seat, "gather")
    assert seats.presence() == Presence(2, 0, 0, 0)
    seats.enter_stage("gather")
    assert seats.presence() == Presence(2, 2, 0, 2)
    seats.added("a")
    seats.withdrew("b")
    assert seats.presence() == Presence(2, 1, 0, 1)
    seats.withdrew("a")  # which of its two cards is not known, so the other still counts
    assert seats.presence() == Presence(2, 1, 0, 1)
    seats.withdrew("a")
    assert seats.presence() == Presence(2, 0, 0, 0)


def test_in_a_second_round_who_wrote_in_the_first_is_not_fresh() -> None:
    seats = Seats("gather")
    for seat in "abcd":
        seats.take(seat, object(), 0.0)
    seats.added("a")
    seats.said_wrote("a")  # the page comes back and says again what was counted here
    seats.said_wrote("b")
    seats.turned_over("another")
    assert seats.presence() == Presence(4, 2, 0, 2)
    seats.turned_over("gather")
    assert seats.presence() == Presence(4, 2, 0, 0)
    seats.added("a")
    seats.added("c")
    seats.withdrew("a")
    assert seats.presence() == Presence(4, 3, 0, 1)
    seats.said_wrote("b")
    assert seats.presence() == Presence(4, 3, 0, 2)
    seats.turned_over("gather")
    assert seats.presence() == Presence(4, 3, 0, 0)


SEAT = acts.seat_key("s1", "S" * 22)


def test_secrets_become_hashes_that_cannot_be_joined() -> None:
    op, cap = "o" * 22, "c" * 22
    made = [
        acts.command_for(Add(op, cap, "wind", "x"), SEAT, SECRET),
        acts.command_for(Edit(op, cap, "wind", "x"), SEAT, SECRET),
        acts.command_for(Withdraw(op, cap), SEAT, SECRET),
        acts.command_for(Ballot(op, "vote", {"t": 1}), SEAT, SECRET),
        acts.command_for(Ballot(op, "vote-2", {"t": 1}), SEAT, SECRET),
        acts.command_for(Rate(op, "vote", 3), SEAT, SECRET),
        acts.command_for(Placing(op, "vote", {"t": (1, 5)}), SEAT, SECRET),
        acts.command_for(Answer(op, "vote", {"0": 1}), SEAT, SECRET),
    ]
    for command in made:
        assert op not in str(command)
        assert cap not in str(command)
        assert SECRET not in str(command)
    keys = [command.key for command in made]
    assert all(re.fullmatch("[0-9a-f]{64}", key) for key in keys)
    assert keys[0] == keys[1] == keys[2]
    assert len({*keys, acts.seat_key("s1", SECRET), acts.seat_key("s2", SECRET)}) == 8
    anew = acts.secret_in(1, SECRET)
    assert acts.secret_in(0, SECRET) == SECRET
    assert not {acts.seat_key("s1", anew), acts.ballot_key("vote", anew)} & {
        *keys,
        acts.seat_key("s1", SECRET),
    }
    assert re.fullmatch("[0-9a-f]{16}", acts.op_key(op))


def test_a_thumb_has_another_key_for_each_question() -> None:
    op = "o" * 22
    made = [
        acts.command_for(Thumb(op, stage, round, "more"), SEAT, SECRET)
        for stage, round in (("discuss", 1), ("discuss", 2), ("discuss-2", 1))
    ]
    assert all(op not in str(command) and SECRET not in str(command) for command in made)
    keys = {command.key for command in made}
    assert len(keys | {acts.rating_key("discuss", SECRET), SEAT}) == 5
    assert acts.command_for(Thumb("p" * 22, "discuss", 1, "next"), SEAT, SECRET).key in keys, "it replaces"


def test_a_key_survives_a_restart_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "room.key"
    old = os.umask(0)
    try:
        key = RoomKey.load_or_make(path)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = RoomKey.load_or_make(path)
    assert (again.secret, again.code, again.public) == (key.secret, key.code, key.public)
    assert list(tmp_path.glob("room.key*")) == [path]
    RoomKey.destroy(path)
    RoomKey.destroy(path)
    assert not path.exists()
    assert RoomKey.load_or_make(path).secret != key.secret


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "null",
        '{"secret":"x","code":"y"}',
        '{"secret":1,"code":2}',
        "\xff",
        '{"secret":"AAAAAAAAAAAAAAAAAAAAAA","code":"3847CDFG"}',  # of a version before the sealed channel
        '{"secret":"AAAAAAAAAAAAAAAAAAAAAA","code":"3847CDFG","private":"AAAA"}',
        '{"secret":"AAAAAAAAAAAAAAAAAAAAAA","code":"3847CDFG","private":"?"}',
        '{"secret":"AAAAAAAAAAAAAAAAAAAAAA","code":"3847CDFG","private":7}',
    ],
)
def test_a_damaged_key_is_replaced(content: str, tmp_path: Path) -> None:
    path = tmp_path / "room.key"
    path.write_text(content, "latin-1")
    key = RoomKey.load_or_make(path)
    assert key.secret != "A" * 22
    assert RoomKey.load_or_make(path).secret == key.secret


def test_a_key_that_cannot_be_kept_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        RoomKey.load_or_make(tmp_path / "missing" / "room.key")
    assert trouble.value.code == "room_key"
    with pytest.raises(Trouble):
        RoomKey.load_or_make(tmp_path)


def test_a_key_says_nothing_of_itself() -> None:
    key = RoomKey("A" * 22, "3847CDFG", b"k" * 32)
    assert key.shown_code == "3847 CDFG"
    assert repr(key) == "<RoomKey>"


@played
async def test_the_code_is_stretched_once_for_all_who_typed_it() -> None:
    key = RoomKey.make()
    stretched = await asyncio.gather(*(key.psk(typed=True) for _ in range(5)))
    assert set(stretched) == {typed_psk(key.shown_code.lower(), key.public)}
    assert key._stretching is not None and key._stretching.done()
    assert await key.psk(typed=False) == scanned_psk(key.secret)


def test_keys_are_random_and_easy_to_read_out() -> None:
    made = [RoomKey.make() for _ in range(300)]
    assert len({key.secret for key in made}) == 300
    assert len({key.code for key in made}) == 300
    assert len({key.public for key in made}) == 300
    used = set("".join(key.code for key in made))
    assert not used & set("01BILOSUZAEY")
    assert len(used) == 24


@played
async def test_pace_acts_at_once_then_merges() -> None:
    acted: list[float] = []
    loop = asyncio.get_running_loop()
    pace = Pace(0.1, lambda: acted.append(loop.time()))
    for _ in range(50):
        pace()
    assert len(acted) == 1
    assert pace.due
    await until(lambda: len(acted) == 2)
    assert acted[1] - acted[0] >= 0.09
    assert not pace.due
    pace()
    pace.stop()
    assert not pace.due
    assert len(acted) == 2


def test_the_types_of_the_page_agree_with_the_messages() -> None:
    assert typescript.main(["--check"]) == 0, "run python -m retrokit.lan.typescript"


def test_types_that_disagree_are_found_and_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "src" / "messages.ts"
    monkeypatch.setattr(typescript, "TARGET", target)
    assert typescript.main(["--check"]) == 1
    assert typescript.main([]) == 0
    assert typescript.main(["--check"]) == 0
    target.write_text(target.read_text("utf-8").replace("number", "string", 1), "utf-8")
    assert typescript.main(["--check"]) == 1


def test_every_type_is_defined_once_and_every_field_is_there() -> None:
    source = typescript.source()
    defined = re.findall(r"^export (?:interface|type) (\w+)", source, re.MULTILINE)
    assert len(defined) == len(set(defined))
    used = set(re.findall(r": (?:readonly )?([A-Z]\w+)", source)) - {"Readonly"}
    assert used <= set(defined)
    for field in msgspec.structs.fields(Add):
        assert re.search(rf"readonly {field.name}\??: (string|number);", source), field.name
    assert "readonly wrote?: boolean;" in source
