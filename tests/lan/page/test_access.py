"""Every screen fits, can be read and reached: small phones, both themes, large type, the keyboard alone."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from dataclasses import replace

import msgspec
import pytest
from playwright.async_api import Page, expect

from retrokit.facilitation.faces import PublicView
from retrokit.lan.messages import Add, Ballot
from tests.catalogue_sources import page_texts
from tests.lan.page import scenes
from tests.lan.page.conftest import Play, Room, beat

SCREENS: tuple[PublicView, ...] = (
    scenes.lobby(),
    scenes.look_back(),
    scenes.welcome(),
    scenes.collect(),
    scenes.collect(columns=6, phones=2),
    scenes.collect(revealed=True, cards=12, hard=True),
    scenes.collect(open=False, revealed=True, cards=60, hard=True),
    scenes.group(hard=True),
    scenes.vote(count=40, budget=10, per_topic=2, hard=True),
    scenes.vote(open=False, hard=True),
    scenes.place(count=9, hard=True),
    scenes.place(open=False, count=9, hard=True),
    scenes.forces(),
    scenes.discuss(hard=True),
    scenes.discuss(current=""),
    scenes.decide(hard=True),
    scenes.rate(),
    scenes.rate(open=False),
    scenes.fist(),
    scenes.fist(open=False),
    scenes.statements(hard=True, count=8),
    scenes.statements(open=False, hard=True, count=8),
    scenes.closed(),
)

# For every piece of visible text: its contrast with what is painted under it, and its size.
TEXTS = """() => {
    const light = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const parts = (color) => color.match(/[\\d.]+/g).map(Number);
    const under = (node) => {
        for (let at = node; at; at = at.parentElement) {
            const color = parts(getComputedStyle(at).backgroundColor);
            if (color.length < 4 || color[3] === 1) return color;
        }
        return [255, 255, 255];
    };
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
        const node = text.parentElement;
        if (!text.data.trim() || node.closest(".unseen, noscript, script") || !node.checkVisibility()) continue;
        const style = getComputedStyle(node);
        const [a, b] = [light(parts(style.color)), light(under(node))].sort((x, y) => y - x);
        found.push({ text: text.data.trim().slice(0, 40), ratio: (a + 0.05) / (b + 0.05), size: parseFloat(style.fontSize) });
    }
    return found;
}"""

# What can be touched, with the area that answers: a label counts for the radio button inside.
TARGETS = """() => [...document.querySelectorAll("button, a, summary, textarea, input, select")]
    .filter((node) => node.checkVisibility())
    .map((node) => {
        const area = (node.closest("label") ?? node).getBoundingClientRect();
        const name = node.getAttribute("aria-label") || node.labels?.[0]?.innerText || node.innerText;
        return { name, width: area.width, height: area.height };
    })"""

CUT = """() => [...document.querySelectorAll("main *, header *, footer *")]
    .filter((node) => node.checkVisibility() && !node.closest(".unseen") && !(node instanceof SVGElement))
    .filter((node) => {
        const box = node.getBoundingClientRect();
        return box.right > innerWidth + 0.5 || box.left < -0.5 || node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0;
    })
    .map((node) => node.className + ": " + node.textContent.slice(0, 40))"""


async def each_screen(room: Room, page: Page) -> AsyncIterator[str]:
    """Show one after the other; the page's title tells which is drawn."""
    for n, view in enumerate(SCREENS):
        await room.laptop.show(replace(view, name=f"Screen {n}"))
        await expect(page).to_have_title(f"Screen {n}")
        yield f"{n} {view.body.kind}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_can_be_read_in_both_themes(play: Play, theme: str) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone(color_scheme=theme)
        async for screen in each_screen(room, page):
            texts = await page.evaluate(TEXTS)
            assert texts, screen
            assert [(screen, t) for t in texts if t["ratio"] < 4.5 or t["size"] < 13] == []

    play(journey)


@pytest.mark.parametrize(
    ("width", "height", "type_size"), [(320, 640, 100), (360, 740, 100), (360, 740, 200), (1024, 768, 100)]
)
def test_nothing_is_cut_off_and_everything_can_be_touched(
    play: Play, width: int, height: int, type_size: int
) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone(viewport={"width": width, "height": height})
        await page.evaluate("size => { document.documentElement.style.fontSize = size + '%' }", type_size)
        async for screen in each_screen(room, page):
            assert [(screen, cut) for cut in await page.evaluate(CUT)] == []
            targets = await page.evaluate(TARGETS)
            assert [
                (screen, t) for t in targets if t["height"] < 44 or t["width"] < 44 or not t["name"].strip()
            ] == []

    play(journey)


