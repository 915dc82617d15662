"""README shows the figures that the last run of ``make trust`` wrote, and no others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.trust import figures, table
from tests.trust.size import RELEASE, at


def test_readme_shows_the_figures_that_were_measured() -> None:
    readme = table.README.read_text("utf-8")

    # While make trust runs, README still shows the run before.
    assert table.shown(readme) == table.table(), "python -m tests.trust.table --write"
    assert "\n## Proofs\n" in readme


def test_a_table_has_a_row_for_each_proof(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    assert table.table(file) == table.NONE_YET
    proofs = [{"proof": "order", "sessions": 4000, "mean_tau": 0.01}, {"proof": "a | b", "by": "x|y"}]
    file.write_text(json.dumps({"date": "2026-11-24", "commit": "abc", "figures": proofs}), "utf-8")
    made = table.table(file)
    assert "| order | sessions 4,000, mean tau 0.01 |" in made
    assert "2026-11-24 at commit `abc`" in made
    readme = f"# x\n{table.BEGIN}\nold\n{table.END}\ny"
    assert table.shown(readme) == "old"
    assert table.shown(table.renewed(readme, made)) == made
    with pytest.raises(ValueError, match="substring"):
        table.shown("no markers")


def test_figures_are_printed_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lines"
    monkeypatch.setenv("RETROKIT_FIGURES", str(file))
    figures.record("one", tau=0.5)
    figures.record("two", hits=0)
    assert [json.loads(line) for line in file.read_text("utf-8").splitlines()] == [
        {"proof": "one", "tau": 0.5},
        {"proof": "two", "hits": 0},
    ]
    assert capsys.readouterr().out == file.read_text("utf-8")
    monkeypatch.delenv("RETROKIT_FIGURES")
    figures.record("three")
    assert len(file.read_text("utf-8").splitlines()) == 2


def test_the_size_is_the_releases_only_when_it_is_asked_for() -> None:
    assert at(1, 2) == (2 if RELEASE else 1)
