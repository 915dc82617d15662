"""The private part: what the files tell while cards are hidden, and after."""

from __future__ import annotations

import sqlite3
import stat
import sys
from collections import Counter
from pathlib import Path

import pytest

from retrokit.facilitation.changes import HeldPut, HeldSealed, PresenceSet, SessionEnded, StageEntered
from retrokit.facilitation.errors import Trouble
from retrokit.facilitation.session import (
    Held,
    HeldAnswer,
    HeldAnswers,
    HeldBallot,
    HeldCard,
    HeldCounts,
    HeldHands,
    HeldPlacing,
    HeldRating,
    Presence,
    Seat,
    Seen,
)
from retrokit.facilitation.stages.ask import MOST_TOPICS
from retrokit.facilitation.stages.place import MOST_PLACED
from retrokit.storage.intake import BOX_BYTES, SLOTS
from tests.storage.samples import Kept, as_loaded, digest, gone, put, raw, reveal


def boxes(path: Path) -> dict[int, bytes]:
    conn = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    phases = [row[0] for row in conn.execute("SELECT phase FROM intake")]
    found = {
        slot: box for phase in phases for slot, box in conn.execute(f"SELECT slot, box FROM intake_{phase}")
    }
    conn.close()
    return found


def keys(path: Path) -> list[Path]:
    return sorted(path.parent.glob("intake-*.key"))


def test_all_boxes_are_there_before_the_first_card(kept: Kept) -> None:
    found = boxes(kept.path)
    assert len(found) == SLOTS
    assert {len(box) for box in found.values()} == {BOX_BYTES}
    assert sum(slot > 2**61 for slot in found) > SLOTS / 2, "slots are drawn from 63 bits"


def test_a_card_changes_one_box_and_two_pages_and_never_the_size(kept: Kept) -> None:
    kept.gather()
    for number in range(60):
        pages, before = kept.path.read_bytes(), boxes(kept.path)
        kept.do(put(number, "a" * number * 8))
        after = kept.path.read_bytes()
        assert len(after) == len(pages)
        changed = [at for at in range(0, len(pages), 4096) if pages[at : at + 4096] != after[at : at + 4096]]
        assert len(changed) == 2
        assert changed[0] == 0
        assert sum(before[slot] != box for slot, box in boxes(kept.path).items()) == 1
    assert (kept.path.parent / "retrokit.db-journal").stat().st_size == 0


def test_an_edit_keeps_its_box_with_new_noise_and_a_withdrawal_fills_it_with_noise(kept: Kept) -> None:
    start = boxes(kept.path)
    kept.do(put(1, "first words"))
    (slot,) = [s for s, box in boxes(kept.path).items() if box != start[s]]
    contents = [start[slot], boxes(kept.path)[slot]]
    for change in (put(1, "first words"), put(1, "other words"), gone(1)):
        before = boxes(kept.path)
        kept.do(change)
        assert [s for s, box in boxes(kept.path).items() if box != before[s]] == [slot]
        contents.append(boxes(kept.path)[slot])
    assert len(set(contents)) == 5
    assert len({content[:12] for content in contents}) == 5, "no nonce twice"
    assert kept.reopen().session.held == {}


def test_a_used_box_looks_like_a_free_one(kept: Kept) -> None:
    """Equal lengths, and bytes as even as chance: a chi-squared test over both kinds of boxes."""
    start = boxes(kept.path)
    kept.do(*(put(number, "the same words again and again " * 10) for number in range(100)))
    used = [box for slot, box in boxes(kept.path).items() if box != start[slot]]
    free = [box for slot, box in boxes(kept.path).items() if box == start[slot]]
    assert len(used) == 100
    for kind in (used, free):
        counts, size = Counter(b"".join(kind)), sum(map(len, kind))
        unevenness = sum((counts[value] - size / 256) ** 2 / (size / 256) for value in range(256))
        assert 255 - 6 * 22.6 < unevenness < 255 + 6 * 22.6  # six standard deviations


