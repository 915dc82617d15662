"""The table of figures in README: ``python -m tests.trust.table`` prints it, with ``--write`` it goes into README."""

from __future__ import annotations

import json
import sys
from pathlib import Path

FIGURES = Path(__file__).with_name("figures.json")
README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN, END = "<!-- figures of make trust -->", "<!-- end of figures -->"
NONE_YET = "No run of `make trust` at release size has been recorded for this version yet."


def table(figures: Path = FIGURES) -> str:
    """Markdown: a row for each proof, with all it measured."""
    if not figures.is_file():
        return NONE_YET
    kept = json.loads(figures.read_text("utf-8"))
    rows = [
        f"Measured on {kept['date']} at commit `{kept['commit']}`:",
        "",
        "| proof | figures |",
        "| --- | --- |",
    ]
    for figure in kept["figures"]:
        said = ", ".join(
            f"{_words(name)} {_value(value)}" for name, value in figure.items() if name != "proof"
        )
        rows.append(f"| {_value(figure['proof'])} | {said} |")
    return "\n".join(rows)


def shown(readme: str) -> str:
    """What README shows between its two markers. Raises ValueError without them."""
    start = readme.index(BEGIN) + len(BEGIN)
    return readme[start : readme.index(END, start)].strip()


def renewed(readme: str, text: str) -> str:
    start = readme.index(BEGIN) + len(BEGIN)
    return f"{readme[:start]}\n{text}\n{readme[readme.index(END, start) :]}"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _value(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value).replace("|", "/")


def main(arguments: list[str]) -> None:
    if "--write" in arguments:
        README.write_text(renewed(README.read_text("utf-8"), table()), "utf-8")
    else:
        print(table())


if __name__ == "__main__":
    main(sys.argv[1:])
