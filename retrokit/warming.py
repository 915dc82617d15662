"""What a session needs and home does not, brought in while somebody looks at home. ``windows.stay`` starts it.

Step by step, so that home answers in between; whoever starts a session before it is through waits for the rest only.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrokit.windows import Windows

# What takes long to import, in pieces. The largest, aiohttp, is a single pause of 0.1 to 0.2 s.
MODULES = (
    "retrokit.live",
    "retrokit.ui.console",
    "retrokit.ui.board",
    "cryptography.hazmat.primitives.ciphers.aead",
    "segno",
    "retrokit.storage.sessions",
    "retrokit.storage.intake",
    "sqlite_utils",
    "yarl",
    "aiohttp",
    "aiohttp.web",
    "retrokit.lan.server",
    "retrokit.joining",
)
# Home is drawn by then. No signal tells it for sure: a window that is covered is never drawn.
AFTER_S = 0.3
PAUSE_S = 0.01


async def warm(windows: Windows) -> None:
    """Ends when a session can start at once.

    Nothing is imported in another thread: PySide looks at every import, and does not expect two at a time.
    """
    await asyncio.sleep(AFTER_S)
    for module in MODULES:
        importlib.import_module(module)
        await asyncio.sleep(PAUSE_S)
    for step in windows.furnishings():
        step()
        await asyncio.sleep(PAUSE_S)
    settle()
    windows.tidy.begin()


def settle() -> None:
    """What is here by now stays until the end: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
