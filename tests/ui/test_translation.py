"""``qsTr`` speaks the language of the catalogue, and the catalogue's bytes are what Qt expects."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QObject
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent
from pytestqt.qtbot import QtBot

from retrokit.facilitation.language import Language
from retrokit.ui.engine import make_engine

GERMAN = Language(
    "de",
    {
        "Topics": "Themen – ÄÖÜ \U0001f389",
        "%n card(s)": {"one": "%n Karte", "other": "%n Karten"},
        "%1 of %2": "%1 von %2",
    },
)


@pytest.fixture
def engine(qtbot: QtBot) -> QQmlApplicationEngine:
    return make_engine(GERMAN)


def said(engine: QQmlApplicationEngine, expression: str) -> str:
    component = QQmlComponent(engine)
    component.setData(
        QByteArray(f"import QtQml\nQtObject {{ property string said: {expression} }}".encode()), ""
    )
    made = component.create()
    assert isinstance(made, QObject), component.errorString()
    return str(made.property("said"))


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ('qsTr("Topics")', "Themen – ÄÖÜ \U0001f389"),
        ('qsTr("%n card(s)", "", 1)', "1 Karte"),
        ('qsTr("%n card(s)", "", 0)', "0 Karten"),
        ('qsTr("%n card(s)", "", 27)', "27 Karten"),
        ('qsTr("%1 of %2").arg(1).arg(4)', "1 von 4"),
        ('qsTr("Nobody translated this")', "Nobody translated this"),
    ],
)
def test_qml_speaks_the_catalogue(engine: QQmlApplicationEngine, expression: str, words: str) -> None:
    assert said(engine, expression) == words


def test_many_texts_find_each_their_own(qtbot: QtBot) -> None:
    engine = make_engine(Language("xx", {f"text {n}": f"words {n}" for n in range(500)}))
    for n in (0, 1, 99, 250, 499):
        assert said(engine, f'qsTr("text {n}")') == f"words {n}"
