"""T9, damaged copies of a database: what is read equals what was written, or a person is told and the damaged file is kept."""

from __future__ import annotations

import random
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from retrokit.facilitation.errors import Trouble
from retrokit.storage.store import SqliteStore
from tests.storage.samples import MEMORY, put
from tests.trust.figures import record
from tests.trust.script import Evening, Sessions, steps
from tests.trust.size import at

PAGE = 4096
WORDS = rb"text|more|Spri|note"
Damage = Callable[[bytearray, random.Random], None]


def _flips(content: bytearray, chance: random.Random) -> None:
    """A few bits, anywhere."""
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _flip_in_a_word(content: bytearray, chance: random.Random) -> None:
    """One bit, in what people wrote."""
    places = [found.start() for found in re.finditer(WORDS, content)]
    content[chance.choice(places)] ^= 1 << chance.randrange(8)


def _zero_page(content: bytearray, chance: random.Random) -> None:
    page = chance.randrange(len(content) // PAGE)
    content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)


def _cut_off(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def _header(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(100)] = chance.randrange(256)


def _flip_in_a_box(content: bytearray, chance: random.Random) -> None:
    """One bit, most often in what is hidden: nearly all of the file are its boxes."""
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


DAMAGES: tuple[Damage, ...] = (_flips, _flip_in_a_word, _zero_page, _cut_off, _header, _flip_in_a_box)


def an_evening(folder: Path) -> Sessions:
    """One session that is over, one that collects."""
    evening = Evening(SqliteStore(folder / "retrokit.db"))
    for step in (*steps()[:10], *steps()[18:21]):
        step(evening)
    evening.do("s2", *(put(n, f"text {n}") for n in range(200)))
    evening.store.close()
    return evening.loaded()


def outcome(folder: Path, damaged: bytes, written: Sessions) -> str:
    try:
        store = SqliteStore(folder / "retrokit.db")
    except Trouble as trouble:
        return kept(folder, damaged, trouble.code)
    except Exception as bug:
        return f"a bug when it opens: {type(bug).__name__}"
    news: Trouble | None = getattr(store, "news", None)
    try:
        here = {row.id: store.load(row.id) for row in store.sessions()}
    except Trouble as trouble:
        return kept(folder, damaged, trouble.code)
    except Exception as bug:
        return f"a bug: {type(bug).__name__}"
    finally:
        store.close()
    if (loss := told_of_boxes(store, here)) is not None:
        return kept(folder, damaged, loss.code)
    if news is not None:
        return kept(folder, damaged, news.code)
    return "as written" if here == written else "silently wrong"


def told_of_boxes(store: Any, here: Sessions) -> Trouble | None:
    """What the store has to say of hidden things it could not read."""
    return next((lost for id in here if (lost := store.boxes_lost(id)) is not None), None)


def kept(folder: Path, damaged: bytes, code: str) -> str:
    there = any(path.is_file() and path.read_bytes() == damaged for path in folder.rglob("*"))
    return f"told: {code}" if there else f"told: {code}, but not kept"


@pytest.mark.timeout(at(120, 600))
def test_no_damaged_copy_is_read_wrongly_without_a_word(request: pytest.FixtureRequest) -> None:
    seen, wrong = Counter[str](), list[str]()
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        home, copy = Path(folder) / "home", Path(folder) / "copy"
        written = an_evening(home)
        whole = (home / "retrokit.db").read_bytes()
        for number in range(at(60, 200)):
            damage, chance = DAMAGES[number % len(DAMAGES)], random.Random(number)
            shutil.copytree(home, copy)
            content = bytearray(whole)
            damage(content, chance)
            (copy / "retrokit.db").write_bytes(content)
            how = outcome(copy, bytes(content), written)
            seen[how] += 1
            if not how.startswith(("told", "as written")) or how.endswith("not kept"):
                wrong.append(f"{number} {damage.__name__}: {how}")
            shutil.rmtree(copy)
    if any("boxes" in how for how in seen):
        request.applymarker(pytest.mark.logs("boxes of an intake are damaged"))
    record("damaged copies", copies=seen.total(), silently_wrong=seen["silently wrong"], outcomes=dict(seen))
    assert wrong == []
