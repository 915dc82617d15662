"""Whether somebody who listens can tell who writes: the times of frames of phones that write and of phones that do not.

Real sockets, the real server on a real disk, and simulated phones that keep the page's rhythm (faster, so that there is
enough to learn from).
"""

from __future__ import annotations

import asyncio
import bisect
import random
import time
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import stats

from retrokit.facilitation.commands import OpenRoom
from retrokit.lan.acts import Act
from retrokit.lan.phone import Phone
from retrokit.storage.store import SqliteStore
from tests.lan.house import a_house, a_session, played
from tests.trust.figures import record
from tests.trust.size import at
from tests.trust.tap import Tapped, tapping

PHONES = at(80, 48)
RHYTHM_S = at(250, 2_000) / 1000
REPLY_S = at(100, 250) / 1000
BEATS = 2
"""Frames in a window: the guess is whether there is something in one of them."""

# Each session has rhythms of its own: in one that lasts, what a phone happens to share its moment with looks like a habit.
SESSIONS = at(2, 20)
WINDOWS = at(10, 6)
Vector = np.ndarray[tuple[int], np.dtype[np.float64]]


CARD = 0.25
"""The chance that a person who writes has a card ready for the next frame."""


class Writer(Phone):
    """``wrote`` are the moments at which it had something to say."""

    def __init__(self, url: str, key: str, *, source: str = "", rhythm_s: float | None = None) -> None:
        super().__init__(url, key, source=source, rhythm_s=rhythm_s)
        self.wrote: list[float] = []
        self._writing: set[asyncio.Task[Any]] = set()

    async def act(self, act: Act) -> None:
        self.wrote.append(time.monotonic())
        await super().act(act)

    def write(self, hasty: bool) -> None:
        """From now on there is sometimes a card for the next frame; ``hasty`` does not wait for it and sends one more.

        Decided from frame to frame and not by the clock: on a busy machine more is written in a window that lasts
        longer, and the test would find its own pace.
        """
        beat = self._beat
        assert beat
        send = beat._send

        async def now() -> None:
            await asyncio.sleep(random.uniform(0, RHYTHM_S / 2))
            with suppress(ConnectionError):  # it may be over
                while beat._waiting:
                    await send(beat._waiting.popleft())

        async def sending(piece: bytes) -> None:
            await send(piece)
            if random.random() < CARD:
                self._do(self.add("wind", "x" * random.randint(1, 400)))
                if hasty:
                    self._do(now())

        beat._send = sending  # type: ignore[method-assign]

    async def stop(self) -> None:
        await self.leave()
        for doing in self._writing:
            doing.cancel()
        await asyncio.gather(*self._writing, return_exceptions=True)

    def _do(self, work: Coroutine[Any, Any, Any]) -> None:
        doing = asyncio.create_task(work)
        self._writing.add(doing)
        doing.add_done_callback(self._writing.discard)


@dataclass(frozen=True, slots=True)
class Heard:
    """One phone on the wire: when its frames passed, how long each took to be answered, and which of them held a card."""

    at: Vector
    delays: Vector
    card: np.ndarray[tuple[int], np.dtype[np.bool_]]


def heard(tapped: Tapped, wrote: list[float], start: float, end: float) -> Heard:
    up = [frame.at for frame in tapped.up.data() if start <= frame.at < end]
    down = [frame.at for frame in tapped.down.data()]
    answers = [down[bisect.bisect_left(down, moment + REPLY_S / 2)] for moment in up]
    card = np.zeros(len(up), dtype=bool)
    for moment in wrote:
        place = bisect.bisect_left(up, moment)
        if place < len(up):
            card[place] = True
    return Heard(np.array(up), np.array(answers) - np.array(up), card)


async def listen(folder: Path, count: int, *, hasty: bool = False) -> tuple[list[Heard], list[Heard]]:
    """Writers, and those who only look on, of ``count`` sessions."""
    writers, quiet = list[Heard](), list[Heard]()
    for number in range(count):
        place = folder / f"{number}"
        place.mkdir(parents=True)
        heard_here = await one_session(place, WINDOWS * BEATS * RHYTHM_S, number % 2, hasty=hasty)
        writers += heard_here[number % 2 :: 2]
        quiet += heard_here[1 - number % 2 :: 2]
    return writers, quiet


async def one_session(folder: Path, seconds: float, first: int, *, hasty: bool) -> list[Heard]:
    """Every phone of one session, while all may write and every second one from ``first`` on does."""
    store, session = SqliteStore(folder / "retrokit.db"), a_session()
    async with (
        a_house(folder, session, reply_s=REPLY_S, store=store) as house,
        tapping(house.server.url) as tap,
    ):
        await house.do(OpenRoom(session))
        url = tap.through(house.server.url)
        phones = [
            Writer(url, house.key.fragment, source=f"127.0.0.{n + 2}", rhythm_s=RHYTHM_S)
            for n in range(PHONES)
        ]
        house.phones.extend(phones)
        await asyncio.gather(*(phone.join() for phone in phones))
        await house.go("collect")
        await asyncio.gather(*(p.until(lambda v: v["body"]["kind"] == "collect") for p in phones))
        for phone in phones[first::2]:
            phone.write(hasty)
        await asyncio.sleep(2 * RHYTHM_S)  # until everybody is in the rhythm
        start = time.monotonic()
        await asyncio.sleep(seconds)
        end = time.monotonic()
        await asyncio.sleep(REPLY_S + 2 * RHYTHM_S)  # until the last of them is answered
        await asyncio.gather(*(phone.stop() for phone in phones))
        by_source = {tapped.source: tapped for tapped in tap.connections}
        everyone = [heard(by_source[p._source], p.wrote, start, end) for p in phones]
        assert len(tap.connections) == PHONES, "nobody lost the connection"
    store.close()
    return everyone


