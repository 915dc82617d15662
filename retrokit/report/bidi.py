"""The Unicode bidirectional algorithm (UAX 9) for text without explicit controls, which ``plain`` has taken out.

``levels`` is called before lines are broken, ``visual`` once for every line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import bidirectional

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_PAIRS = dict(zip("([{\u3008\u300a\u300c\u2329", ")]}\u3009\u300b\u300d\u232a", strict=True))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "BN"))


def needs_levels(text: str) -> bool:
    """False for most texts, which then need no work at all."""
    return _RIGHT_TO_LEFT.search(text) is not None


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """The paragraph's level (``base``, or 0 or 1 from its first strong letter) and the level of every character."""
    original = [bidirectional(letter) or "L" for letter in text]
    if base is None:
        base = next((0 if kind == "L" else 1 for kind in original if kind in ("L", "R", "AL")), 0)
    outer = "R" if base else "L"
    kinds = list(original)
    _weak(kinds, outer)
    _brackets(text, kinds, outer)
    _neutral(kinds, outer)
    found = [_implicit(base, kind) for kind in kinds]
    _reset_spaces(original, found, base)
    return base, found


def _weak(kinds: list[str], outer: str) -> None:
    before, strong = outer, outer
    for i, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):  # W1
            kinds[i] = kind = before
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":  # W2
            kinds[i] = kind = "AN"
        before = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for i in range(1, len(kinds) - 1):  # W4
        near, far = kinds[i - 1], kinds[i + 1]
        if near == far and (_joins(kinds[i], near)):
            kinds[i] = near
    _terminators(kinds)
    strong = outer
    for i, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):  # W6
            kinds[i] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            kinds[i] = "L"


def _joins(sign: str, number: str) -> bool:
    return (sign == "CS" and number in ("EN", "AN")) or (sign == "ES" and number == "EN")


def _terminators(kinds: list[str]) -> None:
    """W5: a row of currency or percent signs beside a number belongs to the number."""
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        beside = (*kinds[max(start - 1, 0) : start], *kinds[end : end + 1])
        if "EN" in beside:
            kinds[start:end] = ["EN"] * (end - start)
        start = max(end, start + 1)


def _brackets(text: str, kinds: list[str], outer: str) -> None:
    """N0: both brackets of a pair take the direction of what they hold."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for i, letter in enumerate(text):
        if kinds[i] != "ON":
            continue
        if letter in _PAIRS:
            opened.append((_PAIRS[letter], i))
            continue
        match = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == letter), None)
        if match is not None:
            pairs.append((opened[match][1], i))
            del opened[match:]
    for first, last in sorted(pairs):
        inside = {_strong(kind) for kind in kinds[first + 1 : last]} - {""}
        if outer in inside:
            kinds[first] = kinds[last] = outer
        elif inside:
            before = next((_strong(kind) for kind in reversed(kinds[:first]) if _strong(kind)), outer)
            kinds[first] = kinds[last] = before


def _strong(kind: str) -> str:
    return "L" if kind == "L" else "R" if kind in ("R", "EN", "AN") else ""


def _neutral(kinds: list[str], outer: str) -> None:
    """N1 and N2: what is between two of a kind is of that kind, the rest goes with the paragraph."""
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > start:
            before = _strong(kinds[start - 1]) if start else outer
            after = _strong(kinds[end]) if end < len(kinds) else outer
            kinds[start:end] = [before if before == after else outer] * (end - start)
        start = max(end, start + 1)


def _implicit(base: int, kind: str) -> int:
    """I1 and I2."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _reset_spaces(original: Sequence[str], found: list[int], base: int) -> None:
    """L1: spaces at the end (and before a tab, which ``plain`` has made a space) go with the paragraph."""
    for i in range(len(found) - 1, -1, -1):
        if original[i] not in _NEUTRAL:
            break
        if original[i] != "ON":
            found[i] = base


def visual(found: Sequence[int]) -> list[int]:
    """L2: the indices of a line's runs (given their levels) from left to right."""
    order = list(range(len(found)))
    if not found:
        return order
    for level in range(max(found), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            if end > start:
                order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order
