"""A hotspot of the laptop: the code that joins it, what a network does not take, the panel, both codes on the board."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retrokit.ui.wifi import fault, suggested_name, suggested_passphrase, wifi_code
from tests.ui.board_room import BoardRoom
from tests.ui.board_views import bodies
from tests.ui.console_views import view
from tests.ui.desk_room import DeskRoom, Key


def read(code: str) -> tuple[str, str]:
    """Name and passphrase as a phone reads them: fields end at a semicolon that no backslash stands before."""
    assert code.startswith("WIFI:T:WPA;") and code.endswith(";;")
    fields = re.findall(r"([A-Z]):((?:\\.|[^;\\])*);", code.removeprefix("WIFI:"))
    found = {key: re.sub(r"\\(.)", r"\1", value) for key, value in fields}
    return found["S"], found["P"]


@pytest.mark.parametrize(
    ("name", "passphrase", "code"),
    [
        ("retro-k7qm", "c7xk-4h2m-p9wd", "WIFI:T:WPA;S:retro-k7qm;P:c7xk-4h2m-p9wd;;"),
        ("a;b", "p,q:r", r"WIFI:T:WPA;S:a\;b;P:p\,q\:r;;"),
        ('say "hi"', "back\\slash", r"WIFI:T:WPA;S:say \"hi\";P:back\\slash;;"),
        ("Büro Süd", "12345678", "WIFI:T:WPA;S:Büro Süd;P:12345678;;"),
    ],
)
def test_the_code_of_a_network(name: str, passphrase: str, code: str) -> None:
    assert wifi_code(name, passphrase) == code


@given(st.text(min_size=1, max_size=32), st.text(min_size=8, max_size=63))
def test_any_name_and_passphrase_come_through(name: str, passphrase: str) -> None:
    assert read(wifi_code(name, passphrase)) == (name, passphrase)


@pytest.mark.parametrize(
    ("name", "passphrase", "wrong"),
    [
        ("retro", "12345678", ""),
        ("ü" * 16, "x" * 63, ""),
        ("", "12345678", "no_name"),
        ("ü" * 17, "12345678", "long_name"),
        ("retro", "1234567", "short"),
        ("retro", "x" * 64, "long"),
        ("retro", "schlüssel", "letters"),
        ("retro", "tab\tulator", "letters"),
    ],
)
def test_what_a_network_does_not_take(name: str, passphrase: str, wrong: str) -> None:
    assert fault(name, passphrase) == wrong


def test_suggestions_are_good_random_and_easy_to_read() -> None:
    made = {suggested_passphrase() for _ in range(50)}
    assert len(made) == 50
    for passphrase in made:
        assert re.fullmatch(r"([2-9c-x]{4}-){2}[2-9c-x]{4}", passphrase)
        assert not set(passphrase) & set("lo01isz5b8a") - set("58")
        assert fault(suggested_name(), passphrase) == ""


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    room = DeskRoom(qtbot, 1280, 720)
    room.console.set_join(url="http://a/#1", short_url="192.168.1.20:8777", code="K7QM")
    room.show(view("lobby"))
    return room


def test_both_codes_are_shown_with_a_few_clicks(room: DeskRoom) -> None:
    room.click("openHotspot")
    assert room.focus() == "hotspotName"
    passphrase = room.text("hotspotPassphrase")
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type("Harbour;1")
    assert room.asked == []
    room.click("shareHotspot")
    assert room.asked == [("hotspot", "Harbour;1", passphrase)]
    assert room.text("hotspotState") == "The board shows two codes: the Wi-Fi Harbour;1, then the room."
    room.click("openHotspot")
    room.click("endHotspot")
    assert room.asked[-1] == ("hotspot", "", "")


def test_what_does_not_fit_is_said_and_not_shown(room: DeskRoom) -> None:
    room.click("openHotspot")
    room.click("hotspotPassphrase")
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type("short")
    room.settle()
    assert room.text("hotspotFault") == "The passphrase needs at least 8 characters."
    assert not room.find("shareHotspot").isEnabled()


def test_the_next_session_knows_nothing_of_it(room: DeskRoom) -> None:
    room.click("openHotspot")
    room.click("shareHotspot")
    room.console.begin()
    room.settle()
    assert room.asked[-1] == ("hotspot", "", "")
    hotspot = room.console.property("hotspot")
    assert (hotspot.fact("name"), hotspot.fact("passphrase")) == ("", "")


@pytest.mark.parametrize(
    ("platform", "words", "commands"),
    [("linux", "GNOME", 2), ("windows", "Mobile hotspot", 0), ("macos", "Internet Sharing", 0)],
)
def test_the_advice_is_for_this_system(room: DeskRoom, platform: str, words: str, commands: int) -> None:
    room.console.property("hotspot").show(platform=platform)
    room.click("openHotspot")
    assert words in room.text("hotspotStep:0")
    assert sum(room.has(f"hotspotCommand:{n}") for n in range(2)) == commands


def test_what_is_pasted_into_a_terminal_is_one_word_each(room: DeskRoom) -> None:
    hotspot = room.console.property("hotspot")
    hotspot.show(platform="linux")
    hotspot.open()
    hotspot.setName("it's; reboot")
    hotspot.setPassphrase("$(id) `id`")
    room.settle()
    command = room.find("hotspotCommand:0").property("text")
    assert command == r"nmcli device wifi hotspot ssid 'it'\''s; reboot' password '$(id) `id`'"


def test_the_board_shows_the_network_first(qtbot: QtBot) -> None:
    room = BoardRoom(qtbot)
    everything = bodies(4)
    room.board.set_wifi("retro-k7qm", "c7xk-4h2m-p9wd")
    room.show("lobby", everything["lobby"])
    assert room.has("wifiCode") and room.has("joinCode") and not room.has("joinPanel")
    assert {"retro-k7qm", "c7xk-4h2m-p9wd", "or type 192.168.1.20:8777"} <= set(room.texts())
    shown = room.find("wifiCode").property("source")
    assert shown == "image://code/WIFI%3AT%3AWPA%3BS%3Aretro-k7qm%3BP%3Ac7xk-4h2m-p9wd%3B%3B"
    room.board.set_join("http://10.42.0.1:8777/#1.x", "10.42.0.1:8777", "K7QM 2XHD")
    assert room.find("wifiCode").property("source") == shown
    room.show("collect", everything["collect"])
    assert room.has("wifiCorner")
    room.board.set_wifi("", "")
    assert not room.has("wifiCorner")
    room.show("lobby", everything["lobby"])
    assert room.has("joinPanel") and not room.has("wifiCode")
