"""T9, faults of the disk: every nth write, sync and truncate fails, once or for good. No false yes, no harm, and on it goes."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest

from tests.storage.samples import MEMORY
from tests.trust.cuts import spread
from tests.trust.faults import Before, Fault, befores, suffer
from tests.trust.figures import record
from tests.trust.size import at

PUT_OFF = "storage: (clean-up put off|a new key is left)"


def places(before: Before, count: int) -> list[int]:
    """As many writes, evenly, and as many of the operations that make them last: before a release every one of these."""
    lasting = [n for n, kind in enumerate(before.operations) if kind != "write"]
    return sorted({*spread(count, range(len(before.operations))), *spread(at(count, 1000), lasting)})


@pytest.mark.logs(PUT_OFF)
@pytest.mark.timeout(at(200, 3600))
def test_whatever_fails_nothing_is_promised_that_is_not_there() -> None:
    seen, wrong, swept = Counter[str](), list[str](), 0
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        home = Path(folder) / "evening"
        home.mkdir()
        for before in befores(home):
            for number, place in enumerate(places(before, at(2, 40))):
                for kind in range(4):
                    if at(1, 0) and kind % 2 != number % 2:
                        continue
                    fault = Fault(place, full=bool(kind & 1), lasting=bool(kind & 2))
                    said = suffer(Path(folder) / "fault", before, fault, seen)
                    wrong += [f"step {before.step}, {fault}: {one}" for one in said]
                    swept += 1
    record("disk faults", swept=swept, wrong=len(wrong), **seen)
    assert wrong == [], "\n".join(wrong)
    assert swept >= at(100, 3000)
    assert seen["refused"] > swept // 4
