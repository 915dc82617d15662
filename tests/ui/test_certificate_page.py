"""A certificate of one's own on the settings page, by real clicks and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMetaObject, QObject, Qt, QUrl
from pytestqt.qtbot import QtBot

from retrokit.ui.home import CertificateState
from tests.ui.desk_room import DeskRoom, Key
from tests.ui.home_states import home_state

CHAIN, KEY = "/etc/ssl/retro.pem", "/etc/ssl/retro-key.pem"
GOOD = CertificateState(CHAIN, KEY, "retro.harbour.test", ("retro.harbour.test",), "2026-12-08", True)


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    return DeskRoom(qtbot)


def show(room: DeskRoom, state: CertificateState) -> None:
    room.home.update(home_state(certificate=state))
    room.home.go("settings")
    room.settle()


def type_into(room: DeskRoom, name: str, words: str) -> None:
    room.click(name)
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type(words)
    room.press(Key.Key_Return)


def test_two_paths_are_typed(room: DeskRoom) -> None:
    show(room, CertificateState())
    assert not room.has("forgetCertificate") and not room.has("certificateGood")
    type_into(room, "certificateChain:path", CHAIN)
    assert room.asked == [("certificate", CHAIN, "", "")]
    show(room, CertificateState(CHAIN))
    type_into(room, "certificateKey:path", KEY)
    assert room.asked[1:] == [("certificate", CHAIN, KEY, "")]


def test_a_file_is_chosen_in_a_dialog(room: DeskRoom, qtbot: QtBot, tmp_path: Path) -> None:
    """The dialog is the system's or Qt's own; that it opened and what it chose is ours."""
    file = tmp_path / "room.pem"
    file.write_text("-----BEGIN CERTIFICATE-----")
    show(room, CertificateState())
    room.click("certificateChain:choose")
    dialog = next(d for d in room.window.findChildren(QObject) if d.inherits("QQuickFileDialog"))
    assert dialog.property("visible")
    dialog.setProperty("selectedFile", QUrl.fromLocalFile(str(file)))
    QMetaObject.invokeMethod(dialog, "accepted")
    qtbot.waitUntil(lambda: room.asked == [("certificate", str(file), "", "")])
    QMetaObject.invokeMethod(dialog, "reject")


def test_what_is_wrong_is_said_beside_it(room: DeskRoom) -> None:
    show(room, CertificateState(CHAIN, KEY, sentence="The certificate expired.", remedy="Ask for a new one."))
    assert room.text("certificateSentence") == "The certificate expired."
    assert room.text("certificateRemedy") == "Ask for a new one."
    assert not room.has("certificateGood")
    room.click("forgetCertificate")
    assert room.asked == [("certificate", "", "", "")]


def test_a_good_pair_says_where_rooms_will_be(room: DeskRoom) -> None:
    show(room, GOOD)
    assert "https://retro.harbour.test" in room.text("certificateGood")
    assert "8 December 2026" in room.text("certificateGood")
    assert not room.has("certificateWrong") and not room.has("certificateNames")


def test_one_of_several_names_is_chosen(room: DeskRoom) -> None:
    both = ("retro.harbour.test", "board.harbour.test")
    show(room, CertificateState(CHAIN, KEY, both[0], both, "2026-12-08", True))
    room.click("certificateNames:board.harbour.test")
    assert room.asked == [("certificate", CHAIN, KEY, "board.harbour.test")]


def test_a_wildcard_asks_for_the_name(room: DeskRoom) -> None:
    show(
        room,
        CertificateState(CHAIN, KEY, "", ("*.harbour.test",), "2026-12-08", False, "Which name?", "Type it."),
    )
    type_into(room, "certificateName", "Laptop.Harbour.test")
    assert room.asked == [("certificate", CHAIN, KEY, "laptop.harbour.test")]
