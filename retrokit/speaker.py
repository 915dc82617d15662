"""Plays a sound file with what the system brings: winsound, afplay, or one of the small players of Linux.

Qt's own player would add a package of 160 MB for two soft tones. The child that plays is never waited for and says
nothing: a laptop without a sound device is not in trouble, it is quiet.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication

from retrokit.facilitation.cues import Cue

# In the order in which they are tried: those that share the device with other programs first.
PLAYERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "darwin": (("afplay",),),
    "linux": (("pw-play",), ("paplay",), ("aplay", "-q")),
}


def player_for(system: str, which: Callable[[str], str | None]) -> tuple[str, ...]:
    """The command that plays a file on ``system`` (as ``sys.platform``), without the file; () where there is none."""
    for name, *options in PLAYERS.get(system, ()):
        if found := which(name):
            return (found, *options)
    return ()


class Speaker:
    """``folder`` holds a WAV file for every cue. Nothing is looked for before the first sound."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _command(self) -> tuple[str, ...]:
        return player_for(sys.platform, shutil.which)

    def play(self, cue: Cue) -> None:
        file = str(self._folder / f"{cue}.wav")
        if sys.platform == "win32":
            import winsound

            with contextlib.suppress(RuntimeError):
                winsound.PlaySound(file, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        elif self._command:
            program, *options = self._command
            child = QProcess()
            child.setProgram(program)
            child.setArguments([*options, file])
            child.setStandardOutputFile(QProcess.nullDevice())
            child.setStandardErrorFile(QProcess.nullDevice())
            child.startDetached()


class Silent:
    """Nobody is there to hear anything."""

    def play(self, cue: Cue) -> None:
        pass


def speaker(folder: Path) -> Speaker | Silent:
    """What is played through on this machine; without a screen there is no room that listens."""
    return Silent() if QGuiApplication.platformName() == "offscreen" else Speaker(folder)
