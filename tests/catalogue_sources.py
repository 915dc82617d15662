"""Finds every text a person reads in the sources; ``make catalogue`` writes them to ``assets/i18n/en.json``.

``python_texts`` says how they are found in Python; in QML and on the page a text stands where it is translated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.python_texts import Module

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "assets/i18n/en.json"
PAGE = ROOT / "retrokit/lan/page/src"

Entries = dict[str, str | dict[str, str]]

_PLURAL = re.compile(r"%n|\(e?s\)")
_QUOTED = r'"((?:[^"\\\n]|\\.)*)"'
_JOINED = re.compile(rf"{_QUOTED}\s*\+\s*{_QUOTED}")
_QML = re.compile(rf"\bqsTr\(\s*{_QUOTED}")
_SCRIPT = re.compile(rf"(?<![\w.])tn?\(\s*{_QUOTED}")
# A translator that is given something else than a text: nobody would find the text.
_UNQUOTED = re.compile(r'(?:\bqsTr|(?<!function )(?<![\w.])tn?)\(\s*(?!")[^\n]*')


def found() -> set[str]:
    """The English sources of windows, report, laptop and page."""
    texts = {text for module in python_modules().values() for text in module.texts}
    for file in sorted((ROOT / "retrokit/ui").rglob("*.qml")):
        texts.update(_quoted(_QML, file.read_text("utf-8")))
    return texts | page_texts()


def lost() -> dict[str, list[str]]:
    """What goes to a translator and cannot be found by reading, by file: nobody would notice a missing translation."""
    by_file = {name: sorted(module.lost) for name, module in python_modules().items()}
    for file in (*(ROOT / "retrokit/ui").rglob("*.qml"), *_scripts()):
        by_file[file.name] = _UNQUOTED.findall(file.read_text("utf-8"))
    return {name: code for name, code in by_file.items() if code}


@cache
def python_modules() -> dict[str, Module]:
    files = sorted(file for file in (ROOT / "retrokit").rglob("*.py") if "node_modules" not in file.parts)
    return {file.relative_to(ROOT).as_posix(): Module(file.read_text("utf-8")) for file in files}


def page_texts() -> set[str]:
    """The sources that the phone page says."""
    return {text for file in _scripts() for text in _quoted(_SCRIPT, file.read_text("utf-8"))}


def _scripts() -> list[Path]:
    return sorted((*PAGE.rglob("*.ts"), *PAGE.rglob("*.tsx")))


def page_plurals() -> Entries:
    """The forms the page has built in, because it speaks before the laptop has sent it any words."""
    script = (PAGE / "words.ts").read_text("utf-8")
    table = script[script.index("ENGLISH") :]
    table = table[table.index("= {") + 2 : table.index("};") + 1]
    quoted = re.sub(r"\b(one|other):", r'"\1":', table)
    entries: Entries = json.loads(re.sub(r",(\s*})", r"\1", quoted))
    return entries


def catalogue(texts: set[str], kept: Entries) -> Entries:
    """An entry for each text, sorted. Plural forms somebody wrote are kept; new ones follow the ``(s)`` in the source."""
    entries: Entries = {}
    for text in sorted(texts):
        old = kept.get(text)
        if not _PLURAL.search(text):
            entries[text] = text
        else:
            forms = {"one": _ending(text, "").replace("people", "person"), "other": _ending(text, r"\1")}
            entries[text] = old if isinstance(old, dict) else forms
    return entries


def written() -> Entries:
    """The catalogue as it stands in the repository."""
    entries: Entries = json.loads(CATALOGUE.read_text("utf-8")) if CATALOGUE.is_file() else {}
    return entries


def _quoted(pattern: re.Pattern[str], code: str) -> Iterator[str]:
    while (joined := _JOINED.sub(r'"\1\2"', code)) != code:
        code = joined
    return (json.loads(f'"{text}"') for text in pattern.findall(code))


def _ending(text: str, form: str) -> str:
    return re.sub(r"\((e?s)\)", form, text).replace("persons", "people")


if __name__ == "__main__":
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(
        json.dumps(catalogue(found(), written() | page_plurals()), ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
    )
