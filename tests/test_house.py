"""The rules of the house that a machine can check: who imports whom, sizes, names, words, and nothing of one machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import catalogue_sources

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "retrokit"
ROOMS = ("facilitation", "storage", "lan", "report", "ui")

LINES = {".py": 400, ".ts": 400, ".tsx": 400, ".css": 400, ".qml": 250}
BAGS = re.compile(r"(^|_)(utils?|common|helpers?|managers?|misc)$", re.IGNORECASE)
# product.md lists the words that are not used; a plural is no way out.
NOT_OUR_WORDS = re.compile(r"\b(action items?|stick(y|ies)|users?|meetings?|hosts?)\b", re.IGNORECASE)
# Spelt so that this file does not find itself.
REGISTRIES = re.compile(
    r"pypi\.or[g]|pythonhosted\.or[g]|registry\.npmj[s]|deb\.debia[n]|npmmirror|^-(-extra)?-?(index-ur[l]|find-link[s])|file:///",
    re.MULTILINE,
)
MACHINE = re.compile(r"(?<![\w.])/(home|Users|work|opt|farm|root)/\w")


def tracked() -> list[Path]:
    """What a commit would hold: tracked files and new ones that are not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [file for name in listed.split("\0") if name and (file := ROOT / name).is_file()]


def modules() -> list[Path]:
    return [file for file in tracked() if file.suffix == ".py" and file.is_relative_to(PACKAGE)]


def imported(code: str) -> Iterator[str]:
    """The absolute names of everything that is imported, wherever it is imported."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute here"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def breach(room: str, name: str) -> bool:
    """Whether a module of ``room`` may not import ``name``. ``room`` is "" for the modules that join the rooms."""
    parts = name.split(".")
    if room == "facilitation" and parts[0] not in sys.stdlib_module_names | {"retrokit"}:
        return True
    if parts[0] != "retrokit" or len(parts) == 1 or not room:
        return False
    return parts[1] not in (room, "facilitation") and parts[1] != "__version__"


@pytest.mark.parametrize(
    ("room", "name", "wrong"),
    [
        ("facilitation", "dataclasses", False),
        ("facilitation", "msgspec", True),
        ("facilitation", "retrokit.facilitation.session", False),
        ("facilitation", "retrokit.storage.store", True),
        ("lan", "aiohttp", False),
        ("lan", "retrokit.facilitation.room", False),
        ("lan", "retrokit.storage.store", True),
        ("ui", "retrokit.app", True),
        ("ui", "retrokit.paths", True),
        ("", "retrokit.ui.engine", False),
    ],
)
def test_the_import_law_itself(room: str, name: str, wrong: bool) -> None:
    assert breach(room, name) is wrong


def test_rooms_import_nobody_but_facilitation() -> None:
    breaches = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in modules()
        for name in imported(file.read_text("utf-8"))
        if breach(room if (room := file.relative_to(PACKAGE).parts[0]) in ROOMS else "", name)
    ]

    assert not breaches


def test_files_stay_short() -> None:
    long = [
        f"{file.relative_to(ROOT)}: {count} lines"
        for file in tracked()
        if file.name != "messages.ts"  # written by lan/typescript.py
        and file.suffix in LINES
        and (count := len(file.read_text("utf-8").splitlines())) > LINES[file.suffix]
    ]

    assert not long


def test_modules_are_nouns_not_bags() -> None:
    assert not [file for file in tracked() if BAGS.search(file.stem) or BAGS.search(file.parent.name)]


def test_every_module_says_what_lives_in_it() -> None:
    silent = []
    for file in modules():
        said = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
        if not 1 <= len(said.splitlines()) <= 12:
            silent.append(file.relative_to(ROOT).as_posix())

    assert not silent


def test_texts_use_the_words_of_the_house() -> None:
    assert not [text for text in catalogue_sources.found() if NOT_OUR_WORDS.search(text)]


def test_documents_and_formats_use_the_words_of_the_house() -> None:
    files = [*(ROOT / "assets/formats").glob("*.toml"), ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    found = [
        f"{file.relative_to(ROOT)}:{number}: {word[0]}"
        for file in files
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        for word in NOT_OUR_WORDS.finditer(line)
        if not re.search(r"`[^`]*\bHost\b[^`]*`|\bHost (header|check)", line)  # HTTP's own word
    ]

    assert not found


def test_no_file_knows_a_registry_or_this_machine() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {place[0]}"
        for file in tracked()
        for pattern in (REGISTRIES, MACHINE)
        if file != Path(__file__) and (place := pattern.search(file.read_text("utf-8", errors="replace")))
    ]

    assert not found


def test_nothing_is_skipped_or_left_to_do() -> None:
    wanting = re.compile(
        r"mark\.(ski[p]|xfai[l])|pytest\.ski[p]\(|importorski[p]|\bTOD[O]\b|\bFIXM[E]\b|NotImplemente[d]Error"
    )
    found = [
        f"{file.relative_to(ROOT)}: {place[0]}"
        for file in tracked()
        if file.suffix in (".py", ".ts", ".tsx", ".qml", ".toml", ".css")
        and (place := wanting.search(file.read_text("utf-8")))
    ]

    assert not found
