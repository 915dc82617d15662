"""Finds every text a person reads in the sources; ``make catalogue`` writes them to ``assets/i18n/en.json``.

In Python that is what ``.text("...")`` and ``.count("...")`` are given, what makes a ``NextStep``, what is marked
as a table of words, and every string that is a whole sentence, for refusals and advice travel far before they are said.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "assets/i18n/en.json"
PAGE = ROOT / "retrokit/lan/page/src"

Entries = dict[str, str | dict[str, str]]

# Sentences that no translation reaches: a terminal's help, and what only a programmer sees.
UNTRANSLATED = ("retrokit/cli.py", "retrokit/lan/typescript.py", "retrokit/storage/migrations.py")
# Tables of short words that are looked up before they are said: file, and the name of the constant.
TABLES = (("retrokit/report/dates.py", "_MONTHS"),)

_SENTENCE = re.compile(r"^(?!SELECT |DELETE |UPDATE |INSERT )[A-Z{%][^\n]* [^\n]*[.?!]$")
_PLURAL = re.compile(r"%n|\(e?s\)")
_SPEAKERS = re.compile(r"(language|words)$")
_QUOTED = r'"((?:[^"\\\n]|\\.)*)"'
_JOINED = re.compile(rf"{_QUOTED}\s*\+\s*{_QUOTED}")
_QML = re.compile(rf"\bqsTr\(\s*{_QUOTED}")
_SCRIPT = re.compile(rf"(?<![\w.])tn?\(\s*{_QUOTED}")


def found() -> set[str]:
    """The English sources of windows, report, laptop and page."""
    texts: set[str] = set()
    for file in sorted((ROOT / "retrokit").rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        if name not in UNTRANSLATED and "node_modules" not in name:
            tables = {constant for where, constant in TABLES if where == name}
            texts.update(python_texts(file.read_text("utf-8"), tables))
    for file in sorted((ROOT / "retrokit/ui").rglob("*.qml")):
        texts.update(_quoted(_QML, file.read_text("utf-8")))
    return texts | page_texts()


def page_texts() -> set[str]:
    """The sources that the phone page says."""
    files = [*PAGE.rglob("*.ts"), *PAGE.rglob("*.tsx")]
    return {text for file in files for text in _quoted(_SCRIPT, file.read_text("utf-8"))}


def python_texts(code: str, tables: Collection[str] = ()) -> Iterator[str]:
    """What a person may read of the Python source ``code``."""
    tree = ast.parse(code)
    quiet = set(_not_for_people(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in quiet:
            if _SENTENCE.match(node.value):
                yield node.value
        elif isinstance(node, ast.Call):
            yield from _asked_for(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            names = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(name, ast.Name) and name.id in tables for name in names) and node.value:
                yield from _words(node.value)


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
            forms = {"one": _ending(text, ""), "other": _ending(text, r"\1")}
            entries[text] = old if isinstance(old, dict) else forms
    return entries


def written() -> Entries:
    """The catalogue as it stands in the repository."""
    entries: Entries = json.loads(CATALOGUE.read_text("utf-8")) if CATALOGUE.is_file() else {}
    return entries


def _asked_for(call: ast.Call) -> Iterator[str]:
    place = _place(call.func)
    if place is None or len(call.args) <= place:
        return
    options = [call.args[place]]
    while options:  # both arms of a choice
        node = options.pop()
        if isinstance(node, ast.IfExp):
            options += [node.body, node.orelse]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _place(called: ast.expr) -> int | None:
    """Which argument of this call is a text for people, if any: a ``Language`` is asked, or the text goes to one."""
    if isinstance(called, ast.Attribute) and called.attr in ("text", "count"):
        return 0 if _SPEAKERS.search(ast.unparse(called.value)) else None
    return {"text": 0, "translated": 0, "NextStep": 1}.get(ast.unparse(called))


def _words(table: ast.expr) -> Iterator[str]:
    """The texts of a constant; ``"one two".split()`` is two."""
    split = isinstance(table, ast.Call) and ast.unparse(table.func).endswith(".split")
    for node in ast.walk(table):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from node.value.split() if split else [node.value]


def _not_for_people(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, what goes to the log, what programmers see when they call something wrongly, parts of f-strings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from node.values
        elif isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name.startswith("log.") or re.fullmatch(
                r"(Value|Type|Key|Runtime|FileNotFound|Assertion)Error", name
            ):
                yield from node.args


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
