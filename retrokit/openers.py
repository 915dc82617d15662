"""Openers, closers and icebreakers of this app: read from their files, put into a session, drawn anew. ``app.py`` asks."""

from __future__ import annotations

import secrets
from functools import cached_property

from retrokit import gallery
from retrokit.facilitation.blocks import Block, Place, with_blocks
from retrokit.facilitation.commands import DrawQuestion
from retrokit.facilitation.errors import Refused
from retrokit.facilitation.formats import Format, FormatFault
from retrokit.facilitation.icebreakers import Question, drawing, fresh, prepared
from retrokit.facilitation.session import Session
from retrokit.paths import Paths, assets
from retrokit.storage.store import SqliteStore


class Openers:
    """Those that come with the app, and the facilitator's own; each file is read once, when somebody asks."""

    def __init__(self, paths: Paths, store: SqliteStore) -> None:
        self._paths, self._store = paths, store

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self._read[0]

    @property
    def faults(self) -> tuple[FormatFault, ...]:
        return self._read[1]

    def into(self, format: Format, opener: str, closer: str) -> Format:
        """``format`` with the blocks of these ids, "" for none. Raises ``Refused`` for one that is not there."""
        return with_blocks(format, self._block(opener, "opener"), self._block(closer, "closer"))

    def prepared(self, session: Session) -> Session:
        """A session in its lobby, with a question wherever one is to be drawn."""
        if not any(stage.draws for stage in session.format.stages):
            return session
        had = self._store.icebreakers(session.team)
        return prepared(session, self._questions, had, lambda: secrets.token_hex(16))

    def another(self, session: Session) -> DrawQuestion | None:
        """What draws another question for this session; None where none is to come."""
        stage = drawing(session)
        if stage is None:
            return None
        had = self._store.icebreakers(session.team)
        return DrawQuestion(stage.id, fresh(self._questions, stage.draws, had))

    @cached_property
    def _read(self) -> tuple[tuple[Block, ...], tuple[FormatFault, ...]]:
        return gallery.load_blocks((assets() / "blocks", self._paths.blocks))

    @cached_property
    def _questions(self) -> tuple[Question, ...]:
        return gallery.questions(assets() / "icebreakers.toml")

    def _block(self, id: str, place: Place) -> Block | None:
        found = (
            next((each for each in self.blocks if (each.id, each.place) == (id, place)), None) if id else None
        )
        if id and found is None:
            raise Refused("unknown_block", "There is no opener or closer {id}.", id=id)
        return found
