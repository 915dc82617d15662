"""A process of its own that plays a session, to be killed: ``python -m tests.trust.worker HOME SEED``."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from retrokit.storage.store import SqliteStore
from tests.trust.people import plan
from tests.trust.rehearsal import Rehearsal
from tests.trust.scene import DATABASE


def main(home: Path, seed: int) -> None:
    store = SqliteStore(home / DATABASE)
    asyncio.run(Rehearsal(plan(seed, 600.0), home, store, lambda moment: None).play())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
