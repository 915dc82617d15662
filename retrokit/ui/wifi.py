"""What a phone's camera reads to join a Wi-Fi, what is wrong with a name or passphrase, and good ones to begin with."""

from __future__ import annotations

import secrets

# Without letters and figures that are taken for one another, in lower case: it is typed on phones.
_LETTERS = "23456789cdfghjkmnpqrtvwx"
_MEANT_LITERALLY = str.maketrans({each: f"\\{each}" for each in '\\;,:"'})


def wifi_code(name: str, passphrase: str) -> str:
    """The text of the code: WPA, with the five characters escaped that mean something in it."""
    plain = (words.translate(_MEANT_LITERALLY) for words in (name, passphrase))
    return "WIFI:T:WPA;S:{};P:{};;".format(*plain)


def fault(name: str, passphrase: str) -> str:
    """What a network does not take: ``no_name``, ``long_name``, ``short``, ``long``, ``letters``, or "" for nothing."""
    if not name:
        return "no_name"
    if len(name.encode()) > 32:
        return "long_name"
    if len(passphrase) < 8:
        return "short"
    if len(passphrase) > 63:
        return "long"
    return "" if all(" " <= letter <= "~" for letter in passphrase) else "letters"


def suggested_name() -> str:
    return f"retro-{_random(4)}"


def suggested_passphrase() -> str:
    """Twelve random characters (55 bits) in groups of four, as people read them out."""
    return "-".join(_random(4) for _ in range(3))


def _random(count: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(count))
