"""Frames: any message goes through, and nothing else does, whatever somebody on the way makes of the frames."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given, settings, strategies as st

from retrokit.lan import channel, noise
from retrokit.lan.channel import FILLER, PIECE, PLAIN, Channel, Knock, TooBig, pieces
from retrokit.lan.invitation import Invitation, as_text, canonical, scanned_psk, typed_psk
from retrokit.lan.messages import FRAME, MAX_MESSAGE, VERSION
from retrokit.lan.noise import Broken, Cipher

VECTORS = Path(__file__).parent / "vectors"
WIRE = json.loads((VECTORS / "wire.json").read_text("utf-8"))
CODES = json.loads((VECTORS / "codes.json").read_text("utf-8"))["codes"]

PAIR = X25519PrivateKey.generate()
PUBLIC = PAIR.public_key().public_bytes_raw()
PSK = b"p" * 32


def two(most: int | None = MAX_MESSAGE) -> tuple[Channel, Channel]:
    """Phone and laptop after a handshake, without its cost."""
    there, back = b"t" * 32, b"b" * 32
    return Channel(Cipher(there), Cipher(back), None), Channel(Cipher(back), Cipher(there), most)


@given(st.lists(st.binary(min_size=1, max_size=MAX_MESSAGE) | st.just(b""), max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_messages_and_fillers_go_through_in_frames_of_one_size(messages: list[bytes]) -> None:
    phone, laptop = two()
    heard = []
    for message in messages:
        frames = [phone.seal(piece) for piece in (pieces(message) if message else (FILLER,))]
        assert {len(frame) for frame in frames} == {FRAME}
        opened = [laptop.open(frame) for frame in frames]
        assert opened[:-1] == [None] * (len(frames) - 1)
        heard.append(opened[-1] or b"")
    assert heard == messages


@pytest.mark.parametrize("length", [1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7, MAX_MESSAGE])
def test_messages_of_odd_lengths(length: int) -> None:
    phone, laptop = two()
    message = bytes(range(1, 256)) * 20
    *first, last = [laptop.open(phone.seal(piece)) for piece in pieces(message[:length])]
    assert last == message[:length]
    assert first == [None] * ((length - 1) // PIECE)


def test_the_laptop_may_say_more_than_a_phone() -> None:
    phone, laptop = two()
    view = b"v" * 200_000
    assert [phone.open(laptop.seal(piece)) for piece in pieces(view)][-1] == view


def test_a_phone_that_says_too_much_is_stopped_at_the_limit() -> None:
    phone, laptop = two()
    assert [laptop.open(phone.seal(piece)) for piece in pieces(b"x" * MAX_MESSAGE)][-1]
    frames = [phone.seal(piece) for piece in pieces(b"x" * 10 * MAX_MESSAGE)]
    for frame in frames[: MAX_MESSAGE // PIECE]:
        assert laptop.open(frame) is None
    with pytest.raises(TooBig):
        laptop.open(frames[MAX_MESSAGE // PIECE])


def test_a_filler_between_two_pieces_changes_nothing() -> None:
    phone, laptop = two()
    first, second = pieces(b"m" * (PIECE + 5))
    opened = [laptop.open(phone.seal(piece)) for piece in (first, FILLER, second)]
    assert opened == [None, None, b"m" * (PIECE + 5)]


def test_an_empty_message_cannot_be_said() -> None:
    with pytest.raises(ValueError, match="filler"):
        pieces(b"")


PLAINS = {
    "more than a frame holds": (PIECE + 1).to_bytes(2, "big") + b"x" * PIECE,
    "as long as can be said": b"\x7f\xff" + bytes(PIECE),
    "an empty piece that goes on": b"\x80\x00" + bytes(PIECE),
    "something behind the message": b"\x00\x01ab" + bytes(PIECE - 2),
    "something in a filler": bytes(PLAIN - 1) + b"\x01",
}


@pytest.mark.parametrize("name", PLAINS)
def test_a_frame_that_breaks_the_rules_of_padding_is_broken(name: str) -> None:
    phone, laptop = two()
    with pytest.raises(Broken):
        laptop.open(phone.seal(PLAINS[name]))


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_flipped_bit_or_cut_is_broken(data: st.DataObject) -> None:
    phone, laptop = two()
    frame = phone.seal(pieces(b"a card")[0])
    if data.draw(st.booleans()):
        changed = bytearray(frame)
        changed[data.draw(st.integers(0, FRAME - 1))] ^= 1 << data.draw(st.integers(0, 7))
        frame = bytes(changed)
    else:
        frame = frame[: data.draw(st.integers(0, FRAME - 1))] + b"x" * data.draw(
            st.sampled_from([0, 0, FRAME])
        )
    with pytest.raises(Broken):
        laptop.open(frame)


@given(st.permutations(range(5)), st.integers(0, 4))
def test_any_other_order_is_broken(order: list[int], twice: int) -> None:
    phone, laptop = two()
    frames = [phone.seal(pieces(b"card %d" % n)[0]) for n in range(5)]
    wrong = order if order != sorted(order) else [*range(twice + 1), twice]
    with pytest.raises(Broken):
        [laptop.open(frames[n]) for n in wrong]


def test_a_frame_of_one_connection_or_direction_is_broken_in_another() -> None:
    one = _shaken()
    other = _shaken()
    frame = one[0].seal(FILLER)
    for elsewhere in (other[1], one[0], other[0]):
        with pytest.raises(Broken):
            elsewhere.open(frame)
    assert one[1].open(frame) is None


def _shaken(typed: bool = False) -> tuple[Channel, Channel]:
    knock = Knock(PUBLIC, PSK, typed=typed)
    assert channel.is_typed(knock.frame) is typed
    answer, laptop = channel.admit(knock.frame, PAIR, PSK)
    assert len(knock.frame) == len(answer) == FRAME
    phone = knock.enter(answer)
    assert isinstance(phone, Channel)
    return phone, laptop


@pytest.mark.parametrize("typed", [False, True])
def test_a_connection_begins(typed: bool) -> None:
    phone, laptop = _shaken(typed)
    assert laptop.open(phone.seal(pieces(b"hello")[0])) == b"hello"
    assert phone.open(laptop.seal(pieces(b"welcome")[0])) == b"welcome"
    assert repr(phone) == "<Channel>"


def test_a_knock_that_is_played_again_opens_no_channel_to_who_played_it() -> None:
    knock = Knock(PUBLIC, PSK, typed=False)
    first, _ = channel.admit(knock.frame, PAIR, PSK)
    again, laptop = channel.admit(knock.frame, PAIR, PSK)
    assert first != again
    phone = knock.enter(first)
    assert isinstance(phone, Channel)
    with pytest.raises(Broken):  # what the phone said then is nothing now
        laptop.open(phone.seal(FILLER))


@pytest.mark.parametrize("typed", [False, True])
def test_who_recorded_it_and_gets_the_key_and_the_code_afterwards_reads_nothing(typed: bool) -> None:
    """They know all that the laptop keeps, and can do no more than play its part anew: that gives other keys."""
    knock = Knock(PUBLIC, PSK, typed=typed)
    answer, laptop = channel.admit(knock.frame, PAIR, PSK)
    phone = knock.enter(answer)
    assert isinstance(phone, Channel)
    said, heard = phone.seal(pieces(b"what somebody wrote")[0]), laptop.seal(pieces(b"what all may see")[0])
    _, listener = channel.admit(knock.frame, PAIR, PSK)
    for recorded in (said, heard):
        with pytest.raises(Broken):
            listener.open(recorded)
    assert laptop.open(said) == b"what somebody wrote"
    assert phone.open(heard) == b"what all may see"


def test_no_key_and_number_are_used_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[tuple[bytes, bytes]] = []

    class Watched:
        def __init__(self, key: bytes) -> None:
            self.key, self.real = key, ChaCha20Poly1305(key)

        def encrypt(self, nonce: bytes, data: bytes, bound: bytes) -> bytes:
            used.append((self.key, nonce))
            return self.real.encrypt(nonce, data, bound)

        def decrypt(self, nonce: bytes, data: bytes, bound: bytes) -> bytes:
            return self.real.decrypt(nonce, data, bound)

    monkeypatch.setattr(noise, "ChaCha20Poly1305", Watched)
    for n in range(40):
        phone, laptop = _shaken(typed=bool(n % 2))
        for side, other in ((phone, laptop), (laptop, phone)):
            for piece in (*pieces(b"x" * 3000), FILLER):
                other.open(side.seal(piece))
    assert len(used) == len(set(used)) == 40 * (2 + 8)


def test_greetings_and_last_words() -> None:
    assert channel.greeted(channel.greeting(PUBLIC)) == (VERSION, PUBLIC)
    frame = channel.refusal(b'{"t":"bye"}')
    assert len(frame) == FRAME
    assert Knock(PUBLIC, PSK, typed=False).enter(frame) == b'{"t":"bye"}'
    with pytest.raises(ValueError, match="more than a frame"):
        channel.refusal(b"x" * (FRAME - 2))


@pytest.mark.parametrize("length", [1, 255, 256, 300, FRAME - 3])
def test_a_last_word_of_any_length_is_heard_before_there_is_a_channel(length: int) -> None:
    said = channel.refusal(b"b" * length)
    assert len(said) == FRAME
    assert Knock(PUBLIC, PSK, typed=False).enter(said) == b"b" * length


def test_a_last_word_that_fills_more_than_a_frame_cannot_be_said() -> None:
    with pytest.raises(ValueError, match="more than a frame"):
        channel.refusal(b"b" * (FRAME - 2))


@pytest.mark.parametrize(
    ("length", "each"),
    [(1, [False]), (PIECE, [False]), (PIECE + 1, [True, False]), (3 * PIECE, [True, True, False])],
)
def test_each_piece_but_the_last_says_that_the_message_goes_on(length: int, each: list[bool]) -> None:
    made = pieces(bytes([0x81]) * length)
    assert [channel.goes_on(piece) for piece in made] == each
    assert not channel.goes_on(FILLER)


@pytest.mark.parametrize("frame", [b"", b"\x01", bytes(FRAME), b"\x05" + bytes(FRAME - 1), bytes(FRAME + 1)])
def test_what_is_no_beginning_is_broken(frame: bytes) -> None:
    with pytest.raises(Broken):
        channel.greeted(frame)
    with pytest.raises(Broken):
        channel.is_typed(frame)
    if frame != bytes(FRAME):
        with pytest.raises(Broken):
            Knock(PUBLIC, PSK, typed=False).enter(frame)


@pytest.mark.parametrize("told", WIRE["connections"], ids=["scanned", "typed"])
def test_a_whole_connection_byte_for_byte(told: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    room, typed = WIRE["room"], told["way"] == "typed"
    pair = X25519PrivateKey.from_private_bytes(bytes.fromhex(room["private"]))
    public = bytes.fromhex(room["public"])
    assert Invitation.read(room["fragment"]) == Invitation(public, room["secret"])
    psk = typed_psk(room["code"], public) if typed else scanned_psk(room["secret"])
    assert psk.hex() == told["psk"]
    assert channel.greeting(public).hex() == WIRE["greeting"]
    assert channel.refusal(WIRE["refusal"]["bye"].encode()).hex() == WIRE["refusal"]["frame"]

    def fixed(role: type[noise.Initiator] | type[noise.Responder], private: str) -> None:
        ephemeral = X25519PrivateKey.from_private_bytes(bytes.fromhex(private))
        monkeypatch.setattr(role.__init__, "__defaults__", (lambda: ephemeral,))

    fixed(noise.Initiator, WIRE["phone_ephemeral"])
    fixed(noise.Responder, WIRE["laptop_ephemeral"])
    knock = Knock(public, psk, typed=typed)
    assert knock.frame.hex() == told["knock"]
    answer, laptop = channel.admit(knock.frame, pair, psk)
    assert answer.hex() == told["answer"]
    phone = knock.enter(answer)
    assert isinstance(phone, Channel)
    for step in told["steps"]:
        send, receive = (phone, laptop) if step["from"] == "phone" else (laptop, phone)
        said = pieces(step["message"].encode()) if step["message"] else (FILLER,)
        frames = [send.seal(piece) for piece in said]
        assert [frame.hex() for frame in frames] == step["frames"]
        heard = [receive.open(frame) for frame in frames][-1]
        assert (heard or b"").decode() == (step["message"] or "")


def test_invitations() -> None:
    plain = f"1.{as_text(PUBLIC)}{'A' * 22}"
    assert Invitation.read(plain) == Invitation(PUBLIC, "A" * 22)
    assert Invitation.read(f"{plain}.{'T' * 22}") == Invitation(PUBLIC, "A" * 22, "T" * 22)
    assert "A" * 22 not in repr(Invitation.read(plain))
    for wrong in (
        "",
        "1.",
        "A" * 22,
        plain[:-1],
        f"{plain}A",
        f"{plain}.",
        f"{plain}.T",
        f"2{plain[1:]}",
        f"{plain}ä",
    ):
        with pytest.raises(ValueError, match="not an invitation"):
            Invitation.read(wrong)


@pytest.mark.parametrize("typed", CODES)
def test_a_code_is_taken_as_people_type_it(typed: str) -> None:
    assert canonical(typed) == CODES[typed]


def test_secrets_of_the_two_ways_in_differ() -> None:
    assert scanned_psk("A" * 22) != scanned_psk("B" * 22)
    assert typed_psk("3847 cdfg", PUBLIC) == typed_psk("3B47CDFG", PUBLIC)
    assert typed_psk("3847CDFG", PUBLIC) != typed_psk("3847CDFG", b"o" * 32)
    assert typed_psk("3847CDFG", PUBLIC) != typed_psk("3847CDFH", PUBLIC)
