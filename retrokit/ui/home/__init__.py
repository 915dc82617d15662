"""The home screens: what is open, what is due, which formats there are, how to start. ``Home`` joins them for ``app.py``."""

from retrokit.ui.home.home import Home
from retrokit.ui.home.state import (
    BackupLine,
    Callbacks,
    CertificateState,
    Choices,
    FormatFiles,
    HomeState,
    Interrupted,
    Past,
)

__all__ = [
    "BackupLine",
    "Callbacks",
    "CertificateState",
    "Choices",
    "FormatFiles",
    "Home",
    "HomeState",
    "Interrupted",
    "Past",
]
