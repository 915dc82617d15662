"""What phones and documents promise, and whether the tests exist that hold each sentence."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "anonymity.md"
SHEET = ROOT / "retrokit" / "lan" / "page" / "src" / "parts" / "About.tsx"
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
SAID = re.compile(r'<(?:li|p)[^>]*>\s*\{t\("([^"]+)"\)\}')


def sentences() -> list[str]:
    """What the phone shows under "What is kept about me?"."""
    return SAID.findall(SHEET.read_text("utf-8"))


def rows() -> dict[str, str]:
    """The sentences of the document, each with what holds it."""
    cells = [
        line.strip("| \n").split(" | ")
        for line in PAGE.read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    return {row[0]: row[1] for row in cells if len(row) == 2}


def functions(file: Path) -> set[str]:
    tree = ast.parse(file.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_the_phone_says_what_the_document_says() -> None:
    told = sentences()
    assert len(told) >= 8
    assert [sentence for sentence in told if sentence not in rows()] == []


def test_every_promise_names_its_test_and_every_limit_says_that_it_is_one() -> None:
    held = {sentence: by for sentence, by in rows().items() if sentence in sentences()}
    assert [s for s, by in held.items() if not NAMED.search(by) and not by.startswith("a limit")] == []


@pytest.mark.parametrize("document", ["docs/anonymity.md", "SECURITY.md"])
def test_every_test_that_is_named_exists(document: str) -> None:
    named = NAMED.findall((ROOT / document).read_text("utf-8"))
    assert named
    for file, test in named:
        assert (ROOT / file).is_file(), file
        assert not test or test in functions(ROOT / file), f"{file}::{test}"
