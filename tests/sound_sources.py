"""Makes the sounds of the app from sines; ``python -m tests.sound_sources`` writes them to ``assets/sounds``.

They are ours from the first sample on, so they carry the licence of everything else here.
"""

from __future__ import annotations

import io
import math
import wave
from array import array
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "assets/sounds"
RATE = 22_050
PEAK = 10 ** (-18 / 20)
RISE_S = 0.012
FADE_S = 0.06

# Each tone: when it begins (s), its pitch (Hz), how loud beside the others, and how fast it dies away (1/s).
Tone = tuple[float, float, float, float]
SOUNDS: dict[str, tuple[float, tuple[Tone, ...]]] = {
    # A bowl that is struck once: a low tone and its soft fifth.
    "time_up": (0.85, ((0.0, 440.0, 1.0, 4.0), (0.0, 659.26, 0.45, 6.0))),
    # Paper turning over: two short tones, upwards.
    "reveal": (0.5, ((0.0, 523.25, 0.8, 11.0), (0.11, 783.99, 1.0, 9.0))),
}


def samples(name: str) -> array[int]:
    """16 bit, one channel, no louder than ``PEAK`` of full scale; begins and ends in silence."""
    length_s, tones = SOUNDS[name]
    count = round(length_s * RATE)
    plain = [sum(_at(tone, n / RATE) for tone in tones) * _envelope(n / RATE, length_s) for n in range(count)]
    loudest = max(abs(value) for value in plain)
    return array("h", (math.trunc(value / loudest * PEAK * 32_767) for value in plain))


def wav(name: str) -> bytes:
    """The file of that sound."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples(name).tobytes())
    return out.getvalue()


def _at(tone: Tone, seconds: float) -> float:
    begin, pitch, loud, decay = tone
    since = seconds - begin
    if since < 0:
        return 0.0
    rise = min(1.0, since / RISE_S)
    return loud * rise * math.exp(-decay * since) * math.sin(2 * math.pi * pitch * since)


def _envelope(seconds: float, length_s: float) -> float:
    return min(1.0, max(0.0, (length_s - seconds) / FADE_S))


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for each in SOUNDS:
        (FOLDER / f"{each}.wav").write_bytes(wav(each))
