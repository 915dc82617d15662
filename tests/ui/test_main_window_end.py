"""The end of the windows: whatever the collector takes first, QML says its last words to objects that still can hear."""

from __future__ import annotations

import gc

import pytest
from pytestqt.qtbot import QtBot

from retrokit.ui.console.drafts import Drafts
from tests.ui.console_views import view
from tests.ui.desk_room import DeskRoom


@pytest.mark.parametrize("stage", ["discuss", "decide"])
def test_editors_go_before_what_they_speak_to(qtbot: QtBot, stage: str) -> None:
    gc.collect()
    for _ in range(2):
        room = DeskRoom(qtbot)
        room.show(view(stage))
        del room
        with qtbot.captureExceptions() as said:
            gc.collect()
        assert not said


def test_a_last_word_after_everything_was_taken() -> None:
    """QML is taken down by the collector too, sometimes after it emptied the object that an editor speaks to."""
    drafts = Drafts(lambda command: None)
    drafts.__dict__.clear()
    drafts.leave("notes")
