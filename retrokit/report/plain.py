"""What people typed, made safe to set in type: no controls, no direction tricks, no towers of marks. Called by ``text``."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls, bidi embeddings, overrides and isolates, soft hyphens, surrogates, byte order marks.
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u202a-\u202e\u2061-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4,}")
_GAPS = re.compile("[ \t]{2,}|\t")
_LINES = re.compile("\n{3,}")


def plain(text: str) -> str:
    """``text`` in NFC with single spaces, at most one empty line in a row and three free marks on a letter.

    Overrides of direction go because they can make a line read as something its writer did not write.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _HARMFUL.sub("", _BREAKS.sub("\n", unicodedata.normalize("NFC", text)))
    text = _MARKS.sub(lambda marks: marks[0][:3], text)
    return _LINES.sub("\n\n", _GAPS.sub(" ", text)).strip()