def test_inputs_do_not_make_a_phone_zoom(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        size = "getComputedStyle(document.querySelector('textarea, input.code')).fontSize"
        assert float((await page.evaluate(size)).removesuffix("px")) >= 16
        other = await room.phone(join=False)
        await other.goto(room.laptop.url)
        assert float((await other.evaluate(size)).removesuffix("px")) >= 16

    play(journey)


async def tab_to(page: Page, name: str) -> None:
    """Tab until the element with this accessible name has the focus."""
    for _ in range(40):
        await page.keyboard.press("Tab")
        label = await page.evaluate(
            "(document.activeElement.getAttribute('aria-label') || document.activeElement.labels?.[0]?.innerText"
            " || document.activeElement.innerText || '').trim()"
        )
        if label.startswith(name):
            return
    raise AssertionError(f"the keyboard never reached {name!r}")


def test_the_keyboard_alone_writes_votes_and_reads(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        await tab_to(page, "Wind")
        await page.keyboard.press("ArrowRight")
        await tab_to(page, "What held us back?")
        await page.keyboard.type("by keyboard")
        await tab_to(page, "Add card")
        await page.keyboard.press("Enter")
        await beat(page)
        await room.laptop.until(lambda: room.laptop.acts(Add))
        assert (room.laptop.acts(Add)[0].column, room.laptop.acts(Add)[0].text) == ("anchors", "by keyboard")
        await expect(page.locator("textarea#card")).to_be_focused()
        await tab_to(page, "What is kept about me?")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("dialog", name="What is kept about me?")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("button", name="What is kept about me?")).to_be_focused()
        await room.laptop.show(scenes.vote())
        await expect(page.get_by_role("heading", level=1)).to_be_focused()
        await tab_to(page, "One vote more for Pairing across teams")
        for _ in range(4):
            await page.keyboard.press("Space")
        await tab_to(page, "Send my votes")
        await page.keyboard.press("Enter")
        await beat(page)
        await room.laptop.until(lambda: room.laptop.acts(Ballot))
        assert dict(room.laptop.acts(Ballot)[0].choices) == {"t1": 3}

    play(journey)


def test_new_counts_do_not_disturb_who_is_writing(play: Play) -> None:
    async def journey(room: Room) -> None:
        room.laptop.view = scenes.collect()
        page = await room.phone()
        area = page.locator("textarea#card")
        await area.focus()
        await page.keyboard.type("half a ")
        await room.laptop.show(scenes.collect(phones=9))
        room.laptop.cut()
        await page.keyboard.type("sentence")
        await expect(area).to_be_focused()
        await expect(area).to_have_value("half a sentence")

    play(journey)


def test_every_screen_says_what_is_kept(play: Play) -> None:
    async def journey(room: Room) -> None:
        page = await room.phone()
        async for screen in each_screen(room, page):
            await page.get_by_role("button", name="What is kept about me?").click()
            sheet = page.get_by_role("dialog")
            await expect(sheet, screen).to_contain_text("With fewer than 3 writers nobody is anonymous.")
            await expect(sheet).to_contain_text("Anybody who listens on this Wi-Fi")
            await sheet.get_by_role("button", name="Close").click()
            await expect(sheet).to_have_count(0)

    play(journey)


SPOKEN = """() => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
        if (!text.parentElement.closest("noscript, script")) found.push(text.data.trim());
    }
    for (const node of document.querySelectorAll("[aria-label]")) found.push(node.getAttribute("aria-label").trim());
    return found;
}"""


def pseudo(source: str) -> str | dict[str, str]:
    """``source`` in a language that is half as long again and in brackets."""
    longer = f"⟦{source}{'·' * (len(source) // 3)} ō⟧"
    return {"one": longer, "other": longer} if "%n" in source else longer


def test_every_word_of_ours_is_translated_and_longer_ones_fit(play: Play) -> None:
    async def journey(room: Room) -> None:
        words = {source: pseudo(source) for source in page_texts()}
        room.laptop.welcome = msgspec.structs.replace(room.laptop.welcome, words=words)
        page = await room.phone(viewport={"width": 320, "height": 640})
        async for screen in each_screen(room, page):
            theirs = msgspec.json.encode(room.laptop.view).decode()
            spoken = [
                part
                for text in await page.evaluate(SPOKEN)
                for part in text.split(" · ")
                if re.search("[A-Za-z]", part)
            ]
            assert any("⟦" in part for part in spoken), screen
            untranslated = [
                p for p in spoken if "⟦" not in p and json.dumps(p, ensure_ascii=False)[1:-1] not in theirs
            ]
            assert [(screen, part) for part in untranslated] == []
            assert [(screen, cut) for cut in await page.evaluate(CUT)] == []

    play(journey)
