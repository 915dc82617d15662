"""The laptop of ``bench_room``: ``ours`` is the real app with both windows in its gather stage, ``floor`` a bare echo.

Prints the address to join on the first line; when standard input closes, prints what it measured and ends.
"""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

BEAT_S = 0.005


async def until_told(blocks: list[float]) -> None:
    """Wait for standard input to close, noting by how much the loop was late at every beat (seconds)."""
    loop = asyncio.get_running_loop()
    over = loop.run_in_executor(None, sys.stdin.read)
    while not over.done():
        before = time.perf_counter()
        await asyncio.sleep(BEAT_S)
        blocks.append(time.perf_counter() - before - BEAT_S)
    await over


async def floor(folder: Path) -> dict[str, object]:
    """Every message is one row, committed with the same settings before it is echoed."""
    from aiohttp import web

    db = sqlite3.connect(folder / "floor.db", isolation_level=None)
    for setting in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "secure_delete=ON", "temp_store=MEMORY"):
        db.execute(f"PRAGMA {setting}")
    db.execute("CREATE TABLE message (id INTEGER PRIMARY KEY, body TEXT)")

    async def echo(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        async for message in socket:
            db.execute("INSERT INTO message (body) VALUES (?)", (message.data,))
            await socket.send_str(message.data)
        return socket

    web_app = web.Application()
    web_app.router.add_get("/ws", echo)
    runner = web.AppRunner(web_app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    print(f"http://127.0.0.1:{port}/", flush=True)
    blocks: list[float] = []
    await until_told(blocks)
    rows = db.execute("SELECT count(*) FROM message").fetchone()[0]
    await runner.cleanup()
    return {"rows": rows, "longest_block_ms": round(max(blocks) * 1000, 1)}


async def ours(folder: Path) -> dict[str, object]:
    """The real app; at the end the cards are revealed and counted on the board."""
    from retrokit import catalogue
    from retrokit.app import App, Setup, opened
    from retrokit.facilitation import commands as c
    from retrokit.facilitation.faces import CollectBody
    from retrokit.facilitation.views import public
    from retrokit.paths import Paths, assets
    from retrokit.settings import Settings
    from retrokit.windows import Windows

    paths = Paths(folder)
    with opened(paths) as store:
        app = App(Setup(paths, Settings(), catalogue.load(assets(), "en"), loopback=True), store)
        windows = app.windows = Windows(app)
        windows.show_home()
        windows.main.window.show()
        await app.start("Bench", "Load", "sailboat", 60, 200)
        assert app.live and app.joining
        room = app.live.room
        await room.handle(c.GoToStage(2))
        await room.handle(c.StartTimer())
        print(app.joining.info.url, flush=True)
        blocks: list[float] = []
        await until_told(blocks)
        before = time.perf_counter()
        await room.handle(c.RevealCards())
        reveal_s = time.perf_counter() - before
        body = public(room.session, 0.0, "").body
        assert isinstance(body, CollectBody)
        texts = [card.text for column in body.columns for card in column.cards]
        await asyncio.sleep(1)
        await app.close()
        windows.close()
    return {
        "cards": len(texts),
        "different": len(set(texts)),
        "longest_block_ms": round(max(blocks) * 1000, 1),
        "reveal_ms": round(reveal_s * 1000, 1),
    }


def main(which: str) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    with tempfile.TemporaryDirectory() as folder:
        if which == "floor":
            measured = asyncio.run(floor(Path(folder)))
        else:
            from qasync import QEventLoop

            from retrokit.ui.application import make_application

            qt = make_application()
            with asyncio.Runner(loop_factory=lambda: QEventLoop(qt)) as runner:
                measured = runner.run(ours(Path(folder)))
    print(json.dumps(measured), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
