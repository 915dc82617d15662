"""The room's own certificate: every way in which a pair can be wrong has its sentence; a good one makes the door speak TLS."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from retrokit.facilitation.errors import Trouble
from retrokit.lan.certificate import Certificate, Secured, load
from tests.lan.authority import NAME, Authority, Pair
from tests.lan.house import House, played, until
from tests.lan.raw import ask

Wrong = Callable[[Authority, Path], tuple[Path, Path]]


def files(pair: Pair) -> tuple[Path, Path]:
    return pair.chain, pair.key


def written(folder: Path, content: bytes) -> Path:
    file = folder / "written.pem"
    file.write_bytes(content)
    return file


def upside_down(authority: Authority, folder: Path) -> tuple[Path, Path]:
    pair = authority.issue(NAME)
    own = authority.root.read_bytes()
    return written(folder, own + pair.chain.read_bytes().removesuffix(own)), pair.key


def damaged(file: Path) -> bytes:
    """The same lines with some letters gone from the middle."""
    content = file.read_bytes()
    return content[:90] + content[110:]


WRONG: dict[str, tuple[str, Wrong]] = {
    "no certificate file": ("certificate_missing", lambda a, f: (f / "gone.pem", a.issue(NAME).key)),
    "no key file": ("certificate_missing", lambda a, f: (a.issue(NAME).chain, f / "gone.pem")),
    "a folder": ("certificate_unreadable", lambda a, f: (f, a.issue(NAME).key)),
    "not PEM": ("certificate_not_pem", lambda a, f: (written(f, b"\x30\x82\x01"), a.issue(NAME).key)),
    "empty": ("certificate_not_pem", lambda a, f: (written(f, b""), a.issue(NAME).key)),
    "damaged": ("certificate_damaged", lambda a, f: (written(f, damaged(a.root)), a.issue(NAME).key)),
    "the wrong way round": ("certificate_swapped", lambda a, f: files(a.issue(NAME))[::-1]),
    "no key in the key file": ("certificate_no_key", lambda a, f: (a.issue(NAME).chain, a.root)),
    "a damaged key": (
        "certificate_damaged",
        lambda a, f: (a.issue(NAME).chain, written(f, damaged(a.issue(NAME).key))),
    ),
    "another key": (
        "certificate_other_key",
        lambda a, f: (a.issue(NAME).chain, a.issue(NAME, file="other").key),
    ),
    "the chain upside down": ("certificate_order", upside_down),
    "a passphrase": ("certificate_passphrase", lambda a, f: files(a.issue(NAME, passphrase=b"secret"))),
    "expired": ("certificate_expired", lambda a, f: files(a.issue(NAME, days=(-9, -1)))),
    "not yet valid": ("certificate_early", lambda a, f: files(a.issue(NAME, days=(1, 9)))),
    "no name": ("certificate_nameless", lambda a, f: files(a.issue())),
    "a short key": (
        "certificate_weak",
        lambda a, f: files(a.issue(NAME, key=rsa.generate_private_key(65537, 1024))),
    ),
    "a curve few know": (
        "certificate_kind",
        lambda a, f: files(a.issue(NAME, key=ec.generate_private_key(ec.SECP521R1()))),
    ),
    "a kind few know": (
        "certificate_kind",
        lambda a, f: files(a.issue(NAME, key=ed25519.Ed25519PrivateKey.generate())),
    ),
    "signed by itself": ("certificate_own_word", lambda a, f: files(a.issue(NAME, own_word=True))),
    "for mail": (
        "certificate_purpose",
        lambda a, f: files(a.issue(NAME, purpose=ExtendedKeyUsageOID.EMAIL_PROTECTION)),
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_whatever_is_wrong_with_a_pair_has_its_sentence(name: str, tmp_path: Path) -> None:
    code, make = WRONG[name]
    chain, key = make(Authority(tmp_path / "ca"), tmp_path)
    with pytest.raises(Trouble) as trouble:
        load(chain, key)
    assert trouble.value.code == code
    assert trouble.value.remedy
    assert "{" not in str(trouble.value)


def test_a_good_pair(tmp_path: Path) -> None:
    pair = Authority(tmp_path).issue("Retro.Harbour.test", "*.team.harbour.test", "192.168.1.20", NAME)
    found = load(pair.chain, pair.key)
    assert found.names == (NAME, "*.team.harbour.test", "192.168.1.20")
    assert found.name_for("") == NAME
    assert found.name_for(" A.Team.Harbour.test. ") == "a.team.harbour.test"
    for other in ("team.harbour.test", "a.b.team.harbour.test", "evil.test", ".team.harbour.test", "*.team"):
        assert found.name_for(other) == NAME
    assert abs(found.ends - datetime.now(UTC) - timedelta(days=7)) < timedelta(minutes=5)
    assert found.context().minimum_version is ssl.TLSVersion.TLSv1_2


def test_a_wildcard_alone_asks_for_a_name(tmp_path: Path) -> None:
    pair = Authority(tmp_path).issue("*.harbour.test")
    found = load(pair.chain, pair.key)
    assert found.name_for("laptop.harbour.test") == "laptop.harbour.test"
    with pytest.raises(Trouble, match=r"retro\.harbour\.test") as trouble:
        found.name_for("")
    assert trouble.value.code == "certificate_name"


class Map(AbstractResolver):
    """Every name is this machine."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=family, proto=0, flags=0)]

    async def close(self) -> None:
        return None


