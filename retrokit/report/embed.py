"""Puts the used glyphs of each cut into the PDF: a pinned subset, its widths and what its glyphs say. Called by ``pages``."""

from __future__ import annotations

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from retrokit.report.fonts import Cut

_UNUSED_TABLES = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "STAT",
    "OS/2",
    "name",
    "post",
    "cmap",
    "gasp",
    "VORG",
    "vhea",
    "vmtx",
    "DSIG",
)


def embed(document: PDFDocument, cuts: tuple[Cut, ...]) -> None:
    """Write every cut as a composite font whose codes are its glyph numbers, and make it known to all pages."""
    fonts = document.idToObject["BasicFonts"]
    assert isinstance(fonts, PDFDictionary)
    for cut in cuts:
        fonts[cut.name] = _add(document, f"font-{cut.name}", _composite(document, cut))


def _composite(document: PDFDocument, cut: Cut) -> PDFDictionary:
    name = PDFName(_tagged_name(cut))
    descendant = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType0" if cut.face.outlines == "CFF" else "CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": _add(document, f"about-{cut.name}", _descriptor(document, cut, name)),
            "DW": 1000,
            "W": _widths(cut),
        }
    )
    if cut.face.outlines == "TrueType":
        descendant["CIDToGIDMap"] = PDFName("Identity")
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": name,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([_add(document, f"glyphs-{cut.name}", descendant)]),
            "ToUnicode": _add(document, f"says-{cut.name}", _stream(_says(cut))),
        }
    )


def _descriptor(document: PDFDocument, cut: Cut, name: object) -> PDFDictionary:
    extents = cut.font.get_font_extents("ltr")
    scale = cut.face.scale
    up, down = round(extents.ascender * scale), round(extents.descender * scale)
    subset = _subset(cut)
    if cut.face.outlines == "CFF":
        file = _stream(subset.reference_table("CFF ").data, Subtype=PDFName("CIDFontType0C"))
    else:
        data = subset.blob.data
        file = _stream(data, Length1=len(data))
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 4,
            "FontBBox": PDFArray([-1000, down, 3000, up]),
            "ItalicAngle": 0,
            "Ascent": up,
            "Descent": down,
            "CapHeight": 714,
            "StemV": 80 + round(cut.weight - 400) // 4,
            "FontFile3" if cut.face.outlines == "CFF" else "FontFile2": _add(
                document, f"file-{cut.name}", file
            ),
        }
    )


def _subset(cut: Cut) -> hb.Face:
    """Only the used glyphs, at this weight for good; glyph numbers stay, so pages could be written before."""
    face = cut.face.blob
    wish = hb.SubsetInput()
    flags = hb.SubsetFlags
    wish.flags = flags.RETAIN_GIDS | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE | flags.NO_HINTING
    if cut.face.outlines == "CFF":
        wish.flags |= flags.CFF_IDENTITY_CHARSET
    wish.sets(hb.SubsetInputSets.GLYPH_INDEX).update({0, *cut.used})
    wish.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(tag.encode(), "big") for tag in _UNUSED_TABLES
    )
    for axis in cut.face.axes:
        if axis == "wght":
            wish.pin_axis_location(face, axis, cut.weight)
        else:
            wish.pin_axis_to_default(face, axis)
    return wish.subset(face)


def _widths(cut: Cut) -> PDFArray:
    entries: list[object] = []
    for glyph in sorted({0, *cut.used}):
        entries += [glyph, PDFArray([cut.width(glyph)])]
    return PDFArray(entries)


def _says(cut: Cut) -> bytes:
    lines = [
        f"<{glyph:04X}> <{words.encode('utf-16-be', 'replace').hex().upper()}>"
        for glyph, words in sorted(cut.used.items())
        if words
    ]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _tagged_name(cut: Cut) -> str:
    """Six letters tell a reader that this is a subset, as the format asks; they count the cuts."""
    number = int(cut.name[1:])
    letters = "".join(chr(65 + number // 26**power % 26) for power in range(5, -1, -1))
    return f"{letters}+{cut.face.name.replace(' ', '')}-{cut.weight:.0f}"


def _stream(content: bytes, **entries: object) -> PDFStream:
    return PDFStream(PDFDictionary(entries), content, [PDFZCompress])


def _add(document: PDFDocument, name: str, thing: object) -> PDFObjectReference:
    reference: PDFObjectReference = document.Reference(thing, name)  # type: ignore[no-untyped-call]
    return reference
