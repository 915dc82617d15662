"""The people of a simulated session: who writes what, when. The same for the same seed, in whatever process."""

from __future__ import annotations

import base64
import math
import random
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

PEOPLE, CARDS_EACH = 8, 6
CARDS = PEOPLE * CARDS_EACH
WITHDRAWN = 4
TOGETHER_S = 0.25  # what arrives within this is committed together

_WORDS = "build slow tests green friday deploy review noise calm room pairing night pager queue thanks broken".split()


@dataclass(frozen=True, slots=True)
class Person:
    """What a real server sees of somebody, and must forget: address, browser, the secret of the phone."""

    source: str
    agent: str
    seat: str


@dataclass(frozen=True, slots=True)
class Written:
    """One card as its author knows it. ``drafts`` are texts that an edit replaced; ``kept`` is False once withdrawn."""

    author: int
    at: float
    cap: str
    column: int
    text: str
    drafts: tuple[str, ...] = ()
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Act:
    """``card`` indexes ``Plan.cards``."""

    at: float
    what: Literal["add", "edit", "withdraw"]
    card: int
    op: str


@dataclass(frozen=True, slots=True)
class Plan:
    """``cards`` are in the order in which they arrive; the truth that every attack looks for."""

    people: tuple[Person, ...]
    cards: tuple[Written, ...]
    acts: tuple[Act, ...]

    @property
    def kept(self) -> tuple[Written, ...]:
        return tuple(card for card in self.cards if card.kept)

    def batches(self) -> list[list[Act]]:
        """The acts in the order of their arrival, those together that one commit takes."""
        found = [[self.acts[0]]]
        for before, act in pairwise(self.acts):
            if act.at - before.at < TOGETHER_S:
                found[-1].append(act)
            else:
                found.append([act])
        return found


def plan(seed: int, spread_s: float) -> Plan:
    """People start within ``spread_s`` seconds of each other; between two cards of one pass 37 s in the median."""
    chance = random.Random(f"{seed} {spread_s}")
    people = tuple(_person(chance, number) for number in range(PEOPLE))
    cards = []
    for author in range(PEOPLE):
        now = chance.uniform(0, spread_s)
        for _ in range(CARDS_EACH):
            now += chance.lognormvariate(math.log(37), 0.8)
            cards.append(_card(chance, author, now))
    regretting = chance.sample(range(PEOPLE), WITHDRAWN)
    cards += [_card(chance, author, chance.uniform(0, 300), kept=False) for author in regretting]
    cards.sort(key=lambda card: card.at)
    acts = []
    for number, card in enumerate(cards):
        acts.append(Act(card.at, "add", number, token(chance)))
        if card.drafts:
            acts.append(Act(card.at + chance.uniform(3, 60), "edit", number, token(chance)))
        if not card.kept:
            acts.append(Act(card.at + chance.uniform(3, 60), "withdraw", number, token(chance)))
    return Plan(people, tuple(cards), tuple(sorted(acts, key=lambda act: act.at)))


def token(chance: random.Random) -> str:
    """128 bits as a phone writes them."""
    return base64.urlsafe_b64encode(chance.randbytes(16)).decode().rstrip("=")


def _person(chance: random.Random, number: int) -> Person:
    source = f"127.{chance.randint(100, 250)}.{chance.randint(100, 250)}.{100 + 15 * number}"
    return Person(source, f"Probe/{chance.randbytes(8).hex()}", token(chance))


def _card(chance: random.Random, author: int, at: float, *, kept: bool = True) -> Written:
    drafts = (_text(chance),) if kept and chance.random() < 0.15 else ()
    return Written(author, at, token(chance), chance.randrange(3), _text(chance), drafts, kept)


def _text(chance: random.Random) -> str:
    """A canary, and as many words as anybody might write: length says nothing of the author."""
    words = " ".join(chance.choices(_WORDS, k=chance.randint(1, 14)))
    return f"canary{chance.randbytes(8).hex()} {words}"
