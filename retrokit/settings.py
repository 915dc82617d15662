"""What the facilitator chose, in one file that is read and written whole. ``app.py`` loads and saves it."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from retrokit.facilitation.errors import Trouble
from retrokit.storage.folder import sync_folder

Theme = Literal["system", "light", "dark"]
Paper = Literal["A4", "Letter"]


@dataclass(frozen=True, slots=True)
class Settings:
    """``address`` is the one to listen on, "" for the best found; ``minutes`` and ``team`` are what Home offers.

    ``certificate`` and ``certificate_key`` are the paths of a PEM pair, "" for plain http; ``certificate_name`` is the
    one of its names to use, "" for the first.
    """

    theme: Theme = "system"
    paper: Paper = "A4"
    port: Annotated[int, Meta(ge=1024, le=65535)] = 8777
    address: str = ""
    language: Annotated[str, Meta(pattern="^[a-z]{2,3}([-_][A-Za-z]+)?$")] = "en"
    reduced_motion: bool = False
    minutes: Annotated[int, Meta(ge=10, le=480)] = 60
    team: Annotated[str, Meta(max_length=200)] = ""
    certificate: Annotated[str, Meta(max_length=4096)] = ""
    certificate_key: Annotated[str, Meta(max_length=4096)] = ""
    certificate_name: Annotated[str, Meta(max_length=253)] = ""
    sounds: bool = True


def load(file: Path) -> tuple[Settings, Trouble | None]:
    """The settings, and what to tell the person when the file was broken: it is kept beside as ``.broken``."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Settings), None
    except FileNotFoundError:
        return Settings(), None
    except (msgspec.DecodeError, UnicodeDecodeError):
        aside = file.with_suffix(".broken")
        try:
            file.replace(aside)
        except OSError:
            aside = file
        return Settings(), Trouble(
            "settings.broken",
            "The settings could not be read, so the usual ones are used.",
            "Set them again; the old file is kept as {file}.",
            file=aside,
        )
    except OSError as error:
        return Settings(), Trouble(
            "settings.unreadable",
            "The settings could not be read, so the usual ones are used: {reason}.",
            "Give yourself the right to read {file}.",
            file=file,
            reason=(error.strerror or str(error)).lower(),
        )


def save(file: Path, settings: Settings) -> None:
    """All or nothing: a crash leaves the old file or the new one. Raises ``Trouble``."""
    text = msgspec.json.format(msgspec.json.encode(settings), indent=2)
    beside: Path | None = None
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".settings-")
        beside = Path(name)
        with os.fdopen(handle, "wb") as out:
            out.write(text + b"\n")
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
        sync_folder(file.parent)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise Trouble(
            "settings.unwritable",
            "The settings could not be saved: {reason}.",
            "Make room on the disk or the right to write in {folder}, then save again.",
            folder=file.parent,
            reason=(error.strerror or str(error)).lower(),
        ) from None
