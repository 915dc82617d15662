"""T8, power cuts: the real store on a simulated disk, cut operation by operation. What was acknowledged is found again.

The same cuts with a write-ahead log that is not synced at each commit must lose, or this proof could not see a loss.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrokit.storage.store import SqliteStore
from tests.storage.samples import MEMORY
from tests.trust.adapter import CARELESS, on, shut
from tests.trust.cuts import Platter, fates, interesting, spread
from tests.trust.disk import Disk, Op
from tests.trust.figures import record
from tests.trust.script import Evening, Sessions, opened, steps
from tests.trust.size import at

CONTROL_CUTS = 60


def evening(folder: Path, careless: tuple[str, int] | None = None) -> tuple[list[Op], list[Sessions]]:
    """The log of the whole evening, and after each answer what a start must find."""
    disk = Disk()
    with on(disk, folder, careless) as path:
        played = Evening(SqliteStore(path))
        expected = [played.loaded()]
        for step in steps():
            step(played)
            disk.log.append(Op("answered"))
            expected.append(played.loaded())
        played.store.close()
    return disk.log, expected


def cuts(log: list[Op], count: int) -> Iterator[tuple[int, Platter, random.Random]]:
    """Half of the places evenly over the log, half where order is made; at each what the disk holds just then."""
    places = Counter(spread(count // 2, interesting(log)))
    places.update(spread(count - places.total(), range(len(log) + 1)))
    platter = Platter()
    for place in range(len(log) + 1):
        for again in range(places[place]):
            yield place, platter, random.Random(place * 31 + again)
        if place < len(log):
            platter.take(log[place])


def written(folder: Path, files: dict[str, bytes]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / "retrokit.db"


def cut_again(folder: Path, files: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """The start that mends is cut, too."""
    keys = {name: content for name, content in files.items() if name.endswith(".key")}
    base = {name: content for name, content in files.items() if name not in keys}
    written(folder, keys)
    disk = Disk(base)
    with on(disk, folder) as path:
        shut(SqliteStore(path))
    platter = Platter.holding(base, keys)
    place = chance.randrange(len(disk.log) + 1)
    for op in disk.log[:place]:
        platter.take(op)
    return platter.cut(chance, fates(chance.randrange(3), chance), _at(disk.log, place))


def _at(log: list[Op], place: int) -> Op | None:
    return log[place] if place < len(log) else None


def tried(folder: Path, count: int, careless: tuple[str, int] | None = None) -> Counter[str]:
    """How the cuts went: "right", "lost", "unreadable"; and "acknowledged", "again" (the mending was cut too)."""
    seen: Counter[str] = Counter()
    log, expected = evening(folder / "evening", careless)
    for number, (place, platter, chance) in enumerate(cuts(log, count)):
        files = platter.cut(chance, fates(number, chance), _at(log, place))
        if number % 4 == 3 and not careless:
            files = cut_again(folder / "mending", files, chance)
            seen["again"] += 1
        here = opened(written(folder / "cut", files))
        seen["cuts"] += 1
        seen["acknowledged"] += platter.answered
        if isinstance(here, str):
            seen["unreadable"] += 1
            seen[f"unreadable: {here} after {platter.answered} answers"] += 1
        else:
            seen["right" if here in expected[platter.answered : platter.answered + 2] else "lost"] += 1
    return seen


@pytest.mark.timeout(at(200, 1200))
def test_power_cuts_lose_nothing_that_was_acknowledged() -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        (Path(folder) / "evening").mkdir()
        ours = tried(Path(folder), at(120, 3000))
        careless = tried(Path(folder), at(CONTROL_CUTS, 300), CARELESS)
    record(
        "power cuts",
        **{name: ours[name] for name in ("cuts", "again", "acknowledged", "lost", "unreadable")},
        control_cuts=careless["cuts"],
        control_lost=careless["lost"],
        control_unreadable=careless["unreadable"],
    )
    assert ours["right"] == ours["cuts"] >= at(120, 3000), ours
    assert careless["lost"] > careless["cuts"] // 20, "this proof cannot see a loss"
