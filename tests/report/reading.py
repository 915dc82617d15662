"""Reads a finished PDF back, as the tests need it: text by page, glyph codes, fonts."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from pypdf import PdfReader


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf), strict=True)


def pages(pdf: bytes) -> list[str]:
    """The text of each page, white space as single spaces."""
    return [" ".join(page.extract_text().replace("\u200b", "").split()) for page in reader(pdf).pages]


def whole(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def codes(pdf: bytes) -> set[str]:
    """Every glyph code that a page shows. 0000 is the empty box."""
    shown: set[str] = set()
    for page in reader(pdf).pages:
        contents = page.get_contents()
        assert contents is not None
        stream = re.sub(rb"<FEFF[0-9A-F]*>", b"", contents.get_data())
        for text in re.findall(rb"<([0-9A-F]+)>", stream):
            shown.update(text[i : i + 4].decode() for i in range(0, len(text), 4))
    return shown


def spoken(pdf: bytes) -> str:
    """What the pages hand over for glyphs that do not say their text by themselves."""
    streams = [
        contents.get_data() for page in reader(pdf).pages if (contents := page.get_contents()) is not None
    ]
    found = re.findall(rb"<FEFF([0-9A-F]*)>", b"".join(streams))
    return "".join(bytes.fromhex(text.decode()).decode("utf-16-be") for text in found)


def fonts(pdf: bytes) -> dict[str, bool]:
    """The fonts named in the file, and whether each is inside it."""
    found: dict[str, bool] = {}
    resources: Any = reader(pdf).pages[0]["/Resources"]
    for font in resources["/Font"].values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        found[str(descriptor["/FontName"])] = "/FontFile2" in descriptor or "/FontFile3" in descriptor
    return found
