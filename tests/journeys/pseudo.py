"""Looks for texts that were never translated and for texts that are cut off, in a session that speaks the pseudo-language.

Every translated text stands in brackets there. What stands outside of brackets and is not data was never translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache

from playwright.async_api import Page
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.journeys.hands import Hands, until

# Signs that say the same in every language: names of keys, the product's name, addresses, sizes of paper.
EVERYWHERE = ("retrokit", "A4", "F2")
# Where the end of a long text may be missing: it can be read in full elsewhere.
TEASERS = ("format:",)
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"(https?://)?\d+\.\d+\.\d+\.\d+(:\d+)?\S*|\b[\da-f:]*::[\da-f:]*")
SLACK = 1.5


def data_in(*things: object) -> list[str]:
    """Every text that is in ``things`` at any depth: what people and formats say, the longest first."""
    found: set[str] = set()
    todo = list(things)
    while todo:
        thing = todo.pop()
        if isinstance(thing, str):
            found.update(part for part in (thing, " ".join(thing.split())) if len(part) > 1)
        elif is_dataclass(thing) and not isinstance(thing, type):
            todo += [getattr(thing, field.name) for field in fields(thing)]
        elif isinstance(thing, dict):
            todo += [*thing.keys(), *thing.values()]
        elif isinstance(thing, list | tuple | set | frozenset):
            todo += thing
    return sorted(found, key=len, reverse=True)


def untranslated(text: str, data: Iterable[str]) -> str:
    """The letters of ``text`` that are neither data nor in brackets, or ""."""
    text = _ADDRESS.sub(" ", _any_of(tuple(data)).sub(" ", text))
    depth, outside = 0, ""
    for sign in text:
        depth += sign == "["
        if not depth:
            outside += sign
        depth -= sign == "]" and depth > 0
    if depth:
        return f"never closed: {text}"
    return outside.strip() if _LETTER.search(outside) else ""


@lru_cache(maxsize=8)
def _any_of(known: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, (*known, *EVERYWHERE)))})(?!\w)", re.IGNORECASE)


async def at_rest(window: QQuickWindow) -> None:
    """Everything has found its place and stays there."""
    last: list[object] = []
    same = 0

    def still() -> bool:
        nonlocal last, same
        now: list[object] = [
            (item.mapToScene(QPointF(item.width(), item.height())), text(item)) for item in texts(window)
        ]
        same, last = (same + 1 if now == last else 0), now
        return same >= 6

    await until(still, "a window at rest")


def texts(window: QQuickWindow) -> Iterator[QQuickItem]:
    """The text items that can be seen."""
    return (
        item for item in Hands(window).items() if item.inherits("QQuickText") and _seen(item) and text(item)
    )


def text(item: QQuickItem) -> str:
    return str(item.property("text"))


def area(item: QQuickItem) -> QRectF:
    """What the letters of a text cover, in the window."""
    size = QSizeF(item.property("contentWidth"), item.property("contentHeight"))
    spare = QPointF(item.width() - size.width(), item.height() - size.height())
    across = {2: 1.0, 4: 0.5}.get(_number(item, "effectiveHorizontalAlignment"), 0.0)
    down = {64: 1.0, 128: 0.5}.get(_number(item, "verticalAlignment"), 0.0)
    top = float(item.property("topPadding")) if not down else 0.0
    return QRectF(item.mapToScene(QPointF(spare.x() * across, spare.y() * down + top)), size)


def _number(item: QQuickItem, enumeration: str) -> int:
    """Python knows nothing of Qt Quick's enumerations, QML does."""
    context = qmlContext(item)
    return int(QQmlExpression(context, item, f"{enumeration} + 0").evaluate()[0]) if context else 0


def look_at(window: QQuickWindow, data: list[str]) -> list[str]:
    """What is wrong with the texts of a window, one line each."""
    found = [f"title: {left}" for left in [untranslated(window.title(), data)] if left]
    shown = list(texts(window))
    for item in shown:
        if left := untranslated(text(item), data):
            found.append(f"untranslated: {left!r} in {text(item)!r}")
        found += [f"{what}: {text(item)!r} ({_named(item)})" for what in _clipped(item, window, data)]
    for item in Hands(window).items():
        if (
            _seen(item)
            and (spoken := _spoken(item)) != item.property("text")
            and (left := untranslated(spoken, data))
        ):
            found.append(f"untranslated for screen readers: {left!r} in {spoken!r} ({_named(item)})")
    return [*found, *_on_top(shown)]


