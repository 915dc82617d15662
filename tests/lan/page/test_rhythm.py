"""Who listens on the wire cannot see who writes: real pages, a real door, and a tap between them that keeps the times."""

from __future__ import annotations

import asyncio
import itertools
import re
import statistics
from pathlib import Path

from playwright.async_api import Page, expect
from scipy import stats

from retrokit.facilitation.language import Language
from retrokit.facilitation.session import HeldCard
from retrokit.lan.messages import FRAME
from retrokit.lan.server import PhoneServer
from tests.lan.house import House
from tests.lan.page.conftest import Play, Room
from tests.trust.figures import record
from tests.trust.size import at
from tests.trust.tap import Tap, tapping

BEAT_S = 2.0
BEATS = at(12, 40)
LIKELY = 0.001


def test_real_pages_keep_one_beat_whoever_writes(play: Play, built_page: Path, tmp_path: Path) -> None:
    async def journey(room: Room) -> None:
        house = House(tmp_path)
        server = PhoneServer(house.room, house.key, built_page, Language(), house.clock)
        await server.start("127.0.0.1", 0)
        async with tapping(server.url) as tap:
            pages = [await room.phone(join=False, clock=False) for _ in range(3)]
            for n, page in enumerate(pages):
                await page.goto(tap.through(server.join_url))
                await expect(page.get_by_text(re.compile(rf"^{n + 1} phones? here$"))).to_be_visible()
            await house.go("collect")
            writer, *_ = pages
            await expect(writer.locator("textarea#card")).to_be_visible()
            start = asyncio.get_running_loop().time()
            written = 0
            while asyncio.get_running_loop().time() < start + (BEATS + 1) * BEAT_S:
                written += 1
                await write(
                    writer, f"thought {written}: " + "deploys take an hour, " * (written % 22), written
                )
            end = asyncio.get_running_loop().time()
            wrote, *idle = gaps(tap, start, end)
            cards = sum(isinstance(held, HeldCard) for held in house.room.session.held.values())
            for page in pages:
                await page.close()
            await server.stop("over")
        figures = {
            name: measured(g) for name, g in (("writer", wrote), ("idler", idle[0]), ("other", idle[1]))
        }
        # Counting exactly fails, with a warning, for some pairs of unequal lengths.
        same = [float(stats.ks_2samp(wrote, other, method="asymp").pvalue) for other in idle]
        record("page_rhythm", beats=len(wrote), cards=cards, ks_p=round(min(same), 3), **figures)
        assert cards >= BEATS // 3, "the writer really wrote"
        for found in (wrote, *idle):
            assert len(found) >= BEATS - 1
            assert abs(statistics.mean(found) - BEAT_S) < BEAT_S / 20
        assert min(same) > LIKELY

    play(journey)


async def write(page: Page, text: str, n: int) -> None:
    await page.locator("textarea#card").fill(text[:490])
    await page.keyboard.press("Enter")
    await expect(page.locator(".own li", has_text="kept ✓")).to_have_count(n)


def gaps(tap: Tap, start: float, end: float) -> list[list[float]]:
    """Seconds between the frames that each page sent while people wrote; all frames have one length, both ways."""
    found = []
    for connection in tap.connections:
        if not connection.up.chunks or b"Upgrade: websocket" not in connection.up.raw:
            continue
        up, down = connection.up.data(), connection.down.data()
        assert {len(frame.payload) for frame in (*up, *down)} == {FRAME}
        times = [frame.at for frame in up if start < frame.at < end]
        found.append([b - a for a, b in itertools.pairwise(times)])
    return found


def measured(found: list[float]) -> dict[str, float]:
    """In milliseconds."""
    return {
        "mean_ms": round(statistics.mean(found) * 1000, 1),
        "sd_ms": round(statistics.stdev(found) * 1000, 2),
        "max_ms": round(max(found) * 1000, 1),
        "min_ms": round(min(found) * 1000, 1),
    }
