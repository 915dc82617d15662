"""Throws bytes at what a phone may send, for so many seconds: ``python -m tests.trust.fuzz SECONDS FIGURES``.

The first byte of an input says where the others go: to the decoder of messages, to the handshake, to an open channel as
frames, or as pieces that are sealed with the right key. A process of its own: it dies of the first thing that is neither
understood nor refused. FIGURES (JSON) says how far it came.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

import atheris
import msgspec
import psutil

with atheris.instrument_imports(
    include=["retrokit.lan", "retrokit.facilitation"], enable_loader_override=False
):
    from retrokit.facilitation import commands as c
    from retrokit.facilitation.changes import HeldPut, apply
    from retrokit.facilitation.errors import Refused
    from retrokit.facilitation.rules import decide
    from retrokit.facilitation.session import Session
    from retrokit.facilitation.views import console, public
    from retrokit.lan.acts import ballot_key, card_key, command_for
    from retrokit.lan.connection import understood
    from retrokit.lan.messages import Add, Answer, Ballot, Done, Edit, Hello, Rate, Withdraw

from retrokit.storage.intake import _pack
from tests.facilitation.desk import TODAY, Desk, gathered
from tests.trust import sealed

SECRET = "s" * 22
SEAT = ""  # of a phone whose seat need not be looked for
TOKEN = "t" * 22
WARM = 2_000  # inputs after which the process has what it needs, and memory is measured from
SEEDS = (
    Hello(2, TOKEN, True, "k" * 22),
    Add(TOKEN, TOKEN, "wind", "A card \u202e with \u0301\u0301 signs \U0001f99c"),
    Edit(TOKEN, "c" * 22, "rocks", "Another"),
    Withdraw(TOKEN, "c" * 22),
    Ballot(TOKEN, "vote", {"topic": 3}),
    Rate(TOKEN, "rate", 5),
    Answer(TOKEN, "ask", {"0": 2, "1": 0}),
    Done(True),
)


def rooms() -> list[Session]:
    """A session in each stage in which phones act, with something in it."""
    written = Desk().phones(4).go("collect")
    written.do(c.AddCard(card_key("c" * 22), "op", "wind", "first"))
    voting = gathered().go("vote")
    voting.do(c.CastBallot(ballot_key("vote", SECRET), "op", "vote", {}))
    return [
        written.session,
        voting.session,
        Desk().go("rate").session,
        Desk().go("ask").session,
        Desk().session,
    ]


ROOMS = rooms()


def taken(data: bytes) -> bool:
    """What the laptop does with a frame, up to the box on the disk and the views. Whether it was a message at all."""
    message = understood(data)
    if message is None:
        return False
    if isinstance(message, Hello | Done):
        return True
    command = command_for(message, SEAT, SECRET)
    for session in ROOMS:
        try:
            decided = decide(session, command, 100.0, lambda: "id")
        except Refused as refused:
            str(refused.sentence).format(**refused.values)
            continue
        for change in decided.changes:
            if isinstance(change, HeldPut):
                _pack(change.key, change.entry)
            apply(session, change)
        if decided.changes:
            public(decided.session, 100.0, TODAY)
            console(decided.session, 100.0, TODAY)
    return True


WAYS = ("message", "knock", "frames", "pieces")


class Progress:
    def __init__(self, file: Path) -> None:
        self.file, self.inputs, self.warm = file, 0, 0
        self.executions, self.outcomes = Counter(dict.fromkeys(WAYS, 0)), Counter[str]()

    def __call__(self, data: bytes) -> None:
        if data:
            way = WAYS[data[0] % len(WAYS)]
            self.executions[way] += 1
            self._throw(way, data[1:])
        self.inputs += 1
        if self.inputs % WARM == 0:
            self._write()

    def _throw(self, way: str, data: bytes) -> None:
        match way:
            case "knock":
                self.outcomes[sealed.knock(data)] += 1
            case "frames":
                self.outcomes[sealed.frames(data)] += 1
            case "pieces":
                opened = sealed.Opened(data)
                self.outcomes[opened.how] += 1
                for message in opened.messages:
                    self.outcomes["messages_in_pieces"] += taken(message)
            case _:
                self.outcomes["messages"] += taken(data)

    def _write(self) -> None:
        rss = psutil.Process().memory_info().rss
        self.warm = self.warm or rss
        figures = {
            "inputs": self.inputs,
            "executions": self.executions,
            "outcomes": dict(sorted(self.outcomes.items())),
            "grown_mb": round((rss - self.warm) / 2**20, 1),
        }
        self.file.write_text(json.dumps(figures), "utf-8")


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Half of the time something that goes far with one thing changed; else libFuzzer's own way, to the same place."""
    chance = random.Random(seed)
    if data and chance.random() < 0.5:
        return data[:1] + bytes(atheris.Mutate(data[1:], most - 1))
    way = chance.randrange(len(WAYS))
    match WAYS[way]:
        case "knock":
            made = sealed.a_knock(chance, atheris.Mutate)
        case "frames":
            made = sealed.some_frames(chance, atheris.Mutate)
        case "pieces":
            made = sealed.some_pieces(chance, a_message(chance))
        case _:
            made = a_message(chance)
    return (bytes([way]) + made)[:most]


def a_message(chance: random.Random) -> bytes:
    """One with one value changed, so that more than the decoder is tried."""
    message = msgspec.to_builtins(chance.choice(SEEDS))
    field = chance.choice(sorted(message))
    noise = bytes(atheris.Mutate(str(message[field]).encode(), 512)).decode("utf-8", "replace")
    message[field] = chance.choice(
        [*[noise] * 6, noise * 40, len(noise), -1, None, [noise], {noise: 1}, 2**70, 0.5, True]
    )
    return msgspec.json.encode(_small(message))


def seeds() -> list[bytes]:
    """What a phone does send, for each of the ways."""
    messages = [msgspec.json.encode(seed) for seed in SEEDS]
    chance = random.Random(1)
    return [
        *(b"\0" + message for message in messages),
        b"\1" + sealed.REAL_KNOCK,
        b"\2" + b"".join(sealed.REAL_FRAMES[:4]),
        *(b"\3" + sealed.some_pieces(chance, message) for message in messages),
    ]


def _small(message: dict[str, object]) -> dict[str, object]:
    return {k: 2**63 if isinstance(v, int) and v > 2**63 else v for k, v in message.items()}


def main(seconds: int, figures: Path) -> None:
    progress = Progress(figures)
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds()):
            (Path(folder) / str(number)).write_bytes(seed)
        options = [
            f"-max_total_time={seconds}",
            f"-max_len={sealed.MOST}",
            "-timeout=5",
            # libFuzzer would count the most that the process ever had, and begin with what its parent had.
            "-rss_limit_mb=0",
            "-verbosity=0",
        ]
        atheris.Setup([sys.argv[0], *options, folder], progress, custom_mutator=mutate)
        atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