def _clipped(item: QQuickItem, window: QQuickWindow, data: list[str]) -> Iterator[str]:
    free = _is_data(text(item), data)
    if item.property("truncated") and not free and not _named(item).startswith(TEASERS):
        yield "elided"
    if float(item.property("contentWidth")) > item.width() + SLACK:
        yield f"wider than its place ({item.property('contentWidth'):.0f} > {item.width():.0f})"
    if float(item.property("contentHeight")) > item.height() + SLACK and not item.property("truncated"):
        yield f"higher than its place ({item.property('contentHeight'):.0f} > {item.height():.0f})"
    box = area(item)
    place, scrolls = _frame(item, window)
    if box.left() < place.left() - SLACK or box.right() > place.right() + SLACK:
        yield f"out of sight sideways ({box.left():.0f} to {box.right():.0f})"
    if not scrolls and (box.top() < place.top() - SLACK or box.bottom() > place.bottom() + SLACK):
        yield f"out of sight ({box.top():.0f} to {box.bottom():.0f})"


def _on_top(shown: list[QQuickItem]) -> Iterator[str]:
    """Texts that run into one another, where neither is in a layer of its own."""
    boxes = [(area(item).adjusted(2, 3, -2, -3), item) for item in shown]
    for n, (box, item) in enumerate(boxes):
        for other, below in boxes[n + 1 :]:
            if box.intersects(other) and not _layered(item, below):
                yield f"over each other: {text(item)!r} and {text(below)!r}"


def _layered(one: QQuickItem, other: QQuickItem) -> bool:
    """Whether a sheet, a scroll or a held card lies between the two."""
    ups = set(_up(one))
    common = next(item for item in _up(other) if item in ups)
    branches = [i for item in (one, other) for i in _up(item) if common in list(_up(i)) and i != common]
    return any(i.z() != 0 or i.inherits("QQuickFlickable") or "Sheet" in i.objectName() for i in branches)


def _frame(item: QQuickItem, window: QQuickWindow) -> tuple[QRectF, bool]:
    """What the text must lie in: the window, cut by whatever cuts it; and whether it can be scrolled into sight."""
    place, scrolls = QRectF(QPointF(0, 0), QSizeF(window.size())), False
    for up in _up(item):
        if up.inherits("QQuickFlickable"):
            scrolls = True
        if up.clip():
            place = place.intersected(QRectF(up.mapToScene(QPointF(0, 0)), up.size()))
    return place, scrolls


def _up(item: QQuickItem) -> Iterator[QQuickItem]:
    at: QQuickItem | None = item
    while at is not None:
        yield at
        at = at.parentItem()


def _seen(item: QQuickItem) -> bool:
    return item.isVisible() and all(up.opacity() > 0.01 for up in _up(item))


def _is_data(text: str, data: list[str]) -> bool:
    return "[" not in text and not untranslated(text, data)


def _spoken(item: QQuickItem) -> str:
    face: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return "" if face is None else face.text(QAccessible.Text.Name)


def _named(item: QQuickItem) -> str:
    return next((up.objectName() for up in _up(item) if up.objectName()), "")


# Text nodes and names for screen readers that can be met on the page, and what sticks out or is cut.
_LOOK = """() => {
  const said = [], cut = [], root = document.documentElement;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, up = node.parentElement;
    if (!node.data.trim() || up.closest("script, style")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!box.width || !up.checkVisibility()) continue;
    const block = [...function* () { for (let e = up; e; e = e.parentElement) yield e }()].find(
      e => getComputedStyle(e).display !== "inline");
    said.push(block.innerText || node.data);
    if (up.closest(".unseen")) continue;
    if (box.left < -1 || box.right > root.clientWidth + 1) cut.push(`beyond the edge: ${node.data}`);
  }
  for (const e of document.querySelectorAll("[aria-label], [placeholder], [title], [alt]"))
    for (const name of ["aria-label", "placeholder", "title", "alt"])
      if (e.getAttribute(name)) said.push(e.getAttribute(name));
  for (const e of document.querySelectorAll("body *")) {
    if (e.closest(".unseen") || !e.checkVisibility() || e.matches("textarea, input")) continue;
    const style = getComputedStyle(e);
    if (style.display === "inline" || !e.clientWidth) continue;
    const own = [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
    if (own && e.scrollWidth > e.clientWidth + 1) cut.push(`wider than its place: ${e.tagName}.${e.className} ${e.innerText}`);
    if (style.overflowY === "hidden" && e.scrollHeight > e.clientHeight + 1)
      cut.push(`higher than its place: ${e.tagName}.${e.className} ${e.innerText}`);
  }
  for (const e of document.querySelectorAll("textarea, input"))
    if (e.placeholder && !e.value && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
      cut.push(`placeholder does not fit: ${e.placeholder}`);
  said.push(document.title);
  return [[...new Set(said)], [...new Set(cut)]];
}"""


async def look_at_page(page: Page, data: list[str]) -> list[str]:
    """What is wrong with the texts of the phone page, one line each."""
    said, cut = await page.evaluate(_LOOK)
    return [
        f"untranslated: {left!r} in {text!r}" for text in said if (left := untranslated(text, data))
    ] + list(cut)
