"""The key of a room: what the QR carries, and a short code for whoever must type. app.py makes it, server.py asks it."""

from __future__ import annotations

import hmac
import json
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from retrokit.facilitation.errors import Trouble

# No vowels, so that no word appears by chance, and of every pair that looks alike (8 B, 5 S, 2 Z) only the figure.
_ALPHABET = "23456789CDFGHJKMNPQRTVWX"
_TWINS = str.maketrans("BSZ", "852")
_GAPS = re.compile(r"[\s\u00ad\u2010-\u2015\u2212._-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{22}")
_CODE = re.compile(f"[{_ALPHABET}]{{8}}")


class RoomKey:
    """``secret``: 128 random bits as 22 characters of base64url. ``code``: 8 characters (37 bits), typed by hand."""

    __slots__ = ("code", "secret")

    def __init__(self, secret: str, code: str) -> None:
        if not _SECRET.fullmatch(secret) or not _CODE.fullmatch(code):
            raise ValueError("not a room key")
        self.secret = secret
        self.code = code

    def __repr__(self) -> str:
        return "<RoomKey>"  # never in a log or a traceback

    @property
    def shown_code(self) -> str:
        """The code in two groups of four, as people read it."""
        return f"{self.code[:4]} {self.code[4:]}"

    def admits(self, given: str) -> bool:
        """Whether ``given`` is the secret, or the code in any case, with or without spaces and dashes."""
        typed = _GAPS.sub("", given).upper().translate(_TWINS)
        as_secret = hmac.compare_digest(given.encode("utf-8", "replace"), self.secret.encode())
        as_code = hmac.compare_digest(typed.encode("utf-8", "replace"), self.code.encode())
        return as_secret | as_code  # both are always compared: the time taken tells nothing

    @staticmethod
    def make() -> RoomKey:
        return RoomKey(secrets.token_urlsafe(16), "".join(secrets.choice(_ALPHABET) for _ in range(8)))

    @staticmethod
    def load_or_make(path: Path) -> RoomKey:
        """The key kept at ``path`` (owner-readable only), so that phones come back after a restart of the app.

        A file that is missing or damaged is replaced by a new key: phones then scan again. Raises ``Trouble``.
        """
        try:
            kept = json.loads(path.read_text("ascii"))
            return RoomKey(kept["secret"], kept["code"])
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            key = RoomKey.make()
        except OSError as error:
            raise _unkept(error) from error
        try:
            _write(path, json.dumps({"secret": key.secret, "code": key.code}).encode("ascii"))
        except OSError as error:
            raise _unkept(error) from error
        return key

    @staticmethod
    def destroy(path: Path) -> None:
        """Overwrite and remove the file: nobody joins with this key again. Missing is fine."""
        with suppress(FileNotFoundError):
            with path.open("r+b") as file:
                file.write(b"\0" * path.stat().st_size)
                file.flush()
                os.fsync(file.fileno())
            path.unlink()


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, and never for a moment readable by others."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def _unkept(error: OSError) -> Trouble:
    return Trouble(
        "room_key",
        "The key of this room could not be kept: {reason}.",
        "Check that the disk has space and that the folder of retrokit may be written, then open the room again.",
        reason=error.strerror or type(error).__name__,
    )
