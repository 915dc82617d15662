"""Every file and folder the app touches. ``cli.py`` chooses the home; everybody else is handed a ``Paths``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from retrokit.facilitation.errors import Trouble

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Paths:
    """All of it lies under ``home``, so that one folder is everything to copy, move or throw away."""

    home: Path

    @property
    def database(self) -> Path:
        return self.home / "retrokit.db"

    @property
    def keys(self) -> Path:
        """Keys of stages that still collect. Nothing here is worth a backup, and none may be made of it."""
        return self.home / "keys"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def reports(self) -> Path:
        return self.home / "reports"

    @property
    def backups(self) -> Path:
        """Made by the store with the first backup."""
        return self.home / "backups"

    @property
    def formats(self) -> Path:
        """The facilitator's own format files; those that come with the app are in ``assets()``."""
        return self.home / "formats"

    @property
    def blocks(self) -> Path:
        """Openers and closers of one's own, where somebody has made the folder."""
        return self.home / "blocks"

    @property
    def settings(self) -> Path:
        return self.home / "settings.json"

    @property
    def lock(self) -> Path:
        """Held while the app runs, so that two never share one home."""
        return self.home / "retrokit.lock"

    def make(self) -> None:
        """Make the folders, for this person's eyes only. Raises ``Trouble`` where that is not allowed."""
        try:
            for folder in (self.home, self.keys, self.logs, self.reports, self.formats):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble(
                "home.unwritable",
                "The folder {folder} cannot be used: {reason}.",
                "Choose another with --home, or give yourself the right to write there.",
                folder=self.home,
                reason=(error.strerror or str(error)).lower(),
            ) from None


def usual(home: Path | None = None) -> Paths:
    """``home`` where one was asked for, else the system's folder for the data of apps, which is not synchronized."""
    if home is None:
        home = platformdirs.user_data_path("retrokit", appauthor=False)
    return Paths(Path(os.path.abspath(home.expanduser())))  # noqa: PTH100 - resolve() would follow links


def assets() -> Path:
    """Formats, catalogues and icons: inside the package when installed, beside it in the source tree."""
    packaged = _PACKAGE / "assets"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "assets"


def page() -> Path:
    """The built phone page. ``index.html`` is missing from it until the page was built."""
    return _PACKAGE / "lan" / "page" / "dist"
