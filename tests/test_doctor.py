"""Each finding of the doctor, well and ill, on real files, ports and databases."""

from __future__ import annotations

import os
import re
import socket
from pathlib import Path

import pytest

from retrokit import doctor, libraries
from retrokit.facilitation.language import Language
from retrokit.paths import Paths, assets
from retrokit.settings import Settings
from retrokit.storage.backups import without_hidden
from retrokit.storage.instance import Instance
from retrokit.storage.store import SqliteStore
from tests.lan.authority import NAME, Authority, Pair

ENGLISH = Language()

LDD = """
/usr/lib/qt/libqxcb.so:
\tlinux-vdso.so.1 (0x00007fc87f7b1000)
\tlibxcb-cursor.so.0 => not found
\tlibxcb-icccm.so.4 => not found
\tlibX11.so.6 => /lib/x86_64-linux-gnu/libX11.so.6 (0x00007fc87e0be000)
/usr/lib/qt/libqwayland.so:
\tlibodd.so.9 => not found
\tlibxcb-cursor.so.0 => not found
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(tmp_path / "home")
    made.make()
    return made


def test_missing_libraries_are_named_with_their_packages() -> None:
    missing = libraries.not_found(LDD)
    finding = doctor.system(missing, ENGLISH)

    assert missing == ("libodd.so.9", "libxcb-cursor.so.0", "libxcb-icccm.so.4")
    assert not finding.ok
    assert "libxcb-cursor.so.0" in finding.sentence
    assert finding.remedy.endswith("apt install libodd.so.9 libxcb-cursor0 libxcb-icccm4")


def test_where_the_tests_run_a_window_lacks_nothing() -> None:
    assert libraries.missing() == ()
    assert doctor.system((), ENGLISH).ok


def test_a_screen_is_found_where_there_is_one_and_only_there(monkeypatch: pytest.MonkeyPatch) -> None:
    here = doctor.screen(ENGLISH)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":12345")
    nowhere = doctor.screen(ENGLISH)

    assert here.ok
    assert " x " in here.sentence
    assert not nowhere.ok
    assert "retrokit demo" in nowhere.remedy


def test_the_fonts_of_the_report_are_there() -> None:
    assert doctor.fonts(ENGLISH).ok


def test_a_port_that_is_taken_is_told_from_a_free_one() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        number = other.getsockname()[1]
        taken = doctor.port(number, ENGLISH)
    free = doctor.port(number, ENGLISH)

    assert not taken.ok
    assert str(number) in taken.sentence
    assert taken.remedy
    assert free.ok


def own(pair: Pair, name: str = "") -> doctor.Finding:
    """What is said with this pair in the settings."""
    settings = Settings(certificate=str(pair.chain), certificate_key=str(pair.key), certificate_name=name)
    return doctor.certificate(settings, ENGLISH)


def test_no_certificate_is_no_fault() -> None:
    finding = doctor.certificate(Settings(), ENGLISH)

    assert finding.ok
    assert "plain http" in finding.sentence


def test_a_good_certificate_is_said_with_its_name_and_its_end(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    finding = own(authority.issue(NAME, "*.harbour.test"))
    another = own(authority.issue(NAME, "*.harbour.test"), "laptop.harbour.test")

    assert finding.ok and another.ok
    assert f"as {NAME};" in finding.sentence
    assert re.search(r"until \d{4}-\d\d-\d\d\.$", finding.sentence)
    assert "as laptop.harbour.test;" in another.sentence


def test_a_certificate_that_no_room_would_take_comes_with_what_to_do(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    good = authority.issue(NAME)
    expired = own(authority.issue(NAME, days=(-9, -1), file="expired"))
    other = own(Pair(good.chain, authority.issue(NAME, file="other").key, ""))
    nameless = own(authority.issue(file="nameless"))
    wild = own(authority.issue("*.harbour.test", file="wild"))
    half = doctor.certificate(Settings(certificate=str(good.chain)), ENGLISH)
    good.key.unlink()
    gone = own(good)

    found = (expired, other, nameless, wild, half, gone)
    assert [finding.ok for finding in found] == [False] * len(found)
    assert all(finding.remedy and "{" not in finding.sentence + finding.remedy for finding in found)
    for finding, word in zip(
        found,
        ("expired", "does not belong", "no address", "every name", "one of the two", "is not there"),
        strict=True,
    ):
        assert word in finding.sentence


def test_the_disk_is_looked_at_where_the_home_will_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finding = doctor.disk(tmp_path / "not" / "yet", ENGLISH)
    monkeypatch.setattr(doctor, "ROOM_MB", 10**12)
    full = doctor.disk(tmp_path / "not" / "yet", ENGLISH)

    assert finding.ok
    assert not full.ok
    assert "--home" in full.remedy


def test_no_database_is_no_fault_and_none_is_made(paths: Paths) -> None:
    finding = doctor.database(paths, ENGLISH)

    assert finding.ok
    assert not paths.database.exists()


def test_a_sound_database_is_counted(paths: Paths) -> None:
    SqliteStore(paths.database).close()

    assert doctor.database(paths, ENGLISH) == doctor.Finding("Database", True, "Sound, with 0 session(s).")


def test_a_database_in_use_is_left_alone(paths: Paths) -> None:
    SqliteStore(paths.database).close()

    with Instance.hold(paths.home):
        finding = doctor.database(paths, ENGLISH)

    assert finding.ok
    assert "open" in finding.sentence


def test_a_database_that_is_none_comes_with_what_to_do(paths: Paths) -> None:
    paths.database.write_bytes(b"a shopping list, not a database" * 100)

    finding = doctor.database(paths, ENGLISH)

    assert not finding.ok
    assert str(paths.database.name) in finding.sentence
    assert finding.remedy


def test_the_phone_page_must_be_built(tmp_path: Path) -> None:
    missing = doctor.phone_page(tmp_path, ENGLISH)
    (tmp_path / "index.html").write_text("<!doctype html>", "ascii")

    assert not missing.ok
    assert "make page" in missing.remedy
    assert doctor.phone_page(tmp_path, ENGLISH).ok


def test_the_coaching_is_read_or_its_fault_named(tmp_path: Path) -> None:
    (tmp_path / "coaching.toml").write_text('[[hints]]\nid = "a"\nname = "b"\n', "ascii")
    broken = doctor.coaching(tmp_path / "coaching.toml", ENGLISH)

    assert not broken.ok and broken.remedy
    assert broken.sentence.startswith("coaching.toml, line 3: ")
    assert doctor.coaching(assets() / "coaching.toml", ENGLISH).ok


def test_folders_are_for_this_person_only(paths: Paths) -> None:
    modes = {
        folder.stat().st_mode & 0o777
        for folder in (paths.home, paths.keys, paths.logs, paths.reports, paths.formats)
    }

    assert modes == {0o700} if os.name == "posix" else modes


def test_backups_are_counted_and_read(paths: Paths) -> None:
    none = doctor.backups(paths, ENGLISH)
    store = SqliteStore(paths.database)
    for day in ("2026-11-10", "2026-11-24"):
        store.backups.keep(without_hidden(store._db.conn), day)
    store.close()
    two = doctor.backups(paths, ENGLISH)
    (paths.backups / "retrokit-2026-11-10.db").write_bytes(b"no backup at all" * 1000)
    damaged = doctor.backups(paths, ENGLISH)

    assert none.ok
    assert two.ok and "2" in two.sentence and "2026-11-24" in two.sentence
    assert not damaged.ok and "1" in damaged.sentence and damaged.remedy


def test_a_database_that_was_put_together_again_is_said_to_be(paths: Paths) -> None:
    store = SqliteStore(paths.database)
    store.backups.keep(without_hidden(store._db.conn), "2026-11-24")
    store.close()
    paths.database.write_bytes(b"")

    finding = doctor.database(paths, ENGLISH)

    assert not finding.ok
    assert "damaged-1" in finding.sentence
    assert doctor.database(paths, ENGLISH).ok
