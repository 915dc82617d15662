"""A QObject that shows a handful of typed facts to QML. Consoles and home screens are made of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal


def fact(name: str, kind: type, changed: Signal) -> Property:
    """A read-only property ``name`` of a ``Facts`` class. ``changed`` is that class's own signal.

    Each class declares its own signal: PySide finds no notifier that a Python base class declares.
    """
    return Property(kind, lambda shown: shown.fact(name), notify=changed)


class Facts(QObject):
    """Holds values by name and tells once when any of them changed. Subclasses declare ``changed`` and the facts."""

    if TYPE_CHECKING:
        changed = Signal()

    def __init__(self, parent: QObject | None = None, **facts: Any) -> None:
        super().__init__(parent)
        self._facts: dict[str, Any] = facts

    def fact(self, name: str) -> Any:
        """The value shown as ``name``."""
        return self._facts[name]

    def show(self, **facts: Any) -> None:
        """Show these from now on; says nothing when nothing differs."""
        after = {**self._facts, **facts}
        if after != self._facts:
            self._facts = after
            self.changed.emit()
