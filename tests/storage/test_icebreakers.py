"""The icebreakers a team has had are kept with its sessions, and only its own count."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from retrokit.facilitation.changes import NotesSet, RoomOpened, SessionEnded, WorkSet
from retrokit.facilitation.formats import Stage
from retrokit.facilitation.session import Discuss, Icebreaker, Session, Talk
from retrokit.storage.store import SqliteStore
from tests.storage.samples import Kept, a_session, applied, as_loaded

MORE = Stage("ice", "welcome", "Icebreaker", "One question", "", 5, "", "", draws=("light", "look_back"))


def with_question(id: str, team: str, *drawn: str) -> Session:
    plain = a_session(id, team)
    shape = replace(plain.format, stages=(MORE, *plain.format.stages))
    return replace(plain, format=shape, runs=(*plain.runs, plain.runs[0]), work={"ice": Icebreaker(drawn)})


def opened(store: SqliteStore, session: Session) -> None:
    store.commit(session, session, (RoomOpened(session),))


def test_each_team_has_its_own_also_after_a_restart(path: Path) -> None:
    kept = Kept(path, with_question("s1", "Harbour", "Tea or coffee?"))
    try:
        opened(kept.store, with_question("s2", "Quay", "What is new?"))
        opened(kept.store, with_question("s3", "Harbour", 'Why "so"?', "🦜?"))
        opened(kept.store, a_session("s4"))
        kept.do(WorkSet("ice", Icebreaker(("Tea or coffee?", "Stairs?"))))
        kept.do(WorkSet("the-discuss", Discuss(talks=(Talk("t", (), notes='{"drawn":["no"]}'),))))
        assert kept.session == kept.store.load("s1")
        assert kept.reopen().store.icebreakers("Quay") == ("What is new?",)
        assert kept.session == kept.store.load("s1")
        assert kept.store.icebreakers("Harbour") == ("Tea or coffee?", "Stairs?", 'Why "so"?', "🦜?")
        assert kept.store.icebreakers("Nobody") == ()
    finally:
        kept.store.close()


def test_a_session_comes_back_with_its_blocks_and_its_question(path: Path) -> None:
    kept = Kept(path, with_question("s1", "Harbour", "Tea or coffee?"))
    try:
        kept.do(NotesSet("x")).do(SessionEnded(kept.session.runs))
        loaded = kept.store.load("s1")
        assert loaded == as_loaded(applied(kept.session, ()))
        assert loaded.format.stages[0] == MORE
        kept.store.delete("s1")
        assert kept.store.icebreakers("Harbour") == ()
    finally:
        kept.store.close()