def windows(
    phones: list[Heard], *, apart: bool
) -> tuple[np.ndarray[tuple[int, int], np.dtype[np.float64]], Vector]:
    """What can be seen of each window, and whether there was a card in it. ``apart``: beside the same phone's other windows."""
    seen, truth = [], []
    for phone in phones:
        gaps, here_seen = np.diff(phone.at), []
        for first in range(0, len(gaps) - BEATS + 1, BEATS):
            here = slice(first, first + BEATS)
            here_seen.append(
                [gaps[here].mean(), gaps[here].std(), gaps[here].max(), *_spread(phone.delays[here])]
            )
            truth.append(float(phone.card[here].any()))
        usual = np.mean(here_seen, axis=0) if apart else 0.0
        seen += list(np.array(here_seen) - usual)
    return np.array(seen), np.array(truth)


def _spread(values: Vector) -> list[float]:
    return [float(values.mean()), float(values.std()), float(values.max()), float(values.min())]


def auc(score: Vector, truth: Vector) -> float:
    """How often a window with a card scores higher than one without."""
    ranks = stats.rankdata(score)
    ones = truth.sum()
    return float((ranks[truth == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(truth) - ones)))


def learned(phones: list[Heard], *, apart: bool = False) -> float:
    """The AUC of a linear guess, learned on one half of the phones and tried on the other."""
    scores, truths = [], []
    for turn in (0, 1):
        known, answers = windows(phones[turn::2], apart=apart)
        asked, truth = windows(phones[1 - turn :: 2], apart=apart)
        middle, width = known.mean(axis=0), known.std(axis=0) + 1e-12
        known, asked = (known - middle) / width, (asked - middle) / width
        known, asked = (np.hstack([x, x**2, np.ones((len(x), 1))]) for x in (known, asked))
        weights = np.linalg.lstsq(known, answers, rcond=None)[0]
        scores.append(stats.rankdata(asked @ weights) / len(asked))
        truths.append(truth)
    return auc(np.concatenate(scores), np.concatenate(truths))


def ks(one: list[Heard], other: list[Heard]) -> tuple[float, float]:
    """p of the unevenness of gaps between frames, and of the delays of answers, being of one kind in both groups.

    One figure for each phone: its frames are no independent witnesses, they all have its place in the rhythm.
    """
    gaps = [[float(np.std(np.diff(phone.at))) for phone in group] for group in (one, other)]
    delays = [[float(phone.delays.mean()) for phone in group] for group in (one, other)]
    return float(stats.ks_2samp(*gaps).pvalue), float(stats.ks_2samp(*delays).pvalue)


def test_the_times_of_frames_do_not_tell_who_writes(tmp_path: Path) -> None:
    """Chance alone makes one of these figures look odd in one run of a hundred; what leaks looks odd in every run."""
    assert any(untold(tmp_path / f"{n}") for n in range(2))


def others(phones: list[Heard]) -> float:
    """The AUC of a guess from what the laptop was doing just then: how late answers to others were that were due in the
    25 ms after a frame. It is measured and not promised; docs/protocol.md says so."""
    due = np.concatenate([phone.at + REPLY_S for phone in phones])
    late = np.concatenate([phone.delays - REPLY_S for phone in phones])
    order = np.argsort(due)
    due, late = due[order], late[order]
    moments = np.concatenate([phone.at for phone in phones])
    ends = zip(np.searchsorted(due, moments), np.searchsorted(due, moments + 0.025), strict=True)
    worst = np.array([late[first:last].max() if last > first else 0.0 for first, last in ends])
    return auc(worst, np.concatenate([phone.card for phone in phones]).astype(float))


def untold(folder: Path) -> bool:
    told = True
    folder.mkdir()

    @played
    async def play() -> None:
        nonlocal told
        writers, quiet = await listen(folder, SESSIONS)
        gaps, delays = ks(writers, quiet)
        _, truth = windows([*writers, *quiet], apart=False)
        guess, just_now = learned(_mixed(writers, quiet)), learned(writers, apart=True)
        sd = [float(np.std(np.concatenate([np.diff(p.at) for p in group]))) for group in (writers, quiet)]
        record(
            "wire timing",
            phones=PHONES,
            sessions=SESSIONS,
            rhythm_s=RHYTHM_S,
            reply_s=REPLY_S,
            windows=len(truth),
            with_a_card=int(truth.sum()),
            auc=round(guess, 3),
            auc_beside_own_other_windows=round(just_now, 3),
            auc_from_answers_to_others=round(others([*writers, *quiet]), 3),
            ks_gaps_p=round(gaps, 3),
            ks_delays_p=round(delays, 3),
            gap_sd_ms_writers=round(sd[0] * 1000, 2),
            gap_sd_ms_others=round(sd[1] * 1000, 2),
        )
        told = max(abs(guess - 0.5), abs(just_now - 0.5)) > 0.05 or gaps <= 0.01 or delays <= 0.01

    play()
    return not told


def test_cards_that_do_not_wait_for_the_beat_show(tmp_path: Path) -> None:
    """The control: the same people, phones and guess."""

    @played
    async def play() -> None:
        writers, others = await listen(tmp_path, 1, hasty=True)
        guess = learned(_mixed(writers, others))
        record("wire timing, control without the beat", auc=round(guess, 3))
        assert guess > 0.7

    play()


def _mixed(writers: list[Heard], others: list[Heard]) -> list[Heard]:
    """Both in each half: two writers, two others, and so on."""
    pairs = zip(writers[::2], writers[1::2], others[::2], others[1::2], strict=True)
    return [phone for pair in pairs for phone in pair]
