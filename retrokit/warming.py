"""What a session needs and home does not, brought in while somebody looks at home. ``windows.run`` starts it.

Step by step, so that home answers in between; whoever starts a session before it is through waits for the rest only.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retrokit.windows import Windows

# Pure Python and no Qt, so a thread may have them; together they take longer than a blink.
ASIDE = ("aiohttp.web", "sqlite_utils", "retrokit.lan.server", "segno")
HERE = ("retrokit.live", "retrokit.ui.console", "retrokit.joining", "retrokit.ui.board")


async def warm(windows: Windows) -> None:
    """Ends when a session can start at once."""
    drawn = asyncio.get_running_loop().create_future()

    def seen() -> None:
        if not drawn.done():
            drawn.set_result(None)

    windows.main.window.frameSwapped.connect(seen)
    await drawn
    windows.main.window.frameSwapped.disconnect(seen)
    for module in ASIDE:
        await asyncio.to_thread(importlib.import_module, module)
    for module in HERE:
        importlib.import_module(module)
        await asyncio.sleep(0)
    for step in windows.furnishings():
        step()
        await asyncio.sleep(0)
    settle()


def settle() -> None:
    """What is here by now stays until the end: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.enable()
