"""The key of a room: what the QR carries, and a short code for whoever must type. app.py makes it, reception.py asks it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from retrokit.facilitation.errors import Trouble
from retrokit.lan.invitation import as_text, from_text, scanned_psk, typed_psk

# No vowels, so that no word appears by chance, and of every pair that looks alike (8 B, 5 S, 2 Z) only the figure.
_ALPHABET = "23456789CDFGHJKMNPQRTVWX"
_SECRET = re.compile(r"[A-Za-z0-9_-]{22}")
_CODE = re.compile(f"[{_ALPHABET}]{{8}}")


class RoomKey:
    """``secret``: 128 random bits as 22 characters of base64url. ``code``: 8 characters (37 bits), typed by hand.

    ``pair``: the X25519 key that the laptop is known by in this room, ``public`` its 32 public bytes.
    """

    __slots__ = ("_stretching", "code", "pair", "public", "secret")

    def __init__(self, secret: str, code: str, private: bytes) -> None:
        if not _SECRET.fullmatch(secret) or not _CODE.fullmatch(code):
            raise ValueError("not a room key")
        self.secret = secret
        self.code = code
        self.pair = X25519PrivateKey.from_private_bytes(private)
        self.public = self.pair.public_key().public_bytes_raw()
        self._stretching: asyncio.Task[bytes] | None = None

    def __repr__(self) -> str:
        return "<RoomKey>"  # never in a log or a traceback

    @property
    def shown_code(self) -> str:
        """The code in two groups of four, as people read it."""
        return f"{self.code[:4]} {self.code[4:]}"

    @property
    def fragment(self) -> str:
        """What stands behind # in the address of the QR; a ticket would follow after a dot."""
        return f"1.{as_text(self.public)}{self.secret}"

    async def psk(self, *, typed: bool) -> bytes:
        """The 32 bytes that a phone must know which has scanned the QR, or whose person has ``typed`` the code."""
        if not typed:
            return scanned_psk(self.secret)
        if self._stretching is None or self._stretching.cancelled():
            self._stretching = asyncio.create_task(asyncio.to_thread(typed_psk, self.code, self.public))
        return await asyncio.shield(self._stretching)  # for all who typed it, once

    @staticmethod
    def make() -> RoomKey:
        code = "".join(secrets.choice(_ALPHABET) for _ in range(8))
        return RoomKey(secrets.token_urlsafe(16), code, X25519PrivateKey.generate().private_bytes_raw())

    @staticmethod
    def load_or_make(path: Path) -> RoomKey:
        """The key kept at ``path`` (owner-readable only), so that phones come back after a restart of the app.

        A file that is missing, damaged or from before rooms had a key pair is replaced by a new key: phones then scan
        again. Raises ``Trouble``.
        """
        try:
            kept = json.loads(path.read_text("ascii"))
            return RoomKey(kept["secret"], kept["code"], from_text(kept["private"]))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            key = RoomKey.make()
        except OSError as error:
            raise _unkept(error) from error
        try:
            private = as_text(key.pair.private_bytes_raw())
            _write(
                path, json.dumps({"secret": key.secret, "code": key.code, "private": private}).encode("ascii")
            )
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
