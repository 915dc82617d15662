"""What lets a phone in: the fragment of the QR or the code typed by hand, and the secret that either becomes.

The laptop (``roomkey.py``) and simulated phones (``phone.py``) make the same of it; the page does it in TypeScript.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from dataclasses import dataclass

_FRAGMENT = re.compile(r"1\.([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{22})(?:\.([A-Za-z0-9_-]{22}))?")
_TWINS = str.maketrans("BSZ", "852")
_SCANNED = b"retrokit scanned"


@dataclass(frozen=True, slots=True, repr=False)
class Invitation:
    """What a QR says: the laptop's public key (32 bytes), the room's secret, and perhaps a ticket ("" without)."""

    public: bytes
    secret: str
    ticket: str = ""

    @staticmethod
    def read(fragment: str) -> Invitation:
        """``fragment`` without its #. Raises ``ValueError``."""
        found = _FRAGMENT.fullmatch(fragment)
        if found is None:
            raise ValueError("not an invitation")
        public, secret, ticket = found.groups(default="")
        return Invitation(from_text(public), secret, ticket)


def canonical(typed: str) -> str:
    """A code as people type it, in the form in which it is a key: letters and digits only, in capitals, without twins.

    tests/lan/vectors/codes.json holds what it makes of what; the page must make the same.
    """
    kept = (c for c in unicodedata.normalize("NFKC", typed) if unicodedata.category(c)[0] in "LN")
    return "".join(kept).upper().translate(_TWINS)


def scanned_psk(secret: str) -> bytes:
    """The 32 bytes for the handshake of a phone that scanned the QR. ``secret`` is its 22 characters of base64url."""
    return hashlib.sha256(_SCANNED + from_text(secret)).digest()


def typed_psk(code: str, public: bytes) -> bytes:
    """The same for a typed code. Takes 16 MB and a good part of a second on a phone, so that guessing is slow."""
    return hashlib.scrypt(canonical(code).encode(), salt=public, n=2**14, r=8, p=1, dklen=32)


def as_text(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def from_text(text: str) -> bytes:
    """The other way round. Raises ``ValueError`` for what is none."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
