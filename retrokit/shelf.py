"""What the app reads from files when somebody asks for it: formats, hints, openers and closers. Part of ``App``.

The start is fast because nothing of it is read, or even imported, before home has been drawn.
"""

from __future__ import annotations

import asyncio
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from retrokit.paths import Paths, assets

if TYPE_CHECKING:
    from retrokit.facilitation.coaching import Hint
    from retrokit.facilitation.formats import Format, FormatFault
    from retrokit.openers import Openers
    from retrokit.storage.store import SqliteStore


class Shelf:
    def __init__(self, paths: Paths, store: SqliteStore) -> None:
        self._paths, self._store = paths, store
        self._turn = 0

    @cached_property
    def formats(self) -> tuple[Format, ...]:
        return self._gallery[0]

    @cached_property
    def faults(self) -> tuple[FormatFault, ...]:
        return (*self._gallery[1], *self.openers.faults)

    @cached_property
    def hints(self) -> tuple[Hint, ...]:
        """What the console says to do when; none where the file is damaged (``doctor`` says so). Read with the first session."""
        from retrokit import coaching

        return coaching.load(assets() / "coaching.toml")[0]

    @cached_property
    def openers(self) -> Openers:
        """What may stand before and after the stages of any format."""
        from retrokit.openers import Openers

        return Openers(self._paths, self._store)

    def format(self, id: str) -> Format | None:
        """Who starts in the instant home is there does not wait for all the others to be read."""
        if "_gallery" not in self.__dict__:
            from retrokit import gallery

            if found := gallery.find(self._folders, id):
                return found
        return next((f for f in self.formats if f.id == id), None)

    async def read(self) -> None:
        """One after the other, so that nothing stands still."""
        from retrokit import gallery

        steps, turn = gallery.loading(self._folders), self._turn
        while True:
            try:
                next(steps)
            except StopIteration as end:
                if turn == self._turn:  # else it began before the last change, and may hold what is gone
                    self.__dict__.setdefault("_gallery", end.value)
                break
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        _ = self.openers.blocks

    async def reread(self) -> None:
        """The formats once more, after the own ones have changed."""
        self._turn += 1
        for name in ("formats", "faults", "_gallery"):
            self.__dict__.pop(name, None)
        await self.read()

    @cached_property
    def _gallery(self) -> tuple[tuple[Format, ...], tuple[FormatFault, ...]]:
        """Read when it is asked for, unless ``read`` was quicker."""
        from retrokit import gallery

        return gallery.load(self._folders)

    @property
    def _folders(self) -> tuple[Path, Path]:
        return assets() / "formats", self._paths.formats
