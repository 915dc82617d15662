"""What may be fetched and by whom: routes, headers, Host and Origin, over a real socket."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from retrokit.facilitation.errors import Trouble
from retrokit.lan.site import Site, own_names
from tests.lan.house import a_house, a_page, played
from tests.lan.raw import ask, upgrade

HOSTS = {
    "our own": ("{ip}:{port}", 200),
    "a name that points to us": ("localhost:{port}", 421),
    "a name with our address in it": ("{ip}.evil.tld:{port}", 421),
    "a foreign name": ("evil.tld", 421),
    "no port": ("{ip}", 421),
    "another port": ("{ip}:1", 421),
    "another loopback address": ("127.0.0.2:{port}", 421),
    "IPv6 loopback": ("[::1]:{port}", 421),
    "our address in IPv6": ("[::ffff:{ip}]:{port}", 421),
    "our address as one number": ("2130706433:{port}", 421),
    "our address in hex": ("0x7f.0.0.1:{port}", 421),
    "our address, short": ("127.1:{port}", 421),
    "the unspecified address": ("0.0.0.0:{port}", 421),
    "a dot at the end": ("{ip}.:{port}", 421),
    "a user before it": ("evil@{ip}:{port}", 421),
    "two in one": ("{ip}:{port}, evil.tld", 421),
    "empty": (" ", 421),
}
ORIGINS = {
    "our own page": ("http://{ip}:{port}", 101),
    "none": ("", 403),
    "null": ("null", 403),
    "https": ("https://{ip}:{port}", 403),
    "a foreign page": ("http://evil.tld", 403),
    "a name that points to us": ("http://localhost:{port}", 403),
    "another port": ("http://{ip}:1", 403),
    "no port": ("http://{ip}", 403),
    "our address in a name": ("http://{ip}.evil.tld:{port}", 403),
    "our own with a path": ("http://{ip}:{port}/", 403),
    "two": ("http://{ip}:{port}\r\nOrigin: http://evil.tld", 403),
    "an extension": ("chrome-extension://abc", 403),
    "a file": ("file://", 403),
}
PATHS = {
    "/": 200,
    "/app.css": 200,
    "/app.1a2b3c.js": 200,
    "/index.html": 404,
    "/secret.js": 404,
    "/?x=1": 404,
    "/app.css?v=2": 404,
    "/ws?x=1": 404,
    "//": 404,
    "/./": 404,
    "/../room.key": 404,
    "/%2e%2e/room.key": 404,
    "/app.css/": 404,
    "/APP.CSS": 404,
    "/app%2ecss": 404,
    "/favicon.ico": 404,
    "http://evil.tld/": 404,
}


@pytest.mark.parametrize("name", HOSTS)
def test_only_our_own_address_is_answered(name: str, tmp_path: Path) -> None:
    @played
    async def play() -> None:
        async with a_house(tmp_path) as house:
            host, status = HOSTS[name]
            port = house.server.url.split(":")[2].strip("/")
            here = host.format(ip="127.0.0.1", port=port)
            found, headers, body = await ask(house.server.url, f"GET / HTTP/1.1\nHost: {here}")
            assert found == status
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert (b"<!doctype" in body) == (status == 200)
            found, _, _ = await ask(house.server.url, upgrade("x", host=here, origin="").strip())
            assert found == (403 if status == 200 else 421)

    play()


@pytest.mark.parametrize("name", ORIGINS)
def test_only_our_own_page_may_connect(name: str, tmp_path: Path) -> None:
    @played
    async def play() -> None:
        async with a_house(tmp_path) as house:
            origin, status = ORIGINS[name]
            here = house.server.url.removeprefix("http://").strip("/")
            ip, port = here.split(":")
            request = upgrade(here, origin=origin.format(ip=ip, port=port))
            reader, writer = await asyncio.open_connection(ip, int(port))
            writer.write(request.encode())
            top = await reader.readuntil(b"\r\n")
            writer.close()
            assert int(top.split()[1]) == status

    play()


@played
async def test_two_hosts_or_none_are_refused(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        here = house.server.url.removeprefix("http://").strip("/")
        for head in (f"GET / HTTP/1.1\nHost: {here}\nHost: {here}", "GET / HTTP/1.1", "GET / HTTP/1.0"):
            status, _, body = await ask(house.server.url, head)
            assert status in (400, 421)
            assert b"<!doctype" not in body


@played
async def test_nothing_but_the_page_can_be_fetched(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        here = house.server.url.removeprefix("http://").strip("/")
        for path, status in PATHS.items():
            found, headers, body = await ask(
                house.server.url, f"GET {path} HTTP/1.1\nHost: {here}\nCookie: a=b"
            )
            assert found == status, path
            assert b"not served" not in body
            assert house.key.secret.encode() not in body
            assert "Set-Cookie" not in headers
            assert "aiohttp" not in str(headers)
            assert headers["Connection"] == "close"
        for method in ("HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"):
            found, _, _ = await ask(house.server.url, f"{method} / HTTP/1.1\nHost: {here}\nContent-Length: 0")
            assert found == 405, method
        found, _, _ = await ask(house.server.url, f"GET /ws HTTP/1.1\nHost: {here}\nOrigin: http://{here}")
        assert found == 400


@played
async def test_every_answer_carries_the_strict_headers(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        here = house.server.url.removeprefix("http://").strip("/")
        _, html, _ = await ask(house.server.url, f"GET / HTTP/1.1\nHost: {here}")
        _, script, _ = await ask(house.server.url, f"GET /app.1a2b3c.js HTTP/1.1\nHost: {here}")
        _, missing, _ = await ask(house.server.url, f"GET /x HTTP/1.1\nHost: {here}")
        assert html["Content-Type"] == "text/html; charset=utf-8"
        assert script["Content-Type"] == "text/javascript; charset=utf-8"
        for headers in (html, script, missing):
            policy = headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'")
            assert "require-trusted-types-for 'script'" in policy
            assert "unsafe" not in policy
            assert headers["Cache-Control"] == "no-store"
            assert headers["Referrer-Policy"] == "no-referrer"
            assert headers["X-Frame-Options"] == "DENY"
            assert headers["Server"] == ""


def test_a_page_that_was_not_built_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as trouble:
        Site(tmp_path)
    assert trouble.value.code == "no_page"
    page = a_page(tmp_path / "page")
    assert Site(page).paths == {"/", "/app.css", "/app.1a2b3c.js"}
    (page / "app.css").unlink()
    with pytest.raises(Trouble):
        Site(page)


def test_our_names() -> None:
    assert own_names("192.168.1.20", 8777) == {"192.168.1.20:8777"}
    assert own_names("192.168.1.20", 80) == {"192.168.1.20:80", "192.168.1.20"}
    assert own_names("fd00::2", 8777) == {"[fd00::2]:8777"}
