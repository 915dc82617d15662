"""The ladder of what to try when no phone arrives, and what the lobby says of the way in."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from retrokit.ui.console import JoinAddress
from tests.ui.console_views import view
from tests.ui.desk_room import DeskRoom

JOIN: dict[str, Any] = {
    "addresses": (JoinAddress("192.168.1.20", "192.168.1.20 · Wi-Fi"),),
    "chosen": "192.168.1.20",
    "url": "http://192.168.1.20:8777/#1.x",
    "short_url": "192.168.1.20:8777",
    "code": "K7QM",
}

UNBLOCK = (
    'Get-NetFirewallApplicationFilter -Program "{program}" | Get-NetFirewallRule '
    "| Where-Object Action -eq Block | Remove-NetFirewallRule"
)
ALLOW = (
    "New-NetFirewallRule -DisplayName retrokit -Direction Inbound -Action Allow -Protocol TCP "
    '-LocalPort 8777 -Program "{program}"'
)


@pytest.fixture
def room(qtbot: QtBot) -> DeskRoom:
    room = DeskRoom(qtbot, 1280, 720)
    room.console.set_join(**JOIN)
    room.show(view("lobby"))
    return room


def test_step_by_step_down_to_the_hotspot(room: DeskRoom) -> None:
    assert not room.has("ladder")
    room.console.set_join(**JOIN, alone=True)
    room.settle()
    questions = [room.text("ladderQuestion")]
    assert "192.168.1.20" in room.text("ladderAnswer") and "Stay connected" in room.text("ladderAnswer")
    while room.has("ladderFurther"):
        room.click("ladderFurther")
        questions.append(room.text("ladderQuestion"))
    assert len(set(questions)) == 5
    for word, question in zip(
        ("same network", "guests", "firewall", "VPN", "this laptop"), questions, strict=True
    ):
        assert word in question
    room.click("ladderBack")
    assert room.text("ladderQuestion") == questions[3]
    room.click("ladderFurther")
    room.click("ladderHotspot")
    assert room.has("hotspotName")


def test_it_goes_with_the_first_phone_and_begins_anew(room: DeskRoom) -> None:
    room.console.set_join(**JOIN, alone=True)
    room.settle()
    first = room.text("ladderQuestion")
    room.click("ladderFurther")
    room.console.set_join(**JOIN)
    room.settle()
    assert not room.has("ladder")
    room.console.set_join(**JOIN, alone=True)
    room.settle()
    assert room.text("ladderQuestion") == first


@pytest.mark.parametrize(
    ("platform", "commands"),
    [
        ("linux", ["sudo ufw allow 8777/tcp", "sudo firewall-cmd --add-port=8777/tcp"]),
        (
            "windows",
            [UNBLOCK, ALLOW],
        ),
        (
            "macos",
            [
                'sudo /usr/libexec/ApplicationFirewall/socketfilterfw --add "{program}" --unblockapp "{program}"'
            ],
        ),
    ],
)
def test_the_repair_of_the_firewall_is_exact(room: DeskRoom, platform: str, commands: list[str]) -> None:
    room.console.property("ladder").show(platform=platform)
    room.console.set_join(**JOIN, alone=True)
    room.settle()
    room.click("ladderFurther")
    room.click("ladderFurther")
    shown = [
        str(item.property("text"))
        for n in range(3)
        for item in room.items()
        if item.objectName() == f"command:{n}"
    ]
    assert shown == [command.format(program=sys.executable) for command in commands]


def test_a_command_is_copied_whole(room: DeskRoom, qtbot: QtBot) -> None:
    room.console.property("ladder").show(platform="linux")
    room.console.set_join(**JOIN, alone=True)
    room.settle()
    room.click("ladderFurther")
    room.click("ladderFurther")
    room.click("command:1:copy")
    assert QGuiApplication.clipboard().text() == "sudo firewall-cmd --add-port=8777/tcp"


def test_a_protected_page_is_named(room: DeskRoom) -> None:
    assert not room.has("pageProtected")
    room.console.set_join(
        **JOIN | {"short_url": "https://retro.harbour.test:8777"}, secured="retro.harbour.test"
    )
    room.settle()
    assert "https from retro.harbour.test" in room.text("pageProtected")
    assert "https://retro.harbour.test:8777" in room.text("joinText")
    assert not room.has("openBare")


def test_doubts_are_said_and_there_is_a_way_without(room: DeskRoom) -> None:
    room.console.set_join(**JOIN, secured="retro.harbour.test", advice="The name leads elsewhere.")
    room.settle()
    assert room.text("joinDoubtWords") == "The name leads elsewhere."
    room.click("openBare")
    assert room.asked == [("bare",)]
    room.console.set_join(**JOIN, advice="This is a public address.")
    room.settle()
    assert room.has("joinDoubt") and not room.has("openBare")


def test_a_certificate_that_keeps_the_room_shut_need_not(room: DeskRoom) -> None:
    room.console.set_join(advice="The certificate expired on 2026-11-01.", spare=True)
    room.settle()
    assert room.text("joinAdvice") == "The certificate expired on 2026-11-01."
    room.click("openBare")
    assert room.asked == [("bare",)]
