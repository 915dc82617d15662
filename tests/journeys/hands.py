"""The facilitator's hands in a journey: a real mouse and real keys on the real windows, and eyes to read them.

Qt's test functions let other events through while they wait. asyncio forbids that inside a task, so each gesture runs
as a plain callback of the loop and the journey awaits its end.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QObject, QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
PATIENCE_S = 20.0


async def until(true: Callable[[], object], what: str | Callable[[], object] = "") -> None:
    """Wait for a condition, never for a time. ``what`` is said when it never comes."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not true():
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"it never came to {what() if callable(what) else what or true}") from None


async def gesture(act: Callable[[], object]) -> None:
    """Do ``act`` outside of any task."""
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def do() -> None:
        try:
            act()
        except BaseException as error:
            done.set_exception(error)
        else:
            done.set_result(None)

    asyncio.get_running_loop().call_soon(do)
    await done


class Hands:
    """Mouse, keys and eyes on one window. Names are ``objectName``; only what can be seen is found."""

    def __init__(self, window: QQuickWindow) -> None:
        self.window = window

    def items(self) -> Iterator[QQuickItem]:
        return _below(self.window.contentItem())

    def all(self, name: str) -> list[QQuickItem]:
        """What is called ``name``, or begins with it when it ends in ":"."""
        part = name.endswith(":")
        return [
            item
            for item in self.items()
            if (item.objectName() == name or (part and item.objectName().startswith(name)))
            and item.isVisible()
        ]

    def has(self, name: str) -> bool:
        return bool(self.all(name))

    def text(self, name: str) -> str:
        found = self.all(name)
        assert found, f"nothing visible is called {name}"
        return str(found[0].property("text"))

    def reads(self, words: str) -> bool:
        """Whether ``words`` can be read in the window."""
        return any(words in text for text in self.texts())

    def texts(self) -> list[str]:
        shown = [item for item in self.items() if item.isVisible() and item.inherits("QQuickText")]
        return [str(item.property("text")) for item in shown]

    def focus(self) -> str:
        """The name of what has the keyboard."""
        up: QQuickItem | None = self.window.activeFocusItem()
        while up is not None and not up.objectName():
            up = up.parentItem()
        return up.objectName() if up else ""

    async def still(self, name: str) -> QPoint:
        """The middle of it as soon as it is there, in sight and at rest."""
        last, same = QPoint(), 0

        def at_rest() -> bool:
            nonlocal last, same
            found = self.all(name)
            if not found or not found[0].isEnabled():
                return False
            middle = QPointF(found[0].width() / 2, found[0].height() / 2)
            now = found[0].mapToScene(middle).toPoint()
            same = same + 1 if now == last else 0
            last = now
            return same >= 4 and self.window.contentItem().contains(QPointF(now))

        await until(at_rest, lambda: f"{name} being in sight: {sorted(self.names())}")
        return last

    def names(self) -> set[str]:
        return {item.objectName() for item in self.items() if item.objectName() and item.isVisible()}

    async def click(self, name: str) -> None:
        """A real click in the middle of it."""
        point = await self.still(name)
        await gesture(lambda: QTest.mouseClick(self.window, LEFT, NONE, point))

    async def drag(self, name: str, onto: str) -> None:
        """Press, move in steps as a hand does, release."""
        start, end = await self.still(name), await self.still(onto)
        await gesture(lambda: QTest.mousePress(self.window, LEFT, NONE, start))
        for step in range(1, 9):
            at = start + (end - start) * step / 8
            await gesture(lambda at=at: QTest.mouseMove(self.window, at))  # type: ignore[misc]
            await asyncio.sleep(0.002)
        await gesture(lambda: QTest.mouseRelease(self.window, LEFT, NONE, end))

    async def press(self, key: Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        await self._wake()
        await gesture(lambda: QTest.keyClick(self.window, key, modifier))

    async def type(self, words: str) -> None:
        """Into whatever has the keyboard, one key after the other."""
        await self._wake()

        def keys() -> None:
            for letter in words:
                QTest.keyClick(self.window, letter)  # type: ignore[call-overload]

        await gesture(keys)

    async def tab_to(self, name: str) -> None:
        """Walk there with Tab alone; ``name`` may be the beginning of it when it ends in ":"."""
        for _ in range(80):
            here = self.focus()
            if here == name or (name.endswith(":") and here.startswith(name)):
                return
            await self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never came to {name}")

    def picture(self, file: str) -> None:
        self.window.grabWindow().save(file)

    async def _wake(self) -> None:
        """Keys go to the window that is active, as on a desktop."""
        if not self.window.isActive():
            self.window.requestActivate()
            await until(self.window.isActive)


def knows(root: QObject, words: str) -> bool:
    """Whether ``words`` are anywhere in ``root``: a text that is hidden, a property, a row of a model, at any depth."""
    seen: set[int] = set()
    todo: list[Any] = [root]
    while todo:
        thing = todo.pop()
        if isinstance(thing, QObject):
            if id(thing) in seen:
                continue
            seen.add(id(thing))
            todo += _inside(thing)
        elif words in repr(thing):
            return True
    return False


def _inside(thing: QObject) -> list[Any]:
    meta = thing.metaObject()
    found: list[Any] = list(thing.children())
    for at in range(meta.propertyCount()):
        name = str(meta.property(at).name())
        if name in TEXTS or type(thing).__module__.startswith("retrokit"):
            found.append(thing.property(name))
    if isinstance(thing, QQuickWindow):
        found.append(thing.contentItem())
    if isinstance(thing, QQuickItem):
        found += thing.childItems()
    if isinstance(thing, QAbstractItemModel):
        rows = range(thing.rowCount())
        found += [thing.data(thing.index(row, 0), role) for row in rows for role in thing.roleNames()]
    return found


# Every property of a QML item would do as well, but some of them are made only when they are asked for.
TEXTS = ("text", "placeholderText", "objectName", "modelData", "cards", "words", "name", "source")


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _below(child)
