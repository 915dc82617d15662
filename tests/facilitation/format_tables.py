"""Tables of formats for Hypothesis, drawn from the shape that the reader itself has: new kinds and keys come by themselves."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from retrokit.facilitation.format_draft import model_of
from retrokit.facilitation.format_shape import Ask, Asks, shape
from retrokit.facilitation.format_write import canonical
from retrokit.facilitation.formats import KINDS, Kind
from retrokit.gallery import load
from retrokit.paths import assets

SHIPPED = load((assets() / "formats",))[0]

# What is hard to write: quotes of both sorts, backslashes, what ends a text too early, what is no ASCII.
HARD = st.sampled_from(
    ['"', '""', '"""', "'''", "\\", "\\u0041", "#", "ä", "ß", "🙂", "\u200b", "a b", "\n", "\r\n  ", "]"]
)
LETTERS = st.one_of(HARD, st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12))


def texts(most: int) -> st.SearchStrategy[str]:
    """Texts of 1 to ``most`` characters as the reader counts them, short ones and full ones."""
    pieces = st.lists(LETTERS, min_size=1, max_size=30)
    full = pieces.map(" ".join).map(lambda some: (some + " ") * (most // (len(some) + 1) + 1))
    return st.one_of(pieces.map("".join), full).map(lambda text: canonical(text)[:most].strip() or "x")


def values(ask: Ask) -> st.SearchStrategy[Any]:
    if ask.sort == "text":
        return texts(ask.most)
    if ask.sort == "texts":
        return st.lists(texts(ask.length), min_size=1, max_size=ask.most)
    if ask.sort == "number":
        return st.integers(1, min(ask.most, 12))
    if ask.sort == "numbers":
        return st.lists(st.integers(1, ask.length), min_size=1, max_size=ask.most)
    if ask.sort == "flag":
        return st.booleans()
    if ask.sort == "pair":
        return st.tuples(*[st.integers(1, ask.most)] * 2).map(sorted)
    if ask.sort == "choices":
        return st.lists(st.sampled_from(ask.choices), min_size=1, unique=True)
    return st.sampled_from(ask.choices)


def parts(asks: Asks, base: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Tables with these keys; what the shape cannot tell stays as it is in ``base``."""
    known = {
        key: ask
        for key, ask in asks.items()
        if ask.sort not in ("id", "other", "parts") and key != "kind" and not _unbounded(ask)
    }
    return st.fixed_dictionaries(
        {key: values(ask) for key, ask in known.items() if ask.needed},
        optional={key: values(ask) for key, ask in known.items() if not ask.needed},
    ).map(lambda drawn: base | drawn)


# What stages of every kind have. The keys of one kind hang together, so they stay as a format of the app has them.
COMMON = ("name", "heading", "prompt", "minutes", "say", "watch", "points", "after", "say_after")


def _unbounded(ask: Ask) -> bool:
    """Numbers of which there are as many as of something else: the shape cannot tell how many."""
    return ask.sort == "numbers" and not ask.most


def stage(kind: Kind) -> st.SearchStrategy[dict[str, Any]]:
    asks = {key: ask for key, ask in shape().stages[kind].items() if key in COMMON}
    return parts(asks, model_of(kind, SHIPPED))


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """Whole formats, nearly always good ones."""
    table: dict[str, Any] = draw(parts(shape().top, {"id": "drawn"}))
    kinds = ["collect", *draw(st.lists(st.sampled_from(KINDS), max_size=5))]
    table["columns"] = draw(st.lists(parts(shape().column, {}), min_size=1, max_size=6))
    table["stages"] = [draw(stage(kind)) for kind in kinds]
    for key in ("columns", "stages"):
        table[key] = [{**part, "id": f"part-{at}"} for at, part in enumerate(table[key])]
    table["minutes"] = sum(part["minutes"] for part in table["stages"])
    return table