def test_nothing_private_is_in_any_file_until_the_reveal(kept: Kept) -> None:
    kept.gather()
    texts = [f"canary number {number} åß🦜" for number in range(12)]
    kept.do(*(put(number, f"before the edit {number}") for number in range(12)))
    kept.do(HeldPut(digest("seat"), Seat()))
    kept.do(HeldPut(digest("ballot"), HeldBallot(digest("vote op"), "the-vote", {"topic-canary": 2})))
    kept.do(HeldPut(digest("rating"), HeldRating(digest("rate op"), "the-rate", 4)))
    kept.do(HeldPut(digest("sheet"), HeldPlacing(digest("place op"), "the-place", {"place-canary": (4, 2)})))
    for number, text in enumerate(texts):
        kept.do(put(number, text))
    kept.do(put("withdrawn", "withdrawn canary"), put("kept", "kept canary")).do(gone("withdrawn"))
    secrets = [
        *texts,
        "before the edit",
        "withdrawn canary",
        "kept canary",
        "topic-canary",
        "place-canary",
        *kept.session.held,
    ]
    everything = raw(kept.path.parent)
    for word in secrets:
        for encoded in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")):
            assert encoded not in everything
    assert not any(bytes.fromhex(key) in everything for key in kept.session.held)

    kept.do(*reveal(kept.session))
    everything = raw(kept.path.parent)
    assert all(text.encode() in everything for text in (*texts, "kept canary")), "the search is able to find"
    for word in ("before the edit", "withdrawn canary", "topic-canary", *kept.session.held):
        assert word.encode() not in everything
    assert kept.reopen().session.held.keys() >= {digest("seat"), digest("ballot"), digest("rating")}


def test_a_seal_leaves_no_box_no_slot_and_no_key_of_before(kept: Kept) -> None:
    kept.do(*(put(number, f"text {number}") for number in range(40)))
    before, (old_key,) = boxes(kept.path), keys(kept.path)
    secret = old_key.read_bytes()[:32]
    kept.do(*reveal(kept.session))
    after, everything = boxes(kept.path), raw(kept.path.parent)
    assert not before.keys() & after.keys()
    assert not any(slot.to_bytes(8, "big") in everything for slot in before)
    assert not any(box[:16] in everything or box[100:116] in everything for box in before.values())
    assert secret not in everything
    assert old_key not in keys(kept.path)
    assert len(keys(kept.path)) == 1
    free_pages = sqlite3.connect(kept.path).execute("PRAGMA freelist_count").fetchone()[0]
    assert free_pages == 0


def test_the_end_leaves_no_intake_and_no_key(kept: Kept) -> None:
    kept.do(put(1, "never revealed")).do(SessionEnded(kept.session.runs))
    assert boxes(kept.path) == {}
    assert keys(kept.path) == []
    assert kept.path.stat().st_size < 200_000
    assert kept.reopen().session.held == {}


def test_the_key_is_for_the_owner_only(kept: Kept) -> None:
    (key,) = keys(kept.path)
    assert sys.platform == "win32" or stat.S_IMODE(key.stat().st_mode) == 0o600


def test_more_entries_than_boxes_make_more_boxes(kept: Kept) -> None:
    kept.gather()
    sizes = set()
    for number in range(SLOTS + 10):
        kept.do(put(number, f"text {number}"))
        sizes.add(len(boxes(kept.path)) if number % 100 == 19 else SLOTS)
    assert sizes == {SLOTS, 2 * SLOTS}
    assert len(keys(kept.path)) == 1
    assert kept.reopen().session.held.keys() == {digest(number) for number in range(SLOTS + 10)}


def test_a_stage_with_many_phones_begins_with_boxes_enough(kept: Kept) -> None:
    kept.do(PresenceSet(Presence(phones=200)), StageEntered(1, kept.session.runs, 0.0))
    assert len(boxes(kept.path)) >= 200 * 8


def test_phones_count_from_the_moment_they_take_a_seat(kept: Kept) -> None:
    """Their presence is told a moment later; growing while they write would make them wait."""
    kept.do(*(HeldPut(f"seat{number}", Seat()) for number in range(200)))
    kept.do(StageEntered(1, kept.session.runs, 0.0))
    assert len(boxes(kept.path)) >= 200 * 8