def client(context: ssl.SSLContext) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=context, resolver=Map()))


def secured(pair: Pair, wanted: str = "") -> Secured:
    found: Certificate = load(pair.chain, pair.key)
    return Secured(found.name_for(wanted), found.context())


@played
async def test_with_a_certificate_the_door_speaks_tls_and_nothing_else(tmp_path: Path) -> None:
    authority = Authority(tmp_path / "ca")
    house = House(tmp_path)
    port = await house.server.start("127.0.0.1", 0, secured(authority.issue(NAME, "other.harbour.test")))
    url = house.server.url
    assert url == f"https://{NAME}:{port}/"
    assert house.server.join_url.startswith(f"{url}#1.")
    trusting = ssl.create_default_context(cafile=str(authority.root))
    async with client(trusting) as http:
        async with http.get(url) as answer:
            assert (answer.status, answer.headers["Server"]) == (200, "")
            assert b"<!doctype" in await answer.read()
        own = url.rstrip("/")
        for origin, status in (
            (own, 101),
            (own.replace("https", "http"), 403),
            (f"https://127.0.0.1:{port}", 403),
            (f"https://other.harbour.test:{port}", 403),
            (own.upper().replace("HTTPS", "https"), 101),
        ):
            asked = {
                "Connection": "Upgrade",
                "Upgrade": "websocket",
                "Sec-WebSocket-Version": "13",
                "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
                "Origin": origin,
            }
            async with http.get(f"{url}ws", headers=asked) as answer:
                assert answer.status == status, origin
        for host in (f"127.0.0.1:{port}", f"other.harbour.test:{port}", NAME, f"{NAME}.:{port}", "evil.tld"):
            async with http.get(url, headers={"Host": host}) as answer:
                assert answer.status == 421, host
    async with client(ssl.create_default_context()) as http:
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await http.get(url)
    # Plain http is hung up on without a word: whoever sits in the middle could say that word too.
    status, _, body = await ask(f"http://127.0.0.1:{port}/", f"GET / HTTP/1.1\nHost: 127.0.0.1:{port}")
    assert (status, body) == (0, b"")
    await until(lambda: house.server.connections == 0)
    await house.server.stop("quit")


@played
async def test_a_silent_crowd_does_not_keep_a_phone_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrokit.lan.threshold.STRANGERS_MOST", 20)
    authority = Authority(tmp_path / "ca")
    house = House(tmp_path)
    port = await house.server.start("127.0.0.1", 0, secured(authority.issue(NAME)))
    crowd = [await asyncio.open_connection("127.0.0.1", port) for _ in range(60)]
    await until(lambda: sum(reader.at_eof() or reader.exception() is not None for reader, _ in crowd) == 40)
    async with (
        client(ssl.create_default_context(cafile=str(authority.root))) as http,
        http.get(house.server.url) as answer,
    ):
        assert answer.status == 200
        await answer.read()
    await house.server.stop("quit")
    await until(lambda: all(reader.at_eof() or reader.exception() is not None for reader, _ in crowd))
    for _, writer in crowd:
        writer.close()
