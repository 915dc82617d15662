"""200 phones write 50 cards a second for 30 s while both windows are open; a bare echo that commits is the floor.

Run: python -m tests.bench.bench_room [--seconds 30] [--phones 200] [--rate 50]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import aiohttp

from retrokit.lan.phone import Phone
from tests.bench.figures import quantile, show


def measure(which: str, phones: int, rate: int, seconds: int) -> dict[str, Any]:
    """Latencies (s) of one run against ``serve_room``, and what that process measured itself."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.serve_room", which],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as laptop:
        assert laptop.stdin and laptop.stdout
        into, out = laptop.stdin, laptop.stdout
        url = out.readline().strip()
        client = _room if which == "ours" else _echo

        def tell(wait: bool) -> None:
            into.write("\n")
            into.flush()
            if wait:
                out.readline()

        took = asyncio.run(client(url, phones, rate * seconds, 1 / rate, tell))
        told: dict[str, Any] = json.loads(out.readline())
    return {"median_s": quantile(took, 0.5), "p99_s": quantile(took, 0.99), "acked": len(took), **told}


async def _room(url: str, count: int, acts: int, gap: float, tell: Callable[[bool], None]) -> list[float]:
    phones = [Phone.by_join_url(url, source=f"127.0.{n // 250}.{n % 250 + 2}") for n in range(count)]
    await asyncio.gather(*(phone.join() for phone in phones))

    async def act(n: int) -> float:
        before = time.perf_counter()
        await phones[n % count].add(("wind", "anchors", "rocks")[n % 3], f"card number {n} of the load")
        return time.perf_counter() - before

    await asyncio.to_thread(tell, True)
    took = await _paced(acts, gap, act)
    tell(False)
    await asyncio.gather(*(phone.leave() for phone in phones))
    return took


async def _echo(url: str, count: int, acts: int, gap: float, tell: Callable[[bool], None]) -> list[float]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        sockets = [await http.ws_connect(f"{url}ws", compress=0) for _ in range(count)]
        busy = [asyncio.Lock() for _ in sockets]

        async def act(n: int) -> float:
            before = time.perf_counter()
            async with busy[n % count]:
                await sockets[n % count].send_str(
                    json.dumps({"t": "add", "text": f"card number {n} of the load"})
                )
                await sockets[n % count].receive()
            return time.perf_counter() - before

        await asyncio.to_thread(tell, True)
        took = await _paced(acts, gap, act)
        tell(False)
        for socket in sockets:
            await socket.close()
    return took


async def _paced(acts: int, gap: float, act: Any) -> list[float]:
    """Start one act every ``gap`` seconds, whether or not earlier ones are through."""
    started = time.perf_counter()
    tasks = []
    for n in range(acts):
        await asyncio.sleep(max(0.0, started + n * gap - time.perf_counter()))
        tasks.append(asyncio.create_task(act(n)))
    return list(await asyncio.gather(*tasks))


def main(arguments: list[str] | None = None) -> dict[str, Any]:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--phones", type=int, default=200)
    parser.add_argument("--rate", type=int, default=50)
    chosen = parser.parse_args(arguments)
    floor = measure("floor", chosen.phones, chosen.rate, chosen.seconds)
    ours = measure("ours", chosen.phones, chosen.rate, chosen.seconds)
    figures = {
        "name": "room",
        "phones": chosen.phones,
        "cards_sent": chosen.rate * chosen.seconds,
        "cards_acked": ours["acked"],
        "cards_on_board": ours["cards"],
        "cards_twice": ours["cards"] - ours["different"],
        "floor_rows": floor["rows"],
        "ours_median_ms": round(ours["median_s"] * 1000, 2),
        "floor_median_ms": round(floor["median_s"] * 1000, 2),
        "ratio_median": round(ours["median_s"] / floor["median_s"], 2),
        "ours_p99_ms": round(ours["p99_s"] * 1000, 2),
        "floor_p99_ms": round(floor["p99_s"] * 1000, 2),
        "ratio_p99": round(ours["p99_s"] / floor["p99_s"], 2),
        "longest_block_ms": ours["longest_block_ms"],
        "floor_longest_block_ms": floor["longest_block_ms"],
        "longest_work_ms": ours["longest_work_ms"],
        "floor_longest_work_ms": floor["longest_work_ms"],
        "joining_block_ms": ours["joining_block_ms"],
        "reveal_ms": ours["reveal_ms"],
        "reveal_block_ms": ours["reveal_block_ms"],
    }
    show(**figures)
    return figures


if __name__ == "__main__":
    main()
