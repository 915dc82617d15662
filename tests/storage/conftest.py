"""A home folder for a store, closed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.samples import Kept


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "retrokit.db"


@pytest.fixture
def kept(path: Path) -> Iterator[Kept]:
    kept = Kept(path)
    yield kept
    kept.store.close()
