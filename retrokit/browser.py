"""One Chromium with one page, driven over its own debugging socket: the demo's pictures of the phone are taken with it."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import itertools
import shutil
import tempfile
from pathlib import Path
from typing import Any

import aiohttp

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--remote-debugging-port=0",
)
PATIENCE_S = 20.0


def find() -> str | None:
    """The path of a Chromium on this machine, or None."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Browser:
    """``async with Browser(path) as page``: open an address, evaluate, type, take a picture."""

    def __init__(self, path: str, width: int = 360, height: int = 740) -> None:
        self._path = path
        self._size = (width, height)
        self._ids = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._closing = contextlib.AsyncExitStack()

    async def __aenter__(self) -> Browser:
        try:
            await asyncio.wait_for(self._start(), PATIENCE_S)
        except BaseException:
            await self._closing.aclose()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._closing.aclose()

    async def open(self, url: str) -> None:
        await self._call("Page.navigate", url=url)

    async def wait_for(self, expression: str) -> None:
        """Until the JavaScript ``expression`` is true. Raises ``TimeoutError``."""
        async with asyncio.timeout(PATIENCE_S):
            while not await self.evaluate(expression):
                await asyncio.sleep(0.05)

    async def evaluate(self, expression: str) -> Any:
        answer = await self._call("Runtime.evaluate", expression=expression, returnByValue=True)
        return answer.get("result", {}).get("value")

    async def type(self, text: str) -> None:
        """As if typed into whatever has the focus."""
        await self._call("Input.insertText", text=text)

    async def picture(self, file: Path) -> None:
        answer = await self._call("Page.captureScreenshot", format="png")
        file.write_bytes(base64.b64decode(answer["data"]))

    async def _start(self) -> None:
        profile = tempfile.mkdtemp(prefix="retrokit-browser-")
        self._closing.callback(shutil.rmtree, profile, ignore_errors=True)
        # As root, in a container or on a build machine, Chromium runs without its sandbox or not at all.
        process = await asyncio.create_subprocess_exec(
            self._path,
            *FLAGS,
            "--no-sandbox",
            f"--user-data-dir={profile}",
            "about:blank",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        self._closing.push_async_callback(_end, process)
        port = await _port(Path(profile) / "DevToolsActivePort")
        http = await self._closing.enter_async_context(aiohttp.ClientSession())
        async with http.get(f"http://127.0.0.1:{port}/json/list") as answer:
            target = next(t for t in await answer.json() if t["type"] == "page")
        self._socket = await http.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0)
        listening = asyncio.get_running_loop().create_task(self._listen())
        self._closing.push_async_callback(_stop, listening)
        self._closing.push_async_callback(self._socket.close)
        width, height = self._size
        await self._call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2, mobile=True
        )

    async def _call(self, method: str, **params: Any) -> dict[str, Any]:
        number = next(self._ids)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": params})
        return await asyncio.wait_for(answer, PATIENCE_S)

    async def _listen(self) -> None:
        async for message in self._socket:
            told = message.json()
            waiting = self._answers.pop(told.get("id", 0), None)
            if waiting and not waiting.done():
                waiting.set_result(told.get("result", {}))


async def _port(file: Path) -> str:
    """Chromium writes the port it chose into its profile once it listens."""
    while True:
        with contextlib.suppress(FileNotFoundError):
            if lines := file.read_text().splitlines():
                return lines[0]
        await asyncio.sleep(0.05)


async def _stop(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 5)
    if process.returncode is None:
        process.kill()
        await process.wait()
