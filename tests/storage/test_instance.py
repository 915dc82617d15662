"""Two apps on one home folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from retrokit.facilitation.errors import Trouble
from retrokit.storage.instance import Instance


def test_a_second_one_is_turned_away_until_the_first_is_gone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Instance.hold(home):
        with pytest.raises(Trouble) as caught:
            Instance.hold(home)
        assert caught.value.code == "already_open"
        assert str(home) in str(caught.value)
        Instance.hold(tmp_path / "other").release()
    Instance.hold(home).release()


def test_a_killed_process_lets_go(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.worker", "hold", str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "held\n"
    with pytest.raises(Trouble, match="already open"):
        Instance.hold(tmp_path)
    process.kill()
    process.wait()
    process.stdout.close()
    process.stdin.close()
    Instance.hold(tmp_path).release()
