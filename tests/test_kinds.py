"""Every kind of stage has its room in the same places, as docs/formats.md says in "Adding a kind"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from retrokit.demo_play import Play
from retrokit.facilitation.formats import KINDS, Kind
from retrokit.facilitation.rules import _RULES
from retrokit.lan import messages

ROOT = Path(__file__).parents[1]
DOC = (ROOT / "docs" / "formats.md").read_text("utf-8").partition("## Adding a kind")[2]
# What is looked back on stands at the beginning of the report, and decisions are its first page.
NOT_IN_THE_REPORT = ("welcome", "group")


def rooms() -> list[str]:
    """The files of the worked example, in the order of the table."""
    return re.findall(r"^\|[^|]+\|[^|]+\| `([^`]+)` \|$", DOC, re.MULTILINE)


def of(kind: Kind, file: str) -> Path:
    """The file of this kind where the worked example has ``file``."""
    camel = "".join(part.title() for part in kind.split("_"))
    return ROOT / file.replace("Ask", camel).replace("/ask.", f"/{kind}.")


def test_the_page_names_five_places() -> None:
    assert len(rooms()) == 5
    assert all((ROOT / file).is_file() for file in rooms())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_room_in_each_place(kind: Kind) -> None:
    for file in rooms():
        if kind in NOT_IN_THE_REPORT and "/report/" in file:
            assert not of(kind, file).exists()
            continue
        assert of(kind, file).is_file(), file


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_taken_up_where_the_page_says(kind: Kind) -> None:
    def said(file: str) -> str:
        return (ROOT / "retrokit" / file).read_text("utf-8")

    camel = "".join(part.title() for part in kind.split("_"))
    assert f'case "{kind}"' in said("lan/page/src/App.tsx")
    assert f'{kind}: "{camel}Stage"' in said("ui/qml/board/BoardWindow.qml")
    assert f"{camel}Panel {{" in said("ui/qml/console/StagePanel.qml")
    assert f'case "{kind}"' in said("facilitation/views.py")
    assert kind in Play._stages


def test_every_file_and_name_on_the_page_is_there() -> None:
    files = re.findall(r"`((?:retrokit|tests)/[\w/.]+)`", DOC)
    assert len(files) > 10
    assert all((ROOT / file).is_file() for file in files), files
    beside = re.findall(r"`(\w+\.(?:py|tsx|qml))`", DOC)
    known = {path.name for folder in ("retrokit", "tests") for path in (ROOT / folder).rglob("*.*")}
    assert set(beside) <= known, set(beside) - known


def test_the_worked_example_is_wired() -> None:
    """What steps 2 and 3 say of ``ask``."""
    rules = {command.__name__ for command in _RULES}
    assert {"AnswerItems", "CloseAsk", "ReopenAsk"} <= rules
    assert messages.Answer in messages.FromPhone.__args__
    assert len(KINDS) <= 10, "kinds are few: many formats share them"
