"""Every pair of text and ground holds WCAG AA in both themes: 4.5 to 1, marks and large text 3 to 1."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlApplicationEngine
from pytestqt.qtbot import QtBot

from retrokit.facilitation.language import Language
from retrokit.ui.engine import Looks, make_engine

GROUNDS = ("paper", "ground", "panel")
PAIRS = (
    *product(("ink", "soft"), GROUNDS),
    *product(("accent", "warn"), ("paper", "panel")),
    ("accentInk", "accent"),
    ("accent", "accentSoft"),
    ("ink", "accentSoft"),
    ("warn", "warnSoft"),
    ("codeInk", "codeGround"),
)


def light(color: QColor) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def engine(request: pytest.FixtureRequest, qtbot: QtBot) -> QQmlApplicationEngine:
    return make_engine(Language(), Looks(dark=request.param))


@pytest.fixture
def theme(engine: QQmlApplicationEngine) -> QObject:
    found = engine.singletonInstance("theme", "Theme")
    assert isinstance(found, QObject)
    return found


def test_texts_can_be_read(theme: QObject) -> None:
    low = {
        pair: round(ratio, 2)
        for pair in PAIRS
        if (ratio := contrast(theme.property(pair[0]), theme.property(pair[1]))) < 4.5
    }
    assert not low


def test_columns_can_be_read_and_told_from_the_ground(theme: QObject) -> None:
    cards, marks = theme.property("cards"), theme.property("marks")
    assert len(cards) == len(marks) == 6
    for card, mark in zip(cards, marks, strict=True):
        assert contrast(theme.property("ink"), QColor(card)) >= 4.5
        for ground in GROUNDS:
            assert contrast(QColor(mark), theme.property(ground)) >= 3
