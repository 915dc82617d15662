"""Where a line of text may end, a practical part of UAX 14. Called by ``text`` for every paragraph."""

from __future__ import annotations

import re
import unicodedata

_WIDE = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff"
)
_OPEN = "(\\[{\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\uff08\uff3b\uff5b"
_CLOSE = (
    ")\\]}!?.,:;%\u2019\u201d\u2026\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\uff01\uff05\uff09\uff0c\uff0e"
    "\uff1a\uff1b\uff1f\uff3d\uff5d\u30fb\u3005\u30fc\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e"
    "\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6"
)
_AFTER = re.compile(
    "[ \u2000-\u2006\u2008-\u200a\u3000\u200b]+"  # spaces hang at the end of a line
    "|(?<=\\w)[-\u2010\u2013](?=[^\\W\\d_])|\u2014(?=\\w)|(?<=\\w)/(?=\\w)"
    f"|[{_WIDE}{_CLOSE}](?=[{_WIDE}])|[{_WIDE}](?=[\\w{_OPEN}])|\\w(?=[{_WIDE}])"
    f"|[{_CLOSE}](?=[{_OPEN}])"
    "|[\u0e01-\u0e4e\u0e81-\u0ece](?=[\u0e40-\u0e44\u0ec0-\u0ec4])"  # a leading vowel begins a syllable
)
_NEVER_FIRST = re.compile(f"[{_CLOSE}]")
_NEVER_LAST = re.compile(f"[{_OPEN}]")


def chances(text: str) -> list[int]:
    """The rising indices before which a line may break, its end included."""
    found = [
        at
        for match in _AFTER.finditer(text)
        if (at := match.end()) < len(text)
        and (match[0].isspace() or not (_NEVER_FIRST.match(text, at) or _NEVER_LAST.match(text, at - 1)))
    ]
    return [*found, len(text)]


def joined(text: str, at: int) -> bool:
    """True where the characters before and at ``at`` belong together: marks, joiners, skin tones, flags."""
    letter = text[at]
    if unicodedata.category(letter)[0] == "M" or letter in "\u200c\u200d":
        return True
    if (
        text[at - 1] == "\u200d"
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
        or "\U000e0020" <= letter <= "\U000e007f"
    ):
        return True
    return "\U0001f1e6" <= letter <= "\U0001f1ff" and _flags_before(text, at) % 2 == 1


def _flags_before(text: str, at: int) -> int:
    count = 0
    while at > 0 and "\U0001f1e6" <= text[at - 1] <= "\U0001f1ff":
        at, count = at - 1, count + 1
    return count
