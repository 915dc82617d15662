"""Set the stage: the purpose and the ground rules, for everybody to read."""

from __future__ import annotations

from retrokit.facilitation.faces import WelcomeBody
from retrokit.facilitation.formats import Stage


def body(stage: Stage) -> WelcomeBody:
    return WelcomeBody(stage.points)
