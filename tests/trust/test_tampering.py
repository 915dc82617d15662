"""Who owns the network owns a page that comes over http, and not one that comes over TLS. Both are shown, so that the
documents stay honest: the first half must succeed."""

from __future__ import annotations

import ssl
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import Error, Page, async_playwright

from retrokit.lan.server import PhoneServer
from tests.lan.authority import NAME, Authority
from tests.lan.house import House, played, until
from tests.lan.page.conftest import ARGUMENTS, built_page
from tests.lan.test_certificate import client, secured
from tests.trust.figures import record
from tests.trust.middle import EVIL, Middle, listening

__all__ = ["built_page"]

PATIENCE_MS = 20_000


async def in_the_room(page: Page, url: str) -> None:
    await page.goto(url)
    await page.wait_for_selector("header")


async def tampered(page: Page) -> bool:
    return bool(await page.evaluate("document.documentElement.dataset.tampered === 'yes'"))


def rewrite(data: bytes) -> bytes:
    return data.replace(b"<script", EVIL + b"<script").replace(b"import", EVIL + b"import")


def flip(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


async def refused(page: Page, url: str) -> str:
    """What the browser says instead of loading the page."""
    with pytest.raises(Error) as error:
        await page.goto(url)
    return str(error.value).split("net::")[1].split()[0]


def test_http_can_be_tampered_with_and_tls_cannot(tmp_path: Path, chromium: str, built_page: Path) -> None:
    authority, impostor = Authority(tmp_path / "ca"), Authority(tmp_path / "impostor")
    pair = authority.issue(NAME)
    house = House(tmp_path)

    def server() -> PhoneServer:
        return PhoneServer(house.room, house.key, built_page, house.language, house.clock)

    @played
    async def play() -> None:
        plain, safe = server(), server()
        plain_port = await plain.start("127.0.0.1", 0)
        safe_port = await safe.start("127.0.0.1", 0, secured(pair))
        open_book, wall = Middle(plain_port), Middle(safe_port)
        false = secured(impostor.issue(NAME)).context
        async with (
            listening(open_book.reading) as book_port,
            listening(wall.blind) as wall_port,
            listening(open_book.reading, false) as false_port,
            async_playwright() as playwright,
        ):
            # As a false router does it: the address stays as it is, only the way leads elsewhere.
            ways = f"MAP 127.0.0.1:{plain_port} 127.0.0.1:{book_port},MAP {NAME}:{safe_port} 127.0.0.1:{wall_port}"
            browser = await playwright.chromium.launch(
                executable_path=chromium,
                args=[
                    *ARGUMENTS,
                    f"--host-resolver-rules={ways}",
                    f"--ignore-certificate-errors-spki-list={pair.pin}",
                ],
            )

            async def visit(journey: Callable[[Page], Awaitable[None]]) -> None:
                page = await (await browser.new_context()).new_page()
                page.set_default_timeout(PATIENCE_MS)
                await journey(page)
                await page.context.close()

            async def over_http(page: Page) -> None:
                await in_the_room(page, plain.join_url)
                assert await tampered(page)
                assert open_book.changed == 1
                await until(lambda: open_book.stolen == [plain.join_url.partition("#")[2]])

            async def over_tls(page: Page) -> None:
                wall.change = rewrite
                await in_the_room(page, safe.join_url)
                assert page.url.startswith(f"https://{NAME}:{safe_port}/")
                assert not await tampered(page)
                assert wall.changed == 0, "it found nothing it could read"

            async def flipped(page: Page) -> None:
                wall.change = flip
                assert await refused(page, safe.join_url) == "ERR_SSL_PROTOCOL_ERROR"
                assert wall.changed > 0

            async def impersonated(page: Page) -> None:
                wall.instead, before = false_port, len(open_book.asked)
                wall.change = lambda data: data
                assert await refused(page, safe.join_url) == "ERR_CERT_AUTHORITY_INVALID"
                assert len(open_book.asked) == before, "not even a request was made"

            async def stripped(page: Page) -> None:
                wall.instead = plain_port
                assert await refused(page, safe.join_url) == "ERR_CONNECTION_CLOSED"

            for journey in (over_http, over_tls, flipped, impersonated, stripped):
                await visit(journey)
            wall.instead = false_port
            async with client(ssl.create_default_context(cafile=str(authority.root))) as http:
                with pytest.raises(aiohttp.ClientConnectorCertificateError):
                    await http.get(f"https://{NAME}:{wall_port}/")
            await browser.close()
        await plain.stop("quit")
        await safe.stop("quit")
        record("tampering", http_pages_changed=1, tls_pages_changed=0, tls_attacks=4)

    play()
