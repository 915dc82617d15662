"""T1, strings: no address, browser, secret or withdrawn word of anybody is left in any file, log, report or temporary file."""

from __future__ import annotations

import asyncio
import base64
import logging
import os
import signal
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from aiohttp.web_protocol import RequestHandler
from scipy import stats

from retrokit.storage.store import SqliteStore
from tests.trust import controls
from tests.trust.figures import record
from tests.trust.needles import Needles
from tests.trust.on_air import canary, card_words, everything_logged, play, secret_words
from tests.trust.people import Person, plan
from tests.trust.rehearsal import Album
from tests.trust.scene import DATABASE, Files, Kept
from tests.trust.sessions import controlled
from tests.trust.size import at

pytestmark = pytest.mark.timeout(600)

SESSIONS = at(2, 20)
SECRET_CARDS = ("writing",)


def test_nothing_that_only_a_phone_may_know_is_in_any_file(tmp_path: Path) -> None:
    """The real app, eight phones with addresses of their own, everything logged; files at six moments."""
    looked, searched, packed = 0, 0, Packed()
    for seed in range(SESSIONS):
        folder = tmp_path / str(seed)
        home, temporary = folder / "home", folder / "tmp"
        album = Album(home, temporary)
        people = plan(7000 + seed, 0.0)
        with everything_logged(home, temporary):
            used = asyncio.run(play(home, people, album))
        secret = Needles([*secret_words(people), *used.items()])
        cards = Needles(card_words(people))
        for moment, files in album.pictures.items():
            looked, searched = looked + 1, searched + sum(len(file.content) for file in files.values())
            packed.count(files, people.people)
            assert not secret.in_files(files), moment
            shown = {hit.partition(": ")[2] for hit in cards.in_files(files)}
            if moment in SECRET_CARDS:
                assert not shown, moment
            else:
                assert shown >= {f"text {n}, plain" for n in range(len(people.kept))}, (
                    "revealed cards are found"
                )
        report = {name: file for name, file in album.pictures["quit"].items() if name.endswith(".pdf")}
        assert len(cards.in_files(report)) >= len(people.kept), "also in a report, where letters are numbers"
        log = album.pictures["quit"]["logs/debug.log"].content
        assert b"DEBUG" in log, "the log is there, and says what it may"
        assert b"phones may come" in log
    record(
        "strings",
        sessions=SESSIONS,
        photographs=looked,
        megabytes=round(searched / 1e6, 1),
        words=len(secret),
        hits=0,
        packed_addresses=packed.hits,
        packed_addresses_by_chance=round(packed.expected, 2),
    )
    assert packed.hits <= stats.poisson.ppf(0.9999, packed.expected)


class Packed:
    """Addresses as four bytes, which noise holds too: as many as of addresses that nobody had, and no more."""

    def __init__(self) -> None:
        self.hits = 0
        self.expected = 0.0

    def count(self, files: Files, people: tuple[Person, ...]) -> None:
        content = b"\0".join(file.content for file in files.values())
        own = [bytes(map(int, person.source.split("."))) for person in people]
        self.hits += sum(content.count(word) + content.count(word[::-1]) for word in own)
        # Four random bytes of which the first is 127, at each place of so much noise.
        self.expected += 2 * len(own) * len(content) / 2**32


def test_the_search_finds_words_in_every_form() -> None:
    word = b"canary0123456789abcdef"
    needles = Needles([("word", word)])
    wrapped = [
        word,
        word.decode().encode("utf-16-le"),
        word.decode().encode("utf-16-be"),
        word.hex().encode(),
        *(base64.b64encode(b"x" * before + word + b"yz") for before in range(5)),
        base64.urlsafe_b64encode(b"\xff\xfe" + word),
        zlib.compress(b"and " + word),
        b"%PDF stream\n" + base64.a85encode(zlib.compress(word)) + b"~>endstream",
    ]
    for form in wrapped:
        for before in range(9):
            files = {"a file": Kept(b"#" * before + form + b"###", 0)}
            assert needles.in_files(files), form
    assert needles.in_files({f"{word.decode()}.txt": Kept(b"", 0)})
    assert not needles.in_files({"a file": Kept(os.urandom(1_000_000), 0)})
    with pytest.raises(ValueError, match="too short"):
        Needles([("word", b"short")])


