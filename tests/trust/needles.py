"""Looks for words in files, in every form in which they could have been left there: plain, UTF-16, base64, hex, inflated."""

from __future__ import annotations

import base64
import io
import re
import zlib
from collections.abc import Iterable, Iterator

import numpy as np
from pypdf import PdfReader

from tests.trust.scene import Files

_WINDOW = 8  # bytes by which a form is first noticed; shorter ones would be found in any noise
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_GZIP = re.compile(rb"\x1f\x8b\x08")
_ASCII85 = re.compile(rb"stream\r?\n(.*?)~>", re.DOTALL)


class Needles:
    """Words to look for: ``(what it is, bytes)``. Each must be 8 bytes long or longer, in every form of it."""

    def __init__(self, words: Iterable[tuple[str, bytes]]) -> None:
        self._forms: dict[bytes, list[tuple[bytes, str]]] = {}
        for what, word in words:
            for form, name in forms(word):
                if len(form) < _WINDOW:
                    raise ValueError(f"{what} is too short to mean anything as {name}")
                self._forms.setdefault(form[:_WINDOW], []).append((form, f"{what}, {name}"))
        starts = b"".join(self._forms)
        self._starts = np.unique(np.frombuffer(starts, dtype="<u8"))

    def __len__(self) -> int:
        """How many forms are looked for."""
        return sum(map(len, self._forms.values()))

    def found(self, content: bytes) -> set[str]:
        """What of the words is in ``content``, as "what, form"."""
        hits = set()
        for shift in range(min(_WINDOW, len(content))):
            windows = np.frombuffer(
                content, dtype="<u8", offset=shift, count=max(0, (len(content) - shift) // 8)
            )
            places = np.searchsorted(self._starts, windows) % len(self._starts)
            for at in np.flatnonzero(self._starts[places] == windows):
                start = shift + 8 * int(at)
                for form, name in self._forms[content[start : start + _WINDOW]]:
                    if content.startswith(form, start):
                        hits.add(name)
        return hits

    def in_files(self, files: Files) -> set[str]:
        """What of the words is in any of ``files``, inflated parts and the names themselves too, as "file: what, form"."""
        hits = {f"a file name: {hit}" for hit in self.found("\n".join(files).encode() + b"\n" * 8)}
        for name, file in files.items():
            for content in (file.content, *inflated(file.content), *_pages(file.content)):
                hits |= {f"{name}: {hit}" for hit in self.found(content)}
        return hits


def forms(word: bytes) -> Iterator[tuple[bytes, str]]:
    yield word, "plain"
    try:
        text = word.decode()
    except UnicodeDecodeError:
        pass  # noise has no other alphabets
    else:
        yield text.encode("utf-16-le"), "utf-16-le"
        yield text.encode("utf-16-be"), "utf-16-be"
    yield word.hex().encode(), "hex"
    yield word.hex().upper().encode(), "hex, upper case"
    for before in range(3):  # what else was encoded with it moves it by so many bytes
        for alphabet, encode in (("base64", base64.b64encode), ("base64url", base64.urlsafe_b64encode)):
            whole = encode(b"\0" * before + word)
            # Only the characters that no neighbour has a part in.
            yield whole[-(-before * 8 // 6) : (before + len(word)) * 8 // 6], f"{alphabet}, {before} after"


def inflated(content: bytes) -> Iterator[bytes]:
    """Whatever a part of ``content`` inflates to: streams of zlib and gzip anywhere, and those that a PDF wraps in ASCII85."""
    for start in _ZLIB.finditer(content):
        yield from _inflate(content[start.start() :], 15)
    for start in _GZIP.finditer(content):
        yield from _inflate(content[start.start() :], 31)
    if b"%PDF" in content:
        for stream in _ASCII85.finditer(content):
            try:
                packed = base64.a85decode(stream[1].strip())
            except ValueError:
                continue
            yield packed
            yield from _inflate(packed, 15)


def _pages(content: bytes) -> Iterator[bytes]:
    """What a reader sees of a PDF, where letters are numbers of glyphs, and what its properties say."""
    if content.startswith(b"%PDF-"):
        reader = PdfReader(io.BytesIO(content))
        said = [page.extract_text() for page in reader.pages]
        yield "\n".join([*said, *map(str, (reader.metadata or {}).values())]).encode()


def _inflate(content: bytes, window: int) -> Iterator[bytes]:
    try:
        plain = zlib.decompressobj(window).decompress(content, 10_000_000)
    except zlib.error:
        return
    if plain:
        yield plain