def test_every_kind_of_entry_comes_back_and_the_largest_card_fits(kept: Kept) -> None:
    held: dict[str, Held] = {
        digest("card"): HeldCard(digest("op"), "the-collect", "start", "🦜" * 500),
        digest("ballot"): HeldBallot(digest("op2"), "the-vote", {digest(n)[:24]: n for n in range(60)}),
        digest("rating"): HeldRating(digest("op3"), "the-rate", 5),
        digest("placing"): HeldPlacing(
            digest("op4")[:16], "s" * 40, {digest(n)[:32]: (5, 5) for n in range(MOST_PLACED)}
        ),
        "paper/0": HeldCard("", "the-collect", "start", "a slip"),
        "answers/the-rate": HeldAnswers("the-rate", (0, 1, 0, 2, 1000)),
        f"hands/{'s' * 64}/0": HeldHands("s" * 64, {digest(n)[:32]: 1000 for n in range(48)}),
        digest("sheet"): HeldAnswer(digest("op4"), "s" * 64, {digest(n)[:32]: 6 for n in range(MOST_TOPICS)}),
        f"items/{'s' * 64}": HeldCounts("s" * 64, {digest(n)[:32]: (1000,) * 7 for n in range(MOST_TOPICS)}),
        digest("seat"): Seat(),
        "seen/0000": Seen(tuple(digest(n) for n in range(36))),
    }
    kept.do(*(HeldPut(key, entry) for key, entry in held.items()))
    assert kept.reopen().session.held == held


def test_an_entry_that_is_too_large_is_refused_whole(kept: Kept) -> None:
    kept.do(put(1, "kept"))
    with pytest.raises(ValueError, match="does not fit"):
        kept.do(put(2, "also in this batch"), put(3, "x" * 3000))
    assert kept.do(put(4, "next")).reopen().session.held.keys() == {digest(1), digest(4)}


def test_the_rest_survives_a_seal_of_some(kept: Kept) -> None:
    kept.do(put("late", "late"), put("early", "early"), HeldPut("a" * 64, Seat()))
    kept.do(HeldSealed((digest("early"),), {"seen/0000": Seen((digest("op"),))}))
    expected = as_loaded(kept.session)
    assert kept.reopen().session == expected
    assert kept.session.held.keys() == {digest("late"), "a" * 64, "seen/0000"}


def test_without_its_key_the_hidden_part_is_lost_and_everything_else_is_not(kept: Kept) -> None:
    kept.do(put(1, "revealed")).do(*reveal(kept.session)).do(put(2, "hidden"))
    (key,) = keys(kept.path)
    content = key.read_bytes()
    for damage in (None, b"", b"\0" * len(content), content[:32]):
        key.unlink(missing_ok=True)
        if damage is not None:
            key.write_bytes(damage)
        with pytest.raises(Trouble) as caught:
            kept.store.load("s1")
        assert caught.value.code == "key_missing"
    key.write_bytes(content)
    assert kept.reopen().session.held.keys() >= {digest(2)}
    key.unlink()
    session = kept.store.load("s1", without_held=True)
    assert [card.text for card in session.cards] == ["revealed"]
    assert session.held == {}
    kept.session = session
    assert kept.do(put(3, "new")).reopen().session.held.keys() == {digest(3)}


@pytest.mark.logs("storage: 1 boxes of an intake are damaged")
def test_a_box_that_was_tampered_with_is_noticed_and_the_others_open(kept: Kept) -> None:
    start = boxes(kept.path)
    kept.do(put(1, "one"), put(2, "two"))
    slot = next(s for s, box in boxes(kept.path).items() if box != start[s])
    other = next(s for s, box in boxes(kept.path).items() if box == start[s])
    kept.store.close()
    conn = sqlite3.connect(kept.path)
    phase = conn.execute("SELECT phase FROM intake").fetchone()[0]
    conn.execute(f"UPDATE intake_{phase} SET box = ? WHERE slot = ?", (start[other], slot))
    conn.commit()
    conn.close()
    assert len(kept.reopen().session.held) == 1
    told = kept.store.boxes_lost("s1")
    assert told is not None and "damaged 1 of" in str(told)
