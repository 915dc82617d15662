"""Many rehearsals, and for each the scenes in which an attacker looks for the order of its cards and for their authors."""

from __future__ import annotations

import asyncio
import io
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from retrokit.app import new_id
from retrokit.facilitation.room import Store
from retrokit.facilitation.session import Held, Seen, Session
from retrokit.facilitation.views import public
from retrokit.lan.acts import card_key
from retrokit.storage.intake import Intake
from retrokit.storage.keys import KEY_BYTES
from retrokit.storage.store import SqliteStore
from tests.facilitation.desk import TODAY
from tests.storage.samples import MEMORY
from tests.trust.people import Plan, plan
from tests.trust.rehearsal import Album, Rehearsal
from tests.trust.scene import DATABASE, Files, Scene

IN_ONE_HOME = 5  # sessions that share a home, so that files with a past are looked at too
BOX_START = 24


@dataclass(frozen=True)
class Case:
    """``scenes`` by name. Cards are numbered in the order of their arrival, the withdrawn ones left out."""

    plan: Plan
    scenes: Mapping[str, Scene]
    album: Album


class Watched(Album):
    """An album that also hears of the steps of the seal at the reveal, as a kill at each of them would leave the files."""

    def step(self, name: str) -> None:
        if "writing" in self.pictures and "revealed" not in self.pictures:
            self(f"reveal {name}")


@contextmanager
def steps(album: Watched) -> Iterator[None]:
    """Every failpoint of the storage is told to ``album`` meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("retrokit.storage.seal.failpoint", album.step)
        patch.setattr("retrokit.storage.store.failpoint", album.step)
        yield


def cases(count: int, spread_s: float, first: int = 0) -> Iterator[Case]:
    """``count`` sessions through the real store; seeds from ``first``."""
    for start in range(first, first + count, IN_ONE_HOME):
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            home = Path(folder)
            for seed in range(start, min(start + IN_ONE_HOME, first + count)):
                yield played(home, seed, spread_s)


def played(home: Path, seed: int, spread_s: float) -> Case:
    store = SqliteStore(home / DATABASE)
    album = Watched(home)
    lists: dict[str, list[bytes]] = {}

    def look(moment: str) -> None:
        album(moment)
        if moment == "revealed":
            lists.update(_shown(rehearsal.room.session, store.load(rehearsal.id)))

    rehearsal = Rehearsal(plan(seed, spread_s), home, store, look)
    with steps(album):
        asyncio.run(rehearsal.play())
    store.close()
    return Case(rehearsal.plan, dict(_scenes(rehearsal, album, lists)), album)


def texts(plan: Plan) -> list[bytes]:
    return [card.text.encode() for card in plan.kept]


def _scenes(
    rehearsal: Rehearsal, album: Album, lists: Mapping[str, list[bytes]]
) -> Iterator[tuple[str, Scene]]:
    """The attacker of the scenes before the reveal has the key of the intake too, and still must not learn the order."""
    pictures, text = album.pictures, texts(rehearsal.plan)
    boxes = box_marks(pictures["writing"], rehearsal)
    yield "writing", Scene(pictures["writing"], boxes)
    yield "in the commit of the reveal", Scene(pictures["reveal commit-written"], boxes)
    yield "before the vacuum", Scene(pictures["reveal seal-committed"], text)
    past = {
        DATABASE: pictures["half"][DATABASE],
        "half": pictures["half"][DATABASE],
        "whole": pictures["writing"][DATABASE],
    }
    keys = {card_key(card.cap): mark for card, mark in zip(rehearsal.plan.kept, text, strict=True)}
    seen = [keys[op] for op in _seen(pictures["revealed"], rehearsal.id) if op in keys]
    yield "revealed", Scene(pictures["revealed"], text, past, {**lists, "sealed list": seen})
    yield "closed", Scene(pictures["closed"], text, pictures["revealed"])
    report = pictures["exported"][f"reports/{rehearsal.id}.pdf"].content
    yield "exported", Scene(pictures["exported"], text, pictures["revealed"], printed(report, text))
    copies = [name for name in pictures["exported"] if name.startswith("backups/") and name.endswith(".db")]
    if copies:
        newest = max(copies, key=lambda name: pictures["exported"][name].mtime_ns)
        yield "newest backup", Scene(pictures["exported"], text, database_name=newest)


def box_marks(files: Files, rehearsal: Rehearsal) -> list[bytes]:
    """The beginning of each card's box, which only the owner of the intake's key can tell."""
    intake, _, boxes = opened(files, rehearsal.id)
    return [boxes[intake.slots[card_key(card.cap)]][:BOX_START] for card in rehearsal.plan.kept]


def opened(files: Files, session: str) -> tuple[Intake, dict[str, Held], dict[int, bytes]]:
    (name,) = (name for name in files if name.startswith(f"intake-{session}."))
    phase = name.removesuffix(".key").rpartition(".")[2]
    conn = sqlite3.connect(":memory:")
    conn.deserialize(files[DATABASE].content)
    intake, held, _ = Intake.read(conn, phase, files[name].content[:KEY_BYTES])
    boxes = dict(conn.execute(f"SELECT slot, box FROM {intake.table}"))
    conn.close()
    return intake, held, boxes


def _seen(files: Files, session: str) -> list[str]:
    """The hashes that the sealed intake remembers, as they stand in it."""
    _, held, _ = opened(files, session)
    return [op for entry in held.values() if isinstance(entry, Seen) for op in entry.ops]


def _shown(session: Session, loaded: Session) -> dict[str, list[bytes]]:
    body = public(session, 0.0, TODAY).body
    assert body.kind == "collect"
    return {
        "board and phones": [card.text.encode() for column in body.columns for card in column.cards],
        "after a restart": [card.text.encode() for card in loaded.cards],
    }


def printed(pdf: bytes, marks: list[bytes]) -> dict[str, list[bytes]]:
    """The cards as a reader meets them, and as the objects of the file hold them."""
    reader = PdfReader(io.BytesIO(pdf))
    places = [page.raw_get("/Contents").idnum for page in reader.pages]
    said = [page.extract_text().encode() for page in reader.pages]
    by_object = [text for _, text in sorted(zip(places, said, strict=True))]
    return {"report, read": _met(b"".join(said), marks), "report, objects": _met(b"".join(by_object), marks)}


def _met(text: bytes, marks: list[bytes]) -> list[bytes]:
    """Marks by the place of their canary; all of them must be there."""
    return sorted(marks, key=lambda mark: text.index(mark[:22]))


def controlled(
    make: Callable[[Path], Store], count: int, new_id: Callable[[], str] = new_id
) -> Iterator[tuple[Rehearsal, Album]]:
    """As ``cases`` up to the reveal, with another store: what a proof must catch."""
    for seed in range(count):
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            home = Path(folder)
            album = Album(home)
            rehearsal = Rehearsal(plan(seed, 600.0), home, make(home), album, new_id)
            asyncio.run(rehearsal.reveal())
            yield rehearsal, album
