"""The eyes of the pseudo-language journey see what is wrong, and nothing where all is well."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import async_playwright
from PySide6.QtCore import QByteArray
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from tests.journeys.pseudo import look_at, look_at_page, untranslated
from tests.journeys.world import BROWSER

DATA = ["Sprint 31", "talking early costs less"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("[Ňéxť ~]", ""),
        ("[Ňéxť: Sprint 31 ~]", ""),
        ("[Ĺööķéď åť öň [8 [Ňövéɱbéŕ ~] ~] ~]", ""),
        ("Sprint 31 · 12:30", ""),
        ("Sprint 312 is late", "Sprint 312 is late"),
        ("talking early costs less", ""),
        ("http://127.0.0.1:8777/#ABC", ""),
        ("Next [Ňéxť ~]", "Next"),
        ("[cut off", "never closed: [cut off"),
    ],
)
def test_what_is_outside_of_brackets_is_told(text: str, left: str) -> None:
    assert untranslated(text, DATA) == left


@pytest.mark.parametrize(
    ("qml", "told"),
    [
        ('Text { text: "[Ňéxť ~]" }', ""),
        ('Text { text: "Next" }', "untranslated"),
        ('Text { text: "Sprint 31"; width: 20; elide: Text.ElideRight }', ""),
        ('Text { text: "[Ňéxť: Sprint 31 ~]"; width: 40; elide: Text.ElideRight }', "elided"),
        ('Text { text: "[Ňéxť ~]"; width: 10 }', "wider than its place"),
        (
            'Text { text: "[Ňéxť ~] [Ňéxť ~]"; width: 60; height: 10; wrapMode: Text.Wrap }',
            "higher than its place",
        ),
        ('Text { text: "[Ňéxť ~]"; x: 180 }', "out of sight sideways"),
        ('Text { text: "[Ňéxť ~]"; y: 90 }', "out of sight"),
        ('Text { text: "[Ňéxť ~]"; x: 180; visible: false }', ""),
        ('Item { width: 30; height: 50; clip: true; Text { text: "[Ňéxť ~]" } }', "out of sight sideways"),
        ('Item { Text { text: "[Ňéxť ~]" } Text { text: "[Béšť ~]"; x: 10 } }', "over each other"),
        (
            'Item { width: 9; height: 9; Accessible.role: Accessible.Button; Accessible.name: "Next" }',
            "screen readers",
        ),
    ],
)
def test_a_window_is_seen_as_it_is(qtbot: QtBot, qml: str, told: str) -> None:
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    source = f"import QtQuick\nWindow {{ width: 200; height: 100; visible: true; title: 'Sprint 31'; {qml} }}"
    component.setData(QByteArray(source.encode()), "")
    window = component.create()
    assert isinstance(window, QQuickWindow), component.errorString()
    qtbot.waitExposed(window)
    found = look_at(window, DATA)
    assert all(told in line for line in found) and bool(found) == bool(told), found


PAGES = [
    ("<p>[Ňéxť ~]</p>", ""),
    ("<p>Sprint <b>31</b></p>", ""),
    ("<p>Next</p>", "untranslated"),
    ("<button aria-label='Next'>+</button>", "untranslated"),
    ("<p style='width: 20px; overflow: hidden'>[Ňéxťňéxť ~]</p>", "wider than its place"),
    ("<p style='height: 5px; overflow: hidden'>[Ňéxť ~]</p>", "higher than its place"),
    ("<p style='position: absolute; left: 340px; white-space: nowrap'>[Ňéxť ~]</p>", "beyond the edge"),
    ("<p hidden>Next</p>", ""),
]


def test_a_page_is_seen_as_it_is(chromium: str) -> None:
    async def look() -> None:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium, args=BROWSER)
            page = await browser.new_page(viewport={"width": 360, "height": 740})
            for html, told in PAGES:
                await page.set_content(f"<title>Sprint 31</title><body>{html}</body>")
                found = await look_at_page(page, DATA)
                assert all(told in line for line in found) and bool(found) == bool(told), (html, found)
            await browser.close()

    asyncio.run(look())