def test_boxes_in_the_clear_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: with sealing off, texts, edits and withdrawn cards lie open while people write."""
    controls.sealing_off(monkeypatch)
    for rehearsal, album in controlled(lambda home: SqliteStore(home / DATABASE), 1):
        cards = Needles(card_words(rehearsal.plan))
        hits = {hit.partition(": ")[2] for hit in cards.in_files(album.pictures["writing"])}
        record("strings, control: sealing off", words=len(cards), hits=len(hits))
        assert hits >= {f"text {n}, plain" for n in range(len(rehearsal.plan.kept))}


def test_a_word_in_a_log_would_be_found(tmp_path: Path) -> None:
    """The control of the search through logs and temporary files."""
    people = plan(1, 0.0)
    with everything_logged(tmp_path / "home", tmp_path / "tmp") as log:
        assert log.is_relative_to(tmp_path)
        logging.getLogger("some library").debug("request from %s by %s", people.people[3].source, "somebody")
        logging.getLogger("some library").debug("body %r", people.cards[5].text)
    album = Album(tmp_path / "home", tmp_path / "tmp")
    album("now")
    words = Needles([*secret_words(people), ("text", canary(people.cards[5].text))])
    hits = words.in_files(album.pictures["now"])
    assert hits == {"logs/debug.log: address 3, plain", "logs/debug.log: text, plain"}


KILLS = (
    # (where, whether the reveal was on the disk by then). The first time of each is the opening of the room.
    ("commit-done:40", False),
    ("seal-committed:2", True),
    ("seal-vacuumed:2", True),
    ("seal-key-written:2", False),
    ("seal-written:2", False),
    ("seal-key-destroyed:2", True),
)


@pytest.mark.parametrize(("where", "revealed"), KILLS[: at(3, 6)])
def test_a_process_that_is_killed_leaves_no_word(tmp_path: Path, where: str, revealed: bool) -> None:
    """In earnest, by SIGKILL: in the middle of writing, and at each step of the seal; and what the next start makes of it."""
    killed = subprocess.run(
        [sys.executable, "-m", "tests.trust.worker", str(tmp_path / "home"), "7777"],
        env={**os.environ, "RETROKIT_FAILPOINT": where, "TMPDIR": str(tmp_path)},
        timeout=60,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    people = plan(7777, 600.0)
    secret, cards = Needles(secret_words(people)), Needles(card_words(people))
    for moment in ("after the kill", "after the next start"):
        album = Album(tmp_path)
        album(moment)
        assert not secret.in_files(album.pictures[moment]), moment
        hits = cards.in_files(album.pictures[moment])
        assert bool(hits) is revealed, moment
        SqliteStore(tmp_path / "home" / DATABASE).close()


def test_the_access_log_of_the_framework_would_be_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: aiohttp writes address and browser of everybody into its log unless it is told not to."""
    made = RequestHandler.__init__

    def talkative(self: RequestHandler, *args: Any, **options: Any) -> None:
        made(self, *args, **{**options, "access_log": logging.getLogger("aiohttp.access")})

    monkeypatch.setattr(RequestHandler, "__init__", talkative)
    people = plan(3, 0.0)
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    album = Album(home, temporary)
    with everything_logged(home, temporary):
        asyncio.run(play(home, people, album))
    hits = Needles(secret_words(people)).in_files(album.pictures["quit"])
    for number in range(8):
        assert {f"logs/debug.log: {what} {number}, plain" for what in ("address", "browser")} <= hits
