"""Where Python collects its rubbish while there are windows: in the thread that owns them, and nowhere else."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from retrokit.rubbish import Tidy, tidy


class Node:
    """Rubbish once nobody but itself knows of it."""

    def __init__(self) -> None:
        self.self = self


def litter(count: int = 200_000) -> None:
    kept = [[n] for n in range(count)]
    del kept


def elsewhere(work: Callable[[], None]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


@contextmanager
def collecting() -> Iterator[list[tuple[int, int]]]:
    """The thread and the generation of each collection."""
    seen: list[tuple[int, int]] = []

    def watch(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            seen.append((threading.get_ident(), info["generation"]))

    gc.callbacks.append(watch)
    try:
        yield seen
    finally:
        gc.callbacks.remove(watch)


@pytest.fixture(autouse=True)
def out_of_reach() -> Iterator[None]:
    """What other tests left may hold windows: it is kept from the collections of these, which run in other threads too."""
    on = gc.isenabled()
    gc.collect()
    gc.freeze()
    yield
    (gc.enable if on else gc.disable)()
    gc.unfreeze()


def test_nothing_is_collected_in_another_thread(qtbot: QtBot) -> None:
    gc.enable()
    keeper = Tidy()
    keeper.begin()
    with collecting() as seen:
        elsewhere(litter)
        assert seen == []
        nodes = {id(Node()) for _ in range(2_000)}
        assert nodes
        qtbot.wait_until(lambda: seen != [])
    assert {thread for thread, _ in seen} == {threading.get_ident()}
    keeper.end()


def test_without_it_something_is() -> None:
    """The control."""
    gc.enable()
    with collecting() as seen:
        elsewhere(litter)
    assert any(thread != threading.get_ident() for thread, _ in seen)


def test_each_generation_has_its_turn() -> None:
    gc.disable()
    gc.collect()
    before = sum(isinstance(each, Node) for each in gc.get_objects())
    with collecting() as seen:
        for _ in range(400):
            for _ in range(800):
                Node()
            tidy()
    turns = [generation for _, generation in seen]
    assert {0, 1, 2} == set(turns)
    assert turns.count(0) > turns.count(1) > turns.count(2)
    after = sum(isinstance(each, Node) for each in gc.get_objects())
    assert after - before < 400 * 800 / 10


def test_nothing_is_done_when_nothing_is_due() -> None:
    gc.disable()
    gc.collect()
    with collecting() as seen:
        assert tidy() == -1
    assert seen == []
