"""Real processes, killed at every step of a seal and at any moment of anything: what was acknowledged is there."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from retrokit.facilitation.session import Session
from retrokit.storage.store import SqliteStore
from tests.storage.samples import applied, as_loaded, digest, raw
from tests.storage.worker import act, changes, open_room

STEPS = (
    "commit-begun",
    "seal-key-written",
    "seal-written",
    "commit-written",
    "commit-done",
    "seal-committed",
    "seal-vacuumed",
    "seal-key-destroyed",
)
RECOVERY = ("seal-vacuumed", "seal-key-destroyed")


def run(what: str, path: Path, *more: str, at: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.storage.worker", what, str(path), *more]
    environment = {**os.environ, "RETROKIT_FAILPOINT": at}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def killed(process: subprocess.CompletedProcess[str]) -> bool:
    return process.returncode == -signal.SIGKILL and process.stdout == ""


def loaded(path: Path) -> Session:
    store = SqliteStore(path)
    try:
        assert store.check().startswith("ok")
        return store.load("s1")
    finally:
        store.close()


@pytest.mark.parametrize("what", ["reveal", "end", "write"])
@pytest.mark.parametrize("at", STEPS)
def test_a_kill_leaves_exactly_before_or_exactly_after(path: Path, what: str, at: str) -> None:
    open_room(path)
    before = loaded(path)
    after = as_loaded(applied(before, changes(before, what)))
    process = run(what, path, at=at)
    if (what == "write" and at.startswith("seal-")) or (what == "end" and at == "seal-key-written"):
        assert process.stdout == "ack\n", "no such step here"
        assert loaded(path) == after
        return
    assert killed(process), process.stderr
    done = STEPS.index(at) >= STEPS.index("commit-done")
    for recovery in RECOVERY:  # killed again while it mends, and again
        again = run("start", path, at=recovery)
        assert killed(again) or again.stdout == "ack\n", again.stderr
    assert loaded(path) == (after if done else before)
    assert len(list(path.parent.glob("intake-*.key"))) == (0 if done and what == "end" else 1)
    if done and what != "write":
        assert all(key.encode() not in raw(path.parent) for key in before.held), (
            "old entries are gone for good"
        )
    # And the session goes on from there.
    assert what == "end" or run("write", path).stdout == "ack\n"


@pytest.mark.parametrize("at", ["seal-key-written", "commit-written", "seal-committed"])
def test_a_kill_while_a_room_opens_leaves_no_session_or_a_whole_one(path: Path, at: str) -> None:
    script = "import sys; from pathlib import Path; from tests.storage.samples import Kept; Kept(Path(sys.argv[1]))"
    process = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        env={**os.environ, "RETROKIT_FAILPOINT": at},
        timeout=60,
        check=False,
    )
    assert process.returncode == -signal.SIGKILL
    store = SqliteStore(path)
    assert [row.id for row in store.sessions()] == (["s1"] if at == "seal-committed" else [])
    assert len(list(path.parent.glob("intake-*.key"))) == len(store.sessions())
    store.close()


def test_thirty_kills_at_any_moment_lose_nothing_that_was_acknowledged(path: Path) -> None:
    """One database, killed over and over, carried on each time from what was found."""
    chance = random.Random(20261124)
    open_room(path)
    model, number = loaded(path), 0
    for _ in range(30):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.worker", "go-on", str(path), str(number)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(chance.randint(1, 25))]
        process.kill()
        said += process.stdout.readlines()  # what it still said before it died counts as well
        process.stdout.close()
        process.wait()
        acknowledged = [int(line) for line in said if line.endswith("\n")]
        assert acknowledged, "the worker works until it is killed"
        model, number = caught_up(model, number, loaded(path))
        assert number in (acknowledged[-1] + 1, acknowledged[-1] + 2), "all it said, and at most one act more"
    assert number > 200


def caught_up(model: Session, number: int, found: Session) -> tuple[Session, int]:
    """The model after as many acts as the disk has, or a failure if no number of acts explains it."""
    for ahead in range(number, number + 400):
        if as_loaded(model) == replace(found, phones_most=model.phones_most):
            return model, ahead
        model = applied(model, act(model, ahead))
    raise AssertionError("what is on the disk is no state the session was ever in")


def test_the_worker_would_be_caught(path: Path) -> None:
    """One lost card makes the check above fail."""
    open_room(path)
    model = loaded(path)
    lost = replace(model, held={k: e for k, e in model.held.items() if k != digest(1)})
    with pytest.raises(AssertionError, match="no state"):
        caught_up(model, 0, lost)
