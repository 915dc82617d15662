"""Qt's ``qsTr`` looks its words up in the one catalogue of the app: here it becomes a message file in Qt's own format.

A translator written in Python would be asked from the thread in which Qt reads QML while the main thread waits for that
thread with Python's lock in its hands: both would stand still for ever. Qt's own translator needs no lock.
"""

from __future__ import annotations

from struct import pack

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from retrokit.facilitation.language import Entry, Language

# The format as Qt reads it (qtranslator.cpp): sections of tag, length, bytes. A message without a context fits all contexts.
MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
HASHES, MESSAGES, NUMERUS = 0x42, 0x69, 0x88
END, TRANSLATION, SOURCE = 1, 3, 6
ONE_IF_EQUAL_TO_1 = bytes([0x01, 1])


class Catalogue(QTranslator):
    """Qt's own translator over the catalogue; texts that are not in it stay as they are."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = message_file(language)  # Qt reads from these bytes as long as it lives
        if not self.load(self._data):
            raise ValueError(f"Qt cannot read the catalogue of {language.code}")


def install(translator: QTranslator) -> None:
    """Make the translator heard. The first question is asked here, so that later ones from other threads need no lock."""
    QCoreApplication.installTranslator(translator)
    QCoreApplication.translate("", "")


def message_file(language: Language) -> bytes:
    """The catalogue as a Qt message file, with singular and plural told apart by n = 1."""
    messages, places = bytearray(), []
    for source, entry in language.entries.items():
        if entry == source:
            continue  # Qt shows the source itself; in English that is nearly everything
        places.append((_hash(source.encode()), len(messages)))
        messages += _message(source, entry)
    hashes = b"".join(pack(">II", *place) for place in sorted(places))
    sections = ((HASHES, hashes), (MESSAGES, bytes(messages)), (NUMERUS, ONE_IF_EQUAL_TO_1))
    return MAGIC + b"".join(pack(">BI", tag, len(body)) + body for tag, body in sections)


def _message(source: str, entry: Entry) -> bytes:
    forms = [entry] if isinstance(entry, str) else [entry["one"], entry["other"]]
    parts = [_tagged(TRANSLATION, form.encode("utf-16-be")) for form in forms]
    return b"".join([*parts, _tagged(SOURCE, source.encode()), bytes([END])])


def _tagged(tag: int, body: bytes) -> bytes:
    return pack(">BI", tag, len(body)) + body


def _hash(text: bytes) -> int:
    """The ELF hash, never 0: Qt finds a message by it."""
    h = 0
    for byte in text:
        h = ((h << 4) + byte) & 0xFFFFFFFF
        high = h & 0xF0000000
        h = (h ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return h or 1
