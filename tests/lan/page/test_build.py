"""The built page: three files, small, nothing inline, nothing from anywhere else, and a lock that names no registry."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

from tests.lan.page.nodes import bundled
from tests.trust.figures import record

SOURCES = Path(__file__).parents[3] / "retrokit" / "lan" / "page"
MOST_BYTES = 60_000
"""Of the whole page, and below of the cryptography in it, both compressed."""
MOST_CRYPTO_BYTES = 18_000


def test_three_files_well_below_the_limit(built_page: Path) -> None:
    names = sorted(re.sub(r"\.[0-9a-f]{8}\.", ".HASH.", file.name) for file in built_page.iterdir())
    assert names == [
        "app.HASH.js",
        "app.css",
        "index.html",
    ]
    whole = sum(len(gzip.compress(file.read_bytes())) for file in built_page.iterdir())
    record("page_size", gzip_bytes=whole)
    assert whole < MOST_BYTES * 3 / 4


def test_the_cryptography_is_small(built_page: Path, tmp_path: Path) -> None:
    entry, out = tmp_path / "crypto.ts", tmp_path / "crypto.js"
    noise, scrypt = SOURCES / "src/noise.ts", SOURCES / "node_modules/@noble/hashes/scrypt.js"
    entry.write_text(
        f'export * from "{noise.as_posix()}";\nexport {{ scryptAsync }} from "{scrypt.as_posix()}";\n'
    )
    bundled(entry, out, "--minify")
    size = len(gzip.compress(out.read_bytes()))
    record("page_crypto_size", gzip_bytes=size)
    assert size < MOST_CRYPTO_BYTES


def test_it_needs_nothing_that_plain_http_or_our_own_rules_refuse(built_page: Path) -> None:
    """crypto.subtle and randomUUID are missing in an insecure context; eval and WebAssembly are against the CSP."""
    (script,) = built_page.glob("app.*.js")
    refused = r"subtle\b|randomUUID|WebAssembly|new Function|[^.\w]Function\(|\beval\("
    assert re.findall(refused, script.read_text("utf-8")) == []


def test_what_is_bundled_may_be_given_away() -> None:
    """Everything that ends up in the page is under the MIT licence."""
    packages = json.loads((SOURCES / "package-lock.json").read_text("utf-8"))["packages"]
    bundled = {name: entry["license"] for name, entry in packages.items() if name and not entry.get("dev")}
    assert set(bundled.values()) == {"MIT"}
    assert set(bundled) == {
        f"node_modules/{name}" for name in ("@noble/ciphers", "@noble/curves", "@noble/hashes", "preact")
    }


def test_nothing_inline_and_nothing_from_elsewhere(built_page: Path) -> None:
    index = (built_page / "index.html").read_text("utf-8")
    assert re.findall(r"<style|\sstyle=|\son\w+=", index) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)", index) == []
    for file in built_page.iterdir():
        addresses = set(re.findall(r"""(?:https?:)?//[\w.-]+\.\w+[^\s"'`)]*""", file.read_text("utf-8")))
        assert {a for a in addresses if "www.w3.org" not in a} == set(), file.name


def test_the_script_never_writes_markup(built_page: Path) -> None:
    """Preact's own way to do so stays in its code; ours does not use it."""
    ours = "".join(file.read_text("utf-8") for file in (SOURCES / "src").rglob("*.ts*"))
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|style=", ours) == []


def test_the_lock_names_no_registry_and_pins_everything() -> None:
    lock = (SOURCES / "package-lock.json").read_text("utf-8")
    assert "resolved" not in lock
    assert "registry" not in lock
    package = (SOURCES / "package.json").read_text("utf-8")
    assert re.findall(r'"[\^~]', package.split('"dependencies"')[1]) == []
