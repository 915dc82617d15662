"""Sounds: the files are soft and small, the player is asked once per event, and a laptop without sound is just quiet."""

from __future__ import annotations

import sys
import wave
from array import array
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from retrokit.facilitation import commands as c
from retrokit.facilitation.cues import CUES, Cue
from retrokit.paths import assets
from retrokit.sounds import Sounds
from retrokit.speaker import Silent, Speaker, player_for, speaker
from tests.facilitation.desk import CARDS, Desk
from tests.sound_sources import PEAK, RATE, SOUNDS, samples


class Heard:
    def __init__(self) -> None:
        self.cues: list[Cue] = []

    def play(self, cue: Cue) -> None:
        self.cues.append(cue)


@pytest.mark.parametrize("cue", CUES)
def test_a_sound_is_small_soft_and_as_its_source_says(cue: Cue) -> None:
    file = assets() / "sounds" / f"{cue}.wav"
    assert file.stat().st_size < 40_000
    with wave.open(str(file)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, RATE)
        kept = array("h", sound.readframes(sound.getnframes()))
    assert 0.1 * 32_767 < max(map(abs, kept)) <= PEAK * 32_767
    assert abs(kept[0]) <= 1 and abs(kept[-1]) <= 40, "it neither begins nor ends with a click"
    made = samples(cue)
    # Sines differ in their last bit between machines.
    assert len(made) == len(kept) and all(abs(a - b) <= 1 for a, b in zip(made, kept, strict=True))


def test_there_is_a_source_for_every_cue() -> None:
    assert set(SOUNDS) == set(CUES)


def test_the_player_is_asked_once_per_event_and_never_while_sounds_are_off() -> None:
    heard, on = Heard(), True
    desk = Desk().phones(3).go("collect").write(*CARDS)
    sounds = Sounds(desk.session, heard, lambda: on)

    def do(*commands: c.Command) -> None:
        for command in commands:
            desk.do(command)
            sounds.heard(desk.session, desk.changes)

    do(c.StartTimer())
    desk.now += 300
    do(c.Tick(desk.now), c.Tick(desk.now), c.SampleCounts())
    assert heard.cues == ["time_up"]
    do(c.RevealCards(), c.SampleCounts(), c.GoToStage(3))
    assert heard.cues == ["time_up", "reveal"]
    on = False
    do(c.StartTimer())
    desk.now += 300
    do(c.Tick(desk.now))
    assert desk.session.timer.state == "over"
    on = True
    do(c.Tick(desk.now), c.SampleCounts())
    assert heard.cues == ["time_up", "reveal"], "what was muted is not made up for"


@pytest.mark.parametrize(
    ("system", "there", "command"),
    [
        ("darwin", ("afplay", "aplay"), ("/bin/afplay",)),
        ("linux", ("aplay", "paplay", "pw-play"), ("/bin/pw-play",)),
        ("linux", ("aplay", "paplay"), ("/bin/paplay",)),
        ("linux", ("aplay",), ("/bin/aplay", "-q")),
        ("linux", ("afplay",), ()),
        ("linux", (), ()),
        ("sunos5", ("aplay",), ()),
    ],
)
def test_what_the_system_brings_plays(system: str, there: tuple[str, ...], command: tuple[str, ...]) -> None:
    assert player_for(system, lambda name: f"/bin/{name}" if name in there else None) == command


def test_without_a_screen_nobody_listens(qtbot: QtBot) -> None:
    assert isinstance(speaker(assets() / "sounds"), Silent)


@pytest.mark.parametrize("end", ["exit 0", "echo no device >&2; echo no device; exit 1"])
def test_a_child_plays_the_file_and_says_nothing(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    end: str,
) -> None:
    """A real child process, which a laptop without a sound device lets fail."""
    monkeypatch.setattr(sys, "platform", "linux")
    child, told = tmp_path / "bin" / "aplay", tmp_path / "told"
    child.parent.mkdir()
    child.write_text(f'#!/bin/sh\necho "$@" >> "{told}"\n{end}\n', "utf-8")
    child.chmod(0o755)
    monkeypatch.setenv("PATH", f"{child.parent}:/bin:/usr/bin")
    monkeypatch.setattr("shutil.which", lambda name: str(child) if name == "aplay" else None)
    loud = Speaker(assets() / "sounds")
    loud.play("reveal")
    qtbot.waitUntil(lambda: told.is_file() and told.read_text("utf-8").endswith("\n"))
    assert told.read_text("utf-8").split() == ["-q", str(assets() / "sounds" / "reveal.wav")]
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")


def test_with_no_player_at_all_nothing_happens(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    for cue in CUES:
        Speaker(assets() / "sounds").play(cue)
    assert capfd.readouterr() == ("", "")
