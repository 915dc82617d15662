"""Text while it is being typed: sent a breath after the last key, at once when the editor is left, never overwritten."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from retrokit.facilitation.commands import Command, EditExperiment, EditLearning, NoteTopic, WriteNotes

BREATH_MS = 300


def command_for(key: str, text: str) -> Command:
    """What a text means. Keys: ``notes``, ``topic/ID``, ``experiment/ID/FIELD``, ``learning/ID/FIELD``."""
    match key.split("/"):
        case ["notes"]:
            return WriteNotes(text)
        case ["topic", topic]:
            return NoteTopic(topic, text)
        case ["experiment", experiment, field]:
            return EditExperiment(experiment, field, text)
        case ["learning", learning, field]:
            return EditLearning(learning, field, text)
    raise ValueError(key)


class Drafts(QObject):
    """What is typed and not yet told. An editor asks ``text`` what to show and reports ``typed`` and ``left``."""

    # For the very end: QML may say its last word to an object from which Python has taken everything already.
    _unsent: frozenset[str] = frozenset()
    _attended = ""

    def __init__(self, send: Callable[[Command], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._typed: dict[str, str] = {}
        self._timer = QTimer(self, singleShot=True, interval=BREATH_MS)
        self._timer.timeout.connect(self.flush)

    @Slot(str, str)
    def typed(self, key: str, text: str) -> None:
        """The person changed the text of an editor."""
        if self._unsent - {key}:
            self.flush()
        self._typed[key] = text
        self._unsent |= {key}
        self._timer.start()

    @Slot(str)
    def attend(self, key: str) -> None:
        """The editor has the focus."""
        self._attended = key

    @Slot(str)
    def leave(self, key: str) -> None:
        """The editor lost the focus, or is going away."""
        if self._attended == key:
            self._attended = ""
        if key in self._unsent:
            self.flush()

    @Slot(str, str, result=str)
    def text(self, key: str, known: str) -> str:
        """What the editor shows when it is made: what was typed last, if that is not known yet."""
        return self._typed.get(key, known)

    @Slot(str, str, str, result=str)
    def news(self, key: str, known: str, now: str) -> str:
        """What the editor shows after the session said ``known``; ``now`` is what it shows already."""
        if key in self._unsent or (key == self._attended and key in self._typed):
            return now
        self._typed.pop(key, None)
        return known

    @Slot()
    def flush(self) -> None:
        """Tell everything that is typed, now."""
        self._timer.stop()
        unsent, self._unsent = self._unsent, frozenset()
        for key in sorted(unsent):
            self._send(command_for(key, self._typed[key]))

    def forget(self) -> None:
        """Another session: nothing typed in this one counts there."""
        self.flush()
        self._typed.clear()
        self._attended = ""
