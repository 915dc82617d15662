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


async def until_told() -> tuple[float, float]:
    """Wait for the next line of standard input, in a loop that should beat.

    Gives the seconds by which a beat was late at most, and the most seconds that this thread worked between two beats:
    the first holds whatever the disk and other programs took, the second only what the loop itself did.
    """
    loop = asyncio.get_running_loop()
    told = loop.run_in_executor(None, sys.stdin.readline)
    late = worked = 0.0
    while not told.done():
        before, busy = time.perf_counter(), time.thread_time()
        await asyncio.sleep(BEAT_S)
        late = max(late, time.perf_counter() - before - BEAT_S)
        worked = max(worked, time.thread_time() - busy)
    await told
    return late, worked


async def watched(seconds: float) -> float:
    """By how many seconds the loop was late at most within the next ``seconds``."""
    late, end = 0.0, time.perf_counter() + seconds
    while (before := time.perf_counter()) < end:
        await asyncio.sleep(BEAT_S)
        late = max(late, time.perf_counter() - before - BEAT_S)
    return late


def ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


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
    await until_told()
    print("ready", flush=True)
    load = await until_told()
    rows = db.execute("SELECT count(*) FROM message").fetchone()[0]
    await runner.cleanup()
    return {"rows": rows, "longest_block_ms": ms(load[0]), "longest_work_ms": ms(load[1])}


async def ours(folder: Path) -> dict[str, object]:
    """The real app; at the end the cards are revealed and counted on the board."""
    from retrokit import catalogue
    from retrokit.app import App, Setup, opened
    from retrokit.facilitation import commands as c
    from retrokit.facilitation.faces import CollectBody
    from retrokit.facilitation.views import public
    from retrokit.paths import Paths, assets
    from retrokit.settings import Settings
    from retrokit.warming import warm
    from retrokit.windows import Windows

    paths = Paths(folder)
    with opened(paths) as store:
        app = App(Setup(paths, Settings(), catalogue.load(assets(), "en"), loopback=True, reply_s=0), store)
        windows = app.windows = Windows(app)
        windows.show_home()
        windows.main.window.show()
        await warm(windows)
        await app.start("Bench", "Load", "sailboat", 60, 200)
        assert app.live and app.joining
        room = app.live.room
        print(app.joining.info.url, flush=True)
        joining = await until_told()
        await room.handle(c.GoToStage(2))
        await room.handle(c.StartTimer())
        await asyncio.sleep(1)
        print("ready", flush=True)
        load = await until_told()
        before = time.perf_counter()
        await room.handle(c.RevealCards(anyway=True))
        reveal_s = time.perf_counter() - before
        body = public(room.session, 0.0, "").body
        assert isinstance(body, CollectBody)
        texts = [card.text for column in body.columns for card in column.cards]
        turning = await watched(2)
        await app.close()
        windows.close()
    return {
        "cards": len(texts),
        "different": len(set(texts)),
        "longest_block_ms": ms(load[0]),
        "longest_work_ms": ms(load[1]),
        "joining_block_ms": ms(joining[0]),
        "reveal_ms": ms(reveal_s),
        "reveal_block_ms": ms(turning),
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
