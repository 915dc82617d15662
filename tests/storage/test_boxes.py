"""The boxes of an intake one by one: how many there are, when they are enough, and how each is made, to the byte."""

from __future__ import annotations

import secrets
import sqlite3

import msgspec
import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from retrokit.facilitation.session import Held, HeldCard
from retrokit.storage.intake import Intake

ENTRY = HeldCard("op", "the-collect", "start", "two words")


def made(held: dict[str, Held]) -> tuple[Intake, sqlite3.Connection]:
    intake, conn = Intake.fresh(len(held)), sqlite3.connect(":memory:")
    intake.take(conn, held)
    return intake, conn


def box(conn: sqlite3.Connection, intake: Intake, slot: int) -> bytes:
    (found,) = conn.execute(f"SELECT box FROM intake_{intake.phase} WHERE slot = ?", (slot,)).fetchone()
    return bytes(found)


@pytest.mark.parametrize(
    ("entries", "phones", "boxes"),
    [
        (0, 0, 512),
        (448, 0, 512),
        (449, 0, 1024),
        (0, 64, 512),
        (0, 65, 1024),
        (448, 8, 512),
        (1500, 200, 3584),
    ],
)
def test_a_phase_has_boxes_for_what_is_there_and_for_what_phones_may_send(
    entries: int, phones: int, boxes: int
) -> None:
    intake = Intake.fresh(entries, phones)
    assert len(set(intake.free)) == boxes
    assert intake.slots == {}
    assert (len(bytes.fromhex(intake.phase)), len(intake.secret)) == (16, 32)


@pytest.mark.parametrize(("phones", "free", "roomy"), [(10, 40, True), (10, 39, False), (0, 0, True)])
def test_a_stage_begins_with_four_free_boxes_for_each_phone(phones: int, free: int, roomy: bool) -> None:
    assert Intake("00", b"", {}, list(range(free))).roomy(phones) == roomy


@pytest.mark.parametrize(
    ("keys", "fits"), [((), True), (("a", "b"), True), (("a", "b", "c"), False), (("old", "a", "b"), True)]
)
def test_what_is_new_needs_a_free_box_each(keys: tuple[str, ...], fits: bool) -> None:
    assert Intake("00", b"", {"old": 1}, [2, 3]).fits(keys) == fits


def test_a_box_is_nonce_and_seal_of_length_entry_and_noughts_bound_to_phase_and_slot() -> None:
    """As the file format says, opened by hand: another version of retrokit has to open it too."""
    intake, conn = made({"key": ENTRY})
    slot = intake.slots["key"]
    sealed = box(conn, intake, slot)
    assert len(sealed) == 2560
    bound = bytes.fromhex(intake.phase) + slot.to_bytes(8, "big")
    content = ChaCha20Poly1305(intake.secret).decrypt(sealed[:12], sealed[12:], bound)
    length = int.from_bytes(content[:2], "big")
    assert len(content) == 2560 - 12 - 16
    assert content[2 + length :].strip(b"\0") == b""
    kind, key, entry = msgspec.msgpack.decode(content[2 : 2 + length])
    assert (kind, key) == ("HeldCard", "key")
    assert msgspec.convert(entry, HeldCard) == ENTRY


def test_the_largest_entry_fills_its_box_to_the_last_byte() -> None:
    room = 2560 - 12 - 16 - 2
    size = (
        room - len(msgspec.msgpack.encode(("HeldCard", "key", HeldCard("op", "s", "c", "a" * 1000)))) + 1000
    )
    whole: Held = HeldCard("op", "s", "c", "a" * size)
    intake, conn = made({"key": whole})
    assert Intake.read(conn, intake.phase, intake.secret)[1:] == ({"key": whole}, 0)
    with pytest.raises(ValueError, match="does not fit"):
        made({"key": HeldCard("op", "s", "c", "a" * (size + 1))})


def test_a_box_whose_entry_went_is_free_again_and_is_used_again() -> None:
    intake, conn = made({"key": ENTRY})
    slot = intake.slots["key"]
    before = box(conn, intake, slot)
    intake.change(conn, ["key"], {})
    assert intake.slots == {}
    assert intake.free.count(slot) == 1
    assert box(conn, intake, slot) != before
    while "key" not in intake.slots or intake.free:
        intake.assign("key" if len(intake.free) == 1 else secrets.token_hex(8))
    assert sorted(intake.slots.values()) == sorted(set(intake.slots.values()))
    assert slot in intake.slots.values()


def test_the_last_free_box_can_be_used() -> None:
    intake, conn = made({})
    held: dict[str, Held] = {f"{n}": ENTRY for n in range(512)}
    assert intake.fits(held)
    intake.change(conn, held, held)
    assert intake.free == []
    assert Intake.read(conn, intake.phase, intake.secret)[1:] == (held, 0)
